"""Matters that regions list and the catalogue does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from govlint.lists.checks.columns import basic_codes
from govlint.lists.comparison.columns import CONFIDENCE, ID, LINE, MATTER, VOTE, Column, Rows
from govlint.lists.comparison.fields import FROM_CATALOGUE, Departing
from govlint.lists.comparison.judging import Judgement
from govlint.lists.comparison.places import departures
from govlint.lists.comparison.policies import OUTSIDE
from govlint.model.items import Field, ItemList
from govlint.model.listing import Grain

SAID = "目录里没有这一事项"
_AREA, _MAIN = 2, 9
"""Characters of a 基本编码 that say whose it is, and those of the main matter (主项)."""


def outsiders(rows: Rows, catalogue: ItemList | None, grains: Sequence[Grain]) -> frozenset[int]:
    """Return the matters of two regions or more that the catalogue does not have.

    Parts of a matter that is whole elsewhere, and wholes of parts, are left out.
    """
    if catalogue is None or catalogue.frame.is_empty():
        return frozenset()
    own = rows.matters.filter(pl.col("catalogue").is_null() & ~_gone(rows))[MATTER]
    lines = rows.frame.filter(VOTE).filter(pl.col(MATTER).is_in(own.implode()))
    several = lines.filter(pl.len().over(MATTER) > 1).select(LINE, MATTER)
    if several.is_empty():
        return frozenset()
    split = {(one, at) for grain in grains for one, at, _ in (grain.whole, *grain.parts)}
    places = departures(rows, several[LINE].to_list(), Field.NAME) if split else {}
    excused = {line for line, one in places.items() if (one.region, one.place) in split}
    found = set(several[MATTER].to_list())
    return frozenset(found - {matter for line, matter in several.iter_rows() if line in excused})


def _gone(rows: Rows) -> pl.Expr:
    return pl.col(MATTER).is_in(list(rows.cancelled))


def without_entry(
    rows: Rows, column: Column, outside: frozenset[int], catalogue: ItemList | None
) -> Iterator[Departing]:
    """Find the rows of matters whose codes the catalogue should have and does not.

    Codes of places that the catalogue is not about, and parts of a main matter that it has, are
    no defect.
    """
    codes = basic_codes(catalogue) if catalogue is not None and outside else None
    known = set(codes.unique().to_list()) - {""} if codes is not None else set()
    if not known:
        return
    areas = {(len(code), code[:_AREA]) for code in known}
    mains = {code[:_MAIN] for code in known}
    missing = [
        number
        for number, form in enumerate(column.forms)
        if not form.empty and _missing(str(form.value), areas, mains)
    ]
    listed = (
        rows.frame.with_columns(column.ids.alias(ID))
        .filter(pl.col(VOTE) & pl.col(MATTER).is_in(sorted(outside)))
        .filter(pl.col(ID).is_in(missing).any().over(MATTER))
        .with_columns(pl.col(ID).fill_null(0))
        .group_by(MATTER, ID)
        .agg(pl.col(LINE), pl.col(CONFIDENCE).min())
        .sort(MATTER, ID)
        .select(MATTER, ID, LINE, CONFIDENCE)
    )
    for matter, number, lines, confidence in listed.iter_rows():
        form = column.forms[number]
        judgement = Judgement(OUTSIDE, SAID)
        yield Departing(
            matter, lines, form, FROM_CATALOGUE, form, judgement, confidence, expected=""
        )


def _missing(code: str, areas: set[tuple[int, str]], mains: set[str]) -> bool:
    return (len(code), code[:_AREA]) in areas and code[:_MAIN] not in mains
