from __future__ import annotations

from collections.abc import Sequence

import pytest

from govlint.lists.fields import meaning_of
from govlint.lists.guides import is_numbering
from govlint.lists.headers import Header, header_of
from govlint.lists.mapping import load_mapping
from govlint.lists.sections import is_repeated

from .grids import grid


def header(text: str, merged: list[tuple[int, int, int, int]] | None = None) -> Header | None:
    return header_of(grid(text, merged or []), meaning_of)


def shown(found: Header | None) -> list[str]:
    assert found is not None
    return ["/".join(levels) for levels in found.levels]


def test_a_header_in_the_first_row() -> None:
    found = header("序号|事项名称|设定依据\n1|甲许可|《A法》")
    assert shown(found) == ["序号", "事项名称", "设定依据"]
    assert (found.first, found.begin) == (0, 1)  # type: ignore[union-attr]


def test_titles_and_notes_stand_above() -> None:
    found = header(
        "甲市权责清单\n填报单位：甲市教育局||单位：项\n\n序号|事项名称|设定依据\n1|甲|乙"
    )
    assert found is not None
    assert (found.first, found.begin) == (3, 4)
    assert [row for row, _ in found.above] == [0, 1]


def test_merged_headings_reach_over_their_columns() -> None:
    text = "序号|事项名称|办结时限||收费||\n|||||是否收费|依据"
    text = "序号|事项名称|办结时限||收费|\n||法定|承诺|是否收费|依据\n1|甲许可|20日|5日|否|"
    found = header(text, [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5)])
    assert shown(found) == [
        "序号",
        "事项名称",
        "办结时限/法定",
        "办结时限/承诺",
        "收费/是否收费",
        "收费/依据",
    ]
    assert found is not None
    assert found.begin == 2


def test_headings_of_csv_that_cannot_be_merged() -> None:
    found = header(
        "序号|事项名称|办结时限||收费|\n||法定|承诺|是否收费|依据\n1|甲许可|20日|5日|否|"
    )
    assert shown(found)[2:] == ["办结时限/法定", "办结时限/承诺", "收费/是否收费", "收费/依据"]
    assert found is not None
    assert found.begin == 2


def test_headings_above_the_row_that_is_known_best() -> None:
    text = (
        "序号|基本信息|||办理信息|||\n|事项名称|编码|设定依据|受理条件|申请材料|法定时限|承诺时限\n"
        "1|甲|1|《A法》|a|b|20日|5日"
    )
    found = header(text)
    assert shown(found)[:3] == ["序号", "基本信息/事项名称", "基本信息/编码"]
    assert shown(found)[-1] == "办理信息/承诺时限"


def test_three_levels_and_a_row_of_units_and_numbers() -> None:
    text = (
        "序号|事项名称|时限||\n||法定|承诺|次数\n||工作日|工作日|次\n（1）|（2）|（3）|（4）|（5）\n"
        "1|甲许可|20|5|0"
    )
    found = header(text, [(0, 2, 0, 4)])
    assert shown(found)[2:4] == ["时限/法定/工作日", "时限/承诺/工作日"]
    assert found is not None
    assert found.begin == 4


def test_the_first_matter_is_not_taken_for_a_header() -> None:
    found = header("类型|事项名称|办结时限|\n||法定|承诺\n行政许可||20日|\n|甲||5日")
    assert found is not None
    assert found.begin == 2


def test_a_matter_with_short_cells_below_a_merged_heading() -> None:
    found = header("序号|事项名称|时限|\n1|甲|20日|5日", [(0, 2, 0, 3)])
    assert found is not None
    assert found.begin == 1


@pytest.mark.parametrize("row", ["必填|必填|选填", "填写说明：|每项一行|", "示例|某许可|《法》"])
def test_advice_how_to_fill_in_is_passed(row: str) -> None:
    found = header(f"序号|事项名称|设定依据\n{row}\n1|甲|乙")
    assert found is not None
    assert found.begin == 2


@pytest.mark.parametrize("above", [11, 60, 300])
def test_a_header_far_down(above: int) -> None:
    text = "说明文字\n" * above + "序号|事项名称|设定依据\n1|甲许可|《A法》"
    found = header(text)
    assert found is not None
    assert (found.first, found.begin) == (above, above + 1)


def test_rows_that_name_nothing_known_are_no_header() -> None:
    assert header("姓名|电话号|住址\n张三|1|某地\n李四|2|某地") is None
    assert header(" ") is None


@pytest.mark.parametrize(
    "text",
    [
        "联系人|电话\n张三|123",
        "部门|电话|地址|办理时间\n教育局|1|2|3",
        "序号|单位|备注\n1|教育局|无",
        "|单位|数量\n|教育局|3",
    ],
)
def test_tables_of_other_things(text: str) -> None:
    assert header(text) is None
    own = tuple((cell,) for cell in text.split("\n")[0].split("|"))
    assert header_of(grid(text.split("\n")[1], header=own), meaning_of) is None


def test_a_list_whose_column_of_names_is_not_known() -> None:
    assert shown(header("办件|设定依据|受理条件|法定时限\n甲|a|b|c"))[0] == "办件"


def test_one_known_column() -> None:
    assert shown(header("事项名称\n甲许可\n乙许可")) == ["事项名称"]
    assert shown(header("事项名称|甲列|乙列|丙列\n甲许可|1|2|3")) == [
        "事项名称",
        "甲列",
        "乙列",
        "丙列",
    ]
    assert header("备注|甲列|乙列|丙列\n甲许可|1|2|3") is None


def test_a_mapping_makes_headers_known() -> None:
    mapping = load_mapping(["办件=name", "号=item_code"])
    found = header_of(grid("办件|号|天\n甲|1|2\n乙|3|4"), mapping.meaning_of)
    assert shown(found) == ["办件", "号", "天"]


def test_a_file_that_names_its_columns() -> None:
    own = (("事项名称",), ("办结时限", "法定"))
    found = header_of(grid("甲|20日", header=own), meaning_of)
    assert found is not None
    assert (found.levels, found.begin) == (own, 0)
    assert header_of(grid("甲|20日", header=(("a",), ("b",))), meaning_of) is None


def test_repeated_headers() -> None:
    found = header("序号|事项名称|办结时限|\n||法定|承诺\n1|甲|20日|5日")
    assert found is not None
    assert is_repeated(["序 号", "事项\n名称", "办结时限", ""], found)
    assert is_repeated(["", "", "法定", "承诺"], found)
    assert not is_repeated(["1", "甲", "20日", "5日"], found)
    assert not is_repeated(["", "事项名称", "", ""], found)


@pytest.mark.parametrize(
    "row", ["1 2 3", "(1) （2） (3)", "0 1 2 3", "甲 乙 1 2", "A B C"], ids=lambda row: str(row)
)
def test_numbers_of_columns(row: str) -> None:
    assert is_numbering(row.split())


@pytest.mark.parametrize("row", ["1 2", "1 3 5", "2 3 4", "甲 1 2", "1 甲 2", "A C D", "1 2 x"])
def test_what_numbers_no_columns(row: str) -> None:
    assert not is_numbering(row.split())


ADVICE = [
    "（必填，数字）|（必填，与目录一致）|（必填，写到条款）",
    "|必填：下拉选择|必填。请填写全称",
    "数字|文本（200字以内）|请填写法律名称和条款",
    "（与目录一致）|（必填）|（全称）",
    "|填写规范名称|从下列选择",
]


@pytest.mark.parametrize("row", ADVICE)
def test_hints_below_the_header_are_no_matters(row: str) -> None:
    found = header(f"序号|事项名称|设定依据\n{row}\n1|甲|乙")
    assert found is not None
    assert found.begin == 2


@pytest.mark.parametrize(
    "row",
    ["1|文本编辑资格认定|《甲法》", "|（甲类）许可|《甲法》", "2|必填事项登记|《甲法》第三条"],
)
def test_matters_that_are_no_hints(row: str) -> None:
    found = header(f"序号|事项名称|设定依据\n{row}\n1|甲|乙")
    assert found is not None
    assert found.begin == 1


def test_names_of_columns_in_another_language_below_them() -> None:
    found = header("taskname|taskcode|bylaw\n事项名称|实施编码|设定依据\n甲|1|《甲法》")
    assert found is not None
    assert found.begin == 2


def test_three_levels_of_csv() -> None:
    text = (
        "序号|事项名称|办理情况||||设定依据\n||办结时限||咨询投诉||\n"
        "||法定|承诺|咨询电话|监督电话|\n1|甲许可|20日|5日|1|2|《A法》"
    )
    found = header(text)
    assert shown(found) == [
        "序号",
        "事项名称",
        "办理情况/办结时限/法定",
        "办理情况/办结时限/承诺",
        "办理情况/咨询投诉/咨询电话",
        "办理情况/咨询投诉/监督电话",
        "设定依据",
    ]
    assert found is not None
    assert found.begin == 3
    bare = header("\n".join(line.partition("|")[2] for line in text.splitlines()))
    assert shown(bare) == shown(found)[1:]


def test_a_heading_above_each_of_its_columns() -> None:
    found = header("序号|事项名称|办结时限|办结时限|依据\n||法定|承诺|\n1|甲|20日|5日|a")
    assert shown(found)[2:4] == ["办结时限/法定", "办结时限/承诺"]
    assert found is not None
    assert found.begin == 2


def test_a_heading_reaches_no_farther_than_the_one_above_it() -> None:
    text = (
        "事项名称|办理情况||收费||依据\n|办结时限||||\n|法定|承诺|是否收费|收费标准|\n"
        "甲许可|20日|5日|否||a"
    )
    assert shown(header(text))[2:5] == ["办理情况/办结时限/承诺", "收费/是否收费", "收费/收费标准"]


def test_a_first_matter_without_a_name_is_no_header() -> None:
    found = header("序号|事项名称|事项类型|办结时限\n||行政许可|20日\n2|乙|行政许可|5日")
    assert found is not None
    assert found.begin == 1


def wide(known: Sequence[str], others: int) -> str:
    heads = [*known, *(f"自拟{place}" for place in range(others))]
    row = "|".join(f"值{place}" for place in range(len(heads)))
    return "|".join(heads) + f"\n{row}\n{row}"


KNOWN = ("事项名称", "设定依据", "实施主体", "事项类型", "法定时限", "承诺时限", "申请材料")


@pytest.mark.parametrize(("count", "others"), [(7, 190), (7, 43), (2, 28), (3, 60)])
def test_known_columns_count_and_not_their_share(count: int, others: int) -> None:
    found = header(wide(KNOWN[:count], others))
    assert shown(found)[:count] == list(KNOWN[:count])


def test_telling_columns_without_a_name_among_many() -> None:
    assert header(wide(KNOWN[1:2] + KNOWN[3:6], 40)) is not None


@pytest.mark.parametrize(
    "known",
    [
        ("事项名称",),
        ("项目", "单位", "地点"),
        ("标题", "来源", "编号"),
        ("类别", "来源", "备注", "单位"),
        ("名称", "地址", "电话", "网址", "备注"),
    ],
)
def test_other_tables_of_many_columns(known: Sequence[str]) -> None:
    assert header(wide(known, 5 * len(known) + 5)) is None
