"""Demands that may not be laid on lower levels at all (B-DEM-1, -6, -7, -8, -9, -10, -12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.burden import guards
from govlint.burden.addressees import BODY, DEPARTMENT, Paper
from govlint.burden.analysis import analysed
from govlint.burden.demands import (
    Demand,
    asked,
    demands,
    downward,
    hit,
    mentions,
    on_lower,
    pattern,
)
from govlint.burden.papers import is_central
from govlint.model.elements import Element, OfficialDocument
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context

SUPERIOR = re.compile(
    r"(?:按照?|根据|依据|落实|遵照)[^，；]{0,10}(?:党中央|中央|国务院|国家(?!级)|省委|省政府|省人民政府|上级|部委|省[^，；]{2,8}[厅委局])[^，；]{0,16}"
    r"(?:要求|部署|规定|安排|通知)|(?:中央|国务院|省委|省政府|上级)[^，；]{0,8}(?:明确)?要求|"
    r"(?:按照?|根据|依据|落实)[^，；]{0,4}(?:国发|国办发|中发|中办发|国办函|国函|厅字)〔"
)
"""A companion paper that the superior itself asks for."""
APPROVED = re.compile(
    r"批准|同意|审批|备案|保留项目|项目目录|目录|国家级?|全国|国务院|党中央|省级|部级|部署的|中央"
)
PROJECT = re.compile(r"企业|公司|考生|职称|项目|评审|评标|立项|产品|参评|申报|招标|评奖|资格|入围")
"""What is vetoed there is no organ."""
CONSENT = re.compile(
    r"(?<!未)经(?!济|营|费|办|验)[^，。；：\n]{0,30}?(?:国务院|人民政府|党委|党组|政府|[省市县区州]委|领导|会议)"
    r"[^，。；：\n]{0,8}(?:同意|批准|授权|审议通过|审定|通过|部署|要求)(?!后)"
)
GOVERNMENT = re.compile(
    r"人民政府|党委(?!网信|宣传|组织|统战|政法|办|部门|[^、，：]{0,8}[办部委局])|(?<![\w])[省市县区州]委(?!办|员|会)|各[市县区州乡镇省][^、，：]{0,10}政府"
)
OFFICE = re.compile(r"(人民)?政府(办公[厅室]|各|有关|所属|直属|部门|外事|法制|办)")
COMMAND = re.compile(
    r"各(?:省|市|县|区|州|盟|旗|乡|镇|街道)[^，。；]{0,12}(?:人民政府|党委|政府)(?![^，。；]{0,8}(?:部门|[厅局办]|委员会)|采购|网站|投资)"
    r"[^，。；]{0,30}?(?:(?<!重)(?<!需)(?<!主)要(?!求|点|素)|应当?(?!急|用|对)|必须|务必|不得)"
)
CENTRE = ("中央", "中共中央", "国务院", "党中央")
COMMANDS = frozenset({"通知", "意见", "决定", "通报", "方案"})


def companion(context: Context) -> Iterator[Hit]:
    """B-DEM-1: lower levels are to make papers of their own to this one.

    Nothing is said where the text names the superior's order, or a superior's paper among the
    sources of the run asks for such papers.
    """
    for found in demands(context, "B-DEM-1"):
        first, last = guards.clause_of(found.text, found.start)
        superior = SUPERIOR.search(found.sentence.normalised, first, last)
        urgent = guards.urgent(found.text[first:last])
        if not superior and not urgent and not _asked_above(context, found):
            yield hit(found)


def _asked_above(context: Context, found: Demand) -> bool:
    if context.sources is None:
        return False
    from govlint.burden.checks.companions import asks_for  # few runs have sources

    return asks_for(context, found.words)


def pledges(context: Context) -> Iterator[Hit]:
    """B-DEM-6: 责任状, 承诺书 between levels."""
    yield from _outside_special(context, "B-DEM-6")


def veto(context: Context) -> Iterator[Hit]:
    """B-DEM-7: 一票否决 on organs or officials, whatever level it falls on."""
    _not_special(context, downward(context))
    for found in mentions(context.official, pattern("B-DEM-7")):
        first, last = guards.clause_of(found.text, found.start)
        elsewhere = PROJECT.search(found.text, first, last)
        if asked(found) and not elsewhere:
            yield hit(found)


def campaigns(context: Context) -> Iterator[Hit]:
    """B-DEM-8: 创建, 示范, 达标, 评比 that no superior list or approval is named for.

    Raises:
        NotApplicable: the paper is one of the centre.
    """
    if is_central(context.official):
        raise NotApplicable("党中央、国务院的文件，不是地方和部门自设的活动")
    for found in _special_demands(context, "B-DEM-8"):
        if not APPROVED.search(found.text):
            yield hit(found)


def staff(context: Context) -> Iterator[Hit]:
    """B-DEM-9: posts, staff, money and pay asked of lower levels."""
    yield from _outside_special(context, "B-DEM-9")


def secondment(context: Context) -> Iterator[Hit]:
    """B-DEM-10: people lent upward from county and below."""
    downward(context)
    for found in mentions(context.official, pattern("B-DEM-10")):
        if asked(found):
            yield hit(found)


def command(context: Context) -> Iterator[Hit]:
    """B-DEM-12: a department commands a lower 党委 or 政府 without consent.

    Raises:
        NotApplicable: no department commands here, or consent is told.
        NotChecked: who issues the paper is not known.
    """
    paper = downward(context)
    if paper.system is None:
        raise NotChecked("看不出发文机关是部门还是政府，可用 --facts 给出 issuer.system")
    if paper.system not in (DEPARTMENT, BODY) or context.official.kind not in COMMANDS:
        raise NotApplicable("发文机关不是部门或议事协调机构，或不是指令性公文")
    if is_central(context.official) or str(paper.issuer).startswith(CENTRE):
        raise NotApplicable("党中央、国务院及其议事协调机构的文件")
    if CONSENT.search(paper.title + _opening(context.official)):
        raise NotApplicable("文中写明经党委、政府同意或者授权")
    words = GOVERNMENT.search(OFFICE.sub("", paper.recipients))
    given = context.facts.given.issuer
    review = given is None or given.system is None
    if words:
        place = context.official.elements[Element.RECIPIENTS][0]
        yield Hit(
            Element.RECIPIENTS,
            place.span,
            {"text": place.text, "issuer": paper.issuer},
            case="主送",
            review=review and not paper.recipients.startswith("各"),
            evidence=place.text,
        )
    for found in mentions(context.official, COMMAND, forbids=True):
        if not guards.own(found.text, found.start) and not guards.statutory(
            found.sentence.normalised, found.start
        ):
            yield hit(found, "要求", {"issuer": paper.issuer})


def _opening(official: OfficialDocument) -> str:
    """Return the first sentences, in which consent is told."""
    return "".join(sentence.normalised for sentence in analysed(official).sentences[:6])


def _outside_special(context: Context, code: str) -> Iterator[Hit]:
    for found in _special_demands(context, code):
        first, last = guards.clause_of(found.text, found.start)
        if not guards.urgent(found.text[first:last]):
            yield hit(found)


def _special_demands(context: Context, code: str) -> Iterator[Demand]:
    """Yield the demands of a paper that is no special one on the matter (专门文件)."""
    paper = downward(context)
    _not_special(context, paper)
    for found in mentions(context.official, pattern(code)):
        if asked(found) and on_lower(found, paper):
            yield found


def _not_special(context: Context, paper: Paper) -> None:
    """Refuse a special paper on the matter (专门文件).

    Raises:
        NotApplicable: the title says that it is.
    """
    words = [word for word in context.parameters["special"] if word in paper.title]
    if words:
        raise NotApplicable(f"标题写明“{words[0]}”，是这方面的专门文件")
