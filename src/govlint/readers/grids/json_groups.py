"""Where the matters stand in a JSON value: the arrays of objects, and the groups around them.

An object is a group where it holds arrays of objects that know more than it does itself; a matter
that lists its materials as objects is none. Arrays at one place of the structure are judged
together, so that a group without matters is told from a matter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from govlint.readers.errors import ReadError
from govlint.readers.grids.json_values import is_plain, text_of
from govlint.text.characters import is_ideograph

MOST_LEVELS = 64
_DETAILS = re.compile(
    r"(?i)材料|依据|流程|环节|步骤|条件|窗口|地点|收费|情形|结果|附件|电话|证照|文书|问题|表格|样本|办理时间"
    r"|materi|basis|laws?$|legal|steps?$|flow|process|conditions?$|windows?$|fees?$|results?$"
    r"|attach|files?$|certif|faq|forms?$|places?$|address|phones?$"
)
"""Keys of what belongs to one matter, though it is a list."""
_MATTERS = re.compile(
    r"(?i)事项|子项|主项|清单|目录|职权|权力"
    r"|^(?:sub_?)?(?:items?|matters?|children|rows|data|records?|list|results?|result_?list)$"
)
_META = re.compile(
    r"(?i)^(?:code|msg|message|status|success|total|count|size|page.*|current|pages|version|time.*"
    r"|version.*|date|updated?.*|created?.*|generat.*|source|url|error.*|id|schema|\$.*"
    r"|总数|数量|条数|版本|日期|更新.*|生成.*|来源|序号)$"
)
"""Keys around the whole file that say nothing about its matters."""
_TITLE = re.compile(r"(?i)^(?:title|name|标题|名称|清单名称|表名)$")
_CODE = re.compile(r"(?=.*\d)(?!(?:ITEM|ROW|ID|KEY|NO|NUM|RECORD)\W*\d)[0-9A-Z][0-9A-Z._/-]{5,}")
_NATIONAL = re.compile("[0-9A-Z]{31}|[0-9A-Z]{33}|[0-9]{12}")
"""Codes whose kind their form tells, so that they may stand beside others."""
_SAYS_CODE = re.compile(
    r"(?i)(?<!信用)(?<!机构)(?<!主体)(?<!部门)(?<!单位)(?<!区划)(?:编码|代码|编号)$|(?:item|task)_?code$"
)
_SAYS_MATTER = re.compile(
    r"(?i)(?<!责任)(?<!追责)(?<!履责)(?:事项|职权|权力|权责|[主子大小分父]项|办理项|业务)"
    r"(?:的?内容)?(?:名称|全称|名)?$|(?:目录|清单|项目|许可|证明材料|(?<!中介)服务|证明)(?:名称|名)$"
    r"|^(?:行政)?(?:许可|审批|服务|检查)项目$|违法行为(?:名称)?$"
    r"|^(?:sub|child|main|parent)_?(?:item)?_?name$|^main_?item$"
    r"|^(?:sub_?)?(?:item|task|matter|affair|service|catalog)_?(?:full)?name$"
)
"""Keys that name a matter; what belongs to a matter has names too, of the kind 部门名称."""
_SAYS_NAME = re.compile(r"(?i)^(?:名称|全称|事项|项目|name|title)$")
_ASIDE = re.compile(r"[（(][^（()）]*[)）]|[*＊]")
KEYS = ("*key",)
"""Place of the label of keys of an object of objects."""
_NO_COLUMN = "键"
"""Header of keys that only count."""
_FEW = 2
"""Values of its own up to which an object around an array is a group."""
_RICH = 4
"""Values of its own from which it is a matter where its arrays are empty."""
_ALIKE = 0.5
"""Share of all keys that the objects of an object of objects have on average."""

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Label:
    """A column that groups give: the key of a value of the group, or the names of its arrays."""

    place: tuple[str, ...]
    """Keys that lead to the group; ``*`` for names."""
    key: str | None
    """None: the name of the group itself."""


@dataclass(frozen=True, slots=True)
class Record:
    """A matter with what its groups say."""

    value: Object
    labels: Mapping[Label, str]


@dataclass(slots=True)
class Found:
    """The records of a file, in the order in which they stand in it."""

    records: list[Record] = field(default_factory=list)
    title: str = ""


@dataclass(slots=True)
class _Search:
    found: Found
    most: int
    arrays: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """Keys of the arrays of matters in objects at a place."""

    def add(self, value: Object, labels: Mapping[Label, str]) -> None:
        if len(self.found.records) >= self.most:
            raise ReadError("limit", f"JSON 里的对象超过 {self.most} 个，未读取；请拆分文件")
        self.found.records.append(Record(value, labels))


def find(value: Any, most: int) -> Found:
    """Find the records of a JSON value.

    Args:
        value: the value as parsed, its numbers as text.
        most: records that a file may have.

    Raises:
        ReadError: code ``limit``.
    """
    search = _Search(Found(), most)
    if isinstance(value, list):
        _array(_objects(value), (), {}, search)
    elif isinstance(value, dict):
        _container(value, (), {}, search)
    return search.found


def _objects(value: Any) -> list[Object]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _is_array(value: Any) -> bool:
    """Tell whether a value is an array of objects."""
    return bool(value) and isinstance(value, list) and all(isinstance(part, dict) for part in value)


def _own(value: Mapping[str, Any]) -> list[str]:
    """Return the keys whose values an object states itself."""
    return [key for key, part in value.items() if is_plain(part) and text_of(part) is not None]


def _array(
    entries: list[Object], place: tuple[str, ...], labels: Mapping[Label, str], search: _Search
) -> None:
    """Read an array of objects: groups are opened, matters are kept."""
    if place not in search.arrays:
        _judge(entries, place, search, 0)
    for entry in entries:
        keys = [key for key in search.arrays[place] if key in entry]
        filled = any(_objects(entry[key]) for key in keys)
        if not keys or (not filled and len(_own(entry)) >= _RICH):
            search.add(entry, labels)
        elif filled:
            _group(entry, keys, place, labels, search)


def _group(
    entry: Object,
    keys: list[str],
    place: tuple[str, ...],
    labels: Mapping[Label, str],
    search: _Search,
) -> None:
    said = {
        Label(place, key): text
        for key, part in entry.items()
        if key not in keys and is_plain(part) and (text := text_of(part))
    }
    several = len(search.arrays[place]) > 1
    for key in keys:
        name = {Label(place, None): key} if several else {}
        _array(_objects(entry[key]), (*place, key), {**labels, **said, **name}, search)


def _judge(entries: list[Object], place: tuple[str, ...], search: _Search, level: int) -> None:
    """Tell which keys of the objects at a place hold matters; then the same one level below."""
    if level > MOST_LEVELS:
        raise ReadError("limit", f"JSON 嵌套过深（超过 {MOST_LEVELS} 层），未读取")
    below: dict[str, list[Object]] = {}
    for entry in entries:
        for key, part in entry.items():
            if _is_array(part):
                below.setdefault(key, []).extend(part)
    groups = [key for key, inner in below.items() if _holds_matters(key, entries, inner)]
    search.arrays[place] = groups
    for key in groups:
        _judge(below[key], (*place, key), search, level + 1)


def _holds_matters(key: str, entries: list[Object], inner: list[Object]) -> bool:
    if _DETAILS.search(key):
        return False
    outer = max(len(_own(entry)) for entry in entries if _is_array(entry.get(key)))
    if outer <= _FEW:
        return True
    known = len({name for entry in inner for name in entry})
    return known > outer or (bool(_MATTERS.search(key)) and known * 2 > outer)


def _container(
    value: Object, place: tuple[str, ...], labels: Mapping[Label, str], search: _Search
) -> None:
    """Read an object above all arrays: the whole file, or names with what belongs to them."""
    if len(place) > MOST_LEVELS:
        raise ReadError("limit", f"JSON 嵌套过深（超过 {MOST_LEVELS} 层），未读取")
    arrays = [
        key
        for key, part in value.items()
        if _is_array(part) and _holds_matters(key, [value], _objects(part))
    ]
    maps = [key for key, part in value.items() if isinstance(part, dict) and part]
    inner = [key for key in maps if _has_records(value[key])]
    if not arrays and len(maps) == len(value) and _are_alike([value[key] for key in maps]):
        _keyed(value, labels, search)
        return
    if not arrays and not inner:
        if _own(value):
            search.add(value, labels)
        return
    _open(value, [key for key in value if key in arrays or key in inner], place, labels, search)


def _open(
    value: Object,
    keys: list[str],
    place: tuple[str, ...],
    labels: Mapping[Label, str],
    search: _Search,
) -> None:
    said = dict(labels)
    for key in _own(value):
        text = text_of(value[key]) or ""
        if not place and _TITLE.match(key):
            search.found.title = search.found.title or text
        elif not _META.match(key):
            said[Label(place, key)] = text
    named = len(keys) > 1 or looks_like_organ(keys[0]) or looks_like_type(keys[0])
    for key in keys:
        name = {Label((*place, "*"), None): key} if named else {}
        part, below = value[key], (*place, "*" if named else key)
        if isinstance(part, dict):
            _container(part, below, {**said, **name}, search)
        else:
            _array(_objects(part), (*below, key), {**said, **name}, search)


def _keyed(value: Object, labels: Mapping[Label, str], search: _Search) -> None:
    """Read an object of objects; its keys are kept where the objects do not say them."""
    entries = list(value.items())
    repeated = any(
        all((text_of(entry.get(name)) or "").strip() == key.strip() for key, entry in entries)
        for name in entries[0][1]
    )
    said = {name for _, entry in entries for name in entry}
    label = _label_of_keys([key for key, _ in entries if key.strip()], said)
    for key, entry in entries:
        search.add(entry, labels if repeated or not key else {**labels, label: key})


def _label_of_keys(keys: list[str], said: Collection[str]) -> Label:
    groups = sum(looks_like_organ(key) or looks_like_type(key) for key in keys)
    if groups == len(keys) and _names_matters(said):
        return Label(KEYS, None)
    return Label(KEYS, key_header(keys, said))


def _names_matters(said: Collection[str]) -> bool:
    names = ["".join(_ASIDE.sub("", name).split()) for name in said]
    return any(_SAYS_MATTER.search(name) or _SAYS_NAME.search(name) for name in names)


def key_header(keys: list[str], said: Collection[str] = ()) -> str:
    """Name the column of the keys of an object of objects by how they look.

    Args:
        keys: the keys.
        said: keys within the objects: what names the matters there is their name.
    """
    if all(key.isdecimal() and len(key) < 6 for key in keys):
        return "序号"
    if all(_CODE.fullmatch(key) for key in keys):
        coded = any(_SAYS_CODE.search(name.strip()) for name in said)
        return "编码" if not coded or all(map(_NATIONAL.fullmatch, keys)) else _NO_COLUMN
    words = sum(any(map(is_ideograph, key)) for key in keys)
    return "事项名称" if words * 2 > len(keys) and not _names_matters(said) else _NO_COLUMN


def _are_alike(values: list[Object]) -> bool:
    """Tell whether objects are records: they state values, and mostly under the same keys."""
    if not values or not all(_own(value) for value in values):
        return False
    if any(_has_records(part) for value in values for part in value.values() if part):
        return False
    keys = {key for value in values for key in value}
    share = sum(map(len, values)) / (len(keys) * len(values))
    return len(values) == 1 or share >= _ALIKE


def _has_records(value: Any, level: int = 0) -> bool:
    """Tell whether there are arrays of objects or objects of objects below a value."""
    if level > MOST_LEVELS:
        return False
    if isinstance(value, list):
        return _is_array(value)
    if not isinstance(value, dict) or not value:
        return False
    parts = list(value.values())
    if all(isinstance(part, dict) and part for part in parts):
        return _are_records(parts) or any(_has_records(part, level + 1) for part in parts)
    return any(
        _is_array(part) and _holds_matters(key, [value], part) for key, part in value.items()
    ) or any(isinstance(part, dict) and _has_records(part, level + 1) for part in parts)


def _are_records(values: list[Object]) -> bool:
    """Tell whether objects state enough to be matters: 20个工作日 and its parts do not."""
    if all(any(map(_SAYS_MATTER.search, value)) and _own(value) for value in values):
        return True
    return len(values) > 1 and min(len(_own(value)) for value in values) > _FEW


def looks_like_organ(text: str) -> bool:
    """Tell whether a name is that of an organ."""
    return _ORGAN.search(text.strip()) is not None


_ORGAN = re.compile(
    r"(?:局|委|委员会|厅|部|办|办公室|分局|大队|支队|总队|中心|政府|街道|街道办事处|办事处|站|所"
    r"|院|署|处|科|队|会|公司|集团|管委会|联社|馆|协会|联合会|总工会|团委|银行|法院|检察院|系统)"
    r"(?:[（(][^）)]*[）)])?$"
)


def looks_like_type(text: str) -> bool:
    """Tell whether a name is that of a type of matters."""
    return _TYPES.search(text.strip()) is not None


_TYPES = re.compile(
    r"^(?:行政)?(?:许可|处罚|强制|征收|给付|检查|确认|奖励|裁决|规划|征用|监督)$|^公共服务"
    r"|^其他(?:行政权力|类)?$|^其它(?:行政权力|类)?$|^(?:行政)?备案$"
)
