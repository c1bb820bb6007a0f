"""Matters that the catalogue has cancelled: they bind nobody, and should stand in no list."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import polars as pl

from govlint.lists.checks.columns import cancelled
from govlint.lists.comparison.columns import CONFIDENCE, ID, LINE, MATTER, Column, Rows
from govlint.lists.comparison.fields import FROM_CATALOGUE, Departing
from govlint.lists.comparison.judging import Judgement
from govlint.lists.comparison.policies import CATALOGUE
from govlint.lists.comparison.stacks import has_field
from govlint.lists.values.editions import day_or_none
from govlint.model.items import Field, ItemList

SAID = "目录已经取消这一事项，清单还列着"


def cancelled_matters(
    matters: pl.DataFrame, catalogue: ItemList | None, day: datetime.date
) -> frozenset[int]:
    """Return the numbers of the matters that the catalogue has cancelled by a day."""
    if catalogue is None:
        return frozenset()
    gone = cancelled(catalogue).to_list()
    if has_field(catalogue, Field.CANCEL_DATE):
        ends = (day_or_none(text) for text in catalogue.frame[Field.CANCEL_DATE])
        gone = [
            state or (end is not None and end <= day) for state, end in zip(gone, ends, strict=True)
        ]
    known = matters.select(MATTER, "catalogue").drop_nulls()
    return frozenset(matter for matter, place in known.iter_rows() if gone[place])


def still_listed(rows: Rows, column: Column) -> Iterator[Departing]:
    """Find rows that give the code of a matter which the catalogue has cancelled."""
    if not rows.cancelled:
        return
    found = (
        rows.frame.with_columns(column.ids.alias(ID))
        .filter(pl.col(MATTER).is_in(list(rows.cancelled)) & (pl.col(ID) > 0))
        .group_by(MATTER, ID)
        .agg(pl.col(LINE), pl.col(CONFIDENCE).min())
        .sort(MATTER, ID)
    )
    for matter, number, lines, confidence in found.select(MATTER, ID, LINE, CONFIDENCE).iter_rows():
        yield Departing(
            matter,
            lines,
            column.forms[number],
            FROM_CATALOGUE,
            column.forms[number],
            Judgement(CATALOGUE, SAID),
            confidence,
            expected="",
        )
