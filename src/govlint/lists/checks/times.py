"""Limits of time in one list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from govlint.lists.api import ListContext, ListHit, NotChecked, Row
from govlint.lists.checks.versions import successive
from govlint.lists.values import blank, plain
from govlint.lists.values.citations import Citation, citations
from govlint.lists.values.enums import type_of
from govlint.lists.values.limits import Limit, longer, parse_limit, unit_of
from govlint.lists.values.norms import PAPER, RULE, rank_of, title_key
from govlint.model.items import Field, ItemList

LICENCE, LICENCE_LAW = "行政许可", title_key("中华人民共和国行政许可法")
TOGETHER = re.compile("联合办理|集中办理|统一办理|并联")
STAGE = re.compile("受理|审查|审核|初审|审批|决定|制证|发证|送达|办结")
BEFORE = re.compile("^(?:受理|收件|接件|申请|申报|补正)(?!.*(?:后|之日|审|决定|办结))")
FROM = re.compile("之日起|起|后$|不超过|最长")
USUAL_ASIDE = re.compile("听证|招标|拍卖|检验|检测|检疫|鉴定|评审|论证|招拍挂")
"""What 行政许可法 art. 45 itself takes out of the count."""
NAMES_NORM = re.compile(
    "《|依据|根据|按照|依照|依法|[条法](?:规定|第)|第.{1,6}条|号文?$|条例|办法|规定"
)
TAKES_TIME = re.compile(
    r"\d|[一二三四五六七八九十]+个?(?:工作日|日|天|月)|不计|除外|不含|不包括|扣除|延长|中止"
)
NO_PROCEDURE = frozenset(("是", "否", "有", "无特别程序", "不需要", "无特殊程序", "没有特别程序"))


def limit_of(row: Row, field: Field, context: ListContext) -> Limit | None:
    """Return the limit in a cell; the header may name the unit of a bare number."""
    return parse_limit(row[field], unit_of(context.items.columns.get(field, "")))


def legal(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-TIME-1: a licence takes 20 working days, 45 with several organs, unless a law says more."""
    if not _is_licence(row, context):
        return
    limit = limit_of(row, Field.LEGAL_LIMIT, context)
    if limit is None or limit.kind != "plain" or limit.unit != "工作日" or limit.total is None:
        return
    together = not blank(row.get(Field.JOINT_BODIES, "")) or TOGETHER.search(row[Field.BASIS])
    most = context.parameters["joint" if together else "single"]
    cited = citations(row[Field.BASIS])
    if limit.total <= most or not cited or any(_may_allow(one, context) for one in cited):
        return
    certain = any(
        title_key(one.title) == LICENCE_LAW or _rank(one, context) == RULE for one in cited
    )
    yield ListHit(
        Field.LEGAL_LIMIT,
        {"most": most},
        actual=row[Field.LEGAL_LIMIT],
        expected=f"{most}个工作日",
        review=not certain,
    )


def _is_licence(row: Row, context: ListContext) -> bool:
    if Field.TYPE in row:
        return type_of(row[Field.TYPE]) == LICENCE
    if LICENCE not in context.items.title:
        raise NotChecked("没有事项类型列")
    return True


def _may_allow(cited: Citation, context: ListContext) -> bool:
    """Tell whether a norm can allow more time: any law but 行政许可法, or one of unknown rank."""
    if title_key(cited.title) == LICENCE_LAW:
        return False
    return _rank(cited, context) not in (RULE, PAPER)


def _rank(cited: Citation, context: ListContext) -> str | None:
    known = context.laws.find(cited.title, context.day) if cited.title else None
    if known is not None and known.rank:
        return known.rank
    return rank_of(cited.title, cited.number, context.items.region)


def promised(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-TIME-2: what is promised is no longer than what the law allows."""
    allowed = limit_of(row, Field.LEGAL_LIMIT, context)
    given = limit_of(row, Field.PROMISED_LIMIT, context)
    if allowed is None or given is None or not _longer(given, allowed):
        return
    yield ListHit(
        Field.PROMISED_LIMIT,
        {"legal": row[Field.LEGAL_LIMIT], "promised": row[Field.PROMISED_LIMIT]},
        actual=row[Field.PROMISED_LIMIT],
        expected=f"不超过{row[Field.LEGAL_LIMIT]}",
        review="" in given.sums or "延长" in allowed.text,
    )


def _longer(given: Limit, allowed: Limit) -> bool:
    """Compare; a legal limit of one stage is held against that stage of the promise alone.

    A legal limit without stages counts from acceptance, so that the days until then come on top.
    """
    name = allowed.stages[0].name if len(allowed.stages) == 1 else ""
    named = STAGE.search(name)
    if given.kind == "stages" and allowed.kind == "plain" and named and not FROM.search(name):
        same = [stage for stage in given.stages if named[0] in stage.name]
        if len(same) != 1 or same[0].unit != allowed.unit:
            return False
        return same[0].amount > (allowed.total or Decimal(0))
    if given.kind == "stages" and allowed.kind == "plain":
        given = _from_acceptance(given)
    return longer(given, allowed) is True


def _from_acceptance(limit: Limit) -> Limit:
    """Return a sum of stages without those before acceptance."""
    kept = tuple(stage for stage in limit.stages if not BEFORE.search(stage.name))
    if len(kept) in (0, len(limit.stages)):
        return limit
    return replace(limit, stages=kept, total=None)


def longer_than_before(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-TIME-4: a new version promises no more time than the one before."""
    unit = unit_of(items.columns.get(Field.PROMISED_LIMIT, ""))
    limits = items.frame[str(Field.PROMISED_LIMIT)]
    for before, after in successive(items):
        old, new = parse_limit(limits[before], unit), parse_limit(limits[after], unit)
        if old is not None and new is not None and longer(new, old):
            yield ListHit(
                Field.PROMISED_LIMIT,
                {"before": limits[before]},
                actual=limits[after],
                expected=f"不超过{limits[before]}",
                rows=(after, before),
            )


def special(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-TIME-5: time that is not counted rests on 行政许可法 art. 45 or on a norm that is named."""
    printed = row[Field.SPECIAL_PROCEDURE]
    kept = plain(printed)
    if blank(printed) or kept in NO_PROCEDURE or NAMES_NORM.search(kept):
        return
    unfounded = [
        part for part in re.split("[;。\n]", kept) if part and not USUAL_ASIDE.search(part)
    ]
    if unfounded:
        takes = any(TAKES_TIME.search(part) for part in unfounded)
        yield ListHit(
            Field.SPECIAL_PROCEDURE,
            {"procedure": unfounded[0]},
            actual=printed,
            evidence=unfounded[0],
            review=not takes,
        )
