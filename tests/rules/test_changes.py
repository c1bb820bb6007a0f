from __future__ import annotations

import pytest

from govlint.rules.changes import LINES, PART_TERMS, Change, keys_of, parse_change, parse_mark
from govlint.rules.errors import RuleFileError


def test_a_change_names_part_key_and_value() -> None:
    assert parse_change(" title.font = 黑体 ", "F.md", 3) == Change(
        "title", "font", "黑体", None, "F.md", 3
    )
    assert parse_change("body[12].first_line = 0字", "F.md", 3).index == 12
    assert parse_change("title.text =", "F.md", 3).value == ""


def test_a_part_is_taken_out() -> None:
    assert parse_change("remove separator", "F.md", 3) == Change("separator", file="F.md", line=3)
    assert parse_change("remove blank[2]", "F.md", 3).index == 2
    assert parse_change("remove page_number", "F.md", 3).key == ""


def test_what_is_marked_is_no_change() -> None:
    assert parse_mark("mark = 甲市 人民 政府") == "甲市 人民 政府"
    assert parse_mark("title.text = mark = 甲") is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titel.font = 黑体", "没有“titel”这种部分，是不是“title”？"),
        ("title.fnot = 黑体", "title 没有“fnot”这个键，是不是“font”？"),
        ("page.lft = 3mm", "page 没有“lft”这个键，是不是“left”？"),
        ("page_number.siz = 3", "是不是“size”？"),
        ("separator.text = 甲", "separator 没有“text”这个键"),
        ("title.font =", "title.font 缺少值"),
        ("page[2].left = 3mm", "page 只有一个"),
        ("remove page", "page 不能去掉"),
        ("title font = 黑体", "不是改动"),
        ("title[0].font = 黑体", "不是改动"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_nearest_name(text: str, problem: str) -> None:
    with pytest.raises(RuleFileError) as error:
        parse_change(text, "F.md", 7)
    assert str(error.value).startswith("F.md:7: ")
    assert problem in str(error.value)
    assert "\n" not in str(error.value)


def test_every_part_has_keys_with_chinese_names() -> None:
    for part in PART_TERMS:
        keys = keys_of(part)
        assert keys
        assert all(term and not term.isascii() for term in keys.values())
        assert ("thickness" in keys) == (part in LINES)
