"""Regions: what a name begins with, which lies in which, and place names in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from govlint.structure import tables, words
from govlint.text.characters import HAN

STATE = "全国"
LEVELS = ("国", "省", "市", "县", "乡")
LONGEST = 16
"""Characters of the longest name of a region."""
NONE = "-"
"""An empty field of the table."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region as it is called today; ``level`` None: a zone; ``parent`` None: not known."""

    name: str
    level: str | None
    parent: str | None = None


TWINS = re.compile(
    r"(?:永定|桥[西东]|泰山|向阳|铁[西东]|东山|复兴|城中|青山|太平|西安|新兴|海州|鼓楼|龙潭|西湖|市中|南山|"
    r"松山|龙华|新华|长安|新市|大同|新城|城关|中山|金山|[城郊东西南北])区"
)
"""Districts of one name in several cities, beside those that the table has twice."""
SUFFIX = r"自治州|自治县|自治旗|林区|特区|街道|省|州|市|县|区|盟|旗|乡|镇"
MOST_MADE_UP = 8
CLASS = re.compile(SUFFIX)
AUTONOMOUS = re.compile(rf"{HAN}{{1,14}}?自治[县州旗]")
NO_STEM = re.compile(
    r"[和与及的各、或对以局厅]|委员|^副|^[我本该省市县区州全国]|(城|超|都|股|上|门)市$|(城|水|故|家)乡$|(城|乡|集|重)镇$|"
    r"(社|小|地|片|校|园|景|辖|城|市|山|库|牧|灾|矿|军|自治|新|开发|高新|经开|保税|试验|示范|度假|合作|管理|集聚|风景|保护|自贸)区$|联盟$|国旗$|"
    r"的|有关|所在|相关|当地|上级|下级|设区|其他|直辖|地级|县级|所属|直属|区县|市县|县市|全[省市县区州]"
)
"""What ends like a region and is none (城市, 城乡, 有关县)."""
NOT_ITS_END = {
    "市": re.compile(r"市(?!场|容|民|值|价|政(?!府|协|法|务))"),
    "县": re.compile(r"县(?!域|级|区|乡)"),
    "区": re.compile(r"区(?!域|划|块|间|别|分|位)"),
    "乡": re.compile(r"乡(?!村|镇|土|贤|愁)"),
    "镇": re.compile(r"镇(?!域|街|村)"),
    "州": re.compile(r"州(?!市)"),
}
"""Where the last character of a region is one, and does not begin another word (城市场, 县域)."""
ZONE = re.compile(
    rf"{HAN}{{0,14}}?(?:开发区|新区|高新区|经开区|保税港区|保税区|试验区|示范区|度假区|合作区|"
    rf"产业集聚区|集聚区|风景名胜区|风景区|管理区|自贸区|工业园区|产业园区|科技园区|园区|工业园|产业园)"
)
GUARDS = {
    "上海": r"(?<![以海水陆之])上海(?![域洋关底岸面])",
    "大连": r"大连(?![续锁接片带环线])",
    "西安": r"西安(?![全置装排保检])",
    "西藏": r"西藏(?![在匿])",
    "河北": r"(?<![黄沿淮])河北(?!岸)",
    "河南": r"(?<![黄沿淮])河南(?!岸)",
    "湖南": r"(?<![太])湖南(?!岸)",
    "海南": r"(?<![上])海南(?![岸北])",
    "江西": r"(?<![长珠])江西(?!岸)",
    "山东": r"(?<![中])山东(?!路)",
    "山西": r"(?<![中])山西(?!路)",
    "重庆": r"(?<![双])重庆",
    "成都": r"(?<![变建完形构组达])成都(?!市圈)",
    "合肥": r"(?<![组混复配结缓])合肥(?!料)",
}
"""Short names that words around them make by chance (以上海域, 双重庆典, 完成都市农业)."""
ORGAN_BEHIND = r"(?=人民政府|政府办|党委|党工委|人大常|街道办事处|人民法院|人民检察院)"
NO_NAME = (
    "由并经须报按照依业已可办承第条应当是也通过户建制必理将在对向与为其从把被让使至到于因如凡若即仍还又就"
    "均各全本我该自治省市县区"
)
"""Characters that begin or belong to no name in front of an organ (经市人民政府)."""
INVENTED = re.compile(
    rf"(?:[甲乙丙丁戊己庚辛壬癸某]|(?<![A-Za-z])[A-Z](?=[省市县区州镇乡])|[×○]{{1,3}})(?:{SUFFIX}|村|社区)"
    rf"|(?<!\w)(?:(?![{NO_NAME}]){HAN}){{2,3}}?(?:市|县|区|州|旗|镇|乡){ORGAN_BEHIND}"
)
"""Names that no list has: of samples (甲市, ××县), and before an organ at the start of a clause."""
BELOW = re.compile(rf"(?:(?![各全本所城乡镇及和集中、]){HAN}){{1,4}}?(?:镇|乡(?![村镇])|街道)")
"""A town or street behind its county (甲县乙镇)."""
ENDS = re.compile("[省市县区州盟旗]")
SIZES_ALONE = (5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class _Table:
    full: dict[str, tuple[Region, ...]]
    """Full and customary names (黔东南州, 毕节地区) to regions of today."""
    short: dict[str, Region]
    """Names without their class, of provinces and prefectures."""
    alone: frozenset[str]
    """Short names that are places wherever they stand."""
    codes: dict[tuple[str, str], Region]
    """代字 and 政 or 府 in a document number."""
    parents: dict[str, str | None]


@lru_cache(maxsize=1)
def _table() -> _Table:
    rows = tables.rows("regions")
    now = {row[0]: Region(row[0], row[2], row[3]) for row in rows if row[7] == NONE}
    full: dict[str, list[Region]] = {}
    short: dict[str, Region] = {}
    for row in rows:
        region = Region(row[0], row[2], row[3]) if row[7] == NONE else now[row[7]]
        for name in _names(row[0], row[1]):
            full.setdefault(name, []).append(region)
        if row[1] != NONE and row[2] != "县":
            short.setdefault(row[1], region)
    twice = {name for name, found in full.items() if len(set(found)) > 1}
    return _Table(
        {name: tuple(dict.fromkeys(found)) for name, found in full.items()},
        short,
        frozenset(row[1] for row in rows if row[6] == "yes"),
        {(row[4], row[5]): now[row[0]] for row in rows if row[4] != NONE and row[5] != NONE},
        {row[0]: None if row[0] in twice else row[3] for row in rows},
    )


def _names(name: str, short: str) -> Iterator[str]:
    """Yield the full name of a region and what it is called besides."""
    yield name
    for kind in ("自治州", "自治县", "自治区"):
        if name.endswith(kind) and short != NONE:
            yield short + kind
            if kind != "自治区":
                yield short + kind[-1]
    if name.endswith("市") and short != NONE:
        yield f"{short}地区"


def of_code(code: str, mark: str) -> Region | None:
    """Return the province whose government writes 代字 and 政 or 府 into its numbers (黔府)."""
    return _table().codes.get((code, mark))


def parent_of(name: str) -> str | None:
    """Return the region above one of the table; None where it is not known for certain."""
    return _table().parents.get(name)


def level_of(name: str) -> str | None:
    """Return the level of a region by the table, or else by its last word."""
    found = _table().full.get(name)
    if name == STATE:
        return "国"
    return found[0].level if found else _level_of(name, None) if CLASS.search(name[-2:]) else None


def is_listed(name: str) -> bool:
    """Tell whether a region is of the table or of the dictionary, and so no invented one."""
    return name == STATE or name in _table().full or name in words.places()


def is_ambiguous(name: str) -> bool:
    """Tell whether several regions have this full name, so that it does not say which is meant."""
    return TWINS.fullmatch(name) is not None or len(_table().full.get(name, ())) > 1


def region_at(text: str, start: int = 0, above: str | None = None) -> tuple[Region, int] | None:
    """Return the region whose name begins at an offset of normalised text, and where it ends.

    Args:
        text: the name of an organ.
        start: the offset.
        above: the region named in front of it.
    """
    for size in range(min(LONGEST, len(text) - start), 1, -1):
        name = text[start : start + size]
        if name in _table().full:
            return _chosen(name, above), start + size
        if name in words.places() and _ends(text, start + size):
            parent = None if TWINS.fullmatch(name) else parent_of(name)
            return Region(name, "县", above or parent), start + size
    return _short_at(text, start) or _zone_at(text, start, above) or _made_up(text, start, above)


def _chosen(name: str, above: str | None) -> Region:
    """Return the region of a full name; of twins the one that lies in the region above."""
    found = _table().full[name]
    within = [region for region in found if above and region.parent == above]
    if len(found) > 1 and not within:
        return Region(found[0].name, found[0].level, above)
    return (within or found)[0]


def _short_at(text: str, start: int) -> tuple[Region, int] | None:
    for size in range(min(5, len(text) - start), 1, -1):
        region = _table().short.get(text[start : start + size])
        if region and not re.compile(f"(?:{SUFFIX}|地区)").match(text, start + size):
            return region, start + size
    return None


def _zone_at(text: str, start: int, above: str | None) -> tuple[Region, int] | None:
    found = ZONE.match(text, start)
    if not found or start + len("新区") > found.end():
        return None
    return Region((above or "") + found[0], None, above), found.end()


def _made_up(text: str, start: int, above: str | None) -> tuple[Region, int] | None:
    """Return a region that no list has: what it is rests on its last word."""
    for end in _possible_ends(text, start):
        name = text[start:end]
        if name.isalpha() and not NO_STEM.search(name) and _ends(text, end):
            parent = STATE if name[-1] == "省" else above
            return Region(name, _level_of(name, above), parent), end
    return None


def _possible_ends(text: str, start: int) -> Iterator[int]:
    autonomous = AUTONOMOUS.match(text, start)
    if autonomous:
        yield autonomous.end()
    for found in CLASS.finditer(text, start + 1, start + MOST_MADE_UP):
        yield found.end()


def _ends(text: str, end: int) -> bool:
    """Tell whether the last character of a region ends it and does not begin another word."""
    guard = NOT_ITS_END.get(text[end - 1])
    return guard is None or guard.match(text, end - 1) is not None


def _level_of(name: str, above: str | None) -> str:
    if name.endswith(("乡", "镇", "街道")):
        return "乡"
    if name.endswith("省"):
        return "省"
    if name.endswith(("市", "州", "盟")):
        lies_in_city = bool(above) and above is not None and above[-1] in "市州盟"
        return "县" if lies_in_city else "市"
    return "县"


def regions_at(text: str) -> tuple[tuple[Region, ...], int]:
    """Return the regions that a name begins with, from the top down, and where they end."""
    found: list[Region] = []
    end = 0
    while end < len(text):
        here = region_at(text, end, found[-1].name if found else None)
        if here is None or (found and not _descends(found[-1], here[0])):
            break
        found.append(here[0])
        end = here[1]
    return tuple(found), end


def _descends(above: Region, below: Region) -> bool:
    if above.level is None or below.level is None:
        return above.level is not None or (below.level == "乡")
    return LEVELS.index(below.level) > LEVELS.index(above.level)


def places(text: str) -> list[tuple[int, int]]:
    """Return the place names of normalised text, in order; names that touch are one span.

    Found are regions by full name, those short names that are nothing else, names of samples
    (甲市), and towns behind their county.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(_places(text), key=lambda span: (span[0], -span[1])):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return [(start, _town(text, end)) for start, end in found]


def _places(text: str) -> Iterator[tuple[int, int]]:
    full, known = _table().full, words.places()
    for mark in ENDS.finditer(text):
        end = mark.end()
        for size in range(min(LONGEST, end), 2, -1):
            name = text[end - size : end]
            if name in full or name in known:
                if _ends(text, end) and _free(text, end - size, name):
                    yield end - size, end
                break
    past = 0
    for mark in _heads().finditer(text):
        if mark.start() >= past and (end := _end_alone(text, mark.start())):
            past = end
            yield mark.start(), end
    for match in INVENTED.finditer(text):
        if _ends(text, match.end()) and not NO_STEM.search(match[0]):
            yield match.span()


def _end_alone(text: str, start: int) -> int:
    """Return where a short name ends that is a place wherever it stands; 0 where there is none."""
    for size in SIZES_ALONE:
        name = text[start : start + size]
        if len(name) == size and name in _table().alone:
            guard = _guard(name)
            return start + size if guard is None or guard.match(text, start) else 0
    return 0


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted({name[0] for name in _table().alone}))}]")


@lru_cache(maxsize=64)
def _guard(name: str) -> re.Pattern[str] | None:
    return re.compile(GUARDS[name]) if name in GUARDS else None


def _free(text: str, start: int, name: str) -> bool:
    """Tell whether a full name begins where it stands and is not made by the words before it."""
    guard = GUARDS.get(name[:2], "")
    before = re.match(r"\(\?<!\[(.+?)\]\)", guard)
    return before is None or start == 0 or text[start - 1] not in before[1]


def _town(text: str, end: int) -> int:
    """Return the end of a place with the town behind it."""
    if text[end - 1] not in "市县区旗":
        return end
    found = BELOW.match(text, end)
    return found.end() if found else end
