"""What stands in front of the name of a matter and is none of it: numbers, regions, organs."""

from __future__ import annotations

import re
from functools import cache

from govlint.lists.matching.words import name_words
from govlint.structure import tables
from govlint.structure.organisations import organisation_of
from govlint.structure.regions import INVENTED, STATE, is_listed, region_at
from govlint.text.characters import HAN

_NUMBER = re.compile(
    r"\s*(?:[\u2460-\u2473\u2474-\u249b\u3220-\u3229]\s*[、.,:：]?"
    r"|第[一二三四五六七八九十百\d]+项\s*[、.,:：]?"
    r"|[(（][\d一二三四五六七八九十]{1,3}[)）]\s*[、.]?"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．]"
    r"|\d{1,4}(?:[.．]\d{1,3}){1,3}(?:\s+|\s*[、)）])"
    r"|\d{1,4}\s*(?:[、)）]|[.．](?!\d))"
    r"|0\d{1,3}\s+)\s*"
)
_AUTHORITY = re.compile(
    r"(?:按(?:照)?|在)?(?:(?:国家|[国省市州县区乡镇]|本[省市州县区]|地市)级?|本级|本行政区域)?"
    r"(?:的|内的?)?(?:管理|审批|核准|审批管理|管辖|职责)?权限(?:范围)?(?:以?内)的?"
)
"""权限内 and what goes with it; it says who decides, not what."""
_LEVELS = re.compile(
    r"\((?=[^()]*(?:级|权限|本省|本市|本县))(?:国家|设区的市|地级?市|[国省市州县区乡镇旗]|本级|本[省市县区]|[级、,/和及与]|含|以[上下]|"
    r"权限|范围|内|的|由|审批|管理|办理|部门|下放|委托)+\)"
)
"""Brackets that name nothing but levels and whose authority it is."""
_OWN = re.compile(r"(?:本|我|全)(?:省|市|州|县|区|行政区域)(?:内|范围内|行政区域内)?的?")
_ORGAN = re.compile(
    rf"{HAN}{{1,16}}?(?:局|厅|委员会|管委会|人民政府|办事处|委(?![托员派培内外任]))"
    r"(?![所长站点处及和与、的]|内(?![资河陆地]))(?:\([^()]{1,12}\))?"
)
_MARKED = re.compile("[省市县区州盟旗局厅委府处会]")
"""What there is in every name of a region or an organ."""
_LONGEST, _DEEPEST = 12, 24
_TOO_SHORT = 4
"""Characters that have to be left behind an organ: 某局设立 is no matter of that organ."""


def without_number(text: str) -> str:
    """Drop the number that a list gives its matters (1. , 一、, （三）)."""
    found = _NUMBER.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def without_authority(text: str) -> str:
    """Drop what says whose authority it is: 权限内, （县级权限）, 本市."""
    if "权限" in text or "级" in text:
        text = _LEVELS.sub("", _AUTHORITY.sub("", text))
    own = _OWN.match(text)
    return text[own.end() :] if own else text


def without_organ(text: str) -> str:
    """Drop the regions and the organ that stand in front of a name."""
    if not _MARKED.search(text, 0, _DEEPEST):
        return text
    rest, named = _without_regions(text)
    found = _ORGAN.match(rest)
    while found:
        behind = rest[found.end() :]
        if _is_matter(behind) and _is_organ(found[0], named):
            return behind
        found = _longer(rest, found.end())
    return rest


def _longer(text: str, end: int) -> re.Match[str] | None:
    """Find the next place where an organ's name may end."""
    found = re.compile(rf"{HAN}{{{end},{end + 16}}}?(?:局|厅|委员会|人民政府|办事处)").match(text)
    return found if found and found.end() > end else None


def _is_matter(text: str) -> bool:
    """Tell whether what is left behind an organ still names something that is done to something."""
    return len(text) >= _TOO_SHORT and name_words().bare.fullmatch(text) is None


def _without_regions(text: str) -> tuple[str, bool]:
    end = 0
    while _MARKED.search(text, end, end + _LONGEST):
        found = region_at(text, end)
        if found is None or found[1] - end < 2 or not _is_region(text, end, found[1]):
            break
        end = found[1] + (text[found[1] : found[1] + 1] == "级")
    rest = text[end:].removeprefix("的")
    return (rest, end > 0) if len(rest) >= 2 else (text, False)


def _is_region(text: str, start: int, end: int) -> bool:
    """Tell whether a name in front is that of a region for certain, and not 历史文化名镇."""
    name = text[start:end]
    made_up = INVENTED.match(text, start)
    if made_up and made_up.end() == end:
        return True
    return name != STATE and name[-1] in "省市县区州盟旗" and len(name) > 2 and is_listed(name)


def _is_organ(text: str, named: bool) -> bool:
    """Tell whether the words in front of a name are those of an organ for certain."""
    organ = organisation_of(re.sub(r"\([^()]*\)$", "", text))
    if organ is None or organ.body is None:
        return False
    if named or organ.region or (organ.level and text[0] in "省市县区州镇乡旗"):
        return True
    stem = re.sub("(?:局|厅|委员会|委)$", "", organ.office)
    return stem in _known_matters()


@cache
def _known_matters() -> frozenset[str]:
    return frozenset(row[0] for row in tables.rows("matters") if len(row[0]) > 1)
