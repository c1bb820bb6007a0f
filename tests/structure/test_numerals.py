from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.structure.numerals import chinese, chinese_number, number_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("012", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("一百零三", 103),
        ("一百一十", 110),
        ("一千二百三十四", 1234),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二OO九", 2009),
        ("元", 1),
        ("⑴", 1),
        ("⒇", 20),
        ("", None),
        (None, None),
        ("甲", None),
        ("第一", None),
    ],
)
def test_values(text: str | None, value: int | None) -> None:
    assert number_value(text) == value


@given(st.integers(0, 999))
def test_writing_and_reading_agree(number: int) -> None:
    assert chinese_number(chinese(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (19, "十九"),
        (20, "二十"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (120, "一百二十"),
        (230, "二百三十"),
        (999, "九百九十九"),
    ],
)
def test_how_numbers_are_written(number: int, text: str) -> None:
    assert chinese(number) == text


@given(st.text(alphabet="零〇一二九十百千0９甲", max_size=8))
def test_no_text_of_numeral_characters_raises(text: str) -> None:
    value = number_value(text)
    assert value is None or value >= 0
