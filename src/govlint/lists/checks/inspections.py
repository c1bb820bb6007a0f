"""Inspections of enterprises have a cap on how often; powers follow a law that changed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotApplicable, NotChecked, Row
from govlint.lists.checks.columns import mapped, positions
from govlint.lists.laws import State
from govlint.lists.values import blank, plain
from govlint.lists.values.citations import citations
from govlint.lists.values.enums import type_of
from govlint.model.items import Field, ItemList, ListKind

INSPECTION = "行政检查"
_ENTERPRISES = re.compile(r"企业|法人|经营|市场主体|个体|商户|公司|用人单位|生产|机构|组织|单位")
_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]+)"
_CAP = re.compile(
    rf"{_NUMBER}(?:至|-|~)?(?:{_NUMBER})?(?:次|回|轮|批次)|(?:每|1|一|半|两|{_NUMBER})个?(?:年度?|半年|季度?|月度?|周|日|工作日)"
    rf"|(?:年度|季度|月度)各?{_NUMBER}|频次上限|上限为?{_NUMBER}|%|全覆盖|抽查比例|逐年|按年|按季|按月|按周|^{_NUMBER}$"
)
_VAGUE = re.compile(
    r"(?:根据|按照?|依据|视|结合|由|因)?(?:实际|工作|具体|监管|管理|检查|需要|需求|情况|必要|要求|上级|安排|部署|而定|确定|开展|"
    r"组织|进行|实施|时|抽查|巡查|频次|固定|没有|不定期|不固定|随时|适时|适当|随机|临时|经常|定期|日常|按需|不限|不限次数|无限制|若干次?|多次|和|或|的|、|,|。|;)+"
)


_FLOOR = re.compile("不少于|不低于|至少|若干|多次|以上")
"""What says how often at least, or nothing clear."""


def capped(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-13: inspections of enterprises say how often at most.

    Raises:
        NotApplicable: the list has no inspections.
        NotChecked: it has no column of classes, or none of frequencies.
    """
    inspected = _inspections(items, context)
    if not inspected.any():
        raise NotApplicable("清单里没有行政检查事项")
    if not items.has(Field.FREQUENCY):
        raise NotChecked("没有频次列")
    rows = items.frame.select(
        positions(items),
        pl.col(Field.FREQUENCY).alias("frequency"),
        mapped(items, Field.FREQUENCY, _verdict, pl.Boolean).alias("none"),
        _audience(items).alias("audience"),
    ).filter(inspected & pl.col("none").is_not_null())
    for position, printed, none, audience in rows.iter_rows():
        if _concerns(audience):
            sure = none and (context.kind is ListKind.CHECKS or not blank(audience))
            yield ListHit(
                Field.FREQUENCY,
                case="" if blank(printed) else "没有上限",
                actual=printed,
                evidence=printed,
                review=not sure,
                rows=(position,),
            )


def _audience(items: ItemList) -> pl.Expr:
    return pl.col(Field.AUDIENCE) if items.has(Field.AUDIENCE) else pl.lit("")


def _inspections(items: ItemList, context: ListContext) -> pl.Series:
    if not items.has(Field.TYPE):
        if context.kind is ListKind.CHECKS:
            return pl.repeat(True, items.frame.height, dtype=pl.Boolean, eager=True)
        raise NotChecked("没有事项类型列")
    return mapped(items, Field.TYPE, lambda text: type_of(text) == INSPECTION, pl.Boolean)


def _verdict(printed: str) -> bool | None:
    """Return None for a cap, True for none at all, False where a person has to look."""
    words = plain(printed).replace("\n", "")
    if _FLOOR.search(words):
        return False
    if blank(printed) or _VAGUE.fullmatch(words):
        return True
    return None if _CAP.search(words) else False


def _concerns(audience: str) -> bool:
    """Tell whether enterprises are inspected; an empty cell may mean them."""
    return blank(audience) or bool(_ENTERPRISES.search(plain(audience)))


_DATE = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})")


def overtaken(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-10: a law that changed after the matter was last settled."""
    since = _date(row[Field.EFFECTIVE_DATE])
    if since is None:
        return
    for citation in citations(row[Field.BASIS]):
        law = context.laws.find(citation.title, context.day) if citation.title else None
        if law is None or law.state(context.day) is not State.IN_FORCE:
            continue
        changed = law.effective is not None and since < law.effective <= context.day
        revised = bool(law.edition) and since.year < int(law.edition) < context.day.year
        if changed or revised:
            when = str(law.effective) if changed else f"{law.edition}年"
            values = {"law": f"《{citation.title}》", "when": when, "since": str(since)}
            yield ListHit(Field.BASIS, values, actual=f"《{citation.title}》",
                          evidence=f"《{citation.title}》", review=True)  # fmt: skip


def _date(text: str) -> datetime.date | None:
    found = _DATE.search(plain(text))
    if found is None:
        return None
    try:
        return datetime.date(*map(int, found.groups()))
    except ValueError:
        return None
