"""Numbers as Word prints them: the formats of ``w:numFmt`` (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_LEGAL_JAPANESE = "〇壱弐参四伍六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST = 32_767
"""Beyond it Word prints no words and no Roman figures; plain digits serve."""


def format_number(value: int, kind: str) -> str:
    """Print a number in one of the formats of ``w:numFmt``.

    Args:
        value: the number, 0 or more.
        kind: the format's name; an unknown one prints plain digits, ``none`` and ``bullet``
            nothing.

    Returns:
        The number as printed.
    """
    if kind in {"none", "bullet"}:
        return ""
    if not 0 <= value <= _LARGEST:
        return str(value)
    return _FORMATS.get(kind, str)(value)


def _positional(value: int, zero: str) -> str:
    return "".join(zero if digit == "0" else _DIGITS[int(digit)] for digit in str(value))


def _by_thousands(value: int, digits: str, units: str, keep_one: bool) -> str:
    """Print with units 十百千 and 万; ``keep_one`` writes 一十 at the head too."""
    if value == 0:
        return digits[0]
    high, low = divmod(value, 10_000)
    text = _group(low, digits, units, padded=high > 0) if low else ""
    if high:
        text = _group(high, digits, units, padded=False) + units[3] + text
    if not keep_one and text.startswith(digits[1] + units[0]):
        text = text[1:]
    return text


def _group(value: int, digits: str, units: str, *, padded: bool) -> str:
    """Print 1 to 9999; inner zeros appear once, leading ones only where ``padded``."""
    text, gap = "", padded and value < 1000
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = gap or bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return text


def _counting(zero: str) -> Callable[[int], str]:
    """Count 一 … 九十九 with 十, beyond that digit by digit."""

    def text(value: int) -> str:
        if 0 < value < 100:
            return _by_thousands(value, _DIGITS, "十百千万", keep_one=False)
        return _positional(value, zero)

    return text


def _japanese(value: int) -> str:
    if value == 0:
        return "〇"
    text = ""
    for unit, mark in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += ("" if digit == 1 and mark not in {"", "万"} else _DIGITS[digit]) + mark
    return text


def _japanese_legal(value: int) -> str:
    return (
        _by_thousands(value, _LEGAL_JAPANESE, "拾百阡萬", keep_one=True).replace("〇", "") or "〇"
    )


def _letters(value: int) -> str:
    if value == 0:
        return "0"
    turns, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (turns + 1)


def _roman(value: int) -> str:
    text = ""
    for unit, mark in _ROMAN:
        count, value = divmod(value, unit)
        text += mark * count
    return text or "0"


def _cycle(first: str, second: str = "") -> Callable[[int], str]:
    """Print from a list of signs (a pair of lists: the sexagenary cycle), then plain digits."""
    limit = 60 if second else len(first)

    def text(value: int) -> str:
        if not 0 < value <= limit:
            return str(value)
        if second:
            return first[(value - 1) % len(first)] + second[(value - 1) % len(second)]
        return first[value - 1]

    return text


def _shifted(start: int, last: int) -> Callable[[int], str]:
    """Print signs that follow one another in Unicode from ``start`` for 1 to ``last``."""
    return _cycle("".join(chr(start + index) for index in range(last)))


def _full_width(value: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))


def _ordinal(value: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{'th' if value % 100 in (11, 12, 13) else suffix}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "ordinal": _ordinal,
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _shifted(0x2460, 20),
    "decimalEnclosedCircleChinese": _shifted(0x2460, 20),
    "decimalEnclosedParen": _shifted(0x2474, 20),
    "decimalEnclosedFullstop": _shifted(0x2488, 20),
    "ideographEnclosedCircle": _shifted(0x3280, 10),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _cycle(_STEMS, _BRANCHES),
    "ideographDigital": lambda value: _positional(value, "〇"),
    "japaneseDigitalTenThousand": lambda value: _positional(value, "〇"),
    "taiwaneseDigital": lambda value: _positional(value, "○"),
    "chineseCounting": _counting("○"),
    "taiwaneseCounting": _counting("○"),
    "chineseCountingThousand": lambda value: _by_thousands(
        value, _DIGITS, "十百千万", keep_one=False
    ),
    "taiwaneseCountingThousand": lambda value: _by_thousands(
        value, _DIGITS, "十百千萬", keep_one=False
    ),
    "japaneseCounting": _japanese,
    "japaneseLegal": _japanese_legal,
    "chineseLegalSimplified": lambda value: _by_thousands(value, _LEGAL, "拾佰仟万", keep_one=True),
    "ideographLegalTraditional": lambda value: _by_thousands(
        value, _LEGAL_TRADITIONAL, "拾佰仟萬", keep_one=True
    ),
}
