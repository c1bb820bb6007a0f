"""Figures of a clause, and those of a like clause that stand in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from govlint.burden.copies.folding import fold
from govlint.structure.numerals import number_value

FIGURE = re.compile(
    r"(?<![0-9.,〔\[第—~\-])(?:百分之(?P<percent>[一二三四五六七八九十百零〇]{1,7}(?:点[一二三四五六七八九零〇]{1,3})?)|"
    r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?|[一二两三四五六七八九十百]{1,4}(?=个?百分点|倍|成以?|个?工作日|个月|天|小时|次|年[以之]?[内上下]))"
    r"(?P<unit>[%％]|个?百分点|倍|成(?=以|左右)|个?工作日|个月|天|小时|日(?=[以之]?内)|年(?=[以之]?[内上下])|次|"
    r"万?(?:平方公里|平方米|公里|公顷|个|家|户|名|人次|人|座|处|所|台|套|亩|吨|元)|亿元|件|张|项|册|种))"
)
"""A number that measures something; dates, numbers of papers and articles are none."""
UNITS = {"％": "%", "个百分点": "百分点", "个工作日": "工作日"}
RATIO = frozenset({"%", "百分点", "倍", "成"})
TERM = frozenset({"工作日", "个月", "天", "小时", "日", "年"})
MARK = "龘"
"""Stands for a figure where clauses are aligned; a clause that has it itself is not looked at."""
LONGEST = 500
BEFORE, AROUND = 2, 6
"""Letters in front of a figure, and around it in all, that are the same in both clauses."""
DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {"〇": "0"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: where it stands in its clause, as printed, its value, its unit."""

    start: int
    end: int
    text: str
    value: float
    unit: str

    @property
    def is_ratio(self) -> bool:
        """Tell whether it is the same thing at every level, as a share or a multiple is."""
        return self.unit in RATIO

    @property
    def is_term(self) -> bool:
        """Tell whether it says how long something may take."""
        return self.unit in TERM


def figures(text: str) -> list[Figure]:
    """Return the figures of a normalised clause."""
    found: list[Figure] = []
    for one in FIGURE.finditer(text):
        value = _value(one["percent"] or one["number"])
        if value is not None:
            unit = "%" if one["percent"] else UNITS.get(one["unit"], one["unit"])
            found.append(Figure(*one.span(), one[0], value, unit))
    return found


def _value(text: str) -> float | None:
    if text[0].isdigit():
        return float(text)
    whole, _, part = text.partition("点")
    number = number_value(whole)
    if number is None:
        return None
    return float(f"{number}.{''.join(DIGITS[char] for char in part)}") if part else float(number)


def paired(own: str, their: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of two clauses that have the same words around them and the same unit.

    Args:
        own: a normalised clause.
        their: another that says the same.
    """
    if MARK in own + their or max(len(own), len(their)) > LONGEST:
        return
    here, there = figures(own), figures(their)
    one, other = _marked(own, here), _marked(their, there)
    if one.count(MARK) != len(here) or other.count(MARK) != len(there):
        return
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        for place in range(block.size):
            first, second = block.a + place, block.b + place
            if one[first] != MARK or place < BEFORE or block.size - 1 < AROUND:
                continue
            pair = here[one.count(MARK, 0, first)], there[other.count(MARK, 0, second)]
            if pair[0].unit == pair[1].unit:
                yield pair


def _marked(text: str, found: list[Figure]) -> str:
    """Return the letters of a clause with a mark for every figure."""
    pieces: list[str] = []
    place = 0
    for one in found:
        pieces += (text[place : one.start], MARK)
        place = one.end
    plain = "".join((*pieces, text[place:]))
    return fold(plain, [(0, len(plain))]).text
