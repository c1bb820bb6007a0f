"""Names of organs: is a line one, which names stand in it, do two names mean the same organ."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from govlint.structure import tables
from govlint.text.characters import HAN
from govlint.text.normalise import normalise

MAX_NAME = 60
NO_NAME = re.compile(
    r"[的了是将把就即吗呢，。；：？！“”]|关于|印发|如下|以下|要求|应当|必须|负责|根据|业经|会签|^此|^本|^内部$|联系|电话|(承|主|协|经|开|兴|举)办$|[^机市县区海]关$"
)
POSTS = (
    "主席|总理|部长|署长|行长|审计长|省长|主任|市长|州长|盟长|县长|区长|旗长|镇长|乡长|局长|厅长|"
    "院长|检察长|书记|校长|会长|关长|司长|处长|委员长|秘书长|指挥长|组长|司令员|政治委员"
)
PERSON = re.compile(
    rf"(?P<organ>{HAN}{{0,30}})(?P<post>(副|代)?({POSTS}))(?P<name>(?:{HAN}|·){{2,8}})"
)
REGION = re.compile(rf"(?:(?!部|城乡){HAN}){{1,8}}?[省市县区州盟旗镇乡]")
SHORT_NAMES = ("监会", "妇联", "残联", "工商联")
"""Names that are no more than the suffix by which longer ones are known (银监会)."""
MINISTRIES = ("部", "署", "总局", "委", "会", "银行")
SEAL_REMARK = re.compile(r"[（(](代章|盖章|章|公章|印章|印)[）)]$")
CLASS_WORDS = re.compile(
    r"(人民政府|政府|部门|单位|机构|机关|企业|院校|学校|大学|中学|小学|高校|组织|机场|成员|分行|支行|支队|"
    r"公司|集团|商|会员|家长|同志|老师|考生|公民|居民|者|人|主席|主任|省长|市长|委员|代表|分局|社团|各校|"
    r"地方|地区|各地|直属机构|派出机构|事业|党组|各区|各县|县区|区县|市县|委办局|乡镇|街道|镇街|园区|新区|"
    r"开发区|厅局|局委办|中心|团体|纳税人|用户|市民|社会公众|有关方面|专家|学校|幼儿园|分局|法院|检察院)$"
)


@lru_cache(maxsize=1)
def _name_pattern() -> re.Pattern[str]:
    suffixes = "|".join(re.escape(suffix) for suffix in tables.organ_suffixes())
    return re.compile(rf"(?:{HAN}|[（）()·、/]){{1,{MAX_NAME}}}?(?:{suffixes})")


def is_organ(text: str) -> bool:
    """Tell whether normalised text is one or several names of organs and nothing else."""
    bare = SEAL_REMARK.sub("", text)
    if not 2 <= len(bare) <= MAX_NAME * 2 or NO_NAME.search(bare) or bare.startswith(("各", "附")):
        return False
    return bool(_name_pattern().fullmatch(bare)) or _is_chain(bare)


def _is_chain(text: str) -> bool:
    position = 0
    while position < len(text):
        found = _name_pattern().match(text, position)
        if not found:
            return False
        position = found.end()
    return True


def chain(text: str) -> tuple[str, ...]:
    """Split names written one behind the other (国土资源部住房城乡建设部)."""
    return tuple(found[0] for found in _name_pattern().finditer(text))


def is_person(text: str) -> bool:
    """Tell whether normalised text is a post and the name of its holder (签名)."""
    found = PERSON.fullmatch(text)
    return bool(found and len(text) <= 40 and not NO_NAME.search(text))


def recipient_share(text: str) -> float:
    """Return the share 0..1 of the items of a list that are organs or classes of addressees."""
    bare = re.sub(r"[（(][^（()）]*[）)]", "", text).rstrip("：:；;。")
    items = [item for item in re.split(r"[、，,；;/]|和(?=各)|及(?=各)", bare) if item]
    if not items:
        return 0.0
    return sum(_is_addressee(item) for item in items) / len(items)


def _is_addressee(item: str) -> bool:
    if len(item) > 45 or re.search(r"[是将把就]|如下|以下|通知|根据|为了|签发|联系人", item):
        return False
    last = CLASS_WORDS.search(item) or item.endswith(tuple(tables.organ_suffixes()))
    return bool(last) or bool(
        re.fullmatch(r"(各)?(省|自治区|直辖市|市|州|自治州|盟|县|区|旗|特区|乡|镇|有关)", item)
    )


def names(printed: str) -> tuple[str, ...]:
    """Split the printed text of a signature line into normalised names."""
    pieces = [normalise(piece).text for piece in re.split(r"[ \t\u3000\u00a0\n、]+", printed)]
    if all(len(piece) <= 2 for piece in pieces) or any(len(piece) == 1 for piece in pieces):
        pieces = ["".join(pieces)]  # a name spaced out: 财 政 部
    return tuple(SEAL_REMARK.sub("", piece) for piece in pieces if piece)


def split(printed: str) -> list[tuple[int, int, str]]:
    """Part names that share a line: start, end and normalised name of each, in order.

    A wider gap parts names that are spaced out themselves (财 政 部　　教 育 部); without gaps
    names are parted where each begins like the first (甲市财政局甲市税务局).
    """
    gaps = [gap for gap in re.finditer(r"[\s\u3000、，,]+", printed.rstrip()) if gap.start()]
    if gaps:
        narrow = min(_width(gap[0]) for gap in gaps)
        for parting in (gaps, [gap for gap in gaps if _width(gap[0]) > narrow]):
            found = _cut(printed, [gap.span() for gap in parting])
            if len(found) > 1 and all(_stands_alone(name) for _, _, name in found):
                return found
    whole = _cut(printed, [])
    cuts = _seams(whole[0][2]) if whole else []
    return _cut_at(printed, cuts) if cuts else whole


def _stands_alone(name: str) -> bool:
    """Tell whether a name beside others is whole: 办公厅 alone is the rest of the one before."""
    if name.startswith("办公"):
        return False
    return is_organ(name) or (len(name) >= 3 and name.endswith(SHORT_NAMES))


def _width(gap: str) -> float:
    return sum(1.0 if char in "\u3000\t" else 0.5 for char in gap)


def _cut(printed: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(printed)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        piece = printed[start:end]
        name = SEAL_REMARK.sub("", normalise(piece).text)
        if name:
            lead = len(piece) - len(piece.lstrip())
            found.append((start + lead, start + len(piece.rstrip()), name))
    return found


def _seams(name: str) -> list[int]:
    """Return where the second and later of names written without a gap begin."""
    region = REGION.match(name.removeprefix("中共").removeprefix("中国共产党"))
    if not region:
        return _seams_of_ministries(name)
    seams: list[int] = []
    for found in re.finditer(f"中共|(?<!中共){region[0]}", name):
        at, last = found.start(), seams[-1] if seams else 0
        if at - last >= 3 and is_organ(name[last:at]) and is_organ(name[at:]):
            seams.append(at)
    return seams


def _seams_of_ministries(name: str) -> list[int]:
    """Part names of ministries, which share no region (国土资源部住房城乡建设部)."""
    pieces = chain(name)
    if "".join(pieces) != name or not all(
        len(piece) >= 3 and piece.endswith(MINISTRIES) and not piece.startswith("办公")
        for piece in pieces
    ):
        return []
    return list(itertools.accumulate(map(len, pieces[:-1])))


def _cut_at(printed: str, seams: list[int]) -> list[tuple[int, int, str]]:
    """Cut the printed text where its normalised form is to be cut."""
    normal = normalise(printed)
    edges = [0, *seams, len(normal.text)]
    return [
        (*normal.span(first, last), normal.text[first:last])
        for first, last in itertools.pairwise(edges)
    ]


def same_organ(one: str, other: str) -> bool:
    """Tell whether two normalised names can mean the same organ.

    A region prefix or the words of a full name may be missing (条例 art. 9: 全称或者规范化简称):
    the shorter name must be a subsequence of the longer, both ending alike.
    """
    short, long = sorted((_plain(one), _plain(other)), key=len)
    if not short or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _plain(name: str) -> str:
    name = name.removeprefix("中华人民共和国").replace("委员会", "委")
    return (
        name.replace("市政府", "市人民政府")
        .replace("省政府", "省人民政府")
        .replace("（", "")
        .replace("）", "")
    )
