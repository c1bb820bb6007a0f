from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.finding import Edit, Fix
from govlint.reporters.excerpt import excerpt, mended, wrap
from govlint.text.width import display_width


def test_carets_count_columns_of_wide_characters() -> None:
    shown = excerpt("黔府办发[2020]12号", 4, 10, 60)
    assert shown.line == "黔府办发[2020]12号"
    assert shown.carets == " " * 8 + "^" * 6


def test_carets_under_a_character_beyond_the_bmp() -> None:
    shown = excerpt("于𠮷祥镇", 1, 2, 60)
    assert shown.carets == "  ^^"


def test_long_paragraph_is_cut_around_the_span() -> None:
    text = "前" * 900 + "错字" + "后" * 900
    shown = excerpt(text, 900, 902, 60)
    assert display_width(shown.line) <= 60
    offset = len(shown.carets) - len(shown.carets.lstrip(" "))
    assert shown.line.startswith("…")
    assert shown.line.endswith("…")
    assert display_width(shown.line[: shown.line.index("错字")]) == offset
    assert shown.carets.strip() == "^^^^"


def test_hidden_characters_in_the_excerpt_are_shown_and_counted() -> None:
    shown = excerpt("甲\u202e乙丙", 2, 3, 60)
    assert shown.line == "甲<U+202E>乙丙"
    assert shown.carets == " " * (2 + 8) + "^^"


def test_indents_are_left_out_of_the_excerpt() -> None:
    shown = excerpt("　　各村", 3, 4, 60)
    assert shown.line == "各村"
    assert shown.carets == "  ^^"


def test_empty_span_gets_one_caret() -> None:
    assert excerpt("各村", 2, 2, 60).carets == "    ^"


@given(
    st.text(alphabet=st.characters(), max_size=300),
    st.integers(-5, 400),
    st.integers(-5, 400),
    st.integers(20, 80),
)
def test_no_excerpt_is_wider_than_asked(text: str, start: int, end: int, width: int) -> None:
    shown = excerpt(text, start, end, width)
    assert display_width(shown.line) <= width
    assert len(shown.carets) <= width + 1
    assert shown.carets.endswith("^")


def test_mended_applies_edits_in_any_order() -> None:
    fix = Fix(True, (Edit(10, 12, "1"), Edit(4, 5, "〔"), Edit(9, 10, "〕")))
    assert mended("示府办发[2026]第2号", fix, 60) == "示府办发〔2026〕1号"


def test_mended_is_cut_around_the_change() -> None:
    text = "前" * 500 + "错" + "后" * 500
    shown = mended(text, Fix(True, (Edit(500, 501, "对"),)), 40)
    assert "对" in shown
    assert display_width(shown) <= 40


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("应当用六角括号", 8, ["应当用六", "角括号"]),
        ("应当用六。角", 8, ["应当用", "六。角"]),
        ("见 GB/T 9704-2012 的 7.2.5", 12, ["见 GB/T", "9704-2012 的", "7.2.5"]),
        ("应当用（六）角", 8, ["应当用", "（六）角"]),
        ("甲\n乙", 8, ["甲", "乙"]),
        ("甲\x1b乙", 8, ["甲␛乙"]),
        ("", 8, []),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines
