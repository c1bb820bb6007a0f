"""Who exercises a power and for whom: sources of powers, organs, audiences, kinds of handling."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked, Row
from govlint.lists.checks.columns import BODY, OK, POSITION, code_parts, positions
from govlint.lists.checks.duplicates import code_groups
from govlint.lists.values import blank, plain
from govlint.lists.values.enums import handling_of, power_source, unknown_audiences
from govlint.lists.values.limits import parse_limit, unit_of, within_a_day
from govlint.model.items import Field, ItemList

DOCUMENT = re.compile(
    r"\[(?:19|20)\d\d\]\d+号|第\d+号|下放|放权|赋权|授权|委托|调整|取消|承接|目录|清单|决定|通知"
)
"""What names the document by which a power was handed down."""


def sources(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-SRC-1: who is entrusted is named, and so is the document that hands a power down.

    Raises:
        NotChecked: the list has no column for who is entrusted, and nothing else to look at.
    """
    source = power_source(row[Field.POWER_SOURCE])
    printed = row[Field.POWER_SOURCE]
    named = re.search(r"[(:].{2,}|委托[^\W\d_]{3,}", plain(printed))
    if source == "委托" and not named:
        if Field.ENTRUSTED_TO not in row:
            if not _handed_down(context):
                raise NotChecked("没有委托部门列")
        elif blank(row[Field.ENTRUSTED_TO]):
            yield ListHit(Field.ENTRUSTED_TO, actual=row[Field.ENTRUSTED_TO], evidence=printed)
    if source == "上级下放" and (Field.BASIS in row or Field.REMARK in row):
        words = plain(row.get(Field.BASIS, "") + row.get(Field.REMARK, ""))
        beside = plain(printed).partition("下放")[2]
        if words and not DOCUMENT.search(words + beside):
            yield ListHit(
                Field.POWER_SOURCE, case="下放文件", actual=printed, evidence=printed, review=True
            )


def _handed_down(context: ListContext) -> bool:
    """Tell whether other rows are to be looked at: of sheets with the column, or from above."""
    if context.items.has(Field.ENTRUSTED_TO):
        return True
    sources = context.items.frame[str(Field.POWER_SOURCE)].unique().to_list()
    return any(power_source(source) == "上级下放" for source in sources)


def organs(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-BODY-1: one credit code belongs to one organ.

    Only where the name is that of another organ of the list: offices and branches of one organ may
    well share its code. A code that stands on two matters is L-CODE-7.

    Raises:
        NotChecked: the list has no national 实施编码.
    """
    codes = code_parts(context).filter(OK).select(POSITION, BODY)
    if codes.is_empty():
        raise NotChecked("清单没有国家实施编码")
    repeated = {place for _, group in code_groups(items, context) for place in group[POSITION]}
    codes = codes.filter(~pl.col(POSITION).is_in(list(repeated)))
    name = str(Field.BODY)
    fewest, share = context.parameters["fewest"], context.parameters["share"]
    rows = codes.join(items.frame.select(name, positions(items)), on=POSITION)
    counted = rows.filter(pl.col(name) != "").group_by(BODY, name).len()
    usual = (
        counted.with_columns(pl.col("len").sum().over(BODY).alias("all"))
        .filter((pl.col("len") >= fewest) & (pl.col("len") >= share * pl.col("all")))
        .select(BODY, pl.col(name).alias("usual"))
    )
    owners = usual.group_by("usual").agg(pl.col(BODY).alias("owners"))
    wrong = (
        rows.join(usual, on=BODY)
        .filter(pl.col(name) != pl.col("usual"))
        .join(owners, left_on=name, right_on="usual")
        .sort(POSITION)
    )
    for position, organ, printed, right in wrong.select(POSITION, BODY, name, "usual").iter_rows():
        yield ListHit(
            Field.BODY,
            {"organ": organ},
            actual=printed,
            expected=right,
            evidence=printed,
            rows=(position,),
        )


def audience_words(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-OBJ-1: audiences are words of the enumeration; others are looked at by a person."""
    printed = row[Field.AUDIENCE]
    unknown = unknown_audiences(printed)
    if unknown:
        words = "、".join(sorted(unknown))
        yield ListHit(
            Field.AUDIENCE,
            {"words": words},
            case="未知用语",
            actual=printed,
            evidence=words,
            review=True,
        )


def immediate(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-PROC-1: what is handled on the spot has a promise of at most one day."""
    printed = row[Field.PROMISED_LIMIT]
    if handling_of(row[Field.HANDLING]) != "即办件":
        return
    limit = parse_limit(printed, unit_of(context.items.columns.get(Field.PROMISED_LIMIT, "")))
    if limit is not None and within_a_day(limit) is False:
        yield ListHit(
            Field.HANDLING,
            {"handling": row[Field.HANDLING], "limit": printed},
            actual=row[Field.HANDLING],
            evidence=printed,
        )
