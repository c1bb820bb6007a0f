from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.limits import (
    longer,
    parse_limit,
    same_limit,
    unit_of,
    within_a_day,
)


@pytest.mark.parametrize(
    ("text", "total", "unit"),
    [
        ("20个工作日", "20", "工作日"),
        ("20工作日", "20", "工作日"),
        ("２０个工作日", "20", "工作日"),
        ("二十个工作日", "20", "工作日"),
        ("20 个 工作日内办结", "20", "工作日"),
        ("20（工作日）", "20", "工作日"),
        ("20(个工作日)", "20", "工作日"),
        ("60个人工作日", "60", "工作日"),
        ("不超过20个工作日", "20", "工作日"),
        ("自受理之日起15个工作日内", "15", "工作日"),
        ("审查时限：45个工作日", "45", "工作日"),
        ("20个工作日（不含公示）", "20", "工作日"),
        ("20个工作日（特殊情况可延长10个工作日）", "20", "工作日"),
        ("20个工作日，经批准可以延长10个工作日", "20", "工作日"),
        ("20个工作日；专家评审30日不计算在内", "20", "工作日"),
        ("总时限20个工作日，其中受理5个工作日", "20", "工作日"),
        ("受理5日，审查15日，共20日", "20", "日"),
        ("0.5个工作日", "0.5", "工作日"),
        ("半个工作日", "0.5", "工作日"),
        ("6日内", "6", "日"),
        ("六日", "6", "日"),
        ("30天", "30", "日"),
        ("30个自然日", "30", "日"),
        ("三个月", "3", "月"),
        ("一个半月", "1.5", "月"),
        ("两周", "2", "周"),
        ("1年", "1", "年"),
        ("24小时", "24", "小时"),
        ("30分钟", "30", "分钟"),
        ("一百二十个工作日", "120", "工作日"),
    ],
)
def test_one_amount(text: str, total: str, unit: str) -> None:
    limit = parse_limit(text)
    assert limit is not None
    assert (limit.kind, limit.total, limit.unit) == ("plain", Decimal(total), unit)


@pytest.mark.parametrize(
    ("text", "total", "unit"),
    [
        ("受理5日；审查15日", "20", "日"),
        ("受理：3个工作日；审核：10个工作日；决定：5个工作日。", "18", "工作日"),
        ("受理（5个工作日）、审查（15个工作日）", "20", "工作日"),
        ("5个工作日受理，15个工作日审查", "20", "工作日"),
        ("初审10个工作日\n复审5个工作日", "15", "工作日"),
        ("15+5个工作日", "20", "工作日"),
        ("自受理之日起20个工作日内作出决定，10个工作日内送达", "30", "工作日"),
    ],
)
def test_stages_are_summed(text: str, total: str, unit: str) -> None:
    limit = parse_limit(text)
    assert limit is not None
    assert (limit.kind, limit.total, limit.unit) == ("stages", Decimal(total), unit)


@pytest.mark.parametrize(
    "text",
    [
        "即办",
        "即时办结",
        "当场办结",
        "即办件",
        "即办（0.5个工作日）",
        "当日办结",
        "检验合格后当场办理",
    ],
)
def test_on_the_spot(text: str) -> None:
    limit = parse_limit(text)
    assert limit is not None
    assert limit.kind == "immediate"


@pytest.mark.parametrize(
    "text",
    ["无", "不限", "-", "/", "——", "无法定时限", "法律法规未规定", "未作规定", "无（法律未规定）"],
)
def test_no_limit(text: str) -> None:
    limit = parse_limit(text)
    assert limit is not None
    assert limit.kind == "none"


@pytest.mark.parametrize(
    "text",
    [
        "报告书60个工作日、报告表30个工作日",
        "通行证10个工作日，单独签注7个工作日",
        "7-10个工作日",
        "七至十个工作日",
        "3月1日前",
        "每年3月",
        "按照有关规定执行",
        "当场办结；需核查的5个工作日",
        "法定20个工作日，承诺10个工作日",
    ],
)
def test_what_is_no_single_limit_is_unknown(text: str) -> None:
    limit = parse_limit(text)
    assert limit is not None
    assert (limit.kind, limit.total) == ("unknown", None)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_an_empty_cell_is_none(text: str) -> None:
    assert parse_limit(text) is None


def test_mixed_units_have_no_total() -> None:
    limit = parse_limit("60个工作日+15日公示期")
    assert limit is not None
    assert limit.total is None
    assert limit.sums == {"工作日": Decimal(60), "日": Decimal(15)}
    assert longer("85个工作日+15日公示期", "60个工作日+15日公示期") is True
    assert longer("85个工作日+10日公示期", "60个工作日+15日公示期") is None


def test_a_bare_number_has_the_unit_it_is_given() -> None:
    bare, known = parse_limit("20"), parse_limit("20", "工作日")
    assert bare is not None
    assert known is not None
    assert (bare.total, bare.unit) == (Decimal(20), "")
    assert known.unit == "工作日"
    assert same_limit(known, parse_limit("20个工作日"))


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("法定办结时限（工作日）", "工作日"),
        ("承诺时限/工作日", "工作日"),
        ("办结时限(天)", "日"),
        ("承诺时限（单位：日）", "日"),
        ("法定办结时限", ""),
        ("有效期（年）", "年"),
        ("承诺办结时限（月）", "月"),
        ("工作日", "工作日"),
    ],
)
def test_units_of_headers(header: str, unit: str) -> None:
    assert unit_of(header) == unit


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("25个工作日", "20个工作日", True),
        ("20个工作日", "20个工作日", False),
        ("受理5日；审查15日", "20日", False),
        ("受理5日；审查20日", "受理5日；审查15日", True),
        ("30日", "20个工作日", None),
        ("1个月", "20个工作日", None),
        ("30日", "无", None),
        ("即办", "20个工作日", False),
        ("5个工作日", "即办", True),
        ("1个工作日", "即办", None),
        ("报告书90日、报告表60日", "20日", None),
        ("", "20日", None),
        ("25", "20", True),
    ],
)
def test_longer(one: str, other: str, expected: bool | None) -> None:
    assert longer(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("20个工作日", "二十个工作日", True),
        ("20 工作日", "20（工作日）", True),
        ("受理5日；审查15日", "20日", True),
        ("即办", "当场办结", True),
        ("无", "-", True),
        ("30日", "30个工作日", False),
        ("1个月", "30日", False),
        ("20个工作日", "无", False),
        ("报告书60日、报告表30日", "报告书60日，报告表30日。", True),
        ("报告书60日、报告表30日", "报告书60日、报告表20日", False),
        ("", "", True),
        ("", "无", False),
    ],
)
def test_same(one: str, other: str, expected: bool) -> None:
    assert same_limit(one, other) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当场", True),
        ("0.5个工作日", True),
        ("1个工作日", True),
        ("1日", True),
        ("4小时", True),
        ("0", None),
        ("2个工作日", False),
        ("48小时", False),
        ("1个月", False),
        ("无", None),
        ("按规定", None),
    ],
)
def test_within_a_day(text: str, expected: bool | None) -> None:
    limit = parse_limit(text)
    assert limit is not None
    assert within_a_day(limit) is expected


WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "20",
                "五",
                "个",
                "工作日",
                "日",
                "月",
                "年",
                "受理",
                "审查",
                "；",
                "，",
                "（",
                "）",
                "+",
                "-",
                "至",
            ),
            *(
                "半",
                "即办",
                "延长",
                "除外",
                "其中",
                "共",
                "\n",
                " ",
                "无",
                "小时",
                "1.5",
                "〇",
                "十",
                "内",
            ),
        ]
    ),
    max_size=12,
).map("".join)


@given(st.one_of(WORDS, st.text(max_size=30)))
def test_strange_cells_are_parsed_or_unknown(text: str) -> None:
    limit = parse_limit(text)
    if limit is None:
        return
    assert limit.kind in {"plain", "stages", "immediate", "none", "unknown"}
    assert same_limit(text, text)
    assert longer(text, text) in (False, None)
    if limit.kind == "plain":
        assert limit.total == sum(stage.amount for stage in limit.stages)
