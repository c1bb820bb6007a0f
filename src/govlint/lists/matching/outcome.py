"""From clusters to the frames of an alignment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from govlint.lists.matching.clusters import Board, Cluster, Method, doubt, found
from govlint.lists.matching.names import Name
from govlint.model.items import ItemList
from govlint.model.listing import Alignment

MATCHED, REVIEW, ONLY_HERE = "matched", "review", "only_here"
ASKED = "别的地区有一行可能与这一行是同一事项，尚待核对"
_MATTERS = {
    "matter": pl.UInt32,
    "name": pl.String,
    "basic_code": pl.String,
    "type": pl.String,
    "catalogue": pl.UInt32,
}
_VERDICTS = {
    "unit": pl.UInt32,
    "matter": pl.UInt32,
    "method": pl.String,
    "confidence": pl.Float64,
    "outcome": pl.String,
    "reason": pl.String,
}
_CANDIDATES = {
    "unit": pl.UInt32,
    "matter": pl.UInt32,
    "confidence": pl.Float64,
    "method": pl.String,
}
_LEAST_CODE = 2
"""Rows from which on a code without a match stands for its matter."""


def outcome(
    board: Board, rows: pl.DataFrame, names: Sequence[Name], catalogue: ItemList | None
) -> tuple[Alignment, pl.DataFrame]:
    """Return the alignment that the clusters make, and which rows stand behind mere candidates.

    A matter that one region alone has, and that others are asked about, has no row of its own; the
    second frame (``matter``, ``region``, ``position``) names the rows that it is made of.

    Args:
        board: the clusters.
        rows: with ``row``, ``region``, ``position``, ``light``, ``code`` and ``unit``.
        names: name of each light form.
        catalogue: the catalogue, whose own names are kept.
    """
    clusters = [cluster for cluster in board.clusters if cluster.merged is None]
    _drop_own(board, clusters)
    _answer(board, clusters)
    numbers = _numbered(board, clusters, rows)
    placed = _placed(board, clusters, rows, numbers)
    entries = _entries(rows.filter(pl.col("region") == board.regions), catalogue)
    told = _Told(
        {m: names[light].printed for m, light in _main(placed, pl.col("light"), 1).items()},
        _main(placed.filter(pl.col("code") != ""), pl.col("code"), _LEAST_CODE),
    )
    matters = _matters(clusters, entries, told, numbers)
    of_regions = placed.filter(pl.col("region") < board.regions)
    asked = _candidates(board, clusters, numbers)
    review = of_regions.filter(pl.col("outcome") == REVIEW).select("region", "position", "unit")
    candidates = review.join(asked, on="unit").drop("unit")
    split = _split_candidates(board, of_regions, numbers)
    ordered = pl.concat([candidates, split]).sort(
        "region", "position", "confidence", "matter", descending=[False, False, True, False]
    )
    kept = ["region", "position", "matter", "method", "confidence", "outcome", "reason"]
    behind = _behind(board, clusters, of_regions, numbers)
    return Alignment(matters, of_regions.select(kept), ordered), behind


def _behind(
    board: Board, clusters: Sequence[Cluster], rows: pl.DataFrame, numbers: Mapping[int, int]
) -> pl.DataFrame:
    told = [
        (placed.unit.place, numbers[id(cluster)])
        for cluster in clusters
        if id(cluster) in numbers and not is_matter(board, cluster)
        for placed in cluster.members
    ]
    frame = pl.DataFrame(told, schema={"unit": pl.UInt32, "matter": pl.UInt32}, orient="row")
    found_rows = frame.join(rows.select("unit", "region", "position"), on="unit")
    return found_rows.select("matter", "region", "position").sort("matter", "region", "position")


def is_matter(board: Board, cluster: Cluster) -> bool:
    """Tell whether a cluster is a matter: of the catalogue, or of two regions."""
    told = bool(cluster.lead.code or cluster.lead.name.key)
    return board.is_listed(cluster) or (told and not cluster.open and board.own(cluster) > 1)


def _drop_own(board: Board, clusters: Sequence[Cluster]) -> None:
    """Drop candidates that are nothing but other rows of the region itself."""
    for cluster in clusters:
        if cluster.candidates and not is_matter(board, cluster):
            cluster.candidates = [
                entry
                for entry in cluster.candidates
                if not _is_own(board, cluster, found(entry[0]))
            ]


def _is_own(board: Board, cluster: Cluster, other: Cluster) -> bool:
    single = cluster.regions.bit_count() == 1 and not board.is_listed(cluster)
    return single and other.regions == cluster.regions


def _answer(board: Board, clusters: Sequence[Cluster]) -> None:
    """Put what only one region has, and others may be, under review as well."""
    for cluster in clusters:
        for other, confidence, method in list(cluster.candidates):
            target = found(other)
            known = any(found(back) is cluster for back, _, _ in target.candidates)
            if not is_matter(board, target) and target is not cluster and not known:
                doubt(target, [(cluster, confidence, method)], target.reason or ASKED)


def _numbered(board: Board, clusters: Sequence[Cluster], rows: pl.DataFrame) -> dict[int, int]:
    """Number the matters, those of the catalogue first, the others as the regions have them.

    A cluster that is no matter gets a number where another may be it: it is asked about.
    """
    first = rows.lazy().group_by("unit").agg(pl.col("row").min()).collect()
    begins = dict(zip(first["unit"], first["row"], strict=True))
    listed = rows.lazy().filter(pl.col("region") == board.regions)
    places = listed.group_by("unit").agg(pl.col("position").min()).collect()
    of_catalogue = dict(zip(places["unit"], places["position"], strict=True))
    asked = {id(found(other)) for c in clusters for other, _, _ in c.candidates}
    kept = [c for c in clusters if is_matter(board, c) or id(c) in asked]

    def order(cluster: Cluster) -> tuple[bool, int]:
        units = [placed.unit.place for placed in cluster.members]
        if board.is_listed(cluster):
            return False, min(of_catalogue[unit] for unit in units if unit in of_catalogue)
        return True, min(begins[unit] for unit in units)

    return {id(cluster): number for number, cluster in enumerate(sorted(kept, key=order))}


def _placed(
    board: Board,
    clusters: Sequence[Cluster],
    rows: pl.DataFrame,
    numbers: Mapping[int, int],
) -> pl.DataFrame:
    """Return the rows with their matter and outcome."""
    found_rows: list[tuple[object, ...]] = []
    for cluster in clusters:
        matter = is_matter(board, cluster)
        number = numbers[id(cluster)] if matter else None
        state = MATCHED if matter else REVIEW if cluster.candidates else ONLY_HERE
        for at, placed in enumerate(cluster.members):
            how: tuple[str, float] = _how(cluster, at) if matter else ("", 0.0)
            reason = cluster.reason if state == REVIEW else ""
            found_rows.append((placed.unit.place, number, *how, state, reason))
    verdicts = pl.DataFrame(found_rows, schema=_VERDICTS, orient="row")
    joined = rows.join(verdicts, on="unit", how="left", maintain_order="left")
    return _without_split(board, joined)


def _how(cluster: Cluster, at: int) -> tuple[Method, float]:
    """Return how a unit was matched; the first one as those were that came to it.

    Where it stands in several regions already, these are matched among themselves.
    """
    placed = cluster.members[at]
    others = cluster.members[1:]
    if at or placed.unit.regions.bit_count() > 1 or not others:
        return placed.method, placed.confidence
    best = max(others, key=lambda other: other.confidence)
    return best.method, min(placed.confidence, best.confidence)


def _without_split(board: Board, rows: pl.DataFrame) -> pl.DataFrame:
    """Take the rows out that stand beside another one of their matter in their region."""
    if not board.splits:
        return rows
    split = _split_frame(board).select("unit", "region").with_columns(split=pl.lit(True))
    marked = rows.join(split, on=["unit", "region"], how="left", maintain_order="left")
    out = pl.col("split").is_not_null()
    reason = "本地区另有一行是同一名称的另一种写法，可能是重复，也可能是两项"
    changes = {
        "matter": pl.lit(None, dtype=pl.UInt32),
        "method": pl.lit(""),
        "confidence": pl.lit(0.0),
        "outcome": pl.lit(REVIEW),
        "reason": pl.lit(reason),
    }
    return marked.with_columns(
        pl.when(out).then(value).otherwise(name).alias(name) for name, value in changes.items()
    ).drop("split")


def _split_frame(board: Board) -> pl.DataFrame:
    found_splits = [
        (split.unit.place, region, place)
        for place, split in enumerate(board.splits)
        for region in range(board.regions)
        if split.regions >> region & 1
    ]
    schema = {"unit": pl.UInt32, "region": pl.UInt32, "split": pl.UInt32}
    frame = pl.DataFrame(found_splits, schema=schema, orient="row")
    return frame.unique(["unit", "region"], keep="first", maintain_order=True)


def _split_candidates(board: Board, rows: pl.DataFrame, numbers: Mapping[int, int]) -> pl.DataFrame:
    frame = _split_frame(board)
    matters = [numbers[id(found(board.splits[place].cluster))] for place in frame["split"]]
    told = frame.with_columns(
        pl.Series("matter", matters, dtype=pl.UInt32),
        confidence=pl.lit(0.5, dtype=pl.Float64),
        method=pl.lit("name"),
    ).drop("split")
    return rows.select("region", "position", "unit").join(told, on=["unit", "region"]).drop("unit")


def _candidates(
    board: Board, clusters: Sequence[Cluster], numbers: Mapping[int, int]
) -> pl.DataFrame:
    told: list[tuple[object, ...]] = []
    for cluster in clusters:
        if is_matter(board, cluster):
            continue
        seen: set[int] = set()
        for other, confidence, method in sorted(cluster.candidates, key=lambda entry: -entry[1]):
            number = numbers[id(found(other))]
            if number not in seen:
                seen.add(number)
                told += [(p.unit.place, number, confidence, method) for p in cluster.members]
    return pl.DataFrame(told, schema=_CANDIDATES, orient="row")


@dataclass(frozen=True, slots=True)
class _Told:
    """What most rows of a matter say: name and code."""

    names: Mapping[int, str]
    codes: Mapping[int, str]


def _entries(listed: pl.DataFrame, catalogue: ItemList | None) -> pl.DataFrame:
    """Return ``unit``, ``position``, ``name`` and ``code`` of the rows of the catalogue."""
    frame = catalogue.frame if catalogue is not None else pl.DataFrame()
    name = frame["name"] if "name" in frame.columns else pl.Series("name", [""] * listed.height)
    ordered = listed.sort("position").select("unit", "position", "code")
    return ordered.with_columns(name.cast(pl.String).alias("name"))


def _matters(
    clusters: Iterable[Cluster], entries: pl.DataFrame, told: _Told, numbers: Mapping[int, int]
) -> pl.DataFrame:
    first = entries.unique("unit", keep="first", maintain_order=True)
    of_unit = {row["unit"]: row for row in first.iter_rows(named=True)}
    rows = [
        _matter(numbers[id(cluster)], cluster, of_unit, told)
        for cluster in clusters
        if id(cluster) in numbers
    ]
    matters = pl.DataFrame(rows, schema=_MATTERS, orient="row").sort("matter")
    return _with_twins(matters, entries)


def _matter(
    number: int, cluster: Cluster, entries: Mapping[int, Mapping[str, object]], told: _Told
) -> tuple[object, ...]:
    """Return name, code and type of a matter: the catalogue's, or else those of most rows."""
    units = [placed.unit.place for placed in cluster.members]
    entry = next((entries[unit] for unit in units if unit in entries), None)
    lead = cluster.lead
    code = told.codes.get(number, "") if cluster.open else lead.code or told.codes.get(number, "")
    if entry is None:
        return number, told.names.get(number, lead.name.printed), code, lead.type, None
    return number, entry["name"], entry["code"] or code, lead.type, entry["position"]


def _main(placed: pl.DataFrame, column: pl.Expr, least: int) -> dict[int, Any]:
    """Return what most rows of each matter have, where it is said often enough."""
    told = placed.lazy().filter(pl.col("matter").is_not_null()).select("matter", told=column)
    counted = told.group_by("matter", "told").len().filter(pl.col("len") >= least)
    ordered = counted.sort("matter", "len", "told", descending=[False, True, False])
    best = ordered.unique("matter", keep="first", maintain_order=True).collect()
    return dict(zip(best["matter"], best["told"], strict=True))


def _with_twins(matters: pl.DataFrame, entries: pl.DataFrame) -> pl.DataFrame:
    """Add entries of the catalogue that repeat another one: matters that no row is matched with."""
    position = pl.col("position")
    twins = entries.filter(~position.is_in(matters["catalogue"].drop_nulls().implode()))
    if twins.is_empty():
        return matters
    numbers = pl.int_range(matters.height, matters.height + twins.height, dtype=pl.UInt32)
    added = twins.select(
        numbers.alias("matter"),
        "name",
        pl.col("code").alias("basic_code"),
        pl.lit("").alias("type"),
        position.alias("catalogue"),
    )
    return pl.concat([matters, added])
