"""Deadlines and cadences in running text, and the days that they mean."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from govlint.structure import patterns
from govlint.structure.numerals import number_value

Groups = Mapping[str, tuple[int, int, str]]
WEEKENDS_ONLY = "超出放假安排的年份，只按周末推算"
"""Said where the table of working days does not reach."""
MOST_DAYS = 3660
NEXT_YEAR = ("明年", "次年")
PERIODS: Mapping[str, str] = {
    "日": "P1D",
    "天": "P1D",
    "周": "P1W",
    "星期": "P1W",
    "两周": "P2W",
    "旬": "P10D",
    "月": "P1M",
    "两月": "P2M",
    "两个月": "P2M",
    "季": "P3M",
    "季度": "P3M",
    "半年": "P6M",
    "年": "P1Y",
    "年度": "P1Y",
}
PER_YEAR: Mapping[str, float] = {
    "P1D": 250.0,
    "P1W": 52.0,
    "P2W": 26.0,
    "P10D": 36.0,
    "P1M": 12.0,
    "P2M": 6.0,
    "P3M": 4.0,
    "P6M": 2.0,
    "P1Y": 1.0,
}
"""How often a year; a day is a working day."""
UNIT = re.compile(r"半年|季度|季|年度?|两个?月|月|旬|两周|周|星期|日|天")
_MONTH_ENDS = {"上旬": 10, "初": 10, "中旬": 20}


LONG_AGO = re.compile(r"1[0-9]{3}年$")
"""A year of another century, which the grammar of terms leaves out (1996年1月1日前)."""
YEAR = 5


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: ``start`` and ``end`` in the text it stands in, its words, and the day it means.

    ``kind`` is absolute, relative (to an event) or vague; ``day`` is None where the words name no
    day or what they count from is unknown; ``note`` says what is uncertain about it.
    """

    start: int
    end: int
    text: str
    kind: str
    day: datetime.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often something is to be done; ``period`` an ISO 8601 duration where it can be told.

    ``times`` in each period.
    """

    start: int
    end: int
    text: str
    period: str | None = None
    times: int = 1

    @property
    def per_year(self) -> float | None:
        """How often a year; None where the words do not say (定期)."""
        return None if self.period is None else PER_YEAR[self.period] * self.times


def deadlines(text: str, written: datetime.date | None) -> Iterator[Deadline]:
    """Yield the deadlines of a normalised text, vague ones too.

    Args:
        text: normalised text.
        written: 成文日期, from which days without a year and relative terms are counted.
    """
    for match in patterns.finditer("time.deadline", text):
        if LONG_AGO.search(text, max(0, match.start() - YEAR), match.start()):
            continue
        parts = patterns.groups(match)
        start, end = match.span()
        if "relative" in parts:
            day, note = _relative(parts, written)
            yield Deadline(start, end, match[0], "relative", day, note)
        else:
            yield Deadline(start, end, match[0], "absolute", _absolute(parts, written))
    for match in patterns.finditer("time.vague", text):
        yield Deadline(*match.span(), match[0], "vague")


def cadences(text: str) -> Iterator[Cadence]:
    """Yield the cadences of a normalised text."""
    for match in patterns.finditer("time.cadence", text):
        parts = patterns.groups(match)
        unit = UNIT.search(match[0])
        period = PERIODS.get(unit[0].replace("个", "")) if unit and "single" not in parts else None
        times = _count(parts["times"][2]) if "times" in parts else 1
        yield Cadence(*match.span(), match[0], period, times)


def _count(text: str) -> int:
    found = re.search(r"[0-9]{1,2}|[一二两三四五六](?=次)", text)
    return (number_value(found[0]) or 1) if found else 1


def _absolute(parts: Groups, written: datetime.date | None) -> datetime.date | None:
    """Return the last day that the words allow; a day without a year is the next such day."""
    if "this_end" in parts or "next_month" in parts:
        return _near(parts, written)
    stated = _year(parts, written)
    if "target" in parts or "year_end" in parts:
        year = stated if stated is not None else written.year if written else None
        return None if year is None else datetime.date(year, 12, 31)
    if stated is not None:
        return _in_year(parts, stated)
    if written is None:
        return None
    day = _in_year(parts, written.year)
    if day is not None and day < written:
        return _in_year(parts, written.year + 1)
    return day


def _year(parts: Groups, written: datetime.date | None) -> int | None:
    if "year" in parts:
        return int(parts["year"][2])
    if "year_name" in parts and written is not None:
        return written.year + (parts["year_name"][2] in NEXT_YEAR)
    return None


def _in_year(parts: Groups, year: int) -> datetime.date | None:
    """Return the day in a year that month, day, quarter or half year name."""
    if "half" in parts:
        return datetime.date(year, 6, 30) if "上" in parts["half"][2] else _month_end(year, 12)
    if "quarter" in parts:
        return _month_end(year, 3 * (number_value(parts["quarter"][2]) or 4))
    month = number_value(parts["month"][2]) if "month" in parts else None
    if month is None or not 1 <= month <= 12:
        return None
    if "day" in parts:
        return _date(year, month, int(parts["day"][2]))
    if "third" in parts:
        last = _MONTH_ENDS.get(parts["third"][2])
        return _date(year, month, last) if last else _month_end(year, month)
    return datetime.date(year, month, 1) - datetime.timedelta(days=1)  # 6月前


def _near(parts: Groups, written: datetime.date | None) -> datetime.date | None:
    """Return the day of 本月底, 本季度末, 下月5日."""
    if written is None:
        return None
    if "next_month" in parts:
        first = _month_end(written.year, written.month) + datetime.timedelta(days=1)
        return _date(first.year, first.month, int(parts["day"][2]))
    word = parts["this_word"][2]
    if "周" in word:
        weekday = "一二三四五".find(word[-1])
        ahead = (weekday if weekday >= 0 else 6) - written.weekday()
        return written + datetime.timedelta(days=max(ahead, 0))
    if "季度" in word:
        return _month_end(written.year, (written.month + 2) // 3 * 3)
    return _month_end(written.year, written.month)


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


FROM_PAPER = re.compile(
    r"印发|发布|公布|下发|发文|[收接]到(本(通知|意见|方案|办法|通告|文)|通知|文件|此件|本?函)"
    r"(之日起?算?|以后|之后|后)?"
)
"""Events that fall on the day of the paper itself, as near as the paper can tell."""


def _relative(parts: Groups, written: datetime.date | None) -> tuple[datetime.date | None, str]:
    """Return the day that a term means which counts from this paper; else None."""
    anchor = parts["anchor"][2] if "anchor" in parts else ""
    if written is None or not FROM_PAPER.fullmatch(anchor):
        return None, ""
    count, unit = number_value(parts["count"][2]), parts["unit"][2]
    if count is None or count > MOST_DAYS:
        return None, ""
    if "工作日" in unit:
        return add_working_days(written, count)
    return _later(written, count, unit), ""


def _later(day: datetime.date, count: int, unit: str) -> datetime.date | None:
    if "月" in unit or "年" in unit:
        months = day.month - 1 + count * (12 if "年" in unit else 1)
        year, month = day.year + months // 12, months % 12 + 1
        if year > datetime.MAXYEAR - 1:
            return None
        return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    if "小时" in unit:
        return day + datetime.timedelta(days=-(-count // 24))
    return day + datetime.timedelta(days=count * (7 if "周" in unit else 1))


def add_working_days(day: datetime.date, count: int) -> tuple[datetime.date, str]:
    """Return the working day that is ``count`` working days later.

    Holidays and the weekends worked in their place are those of the State Council's yearly
    notices, as far as the table goes; beyond it weekends count alone, and the note says so.

    Returns:
        The day and the note, empty where the table holds every day.
    """
    note, left = "", count
    while left > 0:
        day += datetime.timedelta(days=1)
        works, known = is_working_day(day)
        note = note if known else WEEKENDS_ONLY
        left -= works
    return day, note


def is_working_day(day: datetime.date) -> tuple[bool, bool]:
    """Tell whether a day is a working day, and whether the table of holidays holds its year."""
    import chinese_calendar  # only for terms in working days

    try:
        return bool(chinese_calendar.is_workday(day)), True
    except NotImplementedError:
        return day.weekday() < 5, False
