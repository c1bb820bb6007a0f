from __future__ import annotations

import pytest

from govlint.rules.changes import (
    LINES,
    PART_TERMS,
    PDF_MARK,
    Change,
    keys_of,
    parse_change,
    parse_mark,
)
from govlint.rules.errors import RuleFileError


def test_a_change_names_part_key_and_value() -> None:
    assert parse_change(" title.font = 黑体 ", "F.md", 3) == Change(
        "title", "font", "黑体", None, "F.md", 3
    )
    assert parse_change("body[12].first_line = 0字", "F.md", 3).index == 12
    assert parse_change("title.text =", "F.md", 3).value == ""
    assert parse_change("document_number.signatories =", "F.md", 3).key == "signatories"


def test_a_part_is_taken_out() -> None:
    assert parse_change("remove separator", "F.md", 3) == Change(
        "separator", file="F.md", line=3, verb="remove"
    )
    assert parse_change("remove blank[2]", "F.md", 3).index == 2
    assert parse_change("remove page_number", "F.md", 3).verb == "remove"


def test_a_part_is_put_in() -> None:
    found = parse_change("insert note （此件 before 公开） after document_date", "F.md", 3)
    assert (found.verb, found.part, found.value) == ("insert", "note", "（此件 before 公开）")
    assert (found.side, found.anchor, found.anchor_index) == ("after", "document_date", None)
    seal = parse_change("insert seal before blank[12]", "F.md", 3)
    assert (seal.value, seal.side, seal.anchor, seal.anchor_index) == ("", "before", "blank", 12)
    assert parse_change("insert blank before title", "F.md", 3).value == ""
    assert parse_change("insert blank 2 before title", "F.md", 3).value == "2"


def test_a_part_is_moved() -> None:
    found = parse_change("move  copies_to  before  document_date", "F.md", 3)
    assert (found.verb, found.part, found.index, found.key) == ("move", "copies_to", None, "")
    assert (found.side, found.anchor) == ("before", "document_date")
    one = parse_change("move body[2] after body[4]", "F.md", 3)
    assert (one.index, one.anchor_index) == (2, 4)


def test_what_is_marked_is_no_change() -> None:
    assert parse_mark("mark = 甲市 人民 政府") == "甲市 人民 政府"
    assert parse_mark("title.text = mark = 甲") is None
    assert parse_mark("pdf_mark = 甲市") is None
    assert parse_mark("pdf_mark = 甲市", PDF_MARK) == "甲市"
    assert parse_mark("mark = 甲市", PDF_MARK) is None


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
        ("remove titel", "没有“titel”这种部分，是不是“title”？"),
        ("remove", "应写成 remove title"),
        ("isnert note 甲 before title", "是不是“insert”？应写成"),
        ("insert note 甲", "应写成 insert note （此件公开发布） after document_date"),
        ("insert note before title", "insert note 后面缺少文字"),
        ("insert seal 甲 before title", "seal 没有文字"),
        ("insert nto 甲 before title", "是不是“note”？"),
        ("insert note 甲 before titel", "没有“titel”这种可以插入、移动的部分，是不是“title”？"),
        ("insert page before title", "没有“page”这种可以插入、移动的部分"),
        ("move title", "应写成 move copies_to before title"),
        ("move title befor body", "应写成 move copies_to before title"),
        ("move page_number before title", "没有“page_number”这种可以插入、移动的部分"),
        ("mrak = 甲", "是不是“mark”？"),
        ("body.signatories = 甲", "body 没有“signatories”这个键"),
        ("title.picture = true", "title 没有“picture”这个键"),
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
