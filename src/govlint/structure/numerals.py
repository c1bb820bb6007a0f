"""Values of the numerals that officials write: Arabic, Chinese, circled."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0, "o": 0, "两": 2, "元": 1}
UNITS = {"十": 10, "百": 100, "千": 1000}
FIRST_CIRCLED = 0x2474  # ⑴


def number_value(text: str | None) -> int | None:
    """Return the value of a numeral, None without one."""
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    if len(text) == 1 and FIRST_CIRCLED <= ord(text) < FIRST_CIRCLED + 20:
        return ord(text) - FIRST_CIRCLED + 1
    return chinese_number(text)


def chinese_number(text: str) -> int | None:
    """Return the value of a Chinese numeral up to 9999 (十二, 一百零三, 二〇二四)."""
    if any(char not in DIGITS and char not in UNITS and not char.isdecimal() for char in text):
        return None
    if not any(char in UNITS for char in text):
        return int("".join(str(DIGITS.get(char, char)) for char in text))
    total, current = 0, 0
    for char in text:
        if char in UNITS:
            total += (current or 1) * UNITS[char]
            current = 0
        else:
            current = int(DIGITS.get(char, char))
    return total + current
