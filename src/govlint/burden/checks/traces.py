"""Evidence, apps and rankings asked of lower levels (B-DEM-5, -11, -13)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from govlint.burden import guards
from govlint.burden.addressees import LOWS, OTHERS, Paper
from govlint.burden.demands import (
    Demand,
    asked,
    downward,
    hit,
    mentions,
    on_lower,
    pattern,
)
from govlint.rules.api import Hit
from govlint.rules.context import Context

APPS_FROM = datetime.date(2026, 1, 25)
"""Day of the 2026 办法 on apps."""
PEOPLE = re.compile(
    r"干部|党员|工作人员|职工|公务员|网格员|教职工|村|社区|镇|乡|街道|县|区|各单位|各级"
)
PROCESS = re.compile(r"企业|产品|环境|质量|空气|水质|合同|商品")


def evidence(context: Context) -> Iterator[Hit]:
    """B-DEM-5: photos, ledgers, notes asked for in one sentence; as a criterion they weigh more."""
    paper = downward(context)
    nouns, keeps = pattern("B-DEM-5", "noun"), pattern("B-DEM-5", "keeps")
    criterion = pattern("B-DEM-5", "criterion")
    for found in mentions(context.official, nouns):
        if not asked(found) or not on_lower(found, paper):
            continue
        first, last = guards.clause_of(found.text, found.start)
        clause = found.text[first:last]
        named = list(dict.fromkeys(match[0] for match in nouns.finditer(clause)))
        values: dict[str, object] = {"nouns": "、".join(named), "count": len(named)}
        if criterion.search(clause):
            yield hit(found, "考核依据", values)
        elif guards.urgent(clause):
            continue
        elif len(named) >= context.parameters["fewest_kinds"] and keeps.search(clause):
            yield hit(found, "多种材料", values)


def apps(context: Context) -> Iterator[Hit]:
    """B-DEM-11: forced use, 打卡, 积分, 转发 in apps, accounts and groups; apps of one's own."""
    paper = downward(context)
    for found in mentions(context.official, pattern("B-DEM-11")):
        case = _kind_of(found, context.day)
        if case and _may_not(found, paper):
            yield hit(found, case)
    for found in mentions(context.official, pattern("B-DEM-11", "own")):
        if asked(found) and not guards.urgent(found.text):
            yield hit(found, "自建应用")


def _kind_of(found: Demand, day: datetime.date) -> str:
    """Return the case: an app before or after the 2026 办法, or an account or group."""
    if pattern("B-DEM-11", "app").search(found.text):
        return "应用" if day >= APPS_FROM else "应用（2026年以前）"
    return "账号群组" if pattern("B-DEM-11", "account").search(found.text) else ""


def _may_not(found: Demand, paper: Paper) -> bool:
    if not asked(found) or guards.urgent(found.text):
        return False
    first, last = guards.clause_of(found.text, found.start)
    if OTHERS.search(found.text, first, last):
        return False
    return on_lower(found, paper) or bool(PEOPLE.search(found.text, first, last))


def rankings(context: Context) -> Iterator[Hit]:
    """B-DEM-13: lower units ranked or named by what they send in, open or forward."""
    paper = downward(context)
    for found in mentions(context.official, pattern("B-DEM-13")):
        first, last = guards.clause_of(found.text, found.start)
        ranked = on_lower(found, paper) or LOWS.search(found.text, first, last)
        if asked(found) and ranked and not PROCESS.search(found.text):
            yield hit(found)
