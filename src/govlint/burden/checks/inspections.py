"""Checks and assessments (B-CHK-1, -3, -4, -6, -7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.burden import guards
from govlint.burden.addressees import BODY, DEPARTMENT, LOWS, OTHERS, Paper, is_lower
from govlint.burden.analysis import analysed
from govlint.burden.demands import Demand, downward, hit, mentions, on_lower, pattern
from govlint.burden.papers import title_of
from govlint.model.elements import Element, OfficialDocument
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.structure.duties import Modality

PLANNED = re.compile(
    r"(?:列入|纳入|根据|按照)[^，。；]{0,16}(?:督查|检查|考核)[^，。；]{0,8}计划|督查检查考核计划|"
    r"经[^，。；]{0,20}(?:同意|批准)|受[^，。；]{0,16}委托|授权|指定"
)
SUPERVISED = re.compile(
    r"企业|公司|单位用|经营|商户|市场|产品|商品|工程|工地|矿|医疗|学校|食品|药品|车辆|(?<!第三方)(?<!评估)机构|项目|样品|产量|考生|学生|招生|资质|试点|试验|专家|成果|样品|抽样"
)
PLAN_TITLE = re.compile(
    r"(督查|督导检查|督导)[^，。]{0,12}(方案|计划|通知|安排)$|开展[^，。]{0,30}(督查|督导)(工作)?的(通知|函)$"
)
PARTS = {
    "内容": re.compile(r"内容|重点|事项|任务"),
    "对象": re.compile(
        r"对象|被督查|(?:对|赴|到|深入)[^，。；]{0,14}(?:各|市|县|区|乡|镇|街道|单位|部门)"
    ),
    "范围": re.compile(r"范围|全[国省市县区州]|辖区|各(?:省|市|县|区|乡|镇|街道|单位|部门)"),
    "时间": re.compile(r"时间|时限|期限|[0-9]{1,2}月|期间|[0-9]{1,2}日|为期|年底"),
}
BASIS = re.compile(r"(?:依据|根据|按照?|依照)[^，。；]{0,6}《|依法|法律、?(?:行政)?法规|法定")
LISTED = re.compile(r"(?:检查)?事项(?:清单|目录)|检查计划|随机抽查事项|双随机|权责清单|权力清单")
CAPPED = re.compile(
    r"频次(?:上限)?|每年[^，。；]{0,10}(?:不超过|最多|至多|不得超过)[^，。；]{0,4}次|综合查一次|进一次门"
)
NEEDED = {"检查依据": BASIS, "检查事项清单": LISTED, "年度频次上限": CAPPED}
INVOLVED = re.compile(r"配合|技术|专家|检测|协助|辅助|听证|听取")


def own_checks(context: Context) -> Iterator[Hit]:
    """B-CHK-1: a department sets up a check of lower levels without plan or authority.

    Raises:
        NotApplicable: no department issues it, or plan or authority is named.
        NotChecked: who issues the paper is not known.
    """
    paper = downward(context)
    if paper.system is None:
        raise NotChecked("看不出发文机关是部门还是政府，可用 --facts 给出 issuer.system")
    if paper.system not in (DEPARTMENT, BODY):
        raise NotApplicable("发文机关不是部门")
    if PLANNED.search(_all(context.official)):
        raise NotApplicable("文中写明列入计划，或者经批准、受委托")
    for found in mentions(context.official, pattern("B-CHK-1")):
        first, last = guards.clause_of(found.text, found.start)
        clause = found.text[first:last]
        if _free(found) or SUPERVISED.search(clause) or _by_lower(found, paper):
            continue
        if LOWS.search(clause):
            yield hit(found, values={"issuer": paper.issuer})


def traces(context: Context) -> Iterator[Hit]:
    """B-CHK-3: lower levels are judged by ledgers, minutes, notes, instructions, press articles."""
    paper = downward(context)
    for found in mentions(context.official, pattern("B-CHK-3")):
        first, last = guards.clause_of(found.text, found.start)
        clause = found.text[first:last]
        if _free(found) or OTHERS.search(clause) or SUPERVISED.search(clause):
            continue
        if paper.lower or on_lower(found, paper):
            yield hit(found)


def plan_parts(context: Context) -> Iterator[Hit]:
    """B-CHK-4: a plan of a 督查 names content, object, scope and time.

    Raises:
        NotApplicable: the paper is no plan of a 督查.
    """
    title = title_of(context.official)
    if not PLAN_TITLE.search(title):
        raise NotApplicable("不是督查方案或者部署督查的通知")
    text = _all(context.official)
    missing = [name for name, words in PARTS.items() if not words.search(text)]
    if not missing:
        return
    place = context.official.elements[Element.TITLE][0]
    yield Hit(
        Element.TITLE,
        place.span,
        {"text": place.text, "missing": "、".join(missing)},
        evidence=place.text,
    )


def third_party(context: Context) -> Iterator[Hit]:
    """B-CHK-6: an evaluation by a third party as one check more."""
    paper = downward(context)
    for found in mentions(context.official, pattern("B-CHK-6")):
        first, last = guards.clause_of(found.text, found.start)
        if _free(found) or SUPERVISED.search(found.text, first, last):
            continue
        if paper.lower or on_lower(found, paper):
            yield hit(found)


def enterprises(context: Context) -> Iterator[Hit]:
    """B-CHK-7: enterprises are to be inspected, and no ground, list or yearly cap is named."""
    downward(context)
    text = _all(context.official)
    lacks = [name for name, words in NEEDED.items() if not words.search(text)]
    outside = pattern("B-CHK-7", "outside")
    for found in mentions(context.official, pattern("B-CHK-7")):
        first, last = guards.clause_of(found.text, found.start)
        clause = found.text[first:last]
        if _free(found) or guards.urgent(clause):
            continue
        if outside.search(clause) and not INVOLVED.search(clause):
            yield hit(found, "实施主体")
        elif len(lacks) == len(NEEDED):
            yield hit(found, "缺少依据", {"lacks": "、".join(lacks)})


def _free(found: Demand) -> bool:
    """Tell whether a check is only allowed or forbidden, or asked by statute.

    The issuer's own doing counts: it is what sets up the check.
    """
    free = found.duty is not None and found.duty.modality in (Modality.MAY, Modality.MUST_NOT)
    return free or guards.statutory(found.sentence.normalised, found.start)


def _by_lower(found: Demand, paper: Paper) -> bool:
    """Tell whether lower levels are to check in their own area."""
    return found.duty is not None and any(is_lower(unit, paper) for unit in found.duty.lead)


def _all(official: OfficialDocument) -> str:
    return "".join(sentence.normalised for sentence in analysed(official).sentences)
