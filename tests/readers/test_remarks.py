from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers import ReadError, read
from govlint.readers.remarks import Remark, take_out

ONE = "<!-- govlint: 忽略 F1 甲 -->"
TWO = "<!-- govlint: 忽略 F2 乙 -->"


def test_remarks_leave_the_text_as_if_they_were_not_there() -> None:
    text = "甲 <!-- govlint: 忽略 F725-3 理由 -->\n<!-- govlint：忽略 P32 理由 -->\n乙"
    left, found = take_out(text)
    assert left == "甲\n\n乙"
    assert found == (
        Remark(1, "govlint: 忽略 F725-3 理由"),
        Remark(2, "govlint：忽略 P32 理由", alone=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "甲<!-- 待定 -->乙",
        "甲<!-- 待定 -->",
        f"甲{ONE}乙",
        f"甲{ONE} {TWO}乙",
        "甲<!-- govlint: 忽略 F1 没有完",
        "甲<!-- govlint: " + "长" * 2000 + " -->",
        "govlint",
    ],
)
def test_other_comments_and_comments_inside_a_line_stay(text: str) -> None:
    assert take_out(text) == (text, ())


def test_two_remarks_on_one_line() -> None:
    left, found = take_out(f"甲{ONE} {TWO}\u3000\n乙")
    assert left == "甲\n乙"
    assert found == (Remark(1, "govlint: 忽略 F1 甲"), Remark(1, "govlint: 忽略 F2 乙"))


def test_a_remark_of_several_lines_keeps_the_lines_below() -> None:
    left, found = take_out("甲 <!-- govlint: 忽略 F1\n  原件如此 -->\n乙")
    assert left == "甲\n\n乙"
    assert found == (Remark(1, "govlint: 忽略 F1\n  原件如此"),)


def test_inside_a_line_they_are_found_and_left_where_the_format_hides_them() -> None:
    text = f"甲{ONE}乙 {TWO}\n"
    assert take_out(text, inside=True) == (
        f"甲{ONE}乙\n",
        (Remark(1, "govlint: 忽略 F1 甲"), Remark(1, "govlint: 忽略 F2 乙")),
    )
    document = read(f"# 通知\n\n{text}".encode(), name="a.md")
    assert [block.text for block in document.blocks] == ["通知", "甲乙"]
    assert [one.block for one in document.comments] == [1, 1]


@given(
    st.lists(st.text("甲𠮷 \u3000", max_size=6), min_size=1, max_size=8),
    st.lists(st.integers(0, 7), max_size=8),
)
def test_lines_and_columns_are_those_without_remarks(lines: list[str], marked: list[int]) -> None:
    with_remarks = [
        line + ONE * marked.count(number) if number in marked else line
        for number, line in enumerate(lines)
    ]
    left, found = take_out("\n".join(with_remarks))
    assert [one.rstrip(" \u3000") for one in left.split("\n")] == [
        one.rstrip(" \u3000") for one in lines
    ]
    wanted = sorted(number + 1 for number in marked if number < len(lines))
    assert [remark.line for remark in found] == wanted


def test_a_remark_is_anchored_at_its_line_or_the_next() -> None:
    raw = f"甲市𠮷 <!-- govlint: 忽略 F1 甲 -->\n\n{TWO}\n丙\n丁\n<!-- govlint: 忽略 F2 末 -->\n"
    for name in ("a.txt", "a.md"):
        document = read(raw.encode(), name=name)
        assert [block.text for block in document.blocks] == ["甲市𠮷", "丙", "丁"]
        assert [block.line for block in document.blocks] == [1, 4, 5]
        found = [(one.text[-1], one.block, one.start, one.end) for one in document.comments]
        assert found == [("甲", 0, 0, 3), ("乙", 1, 0, 1), ("末", 2, 0, 1)]


def test_a_remark_in_a_row_belongs_to_its_table() -> None:
    raw = f"# 通知\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 | {ONE}\n| 3 | 4 |\n\n{TWO}\n尾\n"
    document = read(raw.encode(), name="a.md")
    assert document.blocks[1].text == "甲\t乙\n1\t2\n3\t4"
    assert [one.block for one in document.comments] == [1, 2]


def test_a_file_of_remarks_alone_is_empty() -> None:
    for name in ("a.txt", "a.md", "a.html"):
        with pytest.raises(ReadError) as caught:
            read(f"{ONE}\n\n".encode(), name=name)
        assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "text",
    [
        "govlint" + " " * 500_000 + ONE,
        ONE * 20_000 + "乙",
        "<!-- govlint:" * 20_000,
        "<!--" + " " * 500_000 + ONE,
        f"乙{ONE}\n" * 10_000,
    ],
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    """Each of these would take minutes where a pattern looks at a stretch again and again."""
    take_out(text)
    take_out(text, inside=True)
