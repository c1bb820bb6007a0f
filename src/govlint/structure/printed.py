"""Where spans stand on printed pages, and where the running text begins and ends there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.model.document import Document
from govlint.model.elements import Span
from govlint.model.pages import Box, PrintedLine

FEWEST = 3
"""Lines that must agree before an edge is believed."""
DIFFERENT = 2.0
"""Points by which the text of odd and even pages must differ to count apart."""


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

    Only lines inside a paragraph show them: its first line is indented, its last one short.

    Args:
        document: a document with pages.
        page: count pages of its side alone, odd or even, where the sides differ: a paper printed
            on both sides may have its text further out on one.

    Returns:
        The edges; None where fewer than ``FEWEST`` lines agree on each.
    """
    sides = _sides(document) if page is not None else {}
    return sides[page % 2] if page is not None and sides else _edges(document, _lines(document))


def _sides(document: Document) -> dict[int, tuple[float, float]]:
    """Return the edges of odd (1) and even (0) pages where they differ.

    Where too few lines show those of one side, they are the mirror image of the other's if more
    of them fit that than the other's own.
    """
    lines = {side: _lines(document, side) for side in (0, 1)}
    found = {side: edges for side in (0, 1) if (edges := _edges(document, lines[side])) is not None}
    if len(found) == 2:
        return found if abs(found[1][0] - found[0][0]) > DIFFERENT else {}
    for side, edges in found.items():
        width = document.pages[0].width
        image = (width - edges[1], width - edges[0])
        lefts = [line.box[0] for line in lines[1 - side] if begins_inside(document, line)]
        mirrored, same = (
            sum(abs(left - edge) <= DIFFERENT for left in lefts) for edge in (image[0], edges[0])
        )
        if mirrored > same:
            return {side: edges, 1 - side: image}
    return {}


def _lines(document: Document, side: int | None = None) -> list[PrintedLine]:
    return [
        line
        for page in document.pages
        if page.width <= page.height and side in (None, page.number % 2)
        for line in page.lines
        if line.block is not None and line.cell is None
    ]


def _edges(document: Document, lines: Sequence[PrintedLine]) -> tuple[float, float] | None:
    left = commonest([line.box[0] for line in lines if begins_inside(document, line)])
    right = commonest([line.box[2] for line in lines if goes_on(document, line)])
    return None if left is None or right is None else (left, right)


def begins_inside(document: Document, line: PrintedLine) -> bool:
    """Tell whether a line is not the first of its paragraph."""
    before = document.blocks[line.block or 0].text[: line.start]
    return bool(before.strip()) and not before.endswith(("\n", "\f"))


def goes_on(document: Document, line: PrintedLine) -> bool:
    """Tell whether the paragraph of a line goes on behind it: such a line is filled."""
    if line.block is None or line.cell is not None:
        return False
    rest = document.blocks[line.block].text[line.end :]
    return bool(rest.strip()) and not rest.startswith(("\n", "\f"))


def commonest(values: Sequence[float]) -> float | None:
    """Return the middle of the values that agree best; None for fewer than ``FEWEST``."""
    bins = Counter(round(value) for value in values)
    if not bins:
        return None
    # Two bins side by side count together, so that no edge is parted between them.
    best = max(sorted(bins), key=lambda key: bins[key] + bins[key + 1])
    near = sorted(value for value in values if round(value) in (best, best + 1))
    return near[(len(near) - 1) // 2] if len(near) >= FEWEST else None
