"""Regions made by hand, and what became of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from govlint.model.items import ItemList
from govlint.model.listing import Alignment, RegionList

FIELDS = ("name", "basic_code", "type", "basis", "body")


def region(name: str, *rows: str, fields: Sequence[str] = FIELDS) -> RegionList:
    """Make a region; each row is its fields parted by ``|``, those left out empty."""
    return RegionList(name, 3, listed(*rows, fields=fields, name=name))


def listed(*rows: str, fields: Sequence[str] = FIELDS, name: str = "目录") -> ItemList:
    cells = [row.split("|") for row in rows]
    columns = {
        field: [row[at] if at < len(row) else "" for row in cells]
        for at, field in enumerate(fields)
    }
    frame = pl.DataFrame(columns, schema=dict.fromkeys(fields, pl.String)).with_columns(
        pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias("row"),
        pl.lit(None, dtype=pl.String).alias("sheet"),
        pl.lit(None, dtype=pl.UInt32).alias("table"),
        pl.lit(None, dtype=pl.UInt32).alias("page"),
    )
    return ItemList(f"{name}.csv", "csv", name, frame, {field: field for field in fields})


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what became of it."""

    region: str
    name: str
    matter: int | None
    method: str
    confidence: float
    outcome: str
    reason: str
    candidates: tuple[str, ...]


def rows(regions: Sequence[RegionList], alignment: Alignment) -> list[Row]:
    names = alignment.matters["name"].to_list()
    candidates: dict[tuple[int, int], list[str]] = {}
    for found in alignment.candidates.iter_rows(named=True):
        at = found["region"], found["position"]
        candidates.setdefault(at, []).append(names[found["matter"]])
    return [
        Row(
            regions[row["region"]].name,
            regions[row["region"]].items.frame["name"][row["position"]],
            row["matter"],
            row["method"],
            row["confidence"],
            row["outcome"],
            row["reason"],
            tuple(candidates.get((row["region"], row["position"]), ())),
        )
        for row in alignment.rows.iter_rows(named=True)
    ]


def matched(regions: Sequence[RegionList], alignment: Alignment) -> set[frozenset[str]]:
    """Return the matters as sets of 地区:名称, for matters of several rows."""
    groups: dict[int, set[str]] = {}
    for row in rows(regions, alignment):
        if row.matter is not None:
            groups.setdefault(row.matter, set()).add(f"{row.region}:{row.name}")
    return {frozenset(group) for group in groups.values() if len(group) > 1}
