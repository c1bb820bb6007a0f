"""JSON: where the matters are, what the groups around them say, values as a person reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.model.grid import Grid
from govlint.readers.errors import ReadError
from govlint.readers.grids import read_grids

Rows = list[dict[str, str | None]]


def grid(value: Any) -> Grid:
    raw = value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode()
    file = read_grids(raw, name="a.json")
    assert file.format == "json"
    (only,) = file.grids
    return only


def rows(value: Any) -> Rows:
    found = grid(value)
    assert found.header is not None
    names = ["/".join(path) for path in found.header]
    return [dict(zip(names, row, strict=True)) for row in found.frame.rows()]


def matter(number: int, **more: Any) -> dict[str, Any]:
    return {"事项名称": f"事项{number}", "实施编码": f"码{number}", "法定办结时限": 20} | more


def shown(number: int, **more: str | None) -> dict[str, str | None]:
    return {"事项名称": f"事项{number}", "实施编码": f"码{number}", "法定办结时限": "20"} | more


@pytest.mark.parametrize(
    "value",
    [
        [matter(1), matter(2)],
        {"码1": matter(1), "码2": matter(2)},
        {"data": [matter(1), matter(2)]},
        {"data": {"码1": matter(1), "码2": matter(2)}},
        {"code": 200, "msg": "ok", "data": {"total": 2, "rows": [matter(1), matter(2)]}},
    ],
)
def test_matters_are_found_wherever_they_stand(value: Any) -> None:
    assert rows(value) == [shown(1), shown(2)]
    assert grid(value).number_of(0) == 1


def test_keys_that_the_matters_do_not_say_are_kept() -> None:
    plain = {"事项名称": "甲", "类型": "许可", "层级": "市级"}
    assert rows({"A10001": plain, "A10002": plain})[1]["编码"] == "A10002"
    unnamed = {"类型": "许可", "层级": "市级", "时限": "20日"}
    assert rows({"甲事项": unnamed, "乙事项": unnamed})[1]["事项名称"] == "乙事项"
    assert rows({"1": plain, "2": plain})[1]["序号"] == "2"


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ({"甲局": [matter(1)], "乙委": [matter(2)], "丙办": []}, "实施主体"),
        ([{"甲局": [matter(1)]}, {"乙委": [matter(2)]}], "实施主体"),
        ({"清单": {"甲局": [matter(1)], "乙委": [matter(2)]}}, "实施主体"),
        (
            [
                {"department": "甲局", "items": [matter(1)]},
                {"department": "丙办", "items": []},
                {"department": "乙委", "items": [matter(2)]},
            ],
            "department",
        ),
        (
            [{"name": "甲局", "list": [matter(1)]}, {"name": "乙委", "list": [matter(2)]}],
            "实施主体",
        ),
        ({"行政许可": [matter(1)], "行政处罚": [matter(2)]}, "事项类型"),
        ({"甲市": [matter(1)], "乙县": [matter(2)]}, "实施主体"),
    ],
)
def test_a_group_gives_a_column(value: Any, column: str) -> None:
    first, second = rows(value)
    assert set(first) == {column, *matter(1)}
    assert [first["事项名称"], second["事项名称"]] == ["事项1", "事项2"]
    assert first[column] != second[column]


def test_groups_of_several_levels() -> None:
    value = [
        {
            "department": "甲局",
            "items": [
                {"main_item": "未分类", "sub_items": []},
                {"main_item": "主项", "sub_items": [{"name": "子项一", "link": "x"}]},
            ],
        },
        {"department": "乙局", "items": [{"main_item": "未分类", "sub_items": []}]},
    ]
    assert rows(value) == [
        {"department": "甲局", "main_item": "主项", "name": "子项一", "link": "x"}
    ]


def test_organs_before_types() -> None:
    value = {
        "甲局": {"行政许可": [matter(1)], "行政处罚": [matter(2)]},
        "乙局": {"行政许可": [matter(3)]},
    }
    assert [(row["实施主体"], row["事项类型"]) for row in rows(value)] == [
        ("甲局", "行政许可"),
        ("甲局", "行政处罚"),
        ("乙局", "行政许可"),
    ]


def test_areas_give_way_to_organs() -> None:
    value = {"甲区": {"甲局": [matter(1)]}, "乙区": {"乙局": [matter(2)]}}
    first = rows(value)[0]
    assert (first["地区"], first["实施主体"]) == ("甲区", "甲局")
    stated = {"甲区": [matter(1, 审批部门="甲局")], "乙区": [matter(2, 审批部门="乙局")]}
    assert rows(stated)[0] == {"地区": "甲区", **shown(1, 审批部门="甲局")}


def test_an_organ_that_the_matters_state_themselves_wins() -> None:
    value = {"甲局": [matter(1, 实施主体="甲市甲局")], "乙局": [matter(2, 实施主体="甲市乙局")]}
    assert rows(value)[0] == {"所属分组": "甲局", **shown(1, 实施主体="甲市甲局")}


def test_a_matter_that_lists_its_materials_is_no_group() -> None:
    materials = [
        {"材料名称": "申请表", "份数": 1, "形式": "原件"},
        {"材料名称": "身份证"},
    ]
    assert rows([matter(1, 申请材料=materials)]) == [
        shown(1, 申请材料="申请表（份数：1，形式：原件）\n身份证")
    ]
    assert rows({"items": [matter(1, 申请材料=materials)]})[0]["事项名称"] == "事项1"


def test_sub_matters_carry_the_name_of_the_one_above() -> None:
    value = [matter(1, 子项=[matter(11), matter(12)]), matter(2, 类型="许可", 子项=[])]
    found = rows(value)
    assert [(row["主项名称"], row["事项名称"]) for row in found] == [
        ("事项1", "事项11"),
        ("事项1", "事项12"),
        (None, "事项2"),
    ]


def test_values_as_a_person_reads_them() -> None:
    raw = (
        '[{"a": 1.50, "b": true, "c": false, "d": null, "e": "", "f": ["甲", "乙", 3],'
        ' "g": {"法定": 20, "承诺": 1e2}, "h": [], "i": 12345678901234567890}]'
    )
    assert rows(raw.encode()) == [
        {
            "a": "1.50",
            "b": "是",
            "c": "否",
            "d": None,
            "e": None,
            "f": "甲\n乙\n3",
            "g/法定": "20",
            "g/承诺": "1e2",
            "h": None,
            "i": "12345678901234567890",
        }
    ]


def test_columns_stand_in_the_order_in_which_they_are_seen() -> None:
    assert list(rows([{"b": 1, "a": 2}, {"c": 3, "a": 4}])[0]) == ["b", "a", "c"]


def test_the_title_of_the_file_is_no_column() -> None:
    value = {"title": "甲市权力清单", "region": "甲市", "date": "2024-01-01", "items": [matter(1)]}
    assert grid(value).title == "甲市权力清单"
    assert rows(value) == [{"region": "甲市", **shown(1)}]


def test_one_object_a_line() -> None:
    raw = '{"事项名称": "甲"}\n\n{"事项名称": "乙"}\n'.encode()
    found = grid(raw)
    assert found.frame["0"].to_list() == ["甲", "乙"]
    assert found.number_of(1) == 2


def test_arrays_of_arrays_are_rows_with_their_header_among_them() -> None:
    found = grid([["事项名称", "编码"], ["甲", 1], [None, "x"]])
    assert found.header is None
    assert found.frame.rows() == [("事项名称", "编码"), ("甲", "1"), (None, "x")]


def test_other_encodings() -> None:
    text = json.dumps([matter(1), matter(2)], ensure_ascii=False)
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        assert rows(text.encode(encoding)) == [shown(1), shown(2)]


def test_a_key_that_stands_twice_is_told() -> None:
    file = read_grids(b'[{"name": "x", "name": "y"}]', name="a.json")
    assert file.grids[0].frame.rows() == [("y",)]
    (problem,) = file.problems
    assert problem.kind == "duplicate_key"
    assert "“name”" in problem.message


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b'[{"a": 1},\n{"a": 2}\n', "第 3 行"),
        (b'[{"a": 1},\n{"a" 2}]', "第 2 行"),
        (b'{"a": 1}\n{"a": 2\n', "第 2 行"),
        (b'{"a": 1} x', "第 1 行"),
    ],
)
def test_bad_json_says_where(raw: bytes, line: str) -> None:
    with pytest.raises(ReadError) as error:
        read_grids(raw, name="a.json")
    assert error.value.code == "unreadable"
    assert line in error.value.message


@pytest.mark.parametrize(
    "raw", [b"[" * 100_000, b'{"a":' * 100_000, b'[{"a":' * 70 + b"1" + b"}]" * 70]
)
def test_depth_is_bounded(raw: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read_grids(raw, name="a.json")
    assert error.value.code in ("limit", "unreadable")


@pytest.mark.parametrize("raw", [b"[]", b"{}", b"3", b'["a"]', b"null", b'{"data": []}'])
def test_without_matters_it_says_so(raw: bytes) -> None:
    file = read_grids(raw, name="a.json")
    assert not file.grids
    assert [problem.kind for problem in file.problems] == ["no_table"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "甲局", "20", "行政许可"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["items", "甲局", "名称", "a", "data"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(VALUES)
def test_every_value_gives_a_grid_or_a_problem(value: Any) -> None:
    file = read_grids(json.dumps(value, ensure_ascii=False).encode(), name="a.json")
    assert file.grids or file.problems
    for found in file.grids:
        assert found.frame.height > 0
        if found.header is not None:
            assert len(found.header) == found.frame.width == len(set(found.header))


TEXTS = st.text(st.sampled_from('甲 "\\\n,{}[]：3'), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), TEXTS, min_size=1), min_size=1))
def test_flat_records_come_back_as_they_were(records: list[dict[str, str]]) -> None:
    found = rows(records)
    for record, row in zip(records, found, strict=True):
        assert {key: text or None for key, text in record.items()}.items() <= row.items()


NAMES = [
    *("权力名称", "许可事项名称", "职权名称", "检查事项名称", "禁止或许可事项", "名称", "事项"),
    *("证明事项名称", "子项名称", "主项名称", "办理项名称", "itemName", "许可事项名称（全称）"),
]


@pytest.mark.parametrize("header", NAMES)
@pytest.mark.parametrize("keys", [("k1", "k2"), ("第一条", "第二条")])
def test_keys_are_no_names_where_the_matters_have_names(header: str, keys: Sequence[str]) -> None:
    value = {key: {header: f"{key}许可", "设定依据": "《甲法》"} for key in keys}
    assert rows(value)[0] == {header: f"{keys[0]}许可", "设定依据": "《甲法》", "键": keys[0]}


@pytest.mark.parametrize(
    ("keys", "more", "column"),
    [
        (("QL00001", "QL00002"), {}, "编码"),
        (("QL00001", "QL00002"), {"权力编码": "A-1"}, "键"),
        (("QL00001", "QL00002"), {"统一社会信用代码": "9152"}, "编码"),
        (("000101036000", "000101036001"), {"实施编码": "A-1"}, "编码"),
        (("item00001", "ROW-00002"), {}, "键"),
        (("1", "2"), {}, "序号"),
        (("甲局", "乙委"), {}, "实施主体"),
    ],
)
def test_what_keys_are(keys: Sequence[str], more: dict[str, str], column: str) -> None:
    matters = {key: {"权力名称": f"{key}处罚", "设定依据": "《甲法》", **more} for key in keys}
    assert rows(matters)[1][column] == keys[1]


@pytest.mark.parametrize("header", ["实施部门", "行使主体", "检查主体", "实施机关名称", "部门"])
def test_the_own_organ_of_a_matter_wins_and_the_group_fills(header: str) -> None:
    value = {
        "甲局": [matter(1, **{header: "甲市考试院"}), matter(2, **{header: ""})],
        "乙局": [matter(3)],
    }
    assert [row[header] for row in rows(value)] == ["甲市考试院", "甲局", "乙局"]


def test_who_leads_need_not_be_who_carries_out() -> None:
    value = {"甲局": [matter(1, 牵头部门="丙局")], "乙局": [matter(2, 牵头部门="丙局")]}
    assert [(row["实施主体"], row["牵头部门"]) for row in rows(value)] == [
        ("甲局", "丙局"),
        ("乙局", "丙局"),
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_records_below_two_keys(count: int) -> None:
    matters = {f"a{place}": {"事项名称": f"甲{place}", "依据": "x"} for place in range(count)}
    for value in (
        {"result": {"items": matters}},
        {"code": 0, "result": {"total": count, "items": matters}},
        {"response": {"result": {"items": matters}}},
    ):
        assert [row["事项名称"] for row in rows(value)] == [f"甲{place}" for place in range(count)]


def test_parts_of_a_matter_are_no_records() -> None:
    value = [{"事项名称": "甲", "时限": {"法定": {"数": 20, "单位": "日"}, "承诺": {"数": 5}}}]
    assert list(rows(value)[0]) == ["事项名称", "时限/法定/数", "时限/法定/单位", "时限/承诺/数"]
