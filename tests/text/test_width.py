from hypothesis import given
from hypothesis import strategies as st

from govlint.text.width import char_width, display_width, pad, truncate_around

TEXTS = st.text(st.sampled_from("国务院aB1 ，…—é\u0301\u200b\U0001f600"), max_size=60)


def test_widths_on_a_chinese_terminal() -> None:
    assert display_width("国务院") == 6
    assert display_width("GB/T 9704") == 9
    assert display_width("“…—·①") == 10
    assert display_width("e\u0301\u200b\ufeff") == 1
    assert display_width("ＡＢ") == 4
    assert char_width("\n") == 0
    assert display_width("a\tb") == 2


def test_pad_fills_columns_not_characters() -> None:
    assert pad("国务", 6) == "国务  "
    assert pad("国务院", 4) == "国务院"


def test_short_text_is_left_alone() -> None:
    assert truncate_around("国务院办公厅", 2, 4, 12) == ("国务院办公厅", 2, 4)


def test_long_text_is_shortened_on_both_sides() -> None:
    text = "甲" * 30 + "示府办发" + "乙" * 30
    excerpt, start, end = truncate_around(text, 30, 34, 24)
    assert excerpt[start:end] == "示府办发"
    assert excerpt.startswith("…甲")
    assert excerpt.endswith("乙…")
    assert display_width(excerpt) <= 24


def test_a_span_at_an_end_leaves_no_ellipsis_there() -> None:
    text = "示府办发" + "乙" * 30
    excerpt, start, end = truncate_around(text, 0, 4, 20)
    assert (excerpt[:4], start, end) == ("示府办发", 0, 4)
    assert excerpt.endswith("…")


@given(TEXTS, st.integers(-3, 70), st.integers(-3, 70), st.integers(6, 40))
def test_an_excerpt_fits_and_holds_the_span(text: str, start: int, end: int, width: int) -> None:
    excerpt, first, last = truncate_around(text, start, end, width)
    assert display_width(excerpt) <= width
    assert 0 <= first <= last <= len(excerpt)
    wanted = text[max(0, start) : max(0, end)]
    assert wanted.startswith(excerpt[first:last])
    assert excerpt.strip("…") in text
