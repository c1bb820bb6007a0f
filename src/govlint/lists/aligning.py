"""Which row of which region is which matter.

The order of proof: an equal 基本编码; equal name, type and basis; an equal name that no region has
twice; names that differ by slips of the pen, or by a word that says little where type and article
agree. What remains in doubt, and what is plainly near, is put under review with its
candidates, and merged never. Rows of one region that have one code and one name (two versions of a
matter, or one listed twice) are one matter, all of them matched. The result does not depend on the
order of the regions, but for the numbers of the matters.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from govlint.lists.decisions import Decisions
from govlint.lists.matching.byname import COMMON, EQUAL, SURE, by_loose_names, by_names, is_common
from govlint.lists.matching.clusters import (
    CODE,
    FULL,
    NAME,
    Board,
    Cluster,
    Unit,
    cluster_of,
    doubt,
)
from govlint.lists.matching.codes import NATIONAL, ByCode, by_codes, shared
from govlint.lists.matching.decided import decide
from govlint.lists.matching.differences import Vocabulary
from govlint.lists.matching.grains import grains
from govlint.lists.matching.names import light_key, name_key
from govlint.lists.matching.outcome import outcome
from govlint.lists.matching.parts import by_parts
from govlint.lists.matching.rows import collect, parent_names
from govlint.lists.matching.similar import by_likeness
from govlint.lists.matching.units import (
    Names,
    coded_units,
    make_coded,
    most_frequent,
    named_units,
    read_names,
)
from govlint.model.items import ItemList
from govlint.model.listing import Alignment, RegionList

__all__ = ["align", "align_decided", "grains", "light_key", "name_key"]

AGREEING = 0.5
"""Share of a region's codes whose names other regions confirm, from which on they are a scheme."""
_BY_CODE, _BY_NAME = 0.5, 0.6
"""Confidence of the candidates of a row whose code and name contradict each other."""


def align(
    regions: Sequence[RegionList],
    catalogue: ItemList | None = None,
    decisions: Decisions | None = None,
) -> Alignment:
    """Align the rows of several regions into matters.

    Args:
        regions: the regions and their lists.
        catalogue: the list that binds all of them; each of its rows is a matter.
        decisions: what people decided about rows under review.
    """
    return align_decided(regions, catalogue, decisions)[0]


def align_decided(
    regions: Sequence[RegionList],
    catalogue: ItemList | None = None,
    decisions: Decisions | None = None,
) -> tuple[Alignment, tuple[str, ...]]:
    """Align, and return besides a Chinese line for each decision that fits no row or matter."""
    rows = collect(regions, catalogue).with_row_index("row")
    names = read_names(rows)
    rows = rows.join(names.places, on="name", how="left", maintain_order="left").drop("name")
    board = Board(len(regions))
    vocabulary = Vocabulary([name.key for name in names.of_key])
    rows = _place(rows, names, board, vocabulary)
    by_names(board)
    by_loose_names(board)
    by_likeness(board, vocabulary)
    parents = parent_names(regions, catalogue)
    by_parts(board, rows, parents.strings() if parents else None)
    _name_owners(board)
    alignment, behind = outcome(board, rows, names.of_light, catalogue)
    return decide(alignment, behind, regions, decisions) if decisions else (alignment, ())


def _place(rows: pl.DataFrame, names: Names, board: Board, vocabulary: Vocabulary) -> pl.DataFrame:
    """Put every row into a unit and every unit on the board; return the rows with ``unit``."""
    frame, told, rows = _coded(rows, names, board, vocabulary)
    board.clusters += told.clusters
    for contradiction in told.contradictions:
        cluster = cluster_of(contradiction.unit, CODE, _BY_CODE)
        doubt(cluster, [(contradiction.cluster, _BY_CODE, CODE)], contradiction.reason)
        board.clusters.append(cluster)
    weak = rows.filter(pl.col("unit").is_null())
    rows = rows.select(*_KEPT)
    if weak.is_empty():
        return rows
    placed, units = named_units(weak, names.of_light, board.regions, frame.height)
    board.clusters += [_of_unit(unit, board.catalogue) for unit in units]
    later = rows.select("row").join(placed, on="row", how="left", maintain_order="left")
    return rows.with_columns(pl.col("unit").fill_null(later["unit"]))


_KEPT = ("row", "region", "position", "light", "code", "unit")
"""Columns of the rows that are asked for once every row has its unit."""


def _of_unit(unit: Unit, catalogue: int) -> Cluster:
    sure = bool(unit.type and unit.norms)
    cluster = cluster_of(unit, FULL if sure else NAME, SURE if sure else EQUAL)
    single = unit.regions.bit_count() == 1 or unit.regions & catalogue
    if not unit.norms and not single and is_common(unit.name):
        doubt(cluster, [(cluster, EQUAL / 2, NAME)], COMMON)
    return cluster


def _coded(
    rows: pl.DataFrame, names: Names, board: Board, vocabulary: Vocabulary
) -> tuple[pl.DataFrame, ByCode, pl.DataFrame]:
    """Match by codes; local codes that mean something else in each region are left out."""
    frame = coded_units(rows, board.regions)
    on = ["code", "key"]
    placed = rows.join(frame.select(*on, "unit"), on=on, how="left", maintain_order="left")
    told = _by_codes(frame, placed, names, board, vocabulary)
    void = _unconfirmed(placed, told, board)
    if void.is_empty():
        return frame, told, placed
    gone = _LOCAL & pl.col("region").is_in(void.implode())
    rows = rows.with_columns(pl.when(gone).then(pl.lit("")).otherwise("code").alias("code"))
    return _coded(rows, names, board, vocabulary)


_LOCAL = ~pl.col("code").str.contains(f"^{NATIONAL.pattern}$")


def _by_codes(
    frame: pl.DataFrame,
    rows: pl.DataFrame,
    names: Names,
    board: Board,
    vocabulary: Vocabulary,
) -> ByCode:
    held = rows.lazy().filter(pl.col("unit").is_not_null())
    others = rows.lazy().filter(pl.col("unit").is_null()).select(pl.col("key").unique()).collect()
    asked = (pl.len().over("key") > 1) | pl.col("key").is_in(others["key"].implode())
    laws = held.join(frame.lazy().filter(asked).select("unit"), on="unit", how="semi")
    types, bases = most_frequent(held, "type"), most_frequent(laws, "basis")
    units = make_coded(frame, names.of_key, types, bases)
    return by_codes(units, board.catalogue, vocabulary)


def _unconfirmed(rows: pl.DataFrame, told: ByCode, board: Board) -> pl.Series:
    """Return the regions most of whose local codes other regions use for something else."""
    confirmed = [unit.place for unit in shared(told.clusters, board.catalogue)]
    local = rows.lazy().filter(pl.col("unit").is_not_null() & _LOCAL)
    agreeing = pl.col("unit").is_in(confirmed).mean()
    share = local.group_by("region").agg(agreeing.alias("share")).collect()
    return share.filter(pl.col("share") < AGREEING).get_column("region").sort()


def _name_owners(board: Board) -> None:
    """Add to rows whose code and name contradict each other the matters that have their names."""
    asked = [c for c in board.clusters if c.merged is None and c.open and c.lead.code]
    owners: dict[str, list[Cluster]] = {}
    for cluster in board.alive() if asked else ():
        owners.setdefault(cluster.lead.name.key, []).append(cluster)
    for cluster in asked:
        for other in owners.get(cluster.lead.name.key, ())[:2]:
            cluster.candidates.append((other, _BY_NAME, NAME))
