from __future__ import annotations

import pytest

from govlint.lists.columns import layout_of
from govlint.lists.fields import meaning_of
from govlint.lists.headers import header_of
from govlint.lists.sections import RowKind, Section, Setting, kind_of_row, section_of

from .grids import frame, grid

HEADER = "序号|事项名称|实施编码|设定依据|实施主体|法定时限"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("一、行政许可（共12项）", Section(type="行政许可")),
        ("（一）行政许可类", Section(type="行政许可")),
        ("第一部分 行政处罚", Section(type="行政处罚")),
        ("行政检查", Section(type="行政检查")),
        ("行政强制措施（3项）", Section(type="行政强制措施")),
        ("十、其他行政权力", Section(type="其他行政权力")),
        ("其他类（共 2 项）", Section(type="其他类")),
        ("公共服务事项", Section(type="公共服务")),
        ("甲市教育局（15项）", Section(body="甲市教育局")),
        ("二、市公安局", Section(body="市公安局")),
        ("三、重点领域", Section()),
        ("重点领域（共3项）", Section()),
    ],
)
def test_headings(text: str, section: Section) -> None:
    assert section_of(text) == section


@pytest.mark.parametrize(
    "text", ["甲许可", "行政许可证核发", "对某局的检查", "1.甲许可", "依法办理。", "", "一" * 60]
)
def test_what_is_no_heading(text: str) -> None:
    assert section_of(text) is None


def kind(
    row: str, header: str = HEADER, *, follows: bool = True, **more: object
) -> tuple[RowKind, Section | None]:
    found = header_of(grid(f"{header}\n1|甲"), meaning_of)
    assert found is not None
    cells = row.split("|")
    body = frame(row)
    layout = layout_of(frame("|".join("x" for _ in found.levels)), found, meaning_of)
    assert body.width == len(found.levels)
    return kind_of_row(cells, 0, Setting(layout, found, **more), follows)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "row",
    [
        "|||||",
        "7|||||",
        "序号|事项名称|实施编码|设定依据|实施主体|法定时限",
        "1|2|3|4|5|6",
        "合计|12||||",
        "|合 计|3|12||",
        "小计|||||3",
        "注：本清单动态调整|||||",
        "备 注：略|||||",
        "说明1.略|||||",
        "填表人：张三||审核人：李四|||",
        "审核（签字）：|||||",
        "第1页 共3页|||||",
        "— 3 —|||||",
    ],
)
def test_rows_that_are_dropped(row: str) -> None:
    assert kind(row) == (RowKind.DROPPED, None)


@pytest.mark.parametrize(
    ("row", "section"),
    [
        ("一、行政许可（共2项）|||||", Section(type="行政许可")),
        ("一|行政许可||||", Section(type="行政许可")),
        ("（二）|重点领域||||", Section()),
        ("|甲市教育局||||", Section(body="甲市教育局")),
        ("行政许可|行政许可|行政许可|行政许可|行政许可|行政许可", Section(type="行政许可")),
        ("|二、某个方面||||", Section()),
    ],
)
def test_headings_within_a_table(row: str, section: Section) -> None:
    assert kind(row) == (RowKind.SECTION, section)


@pytest.mark.parametrize(
    "row",
    [
        "1|甲许可||||",
        "|甲许可||||",
        "1|||《A法》||",
        "||123|||",
        "合计|合计|123456|||",
        "||||甲市教育局|20日",
        "|总计划审批||||20日",
        "|1.甲许可||||",
    ],
)
def test_matters(row: str) -> None:
    assert kind(row) == (RowKind.MATTER, None)


def test_bases_below_a_matter_go_on_with_it() -> None:
    assert kind("|||《B法》||") == (RowKind.CONTINUED, None)
    assert kind("|||《B法》||", follows=False)[0] is RowKind.UNCLEAR
    assert kind("|||《B法》|甲市教育局|", follows=False)[0] is RowKind.MATTER


def test_a_row_without_number_goes_on_where_all_have_numbers() -> None:
    assert kind("||||甲市教育局|20日", numbered=True)[0] is RowKind.CONTINUED
    assert kind("||||甲市教育局|20日", inside=frozenset({0}))[0] is RowKind.CONTINUED
    assert kind("3||||甲市教育局|20日", numbered=True)[0] is RowKind.MATTER


def test_a_cell_that_is_nothing_known() -> None:
    assert kind("|||||某些字")[0] is RowKind.UNCLEAR
    assert kind("某些字|||||", wide=frozenset({0})) == (RowKind.SECTION, Section())


def test_numbered_names_of_a_narrow_list_are_matters() -> None:
    assert kind("一、甲许可|", "事项名称|设定依据")[0] is RowKind.MATTER
    assert kind("一、行政许可|", "事项名称|设定依据") == (RowKind.SECTION, Section("行政许可"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、基本履职事项清单", "基本履职"),
        ("第二部分 配合履职事项（共12项）", "配合履职"),
        ("（三）上级部门收回事项清单", "上级部门收回"),
        ("附件1：示例镇基本履职事项清单", "基本履职"),
        ("表2 配合履职事项清单", "配合履职"),
    ],
)
def test_parts_of_a_list_of_a_township(text: str, kind: str) -> None:
    assert section_of(text) == Section(type=kind)


def test_the_title_of_a_list_of_a_township_is_no_part() -> None:
    assert section_of("示例镇履行职责事项清单") is None
    assert section_of("配合履职事项的落实") is None
