"""Dates and times that a spreadsheet keeps as a number of days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_DAY = 86_400
_LAST = 2_958_466
"""The first day that a spreadsheet no longer knows: 10000-01-01."""
_OFFSET_1904 = 1462
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})?T?(?:(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?)?Z?")


@dataclass(frozen=True, slots=True)
class DateShape:
    """What a format shows of a date."""

    year: bool
    month: bool
    day: bool
    time: bool
    elapsed: bool = False

    @classmethod
    def of(cls, letters: str) -> DateShape | None:
        """Return what the letters of a format show; None where they show no date and no time.

        Args:
            letters: the letters in their order, quoted text left out; ``[h]`` is elapsed time.
        """
        if "[" in letters:
            return cls(False, False, False, True, elapsed=True)
        day = "d" in letters or "aaa" in letters
        year = "y" in letters or "e" in letters
        time = "h" in letters or "s" in letters
        # m is a minute behind hours and before seconds, a month anywhere else.
        month = re.search("m", re.sub("hm{1,2}(?!m)|m{1,2}s", "h", letters)) is not None
        if not (day or year or time or month):
            return None
        return cls(year, month, day, time)


def date_text(value: float, shape: DateShape, date_1904: bool = False) -> str | None:
    """Print a number of days as 2026-03-01, 2026-03, 2026-03-01 08:30 or 08:30.

    Returns:
        What the format shows, None where the number is no date.
    """
    seconds = round(value * _DAY)
    if seconds < 0 or value >= _LAST:
        return None
    if shape.elapsed:
        return _clock(seconds)
    days, clock = divmod(seconds, _DAY)
    if not (shape.year or shape.month or shape.day):
        return _clock(clock)
    if date_1904:
        days += _OFFSET_1904
    elif days < 1:
        return _clock(clock) if shape.time and clock else None
    elif days < 60:
        # Spreadsheets count a 29 February 1900 that never was.
        days += 1
    day = (datetime(1899, 12, 30) + timedelta(days=days)).date().isoformat()
    if shape.time and clock:
        return f"{day} {_clock(clock)}"
    if shape.day or (shape.month and not shape.year):
        return day
    return day[:7] if shape.month else day[:4]


def _clock(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{rest:02d}" if rest else text


def iso_text(text: str) -> str:
    """Print a date that the file itself writes as 2026-03-01T00:00:00."""
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return text
    day, clock, seconds = found[1], found[2], found[3] or ""
    clock = "" if clock is None else clock + ("" if seconds == ":00" else seconds)
    if day and clock in ("", "00:00"):
        return day
    return f"{day or ''} {clock}".strip()
