"""Ranges in the words of discretion standards: 1万元以上3万元以下, 不满, 不足, 含, 不含."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from govlint.lists.values import plain
from govlint.structure.numerals import chinese_number

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百]+)"
_SCALE = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
_LOW = (
    rf"(?P<low>{_NUMBER})(?P<lowscale>[十百千]?万|[百千亿])?(?:人民币)?(?P<lowunit>元|倍|%|日|天|个?月|年|分)?"
    r"(?P<lowmark>\(不含(?:本数)?\)|\(含(?:本数)?\))?"
)
_HIGH = (
    rf"(?P<high>{_NUMBER})(?P<highscale>[十百千]?万|[百千亿])?(?:人民币)?(?:(?P<highunit>元|倍|%|日|天|个?月|年|分)|(?<=[万亿]))"
    r"(?P<highmark>\(不含(?:本数)?\)|\(含(?:本数)?\))?"
)
_RANGE = re.compile(
    rf"(?P<over>超过|高于|大于)?{_LOW}(?P<from>以上|\(含\)以上|至|到|-|~|—)[、,]?(?P<nottill>不满|不足|不超过|低于)?"
    rf"{_HIGH}(?P<till>以下|以内|之间)?(?P<excl>\(?不含(?:本数|{_NUMBER}[万元]*)?\)?)?"
)


MONEY = "元"
_OPEN = re.compile(
    rf"(?P<number>{_NUMBER})(?P<scale>[十百千]?万|[百千亿])?(?:人民币)?(?P<unit>元|倍|%|日|个?月)(?P<side>以上|以下|以内)"
)
ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Range:
    """A range of fines, multiples, shares or terms; an end that is not stated is 0 or endless."""

    low: Decimal
    high: Decimal
    unit: str
    low_in: bool
    high_in: bool
    printed: str


def ranges(text: str) -> tuple[Range, ...]:
    """Return the ranges that a text states with both ends, in order."""
    return tuple(_ranges(plain(text)))


def open_range(text: str) -> Range | None:
    """Return the range of a text that states one end only (1万元以下), None for any other text."""
    found = list(_OPEN.finditer(plain(text)))
    if len(found) != 1 or ranges(text):
        return None
    value = _value(found[0]["number"], found[0]["scale"])
    low, high = (value, ENDLESS) if found[0]["side"] == "以上" else (Decimal(0), value)
    return Range(low, high, _unit(found[0]["unit"]), True, True, found[0][0])


def _ranges(words: str) -> Iterator[Range]:
    for found in _RANGE.finditer(words):
        unit = _unit(found["highunit"] or MONEY)
        if found["lowunit"] and _unit(found["lowunit"]) != unit:
            continue
        low, high = (
            _value(found["low"], found["lowscale"]),
            _value(found["high"], found["highscale"]),
        )
        if not found["lowscale"] and not found["lowunit"] and found["highscale"]:
            low = _value(found["low"], found["highscale"])
        yield Range(
            low, high, unit,
            low_in=not found["over"] and "不含" not in (found["lowmark"] or ""),
            high_in=found["nottill"] not in ("不满", "不足", "低于")
            and "不含" not in (found["highmark"] or "") + (found["excl"] or ""),
            printed=found[0],
        )  # fmt: skip


def _unit(printed: str) -> str:
    return {"天": "日", "个月": "月"}.get(printed, printed)


def _value(number: str, scale: str | None) -> Decimal:
    plain_number = number.replace(",", "")
    if plain_number[0].isdigit():
        value = Decimal(plain_number)
    else:
        value = Decimal(chinese_number(plain_number) or 0)
    return value * _SCALE[scale or ""]
