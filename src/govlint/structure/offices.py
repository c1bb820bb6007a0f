"""What stands behind the region in the name of an organ: of which body it is, and its matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from govlint.structure import tables
from govlint.text.characters import HAN

PARTY, GOVERNMENT, CONGRESS, CONSULTATIVE, DISCIPLINE = "党委", "政府", "人大", "政协", "纪委"
DEPARTMENT, GENERAL_OFFICE, UNIT, BODY = "部门", "办公厅(室)", "内设机构", "议事协调机构"
COURT, PROCURATORATE = "法院", "检察院"


@dataclass(frozen=True, slots=True)
class Office:
    """``system`` as in the facts; ``body``: whose it is (of 省政府办公厅: 政府); ``matter`` (教育).

    ``branch`` tells that it is one of several below its department (分局), whose area the name
    need not give.
    """

    system: str
    body: str
    matter: str = ""
    branch: bool = False


NO_ORGAN = re.compile(
    r"(公司|集团|企业|大学|学院|学校|中学|小学|幼儿园|党校|医院|卫生院|研究院|研究所|研究室|研究会|出版社|杂志社|报社|交易所|合作社|商会|"
    r"基金会|促进会|银行|博物馆|图书馆|档案馆|展览馆|文化馆|中心|站|所|园|厂|店|队|分会|村|社区|村民委员会|居民委员会|村委会|居委会|"
    r"业主委员会|军区|军分区|警备区|武装部|部队|有限|电视台|俱乐部|联盟|律师|事务所|代表处|驻.{1,6}办事处)$|军事|军委|武警|标准化技术委员会|银行|解放军"
)
"""Who is no organ of party or state: institutions, companies, associations, the army."""
MASSES = re.compile(
    r"^(?P<matter>总工会|共青团|团委|妇女联合会|妇联|残疾人联合会|残联|文学艺术界联合会|文联|科学技术协会|科协|"
    r"工商业联合会|工商联|红十字会|归国华侨联合会|侨联|作家协会|作协|供销合作社联合社|供销社|供销合作总社|贸促会|台联)(?P<rest>.*)$"
)
MASS_MATTERS = {
    "总工会": "工会",
    "团委": "共青团",
    "妇女联合会": "妇联",
    "残疾人联合会": "残联",
    "文学艺术界联合会": "文联",
    "科学技术协会": "科协",
    "工商业联合会": "工商联",
    "归国华侨联合会": "侨联",
    "作家协会": "作协",
    "供销合作社联合社": "供销",
    "供销合作总社": "供销",
    "供销社": "供销",
}
COORDINATING = re.compile(
    r"(?P<name>领导小组|指挥部|联席会议|协调小组|工作小组|工作组|协调机制|联防联控机制|专班|安全生产委员会|安委会|食品安全委员会|食安委|绿化委员会|绿委会|"
    r"爱国卫生运动委员会|爱卫会|减灾委员会|减灾委|防火委员会|禁毒委员会|国防动员委员会|妇女儿童工作委员会|残疾人工作委员会|"
    r"防灾减灾救灾委员会|老龄工作委员会|双拥工作领导小组|推进委员会|协调委员会)(综合组|办公室|办)?(?P<unit>.{2,6}[司处组])?$"
)
PARTY_DEPARTMENTS = re.compile(
    r"^(委|委员会|党委)?(?P<matter>组织|宣传|统战|统一战线工作|社会工作|对外联络)部(?P<rest>.*)$|"
    r"^(委|委员会|党委)?(?P<matter_2>政法)(委员会|委)(?P<rest_2>.*)$|"
    r"^(委|委员会|党委)?(?P<matter_3>网络安全和信息化|机构编制|全面深化改革|外事工作|全面依法治.|台湾工作|保密|国家安全|军民融合发展|农村工作|"
    r"审计|财经|教育工作|巡视工作|巡察工作)(委员会|领导小组)(办公室|办)?(?P<rest_3>)$|"
    r"^(委|委员会|党委)?(?P<matter_4>网信|编|改革|台|巡视|巡察|政策研究|党史研究|老干部|机要|信访|国安|依法治.)(办公室|办|室|局)(?P<rest_4>)$|"
    r"^(委|委员会|党委)?(?P<matter_5>.{2,8})(工作委员会|工委)(?P<rest_5>.*)$"
)
PARTY_MATTERS = {"编": "机构编制", "网信": "网络信息", "改革": "全面深化改革", "台": "台湾工作"}
MINISTERIAL = frozenset({"外交", "国防", "铁道", "信息产业", "监察", "国家安全", "安全"})
INNER = r"(?:处|科|股|司|组|综合室|秘书室|督查室|法规室)"
DEPARTMENT_END = (
    r"(?:委员会|管理委|厅|总局|局|委(?!员)|署|总署|监会|办公室|办(?!公|事)|部(?!队|分))"
)
DEPARTMENT_NAME = re.compile(
    rf"^(?P<matter>{HAN}{{1,24}}?)(?P<end>委员会|厅|总局|局|委|总署|署|部|办公室|办|监会)$"
)
WITHIN = re.compile(
    rf"^(?P<matter>{HAN}{{1,20}}?)(?P<end>{DEPARTMENT_END})(?P<rest>{HAN}{{1,20}})$"
)
GOVERNING = r"(?:人民政府|政府|行政公署|行署|管理委员会|管委会|管委|街道办事处|办事处)"
OFFICE_END = r"(?:办公厅|办公室|办)"
Reading = Callable[[str, bool], Office | None]


@lru_cache(maxsize=2048)
def office_of(text: str, party: bool = False) -> Office | None:
    """Return what the words behind a region name; None where they name no organ.

    Args:
        text: the words, normalised (人民政府办公厅, 教育厅).
        party: 中共 stands in front.
    """
    for reading in _READINGS:
        found = reading(text, party)
        if found is not None:
            return found
        if reading is _masses and NO_ORGAN.search(text) and not COURT_NAME.search(text):
            return None
    return None


def matter_of(words: str) -> str:
    """Return the matter of a department, the same whatever reform named it."""
    matters = _matters()
    for name in (words, words.removesuffix("工作"), words.removesuffix("管理")):
        if name in matters:
            return matters[name]
    return words.replace("和", "").replace("与", "")


@lru_cache(maxsize=1)
def _matters() -> dict[str, str]:
    return {row[0]: row[1] for row in tables.rows("matters")}


COURT_NAME = re.compile(r"法院$|检察院$|派出所$")


def _head(text: str, party: bool) -> Office | None:
    """Read party committees and governments, and their general offices."""
    if re.fullmatch(rf"{GOVERNING}", text) and not party:
        return Office(GOVERNMENT, GOVERNMENT)
    if re.fullmatch(rf"({GOVERNING}|府){OFFICE_END}", text) and not party:
        return Office(GENERAL_OFFICE, GOVERNMENT)
    if re.fullmatch(
        r"委|党委|党工委|工委|党的委员会|工作委员会" + ("|委员会" if party else ""), text
    ):
        return Office(PARTY, PARTY)
    if re.fullmatch(
        rf"(委|党委|党工委|工委{'|委员会|工作委员会' if party else ''}){OFFICE_END}", text
    ):
        return Office(GENERAL_OFFICE, PARTY)
    if re.fullmatch(r"(党政|党委政府|党政综合)(综合)?办公室", text):
        return Office(GENERAL_OFFICE, GOVERNMENT)
    unit = re.fullmatch(rf"({GOVERNING}|委){OFFICE_END}?({HAN}{{2,12}}{INNER})", text)
    if unit and not DEPARTMENT_NAME.match(unit[1]):
        return Office(UNIT, PARTY if unit[1] == "委" else GOVERNMENT, unit[2])
    return None


def _congress(text: str, _party: bool) -> Office | None:
    found = re.match(
        r"(第.{1,4}届)?(人民代表大会|人大)(?P<standing>常务委员会|常委会)?(第.{1,6}次会议)?(?P<rest>.*)$",
        text,
    )
    return _inside(CONGRESS, found["rest"]) if found else None


def _consultative(text: str, _party: bool) -> Office | None:
    found = re.match(r"政协(?P<rest>.*)$", text)
    return _inside(CONSULTATIVE, found["rest"]) if found else None


def _discipline(text: str, _party: bool) -> Office | None:
    found = re.match(
        r"(委)?(纪律检查委员会|纪律检查委|纪委|监察委员会|监察委|监委)((、|和)?(国家)?(监察委员会|监察委|监委))?(?P<rest>.*)$",
        text,
    )
    return _inside(DISCIPLINE, found["rest"]) if found else None


def _inside(system: str, rest: str) -> Office | None:
    """Return a body of its own, or its office, or a unit of it (人大常委会法制工作委员会)."""
    if rest in ("", "委员会", "党组", "机关"):
        return Office(system, system)
    if re.fullmatch(rf"(委员会|机关)?{OFFICE_END}", rest):
        return Office(GENERAL_OFFICE, system)
    if re.fullmatch(rf"(委员会)?{HAN}{{2,24}}(委员会|委|室|处|组)", rest):
        return Office(UNIT, system, rest)
    return None


def _courts(text: str, _party: bool) -> Office | None:
    if "军" in text:
        return None
    if text.endswith("法院"):
        return Office(COURT, COURT)
    return Office(PROCURATORATE, PROCURATORATE) if text.endswith("检察院") else None


def _masses(text: str, _party: bool) -> Office | None:
    found = MASSES.match(text)
    if found is None:
        return None
    rest = found["rest"].removeprefix("委员会").removeprefix("委")
    matter = MASS_MATTERS.get(found["matter"], found["matter"])
    if rest == "":
        return Office(DEPARTMENT, DEPARTMENT, matter)
    if re.fullmatch(OFFICE_END, rest):
        return Office(GENERAL_OFFICE, DEPARTMENT, matter)
    return Office(UNIT, DEPARTMENT, matter) if rest.endswith(("部", "处", "室")) else None


def _coordinating(text: str, _party: bool) -> Office | None:
    found = COORDINATING.search(text)
    if found is None:
        return None
    return Office(UNIT if found["unit"] else BODY, BODY, text[: found.end("name")])


def _party_department(text: str, party: bool) -> Office | None:
    found = PARTY_DEPARTMENTS.match(text)
    if found is None:
        return None
    matter = next(value for name, value in found.groupdict().items() if name[0] == "m" and value)
    rest = next(
        (value for name, value in found.groupdict().items() if name[0] == "r" and value), ""
    )
    if rest:
        return _of_department(PARTY_MATTERS.get(matter, matter_of(matter)), rest)
    known = text.startswith(("委", "党委")) or party or not text.endswith(("室", "局"))
    return (
        Office(DEPARTMENT, DEPARTMENT, PARTY_MATTERS.get(matter, matter_of(matter)))
        if known
        else None
    )


def _department(text: str, _party: bool) -> Office | None:
    bare = re.sub(rf"^{GOVERNING}(?=.{{2,}}(局|厅|委|委员会|办公室|办)$)", "", text)
    inside = WITHIN.match(bare)
    if inside and not inside["rest"].startswith("员会"):
        below = _of_department(matter_of(inside["matter"]), inside["rest"])
        if below is not None:
            return below
    found = DEPARTMENT_NAME.match(bare)
    if found is None or found["matter"] in ("办", "公"):
        return None
    if found["end"] == "部" and found["matter"] not in MINISTERIAL | _matters().keys():
        return None
    return Office(DEPARTMENT, DEPARTMENT, matter_of(found["matter"]))


def _of_department(matter: str, rest: str) -> Office | None:
    """Return what stands behind the name of a department: its office, party group, unit, branch."""
    if re.fullmatch(OFFICE_END, rest):
        return Office(GENERAL_OFFICE, DEPARTMENT, matter)
    if re.fullmatch(r"党组|党委|党的组织|机关党委|党组织", rest):
        return Office(PARTY, DEPARTMENT, matter)
    if re.fullmatch(rf"{HAN}{{2,16}}{INNER}", rest):
        return Office(UNIT, DEPARTMENT, matter)
    if re.fullmatch(
        rf"{HAN}{{1,16}}(分局|管理局|监察局|督察局|检查局|支队|总队|大队|稽查局)", rest
    ):
        return Office(DEPARTMENT, DEPARTMENT, matter, branch=True)
    return None


_READINGS: tuple[Reading, ...] = (
    _head,
    _congress,
    _consultative,
    _discipline,
    _courts,
    _coordinating,
    _masses,
    _party_department,
    _department,
)
