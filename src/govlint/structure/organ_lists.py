"""Organs of lists of recipients, of titles and of document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from govlint.structure.organ_names import (
    BRANCHES,
    MINISTRIES,
    STATE_HEADS,
    Organisation,
    organisation_of,
)
from govlint.structure.regions import of_code, regions_at
from govlint.text.characters import HAN
from govlint.text.normalise import normalise

STATE_CODES = {
    "国发": "国务院",
    "国函": "国务院",
    "国办发": "国务院办公厅",
    "国办函": "国务院办公厅",
    "国办发明电": "国务院办公厅",
    "中发": "中共中央",
    "中办发": "中共中央办公厅",
}
CODE = re.compile(rf"(?P<code>{HAN}{{2,8}}?)[〔\[［【（(]\d{{4}}")
PROVINCIAL = re.compile(rf"(?P<code>{HAN})(?P<mark>政|府)(?P<office>办)?(?:发|函|规|字|电|明电)?")
PARTS = re.compile(r"[（(]|[）)]|[，,；;：:。\n]|、|(?:以及|及|和)(?=各)")
OPEN = re.compile(
    r"(各|有关|相关).*(省|自治区|直辖市|市|县|区|州|盟|旗|乡|镇|自治州|自治县|兵团|特区|街道)$|各委(、办)?$"
)
"""A class whose noun comes behind the next mark (各省、自治区、直辖市人民政府)."""
TITLE_HEAD = re.compile(r"关于|转发|批转|印发|颁布|公布|发布|等.{1,3}部[门委]")
MOST_IN_TITLE = 160
JOINED = re.compile(
    r"发展改革委|卫生健康委|卫生计生委|国资委|能源局|外汇局|林业局|林草局|扶贫办|统计局|知识产权局|民航局|铁路局|邮政局|"
    r"中医药局|药监局|医保局|粮食局|文物局|网信办"
)
"""Organs of the state by the short names that they have behind a ministry."""


def organisations_of(text: str) -> tuple[Organisation, ...]:
    """Return the organs of a list of recipients, those that are understood, in order.

    What stands behind 、 without a region of its own is of the region before it, and of its class
    (省财政厅、审计厅; 各区民政局、财政局).
    """
    found: list[Organisation] = []
    before: Organisation | None = None
    for piece, goes_on in _pieces(normalise(text).text.rstrip("：:")):
        organ = organisation_of(piece)
        if organ is None:
            before = before if goes_on else None
            continue
        if goes_on and before is not None:
            organ = _of_the_same(organ, before)
        found.append(organ)
        before = organ
    return tuple(found)


def _of_the_same(organ: Organisation, before: Organisation) -> Organisation:
    """Give an organ without a region that of the one before it in its list."""
    own = organ.region or organ.parent_region or organ.many
    if own or organ.level not in (None, before.level):
        return organ
    return replace(
        organ,
        level=before.level,
        region=before.region,
        parent_region=before.parent_region,
        many=before.many,
    )


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the items of a list; with each, whether 、 stands in front of it."""
    depth, start, goes_on = 0, 0, False
    for mark in PARTS.finditer(text):
        if mark[0] in "（(":
            depth += 1
        elif mark[0] in "）)":
            depth = max(0, depth - 1)
        elif depth == 0:
            piece = text[start : mark.start()]
            if mark[0] in ("、", "及", "和", "以及") and OPEN.search(piece):
                continue
            yield piece, goes_on
            start, goes_on = mark.end(), mark[0] == "、"
    yield text[start:], goes_on


def organs_in_title(title: str) -> tuple[str, ...]:
    """Return the names of the organs in front of 关于 in a normalised title."""
    found = TITLE_HEAD.search(title)
    head = title[: found.start()] if found else ""
    return _parted(head) if 2 <= len(head) <= MOST_IN_TITLE else ()


@lru_cache(maxsize=1024)
def _parted(text: str) -> tuple[str, ...]:
    """Part names written one behind the other; empty where a part is no organ."""
    for end in range(2, len(text) - 1):
        if _begins(text, end) and organisation_of(text[:end]) is not None:
            behind = _parted(text[end:])
            if behind:
                return (text[:end], *behind)
    return (text,) if organisation_of(text) is not None else ()


def _begins(text: str, start: int) -> bool:
    """Tell whether an organ's name can begin here: its region, 中共, or an organ of the state."""
    branch = BRANCHES.match(text)
    if branch and branch.end("head") == start and regions_at(branch["local"])[0]:
        return False
    if text.startswith(("中共", "国务院", "政协"), start):
        return True
    if STATE_HEADS.match(text, start) or MINISTRIES.match(text, start):
        return True
    of_the_state = STATE_HEADS.match(text) or MINISTRIES.match(text)
    if JOINED.match(text, start) and of_the_state and not STATE_HEADS.fullmatch(text[:start]):
        return True
    return bool(regions_at(text[start:])[0])


def organisation_of_number(number: str) -> Organisation | None:
    """Return the organ whose 代字 a document number has, for the State Council and the provinces.

    None where the 代字 is not known for certain (青政发: 青海, 青岛).
    """
    found = CODE.match(normalise(number).text)
    if found is None:
        return None
    code = found["code"]
    if code in STATE_CODES:
        return organisation_of(STATE_CODES[code])
    provincial = PROVINCIAL.fullmatch(code)
    region = of_code(provincial["code"], provincial["mark"]) if provincial else None
    if provincial is None or region is None:
        return None
    office = "人民政府办公厅" if provincial["office"] else "人民政府"
    return organisation_of(region.name + office)
