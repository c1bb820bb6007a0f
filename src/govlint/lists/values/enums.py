"""Enumerations in lists: types, levels, audiences, kinds of handling, ways of applying.

The words are those of ``rules/data/list_words.tsv``; a word that stands there is known, any
other is left as it is, and never taken for something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from govlint.lists.values import blank, plain
from govlint.lists.values.codes import local_type_codes, type_codes
from govlint.structure import tables
from govlint.structure.numerals import number_value

_LISTED = re.compile(r"[、,;/\n|+&]|以及|或者|和|或|及|与")
_ABOVE = re.compile("(?:及其?)?以上")
_VISITS = re.compile(
    r"(?:最多|至多|只需|仅需|不超过)?(?:跑|到|去|到现场|跑动)?(?P<number>\d+|[一二两三四五六七八九十零〇])(?:次|趟|回)?"
)
_NO_VISIT = re.compile(
    "不用跑|无需(?:跑|到)|零跑|零次|一次不跑|一次都不跑|不见面|不需要?(?:跑|到)|免跑|不跑"
)


@cache
def words(field: str) -> Mapping[str, str]:
    """Return the known words of a field and what they stand for."""
    return MappingProxyType(
        {row[1]: row[2] for row in tables.rows("list_words") if row[0] == field}
    )


def _known(field: str, text: str) -> str | None:
    kept = plain(text).strip("。.;:,、").replace("\n", "")
    found = words(field).get(kept)
    return found if found else words(field).get(re.sub(r"^\d+[.、:-]?|\(.*\)$", "", kept))


@lru_cache(maxsize=4096)
def type_of(text: str) -> str | None:
    """Return the type of a matter in its normal form (行政许可), None for an unknown word."""
    kept = plain(text)
    code = kept.zfill(2) if kept.isascii() and kept.isdigit() else ""
    return type_codes().get(code) if code else _known("type", text)


def other_type(digits: str, text: str) -> bool:
    """Tell whether two digits of a code stand for another type than a word, both being known."""
    right = type_of(text)
    return (
        right is not None and digits not in local_type_codes() and type_codes().get(digits) != right
    )


@cache
def _level_pattern() -> re.Pattern[str]:
    longest = sorted(words("level"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


@lru_cache(maxsize=4096)
def level_of(text: str) -> frozenset[int]:
    """Return the levels that a cell of 行使层级 names (1 国 … 6 村); empty where it names none."""
    kept = plain(text)
    if re.fullmatch(r"[1-6](?:[,、;/\n][1-6])*", kept):
        return frozenset(int(char) for char in kept if char.isdigit())
    kept = re.sub("社会|市场|全区域|[^\\W\\d_]*[局厅委部院]$", "", kept)
    found = {int(words("level")[match[0]]) for match in _level_pattern().finditer(kept)}
    if found and _ABOVE.search(kept):
        found |= set(range(1, max(found)))
    return frozenset(found)


@lru_cache(maxsize=8192)
def audiences(text: str) -> frozenset[str]:
    """Return the kinds of applicants that a cell names, unknown words as printed."""
    if blank(text):
        return frozenset()
    kept = (
        plain(text)
        .replace("法人或其他组织", "法人、其他组织")
        .replace("法人和其他组织", "法人、其他组织")
    )
    parts = (part.strip("。.:()[]等") for part in _LISTED.split(kept))
    return frozenset(words("audience").get(part, part) for part in parts if part)


def unknown_audiences(text: str) -> frozenset[str]:
    """Return the words of a cell of 服务对象 that are no known kind of applicant."""
    return audiences(text) - frozenset(words("audience").values())


@lru_cache(maxsize=4096)
def handling_of(text: str) -> str | None:
    """Return the kind of handling (即办件, 承诺件, 上报件 …), None for an unknown word."""
    return _known("handling", text)


@lru_cache(maxsize=4096)
def visits(text: str) -> int | None:
    """Return how often an applicant has to come, None where the cell does not say."""
    if blank(text):
        return None
    kept = plain(text).strip("。.")
    if _NO_VISIT.search(kept) and not re.search("[1-9]次", kept):
        return 0
    if re.fullmatch(r"\d+\.0+", kept):
        return int(kept.split(".")[0])
    found = _VISITS.match(re.sub("^(?:申请人|办事人|群众|企业|办理|本事项|需|:|,)+", "", kept))
    return number_value(found["number"]) if found else None


@cache
def _channel_pattern() -> re.Pattern[str]:
    longest = sorted(words("channel"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))


@lru_cache(maxsize=4096)
def channels(text: str) -> frozenset[str]:
    """Return the ways of applying that a cell names: 窗口, 网上, 全程网办, 自助, 邮寄, 电话."""
    if blank(text):
        return frozenset()
    kept = re.sub(
        "(?:不支持|不能|不可|未实现|非|不)(?:全程网|网上|在线)[^,;、。\n]*", "", plain(text)
    )
    return frozenset(words("channel")[found[0]] for found in _channel_pattern().finditer(kept))


@lru_cache(maxsize=4096)
def status_of(text: str) -> str | None:
    """Return the state of a matter: 在用, 取消 or 暂停; None for an unknown word."""
    return _known("status", text)


@lru_cache(maxsize=4096)
def power_source(text: str) -> str | None:
    """Return where a power comes from (法定本级, 上级下放, 授权, 委托); None: unknown word."""
    return _known("power_source", text)
