from __future__ import annotations

import pytest

from govlint.lists.columns import Layout, layout_of
from govlint.lists.fields import meaning_of
from govlint.lists.headers import header_of
from govlint.model.items import Field

from .grids import grid

ITEM, HANDLING = "11440000MB2D0164XH2440289876000", "11440000MB2D0164XH244028987600001"


def layout(text: str, hidden: frozenset[int] = frozenset()) -> Layout:
    made = grid(text)
    found = header_of(made, meaning_of)
    assert found is not None
    return layout_of(made.frame.slice(found.begin), found, meaning_of, hidden)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ([ITEM, ITEM, "错"], Field.ITEM_CODE),
        (["000140001000", "000140002000", "1"], Field.BASIC_CODE),
        (["XK12345001", "XK12345002"], Field.BASIC_CODE),
        ([HANDLING, HANDLING], Field.HANDLING_CODE),
        (["A-1", "A-2"], Field.ITEM_CODE),
        (["100004", "200001"], Field.ITEM_CODE),
        (["", ""], Field.ITEM_CODE),
    ],
)
@pytest.mark.parametrize("header", ["编码", "事项编码", "职权编码"])
def test_the_values_tell_what_code_it_is(header: str, values: list[str], field: Field) -> None:
    found = layout("\n".join([f"事项名称|{header}", *(f"甲|{value}" for value in values)]))
    assert set(found.fields) == {Field.NAME, field}


def test_small_numbers_are_no_codes() -> None:
    found = layout("编号|事项名称|设定依据\n1|甲|a\n2|乙|b\n3|丙|c")
    assert found.serial == 0
    assert set(found.fields) == {Field.NAME, Field.BASIS}


def test_a_named_code_goes_before_one_that_its_values_tell() -> None:
    found = layout(f"事项名称|编码|实施编码\n甲|{ITEM}|{ITEM}\n乙|{ITEM}|{ITEM}")
    assert found.fields[Field.ITEM_CODE] == (2,)
    assert found.unknown == ("编码",)
    assert found.problems == ()


def test_the_unsure_header_gives_way_without_a_word() -> None:
    found = layout("名称|职权名称|部门|实施主体\n甲|乙|丙|丁")
    assert found.fields == {Field.NAME: (1,), Field.BODY: (3,)}
    assert found.unknown == ("名称", "部门")
    assert found.problems == ()


def test_two_columns_for_one_field_are_told() -> None:
    found = layout("事项名称|承诺时限|承诺办结时限\n甲|1日|2日")
    assert found.fields[Field.PROMISED_LIMIT] == (1,)
    (problem,) = found.problems
    assert problem.kind == "duplicate_column"
    assert "“承诺时限”（第2列）、“承诺办结时限”（第3列）" in problem.message


def test_the_same_header_twice_is_told_though_it_is_unsure() -> None:
    assert [p.kind for p in layout("事项名称|依据|依据\n甲|a|b").problems] == ["duplicate_column"]


def test_an_empty_column_gives_way() -> None:
    found = layout("事项名称|承诺时限|承诺办结时限\n甲||2日\n乙|　|3日")
    assert found.fields[Field.PROMISED_LIMIT] == (2,)
    assert found.problems == ()


def test_a_hidden_column_gives_way() -> None:
    found = layout("事项名称|承诺时限|承诺办结时限\n甲|1日|2日", frozenset({1}))
    assert found.fields[Field.PROMISED_LIMIT] == (2,)
    assert found.problems == ()


def test_parts_of_one_field() -> None:
    found = layout("序号|事项名称|设定依据|\n||法律名称|条款\n1|甲|《A法》|第一条")
    assert found.fields[Field.BASIS] == (2, 3)
    assert found.printed[Field.BASIS] == "设定依据/法律名称、设定依据/条款"


def test_the_name_of_a_part_goes_before_that_of_the_whole() -> None:
    found = layout("事项名称|子项名称|设定依据\n甲|甲一|a")
    assert found.fields[Field.NAME] == (1,)
    assert found.fields[Field.PARENT] == (0,)
    assert found.instead_of_name == 0
    found = layout("主项名称|子项名称|设定依据\n甲|甲一|a")
    assert (found.fields[Field.NAME], found.instead_of_name) == ((1,), 0)


def test_names_where_no_column_is_called_so() -> None:
    assert layout("主项名称|设定依据\n甲|a").fields[Field.NAME] == (0,)
    assert layout("证明名称|设定依据\n甲|a").fields[Field.NAME] == (0,)
    found = layout("实施编码|设定依据\n甲|a")
    assert Field.NAME not in found.fields
    assert [problem.kind for problem in found.problems] == ["no_name"]


def test_units_of_limits() -> None:
    found = layout("事项名称|法定时限（工作日）|承诺时限|承诺时限单位\n甲|20|5|天")
    assert found.units == {Field.LEGAL_LIMIT: "工作日"}
    assert found.unit_columns == {Field.PROMISED_LIMIT: 3}
    assert found.printed[Field.LEGAL_LIMIT] == "法定时限（工作日）"


def test_headers_that_stand_for_no_field() -> None:
    found = layout("序号|事项名称|设定依据|甲栏|填报人\n1|甲|a|b|c")
    assert found.unknown == ("甲栏",)


def test_the_parts_below_the_heading_of_a_column() -> None:
    found = layout("事项名称|设定依据|\n|名称|条款\n甲许可|《甲法》|第三条")
    assert found.fields["basis"] == (1, 2)
