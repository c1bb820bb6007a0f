"""Figures of clauses, and which of two clauses belong together."""

from __future__ import annotations

import pytest

from govlint.burden.copies.figures import figures, paired


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("达到90%以上", [(90.0, "%")]),
        ("达到90％以上", [(90.0, "%")]),
        ("达到百分之九十五点五", [(95.5, "%")]),
        ("提高3.5个百分点", [(3.5, "百分点")]),
        ("在5个工作日内办结", [(5.0, "工作日")]),
        ("三个月内、两年内、48小时内", [(3.0, "个月"), (2.0, "年"), (48.0, "小时")]),
        ("每年开展两次", [(2.0, "次")]),
        ("配备2名，投入300万元", [(2.0, "名"), (300.0, "万元")]),
        ("2025年9月30日前，国办发〔2025〕21号第3条，12345热线", []),
        ("第3个、一个单位、十三五", []),
    ],
)
def test_figures(text: str, found: list[tuple[float, str]]) -> None:
    assert [(one.value, one.unit) for one in figures(text)] == found


def test_what_stands_where() -> None:
    text = "全市水质达标率达到百分之九十五"
    (one,) = figures(text)
    assert text[one.start : one.end] == one.text == "百分之九十五"
    assert one.is_ratio
    assert not one.is_term


def pairs(own: str, their: str) -> list[tuple[str, str]]:
    return [(one.text, other.text) for one, other in paired(own, their)]


def test_the_same_words_around_a_figure() -> None:
    own = "全市自来水普及率达到98%，规模化供水人口比例达到80%以上"
    their = "全省自来水普及率达到90%，规模化供水人口比例达到60%以上"
    assert pairs(own, their) == [("98%", "90%"), ("80%", "60%")]


@pytest.mark.parametrize(
    ("own", "their"),
    [
        ("水质达标率达到98%", "垃圾处理率达到90%"),
        ("农村自来水普及率达到98%", "农村自来水普及率提高5个百分点"),
        ("98%的农村自来水普及", "90%的农村自来水普及"),
    ],
    ids=["other indicator", "other unit", "nothing in front"],
)
def test_what_belongs_to_no_other(own: str, their: str) -> None:
    assert pairs(own, their) == []


def test_a_clause_that_is_too_long_or_has_the_mark() -> None:
    text = "农村自来水普及率达到98%，"
    assert pairs(text * 60, text * 60) == []
    assert pairs(f"龘{text}", text) == []
