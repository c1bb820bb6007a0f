"""Regions of lists: their level, which stands above which, and whose list it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from govlint.structure.organisations import Organisation, ancestors, contains, organisation_of
from govlint.structure.regions import INVENTED, LEVELS, STATE, is_listed, regions_at
from govlint.text.normalise import normalise

_STATE_WORDS = ("全国", "国家", "国务院", "中央")
_LEVEL_ALONE = re.compile(
    "^(国家?|省|自治区|市|州|盟|县|区|旗|乡镇|乡|镇|街道|镇街)(?:本?级|直|层面)?$"
)
_BY_WORD = {
    "国": 1,
    "国家": 1,
    "省": 2,
    "自治区": 2,
    "市": 3,
    "州": 3,
    "盟": 3,
    "县": 4,
    "区": 4,
    "旗": 4,
}
_TOWN = 5
_BY_END = (
    (re.compile("(?:省|自治区)$"), 2),
    (re.compile("(?:市|自治州|州|盟|地区)$"), 3),
    (re.compile("(?:县|旗)$"), 4),
    (re.compile("(?<![新园发港])区$"), 4),
    (re.compile("(?:乡|镇|街道|街道办|街道办事处)$"), 5),
)
_REST = re.compile("^[\\s\\-_—·.（(]*(?:本级|直属?)?[\\s\\-_—·.]*")
_BEFORE_TITLE = re.compile(
    "^(?:附件?\\s*\\d{0,2}\\s*[:：.、]?|\\d{1,3}\\s*[-_.、]\\s*|关于(?:公布|印发|发布)?)*"
)
_LIST_BEHIND = re.compile(
    "^(?:本级|市直|县直|区直)?[\\s\\-_—·]*(?:《|20\\d\\d|\\d{4}年|权力|权责|责任|职权|行政|政务|公共服务|服务|负面|证明|许可|审批|依申请|涉企|随机|"
    "事项|实施|目录|清单|履职|通用|办事|市场准入|产业|企业投资|检查|部门|政府|人民政府|中介)"
)
MOST_BODIES = 200
_SHARE = 0.6
"""Share of the organs of a list that must lie in one region for the list to be its own."""


def level_of_region(name: str) -> int | None:
    """Return the level of a region: 1 国, 2 省, 3 市, 4 县, 5 乡.

    None where its name does not tell. A 直辖市 is of level 2, its districts of 4.
    """
    return _level(normalise(name).text.strip())


@lru_cache(maxsize=8192)
def _level(name: str) -> int | None:
    if not name:
        return None
    if name.startswith(_STATE_WORDS):
        return 1
    alone = _LEVEL_ALONE.match(name)
    if alone:
        return _BY_WORD.get(alone[1], _TOWN)
    found, end = regions_at(name)
    rest = _REST.sub("", name[end:])
    if found and (rest == "" or found[-1].level is None or not _by_end(rest)):
        level = found[-1].level
        return LEVELS.index(level) + 1 if level in LEVELS else None
    return _by_end(name)


def _by_end(name: str) -> int | None:
    return next((level for pattern, level in _BY_END if pattern.search(name)), None)


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    level: int | None
    organ: Organisation | None
    above: tuple[str, ...]


def superior_of(names: Sequence[str]) -> dict[str, str | None]:
    """Return, for each region of a run, the one of the run that stands directly above it.

    By the table of regions; where that does not tell, the only region of the next higher level of
    the run, unless it is known to lie elsewhere.
    """
    regions = [_place(name) for name in names]
    known: dict[str, _Place] = {}
    for region in regions:
        if region.organ is not None and region.organ.region:
            known.setdefault(region.organ.region, region)
    levels = Counter(region.level for region in regions if region.level is not None)
    return {region.name: _superior(region, regions, known, levels) for region in regions}


def _place(name: str) -> _Place:
    organ = organisation_of(f"{normalise(name).text.strip()}人民政府")
    return _Place(name, level_of_region(name), organ, ancestors(organ) if organ else ())


def _superior(
    region: _Place, regions: Sequence[_Place], known: Mapping[str, _Place], levels: Counter[int]
) -> str | None:
    for name in region.above:
        upper = known.get(name)
        if upper and upper.name != region.name and _contains(upper, region):
            return upper.name
    if region.level is None:
        return None
    for level in sorted((one for one in levels if one < region.level), reverse=True):
        if levels[level] > 1:
            continue
        upper = next(one for one in regions if one.level == level)
        if _contains(upper, region) is not False:
            return upper.name
    return None


def _contains(upper: _Place, lower: _Place) -> bool | None:
    if upper.organ is None or lower.organ is None:
        return None
    return contains(upper.organ, lower.organ)


def region_of_text(text: str) -> str | None:
    """Return the region that a title or the name of a file begins with, or is.

    A region that no table has (甲市) counts where the name of a list or of an organ stands behind.
    """
    return _region_of_text(_BEFORE_TITLE.sub("", normalise(text).text.strip()))


@lru_cache(maxsize=4096)
def _region_of_text(text: str) -> str | None:
    if text.startswith(_STATE_WORDS):
        return STATE
    found, end = regions_at(text)
    if not found:
        return None
    name, rest = found[-1].name, text[end:].strip(" -_—·（()）")
    sure = is_listed(name) or INVENTED.fullmatch(name) is not None or len(found) > 1
    if sure or not rest or _LIST_BEHIND.match(rest):
        return name
    organ = organisation_of(text[: end + _organ_end(text[end:])])
    return name if organ is not None and organ.region == name else None


def _organ_end(rest: str) -> int:
    found = re.search("局|委员会|委|厅|办公室|政府|管委会", rest)
    return found.end() if found else 0


def region_of_bodies(bodies: Iterable[str]) -> str | None:
    """Return the region in which most of the organs of a list lie, None where they do not agree."""
    counts: Counter[str] = Counter()
    for _, body in zip(range(MOST_BODIES), bodies, strict=False):
        organ = organisation_of(body)
        if organ is not None and organ.region and not organ.many:
            counts[organ.region] += 1
    if not counts:
        return None
    name, most = counts.most_common(1)[0]
    return name if most >= _SHARE * counts.total() else None
