"""Cells as a sheet writes them, made into the text that a person sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from govlint.model.grid import GridProblem
from govlint.readers.grids.number_formats import (
    NumberFormat,
    number_text,
    parse_format,
)
from govlint.readers.grids.serial_dates import iso_text
from govlint.readers.grids.sheet_parser import column_letters

TEXTS = {"row": pl.UInt32, "column": pl.UInt32, "text": pl.String}
_NAMED = 5
"""Cells that a message names; of the others it gives the number."""
_EXACT = 1e15
_GENERAL = parse_format("General")
_SHORT_WHOLE = r"^(?:0|-?[1-9][0-9]{0,14})$"


@dataclass
class Troubles:
    """Cells whose value cannot be had, by kind: row and column from 1."""

    cells: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, kind: str, cells: pl.DataFrame) -> None:
        """Note cells; only as many places are kept as a message names."""
        if cells.is_empty():
            return
        kept = self.cells.setdefault(kind, [])
        kept += cells.select("row", "column").head(_NAMED - len(kept)).rows()
        self.counts[kind] = self.counts.get(kind, 0) + len(cells)

    def problems(self) -> tuple[GridProblem, ...]:
        """Return one line for each kind."""
        return tuple(
            GridProblem(kind, _MESSAGES[kind].format(cells=self._named(kind)))
            for kind in _MESSAGES
            if kind in self.counts
        )

    def _named(self, kind: str) -> str:
        named = "、".join(f"{column_letters(column)}{row}" for row, column in self.cells[kind])
        count = self.counts[kind]
        return f"{named} 等 {count} 个单元格" if count > len(self.cells[kind]) else named


_MESSAGES = {
    "formula": "公式没有计算结果，按空白读取：{cells}；请用 Excel 或 WPS 打开后重新保存",
    "error_value": "公式结果是错误值（如 #N/A），按空白读取：{cells}；请改正公式",
    "precision": (
        "长编码存成了数字，第 15 位以后已经丢失：{cells}；请把该列设为文本格式后重新填写"
    ),
    "damaged": "单元格指向不存在的文字，按空白读取：{cells}；请用 Excel 或 WPS 打开后重新保存",
}


@dataclass(frozen=True, slots=True)
class CellContext:
    """What gives the cells of a sheet their text."""

    strings: pl.Series
    formats: tuple[NumberFormat, ...]
    date_1904: bool = False
    stale: bool = False


def cell_texts(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    """Return row, column and text of the cells that show anything."""
    cells = _without_results(cells, context, troubles)
    parts = [
        _READERS.get(str(kind), _as_text)(part, context, troubles)
        for (kind,), part in cells.partition_by("kind", as_dict=True).items()
    ]
    if not parts:
        return pl.DataFrame(schema=TEXTS)
    texts = pl.concat(parts)
    return texts.filter(pl.col("text").str.strip_chars() != "")


def _without_results(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    """Leave out formulas that nobody has calculated yet."""
    if not cells["formula"].any():
        return cells
    value = pl.col("value")
    empty = value.is_null() | ((value == "") & (pl.col("kind") != "str"))
    if context.stale:
        # Writers that cannot calculate put a 0 there; a 0 may be no result at all.
        empty = empty | ((value == "0") & (pl.col("kind") == "n"))
    missing = pl.col("formula") & empty
    troubles.add("formula", cells.filter(missing))
    return cells.filter(~missing)


def _shared(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    index = cells["value"].str.strip_chars().cast(pl.UInt32, strict=False)
    known = (index < len(context.strings)).fill_null(False)
    if not known.all():
        troubles.add("damaged", cells.filter(~known))
        cells, index = cells.filter(known), index.filter(known)
    return cells.select("row", "column", context.strings.gather(index).alias("text"))


def _as_text(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    return cells.select("row", "column", pl.col("value").alias("text"))


def _booleans(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    true = pl.col("value").str.strip_chars().is_in(["1", "true", "TRUE"])
    text = pl.when(true).then(pl.lit("TRUE")).otherwise(pl.lit("FALSE"))
    return cells.select("row", "column", text.alias("text"))


def _errors(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    troubles.add("error_value", cells)
    return pl.DataFrame(schema=TEXTS)


def _dates(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    return _by_distinct(cells, ["value"], lambda keys: [iso_text(key[0]) for key in keys])


def _numbers(cells: pl.DataFrame, context: CellContext, troubles: Troubles) -> pl.DataFrame:
    general = [number for number, form in enumerate(context.formats) if form.general]
    plain = pl.col("style").is_in(general) | (pl.col("style") >= len(context.formats))
    short = cells.select((plain & pl.col("value").str.contains(_SHORT_WHOLE)).alias("short"))
    quick = cells.filter(short["short"])
    others = cells.filter(~short["short"])
    read = quick.select("row", "column", pl.col("value").alias("text"))
    if others.is_empty():
        return read
    whole = pl.col("value").cast(pl.Float64, strict=False)
    long = others.filter((whole.abs() >= _EXACT) & (whole.abs() < 1e32) & (whole == whole.floor()))
    troubles.add("precision", long)
    shown = _by_distinct(others, ["value", "style"], lambda keys: _printed(keys, context))
    return pl.concat([read, shown])


def _printed(keys: Iterable[tuple[Any, ...]], context: CellContext) -> list[str]:
    formats = context.formats
    printed: list[str] = []
    for value, style in keys:
        form = formats[style] if style < len(formats) else _GENERAL
        try:
            number = float(value)
        except ValueError:
            printed.append(value)
            continue
        printed.append(number_text(number, form, context.date_1904))
    return printed


def _by_distinct(
    cells: pl.DataFrame, keys: list[str], read: Callable[[list[tuple[Any, ...]]], list[str]]
) -> pl.DataFrame:
    """Read each distinct value once."""
    distinct = cells.select(keys).unique()
    text = pl.Series("text", read(distinct.rows()), dtype=pl.String)
    known = distinct.with_columns(text)
    return cells.join(known, on=keys, how="left", maintain_order="left").select(list(TEXTS))


_Reader = Callable[[pl.DataFrame, CellContext, Troubles], pl.DataFrame]
_READERS: dict[str, _Reader] = {
    "s": _shared,
    "n": _numbers,
    "b": _booleans,
    "e": _errors,
    "d": _dates,
}
