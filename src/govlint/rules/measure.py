"""What pages tell of the type area: its edges, its pitch, its filled pages; in points.

All of it is measured on upright pages and on running text: the first line of a paragraph is
indented, titles are centred, tables have margins of their own.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govlint.model.elements import Element
from govlint.model.pages import Page, PrintedLine
from govlint.rules.context import Context

TEXTS = (Element.BODY, Element.ISSUED, Element.ATTACHMENT)
FEWEST = 3
"""Lines that must agree before an edge is believed."""
BIN = 1.0
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


def goes_on(context: Context, line: PrintedLine) -> bool:
    """Tell whether the line's paragraph goes on behind it: such a line is filled."""
    if line.block is None or line.cell is not None:
        return False
    rest = context.official.document.blocks[line.block].text[line.end :]
    return bool(rest.strip()) and not rest.startswith(("\n", "\f"))


def edges(context: Context, parity: int | None = None) -> Edges | None:
    """Return the edges of the running text; None where too few lines show them.

    Args:
        context: the document.
        parity: 1 for odd pages, 0 for even ones; None for all.
    """
    lines = [
        line
        for line in text_lines(context)
        if context.official.zones[line.block or 0] in TEXTS
        and (parity is None or line.page % 2 == parity)
    ]
    left = _commonest([line.box[0] for line in lines if _begins_inside(context, line)])
    right = _commonest([line.box[2] for line in lines if goes_on(context, line)])
    return None if left is None or right is None else Edges(left, right)


def _begins_inside(context: Context, line: PrintedLine) -> bool:
    """Tell whether a line is not the first of its paragraph."""
    before = context.official.document.blocks[line.block or 0].text[: line.start]
    return bool(before.strip()) and not before.endswith(("\n", "\f"))


def _commonest(values: Sequence[float]) -> float | None:
    """Return the middle of the values that agree best; None for fewer than ``FEWEST``."""
    bins = Counter(round(value / BIN) for value in values)
    if not bins:
        return None
    # Two bins side by side count together, so that no edge is parted between them.
    best = max(sorted(bins), key=lambda key: bins[key] + bins[key + 1])
    near = [value for value in values if round(value / BIN) in (best, best + 1)]
    return median(near) if len(near) >= FEWEST else None


def median(values: Sequence[float]) -> float:
    """Return the middle one of some values, of an even number the lower of two."""
    return sorted(values)[(len(values) - 1) // 2]


def is_mirrored(context: Context) -> bool:
    """Tell whether odd and even pages have their text at other places."""
    odd, even = edges(context, 1), edges(context, 0)
    return odd is not None and even is not None and abs(odd.left - even.left) > 2


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
        if pair[0].block == pair[1].block and goes_on(context, pair[0])
    ]
    steps = [pitch for pair in inside if (pitch := pitch_of(pair))]
    return max(sorted(set(steps)), key=steps.count) if steps else 0.0


def filled_pages(context: Context) -> list[Page]:
    """Return the upright pages whose text goes on, without a break, on the next page."""
    return [
        page for page in upright_pages(context) if page.lines and goes_on(context, page.lines[-1])
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
