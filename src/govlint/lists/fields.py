"""What the header of a column stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from govlint.model.items import Field
from govlint.structure import tables
from govlint.text.traditional import converter

IGNORED, SERIAL, CODE, CHILD = "-", "serial", "code", "child"
"""What a header may stand for beside a field: nothing, 序号, a code of any kind, 子项名称."""
UNIT = "_unit"
"""What the unit of a limit ends with, where it has a column of its own."""
PART, ENDS, WEAK, EXACT = 1, 2, 3, 4
"""How surely a header names its field; a part is one of several columns below one heading."""
LONGEST_HEADER = 40
"""Characters of a header, blanks aside; what is longer is text."""
FIELDS = {field.value: field for field in Field}
_STRENGTHS = {"ends": ENDS, "weak": WEAK, "exact": EXACT}
_FOOTNOTE = re.compile("[*＊★☆※①-⑳⁰¹²³⁴-⁹₀-₉]|[\\[［【]\\d{1,2}[\\]］】]|[（(]注\\d{1,2}[）)]")
_NUMBER = re.compile(
    "^\\s*(?:[（(]?[0-9０-９]{1,2}[)）.．、]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])(?=\\D)"
)
_BRACKETED = re.compile("[（(【\\[［〔]([^（()）【】\\[\\]［］〔〕]*)[）)】\\]］〕]")
_KIND_OF_GROUP = re.compile("(?:情况|信息|要求|设置|管理|方式|内容|事项|安排|说明)$")
_TAIL = re.compile(
    "(?:(?:及|和|与)?(?:条款|内容|要求|条款内容|目录|明细|详情|一览|列表|名称|说明|填写))$"
)
_SAYS_LITTLE = frozenset(
    word
    for line in (
        "名 名称 依据 类型 类别 种类 性质 编码 代码 编号 条件 材料 结果 标准 地址 地点 状态 内容",
        "层级 来源 单位 部门 说明 条款 文件 对象 期限 备注",
    )
    for word in line.split()
)
"""Words that a column below another heading takes its meaning from: 设定依据 over 名称."""
_NO_HEADING = frozenset({IGNORED, SERIAL, CODE})
_UNIT_WORDS = re.compile(
    r"[(（\[]?(?:单位[:：]?)?(?:个?工作日|自然日|个?月|小时|天|日|年|万?元|次|人次|份|件|项|是[/、]?否)[)）\]]?"
)
_LINE_BREAK = re.compile(r"\s*[\r\n]+\s*")
_LEVELS = "/"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header stands for: a field (or one of the words above), and how surely."""

    field: str
    strength: int


@lru_cache(maxsize=65536)
def key_of(header: str) -> str:
    """Return what of a header counts: letters and digits, Simplified, half-width, small."""
    bare = _FOOTNOTE.sub("", header)
    folded = unicodedata.normalize("NFKC", bare).casefold()
    kept = "".join(char for char in folded if char.isalnum())
    return kept if kept.isascii() else converter().convert(kept)


@dataclass(frozen=True, slots=True)
class _Words:
    exact: Mapping[str, Meaning]
    ends: tuple[tuple[str, str], ...]
    """Ends of headers and their fields, the longest first."""


@lru_cache(maxsize=1)
def _words() -> _Words:
    found: dict[str, Meaning] = {}
    ends: dict[str, str] = {}
    for field, word, strength, _ in tables.rows("list_fields"):
        key = key_of(word)
        if _STRENGTHS[strength] == ENDS:
            ends[key] = field
        else:
            found[key] = Meaning(field, _STRENGTHS[strength])
    for field in Field:
        if field is not Field.PRESENCE:
            found[key_of(field.value)] = Meaning(field.value, EXACT)
            found[key_of(field.term)] = Meaning(field.value, EXACT)
    return _Words(found, tuple(sorted(ends.items(), key=lambda pair: -len(pair[0]))))


@lru_cache(maxsize=65536)
def meaning_of(levels: tuple[str, ...]) -> Meaning | None:
    """Return what a header of one or several levels, from above, stands for.

    办结时限 over 法定 is 法定办结时限, 收费 over 依据 is 收费依据; a column below a heading that
    is a field itself, and says no more (设定依据 over 条款), is a part of it.
    """
    levels = tuple(level for level in levels if not is_unit(level)) or levels
    split = _of_levels(tuple(part for level in levels for part in _split(level)))
    if split is not None and split.strength > PART:
        return split
    return _of_levels(tuple(map(_without_brackets, levels)))


def is_unit(text: str) -> bool:
    """Tell whether a cell is nothing but a unit: 工作日, （元）, 单位：天."""
    return _UNIT_WORDS.fullmatch("".join(text.split())) is not None


def is_header(text: str) -> bool:
    """Tell whether a cell by itself stands for a field, a code or a column that is known."""
    return len(text) <= LONGEST_HEADER and meaning_of((text,)) is not None


def _split(level: str) -> Iterator[str]:
    """Yield a header and what it has in brackets: 办结时限（法定）."""
    bare = _NUMBER.sub("", level)
    yield _without_brackets(bare)
    yield from _BRACKETED.findall(bare)


def _without_brackets(level: str) -> str:
    bare = _NUMBER.sub("", level)
    outside = _BRACKETED.sub("", bare)
    return outside if key_of(outside) else bare


def _of_levels(levels: tuple[str, ...]) -> Meaning | None:
    keys = tuple(key for key in map(key_of, levels) if key)
    if not keys:
        return None
    if len(keys) == 1:
        return _of_key(keys[0])
    return _below(keys[:-1], keys[-1])


def _of_key(key: str) -> Meaning | None:
    found = _known(key) or _known(_TAIL.sub("", key))
    if found is not None or len(key) > LONGEST_HEADER:
        return found
    return next((Meaning(field, ENDS) for end, field in _words().ends if key.endswith(end)), None)


def _known(key: str) -> Meaning | None:
    return _words().exact.get(key)


def _below(above: tuple[str, ...], child: str) -> Meaning | None:
    """Read a header below others: together with each of them, then by itself."""
    for parent in reversed(above):
        for stem in dict.fromkeys((parent, _KIND_OF_GROUP.sub("", parent))):
            whole = _known(stem + child) or _known(child + stem)
            if whole and stem not in ("", "基本", child):
                return whole
    alone = _of_key(child)
    parents = (_known(parent) for parent in reversed(above))
    heading = next((one for one in parents if one and one.field not in _NO_HEADING), None)
    if heading is None or (alone is not None and child not in _SAYS_LITTLE):
        return alone
    return Meaning(heading.field, PART)


def joined(levels: tuple[str, ...]) -> str:
    """Return a header as people are shown it: levels joined by ``/``, on one line."""
    return _LEVELS.join(" ".join(_LINE_BREAK.sub("", level).split()) for level in levels)
