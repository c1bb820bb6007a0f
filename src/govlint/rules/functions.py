"""The small fixed table of functions that an expression may call."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from govlint.model.elements import DateMention, ElementText, Part
from govlint.structure.numerals import number_value
from govlint.text.normalise import normalise

MAX_NUMERAL = 12
"""Characters of the longest numeral that is read as a number."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function: the types of its arguments, its result, and the code.

    The code never sees an unknown argument and returns None where the result is unknown.
    """

    arguments: tuple[str, ...]
    result: str
    run: Callable[..., Any]
    raw: bool = False
    """True when the arguments stay elements and parts instead of their values."""


def number(value: object) -> int | float | None:
    """Return a number written in Arabic or Chinese numerals as a number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return value
    if isinstance(value, str) and 0 < len(value) <= MAX_NUMERAL:
        return number_value(value)
    return None


def valid_date(year: object, month: object, day: object) -> bool | None:
    """Tell whether the calendar has this day; None where a part is no number."""
    values = [number(part) for part in (year, month, day)]
    if not all(isinstance(value, int) for value in values):
        return None
    return _date(*values) is not None


def date_of(value: object) -> datetime.date | None:
    """Return the day that a date element or a date in running text names."""
    parts: list[object] = []
    if isinstance(value, ElementText):
        parts = [_part(value.parts.get(name)) for name in ("year", "month", "day")]
    elif isinstance(value, DateMention):
        parts = [value.year, value.month, value.day]
    numbers = [number(part) for part in parts]
    return _date(*numbers) if len(numbers) == 3 else None


def _part(part: Part | None) -> str:
    return part.value if part else ""


def _date(year: object, month: object, day: object) -> datetime.date | None:
    if not (isinstance(year, int) and isinstance(month, int) and isinstance(day, int)):
        return None
    try:
        return datetime.date(year, month, day)
    except (ValueError, OverflowError):
        return None


FUNCTIONS: Mapping[str, Function] = {
    "len": Function(("text",), "number", len),
    "number": Function(("text",), "number", number),
    "normalise": Function(("text",), "text", lambda text: normalise(text).text),
    "first": Function(("text",), "text", lambda text: text[:1]),
    "last": Function(("text",), "text", lambda text: text[-1:]),
    "valid_date": Function(("text", "text", "text"), "flag", valid_date),
    "date_of": Function(("any",), "date", date_of, raw=True),
    "year_of": Function(("date",), "number", lambda day: day.year),
    "month_of": Function(("date",), "number", lambda day: day.month),
    "day_of": Function(("date",), "number", lambda day: day.day),
}
