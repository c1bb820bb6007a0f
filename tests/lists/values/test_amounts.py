from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.amounts import dearer, parse_fee, yes_no


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("是", True),
        ("收费", True),
        ("是（按次）", True),
        ("1", True),
        ("否", False),
        ("不收费", False),
        ("免费", False),
        ("无", False),
        ("否，免收", False),
        ("0", False),
        ("", None),
        ("-", None),
        ("按规定", None),
    ],
)
def test_yes_or_no(text: str, expected: bool | None) -> None:
    assert yes_no(text) is expected


@pytest.mark.parametrize(
    "text",
    ["无", "", "-", "不收费", "免费", "0元", "0", "0元/件", "原收费50元，现已免征", "零收费"],
)
def test_nothing_is_charged(text: str) -> None:
    fee = parse_fee(text)
    assert fee.kind == "none"


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("100元/件", "100", "元", "件"),
        ("每本100元", "100", "元", "本"),
        ("1,200元", "1200", "元", ""),
        ("2万元", "20000", "元", ""),
        ("￥50元每证", "50", "元", "证"),
        ("按货值的0.45%收取", "0.45", "%", ""),
        ("5‰", "0.5", "%", ""),
        ("10", "10", "元", ""),
    ],
)
def test_amounts(text: str, value: str, unit: str, per: str) -> None:
    fee = parse_fee(text)
    assert fee.charges
    assert [(one.value, one.unit, one.per) for one in fee.amounts] == [(Decimal(value), unit, per)]


def test_words_without_an_amount() -> None:
    assert parse_fee("按物价部门核定的标准").kind == "words"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("100元/件", "80元/件", True),
        ("80元/件", "100元/件", False),
        ("80元/件", "80元每件", False),
        ("100元/证", "80元/件", None),
        ("10元", "免费", True),
        ("免费", "10元", False),
        ("按规定", "10元", None),
        ("甲类10元；乙类20元", "甲类20元；乙类10元", None),
    ],
)
def test_dearer(one: str, other: str, expected: bool | None) -> None:
    assert dearer(one, other) is expected


@given(st.text(max_size=40))
def test_strange_cells_never_fail(text: str) -> None:
    assert parse_fee(text).kind in {"none", "amount", "words"}
    assert dearer(text, text) in (False, None)
    assert yes_no(text) in (True, False, None)
