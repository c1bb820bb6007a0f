"""Units named in running text: who is to act, with whom, towards whom.

A list of units stands in front of a verb (各地各部门要…), behind a marker (由…牵头) or in brackets
at the end of a sentence (（财政部、人力资源社会保障部按职责分工负责）).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from govlint.structure import patterns, tables, verbs
from govlint.structure.organs import POSTS
from govlint.text.characters import HAN

MAX_LIST = 200
MAX_ITEM = 40


class UnitKind(StrEnum):
    """What a unit is: a named organ, a class of organs, a vague one, or a post."""

    ORGAN = "organ"
    CLASS = "class"
    VAGUE = "vague"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its name (normalised), kind, and level 国 省 市 县 乡 村 where the name tells it."""

    name: str
    kind: UnitKind
    level: str | None = None


SPLIT = re.compile(
    r"[、，,；;]|(?=特别是|尤其是)|以及|或者|或(?!许)|(?<=[^共总])(?<!住房)和(?!信息化|社会保障|改革|旅游|计划|农村|草原|规划|生活|体育|就业|谐|平|城市|电视|"
    r"湖泊|海洋|渔业|水务|地理|大数据|技术|国防|家庭|应急|行政审批|产权|交易)|及(?!时)|与|暨"
)
CUTS = re.compile(rf"[（(]|[）)]|{SPLIT.pattern}")
"""The brackets of a list, and what parts it."""
ASIDES = re.compile(r"[（(][^（()）]*[）)]")
TAIL = re.compile(
    r"等(有关|相关|各|省|市|县)?(有关|相关|主要)?(职能)?(部门|单位|机构|方面|媒体|企业|专业志愿者|人员)?$"
)
VAGUE = re.compile(
    r"(各级各部门|各有关|有关|相关|各级|各地各?|各地区各?|各相关|各责任|各成员|各直属|各所属|各承办|各级各|各)?"
    r"(有关|相关)?"
    r"(各级|各地|各部门|部门|单位|各单位|地区|各地区|地方|方面|机构|企业|各方面|各有关方面|责任人)"
)
SELF = re.compile(r"[我本](委|部|局|厅|办|省|市|县|区|院|会|行|署|州)")
"""The issuer, who lays nothing on others by what it will do itself."""
TWICE = re.compile(r"^(各级|各地区|各市县)(?=各.*(部门|单位)$)")
"""各地区各有关部门 are two; 各地各部门 is said as one."""
CLASS = re.compile(
    r"^(各|全|本|市级|县级|省级|区级|乡镇|省直|市直|县直|区直|中央|国务院|省政府|市政府|县政府|驻|基层|所有|其他|上级|下级|同级|当地|地方|属地|"
    r"有关|相关|行业|全体|广大|两|本级|县级以上|设区)"
)
CLASS_END = re.compile(
    r"(人民政府|政府|部门|单位|机构|机关|企业|院校|学校|高校|公司|集团|组织|委员会|街道|乡镇|镇|村|社区|"
    r"办事处|园区|开发区|新区|党委|党组|党支部|协会|商会|学会|医院|媒体|银行|专班|指挥部|领导小组|办公室|"
    r"小组|工作组|中心|大队|支队|中队|分局|法院|检察院|厅局|委办局|成员单位|牵头单位|责任单位|经营者|生产者|用人单位|"
    r"建设单位|主管部门|监管部门|地区|省份|财政)$"
)
ACTOR_END = re.compile(
    r"(平台|办|站|所|队|地方|市县|城市|区县|县区|地市|省市|领导班子|班子|党员|团队|联席会|联盟|理事会|车船|车辆|船舶|媒介|主体|商圈|商店|"
    r"网点|招标人|代理人|承包人|出租人|负责人|法人|经营户|门店|商户|基地|示范区|试验区|园|学院|大学|中学|小学|幼儿园|校|店|馆|厂|矿|库|"
    r"机场|港口|车站|码头|班组|工会|业主委员会|村委会|居委会|党组织|团组织|志愿者|工作者|教师|医师|专家|专员|人员|师生|员工|支局|税务|海关|"
    r"局|厅|委|署|部|处|科|室|社|行|会|区|市|县|州|省|旗|盟|乡|西部|东部|中部|院|专班|窗口|热线|"
    r"承办方|主办方|项目方|双方|甲方|乙方)$"
)
PERSON_END = re.compile(
    rf"({POSTS}|负责人|负责同志|领导同志|领导干部|责任人|联系人|联络员|网格员|工作人员|党员干部|干部|河长|林长|河湖长|第一书记|"
    r"工作队|工作队员|医务人员|人员|工作者|志愿者)$"
)
CITIZEN = re.compile(
    r"(职工|业主|学生|毕业生|考生|申请人|申请者|居民|村民|农民|个人|公民|群众|游客|旅客|户主|消费者|当事人|家长|市民|子女)$"
)
"""People who are free to act: nobody lays the work of an office on them."""
BAD = re.compile(
    r"[了是为把被将让按并给向也仍]|商(?=同级|请|有关|相关)|使(?!用|馆|领)|不得|牵头组织|(?<!自)由|(?<!所)在(?!线|建|校|职|汉)|[0-9]+[年月日]|一个|应(?!急|用)|必须|须(?=[^，]{2})|组织(?=有关|各|相关|开展|实施)|作为|担任|发现|发生|允许|已|到|协商|对(?!外|口|接)|从(?!业|事)|就(?!业)|的(?!确)|(?<!主)要(?!求)|会同|联合(?!会|社|国)|牵头$|根据|按照|通过|结合|加强|推进|完善|建立|落实|"
    r"督促|指导(?!委员会|中心|组|小组)|支持|帮助|引导|鼓励|倒逼|激发|布局|培育|协调(?!小组|领导|办|机构|机制办)|听取|带动|配合(?!单位|部门)|立足|回应|扩大|促进(?!会|中心|局)|纳入|"
    r"用于|适用|引领|助推|助力|赋能|带领|吸引|走访|收到|征求|申请(?!人)|注重|采取|提高|提升|强化|健全|激励|深化|优化|推动|确保|实现|跟踪|邀请|动员|协助|要求|委托|授权|积极|切实|进一步|"
    r"^(加快|深入|新(?!区|疆|华|闻|兴|型|城|乡|县|余|沂|泰|郑|密|源|昌|宁|丰|会|经济|能源|材料)|每年|视同|支撑|突破|圆满|利用|找准|部署|全部|内部|干部|一部|社会|机会|会议|大会|举办|开办|主办|承办|督办|协办|查办|办公|坚持|急事|特事|"
    r"严厉|坚决|持续|大力|着力|努力|充分|认真|暂(?!住|停|缓)|参照|比照|畅通|电商进|商(?=[财发税省市县区教民人]{1,2}[^，]{0,6}[部局厅委]|财政)|严格|全面|开展|组织|围绕|聚焦|依托|保障|可以|可由|由|应|以|如|若|凡|其中|因|"
    r"统筹|报(?!告企业|告单位|名|社|刊|送单位)|又|既|还|同时|抄送|主动|密切|共同|分别|不(?!动产)|没有|经(?!营|济|信|贸|办|销)|拟|扣|受(?!灾|理|托|援)|任何|与|跟|否则|则|会(?!计|展)|除|无(?!锡|为)|禁止|以(?!上|下|色|内|外))|"
    r"(工作|问题|情况|制度|机制|政策|措施|社会|机会|全部|内部|干部群众|一部|大会|办法|举办|"
    r"任务|项目|服务|管理|建设|发展|安全|能力|水平|责任|要求|方案|意见|场所|行为|时候)$|(居住地|户籍|工作|而且|单位|学校|企业|机构|项目|人员)所$"
)
RELATIVE = re.compile(
    r"^(?!对|在(?!线|建|校|职|岗)|要|应|经|为|由|以|将|把|按|从|与|如|若|凡|因|根据|通过(?!.{0,8}[审验评认]))(?P<clause>(?:(?!应当|必须|可以|要求|特别是|尤其是|作为).){1,40}[^目有的])的(?P<head>[^的]{2,20})$"
)
"""有条件的地方, 资金滞留较多、使用不畅的地方: one class of units, told by a clause."""
ESPECIALLY = re.compile(r"^(特别是|尤其是)")
LEVEL_ALONE = re.compile(r"(国家|中央|省|市|县|区|乡|镇|村)级")
HEADED = re.compile(rf"(部门|单位|机构|机关|委员会)$|^{HAN}{{2,4}}[市县区州盟](人民)?(政府)?$")
STEM = re.compile(rf"{HAN}{{1,16}}")
_LEVELS = {
    "nation": "国",
    "province": "省",
    "city": "市",
    "county": "县",
    "township": "乡",
    "village": "村",
}


@lru_cache(maxsize=4096)
def level_of(name: str) -> str | None:
    """Return the level that a name tells: 国, 省, 市, 县, 乡 or 村; the lowest it names."""
    found = patterns.fullmatch("level.named", name)
    if found is None:
        return None
    return next(level for rule, level in _LEVELS.items() if found[rule] is not None)


@lru_cache(maxsize=4096)
def unit_of(text: str, loose: bool = False) -> Unit | None:
    """Return the unit that a piece of normalised text names; None where it names none.

    Args:
        text: the piece.
        loose: a modal verb follows, so that more nouns can only mean who acts (平台, 团队, 车船).
    """
    name = ASIDES.sub("", text).strip("“”\"' ")
    if not 1 <= len(name) <= MAX_ITEM or CITIZEN.search(name) or "（" in name:
        return None
    if SELF.fullmatch(name):
        return Unit(text, UnitKind.ORGAN)
    if VAGUE.fullmatch(name) or name in ("部", "国家", "中央"):
        return Unit(text, UnitKind.VAGUE)
    if loose and LEVEL_ALONE.fullmatch(name):
        return Unit(text, UnitKind.CLASS, level_of(name))
    if patterns.fullmatch("level.regions", name):
        return Unit(text, UnitKind.CLASS, level_of(name))
    relative = RELATIVE.match(name)
    if relative:
        head = relative["head"]
        if PERSON_END.search(head) and "“" not in text and "〓" not in text:
            return unit_of(head, loose) if loose else None
        ends = CLASS_END.search(head) or ACTOR_END.search(head) or PERSON_END.search(head)
        return Unit(text, UnitKind.CLASS) if ends and loose and not BAD.search(head) else None
    if BAD.search(name) or _acts(name) or "“" in name:
        return None
    if name.endswith("组织") and unit_of(name[:-2]):
        return None
    return _named(text, name, loose)


def _named(text: str, name: str, loose: bool) -> Unit | None:
    """Return the unit of a name that is no phrase with a verb."""
    if PERSON_END.search(name):
        return Unit(text, UnitKind.POST, level_of(name))
    if CLASS.match(name) and CLASS_END.search(name):
        return Unit(text, UnitKind.CLASS, level_of(name))
    if len(name) >= 3 and (name.endswith(tables.organ_suffixes()) or CLASS_END.search(name)):
        return Unit(text, UnitKind.ORGAN, level_of(name))
    if loose and (CLASS_END.search(name) or ACTOR_END.search(name)):
        return Unit(text, UnitKind.CLASS, level_of(name))
    if loose and EVERY.match(name) and not verbs.action_in(name):
        return Unit(text, UnitKind.CLASS, level_of(name))
    return None


EVERY = re.compile(r"各(?!项|类|种|环节|领域|方面|阶段|层次)|所有|广大")
GENERIC = re.compile(
    r"^(管理|监督|监管|行政|工作|服务|经营|运营|执法|技术|改革|权|资格|项目)*"
    r"(单位|部门|机构|机关|企业|平台|中心|人|方|组|办|办公室|小组|领导小组|主管部门|委员会|委|局|厅|部|会|大队|队|站|所|学院|人员|者|公司|园区|基地|专班|指挥部|联盟)"
)


def _acts(name: str) -> bool:
    """Tell whether a piece is a verb with its object (监督企业) and no name (建设单位)."""
    at = verbs.begins(name)
    return bool(at) and not GENERIC.match(name[at:]) and not _twice(name[at:])


def _twice(rest: str) -> bool:
    """Tell whether a second verb stands in the name (登记管理机构, 核准备案机关)."""
    at = verbs.begins(rest)
    return bool(at) and bool(GENERIC.match(rest[at:]))


@lru_cache(maxsize=4096)
def units_of(text: str, loose: bool = False) -> tuple[Unit, ...]:
    """Return the units of a list; empty where any piece of it names none.

    A trailing 等部门 belongs to the last name (省工业和信息化厅等部门). What stands in front of a
    common head (各级发展改革、工业和信息化部门) is a unit of its own, as printed.
    """
    bare = text.strip("，,、 ")
    if not bare or len(bare) > MAX_LIST:
        return ()
    parted = _parted(bare, loose)
    if not parted and RELATIVE.match(bare):
        whole = unit_of(bare, loose)
        return (whole,) if whole else ()
    return parted


def _parted(bare: str, loose: bool) -> tuple[Unit, ...]:
    pieces = _joined(_pieces(bare))
    if len(pieces) > 1 and ESPECIALLY.match(pieces[-1]) and "的" in pieces[-1]:
        pieces = pieces[:-1]
    pieces = [ESPECIALLY.sub("", piece) for piece in pieces]
    if not pieces:
        return ()
    found: list[Unit] = []
    last = pieces[-1]
    ends = unit_of(TAIL.sub("", last), loose) or unit_of(last, loose)
    if (
        ends is None
        and TAIL.search(last)
        and len(pieces) > 1
        and re.search(r"(部门|单位|机构|志愿者)$", last)
    ):
        ends = Unit(last, UnitKind.CLASS)
    if ends is None:
        return ()
    for number, piece in enumerate(pieces[:-1], 1):
        unit = unit_of(piece, loose) or _stem(piece, pieces[number:])
        if unit is None:
            return ()
        found.append(Unit(_shown(piece, unit), unit.kind, unit.level))
    found.append(Unit(_shown(last, ends), ends.kind, ends.level))
    return tuple(found)


def _shown(piece: str, unit: Unit) -> str:
    """Return the name to show: as printed, without a clause in front of people (返岗的干部)."""
    return unit.name if unit.kind is UnitKind.POST and RELATIVE.match(piece) else piece


def _stem(piece: str, behind: list[str]) -> Unit | None:
    """Return a piece as a unit whose head only a name behind it tells."""
    if not STEM.fullmatch(piece) or BAD.search(piece):
        return None
    if verbs.begins(piece) and not _process(piece):
        return None
    if any(HEADED.search(name) for name in behind):
        return Unit(piece, UnitKind.CLASS, level_of(piece))
    return None


def _process(piece: str) -> bool:
    """Tell whether a verb stands for the field of an office (审批、监管部门)."""
    return len(piece) <= 4 and verbs.classes().get(piece) == "concrete"


def _joined(pieces: list[str]) -> list[str]:
    """Part 各地区各有关部门; keep 市、县政府 together, whose short head is printed once."""
    joined: list[str] = []
    for piece in pieces:
        twice = TWICE.match(piece)
        if twice:
            joined += [piece[: twice.end()], piece[twice.end() :]]
        elif (
            joined
            and patterns.fullmatch("level.bare", joined[-1])
            and patterns.fullmatch("level.governments", piece)
        ):
            places = [piece]
            while joined and patterns.fullmatch("level.bare", joined[-1]):
                places.insert(0, joined.pop())
            joined.append("、".join(places))
        else:
            joined.append(piece)
    return joined


def _pieces(text: str) -> list[str]:
    """Cut a list; a connective inside the name of an organ parts nothing."""
    pieces: list[str] = []
    depth, start = 0, 0
    together = patterns.pattern("level.shared").match(text)
    shared = together.end("every_region") if together else 0
    for match in CUTS.finditer(text):
        if match[0] in ("（", "("):
            depth += 1
        elif match[0] in ("）", ")"):
            depth = max(0, depth - 1)
        elif depth == 0 and match.start() > start and match.start() >= shared:
            pieces.append(text[start : match.start()])
            start = match.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece]
