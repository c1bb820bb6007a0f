"""Cells of files of one header as they are read: as numbers, column by column.

The text of a file is let go as soon as its cells are numbers. A column in which nearly every cell
of every file has a text of its own (实施编码) stays texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

import polars as pl

from govlint.lists.coding import Coded, numbered
from govlint.model.grid import Grid, GridFile

FEWEST = 4
"""Files of one header from which on they are understood together."""
_MOSTLY = 0.5
"""Share of a file's cells that are new from which on, in most files, a column stays texts."""
_SEVERAL = 256
"""Texts from which on looking one up costs more than looking at the file before."""
Column = Coded | pl.Series


@dataclass(slots=True)
class Coding:
    """What numbers the texts of files of one header have; held by one thread at a time.

    Attributes:
        width: how many columns there are.
        files: how many files were read.
        kinds: the numbers of each column; None where it stays texts.
        sizes: how many texts each column has.
        fresh: in how many files most cells of a column were new.
        last: each column of the file before, as texts and as numbers.
    """

    width: int
    files: int = 0
    kinds: dict[int, pl.Categorical | None] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    fresh: dict[int, int] = field(default_factory=dict)
    last: dict[int, tuple[pl.Series, pl.Series]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


def encoded(grid: Grid, coding: Coding) -> Grid:
    """Return a grid whose cells are numbers, from the file on that makes it worth while."""
    with coding.lock:
        coding.files += 1
        if coding.files < FEWEST:
            return grid
        columns = [_encoded(series, place, coding) for place, series in enumerate(grid.frame)]
    return replace(grid, frame=pl.DataFrame(columns))


def _encoded(series: pl.Series, place: int, coding: Coding) -> pl.Series:
    if place not in coding.kinds:
        coding.kinds[place] = pl.Categorical(pl.Categories.random())
    kind = coding.kinds[place]
    if kind is None:
        return series
    found = _like_the_last(series, place, coding)
    if found is None:
        found = series.cast(kind)
        if _is_fresh(found, place, coding):
            coding.kinds[place] = None
            coding.last.pop(place, None)
            return series
    coding.last[place] = series, found
    return found


def _like_the_last(series: pl.Series, place: int, coding: Coding) -> pl.Series | None:
    """Return a column as numbers by way of the file before, where most rows are the same there.

    Lists that were filled in from one template have the same matters in the same rows.
    """
    texts, known = coding.last.get(place, (None, None))
    if texts is None or known is None or texts.len() != series.len():
        return None
    if series.equals(texts, null_equal=True):
        return known
    if coding.sizes.get(place, 0) < _SEVERAL:
        return None
    other = series.ne_missing(texts).arg_true()
    if other.len() > _MOSTLY * series.len():
        return None
    more = pl.int_range(series.len(), series.len() + other.len(), dtype=pl.UInt32, eager=True)
    taken = pl.int_range(series.len(), dtype=pl.UInt32, eager=True).scatter(other, more)
    return pl.concat([known, series.gather(other).cast(known.dtype)]).gather(taken)


def _is_fresh(found: pl.Series, place: int, coding: Coding) -> bool:
    """Tell whether in most files most cells of a column have a text of their own."""
    known = coding.sizes.get(place, 0)
    most = found.to_physical().max()
    size = max(known, most + 1 if isinstance(most, int) else 0)
    coding.sizes[place] = size
    if not known or size - known <= _MOSTLY * found.len():
        return False
    coding.fresh[place] = coding.fresh.get(place, 0) + 1
    return coding.fresh[place] > _MOSTLY * (coding.files - FEWEST)


def as_read(file: GridFile) -> GridFile:
    """Return a file with the texts of its cells."""
    texts = pl.selectors.categorical().cast(pl.String)
    return replace(
        file,
        grids=tuple(replace(grid, frame=grid.frame.with_columns(texts)) for grid in file.grids),
    )


def column_of(grids: Sequence[Grid], place: int, begin: int, trim: pl.Expr) -> Column:
    """Return a column of all grids, its cells without outer blanks, never null."""
    name = str(place)
    parts = [grid.frame.to_series(place).slice(begin).alias(name) for grid in grids]
    kinds = [part.dtype for part in parts if part.dtype != pl.String]
    if len(parts) - len(kinds) >= FEWEST:
        return pl.concat([_trimmed(part.cast(pl.String), trim) for part in parts])
    whole = pl.concat([part.cast(kinds[0]) for part in parts])
    found = numbered(whole, lambda texts: texts.alias(name).to_frame().select(trim).to_series())
    return found.filled()


def _trimmed(part: pl.Series, trim: pl.Expr) -> pl.Series:
    """Take the blanks off texts; where there are none, they are not written anew."""
    found = part.to_frame().select(trim.fill_null("")).to_series()
    return part if part.equals(found) else found


def frame_of(name: str, column: Column) -> pl.DataFrame:
    """Return a frame of the texts of a column, each once where it has numbers."""
    return (column.texts if isinstance(column, Coded) else column).alias(name).to_frame()
