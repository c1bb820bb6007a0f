"""Versions, dates and states of matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotApplicable, NotChecked, Row
from govlint.lists.checks.columns import (
    CODE,
    POSITION,
    cancelled,
    even_column,
    filled,
    mapped,
    positions,
)
from govlint.lists.values.editions import day_of, day_or_none, version_key
from govlint.lists.values.enums import status_of
from govlint.model.items import Field, ItemList

ABOUT_CANCELLED = re.compile("取消|废止|停止(?:实施|执行|征收)|清理|失效|撤销")
NO_CODE = "没有编码列，认不出同一事项的各个版本"


def successive(items: ItemList) -> list[tuple[int, int]]:
    """Return the rows of each matter version by version: (the one before, the one after).

    Raises:
        NotChecked: the list has no column of versions or none of codes.
    """
    rows = _versions(items)
    found: list[tuple[int, int]] = []
    for group in rows.partition_by(CODE, maintain_order=True):
        ordered = sorted(
            (key, place)
            for text, place in group.select(str(Field.VERSION), POSITION).iter_rows()
            if (key := version_key(text)) is not None
        )
        found += [
            (one, other) for (first, one), (second, other) in pairwise(ordered) if first != second
        ]
    return found


def _versions(items: ItemList) -> pl.DataFrame:
    """Return code, version and place of the matters that stand in more than one version."""
    if not items.has(Field.VERSION):
        raise NotChecked("没有版本列")
    code = next((name for name in (Field.ITEM_CODE, Field.BASIC_CODE) if items.has(name)), None)
    if code is None:
        raise NotChecked(NO_CODE)
    rows = items.frame.select(
        even_column(items, code).alias(CODE),
        pl.col(str(Field.VERSION)),
        positions(items),
        filled(items, code).alias("filled"),
    ).filter("filled")
    several = rows.filter(rows[CODE].is_duplicated())
    return several.filter(pl.col(str(Field.VERSION)).n_unique().over(CODE) > 1).sort(POSITION)


def order_of_dates(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-VER-1: dates exist, and a matter is not cancelled before it takes effect."""
    days = {}
    for field in (Field.EFFECTIVE_DATE, Field.CANCEL_DATE):
        if field in row:
            try:
                days[field] = day_of(row[field])
            except ValueError:
                yield ListHit(field, case="没有这一天", actual=row[field])
    begins, ends = days.get(Field.EFFECTIVE_DATE), days.get(Field.CANCEL_DATE)
    if begins and ends and ends < begins:
        yield ListHit(
            Field.CANCEL_DATE,
            {"begins": row[Field.EFFECTIVE_DATE], "ends": row[Field.CANCEL_DATE]},
            actual=row[Field.CANCEL_DATE],
            expected=f"{row[Field.EFFECTIVE_DATE]}以后",
        )


def rising(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-VER-2: a version that takes effect later has the higher number.

    Raises:
        NotChecked: the list has no days from which versions take effect.
    """
    if not items.has(Field.EFFECTIVE_DATE):
        raise NotChecked("没有生效日期列")
    rows = _versions(items)
    days = items.frame[str(Field.EFFECTIVE_DATE)]
    for group in rows.partition_by(CODE, maintain_order=True):
        dated = sorted(
            (day, key, place)
            for text, place in group.select(str(Field.VERSION), POSITION).iter_rows()
            if (key := version_key(text)) and (day := day_or_none(days[place]))
        )
        for (day, key, place), (later, second, other) in pairwise(dated):
            if later > day and second < key:
                yield _falling(items, place, other)


def _falling(items: ItemList, before: int, after: int) -> ListHit:
    versions = items.frame[str(Field.VERSION)]
    return ListHit(
        Field.VERSION,
        {"before": versions[before]},
        actual=versions[after],
        evidence=versions[after],
        rows=(after, before),
    )


def still_listed(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-VER-3: a cancelled matter stands in no list, unless a later version of it does.

    Raises:
        NotChecked: the list has neither states nor days of cancelling.
        NotApplicable: it is a list of cancelled matters.
    """
    if not items.has(Field.STATUS) and not items.has(Field.CANCEL_DATE):
        raise NotChecked("没有事项状态列和取消日期列")
    if ABOUT_CANCELLED.search(items.title):
        raise NotApplicable("是取消、停止实施事项的清单")
    by_state, by_day = cancelled(items), _past(items, context)
    gone = by_state | by_day
    if gone.all():
        raise NotApplicable("全部事项都已取消，是取消事项的清单")
    replaced = _replaced(items, gone)
    for position in gone.arg_true().to_list():
        if position not in replaced:
            field = Field.STATUS if by_state[position] else Field.CANCEL_DATE
            printed = items.frame[str(field)][position]
            yield ListHit(field, actual=printed, evidence=printed, rows=(position,))
    yield from _suspended(items, gone)


def _past(items: ItemList, context: ListContext) -> pl.Series:
    if not items.has(Field.CANCEL_DATE):
        return pl.repeat(False, items.frame.height, dtype=pl.Boolean, eager=True)
    return mapped(items, Field.CANCEL_DATE, lambda text: _is_past(text, context), pl.Boolean)


def _is_past(text: str, context: ListContext) -> bool:
    day = day_or_none(text)
    return day is not None and day <= context.day


def _replaced(items: ItemList, gone: pl.Series) -> frozenset[int]:
    """Return the cancelled rows of matters that stand in the list in another version as well."""
    if not items.has(Field.ITEM_CODE) or not items.has(Field.VERSION):
        return frozenset()
    rows = items.frame.select(
        even_column(items, Field.ITEM_CODE).alias(CODE),
        pl.col(str(Field.VERSION)),
        positions(items),
    ).with_columns(gone.alias("gone"))
    kept = rows.filter((pl.col(CODE) != "") & ~pl.col("gone").all().over(CODE) & pl.col("gone"))
    return frozenset(kept[POSITION].to_list())


def _suspended(items: ItemList, gone: pl.Series) -> Iterator[ListHit]:
    if not items.has(Field.STATUS):
        return
    paused = mapped(items, Field.STATUS, lambda text: status_of(text) == "暂停", pl.Boolean)
    for position in (paused & ~gone).arg_true().to_list():
        printed = items.frame[str(Field.STATUS)][position]
        yield ListHit(
            Field.STATUS,
            case="暂停",
            actual=printed,
            evidence=printed,
            review=True,
            rows=(position,),
        )
