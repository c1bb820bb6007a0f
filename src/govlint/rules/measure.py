"""What pages tell of the type area: its edges, its pitch, its filled pages; in points.

All of it is measured on upright pages and on running text: the first line of a paragraph is
indented, titles are centred, tables have margins of their own.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.model.pages import Page, PrintedLine
from govlint.rules.context import Context
from govlint.structure.printed import DIFFERENT, goes_on, text_edges

ODD, EVEN = 1, 2
"""Pages that stand for their sides."""
LINES_OF_A_PAGE = 5
HANGING = "，。、；：！？”’）〉》」』】〕,.;:!?)"
"""Marks that may hang over the right edge."""


class Edges(NamedTuple):
    """Left and right edge of the running text."""

    left: float
    right: float


def upright_pages(context: Context) -> list[Page]:
    """Return the pages that are not landscape."""
    return [page for page in context.official.document.pages if page.width <= page.height]


def text_lines(context: Context) -> Iterator[PrintedLine]:
    """Yield the printed lines of upright pages that stand in no table."""
    for page in upright_pages(context):
        yield from (line for line in page.lines if line.block is not None and line.cell is None)


def edges(context: Context, page: int | None = None) -> Edges | None:
    """Return the edges of the running text; None where too few lines show them.

    Args:
        context: the document.
        page: a page whose side counts, ``ODD`` or ``EVEN``, where the two differ.
    """
    found = text_edges(context.official.document, page)
    return Edges(*found) if found else None


def median(values: Sequence[float]) -> float:
    """Return the middle one of some values, of an even number the lower of two."""
    return sorted(values)[(len(values) - 1) // 2]


def is_mirrored(context: Context) -> bool:
    """Tell whether odd and even pages have their text at other places."""
    odd, even = edges(context, ODD), edges(context, EVEN)
    return odd is not None and even is not None and abs(odd.left - even.left) > DIFFERENT


def first_tops(context: Context) -> list[tuple[float, Page]]:
    """Return where the text of later pages begins, the highest first.

    A page with few lines may hold a signature or the 版记 alone, and begin anywhere.
    """
    pages = [page for page in upright_pages(context)[1:] if len(page.lines) >= LINES_OF_A_PAGE]
    return sorted(((page.lines[0].box[1], page) for page in pages), key=lambda one: one[0])


def pitch_of(lines: Iterable[PrintedLine]) -> float:
    """Return the commonest distance between the base lines of neighbours; 0 where there is none."""
    steps = Counter(
        round(below.baseline - above.baseline, 1)
        for above, below in itertools.pairwise(lines)
        if above.page == below.page and below.baseline - above.baseline > above.size / 2
    )
    return max(sorted(steps), key=lambda step: steps[step]) if steps else 0.0


def pitch_of_text(context: Context) -> float:
    """Return the commonest distance between base lines inside paragraphs; 0: unknown."""
    lines = [line for line in text_lines(context) if context.official.zones[line.block or 0]]
    inside = [
        pair
        for pair in itertools.pairwise(lines)
        if pair[0].block == pair[1].block and goes_on(context.official.document, pair[0])
    ]
    steps = [pitch for pair in inside if (pitch := pitch_of(pair))]
    return max(sorted(set(steps)), key=steps.count) if steps else 0.0


def filled_pages(context: Context) -> list[Page]:
    """Return the upright pages whose text goes on, without a break, on the next page."""
    return [
        page
        for page in upright_pages(context)
        if page.lines and goes_on(context.official.document, page.lines[-1])
    ]


def own_bottom(context: Context) -> tuple[float, float] | None:
    """Return where the text of filled pages ends: the em box of the last line, and its pitch.

    A lower edge that a page draws for itself lies between the first and the sum of both, less the
    size of the type; None where no page is filled.
    """
    pages = filled_pages(context)
    if not pages:
        return None
    bottom = median([page.lines[-1].box[3] for page in pages])
    hang = max(0.0, pitch_of_text(context) - pages[0].lines[-1].size)
    return bottom, bottom + hang


def hanging(context: Context, line: PrintedLine) -> float:
    """Return the width of the mark at the end of a line that may hang over the edge."""
    if line.block is None or line.end <= line.start:
        return 0.0
    text = context.official.document.blocks[line.block].text
    mark = text[line.end - 1 : line.end] if line.cell is None else ""
    return min(line.edges[-1] - line.edges[-2], line.size) if mark in HANGING and mark else 0.0
