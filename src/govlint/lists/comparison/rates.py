"""同一事项同一标准率, and how often what was found: over all, by field, region and department."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from govlint.lists.comparison.columns import FIRST, LINE, MATTER, REGION, VOTE, Rows
from govlint.lists.comparison.fields import FieldResult
from govlint.lists.comparison.findings import Counted
from govlint.lists.comparison.presence import CODE, Absence
from govlint.lists.comparison.stacks import has_field, stacked
from govlint.model.items import Field, ItemList
from govlint.model.listing import Consistency, Counts, Rate, RegionList
from govlint.structure.organ_names import organisation_of

PRESENCE = Field.PRESENCE.value


def counts_of(rows: Rows, pairs: pl.DataFrame, absence: Absence) -> Counts:
    """Count what was found: one for each matter and region.

    Args:
        rows: the rows that belong to a matter.
        pairs: what ``pairs_of`` returned.
        absence: what is missing or stands in one region alone.
    """
    names = [region.name for region in rows.regions]
    by_region = {names[region]: count for region, count in _counted(pairs, REGION).items()}
    counts = Counts(_counted(pairs, "code"), _counted(pairs, "field"), by_region)
    return _with_presence(counts, rows, absence)


def _counted(pairs: pl.DataFrame, by: str) -> dict[Any, int]:
    found = pairs.select(pl.col(by).alias("by"), MATTER, REGION).unique()
    return dict(found.group_by("by").len().sort("by").iter_rows())


def _with_presence(counts: Counts, rows: Rows, absence: Absence) -> Counts:
    """Add what is missing or stands in one region alone."""
    places = set(absence.places)
    if not places:
        return counts
    by_region = dict(counts.by_region)
    for _, region in places:
        by_region[region] = by_region.get(region, 0) + 1
    order = [region.name for region in rows.regions]
    return Counts(
        {**counts.by_code, CODE: len(places)},
        {**counts.by_field, PRESENCE: len(places)},
        {name: by_region[name] for name in order if name in by_region},
    )


def pairs_of(rows: Rows, counted: Sequence[Counted]) -> pl.DataFrame:
    """Return matter and region of every row that counts, with code, field and strictness."""
    what = [number for number, one in enumerate(counted) for _ in one.lines]
    lines = pl.Series(LINE, [line for one in counted for line in one.lines], dtype=pl.UInt32)
    kinds = pl.DataFrame(
        {
            "code": pl.Series([one.code for one in counted], dtype=pl.String),
            "field": pl.Series([one.field for one in counted], dtype=pl.String),
            "strict": pl.Series([one.strict for one in counted], dtype=pl.Boolean),
        }
    )
    place = rows.frame.select(MATTER, REGION)[lines]
    return pl.concat([kinds[pl.Series(what, dtype=pl.UInt32)], place], how="horizontal")


def consistency_of(
    rows: Rows,
    results: Sequence[FieldResult],
    pairs: pl.DataFrame,
    catalogue: ItemList | None,
) -> Consistency:
    """Return how many of the matters that several regions have follow one standard.

    Args:
        rows: the rows that belong to a matter.
        results: what the comparison of the fields gave.
        pairs: what ``pairs_of`` returned.
        catalogue: the list that binds all regions.
    """
    first, matters = rows.frame[FIRST], rows.frame[MATTER]
    counted = _counts(matters if first.all() else matters.filter(first))
    aligned = counted.filter(pl.col("count") > 1).select(MATTER)
    several = _among(aligned[MATTER], matters)
    cells = _sizes(_those(rows, first & several))
    pairs = pairs.join(aligned, on=MATTER, how="semi")
    strict = pairs.filter("strict").select(MATTER, REGION).unique()
    bad = strict.select(MATTER).unique()
    names = [region.name for region in rows.regions]
    fields, heat = _by_field(rows, results, pairs, several & rows.frame[VOTE])
    return Consistency(
        overall=Rate(aligned.height - bad.height, aligned.height),
        fields=fields,
        regions=_rates(cells, _sizes(strict[REGION]), names),
        bodies=_by_body(rows, aligned, bad, catalogue),
        cells=heat,
    )


def _among(some: pl.Series, numbers: pl.Series) -> pl.Series:
    """Tell which of many small numbers are among some."""
    most = numbers.max()
    size = most + 1 if isinstance(most, int) else 0
    flags = pl.repeat(False, size, dtype=pl.Boolean, eager=True)
    return flags.scatter(some, True).gather(numbers)


def _those(rows: Rows, kept: pl.Series) -> pl.Series:
    """Return the regions of some rows."""
    regions = rows.frame[REGION]
    return regions if kept.all() else regions.filter(kept)


def _counts(numbers: pl.Series) -> pl.DataFrame:
    return numbers.value_counts()


def _sizes(regions: pl.Series) -> dict[int, int]:
    return dict(_counts(regions).iter_rows())


def _rates(
    all_of: Mapping[int, int], bad_of: Mapping[int, int], names: Sequence[str]
) -> dict[str, Rate]:
    return {
        name: Rate(max(0, all_of[place] - bad_of.get(place, 0)), all_of[place])
        for place, name in enumerate(names)
        if all_of.get(place)
    }


def _by_field(
    rows: Rows, results: Sequence[FieldResult], pairs: pl.DataFrame, kept: pl.Series
) -> tuple[dict[str, Rate], dict[tuple[str, str], Rate]]:
    """Return the rates of fields, and those of regions in fields.

    Args:
        rows: the rows that belong to a matter.
        results: what the comparison of the fields gave.
        pairs: what departs.
        kept: the rows that count.
    """
    names = [region.name for region in rows.regions]
    whole = _spread(rows, kept)
    rates: dict[str, Rate] = {}
    heat: dict[tuple[str, str], Rate] = {}
    for result in results:
        field = result.policy.field
        told = result.compared & kept
        total, all_of = whole if told.sum() == kept.sum() else _spread(rows, told)
        bad = pairs.filter(pl.col("field") == field).select(MATTER, REGION).unique()
        rates[field] = Rate(max(0, total - bad[MATTER].n_unique()), total)
        for name, rate in _rates(all_of, _sizes(bad[REGION]), names).items():
            heat[name, field] = rate
    return rates, heat


def _spread(rows: Rows, told: pl.Series) -> tuple[int, dict[int, int]]:
    """Return how many matters some rows are of, and how many of them each region has."""
    matters = rows.frame[MATTER]
    held = matters if told.all() else matters.filter(told)
    return held.n_unique(), _sizes(_those(rows, told))


def _by_body(
    rows: Rows, aligned: pl.DataFrame, bad: pl.DataFrame, catalogue: ItemList | None
) -> dict[str, Rate]:
    """Return the rates of departments, each matter with the department that most regions name."""
    bodies = _bodies(rows, catalogue)
    if bodies is None:
        return {}
    known = bodies.join(aligned, on=MATTER, how="semi")
    wrong = bad.with_columns(pl.lit(True).alias("bad"))
    table = (
        known.join(wrong, on=MATTER, how="left")
        .group_by("body")
        .agg(pl.len(), pl.col("bad").sum())
        .sort("len", "body", descending=[True, False])
    )
    return {body: Rate(total - (bad or 0), total) for body, total, bad in table.iter_rows()}


def _bodies(rows: Rows, catalogue: ItemList | None) -> pl.DataFrame | None:
    """Return the department of each matter: the catalogue's, else that of most regions."""
    cells = [_body_cells(region) for region in rows.regions]
    if all(series is None for series in cells):
        return None
    texts = stacked(rows.regions, cells)
    distinct = texts.unique().drop_nulls()
    named = pl.Series([department(text) for text in distinct], dtype=pl.String)
    bodies = texts.replace_strict(distinct, named, default=None, return_dtype=pl.String)
    counted = (
        rows.frame.select(MATTER)
        .with_columns(bodies.gather(rows.places).alias("body"))
        .filter(pl.col("body").str.len_chars() > 0)
        .group_by(MATTER, "body")
        .len()
        .sort(MATTER, "len", "body", descending=[False, True, False])
    )
    most = counted.unique(MATTER, keep="first", maintain_order=True).select(MATTER, "body")
    upper = _bodies_above(rows, catalogue)
    return pl.concat([upper, most.join(upper, on=MATTER, how="anti")])


def _bodies_above(rows: Rows, catalogue: ItemList | None) -> pl.DataFrame:
    """Return the departments that the catalogue names."""
    if catalogue is None or not has_field(catalogue, Field.BODY):
        return pl.DataFrame(schema={MATTER: pl.UInt32, "body": pl.String})
    texts = catalogue.frame[Field.BODY].gather(rows.matters["catalogue"]).to_list()
    named = pl.Series("body", [department(text) if text else None for text in texts], pl.String)
    return rows.matters.select(pl.col(MATTER).cast(pl.UInt32), named).drop_nulls()


def _body_cells(region: RegionList) -> pl.Series | None:
    """Return the bodies of a region without its name, which leaves few different ones."""
    if not has_field(region.items, Field.BODY):
        return None
    bodies = pl.col(Field.BODY).str.strip_chars().str.strip_prefix(region.name)
    return region.items.frame.select(bodies).to_series()


def department(text: str) -> str:
    """Return the name of a department without its region: 水务局 of 云岩区水务局."""
    organ = organisation_of(text)
    return (organ.office if organ is not None else "") or " ".join(text.split())
