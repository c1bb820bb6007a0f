from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.enums import (
    audiences,
    channels,
    handling_of,
    level_of,
    power_source,
    status_of,
    type_of,
    unknown_audiences,
    visits,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政许可", "行政许可"),
        ("行政许可类", "行政许可"),
        ("许可", "行政许可"),
        ("01", "行政许可"),
        ("1", "行政许可"),
        ("1.行政许可", "行政许可"),
        ("其他类", "其他行政权力"),
        ("其它行政权力", "其他行政权力"),
        ("公共服务事项", "公共服务"),
        ("行政监督", None),
        ("", None),
    ],
)
def test_types(text: str, expected: str | None) -> None:
    assert type_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市级", {3}),
        ("省级、市级、县级", {2, 3, 4}),
        ("省市县三级", {2, 3, 4}),
        ("县（市、区）级", {4}),
        ("区（县、市）", {4}),
        ("县级市", {4}),
        ("设区的市级", {3}),
        ("市（州）", {3}),
        ("省（自治区、直辖市）", {2}),
        ("乡镇（街道）", {5}),
        ("镇街", {5}),
        ("国家级", {1}),
        ("村（社区）", {6}),
        ("3", {3}),
        ("2,3", {2, 3}),
        ("县级以上", {1, 2, 3, 4}),
        ("市级\n县级", {3, 4}),
        ("按规定", set()),
        ("", set()),
    ],
)
def test_levels(text: str, expected: set[int]) -> None:
    assert level_of(text) == expected


def test_audiences_are_sets_without_order() -> None:
    assert audiences("个人\n企业") == audiences("企业、自然人") == {"自然人", "企业法人"}
    assert audiences("公民、法人和其他组织") == {"自然人", "法人", "其他组织"}
    assert audiences("无") == set()
    assert unknown_audiences("自然人、外地客商") == {"外地客商"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1次", 1),
        ("最多跑一次", 1),
        ("2", 2),
        ("3.0", 3),
        ("0", 0),
        ("零跑动", 0),
        ("一次不跑", 0),
        ("无需到现场", 0),
        ("到现场2次", 2),
        ("无", None),
        ("", None),
        ("视情况", None),
    ],
)
def test_visits(text: str, expected: int | None) -> None:
    assert visits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("窗口办理、网上办理", {"窗口", "网上"}),
        ("全程网办", {"全程网办"}),
        ("不支持全程网办", set()),
        ("窗口办理；全程网上办理", {"窗口", "全程网办"}),
        ("网上申请，快递送达", {"网上", "邮寄"}),
        ("", set()),
    ],
)
def test_channels(text: str, expected: set[str]) -> None:
    assert channels(text) == expected


def test_other_words() -> None:
    assert handling_of("即时办结件") == "即办件"
    assert handling_of("承诺件") == "承诺件"
    assert handling_of("一般件") is None
    assert status_of("已取消") == "取消"
    assert status_of("在用") == "在用"
    assert status_of("拟取消") is None
    assert power_source("法定本级行使") == "法定本级"
    assert power_source("委托（甲省水利厅）") == "委托"


@given(st.text(max_size=40))
def test_strange_words_never_fail(text: str) -> None:
    assert level_of(text) <= {1, 2, 3, 4, 5, 6}
    assert unknown_audiences(text) <= audiences(text)
    for function in (type_of, handling_of, status_of, power_source, visits, channels):
        function(text)
