"""Organs by their names: system, level, region and matter, as far as the name tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from govlint.structure.offices import (
    DEPARTMENT,
    GENERAL_OFFICE,
    GOVERNMENT,
    PARTY,
    Office,
    office_of,
)
from govlint.structure.organs import SEAL_REMARK
from govlint.structure.regions import STATE, Region, regions_at
from govlint.text.characters import HAN
from govlint.text.normalise import normalise


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organ of party or state.

    ``system`` and ``level`` are those of the facts, and 法院 and 检察院 besides. ``region`` is its
    region as called today (全国 for the state), ``parent_region`` the one above. ``office`` is its
    name without region, ``body`` whose it is (of 省政府办公厅: 政府), ``matter`` what a department
    works on (教育). ``many`` tells that the name is that of a class (各市人民政府).
    """

    name: str
    system: str | None = None
    level: str | None = None
    region: str | None = None
    parent_region: str | None = None
    office: str = ""
    body: str | None = None
    matter: str = ""
    many: bool = False

    @property
    def leads(self) -> bool:
        """Tell whether it speaks for party or government of its whole region."""
        return (
            self.body in (PARTY, GOVERNMENT)
            and not self.matter
            and self.system in (PARTY, GOVERNMENT, GENERAL_OFFICE)
        )


LEVEL_WORDS = {
    word: level
    for level, words in {
        "省": ("省", "自治区", "直辖市"),
        "市": ("市", "自治州", "州", "盟", "地区"),
        "县": ("县", "区", "旗", "特区"),
        "乡": ("乡", "镇", "街道"),
    }.items()
    for word in words
}
LEVEL_WORD = re.compile(
    r"(?P<word>自治区|直辖市|自治州|地区|特区|街道|省|市|州|盟|县|区|旗|乡|镇)(?P<kind>级|直)?"
    r"(?=委|人民|政府|党|人大|政协|纪委|监委|府办|行署|办事处|管委会|HAN{1,20}(?:局|厅|委|委员会|办|办公室|领导小组|指挥部|法院|检察院|部|院|团委|总工会|妇联|残联|科协|工商联))".replace(
        "HAN", HAN
    )
)
NOT_A_LEVEL = re.compile(
    r"市(场|容|民|政(?!府|协|法|务))|县域|区(域|块|划)|乡(村|镇)|镇(街|村)|省际|州际"
)
STATE_HEADS = re.compile(
    r"(?P<party>中国共产党中央委员会|中共中央|党中央|中央(?!企业|银行|军委|单位|管理|直属|各|财政(?!部)|人民|广播|电视|民族大学))|"
    r"(?P<state>国务院|国家(?=监察委)|国家|全国(?!各)|最高(?=人民)|中国(?=人民银行|气象局|地震局|民用航空局|民航局|证券监督|证监会|银行保险监督|银保监会|银监会|保监会|红十字会|残疾人|科学技术协会|文学艺术|贸促会|作家协会)|"
    r"中华(?=全国)|中华人民共和国)"
)
MINISTRIES = re.compile(
    r"(外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和社会保障|人力资源社会保障|劳动和社会保障|人事|"
    r"自然资源|国土资源|生态环境|环境保护|住房和城乡建设|住房城乡建设|建设|交通运输|交通|铁道|水利|农业农村|农业|商务|文化和旅游|文化|卫生|退役军人事务|"
    r"退役军人|应急管理|应急|信息产业|监察)部|审计署|海关总署|新闻出版总署|(?![省市县区州]{1,2}[^场])HAN{2,14}?总局|人民银行|证监会|银保监会|银监会|保监会".replace(
        "HAN", HAN
    )
)
BRANCHES = re.compile(
    r"^(?P<head>国家税务总局|国家统计局|国家金融监督管理总局|中国证券监督管理委员会|中国证监会|证监会|中国银行保险监督管理委员会|"
    r"中国银保监会|银保监会|中国银监会|银监会|中国保监会|保监会|国家矿山安全监察局|国家煤矿安全监察局|国家能源局|国家邮政局|国家外汇管理局|"
    r"国家粮食和物资储备局|财政部|审计署|中国人民银行|人民银行|中国气象局|生态环境部|自然资源部|水利部)(?P<local>.+)$"
)
LOCAL = re.compile(
    r"(监管局|监管分局|税务局|税务分局|调查队|调查总队|分局|监察局|管理局|局|分行|督察局|特派员办事处|办事处)$"
)
REGION_CLASS = (
    r"(?:省会|省|自治区|直辖市|计划单列市|副省级城?市|新疆生产建设兵团|设区的?市|地级以上市|地级市|区县|县区|市县|"
    r"自治州|自治县|州|盟|地区|地市|地|县级市|城市|市|县|区|旗|特区|乡|镇|街道|街|新区|开发区|园区)"
)
CLASSES = re.compile(
    rf"^(?:各有关|各相关|各|有关|相关)(?={REGION_CLASS})"
    r"(?P<class>[省会自治区直辖市计划单列副级城新疆生产建设兵团的地以上县州盟旗特乡镇街道开发园、及和属所有]+?)"
    r"(?P<tail>(?:人民政府|政府|党委|委(?!员)|党工委|行署|办事处|管委会|管理委员会|人大|政协|纪委|监委|高级人民法院|中级人民法院|人民法院|"
    rf"人民检察院|{HAN}{{1,24}}(?:局|厅|委|委员会|办|办公室|领导小组|指挥部|部|部门|单位|机构)).*|)$"
)
CLASS_LEVELS = (
    ("省", re.compile(r"^(省(?!会)|自治区|直辖市)")),
    ("市", re.compile(r"^(省会|设区|地级|地区|地市|市|自治州|州|盟|计划单列市|副省级)")),
    ("县", re.compile(r"^(县|区|旗|特区|自治县)")),
    ("乡", re.compile(r"^(乡|镇|街)")),
)
OWN_UNITS = re.compile(
    rf"^(?P<of>{HAN}{{0,10}}?)(?:各|有关|所属|直属)+(?P<what>{HAN}{{0,12}}?)(部门|部委|直属机构|委办局|委|委、办|委、办、局|厅局|单位|机构|机关|派出机构|处室|科室|司局|企事业单位)$"
)
DEPARTMENTS = ("部门", "部委", "委办局", "厅局", "直属机构", "委", "委、办", "委、办、局")
PROVINCIAL = re.compile("(?<!办公)厅$")
"""No organ of the state but an office is called so (国家安全厅)."""
SHORT_GOVERNMENT = re.compile("(?<=[省市县区州])府$")
BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


def organisation_of(name: str) -> Organisation | None:
    """Return what the name of one organ, or of a class of organs, tells.

    Args:
        name: as printed or normalised (中共甲省委办公厅, 各市（州）人民政府).

    Returns:
        None where the name is no organ of party or state (a school, a company) or not understood.
    """
    bare = (
        SEAL_REMARK.sub("", normalise(name).text.strip("“”\"'《》 "))
        .removesuffix("文件")
        .removesuffix("令")
    )
    return _organisation(bare) if 2 <= len(bare) <= 60 else None


@lru_cache(maxsize=4096)
def _organisation(name: str) -> Organisation | None:
    many = _class_of(name)
    if many is not None or name.startswith(("各", "有关", "其他")):
        return many
    bare = BRACKETS.sub("", name)
    if re.fullmatch("(共青团|共产主义青年团)中央(委员会)?(书记处|办公厅)?", bare):
        return _state(name, Office(DEPARTMENT, DEPARTMENT, "共青团"), bare)
    if bare.endswith("海关"):
        return Organisation(name, DEPARTMENT, office=bare, body=DEPARTMENT, matter="海关")
    if bare in CORPS:
        return replace(CORPS[bare], name=name)
    return _of_the_state(name, bare) or _local(name, bare)


def _of_the_state(name: str, bare: str) -> Organisation | None:
    """Read an organ of the state, or the branch of one in a region."""
    if re.match("(中国人民政治协商会议|政协)全国委员会", bare):
        bare = "全国政协" + bare.partition("全国委员会")[2]
    branch = BRANCHES.match(bare)
    if branch:
        return _branch(name, branch)
    head = STATE_HEADS.match(bare)
    rest = bare[head.end() :] if head else bare
    if head and head[0] == "中华人民共和国":
        whole = _of_the_state(name, rest)
        return whole if whole and whole.level == "国" else None
    if head and not rest:
        return _state(name, _HEADS[head[0]], head[0]) if head[0] in _HEADS else None
    if (head is None and not MINISTRIES.match(bare)) or PROVINCIAL.search(bare):
        return None
    text = rest.removeprefix("中共") if head else bare
    office = _state_office(head, text)
    return _state(name, office, text) if office else None


def _state_office(head: re.Match[str] | None, text: str) -> Office | None:
    """Return what stands behind 国务院, 中共中央, 国家 …, or a ministry without them."""
    party = bool(head and head["party"])
    if text == "办公厅" and head and (party or head[0] == "国务院"):
        return Office(GENERAL_OFFICE, PARTY if party else GOVERNMENT)
    if text.startswith(("人民银行", "红十字会")):
        return Office(DEPARTMENT, DEPARTMENT, text.removesuffix("总会"))
    return office_of(text, party)


CORPS = {
    f"新疆生产建设兵团{rest}": Organisation(
        "", system, "省", "新疆生产建设兵团", STATE, rest, GOVERNMENT
    )
    for rest, system in (("", GOVERNMENT), ("办公厅", GENERAL_OFFICE))
}
_HEADS = {
    "中国共产党中央委员会": Office(PARTY, PARTY),
    "中共中央": Office(PARTY, PARTY),
    "党中央": Office(PARTY, PARTY),
    "国务院": Office(GOVERNMENT, GOVERNMENT),
}


def _state(name: str, office: Office, text: str) -> Organisation:
    return Organisation(name, office.system, "国", STATE, None, text, office.body, office.matter)


def _branch(name: str, found: re.Match[str]) -> Organisation | None:
    """Return an organ of the state in a region (财政部甲省监管局), or its unit (财政部办公厅)."""
    whole = _of_the_state(found["head"], found["head"])
    above, end = regions_at(found["local"])
    if whole is None:
        return None
    if not above:
        inside = office_of(found["head"].removeprefix("国家") + found["local"])
        return _state(name, inside, found[0]) if inside else None
    if not LOCAL.search(found["local"]) or found["local"].endswith("支行"):
        return replace(
            whole, name=name, level=None, region=None, parent_region=None, office=found[0]
        )
    return _placed(
        name, above[-1], Office(DEPARTMENT, DEPARTMENT, whole.matter), found["local"][end:]
    )


def _local(name: str, bare: str) -> Organisation | None:
    party = re.match(r"中共|中国共产党", bare)
    league = re.match(r"共青团|中国共产主义青年团", bare)
    consultative = re.match(r"中国人民政治协商会议|人民政协|政协", bare)
    lead = party or league or consultative
    text = bare[lead.end() :] if lead else bare
    above, end = regions_at(text)
    rest = text[end:]
    level = None if above else LEVEL_WORD.match(rest)
    if level and not NOT_A_LEVEL.match(rest):
        region = Region("", LEVEL_WORDS[level["word"]])
        rest = rest[level.end() :]
    else:
        region = above[-1] if above else Region("", _level_by_end(rest))
    if not rest:
        return None
    office = _office(
        rest, region, bool(party), "政协" if consultative else "共青团" if league else ""
    )
    return _placed(name, region, office, rest) if office else None


def _office(rest: str, region: Region, party: bool, lead: str) -> Office | None:
    if region.level == "乡" and not region.name.endswith("街道") and rest in ("办事处",):
        return None
    if lead:
        return office_of(lead + rest)
    if region.name and region.level is None and rest == "管理局":
        return Office(GOVERNMENT, GOVERNMENT)
    if rest in ("委", "委办公厅", "委办公室", "委办") and not (region.name or region.level):
        return None
    return office_of(rest, party)


def _level_by_end(rest: str) -> str | None:
    """Return what a name without region tells: there is no 厅 but of a province."""
    return "省" if re.search(r"(?<!办公)厅", rest) and len(rest) > 2 else None


def _placed(name: str, region: Region, office: Office, rest: str) -> Organisation:
    if office.branch and rest.endswith("分局"):
        return Organisation(
            name, office.system, None, None, region.name or None, rest, office.body, office.matter
        )
    return Organisation(
        name,
        office.system,
        region.level,
        region.name or None,
        region.parent,
        rest,
        office.body,
        office.matter,
    )


def _class_of(name: str) -> Organisation | None:
    """Read a class of organs: 各市（州）人民政府, 省政府各部门, 有关单位."""
    bare = BRACKETS.sub("", name)
    branch = BRANCHES.match(bare)
    if branch and branch["local"].startswith("各"):
        whole = _of_the_state(branch["head"], branch["head"])
        found = _class_of(branch["local"])
        matter = whole.matter if whole else ""
        return replace(found, name=name, matter=matter) if found else None
    classes = CLASSES.match(bare)
    return _class_of_regions(name, classes) if classes else _class_of_units(name, bare)


def _class_of_regions(name: str, found: re.Match[str]) -> Organisation:
    level = next((key for key, pattern in CLASS_LEVELS if pattern.match(found["class"])), None)
    tail = found["tail"]
    office = office_of(tail) if tail else None
    if office is None and tail.endswith(("部门", "单位", "机构")):
        office = Office(DEPARTMENT, DEPARTMENT)
    if office is None:
        return Organisation(name, None, level, office=tail, many=True)
    return Organisation(
        name, office.system, level, None, None, tail, office.body, office.matter, True
    )


def _class_of_units(name: str, bare: str) -> Organisation | None:
    """Read the units of one organ: 省政府各部门, 市直有关单位."""
    units = OWN_UNITS.match(bare)
    if units is None:
        return None
    of = units["of"]
    above, _ = regions_at(of)
    word = LEVEL_WORD.match(SHORT_GOVERNMENT.sub("", of) + "政府") if of else None
    level = above[-1].level if above else LEVEL_WORDS[word["word"]] if word else None
    if of.startswith(("国务院", "中央", "国家")):
        level = "国"
    known = DEPARTMENT if bare.endswith(DEPARTMENTS) else None
    region = above[-1].name if above else STATE if level == "国" else None
    return Organisation(name, known, level, region, None, bare, known, many=True)
