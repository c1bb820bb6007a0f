"""Several rows of one region in one matter: which of them is the one that holds at the day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

import polars as pl

from govlint.lists.comparison.stacks import has_field, stacked
from govlint.lists.values.editions import day_or_none, version_key
from govlint.lists.values.enums import status_of
from govlint.model.items import Field
from govlint.model.listing import RegionList

CANCELLED = "取消"


def holding(
    regions: Sequence[RegionList], first: pl.Series, places: pl.Series, day: datetime.date
) -> pl.Series | None:
    """Tell of each row whether it is compared; None where all first rows of a region are.

    Of several rows of a region in a matter it is the one of the highest version that is neither
    cancelled at the day nor still to come, else the first. What is cancelled is never compared.

    Args:
        regions: the regions.
        first: tells of each row whether a region begins in a matter with it.
        places: place of each row in the rows of all regions.
        day: the day at which lists are judged.
    """
    cancelled = _gone(regions, day)
    gone = _flags(cancelled, places).alias("gone")
    if first.all():
        return ~gone if cancelled is not None else None
    behind = first.shift(-1, fill_value=True)
    lines = pl.int_range(first.len(), dtype=pl.UInt32, eager=True).alias("line")
    told = pl.DataFrame([first.cum_sum().alias("within"), gone, lines])
    rivals = told.filter(~(first & behind))
    at = places.gather(rivals["line"])
    coming = _days(regions, Field.EFFECTIVE_DATE, lambda one: one > day)
    best = (
        rivals.with_columns(_flags(coming, at).alias("coming"), _versions(regions, at))
        .sort("within", "gone", "coming", "version", "line", descending=[False] * 3 + [True, False])
        .unique("within", keep="first", maintain_order=True)
    )
    chosen = told.select((first & behind).alias("alone"), "line", "gone")
    kept = pl.col("alone") | pl.col("line").is_in(best["line"].implode())
    return chosen.select(~pl.col("gone") & kept).to_series()


def is_cancelled(state: str, end: str, day: datetime.date) -> bool:
    """Tell whether a row says that its matter is cancelled at a day.

    Args:
        state: the cell of 事项状态.
        end: the cell of 取消日期.
        day: the day.
    """
    last = day_or_none(end)
    return status_of(state) == CANCELLED or (last is not None and last <= day)


def _flags(told: pl.Series | None, at: pl.Series) -> pl.Series:
    if told is None:
        return pl.repeat(False, at.len(), dtype=pl.Boolean, eager=True)
    return told.gather(at)


def _gone(regions: Sequence[RegionList], day: datetime.date) -> pl.Series | None:
    """Tell of each row whether its matter is cancelled at the day; None where none is."""
    states = _told(regions, Field.STATUS, lambda text: status_of(text) == CANCELLED)
    ends = _days(regions, Field.CANCEL_DATE, lambda at: at <= day)
    if states is None or ends is None:
        return states if ends is None else ends
    return states | ends


def _days(
    regions: Sequence[RegionList], field: Field, asked: Callable[[datetime.date], bool]
) -> pl.Series | None:
    def answer(text: str) -> bool:
        at = day_or_none(text)
        return at is not None and asked(at)

    return _told(regions, field, answer)


def _told(
    regions: Sequence[RegionList], field: Field, asked: Callable[[str], bool]
) -> pl.Series | None:
    """Tell of each row whether its cell answers to a question, asked once for each text."""
    texts = _texts(regions, field)
    if texts is None:
        return None
    found = [text for text in texts.unique().drop_nulls().to_list() if asked(text)]
    return texts.is_in(found).fill_null(value=False) if found else None


def _versions(regions: Sequence[RegionList], at: pl.Series) -> pl.Series:
    """Return the place of the version of each row among all versions, 0 without one."""
    texts = _texts(regions, Field.VERSION)
    if texts is None:
        return pl.repeat(0, at.len(), dtype=pl.UInt32, eager=True).alias("version")
    own = texts.gather(at)
    distinct = own.unique().drop_nulls().to_list()
    keys = {text: version_key(text) or () for text in distinct}
    order = {key: place for place, key in enumerate(sorted({*keys.values(), ()}))}
    ranks = [order[keys[text]] for text in distinct]
    return own.replace_strict(distinct, ranks, default=0, return_dtype=pl.UInt32).alias("version")


def _texts(regions: Sequence[RegionList], field: Field) -> pl.Series | None:
    cells = [
        region.items.frame[str(field)] if has_field(region.items, field) else None
        for region in regions
    ]
    return stacked(regions, cells) if any(series is not None for series in cells) else None
