from __future__ import annotations

from govlint.lists.fields import meaning_of
from govlint.lists.headers import header_of
from govlint.lists.titles import Titles, titles_of

from .grids import grid

HEADER = "序号|事项名称|设定依据\n1|甲|乙"


def titles(above: str, outside: str = "", first_row: int = 1) -> Titles:
    made = grid(f"{above}\n{HEADER}" if above else HEADER, title=outside, first_row=first_row)
    found = header_of(made, meaning_of)
    assert found is not None
    return titles_of(made, found)


def test_the_line_that_names_a_list_is_the_title() -> None:
    found = titles("附件1\n甲市教育局\n权责清单（2025年版）\n填报单位：甲市教育局||2025年")
    assert (found.title, found.row) == ("权责清单（2025年版）", 3)
    assert found.lines == ("权责清单（2025年版）", "甲市教育局")


def test_else_the_first_line() -> None:
    assert titles("甲市教育局\n内部资料").title == "甲市教育局"


def test_a_title_outside_of_the_table_has_no_row() -> None:
    found = titles("", "附件\n丙县政务服务事项清单\n一、行政许可")
    assert (found.title, found.row) == ("丙县政务服务事项清单", None)
    assert found.lines == ("丙县政务服务事项清单", "一、行政许可")


def test_a_section_is_no_title() -> None:
    assert titles("", "一、行政许可").title == ""


def test_without_lines_there_is_none() -> None:
    assert titles("") == Titles()
    assert titles("填报单位：甲市教育局\n2025年3月1日") == Titles()


def test_rows_count_as_a_person_counts() -> None:
    assert titles("甲市权责清单", first_row=4).row == 4
