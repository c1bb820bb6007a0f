"""Page setup of every section, with the headers and footers it shows or inherits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from govlint.model.document import Grid, Margin, Margins, Section
from govlint.readers.docx.names import VAL, Element, R, W
from govlint.readers.docx.values import TWIP, bounded, integer, measure, on_off

_GRIDS = {
    "default": "none",
    "lines": "lines",
    "linesAndChars": "lines_and_chars",
    "snapToChars": "snap_to_chars",
}
_CHAR_SPACE = 1 / 4096
"""``w:charSpace`` counts in 4096ths of a point."""

ReadMargin = Callable[[str, str, str, int], Margin | None]
"""Reads a ``header`` or ``footer`` by relationship id, as one kind, for the section of an index."""


def read_sections(
    elements: list[Element],
    starts: list[int],
    settings: Element | None,
    read: ReadMargin,
) -> tuple[Section, ...]:
    """Read the sections in order.

    Args:
        elements: ``w:sectPr`` of each section.
        starts: block index at which each section begins.
        settings: settings.xml, for mirrored margins and even pages.
        read: reads a header or footer.

    Returns:
        One section per element; a header that a section does not set is the previous one's.
    """
    mirrored = _setting(settings, "mirrorMargins")
    even = _setting(settings, "evenAndOddHeaders")
    found: list[Section] = []
    for element, start in zip(elements, starts, strict=True):
        section = replace(
            _page(element), first_block=start, mirrored=mirrored, even_pages_differ=even
        )
        before = found[-1] if found else section
        found.append(
            replace(
                section,
                headers=_margins(element, "header", before.headers, len(found), read),
                footers=_margins(element, "footer", before.footers, len(found), read),
            )
        )
    return tuple(found)


def _setting(settings: Element | None, name: str) -> bool:
    element = None if settings is None else settings.find(W + name)
    return element is not None and on_off(element.get(VAL))


def _page(element: Element) -> Section:
    size, columns = element.find(W + "pgSz"), element.find(W + "cols")
    numbers, title = element.find(W + "pgNumType"), element.find(W + "titlePg")
    return Section(
        first_block=0,
        width=None if size is None else measure(size.get(W + "w"), TWIP),
        height=None if size is None else measure(size.get(W + "h"), TWIP),
        landscape=size is not None and size.get(W + "orient") == "landscape",
        margins=_margin_widths(element.find(W + "pgMar")),
        grid=_grid(element.find(W + "docGrid")),
        columns=1 if columns is None else bounded(columns.get(W + "num"), 1, 1, 45),
        first_page_differs=title is not None and on_off(title.get(VAL)),
        page_number_start=None if numbers is None else integer(numbers.get(W + "start")),
    )


def _margin_widths(element: Element | None) -> Margins:
    if element is None:
        return Margins()

    def length(name: str) -> float | None:
        return measure(element.get(W + name), TWIP)

    return Margins(
        top=length("top"),
        bottom=length("bottom"),
        left=length("left"),
        right=length("right"),
        gutter=length("gutter") or 0.0,
        header=length("header"),
        footer=length("footer"),
    )


def _grid(element: Element | None) -> Grid | None:
    if element is None:
        return None
    kind = _GRIDS.get(element.get(W + "type") or "default", "none")
    pitch = measure(element.get(W + "linePitch"), TWIP)
    return Grid(kind, pitch, measure(element.get(W + "charSpace"), _CHAR_SPACE))


def _margins(
    element: Element, which: str, inherited: tuple[Margin, ...], index: int, read: ReadMargin
) -> tuple[Margin, ...]:
    margins = {margin.kind: margin for margin in inherited}
    for reference in element.iterfind(f"{W}{which}Reference"):
        kind = reference.get(W + "type") or "default"
        margin = read(which, reference.get(R + "id") or "", kind, index)
        if margin is not None:
            margins[margin.kind] = margin
    numbers = element.find(W + "pgNumType")
    printed = None if numbers is None else numbers.get(W + "fmt")
    return tuple(_with_number_format(margin, printed) for margin in margins.values())


def _with_number_format(margin: Margin, kind: str | None) -> Margin:
    """Give page numbers without a format of their own the section's."""
    if kind is None:
        return margin
    pages = tuple(
        replace(page, number_format=page.number_format or kind) for page in margin.page_numbers
    )
    return replace(margin, page_numbers=pages)
