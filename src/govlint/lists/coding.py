"""Texts of many lists as numbers: equal texts of a column have one number.

Hundreds of regions say the same in most cells. A text is trimmed, read and compared once, where it
stands in the table of its column; for rows there are numbers alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from govlint.model.items import ItemList

_TEXT, _PLACE = "text", "place"


@dataclass(frozen=True, eq=False)
class Coded:
    """A column of texts.

    Attributes:
        texts: the different texts, in order; some may stand in no row.
        numbers: place of the text of each row among them (UInt32); null where there is no cell.
    """

    texts: pl.Series
    numbers: pl.Series

    def strings(self) -> pl.Series:
        """Return the texts of the rows."""
        return self.texts.gather(self.numbers)

    def filled(self) -> Coded:
        """Return the column with an empty text where there is no cell."""
        if not self.numbers.null_count():
            return self
        if self.texts.head(1).eq("").any():
            return Coded(self.texts, self.numbers.fill_null(0))
        texts = pl.concat([pl.Series([""]), self.texts.alias("")])
        return Coded(texts, (self.numbers + 1).fill_null(0))

    def used(self) -> pl.Series:
        """Return the numbers that rows have, in order."""
        return _flags(self.numbers.drop_nulls()).arg_true()

    def mapped(self, made: pl.Series) -> Coded:
        """Return the column with another text for each of its texts."""
        texts, places = _ordered(made)
        return Coded(texts, places.gather(self.numbers))


Cells = pl.Series | Coded | None
"""Cells of a list: as texts, as numbers, or none where it has no such column."""


@dataclass(frozen=True, eq=False)
class CodedList(ItemList):
    """A list whose rows are some of the rows of a column of many lists.

    Attributes:
        codes: columns that have numbers, of all the lists that were read together.
        start: the first row of this list in them.
        of: the frame that the numbers are about.
    """

    codes: Mapping[str, Coded] = field(default_factory=dict)
    start: int = 0
    of: pl.DataFrame | None = None


def cells_of(items: ItemList, name: str) -> pl.Series | Coded:
    """Return the cells of a column that a list has, as numbers where it has them."""
    if isinstance(items, CodedList) and items.of is items.frame and name in items.codes:
        whole = items.codes[name]
        return Coded(whole.texts, whole.numbers.slice(items.start, items.frame.height))
    return items.frame[name]


def coded(strings: pl.Series) -> Coded:
    """Give the texts of a column numbers; null stays null."""
    return numbered(strings.cast(pl.Categorical(pl.Categories.random())))


def numbered(
    categories: pl.Series, change: Callable[[pl.Series], pl.Series] | None = None
) -> Coded:
    """Return a column of categories as numbers in the order of the texts.

    Args:
        categories: the column.
        change: what is made of its texts.
    """
    codes = categories.to_physical()
    used = _flags(codes.drop_nulls()).arg_true().cast(codes.dtype)
    texts = used.cat.to(categories.dtype).cast(pl.String)
    distinct, places = _ordered(change(texts) if change else texts)
    table = pl.repeat(0, _size(used), dtype=pl.UInt32, eager=True).scatter(used, places)
    return Coded(distinct, table.gather(codes))


def _ordered(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Return the different ones among some texts, in order, and the place of each text there."""
    distinct = texts.unique().sort()
    held = pl.DataFrame({_TEXT: texts})
    table = pl.DataFrame({_TEXT: distinct}).with_row_index(_PLACE)
    return distinct, held.join(table, on=_TEXT, how="left", maintain_order="left")[_PLACE]


def _size(codes: pl.Series) -> int:
    most = codes.max()
    return most + 1 if isinstance(most, int) else 1


def _flags(codes: pl.Series, size: int = 0) -> pl.Series:
    """Tell of each number whether it is among some."""
    flags = pl.repeat(False, max(size, _size(codes)), dtype=pl.Boolean, eager=True)
    return flags.scatter(codes, True)


def stack(cells: Sequence[Cells], heights: Sequence[int]) -> Coded:
    """Put cells of several lists one under the other, with one table of texts.

    Args:
        cells: the cells of each list.
        heights: how many rows each has.
    """
    if all(one is None for one in cells):
        none = pl.Series([None], dtype=pl.UInt32).new_from_index(0, sum(heights))
        return Coded(pl.Series([], dtype=pl.String), none)
    tables = {id(one.texts): one.texts for one in cells if isinstance(one, Coded)}
    strings = any(isinstance(one, pl.Series) for one in cells)
    if len(tables) == 1 and not strings:
        return Coded(next(iter(tables.values())), _below(cells, heights, {}))
    kind = pl.Categorical(pl.Categories.random())
    maps = {key: texts.cast(kind) for key, texts in tables.items()}
    return numbered(_below(cells, heights, maps, kind))


def _below(
    cells: Sequence[Cells],
    heights: Sequence[int],
    maps: Mapping[int, pl.Series],
    kind: pl.DataType | None = None,
) -> pl.Series:
    """Return numbers below each other, or categories where texts have some."""
    dtype = kind or pl.UInt32()
    none = pl.Series("", [None], dtype=dtype)
    parts: list[pl.Series] = []
    for one, height in zip(cells, heights, strict=True):
        if one is None:
            parts.append(none.new_from_index(0, height))
        elif isinstance(one, Coded):
            texts = maps.get(id(one.texts))
            parts.append(one.numbers if texts is None else texts.gather(one.numbers))
        else:
            parts.append(one.cast(dtype))
    named = [part.alias("") for part in parts]
    return pl.concat(named, rechunk=True) if named else pl.Series("", [], dtype=dtype)
