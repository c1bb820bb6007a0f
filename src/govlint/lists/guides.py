"""Rows below a header that are no matters: numbers of the columns, advice how to fill them in."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DEMAND = re.compile(
    r"^[（(\[【*＊\s]*(?:必填|选填|非必填|可选|必选|必须|可不填|条件必填|单选|多选|下拉|系统自动"
    r"|(?:纯?文本|数字|整数|数值|日期|字符串?)(?:[)）\]】]|型|格式|类型|[（(，,：:]|$)"
    r"|请?(?:填写|填报|填入|选填|选择|输入|录入|参照|按照?.{1,12}填)|从.{0,6}(?:选择|选取|中选)"
    r"|与.{1,16}一致[)）]?$|(?:不超过|限|最多)?\d+个?字(?:以内|符)?)"
)
_ASIDE = re.compile(r"[（(\[【].{1,60}[)）\]】]")
_ADVICE = re.compile(
    r"^(?:填写说明|填表说明|填报说明|填写示例|填报示例|填写要求|示例|样例|例如|例)(?:[:：]|$)"
)
_NUMBERED = re.compile(r"^[(（]?(\d{1,2}|[A-Z]{1,2})[)）]?$")
_LETTERS = "甲乙丙丁戊己庚辛壬癸"


def is_numbering(row: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: 1 2 3, (1) (2) (3), 甲 乙 1 2."""
    cells = [cell for cell in row if cell]
    letters = sum(cell in _LETTERS for cell in cells)
    if len(cells) < 3 or letters == 1 or cells[:letters] != list(_LETTERS[:letters]):
        return False
    found = [match[1] for cell in cells[letters:] if (match := _NUMBERED.match(cell))]
    if len(found) != len(cells) - letters or not found:
        return False
    if found[0].isdecimal():
        start = int(found[0])
        return start <= 1 and found == [str(start + place) for place in range(len(found))]
    return found == [chr(ord("A") + place) for place in range(len(found))]


def is_advice(row: Sequence[str]) -> bool:
    """Tell whether a row says how the columns are to be filled in: （必填，与目录一致）."""
    cells = [cell for cell in row if cell]
    demands = sum(_DEMAND.match(cell) is not None for cell in cells)
    asides = sum(_ASIDE.fullmatch(cell) is not None for cell in cells)
    told = demands + (0 if not demands else asides - sum(map(_is_demanding_aside, cells)))
    return told * 2 > len(cells) or any(_ADVICE.match(cell) for cell in cells[:2])


def _is_demanding_aside(cell: str) -> bool:
    return _DEMAND.match(cell) is not None and _ASIDE.fullmatch(cell) is not None
