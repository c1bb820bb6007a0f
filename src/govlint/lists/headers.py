"""The header of a table: which rows it stands in, and what each column is headed with."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from govlint.lists.fields import (
    CHILD,
    CODE,
    EXACT,
    IGNORED,
    LONGEST_HEADER,
    PART,
    SERIAL,
    Meaning,
    is_header,
    is_unit,
)
from govlint.lists.guides import is_advice, is_numbering
from govlint.model.grid import Grid, Merged
from govlint.model.items import Field

SEARCHED = 120
"""Rows at the top of a table in which its header is looked for first."""
DEEPEST = 4
"""Rows of the deepest header."""
SEARCHED_BELOW = 5_000
"""Rows that are looked through for a header that stands still deeper."""
_LONGEST_GROUP = 24
_NAMING = frozenset(
    (
        *(CHILD, CODE, Field.NAME, Field.PARENT, Field.PROOF),
        *(Field.ITEM_CODE, Field.BASIC_CODE, Field.HANDLING_CODE),
    )
)
"""Columns that tell which matter it is; with one of them a table is a list."""
_MANY = 3
_TELLING = frozenset(
    (
        *(Field.TYPE, Field.BASIS, Field.LEGAL_LIMIT, Field.PROMISED_LIMIT, Field.CONDITIONS),
        *(Field.MATERIALS, Field.DUTY, Field.ACCOUNTABILITY, Field.LEVEL, Field.AUDIENCE),
    )
)
"""Columns that only lists of matters have, of which ``_MANY`` make one without a name."""
_ENOUGH, _ROWS_BEHIND = 3, 5
"""Known columns that make a header, and rows behind it in which a better one may still come."""
_SURE = _TELLING | {Field.BODY, Field.ITEM_CODE, Field.BASIC_CODE, Field.HANDLING_CODE, CODE}
"""Columns that beside a name make a list, however many columns are not known."""
_OF_PART = re.compile("(?:名称|条款|内容|条文|文号|全文|条款号)$")
_LABELLED = re.compile("[:：]\\s*\\S|\\d{4}年")
"""A cell that gives something beside its label (填报单位：甲市教育局): no header."""
Means = Callable[[tuple[str, ...]], Meaning | None]
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """A header as found.

    Attributes:
        levels: of each column what it is headed with, from above; empty: nothing.
        first: first row of the frame that belongs to it; equals ``begin`` where the file itself
            names its columns.
        begin: first row below it.
        rows: its rows as printed, for telling where they are repeated.
        above: rows above it that have text: row of the frame and its cells.
    """

    levels: tuple[tuple[str, ...], ...]
    first: int
    begin: int
    rows: tuple[tuple[str, ...], ...] = ()
    above: tuple[tuple[int, tuple[str, ...]], ...] = ()


def header_of(grid: Grid, means: Means) -> Header | None:
    """Find the header of a grid.

    Args:
        grid: the cells.
        means: tells what a header stands for.

    Returns:
        None where no row names columns that are known.
    """
    if grid.header is not None:
        meanings = [means(levels) for levels in grid.header if levels]
        is_list = _is_list(one.field for one in meanings if one)
        return Header(tuple(grid.header), 0, 0) if is_list else None
    rows = _texts(grid.frame.head(SEARCHED))
    found = _found(rows, _areas(grid.merged, 0, len(rows)), means)
    if found is not None or grid.frame.height <= SEARCHED:
        return found
    return _found_below(grid, means)


def _texts(frame: pl.DataFrame) -> list[list[str]]:
    return [[(cell or "").strip() for cell in row] for row in frame.iter_rows()]


def _areas(merged: Sequence[Merged], top: int, height: int) -> list[Merged]:
    """Return the merged areas within a window of rows, counted from its top."""
    return [
        Merged(area.top - top, area.left, min(area.bottom - top, height - 1), area.right)
        for area in merged
        if top <= area.top < top + height
    ]


def _found_below(grid: Grid, means: Means) -> Header | None:
    """Look for a header that stands below the rows searched first."""
    words = pl.concat(
        [grid.frame[name].slice(SEARCHED, SEARCHED_BELOW).unique() for name in grid.frame.columns]
    ).unique()
    known = [word for word in words if word and len(word) < LONGEST_HEADER and is_header(word)]
    if len(known) < 2:
        return None
    hits = grid.frame.slice(SEARCHED, SEARCHED_BELOW).select(
        pl.sum_horizontal(pl.all().is_in(known)).alias("hits")
    )["hits"]
    place = hits.arg_max()
    if place is None or hits[place] < 2:
        return None
    top = max(0, SEARCHED + place - DEEPEST - 6)
    rows = _texts(grid.frame.slice(top, DEEPEST + 26))
    found = _found(rows, _areas(grid.merged, top, len(rows)), means)
    if found is None:
        return None
    above = tuple((top + row, cells) for row, cells in found.above)
    return Header(found.levels, found.first + top, found.begin + top, found.rows, above)


def _found(rows: Rows, areas: Sequence[Merged], means: Means) -> Header | None:
    best = _best_row(rows, means)
    if best is None:
        return None
    first = _upwards(rows, best, areas, means)
    last = _downwards(rows, first, best, areas, means)
    levels = _levels(rows, first, last, areas)
    begin = _behind(rows, last + 1, means)
    above = tuple((row, tuple(rows[row])) for row in range(first) if any(rows[row]))
    return Header(levels, first, begin, tuple(map(tuple, rows[first : last + 1])), above)


def _best_row(rows: Rows, means: Means) -> int | None:
    """Return the first row that names about as many known columns as any."""
    scores: list[float] = []
    for place, row in enumerate(rows):
        scores.append(_score(row, means))
        most = max(scores)
        if most >= _ENOUGH and place - scores.index(most) >= _ROWS_BEHIND:
            break
    most = max(scores, default=0)
    if most < 1 or (most < 2 and not _is_enough(rows, scores.index(most), means)):
        return None
    best = next(place for place, score in enumerate(scores) if score >= max(1.0, 0.7 * most))
    near = rows[max(0, best - 2) : best + 2]
    known = [one.field for row in near for cell in row if cell and (one := _meaning(cell, means))]
    return best if _is_list(known) else None


def _is_enough(rows: Rows, place: int, means: Means) -> bool:
    """Tell whether one known column makes a header: in a narrow table, or where it is the name."""
    widest = max((sum(map(bool, row)) for row in rows), default=0)
    known = [one for cell in rows[place] if cell and (one := _meaning(cell, means))]
    is_name = any(one.field == Field.NAME and one.strength >= EXACT for one in known)
    return widest <= 2 or (is_name and all(len(cell) <= _LONGEST_GROUP for cell in rows[place]))


def _is_list(fields: Iterable[str]) -> bool:
    """Tell whether columns are those of a list of matters, and not of any other table."""
    found = set(fields)
    named = bool(found & _NAMING)
    return named or (len(found - {IGNORED, SERIAL}) >= _MANY and bool(found & _TELLING))


def _score(row: Sequence[str], means: Means) -> float:
    """Count the different known columns of a row; text between them speaks against it."""
    cells = [cell for cell in row if cell]
    if sum(len(cell) > LONGEST_HEADER for cell in cells) > len(cells) / 3:
        return 0
    found = {one.field for cell in cells if (one := _meaning(cell, means))}
    score = float(len(found)) - (0.5 if IGNORED in found else 0)
    return score if len(found) * 5 >= len(set(cells)) or _is_surely_list(cells, means) else 0


def _is_surely_list(cells: Sequence[str], means: Means) -> bool:
    """Tell whether the known columns among many others are those of a list of matters."""
    known = [one for cell in cells if (one := _meaning(cell, means)) and one.strength >= EXACT]
    found = {one.field for one in known}
    named = bool(found & {Field.NAME, Field.PROOF, CHILD}) and bool(found & _SURE)
    return named or len(found & _TELLING) >= _MANY


def _meaning(cell: str, means: Means) -> Meaning | None:
    if len(cell) > LONGEST_HEADER or _LABELLED.search(cell):
        return None
    return means((cell,))


def _upwards(rows: Rows, best: int, areas: Sequence[Merged], means: Means) -> int:
    """Return the first row of the header: headings over several columns stand above."""
    first = best
    while first > 0 and best - first < DEEPEST - 1:
        row = rows[first - 1]
        if not _is_group_row(row, rows[first], first - 1, areas, means):
            break
        first -= 1
    tops = range(max(0, best - DEEPEST + 1), first)
    return next((top for top in tops if _heads(rows[top : best + 1], means)), first)


def _heads(block: Rows, means: Means) -> bool:
    """Tell whether rows are one header: the first names the matters, the others divide the rest."""
    names = {column for column, cell in enumerate(block[0]) if cell and _is_name(cell, means)}
    behind = [*block[2:], ()]
    return bool(names) and all(
        _has_words_alone(row, after, names, means)
        for row, after in zip(block[1:], behind, strict=True)
    )


def _is_name(cell: str, means: Means) -> bool:
    found = _meaning(cell, means)
    return found is not None and (found.field == SERIAL or found.field in _NAMING)


def _is_group_row(
    row: Sequence[str], below: Sequence[str], place: int, areas: Sequence[Merged], means: Means
) -> bool:
    cells = {cell for cell in row if cell}
    if len(cells) < 2 or any(len(c) > _LONGEST_GROUP or _LABELLED.search(c) for c in cells):
        return False
    reaches = any(area.top == place and area.bottom > place for area in areas)
    fills = any(cell and not under for cell, under in zip(row, below, strict=True))
    return reaches or (fills and any(_meaning(cell, means) for cell in cells))


def _downwards(rows: Rows, first: int, best: int, areas: Sequence[Merged], means: Means) -> int:
    """Return the last row of the header: what its headings are divided into stands below."""
    last = max([best, *(a.bottom for a in areas if first <= a.top <= best and _is_head(a, rows))])
    last = min(last, first + DEEPEST - 1, len(rows) - 1)
    while last + 1 < len(rows) and last + 1 - first < DEEPEST:
        if not _divides(rows, first, last, areas, means):
            break
        last += 1
    return last


def _is_head(area: Merged, rows: Rows) -> bool:
    return area.bottom - area.top < DEEPEST and area.left < len(rows[area.top])


def _divides(rows: Rows, first: int, last: int, areas: Sequence[Merged], means: Means) -> bool:
    """Tell whether the row behind ``last`` says what headings above it are divided into."""
    row = rows[last + 1]
    places = [place for place, cell in enumerate(row) if cell]
    if not places or any(len(row[p]) > _LONGEST_GROUP or _LABELLED.search(row[p]) for p in places):
        return False
    units = [place for place in places if is_unit(row[place])]
    if len(units) == len(places):
        return True
    block = rows[first : last + 2]
    if not all(place in units or _is_open(block, first, place, areas) for place in places):
        after = rows[last + 2] if last + 2 < len(rows) else ()
        return not areas and _divides_all(block, after, means)
    levels = _levels(rows, first, last + 1, areas)
    known = sum(_is_known(means(levels[place]), row[place]) for place in places)
    return known * 2 >= len(places)


def _divides_all(block: Rows, after: Sequence[str], means: Means) -> bool:
    """Tell whether a row has nothing where matters are named, and elsewhere words of headers alone.

    A csv file cannot say which cells are merged: 办结时限 may stand above each of 法定 and 承诺.

    Args:
        block: the rows of the header so far, and the one behind them.
        after: the row behind that one.
        means: tells what a header stands for.
    """
    names = {
        column
        for row in block[:-1]
        for column, cell in enumerate(row)
        if cell and _is_name(cell, means)
    }
    if not names or not _has_words_alone(block[-1], after, names, means):
        return False
    several = sum(map(bool, block[-1])) > 1
    return several or (bool(after) and _has_words_alone(after, (), names, means))


def _has_words_alone(
    row: Sequence[str], after: Sequence[str], names: Collection[int], means: Means
) -> bool:
    """Tell whether a row has words of headers alone, or headings of such in the row behind it."""
    if not any(row) or any(row[column] for column in names):
        return False
    heads = bool(after) and not any(after[column] for column in names)
    return all(
        _meaning(cell, means) is not None
        or (heads and after[column] != "" and _meaning(after[column], means) is not None)
        for column, cell in enumerate(row)
        if cell
    )


def _is_known(meaning: Meaning | None, cell: str) -> bool:
    """Tell whether a cell below a heading says more of it: 法定, or 条款 below 设定依据."""
    return meaning is not None and (meaning.strength > PART or _OF_PART.search(cell) is not None)


def _is_open(block: Rows, first: int, place: int, areas: Sequence[Merged]) -> bool:
    """Tell whether a column has a heading that it shares with others, or none so far.

    Args:
        block: the rows of the header so far, and the one behind them.
        first: place of the first of them among all rows.
        place: the column.
        areas: merged areas.
    """
    head, behind = block[:-1], block[-1]
    for depth in range(len(head) - 1, -1, -1):
        row = first + depth
        area = next(
            (a for a in areas if a.top <= row <= a.bottom and a.left <= place <= a.right), None
        )
        if area is not None:
            return area.left < area.right and area.bottom == first + len(head) - 1
        if head[depth][place]:
            alone = depth == len(head) - 1 and place + 1 < len(behind)
            return alone and not head[depth][place + 1] and bool(behind[place + 1])
    return True


def _levels(
    rows: Rows, first: int, last: int, areas: Sequence[Merged]
) -> tuple[tuple[str, ...], ...]:
    """Return the headings of each column, from above, merged areas spread over their columns."""
    block = [list(rows[place]) for place in range(first, last + 1)]
    width = len(block[0]) if block else 0
    inside = [area for area in areas if first <= area.top <= last]
    for area in inside:
        for row in range(area.top, min(area.bottom, last) + 1):
            for column in range(area.left, min(area.right, width - 1) + 1):
                block[row - first][column] = rows[area.top][area.left]
    if not any(area.left < area.right for area in inside):
        _spread(block)
    return tuple(tuple(_column(block, column)) for column in range(width))


def _spread(block: list[list[str]]) -> None:
    """Carry headings to the right where a file cannot say that cells are merged (csv).

    They reach over empty cells with something below, up to where a heading above them ends.
    """
    printed = [list(row) for row in block]
    for depth in range(len(block) - 1):
        row, below = block[depth], block[depth + 1 :]
        for column in range(1, len(row)):
            starts = any(above[column] for above in printed[:depth])
            divided = all(any(under[place] for under in below) for place in (column - 1, column))
            if not row[column] and divided and not starts:
                row[column] = row[column - 1]


def _column(block: Sequence[Sequence[str]], column: int) -> Iterator[str]:
    before = ""
    for row in block:
        if row[column] and row[column] != before:
            before = row[column]
            yield before


def _behind(rows: Rows, begin: int, means: Means) -> int:
    """Return the first row of matters: numbers of columns and advice how to fill in are passed."""
    place = begin
    while place < len(rows) and place < begin + DEEPEST:
        if any(rows[place]) and not is_guide(rows[place], means):
            break
        place += 1
    passed = rows[begin:place]
    return place if any(map(any, passed)) else begin


def is_guide(row: Sequence[str], means: Means) -> bool:
    """Tell whether a row below a header numbers, explains or names the columns once more."""
    cells = [cell for cell in row if cell]
    named = len(cells) > 1 and all(_meaning(cell, means) for cell in cells)
    return named or is_numbering(row) or is_advice(row)
