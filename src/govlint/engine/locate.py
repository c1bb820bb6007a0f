"""From a span of the model to a place in the original."""

from __future__ import annotations

from govlint.model.elements import Element, OfficialDocument, Span
from govlint.model.pages import Box
from govlint.model.position import Location, source_place
from govlint.rules.vocabulary import section_of
from govlint.structure.printed import printed_at


def locate(
    official: OfficialDocument,
    element: str,
    span: Span,
    page: int | None = None,
    box: Box | None = None,
) -> Location:
    """Return the location of a span; line and column where the format has lines.

    Args:
        official: the document.
        element: name of the element, for the path.
        span: the span.
        page: page of something that stands in no block.
        box: its place there.
    """
    blocks = official.document.blocks
    if not blocks:
        return Location(0, 0, 0, page=page, path=_path(element), box=box)
    block = blocks[span.block]
    place = source_place(block, span.start, span.cell)
    if page is None:
        page, box = printed_at(official.document, span)
    return Location(
        block=span.block,
        start=span.start,
        end=span.end,
        page=page if page is not None else block.page,
        line=place.line if place else None,
        column=place.column if place else None,
        path=_path(element),
        cell=span.cell,
        box=box,
    )


def _path(element: str) -> str:
    return f"{section_of(Element(element))}/{element}" if element in set(Element) else element
