"""Decisions of people about rows and matters, applied to an alignment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from govlint.lists.decisions import Answer, Decision, Decisions, key_of
from govlint.lists.matching.clusters import CODE, DECISION
from govlint.lists.matching.outcome import MATCHED, ONLY_HERE, REVIEW
from govlint.lists.matching.rows import type_key
from govlint.model.listing import Alignment, RegionList

NO_ROW = "找不到这一行"
SEVERAL_ROWS = "有几行同名，行号也对不上"
NO_MATTER = "找不到这个事项"
SEVERAL_MATTERS = "有几个事项同名，分不清是哪一个"
TAKEN = "这个事项在本地区已凭编码对上另一行"
TAKEN_TWICE = "本地区另一行已凭决定归入这个事项"
SAME_CODE = "编码相同，不能凭决定分开；请先改正编码"

_At = tuple[int, int]
"""Region and position of a row."""


@dataclass(slots=True)
class _State:
    """Where the rows stand; what decisions change of it is kept apart and written back at once."""

    alignment: Alignment
    behind: pl.DataFrame
    regions: Sequence[RegionList]
    changed: dict[_At, int | None] = field(default_factory=dict)
    """Rows whose matter changes; None: it has none."""
    apart: set[tuple[int, int, int]] = field(default_factory=set)
    """Region, position and matter that are no candidates any more."""
    held: set[int] = field(default_factory=set)
    """Matters that a decision has made."""

    def of_row(self, at: _At) -> Mapping[str, object]:
        """Return the row of the alignment."""
        rows = self.alignment.rows
        found = rows.filter((pl.col("region") == at[0]) & (pl.col("position") == at[1]))
        return found.row(0, named=True)

    def matter_of(self, at: _At) -> int | None:
        """Return the matter of a row, as it was without decisions."""
        rows = self.alignment.rows
        there = (pl.col("region") == at[0]) & (pl.col("position") == at[1])
        found: int | None = rows.filter(there).get_column("matter").item()
        return found

    def of_matter(self, matter: int, region: int) -> pl.DataFrame:
        """Return the rows of a region that are matched with a matter."""
        rows = self.alignment.rows
        return rows.filter((pl.col("matter") == matter) & (pl.col("region") == region))


def decide(
    alignment: Alignment, behind: pl.DataFrame, regions: Sequence[RegionList], decisions: Decisions
) -> tuple[Alignment, tuple[str, ...]]:
    """Apply decisions; return the alignment and a line for each decision that fits nothing.

    Args:
        alignment: without decisions.
        behind: rows behind matters that are mere candidates, out of ``outcome``.
        regions: the regions of the comparison.
        decisions: what people decided.
    """
    state = _State(alignment, behind, regions)
    unused: list[str] = []
    finder = _Finder(regions, alignment.matters)
    for several in decisions.by_row.values():
        for decision in several:
            problem = _apply(state, finder, decision)
            if problem:
                unused.append(f"{decision.described()}：{problem}")
    return _written(state), tuple(unused)


def _apply(state: _State, finder: _Finder, decision: Decision) -> str:
    """Apply one decision; return why that is not possible, ``""`` where it is."""
    at = finder.row(decision)
    if isinstance(at, str):
        return at
    matter = finder.matter(decision, at)
    if isinstance(matter, str):
        return matter
    if decision.answer is Answer.SAME:
        return _join(state, finder, at, matter)
    return _part(state, at, matter)


def _join(state: _State, finder: _Finder, at: _At, matter: int) -> str:
    """Match a row with a matter; another row of its region stays with it only by an equal code."""
    decided = {there for there, to in state.changed.items() if to == matter} - {at}
    if any(there[0] == at[0] and not finder.one_code(there, at) for there in decided):
        return TAKEN_TWICE
    held = state.of_matter(matter, at[0]).filter(pl.col("position") != at[1])
    places = held.select("position", "method").iter_rows()
    others = [(place, how) for place, how in places if not finder.one_code((at[0], place), at)]
    if any(how == CODE for place, how in others if (at[0], place) not in state.changed):
        return TAKEN
    for position, _ in others:
        state.changed.setdefault((at[0], position), None)
    state.changed[at] = matter
    state.held.add(matter)
    _bring(state, finder, at, matter)
    return ""


def _bring(state: _State, finder: _Finder, at: _At, matter: int) -> None:
    """Match the rows behind a mere candidate with it as well, one of each region."""
    behind = state.behind.filter(pl.col("matter") == matter).select("region", "position")
    places = list(behind.iter_rows())
    regions = [region for region, _ in places]
    for there in places:
        alone = there[0] != at[0] and regions.count(there[0]) == 1
        if alone or (there[0] == at[0] and finder.one_code(there, at)):
            state.changed.setdefault(there, matter)


def _part(state: _State, at: _At, matter: int) -> str:
    row = state.of_row(at)
    if row["matter"] == matter:
        if row["method"] == CODE:
            return SAME_CODE
        state.changed.setdefault(at, None)
    state.apart.add((*at, matter))
    mine = state.behind.filter((pl.col("region") == at[0]) & (pl.col("position") == at[1]))
    theirs = state.behind.filter(pl.col("matter") == matter)
    for own in mine["matter"]:
        for region, position in theirs.select("region", "position").iter_rows():
            state.apart.add((region, position, own))
    return ""


def _written(state: _State) -> Alignment:
    """Return the alignment with the changes."""
    keys = {"region": pl.UInt32, "position": pl.UInt32}
    apart = pl.DataFrame(sorted(state.apart), schema=keys | {"matter": pl.UInt32}, orient="row")
    changed = pl.DataFrame(
        [(*at, matter) for at, matter in sorted(state.changed.items())],
        schema=keys | {"to": pl.UInt32},
        orient="row",
    ).with_columns(changed=pl.lit(True))
    candidates = state.alignment.candidates.join(
        apart, on=["region", "position", "matter"], how="anti", maintain_order="left"
    ).join(changed, on=["region", "position"], how="anti", maintain_order="left")
    rows = state.alignment.rows.join(
        changed, on=["region", "position"], how="left", maintain_order="left"
    )
    rows = _moved(rows, pl.col("changed").is_not_null(), pl.col("to")).drop("to", "changed")
    rows = _lonely(rows, state)
    asked = candidates.select("region", "position").unique().with_columns(asked=pl.lit(True))
    rows = rows.join(asked, on=["region", "position"], how="left", maintain_order="left")
    settled = (pl.col("outcome") == REVIEW) & pl.col("asked").is_null()
    return Alignment(
        state.alignment.matters,
        _moved(rows, settled, pl.lit(None, dtype=pl.UInt32)).drop("asked"),
        candidates,
    )


def _moved(rows: pl.DataFrame, which: pl.Expr, to: pl.Expr) -> pl.DataFrame:
    """Write a matter by decision into some rows, or that they have none."""
    there = to.is_not_null()
    values = {
        "matter": to,
        "method": pl.when(there).then(pl.lit(DECISION)).otherwise(pl.lit("")),
        "confidence": pl.when(there).then(1.0).otherwise(0.0),
        "outcome": pl.when(there).then(pl.lit(MATCHED)).otherwise(pl.lit(ONLY_HERE)),
        "reason": pl.lit(""),
    }
    return rows.with_columns(
        pl.when(which).then(value).otherwise(name).alias(name) for name, value in values.items()
    )


def _lonely(rows: pl.DataFrame, state: _State) -> pl.DataFrame:
    """Take the last row out of matters that decisions have left with one region."""
    left = {state.matter_of(at) for at in state.changed} - {None}
    free = state.alignment.matters.filter(pl.col("catalogue").is_null())["matter"]
    doubtful = pl.Series(list(left & set(free) - state.held), dtype=pl.UInt32)
    counted = (
        rows.filter(pl.col("matter").is_in(doubtful.implode()))
        .group_by("matter")
        .agg(pl.col("region").n_unique())
        .filter(pl.col("region") < 2)["matter"]
    )
    gone = pl.col("matter").is_in(counted.implode())
    return _moved(rows, gone.fill_null(False), pl.lit(None, dtype=pl.UInt32))


class _Finder:
    """Finds the rows and matters that decisions are about."""

    def __init__(self, regions: Sequence[RegionList], matters: pl.DataFrame) -> None:
        self._regions = regions
        self._matters = matters
        self._names: dict[int, Mapping[str, list[int]]] = {}

    def row(self, decision: Decision) -> _At | str:
        """Return the row that a decision is about, or why there is none."""
        fitting = list(self._rows(decision))
        if not fitting:
            return NO_ROW
        if len(fitting) > 1:
            fitting = [at for at in fitting if self._stands(at, decision)]
        return fitting[0] if len(fitting) == 1 else SEVERAL_ROWS

    def _rows(self, decision: Decision) -> Iterator[_At]:
        region_key, name, code = decision.key
        for place, region in enumerate(self._regions):
            if key_of(region.name) == region_key:
                for position in self._named(place).get(name, ()):
                    if not code or code in self._codes(place, position):
                        yield place, position

    def _named(self, place: int) -> Mapping[str, list[int]]:
        if place not in self._names:
            found: dict[str, list[int]] = defaultdict(list)
            frame = self._regions[place].items.frame
            names = frame["name"] if "name" in frame.columns else ()
            for position, text in enumerate(names):
                found[key_of(text)].append(position)
            self._names[place] = found
        return self._names[place]

    def one_code(self, one: _At, other: _At) -> bool:
        """Tell whether two rows have an equal code."""
        return bool((self._codes(*one) & self._codes(*other)) - {""})

    def _codes(self, place: int, position: int) -> set[str]:
        frame = self._regions[place].items.frame
        codes = (column for column in ("item_code", "basic_code") if column in frame.columns)
        return {key_of(frame[column][position]) for column in codes}

    def _stands(self, at: _At, decision: Decision) -> bool:
        frame = self._regions[at[0]].items.frame
        row = frame["row"][at[1]]
        sheets = {str(frame[c][at[1]]) for c in ("sheet", "table") if c in frame.columns}
        there = not decision.sheet or decision.sheet in sheets
        return decision.row is not None and row == decision.row and there

    def matter(self, decision: Decision, at: _At) -> int | str:
        """Return the matter that a decision is about, or why there is none."""
        name, code = decision.target_key
        if not code and name == decision.target_id and not key_of(decision.target):
            return self._by_id.get(name, NO_MATTER)
        by_code = self._by_code.get(code, []) if code else []
        if len(by_code) == 1:
            return by_code[0]
        by_name = [m for m in self._by_name.get(name, []) if not by_code or m in by_code]
        if len(by_name) > 1:
            kind = self._type(at)
            by_name = [m for m in by_name if self._matters["type"][m] == kind] or by_name
        if len(by_name) == 1:
            return by_name[0]
        told = self._by_id.get(decision.target_id)
        if told is not None and told in by_name:
            return told
        return SEVERAL_MATTERS if by_name else NO_MATTER

    def _type(self, at: _At) -> str:
        frame = self._regions[at[0]].items.frame
        return type_key(frame["type"][at[1]]) if "type" in frame.columns else ""

    @cached_property
    def _by_id(self) -> Mapping[str, int]:
        return {f"m{matter + 1}": matter for matter in self._matters["matter"]}

    @cached_property
    def _by_code(self) -> Mapping[str, list[int]]:
        return self._by("basic_code")

    @cached_property
    def _by_name(self) -> Mapping[str, list[int]]:
        return self._by("name")

    def _by(self, column: str) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for matter, text in self._matters.select("matter", column).iter_rows():
            found[key_of(text)].append(matter)
        return found
