from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values import blank, empty, plain


@pytest.mark.parametrize(
    "text", ["", " ", "/", "-", "—", "——", "\u3000", "\\", "…", "、", "\u200b"]
)
def test_marks_for_nothing_are_empty(text: str) -> None:
    assert empty(text)
    assert blank(text)


@pytest.mark.parametrize(
    "text", ["无", "无。", "（无）", "没有", "不涉及", "暂无", "N/A", "null", " 無 "]
)
def test_words_for_nothing_are_blank(text: str) -> None:
    assert not empty(text)
    assert blank(text)


@pytest.mark.parametrize("text", ["无偿提供", "0", "无锡市水务局", "否", "有"])
def test_what_says_something_is_not_blank(text: str) -> None:
    assert not blank(text)


def test_width_dashes_and_brackets_are_evened_out() -> None:
    assert plain(" ２０　（個）工作日－內：a b ") == "20(个)工作日-内:ab"
    assert plain("一\n 二") == "一\n二"


@given(st.text(max_size=40))
def test_plain_is_stable(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
