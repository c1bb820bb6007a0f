"""Units out of the rows: first those with codes that several regions share, then the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import polars as pl

from govlint.lists.matching.clusters import Unit
from govlint.lists.matching.codes import NATIONAL
from govlint.lists.matching.names import Name, name_of
from govlint.lists.matching.rows import body_key, norms_of, type_key

_WORD = 64
"""Bits of a column that holds a part of the regions of a unit."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a comparison in their forms.

    Attributes:
        of_key: the most frequent name of each key, by the place of the key.
        of_light: the same for each light form.
        places: ``name`` to ``key`` and ``light``, the places of its forms.
    """

    of_key: Sequence[Name]
    of_light: Sequence[Name]
    places: pl.DataFrame


def read_names(rows: pl.DataFrame) -> Names:
    """Bring every distinct name into its forms."""
    counted = rows.group_by("name").len().sort("len", "name", descending=[True, False])
    forms = [name_of(text) for text in counted["name"]]
    of_key: dict[str, Name] = {}
    of_light: dict[tuple[str, str], Name] = {}
    for name in forms:
        of_key.setdefault(name.key, name)
        of_light.setdefault((name.key, name.light), name)
    keys = {key: place for place, key in enumerate(of_key)}
    lights = {light: place for place, light in enumerate(of_light)}
    places = counted.select("name").with_columns(
        pl.Series("key", [keys[name.key] for name in forms], dtype=pl.UInt32),
        pl.Series("light", [lights[name.key, name.light] for name in forms], dtype=pl.UInt32),
    )
    return Names(list(of_key.values()), list(of_light.values()), places)


def coded_units(rows: pl.DataFrame, size: int) -> pl.DataFrame:
    """Return a unit for each code and key of codes that two regions have, or the catalogue.

    Args:
        rows: with ``region``, ``code`` and ``key``.
        size: how many regions there are; the catalogue is the one behind them.
    """
    coded = rows.lazy().filter(pl.col("code") != "")
    first, last = pl.col("region").min(), pl.col("region").max()
    codes = coded.group_by("code").agg(usable=(first != last) | (last == size))
    usable = codes.filter("usable").select("code")
    found = _grouped(coded.join(usable, on="code", how="semi"), ["code", "key"], size)
    return found.sort("code", "key").with_row_index("unit")


def _grouped(rows: pl.LazyFrame, keys: Sequence[str], size: int) -> pl.DataFrame:
    """Return groups of rows: how many each has, and its regions, 64 of them in a column.

    Rows are looked at once, for the word that has the bit of their region; words are few.
    """
    region = pl.col("region")
    powers = pl.lit(pl.Series([1 << bit for bit in range(_WORD)], dtype=pl.UInt64))
    parts = (
        rows.with_columns(powers.gather(region % _WORD).alias("bits"), word=region // _WORD)
        .group_by(*keys, "word")
        .agg(pl.len().alias("rows"), pl.col("bits").bitwise_or())
    )
    words = [
        pl.when(pl.col("word") == word)
        .then("bits")
        .otherwise(pl.lit(0, dtype=pl.UInt64))
        .bitwise_or()
        .alias(f"regions{word}")
        for word in range(size // _WORD + 1)
    ]
    return parts.group_by(keys).agg(pl.col("rows").sum(), *words).collect()


def _regions(frame: pl.DataFrame) -> list[int]:
    """Return the regions of every unit as the bits of one number."""
    found = [0] * frame.height
    for word, column in enumerate(name for name in frame.columns if name.startswith("regions")):
        found = [
            bits | part << word * _WORD for bits, part in zip(found, frame[column], strict=True)
        ]
    return found


def make_coded(
    frame: pl.DataFrame, names: Sequence[Name], types: Mapping[int, str], laws: Mapping[int, str]
) -> list[Unit]:
    """Return the units with codes.

    Args:
        frame: out of ``coded_units``.
        names: name of each key.
        types: type of a unit.
        laws: basis of a unit, for those of which it is asked.
    """
    columns = (frame["unit"], frame["key"], frame["code"], frame["rows"], _regions(frame))
    return [
        Unit(
            place=unit,
            name=names[key],
            code=code,
            type=type_key(types.get(unit, "")),
            norms=norms_of(laws.get(unit, "")),
            regions=regions,
            rows=count,
        )
        for unit, key, code, count, regions in zip(*columns, strict=True)
    ]


def most_frequent(rows: pl.LazyFrame, column: str) -> dict[int, str]:
    """Return the text of a column that most rows of each unit have, empty ones not counted."""
    counted = rows.filter(pl.col(column) != "").group_by("unit", column).len()
    ordered = counted.sort("unit", "len", column, descending=[False, True, False])
    best = ordered.unique("unit", keep="first", maintain_order=True).collect()
    return dict(zip(best["unit"], best[column], strict=True))


def named_units(
    rows: pl.DataFrame, names: Sequence[Name], size: int, first: int
) -> tuple[pl.DataFrame, list[Unit]]:
    """Return units for rows without a code to go by, and ``row`` to ``unit``.

    Rows of one name, type and basis are one unit. Where a region has several rows of one name and
    type, the bodies are asked besides.

    Args:
        rows: with ``row``, ``region``, ``key``, ``light``, ``code``, ``type``, ``basis``, ``body``.
        names: names of the light forms.
        size: how many regions there are.
        first: place of the first unit.
    """
    kind, types = _interned(rows, "type", type_key)
    basis, norms = _interned(rows, "basis", norms_of)
    stray = pl.col("code").str.contains(f"^{NATIONAL.pattern}$")
    told = _repeated(rows.with_columns(kind, basis, stray.alias("stray")))
    body, bodies = _interned(told, "body", body_key)
    told = told.with_columns(body)
    groups = _grouped(told.lazy(), _TOLD, size)
    groups = groups.sort(_TOLD).with_row_index("unit", offset=first)
    placed = told.select("row", *_TOLD).join(groups.select("unit", *_TOLD), on=_TOLD, how="left")
    units = [
        Unit(
            place=row["unit"],
            name=names[row["light"]],
            type=types[row["type"]],
            norms=norms[row["basis"]],
            body=bodies[row["body"]],
            regions=regions,
            rows=row["rows"],
            stray=row["stray"],
        )
        for row, regions in zip(groups.iter_rows(named=True), _regions(groups), strict=True)
    ]
    return placed.select("row", "unit"), units


def _repeated(rows: pl.DataFrame) -> pl.DataFrame:
    """Mark the rows of which their region has several of one name and type: ``twice``.

    The bodies of others are left out, unless some region has several of their name and type.
    """
    counted = rows.lazy().group_by("region", "key", "type").len().filter(pl.col("len") > 1)
    twice = counted.select("region", "key", "type", twice=pl.lit(True)).collect()
    several = twice.select("key", "type", asked=pl.lit(True)).unique()
    return (
        rows.join(twice, on=["region", "key", "type"], how="left", maintain_order="left")
        .join(several, on=["key", "type"], how="left", maintain_order="left")
        .with_columns(
            pl.col("twice").fill_null(False),
            pl.when("asked").then("body").otherwise(pl.lit("")).alias("body"),
        )
        .drop("asked")
    )


_TOLD = ["light", "type", "basis", "body", "twice", "stray"]

T = TypeVar("T")


def _interned(
    rows: pl.DataFrame, column: str, made: Callable[[str], T]
) -> tuple[pl.Series, list[T]]:
    """Number what a function makes of the texts of a column, each text looked at once."""
    texts = rows.get_column(column).unique().sort().to_list()
    numbers: dict[T, int] = {}
    found = [numbers.setdefault(made(text), len(numbers)) for text in texts]
    table = pl.DataFrame(
        {column: texts, "number": found}, schema={column: pl.String, "number": pl.UInt32}
    )
    joined = rows.select(column).join(table, on=column, how="left", maintain_order="left")
    return joined.get_column("number").alias(column), list(numbers)
