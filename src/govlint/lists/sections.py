"""Rows of a table that are no matters: sections, totals, notes, repeated headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from govlint.lists.columns import Layout
from govlint.lists.fields import key_of
from govlint.lists.guides import is_numbering
from govlint.lists.headers import Header
from govlint.model.items import Field
from govlint.structure.organisations import organisation_of
from govlint.text.characters import is_ideograph


class RowKind(Enum):
    """What a row is."""

    MATTER = auto()
    CONTINUED = auto()
    """It goes on with the matter before it."""
    SECTION = auto()
    DROPPED = auto()
    """Blank, a total, a note, a repeated header."""
    UNCLEAR = auto()
    """One cell that is nothing of all this."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading within a table says of the matters below it."""

    type: str = ""
    body: str = ""


_NUMBER = re.compile(
    "^(?:第[一二三四五六七八九十百\\d]+(?:部分|类|章|篇)|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])[\\s、:：]*"
)
_ARABIC = re.compile("^(?:[（(]?\\d{1,3}[)）.．、]\\s*)")
_COUNT = re.compile(
    "[（(\\s]*(?:共|合计|计)?\\s*\\d+\\s*(?:大?项|条|个|类)(?:事项)?[)）]?$|[（(]共?\\s*[_＿\\s]*项[)）]$"
)
_TYPE = re.compile(
    "^(?P<type>行政(?:许可|处罚|强制(?:措施|执行)?|征收|征用|给付|检查|确认|奖励|裁决|审批|监督|规划|备案|登记|指导|调解|复议)"
    "|其他(?:行政)?(?:权力|职权)|其他(?:类)?|公共服务|其他行政权力类)(?:类|事项|类事项|清单|事项清单|类职权|职权|权力)?$"
)
_TOWNSHIP_PART = re.compile(
    "^(?:附?[表件]\\s*\\d{0,2}[\\s:：.、]*)?(?:[^，,。；]{0,12}(?:镇|乡|街道|办事处))?"
    "(?P<part>基本履职|配合履职|(?:上级(?:部门)?)?收回)(?:职责|事项)*(?:清单|目录)?$"
)
_WITHDRAWN = "上级部门收回"
_ORGAN_END = re.compile(
    "(?:局|委|办|厅|部|署|院|会|所|中心|政府|处|队|公司|社|站|室|馆|行|集团)(?:[（(][^（()）]{1,20}[)）])?$"
)
_TOTAL = re.compile("^(?:合|总|小|共)\\s*计(?!划|算|量|生)")
_BELOW = (
    "填报单位 填表单位 制表单位 填报日期 填表日期 填报时间 联系电话 联系人 日期 公布日期 更新日期",
    "填表人 填报人 审核人 审批人 审定人 复核人 制表人 负责人 经办人 校对人 审核 审定 复核 制表",
    "校对 单位 单位盖章 单位负责人 主要领导 分管领导 主管领导",
)
"""Labels of the lines below a table."""
_LABEL = "|".join(r"\s*".join(word) for line in _BELOW for word in line.split())
_ASIDE = (
    r"^[【\[（(]?(?:注|备\s*注|附注|说\s*明|填[表报写]说明|注释)[】\])）]?\s*\d*\s*[:：.．、]"
    rf"|^(?:{_LABEL})\s*(?:[（(][^（()）]{{1,8}}[)）])?\s*[:：]"
    r"|^第\s*\d+\s*页|^共\s*\d+\s*页|^[-—]\s*\d+\s*[-—]$"
    r"|^以上(?:共|合计|为)|^（?以下(?:空白|无正文)|^[*※★]"
)
LEADS = rf"^[合总小共]\s*计|{_ASIDE}"
"""What a row may begin with that is no matter; such rows are looked at one by one."""
_NOTE = re.compile(_ASIDE)
_CHINESE_SERIAL = re.compile("^[（(]?[一二三四五六七八九十]{1,3}[)）、.．]?$")
CONTINUABLE = frozenset(
    (
        Field.BASIS,
        Field.CONDITIONS,
        Field.MATERIALS,
        Field.FLOW,
        Field.DUTY,
        Field.ACCOUNTABILITY,
        Field.DISCRETION,
        Field.LEAD,
        Field.PARTNERS,
        Field.LEAD_DUTY,
        Field.PARTNER_DUTY,
        Field.SUPERVISION,
        Field.MEASURE,
        Field.REMARK,
        Field.FEE_BASIS,
        Field.FEE_STANDARD,
    )
)
"""Fields that may go on in rows of their own below the matter's first."""
_CODES = (Field.ITEM_CODE, Field.BASIC_CODE, Field.HANDLING_CODE)
_SHORTEST_CODE = 6
"""Characters from which on a cell is a code, and no count of matters in the column of codes."""
_LONGEST_SECTION = 40
_FEW_FIELDS = 3
"""Up to so many fields a text alone may well be a matter: a list of names that are numbered."""


@lru_cache(maxsize=4096)
def section_of(text: str) -> Section | None:
    """Read a heading of a table or in it: 一、行政许可（共12项）, 市教育局, 基本履职事项清单.

    Returns:
        None where the text is no heading by itself; an empty ``Section`` where it is one that says
        neither type nor body.
    """
    if len(text) > _LONGEST_SECTION or "。" in text or "；" in text:
        return None
    bare = _NUMBER.sub("", text)
    core = _COUNT.sub("", _ARABIC.sub("", bare)).strip(" ：:、\u3000")
    found = _TYPE.match(core)
    if found:
        return Section(type=found["type"])
    if part := _TOWNSHIP_PART.match(core):
        return Section(type=_WITHDRAWN if part["part"].endswith("收回") else part["part"])
    if _ORGAN_END.search(core) and organisation_of(core) is not None:
        return Section(body=core)
    return Section() if bare != text or _COUNT.search(bare) else None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is needed to tell what a row is.

    Attributes:
        layout: where the fields stand.
        header: the header, for repetitions of it.
        numbered: nearly every matter has a 序号.
        wide: rows of the body whose one cell is merged over most columns.
        inside: rows of the body over which the name of the row above reaches.
    """

    layout: Layout
    header: Header
    numbered: bool = False
    wide: frozenset[int] = frozenset()
    inside: frozenset[int] = frozenset()


def kind_of_row(
    row: Sequence[str], place: int, setting: Setting, follows: bool
) -> tuple[RowKind, Section | None]:
    """Tell what a row is.

    Args:
        row: its cells, trimmed.
        place: its place in the body of the table.
        setting: the table.
        follows: a matter stands before it.
    """
    filled = {column: cell for column, cell in enumerate(row) if cell}
    layout = setting.layout
    if _is_blank(filled, layout) or _is_header(row, setting) or _is_aside(filled, layout):
        return RowKind.DROPPED, None
    if _code(filled, layout):
        return RowKind.MATTER, None
    section = _section(filled, place, setting)
    if section is not None:
        return RowKind.SECTION, section
    if layout.first(Field.NAME) in filled or layout.instead_of_name in filled:
        return RowKind.MATTER, None
    return _nameless(filled, place, setting, follows), None


def _is_blank(filled: Mapping[int, str], layout: Layout) -> bool:
    """Tell whether a row has nothing, or nothing but its number."""
    return not filled or (
        list(filled) == [layout.serial] and next(iter(filled.values())).isdecimal()
    )


def _code(filled: Mapping[int, str], layout: Layout) -> str:
    """Return the first code of a row; what has Chinese characters is none."""
    codes = (filled.get(column) for name in _CODES for column in layout.fields.get(name, ()))
    return next((code for code in codes if code and not any(map(is_ideograph, code))), "")


def _is_header(row: Sequence[str], setting: Setting) -> bool:
    return is_repeated(row, setting.header) or is_numbering(row)


def is_repeated(row: Sequence[str], header: Header) -> bool:
    """Tell whether a row repeats one of the header's rows, blanks and marks aside."""
    keys = [key_of(cell) for cell in row]
    for printed in header.rows:
        pairs = [
            (key, key_of(cell)) for key, cell in zip(keys, printed, strict=True) if cell or key
        ]
        if len(pairs) > 1 and sum(a == b for a, b in pairs) * 4 >= len(pairs) * 3:
            return True
    return False


def _is_aside(filled: Mapping[int, str], layout: Layout) -> bool:
    """Tell whether a row is a total or a note."""
    leading = list(filled.values())[:2]
    has_code = len(_code(filled, layout)) >= _SHORTEST_CODE
    if not has_code and any(_TOTAL.match(cell) for cell in leading):
        return True
    in_name = layout.first(Field.NAME) == next(iter(filled)) and len(filled) > 2
    return _NOTE.match(leading[0]) is not None and not in_name and not has_code


def _section(filled: Mapping[int, str], place: int, setting: Setting) -> Section | None:
    """Read a row as a heading: one text, with a Chinese number before it at the most."""
    layout = setting.layout
    texts = list(dict.fromkeys(filled.values()))
    serial = filled.get(layout.serial) if layout.serial is not None else None
    if serial is not None and len(texts) == 2 and _CHINESE_SERIAL.match(serial):
        return section_of(texts[1]) or Section()
    if len(texts) != 1:
        return None
    found = section_of(texts[0]) or (Section() if place in setting.wide else None)
    is_name = layout.first(Field.NAME) in filled and place not in setting.wide
    if found == Section() and is_name and len(layout.fields) <= _FEW_FIELDS:
        return None
    return found


def _nameless(filled: Mapping[int, str], place: int, setting: Setting, follows: bool) -> RowKind:
    """Tell what a row without a name is: one of its own, or more of the matter before it."""
    layout = setting.layout
    if layout.serial in filled or Field.NAME not in layout.fields:
        return RowKind.MATTER
    if not follows:
        return RowKind.UNCLEAR if len(filled) == 1 else RowKind.MATTER
    if place in setting.inside or setting.numbered:
        return RowKind.CONTINUED
    fields = {name for name, columns in layout.fields.items() if set(columns) & set(filled)}
    if fields and fields <= CONTINUABLE:
        return RowKind.CONTINUED
    return RowKind.MATTER if len(fields) > 1 else RowKind.UNCLEAR
