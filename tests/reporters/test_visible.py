from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.reporters.visible import encodable, visible


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\nb\tc\r", "a␊b␉c␍"),
        ("\x7f", "␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("甲\u202e乙", "甲<U+202E>乙"),
        ("零\u200b宽", "零<U+200B>宽"),
        ("\udcff.txt", "\\xff.txt"),
        ("\ud800", "<U+D800>"),
        ("\U000e0041", "<U+E0041>"),
    ],
)
def test_dangerous_characters_are_shown(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_ordinary_text_stays() -> None:
    text = "黔府办发〔2020〕12号　𠮷祥镇“通知”……——"
    assert visible(text) == text


@given(st.text(alphabet=st.characters()))
def test_nothing_a_terminal_obeys_comes_through(text: str) -> None:
    shown = visible(text)
    categories = {unicodedata.category(char) for char in shown}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert visible(shown) == shown


def test_encodable_keeps_controls_and_writes_surrogates_out() -> None:
    assert encodable("\x1b甲\udcff") == "\x1b甲\\xff"
