"""The type area: between which edges the running text of a page stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from govlint.readers.pdf.rows import Row
from govlint.readers.pdf.sheets import Sheet

_STEP = 2.0
_REACH = 34.0
"""Filled lines end so near to the farthest of them."""
_SEVERAL = 3
_SET_IN = (1.5, 2.6)
"""By so much, in em, a first line is set in."""
_NEAR = 2.4
"""Lines of a paragraph are no farther from each other, in sizes."""


@dataclass(frozen=True, slots=True)
class Area:
    """Left and right edge in points, and what most of the text there is set in."""

    left: float
    right: float
    size: float
    paper: tuple[float, float] = (0.0, 0.0)
    """Width and height of the page."""

    @property
    def middle(self) -> float:
        """Half-way between the edges."""
        return (self.left + self.right) / 2


Key = tuple[int, int, int]


def areas_of(sheets: Sequence[Sheet], rows: Mapping[int, Sequence[Row]]) -> dict[int, Area]:
    """Return the type area of every page by its number.

    Pages of one size are judged together, left and right pages apart, because margins may be
    mirrored; a side on which no line goes on is judged by all pages of the size.
    """
    sides: dict[Key, list[Row]] = defaultdict(list)
    sizes: dict[Key, list[Row]] = defaultdict(list)
    for sheet in sheets:
        key = _key(sheet)
        sides[key] += rows.get(sheet.number, ())
        sizes[key[0], key[1], 0] += rows.get(sheet.number, ())
    known: dict[Key, Area] = {}
    found: dict[int, Area] = {}
    for sheet in sheets:
        key = _key(sheet)
        if key not in known:
            both = sizes[key[0], key[1], 0]
            own = sides[key] if _turnovers(sides[key]) else both
            known[key] = _area(own, both, (sheet.width, sheet.height))
        found[sheet.number] = known[key]
    return found


def _area(own: Sequence[Row], both: Sequence[Row], paper: tuple[float, float]) -> Area:
    area = area_of(own, _common_size(both)) if both else None
    if area is None:
        return Area(0.0, paper[0], 0.0, paper)
    # Where no line is known to be filled, the margins are taken to be alike.
    right = area.right if _turnovers(own) else max(area.right, paper[0] - area.left)
    return Area(area.left, right, area.size, paper)


def _key(sheet: Sheet) -> Key:
    return round(sheet.width), round(sheet.height), 1 + sheet.number % 2


def area_of(rows: Iterable[Row], size: float | None = None) -> Area | None:
    """Return the type area of lines, None when there are none.

    Args:
        rows: the lines.
        size: what running text is set in; by default what most of these lines are.
    """
    lines = list(rows)
    if not lines:
        return None
    size = _common_size(lines) if size is None else size
    body = [row for row in lines if abs(row.size - size) <= 1.0] or lines
    left = _left(body)
    return Area(left, max(_right(body), left + size), size)


def _common_size(rows: Iterable[Row]) -> float:
    counts: Counter[float] = Counter()
    for row in rows:
        counts[row.format.size or round(row.size, 1)] += sum(map(str.isalnum, row.text))
    return max(counts, key=lambda size: (counts[size], size))


def _left(rows: Sequence[Row]) -> float:
    """Return the edge at which lines go on, else the leftmost at which more than one begins."""
    places = _turnovers(rows)
    if places:
        return _commonest(places)
    starts = sorted(row.x0 for row in rows)
    near = [[x for x in starts if start <= x <= start + _STEP] for start in starts]
    return median(next((group for group in near if len(group) > 1), starts[:1]))


def _turnovers(rows: Sequence[Row]) -> list[float]:
    """Return where lines begin that go on with the line above: below a first line set in, or flush.

    Only filled lines go on, so that signature and date are none.
    """
    if not rows:
        return []
    reach = _farthest(rows) - _REACH
    return [
        row.x0
        for before, row in pairwise(rows)
        if before.page == row.page
        and before.x1 >= reach
        and 0 < row.y - before.y <= _NEAR * before.size
        and (
            _SET_IN[0] <= (before.x0 - row.x0) / before.em <= _SET_IN[1]
            or (abs(before.x0 - row.x0) <= _STEP and row.x1 >= reach)
        )
    ]


def _right(rows: Sequence[Row]) -> float:
    """Return the edge at which most filled lines end; marks may hang over it."""
    farthest = _farthest(rows)
    filled = [row for row in rows if farthest - _REACH <= row.x1 <= farthest + _STEP]
    sharp = [row for row in filled if not row.hangs_over]
    return _commonest([row.x1 for row in sharp or filled])


def _farthest(rows: Sequence[Row]) -> float:
    """Return where the farthest lines end; a line or two may stick out beyond the text."""
    ends = sorted((row.x1 for row in rows), reverse=True)
    near = [
        bisect_right(ends, _REACH - end, key=lambda other: -other) - at
        for at, end in enumerate(ends)
    ]
    return ends[next((at for at, count in enumerate(near) if count >= _SEVERAL), 0)]


def _commonest(places: Sequence[float]) -> float:
    """Return the middle of the fullest stretch of places, the rightmost of several."""
    bins = Counter(round(place / _STEP) for place in places)
    best = max(bins, key=lambda bin: (bins[bin] + bins[bin - 1] + bins[bin + 1], bin))
    return median(place for place in places if abs(round(place / _STEP) - best) <= 1)
