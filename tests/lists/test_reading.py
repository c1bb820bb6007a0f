from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.lists.mapping import load_mapping
from govlint.lists.reading import list_of, read_list
from govlint.model.grid import Grid, GridFile, GridProblem
from govlint.model.items import PAGE, ROW, SHEET, TABLE, ListKind

from .grids import frame, grid, kinds, read, rows

PLACES = {ROW: pl.UInt32, SHEET: pl.String, TABLE: pl.UInt32, PAGE: pl.UInt32}


def test_a_list() -> None:
    items = read(
        "甲市教育局权责清单\n序号|职权名称|职权编码\n1|甲|A-1\n2|乙|A-2", path="d/清单.xlsx"
    )
    assert (items.title, items.title_row, items.region) == ("甲市教育局权责清单", 1, "甲市")
    assert items.kind is ListKind.POWERS
    assert items.columns == {"name": "职权名称", "item_code": "职权编码"}
    assert rows(items, "name", "item_code", "row") == [("甲", "A-1", 3), ("乙", "A-2", 4)]
    assert {name: items.frame.schema[name] for name in PLACES} == PLACES
    assert (items.error, items.unknown, items.problems) == (None, (), ())


def test_the_region_is_the_given_one_or_that_of_title_file_or_organs() -> None:
    text = "事项名称|实施主体\n甲|乙县教育局\n乙|乙县公安局"
    assert read(text, region="丙区", path="甲市.xlsx").region == "丙区"
    assert read(f"甲县权责清单\n{text}", path="甲市.xlsx").region == "甲县"
    assert read(text, path="甲市-权责清单.xlsx").region == "甲市"
    assert read(text).region == "乙县"
    assert read("事项名称|实施主体\n甲|教育局").region is None


def test_several_sheets_with_different_columns() -> None:
    items = read(
        grid("甲市权责清单\n职权名称|设定依据\n甲|a", sheet="行政许可"),
        grid("职权名称|职权编码\n乙|B-1\n丙|B-2", sheet="行政处罚"),
        grid("填表说明\n一、每项一行", sheet="说明"),
        grid("单位|数量|比例\n甲局|1|2\n乙局|3|4\n丙局|5|6", sheet="统计"),
    )
    assert rows(items, "name", "basis", "item_code", "type", "sheet", "row") == [
        ("甲", "a", "", "行政许可", "行政许可", 3),
        ("乙", "", "B-1", "行政处罚", "行政处罚", 2),
        ("丙", "", "B-2", "行政处罚", "行政处罚", 3),
    ]
    assert items.columns["type"] == "（表格标题）"
    assert items.headings == {"行政许可": "甲市权责清单"}
    assert kinds(items) == ["no_header"]
    assert "工作表“统计”" in items.problems[0].message


def test_tables_of_a_document_go_on_without_their_header() -> None:
    items = read(
        grid("事项名称|设定依据\n甲|a", table=1, title="甲市权责清单"),
        grid("乙|b\n|c", table=2, continues=True),
        grid("经办人|日期|签字\n张三|1|2", table=3),
        path="x.docx",
        format="docx",
    )
    assert rows(items, "name", "basis", "table", "row") == [
        ("甲", "a", 1, 2),
        ("乙", "b\nc", 2, 1),
    ]


def test_tables_of_a_document_under_headings_of_their_own() -> None:
    items = read(
        grid("事项名称|设定依据\n甲|a", table=1, title="甲市权责清单\n一、行政许可"),
        grid("事项名称|设定依据\n乙|b", table=2, title="二、行政处罚"),
        format="docx",
    )
    assert rows(items, "name", "type", "table") == [("甲", "行政许可", 1), ("乙", "行政处罚", 2)]
    assert items.title == "甲市权责清单"


def test_a_matter_goes_on_over_the_page_below_a_repeated_header() -> None:
    items = read(
        grid("序号|事项名称|设定依据\n1|甲|a", table=1, pages=[1, 1]),
        grid("序号|事项名称|设定依据\n||b\n2|乙|c", table=2, pages=[2, 2, 2]),
        format="pdf",
    )
    assert rows(items, "name", "basis", "page", "row") == [("甲", "a\nb", 1, 2), ("乙", "c", 2, 3)]


def test_codes_that_a_line_of_a_page_has_broken_are_closed() -> None:
    text = "事项名称|实施编码|咨询电话\n甲 乙|1144 0000~MB2D|0851- 123"
    assert rows(read(text, format="pdf"), "name", "item_code", "consult") == [
        ("甲 乙", "11440000MB2D", "0851-123")
    ]
    assert rows(read(text, format="docx"), "item_code") == [("1144 0000\nMB2D",)]


def test_a_sheet_without_a_header_does_not_go_on_with_another() -> None:
    items = read(grid("事项名称|设定依据\n甲|a", sheet="一"), grid("乙|b", sheet="二"))
    assert rows(items, "name") == [("甲",)]


def test_rows_as_the_reader_counts_them() -> None:
    items = read(grid("事项名称|设定依据\n甲|a\n乙|b", rows=[4, 7, 9]))
    assert rows(items, "row") == [(7,), (9,)]
    items = read(grid("甲|a", header=(("name",), ("by_law",)), first_row=1))
    assert rows(items, "name", "basis", "row") == [("甲", "a", 1)]


def test_hidden_rows_are_read_and_told() -> None:
    text = "事项名称|设定依据\n甲|a\n乙|b\n丙|c\n丁|d"
    items = read(grid(text, hidden_rows=frozenset({1, 2, 4}), sheet="一"))
    assert items.frame.height == 4
    (problem,) = items.problems
    assert problem.kind == "hidden_rows"
    assert "工作表“一”隐藏了第2—3、5行" in problem.message


@pytest.mark.parametrize(
    ("grids", "kind"),
    [
        (["甲|乙\n1|2"], "no_header"),
        (["姓名|电话号|住址\na|b|c\nd|e|f"], "no_header"),
        (["序号|事项名称|设定依据"], "empty"),
        (["序号|事项名称|设定依据\n合计|0项\n注：无"], "empty"),
        ([], "empty"),
    ],
)
def test_a_file_without_matters_says_why(grids: list[str], kind: str) -> None:
    items = read(*grids)
    assert items.frame.height == 0
    assert items.error is None
    assert kinds(items) == [kind]
    assert set(items.frame.columns) >= set(PLACES)


def test_problems_of_the_reader_are_kept_once() -> None:
    problem = GridProblem("encoding", "略")
    made = grid("事项名称\n甲", problems=(problem,))
    items = list_of(GridFile("x.csv", "csv", (made,), "0", (problem,)))
    assert items.problems == (problem,)


def test_no_table_is_said_once() -> None:
    file = GridFile("x.docx", "docx", (), "0", (GridProblem("no_table", "略"),))
    assert kinds(list_of(file)) == ["no_table"]


def test_a_mapping_is_used_and_one_that_fits_nothing_is_told() -> None:
    text = "办件|号\n甲|1\n乙|2"
    items = read(text, mapping=load_mapping(["办件=name", "号=-"]))
    assert items.columns == {"name": "办件"}
    assert items.problems == ()
    items = read("事项名称\n甲", mapping=load_mapping(["办件=name"]))
    assert kinds(items) == ["mapping_unused"]


def test_a_file_that_cannot_be_read_has_an_error(tmp_path: Path) -> None:
    items = read_list(tmp_path / "没有.xlsx", region="甲市")
    assert items.region == "甲市"
    assert items.error
    assert "\n" not in items.error
    assert set(items.frame.columns) == set(PLACES)
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    assert read_list(broken).error


def test_a_file_from_disk(tmp_path: Path) -> None:
    place = tmp_path / "甲市.csv"
    place.write_text('事项名称,设定依据\n甲许可,"《A法》\n《B法》"\n', encoding="gb18030")
    items = read_list(str(place))
    assert (items.path, items.format, items.region) == (str(place), "csv", "甲市")
    assert rows(items, "basis", "row") == [("《A法》\n《B法》", 2)]
    assert items.sha256


CELLS = st.sampled_from(
    [
        *("", "", "1", "20", "一", "甲", "　", "\n", "序号", "事项名称", "子项名称", "编码"),
        *("办结时限", "法定", "工作日", "设定依据", "《A法》", "甲市教育局"),
        *("一、行政许可", "合计", "注：略"),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=9),
    st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=4),
)
def test_whatever_stands_in_a_grid_is_read(
    cells: list[list[str]], areas: list[tuple[int, int, int, int]]
) -> None:
    text = "\n".join("|".join(cell.replace("\n", "~") for cell in row) for row in cells)
    merged = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in areas if min(b, d) < 4]
    items = read(grid(text, [area for area in merged if area[0] < len(cells)]))
    places = items.frame[ROW].to_list()
    assert places == sorted(places)
    assert all(1 <= place <= len(cells) for place in places)
    fields = [name for name in items.frame.columns if name not in PLACES]
    assert set(fields) == set(items.columns) or not places
    assert all(items.frame[name].null_count() == 0 for name in fields)
    assert places or items.problems


def test_a_long_list_is_read_as_a_whole() -> None:
    height = 20_000
    body = pl.DataFrame(
        {
            "0": ["序号", *map(str, range(1, height + 1))],
            "1": ["事项名称", *(f"第{n}类许可" for n in range(height))],
            "2": ["设定依据", *(["《A法》"] * height)],
        }
    )
    items = list_of(GridFile("x.csv", "csv", (Grid(body),), "0"))
    assert items.frame.height == height
    assert items.frame.row(height - 1, named=True)[ROW] == height + 1
    assert frame("a").width == 1


def test_parts_of_a_township_above_their_tables() -> None:
    items = read(
        grid(
            "序号|事项名称\n1|甲事", table=1, title="示例镇履行职责事项清单\n一、基本履职事项清单"
        ),
        grid("序号|事项名称|对应上级部门\n1|乙事|甲局", table=2, title="二、配合履职事项清单"),
        path="示例镇.docx",
        format="docx",
    )
    assert rows(items, "name", "type", "lead") == [
        ("甲事", "基本履职", ""),
        ("乙事", "配合履职", "甲局"),
    ]
    assert items.kind is ListKind.TOWNSHIP


@pytest.mark.parametrize("header", ["清单类别", "履职类型", "类别", "履职类别"])
def test_columns_of_parts_of_a_township(header: str) -> None:
    items = read(f"{header}|事项名称\n基本履职|甲事\n配合履职|乙事")
    assert rows(items, "name", "type") == [("甲事", "基本履职"), ("乙事", "配合履职")]
