"""Matters that a region lacks though most have them, and those that it alone has (L-PWR-11)."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from govlint.lists.comparison.columns import (
    FIRST,
    GROUP,
    LINE,
    MATTER,
    POSITION,
    REGION,
    VOTE,
    WHERE,
    Rows,
)
from govlint.lists.comparison.fields import FROM_CATALOGUE, FROM_MAJORITY
from govlint.lists.comparison.findings import COUNTED, Book, Verdict
from govlint.lists.comparison.forms import text_key
from govlint.lists.comparison.places import departures, names_of
from govlint.lists.comparison.stacks import has_field
from govlint.lists.comparison.versions import is_cancelled
from govlint.lists.comparison.wording import regions_named
from govlint.lists.values import blank
from govlint.lists.values.enums import level_of
from govlint.model.finding import Outcome
from govlint.model.items import Field, ItemList
from govlint.model.listing import Alignment, Departure, Difference, Grain, ListPlace
from govlint.model.listing_rows import id_of
from govlint.rules.template import render

CODE = "L-PWR-11"
LACKING, ALONE, BESIDE = "缺少", "独有", "目录外"
REMEDIES = {
    LACKING: "由本地区实施的，补进清单；不实施的，在备注或者“未列理由”里写明事项名称和理由。",
    ALONE: "核对名称和依据：有依据的，在备注里写明理由；没有依据的，取消。",
    BESIDE: "对照目录核对名称；确属目录之外的，按程序报目录编制机关增列，或者写明依据。",
}
SHARE = 0.8
ONLY_HERE, REVIEW = "only_here", "review"
REASONS = (Field.EXEMPTION, Field.REMARK)
OWN = (
    "特有",
    "独有",
    "仅本",
    "本地特色",
    "地方性",
    "试点",
    "自行设定",
    "新增",
    "下放",
    "承接",
    "赋权",
)
"""Words of a remark that say why a region has a matter that others do not have."""


@dataclass(frozen=True, slots=True)
class Absence:
    """What presence gave: findings, and pairs of a matter (or a row) and a region that count."""

    findings: Sequence[Difference]
    places: Sequence[tuple[str, str]]
    """Key of the matter and name of the region."""


def presence(
    rows: Rows,
    alignment: Alignment,
    catalogue: ItemList | None,
    grains: Sequence[Grain],
    book: Book,
    outside: Collection[int] = (),
) -> Absence:
    """Find matters that are missing in a region, and matters of one region alone.

    A matter that a region lists as several, or several that it lists as one, are not missing there.

    Args:
        rows: the rows that belong to a matter.
        alignment: the rows that belong to none, and what those under review may be.
        catalogue: the list that binds all regions.
        grains: matters that are whole in one region and split in another.
        book: the rules of the run.
        outside: matters that several regions have, the catalogue has not, and no code tells.
    """
    missing, alone = book.verdict(CODE, LACKING), book.verdict(CODE, ALONE)
    beside = book.verdict(CODE, BESIDE)
    found: list[Difference] = []
    if missing is not None:
        excused = _excused(rows, grains)
        found += _missing(rows, _absent(rows, alignment, catalogue, missing), excused, missing)
    if alone is not None:
        source = FROM_CATALOGUE if catalogue is not None else FROM_MAJORITY
        own = _only_here(rows, alignment, grains, alone, book.day)
        found += [replace(one, expected_from=source) for one in own]
    if beside is not None and outside:
        found += _outside(rows, outside, beside)
    failed = [one for one in found if one.outcome is Outcome.FAIL and one.severity in COUNTED]
    places = [(_key(one), place.region) for one in failed for place in one.places]
    return Absence(found, places)


def _key(finding: Difference) -> str:
    place = finding.places[0]
    return finding.item or f"{place.region}:{place.place.sheet}:{place.place.row}:{finding.matter}"


def _missing(
    rows: Rows, absent: pl.DataFrame, excused: Mapping[str, set[int]], verdict: Verdict
) -> Iterator[Difference]:
    names = names_of(rows)
    reasons = _reasons(rows)
    for matter, upper, doubtful, have, peers, lacking in absent.iter_rows():
        name, code = names[matter]
        key = text_key(name)
        known = excused.get(key, set())
        silent = [r for r in lacking if r not in known and not (key and key in reasons.get(r, ""))]
        if not silent:
            continue
        places = tuple(Departure(rows.regions[r].name, ListPlace(), None) for r in silent)
        source = FROM_CATALOGUE if upper else FROM_MAJORITY
        where = "目录" if upper else f"{peers}个同级地区中的{have}个"
        found = _difference(verdict, (name, code), "missing", places, source, where, id_of(matter))
        yield replace(found, outcome=Outcome.REVIEW) if doubtful else found


def _outside(rows: Rows, outside: Collection[int], verdict: Verdict) -> Iterator[Difference]:
    """Ask about the matters that several regions have and the catalogue has not."""
    listed = rows.frame.filter(pl.col(VOTE) & pl.col(MATTER).is_in(sorted(outside)))
    places = departures(rows, listed[LINE], Field.NAME)
    names = names_of(rows)
    for (matter,), part in listed.select(MATTER, LINE).group_by(MATTER, maintain_order=True):
        own = tuple(places[line] for line in part[LINE])
        item = id_of(int(str(matter)))
        told = names[int(str(matter))]
        found = _difference(verdict, told, "only_here", own, FROM_CATALOGUE, "目录", item)
        yield replace(found, outcome=Outcome.REVIEW)


def _excused(rows: Rows, grains: Sequence[Grain]) -> Mapping[str, set[int]]:
    """Return the regions that have the parts of a whole, or the whole of a part, by names."""
    numbers = {region.name: place for place, region in enumerate(rows.regions)}
    found: dict[str, set[int]] = {}
    for grain in grains:
        region, _, name = grain.whole
        parts = {numbers[own] for own, _, _ in grain.parts if own in numbers}
        found.setdefault(text_key(name), set()).update(parts)
        for _, _, part in grain.parts:
            found.setdefault(text_key(part), set()).add(numbers[region])
    return found


def _absent(
    rows: Rows, alignment: Alignment, catalogue: ItemList | None, verdict: Verdict
) -> pl.DataFrame:
    """Return the matters that regions lack.

    ``upper``: the catalogue has it; ``doubtful``: it does not say for which levels, and no region
    of this one has it; ``have`` of ``peers`` regions; ``region``: those that lack it.
    """
    regions = _regions(rows)
    share = float(verdict.rule.parameters.get("share", SHARE))
    have = rows.frame.filter(VOTE).group_by(GROUP).len("have")
    expected = (
        _wanted(rows, catalogue)
        .filter(~pl.col(MATTER).is_in(list(rows.cancelled)))
        .join(have, on=GROUP, how="left")
        .with_columns(pl.col("have").fill_null(0))
        .join(regions.group_by("_level").agg(pl.len().alias("peers")), on="_level")
        .filter(
            (pl.col("have") < pl.col("peers"))
            & (pl.col("upper") | (pl.col("have") >= share * pl.col("peers")))
        )
    )
    there = pl.concat(
        [
            rows.frame.filter(FIRST).select(MATTER, REGION),
            alignment.candidates.select(pl.col(MATTER, REGION).cast(pl.UInt32)),
        ]
    ).join(expected.select(MATTER), on=MATTER, how="semi")
    return (
        expected.join(regions, on="_level")
        .join(there, on=[MATTER, REGION], how="anti")
        .with_columns(doubtful=(pl.col("have") == 0) & (pl.col("peers") > 1) & ~pl.col("levelled"))
        .sort(MATTER, "doubtful", REGION)
        .group_by(MATTER, "doubtful", maintain_order=True)
        .agg(pl.col("upper").any(), pl.col("have", "peers").first(), pl.col(REGION))
        .unique(MATTER, keep="first", maintain_order=True)
        .select(MATTER, "upper", "doubtful", "have", "peers", REGION)
    )


def _regions(rows: Rows) -> pl.DataFrame:
    """Return the regions that have a list at all, with their levels."""
    kept = [place for place, region in enumerate(rows.regions) if region.items.frame.height]
    return pl.DataFrame(
        {
            REGION: pl.Series(kept, dtype=pl.UInt32),
            "_level": pl.Series([rows.level_of[place] for place in kept], dtype=pl.UInt32),
        }
    )


def _wanted(rows: Rows, catalogue: ItemList | None) -> pl.DataFrame:
    """Return matter and level of all that regions may have, ``upper`` where a catalogue binds.

    ``levelled`` tells that the catalogue names the levels; those it does not name are left out.
    """
    matters = rows.matters.select(
        pl.col(MATTER).cast(pl.UInt32),
        pl.col("catalogue").is_not_null().alias("upper"),
        pl.col("catalogue").alias("_at"),
    )
    levels = pl.DataFrame({"_level": pl.Series(range(rows.levels), dtype=pl.UInt32)})
    pairs = matters.join(levels, how="cross").with_columns(
        (pl.col(MATTER) * rows.levels + pl.col("_level")).alias(GROUP)
    )
    bound = _levels_of(catalogue)
    if bound is None:
        return pairs.with_columns(levelled=pl.lit(False))
    wrong = bound.join(_level_numbers(rows), how="cross").filter(
        ~pl.col("_levels").list.contains(pl.col("_number"))
    )
    within = pairs.join(wrong, on=["_at", "_level"], how="anti")
    return within.with_columns(levelled=pl.col("_at").is_in(bound["_at"].implode()))


def _level_numbers(rows: Rows) -> pl.DataFrame:
    known = {
        place: region.level
        for place, region in zip(rows.level_of, rows.regions, strict=True)
        if region.level is not None
    }
    return pl.DataFrame(
        {
            "_level": pl.Series(list(known), dtype=pl.UInt32),
            "_number": pl.Series(list(known.values()), dtype=pl.Int64),
        }
    )


def _levels_of(catalogue: ItemList | None) -> pl.DataFrame | None:
    """Return the levels that the catalogue names for its rows; rows that name none bind all."""
    if catalogue is None or not has_field(catalogue, Field.LEVEL):
        return None
    found = [sorted(level_of(text)) for text in catalogue.frame[Field.LEVEL].to_list()]
    frame = pl.DataFrame(
        {
            "_at": pl.Series(range(len(found)), dtype=pl.UInt32),
            "_levels": pl.Series(found, dtype=pl.List(pl.Int64)),
        }
    )
    return frame.filter(pl.col("_levels").list.len() > 0)


def _reasons(rows: Rows) -> Mapping[int, str]:
    """Return what regions say in reasons and remarks, where they say anything."""
    found: dict[int, str] = {}
    for place, region in enumerate(rows.regions):
        columns = [name for name in REASONS if has_field(region.items, name)]
        cells = {
            text for name in columns for text in region.items.frame[name].unique() if len(text) > 3
        }
        if cells:
            found[place] = "\n".join(text_key(text) for text in sorted(cells))
    return found


def _only_here(
    rows: Rows,
    alignment: Alignment,
    grains: Sequence[Grain],
    verdict: Verdict,
    day: datetime.date,
) -> Iterator[Difference]:
    """Find rows of one region that no other region has, where there are others of its level."""
    otherwise = {(one, at) for grain in grains for one, at, _ in (grain.whole, *grain.parts)}
    peers: dict[int, int] = {}
    for level in rows.level_of:
        peers[level] = peers.get(level, 0) + 1
    several = [place for place, level in enumerate(rows.level_of) if peers[level] > 1]
    left = alignment.rows.filter(
        (pl.col("outcome") == ONLY_HERE) & pl.col(REGION).is_in(several)
    ).sort(REGION, POSITION)
    for part in left.partition_by(REGION, maintain_order=True):
        region = rows.regions[part[REGION][0]]
        for name, code, state, end, remark, *where in _own_rows(region.items, part[POSITION]):
            place = Departure(region.name, ListPlace(*where), name)
            if is_cancelled(state, end, day) or _explained(remark):
                continue
            if (region.name, place.place) not in otherwise:
                yield _difference(verdict, (name, code), "only_here", (place,), None, "", None)


_TOLD = tuple(map(str, (Field.NAME, Field.BASIC_CODE, Field.STATUS, Field.CANCEL_DATE)))


def _own_rows(items: ItemList, positions: pl.Series) -> Iterable[tuple[Any, ...]]:
    columns = [pl.col(name) if has_field(items, name) else pl.lit("").alias(name) for name in _TOLD]
    reason = [
        pl.when(pl.col(name).str.len_chars() > 0).then(pl.lit(f"{name}=") + pl.col(name))
        for name in REASONS
        if has_field(items, name)
    ]
    told = pl.concat_str(reason, separator="\n", ignore_nulls=True) if reason else pl.lit("")
    return items.frame[positions].select(*columns, told.alias("_reason"), *WHERE).iter_rows()


def _explained(told: str | None) -> bool:
    """Tell whether a region says why it alone has a matter."""
    for line in (told or "").split("\n"):
        field, _, text = line.partition("=")
        if field == Field.EXEMPTION and not blank(text):
            return True
        if any(word in text for word in OWN):
            return True
    return False


def _difference(
    verdict: Verdict,
    matter: tuple[str, str],
    kind: str,
    places: tuple[Departure, ...],
    source: str | None,
    where: str,
    item: str | None,
) -> Difference:
    name, code = matter
    names = [place.region for place in places]
    values = {
        "name": name,
        "field": Field.PRESENCE.term,
        "expected": "",
        "actual": "",
        "regions": regions_named(names),
        "count": len(names),
        "where": where,
        "diff": regions_named(names),
    }
    message = render(verdict.case.message or verdict.rule.message, values, None)  # type: ignore[arg-type]
    return Difference(
        code=CODE,
        name=verdict.rule.name,
        source=verdict.rule.cited,
        severity=verdict.severity,
        outcome=Outcome.FAIL,
        field=Field.PRESENCE.value,
        policy="Eq4",
        verdict=kind,
        item=item,
        matter=name,
        basic_code=code,
        expected=None,
        expected_from=source,
        places=places,
        message=message or verdict.rule.name,
        how=REMEDIES[verdict.case.name],
    )
