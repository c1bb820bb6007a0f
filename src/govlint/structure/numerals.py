"""Values of the numerals that officials write: Arabic, Chinese, circled."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "O": 0,
    "o": 0,
    "两": 2,
    "元": 1,
}
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


def chinese(number: int) -> str:
    """Return a number below 1000 as a Chinese numeral (十二, 一百零三)."""
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    if number < 20:
        return "十" + (digits[number % 10] if number % 10 else "")
    if number < 100:
        return digits[number // 10] + "十" + (digits[number % 10] if number % 10 else "")
    rest = number % 100
    head = digits[number // 100] + "百"
    if rest == 0:
        return head
    tail = chinese(rest) if rest >= 20 else ("一" + chinese(rest) if rest >= 10 else chinese(rest))
    return head + ("零" if rest < 10 else "") + tail
