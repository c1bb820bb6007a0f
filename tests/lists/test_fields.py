from __future__ import annotations

from collections import Counter

import pytest

from govlint.lists.fields import (
    CHILD,
    CODE,
    ENDS,
    EXACT,
    IGNORED,
    PART,
    SERIAL,
    UNIT,
    WEAK,
    Meaning,
    is_header,
    is_unit,
    joined,
    key_of,
    meaning_of,
)
from govlint.model.items import Field
from govlint.structure import tables

ROWS = tables.rows("list_fields")
STRENGTHS = {"exact": EXACT, "weak": WEAK, "ends": ENDS}
FIELDS = {field.value for field in Field} - {Field.PRESENCE.value}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[1]}-{row[2]}" for row in ROWS])
def test_a_header_of_the_table_stands_for_its_field(row: list[str]) -> None:
    field, word, strength, _ = row
    assert field.removesuffix(UNIT) in FIELDS | {SERIAL, CODE, CHILD, IGNORED}
    found = meaning_of((f"某项{word}" if strength == "ends" else word,))
    assert found == Meaning(field, STRENGTHS[strength])


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[1]}-{row[2]}" for row in ROWS])
def test_a_longer_word_is_another_header(row: list[str]) -> None:
    assert meaning_of((f"{row[1]}拼音",)) is None


def test_no_header_of_the_table_stands_twice() -> None:
    counts = Counter((key_of(row[1]), row[2] == "ends") for row in ROWS)
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("field", [one for one in Field if one is not Field.PRESENCE])
def test_every_field_is_named_by_identifier_and_term(field: Field) -> None:
    assert meaning_of((field.value,)) == Meaning(field.value, EXACT)
    found = meaning_of((field.term,))
    assert found is not None
    assert found.field == field.value


@pytest.mark.parametrize(
    "header",
    [
        "事项名称",
        "事 项\n名 称",
        "事项　名称：",
        "*事项名称（必填）",
        "事项名称①",
        "事项名称[1]",
        "事项名称*",
        "1.事项名称",
        "一、事项名称",
        "（一）事项名称",
        "事項名稱",
        "task_name",
        "taskName",
        "行政许可事项名称",
    ],
)
def test_variants_of_one_header(header: str) -> None:
    found = meaning_of((header,))
    assert found is not None
    assert found.field == Field.NAME


@pytest.mark.parametrize(
    ("levels", "field", "strength"),
    [
        (("办结时限", "法定"), Field.LEGAL_LIMIT, EXACT),
        (("办结时限", "承诺（工作日）"), Field.PROMISED_LIMIT, EXACT),
        (("办结时限", "法定", "工作日"), Field.LEGAL_LIMIT, EXACT),
        (("办结时限（法定）",), Field.LEGAL_LIMIT, EXACT),
        (("法定办结時限（工作日）",), Field.LEGAL_LIMIT, EXACT),
        (("收费", "依据"), Field.FEE_BASIS, EXACT),
        (("收费情况", "标准"), Field.FEE_STANDARD, EXACT),
        (("收费情况", "是否收费"), Field.FEE, EXACT),
        (("基本信息", "编码"), CODE, EXACT),
        (("基本信息", "名称"), Field.NAME, WEAK),
        (("事项信息", "名称"), Field.NAME, EXACT),
        (("实施主体", "编码"), Field.CREDIT_CODE, EXACT),
        (("申请材料", "材料名称"), Field.MATERIALS, EXACT),
        (("申请材料", "份数"), IGNORED, EXACT),
        (("设定依据", "名称"), Field.BASIS, EXACT),
        (("设定依据", "条款"), Field.BASIS, PART),
        (("设定依据", "法律法规全称"), Field.BASIS, PART),
        (("联系方式", "监督投诉"), Field.COMPLAINT, WEAK),
        (("咨询", "电话"), Field.CONSULT, EXACT),
        (("承诺办结时限", "单位"), "promised_limit_unit", EXACT),
        (("流程（图）",), Field.FLOW, WEAK),
        (("乡镇（街道）配合职责",), Field.PARTNER_DUTY, EXACT),
    ],
)
def test_headers_of_several_levels(levels: tuple[str, ...], field: str, strength: int) -> None:
    assert meaning_of(levels) == Meaning(field, strength)


@pytest.mark.parametrize(
    "header",
    ["", "　", "2025年", "20个工作日", "行政许可", "甲市教育局", "事项名称拼音首字母", "—"],
)
def test_what_is_no_header(header: str) -> None:
    assert meaning_of((header,)) is None
    assert not is_header(header)


def test_a_text_is_no_header_however_it_ends() -> None:
    assert not is_header("按照有关规定公布的" * 5 + "事项名称")


@pytest.mark.parametrize("text", ["工作日", "（个工作日）", "单位：天", "元", " 月 ", "是/否"])
def test_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "20", "单位", "日期", "20工作日"])
def test_what_is_no_unit(text: str) -> None:
    assert not is_unit(text)


def test_a_header_is_shown_on_one_line() -> None:
    assert joined(("办结\n时限", "法定 \n（工作日）")) == "办结时限/法定（工作日）"
