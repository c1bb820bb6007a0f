"""Rows that the end of a page breaks: put together where they are one, kept apart where not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from govlint.readers.grids.document_tables import Found
from govlint.readers.grids.page_tables import joined

Row = Sequence[str | None]
HEAD = ("序号", "事项名称", "编码", "依据", "主体")
FULL = [
    ("1", "甲许可", "QL0001", "《甲条例》第一条", "甲局"),
    ("2", "乙许可", "QL0002", "《乙条例》第二条", "乙局"),
]
NEXT = ("4", "丁许可", "QL0004", "《丁条例》第四条", "甲局")


def page(rows: Sequence[Row], at: int, *merged: tuple[int, int, int, int]) -> Found:
    cells = [list(row) for row in rows]
    pages = [at] * len(rows)
    return Found(cells, len(rows[0]), list(merged), continues=at > 1, pages=pages)


def over(last: Row, rest: Row, *, head: Row = HEAD, full: Sequence[Row] = FULL) -> list[Row]:
    """Return the rows behind the full ones of a table whose last row breaks."""
    width = len(head)
    after = NEXT if width == len(NEXT) else NEXT[1:]
    (table,) = joined([page([head, *full, last], 1), page([head, rest, after], 2)])
    assert len(table.rows) == len(table.pages)
    return [tuple(row) for row in table.rows[1 + len(full) : -1]]


def test_halves_of_every_cell_are_one_row() -> None:
    last = ("3", "丙许", "QL0", "《丙条", "甲")
    rest = (None, "可", "003", "例》第三条", "局")
    assert over(last, rest) == [("3", "丙许可", "QL0003", "《丙条例》第三条", "甲局")]


def test_without_a_number_what_is_broken_tells() -> None:
    last = ("丙许", "QL0", "《丙条", "甲")
    rest = ("可", "003", "例》第三条", "局")
    full = [row[1:] for row in FULL]
    assert over(last, rest, head=HEAD[1:], full=full) == [
        ("丙许可", "QL0003", "《丙条例》第三条", "甲局")
    ]


@pytest.mark.parametrize(
    "rest",
    [
        ("3", "丙许可", "QL0003", None, None),
        (None, "丙许可", "QL0003", "《丙条例》第三条", "甲局"),
    ],
)
def test_a_row_of_its_own_stays_one(rest: Row) -> None:
    full = [row[1:] for row in FULL]
    own = over(FULL[1][1:], rest[1:], head=HEAD[1:], full=full)
    assert own == [FULL[1][1:], rest[1:]]


def test_rows_below_a_number_that_reaches_over_several_stay_apart() -> None:
    rows = [HEAD, FULL[0], (None, "乙许可", "QL0002", "《乙条例》第二条", "乙局")]
    first = page([*rows, ("2", *FULL[1][1:])], 1, (1, 0, 2, 0))
    (table,) = joined([first, page([HEAD, (None, *NEXT[1:]), ("3", *NEXT[1:])], 2)])
    assert len(table.rows) == 6


def test_a_number_in_the_middle_of_its_row_may_stand_on_the_next_page() -> None:
    last = (None, "丙许可", "QL0003", "《丙条", "甲局")
    rest = ("3", None, None, "例》第三条", None)
    assert over(last, rest) == [("3", "丙许可", "QL0003", "《丙条例》第三条", "甲局")]


@pytest.mark.parametrize(
    ("before", "behind", "whole"),
    [
        ("《甲法》第一款第", "（三）项", "《甲法》第一款第（三）项"),
        ("1.申请表；", "2.照片", "1.申请表；\n2.照片"),
        ("1.申请表", "2.照片", "1.申请表\n2.照片"),
        ("《甲法》", "《乙法》", "《甲法》\n《乙法》"),
        ("0851-8555", "1029", "0851-85551029"),
    ],
)
def test_how_the_halves_of_a_cell_are_joined(before: str, behind: str, whole: str) -> None:
    last = ("3", "丙许可", "QL0003", before, "甲局")
    assert over(last, (None, None, None, behind, None))[0][3] == whole


def test_a_header_that_is_repeated_without_the_title_above_it() -> None:
    title = ("甲市清单", None, None, None, None)
    first = page([title, HEAD, *FULL], 1, (0, 0, 0, 4))
    (table,) = joined([first, page([HEAD, NEXT], 2)])
    assert [row[0] for row in table.rows] == ["甲市清单", "序号", "1", "2", "4"]


def test_a_row_like_the_first_matter_is_no_repeated_header() -> None:
    (table,) = joined([page([HEAD, *FULL], 1), page([FULL[0], NEXT], 2)])
    assert [row[0] for row in table.rows] == ["序号", "1", "2", "1", "4"]
