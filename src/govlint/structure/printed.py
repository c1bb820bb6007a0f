"""Where spans stand on printed pages, and where the running text begins and ends there."""

from __future__ import annotations

from collections import Counter

from govlint.model.document import Document
from govlint.model.elements import Span
from govlint.model.pages import Box
from govlint.model.units import from_mm


def printed_at(document: Document, span: Span) -> tuple[int | None, Box | None]:
    """Return page and box of a span; of the first page alone where it crosses pages."""
    first: int | None = None
    box: Box | None = None
    for line in (line for page in document.pages for line in page.lines):
        if (line.block, line.cell) != (span.block, span.cell) or first not in (None, line.page):
            continue
        start, end = max(line.start, span.start), min(line.end, span.end)
        if start > end or (start == end and span.start != span.end):
            continue
        left, right = line.edges[start - line.start], line.edges[end - line.start]
        here = (left, line.box[1], right, line.box[3])
        box = here if box is None else _union(box, here)
        first = line.page
    return first, box


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def text_edges(document: Document, page: int | None = None) -> tuple[float, float] | None:
    """Return the left and right edge of the running text on upright pages, in points.

    The commonest left edge, and the commonest right edge among lines that are filled; None where
    the format has no pages. With ``page`` only pages of its side count, odd or even, since a
    paper printed on both sides may have its text further out on one.
    """
    lines = [
        line
        for one in document.pages
        if one.width <= one.height and (page is None or one.number % 2 == page % 2)
        for line in one.lines
        if line.cell is None
    ]
    if not lines:
        return None
    left = _commonest([line.box[0] for line in lines])
    reach = max(line.box[2] for line in lines)
    filled = [-line.box[2] for line in lines if line.box[2] > reach - from_mm(12)]
    # Mirrored, so that of two edges as common as each other the outer one counts on both sides.
    right = -_commonest(filled)
    return left, right


def _commonest(values: list[float]) -> float:
    """Return the middle of the values in the fullest bin of two points."""
    bins = Counter(round(value / 2) for value in values)
    best = min(bins, key=lambda key: (-bins[key], key))
    return sorted(value for value in values if round(value / 2) == best)[bins[best] // 2]
