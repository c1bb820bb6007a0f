from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.docx.number_formats import format_number

NUMBERS = {
    "decimal": {1: "1", 10: "10", 0: "0"},
    "decimalZero": {1: "01", 10: "10", 100: "100"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 53: "aaa"},
    "upperLetter": {1: "A", 28: "BB"},
    "lowerRoman": {1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 1994: "mcmxciv"},
    "upperRoman": {3: "III", 90: "XC"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"},
    "chineseCountingThousand": {
        10: "十",
        12: "十二",
        30: "三十",
        100: "一百",
        101: "一百零一",
        110: "一百一十",
        1000: "一千",
        1001: "一千零一",
        1010: "一千零一十",
        10_000: "一万",
        10_001: "一万零一",
        12_345: "一万二千三百四十五",
    },
    "taiwaneseCounting": {10: "十", 105: "一○五"},
    "taiwaneseCountingThousand": {15: "十五", 10_000: "一萬"},
    "ideographDigital": {1: "一", 10: "一〇", 2020: "二〇二〇"},
    "japaneseCounting": {10: "十", 110: "百十", 1000: "千", 234: "二百三十四"},
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 11: "壹拾壹", 105: "壹佰零伍", 20: "贰拾"},
    "ideographLegalTraditional": {2: "貳", 10: "壹拾"},
    "japaneseLegal": {1: "壱", 10: "壱拾", 101: "壱百壱"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {1: "子", 12: "亥", 13: "13"},
    "ideographZodiacTraditional": {1: "甲子", 60: "癸亥", 61: "61"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇"},
    "decimalEnclosedFullstop": {1: "⒈"},
    "ideographEnclosedCircle": {1: "㊀", 10: "㊉", 11: "11"},
    "decimalFullWidth": {12: "１２"},
    "numberInDash": {3: "- 3 -"},
    "ordinal": {1: "1st", 12: "12th", 22: "22nd"},
    "hex": {255: "FF"},
    "none": {5: ""},
    "bullet": {5: ""},
    "noSuchFormat": {7: "7"},
}


@pytest.mark.parametrize("kind", NUMBERS)
def test_numbers_as_word_prints_them(kind: str) -> None:
    assert {value: format_number(value, kind) for value in NUMBERS[kind]} == NUMBERS[kind]


DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}


def chinese_value(text: str) -> int:
    """Value of a Chinese number below 100,000 (the inverse of the format under test)."""
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char == "万":
            total, section, digit = (section + digit) * 10_000, 0, 0
        else:
            section += max(digit, 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
    return total + section + digit


@given(st.integers(1, 32_767))
def test_chinese_numbers_read_back(value: int) -> None:
    text = format_number(value, "chineseCountingThousand")
    assert chinese_value(text) == value
    assert "零零" not in text and not text.endswith("零")


@given(st.integers(1, 99))
def test_counting_formats_agree_below_a_hundred(value: int) -> None:
    kinds = ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting")
    assert len({format_number(value, kind) for kind in kinds}) == 1


@given(st.integers(-5, 10**9), st.sampled_from(sorted(NUMBERS)))
def test_every_number_prints(value: int, kind: str) -> None:
    text = format_number(value, kind)
    assert text or kind in {"none", "bullet"}
    assert len(text) < 1500
