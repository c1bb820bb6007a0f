"""The cells of a sheet put into a frame, with merged areas and hidden rows in its coordinates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import polars as pl

from govlint.model.grid import Grid, GridProblem, Merged
from govlint.readers.errors import ReadError
from govlint.readers.grids.sheet_parser import SheetLayout

_GAP = 1000
"""Longest run of empty rows that is kept: behind it a stray cell may stand a million rows down."""
_MAX_AREA = 1 << 27
"""Places of a frame, columns without any cell not counted; each costs 16 bytes."""
_NARROW = 64
"""Columns up to which each is looked for on its own: it spares a second copy of the sheet."""
_Column = tuple[int, pl.DataFrame]
_MAX_COVERED = 4_000_000


def sheet_grid(
    texts: Sequence[pl.DataFrame],
    layout: SheetLayout,
    sheet: str,
    problems: tuple[GridProblem, ...] = (),
) -> Grid:
    """Make a grid of the cells of a sheet (row, column, text; rows and columns from 1).

    Raises:
        ReadError: code ``limit``: the sheet is too big.
    """
    texts = _uncovered([part for part in texts if len(part)], layout.merged)
    if not texts:
        return Grid(pl.DataFrame(), sheet=sheet, problems=problems)
    numbers = _row_numbers(pl.concat([part["row"].unique() for part in texts]))
    used = pl.concat([part["column"].unique() for part in texts]).unique()
    if len(numbers) * len(used) > _MAX_AREA:
        raise ReadError("limit", "工作表过大（行数乘列数超过一亿），未读取；请拆分后再检查")
    frame = _frame(_by_column(texts, used.sort().to_list()), numbers)
    first, last = numbers[0], numbers[-1]
    gaps = last - first + 1 != len(numbers)
    return Grid(
        frame,
        rows=numbers if gaps else None,
        first_row=first,
        merged=_merged(layout.merged, numbers, frame.width),
        hidden_rows=frozenset(_positions(layout.hidden_rows, numbers)),
        hidden_columns=frozenset(
            number - 1 for number in layout.hidden_columns if number <= frame.width
        ),
        sheet=sheet,
        problems=problems,
    )


def _row_numbers(rows: pl.Series) -> Sequence[int]:
    """Return the rows of the frame: all from the first to the last, long empty runs left out."""
    used = rows.unique().sort()
    first, last = int(used[0]), int(used[-1])
    if last - first + 1 - len(used) <= _GAP:
        return range(first, last + 1)
    kept: list[int] = []
    before = first - 1
    for row in used.to_list():
        if row - before <= _GAP:
            kept += range(before + 1, row + 1)
        else:
            kept.append(row)
        before = row
    return range(first, last + 1) if len(kept) == last - first + 1 else kept


def _by_column(texts: Sequence[pl.DataFrame], used: list[int]) -> Iterator[_Column]:
    """Yield the cells of each column; narrow sheets are never held twice."""
    if len(used) > _NARROW:
        for (number,), part in pl.concat(texts).partition_by("column", as_dict=True).items():
            yield int(str(number)), part
        return
    for number in used:
        yield number, pl.concat([part.filter(pl.col("column") == number) for part in texts])


def _frame(parts: Iterator[_Column], numbers: Sequence[int]) -> pl.DataFrame:
    columns = {number: _column(part, numbers) for number, part in parts}
    empty = pl.Series([None], dtype=pl.String).new_from_index(0, len(numbers))
    return pl.DataFrame(
        [columns.get(number, empty).alias(str(number - 1)) for number in range(1, max(columns) + 1)]
    )


def _column(part: pl.DataFrame, numbers: Sequence[int]) -> pl.Series:
    """Put the texts of one column in their places."""
    if isinstance(numbers, range):
        places = part["row"] - numbers.start
    else:
        places = pl.Series(numbers, dtype=pl.UInt32).search_sorted(part["row"])
    order = pl.Series([None], dtype=pl.UInt32).new_from_index(0, len(numbers))
    order = order.scatter(places, pl.int_range(len(part), dtype=pl.UInt32, eager=True))
    return part["text"].gather(order)


def _positions(rows: set[int], numbers: Sequence[int]) -> list[int]:
    if isinstance(numbers, range):
        return [row - numbers.start for row in rows if row in numbers]
    places = ((bisect_left(numbers, row), row) for row in rows)
    return [at for at, row in places if at < len(numbers) and numbers[at] == row]


def _merged(
    areas: list[tuple[int, int, int, int]], numbers: Sequence[int], width: int
) -> tuple[Merged, ...]:
    """Return merged areas as far as they reach into the frame; single places are none."""
    found: list[Merged] = []
    for top, left, bottom, right in sorted(areas):
        first = bisect_left(numbers, top)
        last = bisect_left(numbers, bottom + 1) - 1
        right = min(right, width)
        if first <= last and left <= right and (first, left) != (last, right):
            found.append(Merged(first, left - 1, last, right - 1))
    return tuple(found)


def _uncovered(
    texts: list[pl.DataFrame], areas: list[tuple[int, int, int, int]]
) -> list[pl.DataFrame]:
    """Leave out text that a merged area covers: nobody sees it."""
    if not areas or not texts:
        return texts
    last_row = max(int(str(part["row"].max())) for part in texts)
    last_column = max(int(str(part["column"].max())) for part in texts)
    covered: list[tuple[int, int, int, int]] = []
    places = 0
    for top, left, bottom, right in areas:
        bottom, right = min(bottom, last_row), min(right, last_column)
        places += max(0, bottom - top + 1) * max(0, right - left + 1)
        if places > _MAX_COVERED:
            break
        if top <= bottom and left <= right:
            covered.append((top, left, bottom, right))
    if not covered:
        return texts
    spread = _spread(covered)
    kept = [part.join(spread, on=["row", "column"], how="anti") for part in texts]
    return [part for part in kept if len(part)]


def _spread(areas: list[tuple[int, int, int, int]]) -> pl.DataFrame:
    """Return the places of areas, their first ones left out."""
    frame = pl.DataFrame(areas, schema=["top", "left", "bottom", "right"], orient="row")
    frame = frame.with_columns(row=pl.int_ranges("top", pl.col("bottom") + 1)).explode("row")
    frame = frame.with_columns(column=pl.int_ranges("left", pl.col("right") + 1))
    first = (pl.col("row") == pl.col("top")) & (pl.col("column") == pl.col("left"))
    return frame.explode("column").filter(~first).select(pl.col("row", "column").cast(pl.UInt32))
