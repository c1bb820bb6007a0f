"""Precision and recall of matching rows across regions without codes, by stage and by variant.

    python -m benchmarks.lists.matching [--regions N …] [--share S] [--seed N] [--misses N]
                                        [--only names|bases|codes] [--lists FILE FILE …]

Names are invented, many of them near misses of each other; every region leaves a tenth of the
matters out and writes a share of the others in its own way. A pair of rows of two regions is right
where both are of one matter. ``bases`` adds types and bases, ``codes`` codes as well: a tenth of
them empty, one in 200 mistyped, one in 200 that of another matter. ``--lists`` matches real lists
instead, and prints what was matched and what is asked about, to be read.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks.lists.names import matters, regions, type_of, written
from govlint.lists.aligning import align
from govlint.lists.reading import read_list
from govlint.model.items import ItemList
from govlint.model.listing import RegionList


@dataclass(frozen=True)
class Made:
    """Lists of regions, and of every row the matter that it is and how its name was changed."""

    lists: list[RegionList]
    truth: pl.DataFrame
    """``region``, ``position``, ``truth``, ``kind`` and ``name``."""


NAMES, BASES, CODES = "names", "bases", "codes"


def make(count: int, share: float, seed: int, told: str, kept: float = 0.9) -> Made:
    """Make lists.

    Args:
        count: how many regions.
        share: share of names that are written another way.
        seed: of chance.
        told: what the lists have: names alone, types and bases, or codes besides.
        kept: share of the matters that a region has.
    """
    chance = random.Random(seed)
    names = matters()
    lists: list[RegionList] = []
    truth: list[tuple[int, int, int, str, str]] = []
    for place, region in enumerate(regions(count)):
        own = [number for number in range(len(names)) if chance.random() < kept]
        chance.shuffle(own)
        written_names = [written(names[number], region, chance, share) for number in own]
        columns = {"name": [variant.text for variant in written_names]}
        kinds = [variant.kind for variant in written_names]
        if told != NAMES:
            columns["type"] = [type_of(names[number]) for number in own]
            columns["basis"] = [_basis(number, chance) for number in own]
        if told == CODES:
            coded = [_code(number, len(names), chance) for number in own]
            columns["basic_code"] = [code for code, _ in coded]
            kinds = [
                f"code {how}" if how else kind for kind, (_, how) in zip(kinds, coded, strict=True)
            ]
        lists.append(region_list(region, columns))
        truth += [
            (place, at, number, kind, variant.text)
            for at, (number, kind, variant) in enumerate(
                zip(own, kinds, written_names, strict=True)
            )
        ]
    schema = ["region", "position", "truth", "kind", "name"]
    frame = pl.DataFrame(truth, schema=schema, orient="row").cast(
        {"region": pl.UInt32, "position": pl.UInt32}
    )
    return Made(lists, frame)


def _code(number: int, count: int, chance: random.Random) -> tuple[str, str]:
    """Return the code of a matter, and what is wrong with it."""
    code = f"0001{number:05d}000"
    drawn = chance.random()
    if drawn < 0.1:
        return "", "empty"
    if drawn < 0.105:
        at = chance.randrange(4, 9)
        return f"{code[:at]}{chance.randrange(10)}{code[at + 1 :]}", "mistyped"
    if drawn < 0.11:
        return f"0001{chance.randrange(count):05d}000", "of another"
    return code, ""


def _basis(number: int, chance: random.Random) -> str:
    law = f"《某业{number // 12}管理条例》第{number % 60 + 1}条"
    return chance.choice((law, law, f"{law}；《某省某业办法》第三条", ""))


def region_list(region: str, columns: dict[str, list[str]]) -> RegionList:
    """Return a list of a region with these columns."""
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)).with_columns(
        pl.int_range(2, pl.len() + 2, dtype=pl.UInt32).alias("row"),
        pl.lit(None, dtype=pl.String).alias("sheet"),
        pl.lit(None, dtype=pl.UInt32).alias("table"),
        pl.lit(None, dtype=pl.UInt32).alias("page"),
    )
    heads = {column: column for column in columns}
    return RegionList(region, 3, ItemList(f"{region}.csv", "csv", region, frame, heads))


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of rows that are one matter: found, right among them, and all there are."""

    found: int
    right: int
    all: int

    @property
    def precision(self) -> float:
        """Share of the found pairs that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of all pairs that are found."""
        return self.right / self.all if self.all else 1.0


def score(rows: pl.DataFrame) -> Score:
    """Count the pairs of rows with ``matter`` and ``truth``."""

    def pairs(frame: pl.DataFrame, *by: str) -> int:
        sizes = frame.group_by(by).len()["len"]
        return int((sizes * (sizes - 1) // 2).sum())

    held = rows.filter(pl.col("matter").is_not_null())
    return Score(pairs(held, "matter"), pairs(held, "matter", "truth"), pairs(rows, "truth"))


def by_row(rows: pl.DataFrame, column: str) -> list[tuple[str, int, int, int]]:
    """Count rows by a column: all, matched, and matched with rows of their own matter."""
    held = rows.filter(pl.col("matter").is_not_null())
    main = held.group_by("matter").agg(pl.col("truth").mode().min().alias("main"))
    judged = rows.join(main, on="matter", how="left").with_columns(
        right=pl.col("truth") == pl.col("main")
    )
    counted = judged.group_by(column).agg(
        pl.len(), pl.col("matter").is_not_null().sum().alias("matched"), pl.col("right").sum()
    )
    return [tuple(row) for row in counted.sort(column).iter_rows()]


def measure(made: Made, misses: int) -> pl.DataFrame:
    """Align, print the figures, return the rows with what became of them."""
    begun = time.perf_counter()
    alignment = align(made.lists)
    took = time.perf_counter() - begun
    rows = made.truth.join(alignment.rows, on=["region", "position"])
    total = score(rows)
    outcomes = Counter(rows["outcome"])
    print(
        f"precision {total.precision:.4f}  recall {total.recall:.4f}  rows {rows.height}  "
        f"{took:.2f} s  " + "  ".join(f"{k} {v}" for k, v in sorted(outcomes.items()))
    )
    for column in ("method", "kind"):
        for what, number, matched, right in by_row(rows, column):
            print(f"  {column:7}{what or '-':17}{number:8}  matched {matched:8}  right {right:8}")
    _show(rows, misses)
    return rows


def _show(rows: pl.DataFrame, misses: int) -> None:
    held = rows.filter(pl.col("matter").is_not_null())
    main = held.group_by("matter").agg(
        pl.col("truth").mode().min().alias("main"), pl.col("name").mode().min().alias("as")
    )
    wrong = held.join(main, on="matter").filter(pl.col("truth") != pl.col("main"))
    left = rows.filter(pl.col("matter").is_null())
    for label, frame in (("wrong", wrong), ("left", left)):
        for row in frame.head(misses).iter_rows(named=True):
            print(f"  {label}: {row['name']} ({row['kind']}, {row['outcome']}) {row.get('as', '')}")


def show(files: Sequence[str]) -> None:
    """Match the lists of files and print the matters and the rows under review."""
    lists = [RegionList(Path(file).stem, None, read_list(file)) for file in files]
    alignment = align(lists)
    names = alignment.matters["name"].to_list()
    asked: dict[tuple[int, int], list[str]] = {}
    for region, position, matter in alignment.candidates.select(
        "region", "position", "matter"
    ).iter_rows():
        asked.setdefault((region, position), []).append(names[matter])
    print(alignment.rows.group_by("region", "outcome", "method").len().sort("region", "outcome"))
    for row in alignment.rows.sort("matter", "region").iter_rows(named=True):
        if row["outcome"] != "only_here":
            at = row["region"], row["position"]
            name = lists[at[0]].items.frame["name"][at[1]]
            found = [row["outcome"], row["matter"], row["method"], row["confidence"]]
            print(*found, lists[at[0]].name, name, row["reason"], *asked.get(at, ()), sep=" | ")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures for the asked numbers of regions."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--regions", type=int, nargs="+", default=[2, 8, 30])
    parser.add_argument("--share", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--only", choices=(NAMES, BASES, CODES))
    parser.add_argument("--lists", nargs="+")
    asked = parser.parse_args(arguments)
    if asked.lists:
        show(asked.lists)
        return
    for count in asked.regions:
        for told in [asked.only] if asked.only else (NAMES, BASES, CODES):
            print(f"{count} regions, {told}:")
            measure(make(count, asked.share, asked.seed, told), asked.misses)


if __name__ == "__main__":
    main(sys.argv[1:])
