from __future__ import annotations

import pytest

from govlint.model.items import Field

from .grids import grid, kinds, read, rows

HEADER = "序号|事项名称|实施编码|设定依据|实施主体|法定时限"


def test_cells_lose_outer_blanks_alone() -> None:
    items = read("事项名称|设定依据\n　甲 许可\u200b |　《A法》~《B法》~ ")
    assert rows(items, "name", "basis", "row") == [("甲 许可", "《A法》\n《B法》", 2)]


def test_blank_rows_totals_notes_and_headers_are_no_matters() -> None:
    items = read(
        f"{HEADER}\n1|甲|A1|《A法》|甲市教育局|20日\n\n　|　||||\n2||||\n{HEADER}\n"
        "3|乙|A2|《A法》|甲市教育局|20日\n合计|2项\n注：略\n填表人：张三||审核人：李四"
    )
    assert rows(items, "name", "row") == [("甲", 2), ("乙", 7)]
    assert items.problems == ()


def test_a_repeated_header_of_two_rows() -> None:
    head = "序号|事项名称|办结时限|\n||法定|承诺"
    items = read(f"{head}\n1|甲|20日|5日\n{head}\n2|乙|20日|5日")
    assert rows(items, "name", "row") == [("甲", 3), ("乙", 6)]


def test_headings_give_type_and_body_where_the_list_has_none() -> None:
    items = read(
        "序号|事项名称|设定依据|法定时限\n一、行政许可（共2项）\n1|甲|a|b\n甲市教育局\n2|乙|a|b\n"
        "二|行政处罚\n3|丙|a|b"
    )
    assert rows(items, "name", "type", "body", "row") == [
        ("甲", "行政许可", "", 3),
        ("乙", "行政许可", "甲市教育局", 5),
        ("丙", "行政处罚", "甲市教育局", 7),
    ]
    assert items.columns["type"] == items.columns["body"] == "（分段标题）"


def test_headings_fill_only_what_is_empty() -> None:
    items = read("事项名称|事项类型|设定依据|法定时限\n一、行政许可\n甲|行政确认|a|b\n乙||a|b")
    assert rows(items, "name", "type") == [("甲", "行政确认"), ("乙", "行政许可")]
    assert items.columns["type"] == "事项类型"


def test_merged_cells_reach_over_their_rows() -> None:
    items = read(
        grid(
            "类型|部门|事项名称|设定依据\n行政许可|教育局|甲|a\n||乙|b\n|公安局|丙|c\n行政处罚||丁|d",
            [(1, 0, 3, 0), (1, 1, 2, 1), (3, 1, 4, 1)],
        )
    )
    assert rows(items, "type", "body", "name") == [
        ("行政许可", "教育局", "甲"),
        ("行政许可", "教育局", "乙"),
        ("行政许可", "公安局", "丙"),
        ("行政处罚", "公安局", "丁"),
    ]


def test_a_matter_over_several_rows_begins_in_its_first() -> None:
    items = read(
        grid(
            "序号|事项名称|责任事项|追责情形|设定依据\n1|甲|受理|迟延|《A法》\n||审查|迟延|\n||决定|违法|\n"
            "2|乙|受理|迟延|《B法》",
            [(1, 0, 3, 0), (1, 1, 3, 1), (1, 4, 3, 4)],
        )
    )
    assert rows(items, "name", "duty", "accountability", "basis", "row") == [
        ("甲", "受理\n审查\n决定", "迟延\n违法", "《A法》", 2),
        ("乙", "受理", "迟延", "《B法》", 5),
    ]


def test_rows_below_a_merged_name_with_codes_of_their_own_are_matters() -> None:
    items = read(grid("事项名称|实施编码|设定依据\n甲|A1|a\n|A2|b\n|A3|c\n丁|A4|d", [(1, 0, 3, 0)]))
    assert rows(items, "name", "item_code", "row") == [
        ("甲", "A1", 2),
        ("甲", "A2", 3),
        ("甲", "A3", 4),
        ("丁", "A4", 5),
    ]


def test_bases_in_rows_of_their_own_are_joined_without_merged_cells() -> None:
    items = read(
        f"{HEADER}\n1|甲|A1|《A法》|教育局|20日\n|||《B法》\n|||《C法》\n2|乙|A2|《D法》|教育局|"
    )
    assert rows(items, "name", "basis", "row") == [
        ("甲", "《A法》\n《B法》\n《C法》", 2),
        ("乙", "《D法》", 5),
    ]


@pytest.mark.parametrize(
    "row",
    ["2||A2|《B法》|教育局|5日", "||A2|《B法》||", "2|||《B法》||", "|||《B法》|教育局|5日"],
)
def test_a_matter_that_lacks_its_name_stays_a_matter(row: str) -> None:
    items = read(f"{HEADER}\n1|甲|A1|《A法》|教育局|20日\n{row}".replace("1|甲", "|甲"))
    assert rows(items, "name", "basis", "row") == [("甲", "《A法》", 2), ("", "《B法》", 3)]


def test_a_part_of_a_matter_takes_the_name_of_the_part() -> None:
    items = read(
        grid(
            "序号|事项名称|子项名称|设定依据\n1|甲|甲一|a\n||甲二|b\n2|乙|无|c\n3|丙||d",
            [(1, 0, 2, 0), (1, 1, 2, 1)],
        )
    )
    assert rows(items, "name", "parent", "row") == [
        ("甲一", "甲", 2),
        ("甲二", "甲", 3),
        ("乙", "", 4),
        ("丙", "", 5),
    ]
    assert items.columns["name"] == "子项名称"


def test_units_of_headers_and_columns_stand_behind_bare_numbers() -> None:
    items = read(
        "事项名称|法定时限（工作日）|承诺时限|承诺时限单位\n甲|20|5|天\n乙|20个工作日|即办|天\n丙||２.5|1\n丁|无|7|"
    )
    assert rows(items, "legal_limit", "promised_limit") == [
        ("20工作日", "5天"),
        ("20个工作日", "即办"),
        ("", "２.5"),
        ("无", "7"),
    ]


def test_a_limit_merged_over_both_columns_is_that_of_both() -> None:
    items = read(
        grid("事项名称|法定时限|承诺时限\n甲|即办|\n乙|20日|", [(1, 1, 1, 2)]),
    )
    assert rows(items, "legal_limit", "promised_limit") == [("即办", "即办"), ("20日", "")]


def test_a_basis_over_several_columns() -> None:
    items = read(
        "序号|事项名称|设定依据||\n||法律名称|条款|内容\n1|甲|《A法》|第一条|略\n2|乙|《B法》||\n3|丙|||略"
    )
    assert rows(items, "basis") == [("《A法》第一条：略",), ("《B法》",), ("略",)]


def test_codes_in_links() -> None:
    items = read(
        "事项名称|网址\n甲|http://a.example/t?areaCode=1&itemCode=511A-1-00&taskType=1\n乙|http://a.example/"
    )
    assert rows(items, "item_code") == [("511A-1-00",), ("",)]
    assert items.columns["item_code"] == "网址"
    assert not read("事项名称|网址\n甲|http://a.example/").has("item_code")
    own = read("事项名称|网址|实施编码\n甲|http://a.example/?itemCode=1|2")
    assert rows(own, "item_code") == [("2",)]


def test_a_row_of_which_nothing_is_known_is_told() -> None:
    items = read(f"{HEADER}\n|甲|A1|《A法》|教育局|20日\n|||||某些字\n|乙|A2|a|b|c")
    assert [name for (name,) in rows(items, "name")] == ["甲", "乙"]
    (problem,) = items.problems
    assert problem.kind == "unclear_row"
    assert problem.message.startswith("第3行只有一格有字")


def test_merged_areas_beyond_the_table_do_no_harm() -> None:
    items = read(grid("事项名称|设定依据\n甲|a\n|b", [(1, 0, 1_000_000, 0), (9, 1, 12, 40)]))
    assert rows(items, "name", "basis") == [("甲", "a\nb")]


def test_fields_are_strings_without_nulls() -> None:
    items = read("事项名称|设定依据|备注\n甲||\n乙|a|")
    fields = items.frame.select(Field.NAME, Field.BASIS, Field.REMARK)
    assert fields.null_count().row(0) == (0, 0, 0)
    assert kinds(items) == []
