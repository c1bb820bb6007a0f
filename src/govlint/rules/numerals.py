"""Numbers as documents write them: Arabic, 一百二十三, 二〇二四."""

from __future__ import annotations

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "两": 2, "元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}
MAX_LENGTH = 12


def to_number(text: str) -> int | None:
    """Return the value of a whole number in Arabic or Chinese numerals, None where it is none."""
    text = text.strip()
    if not text or len(text) > MAX_LENGTH:
        return None
    if text.isdecimal():
        return int(text)
    if any(char in _UNITS for char in text):
        return _with_units(text)
    return _digit_by_digit(text)


def _digit_by_digit(text: str) -> int | None:
    value = 0
    for char in text:
        digit = int(char) if char.isdecimal() else _DIGITS.get(char)
        if digit is None:
            return None
        value = value * 10 + digit
    return value


def _with_units(text: str) -> int | None:
    """Read 一百二十三; units must fall, and at most one digit stands before each."""
    total, pending, last_unit = 0, None, 10_000
    for char in text:
        if char in _UNITS:
            unit = _UNITS[char]
            if unit >= last_unit or pending == 0:
                return None
            total += (1 if pending is None else pending) * unit
            pending, last_unit = None, unit
        elif char in _DIGITS and (pending is None or pending == 0):
            pending = _DIGITS[char]
        else:
            return None
    return total + (pending or 0)
