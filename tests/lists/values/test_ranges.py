"""Ranges of discretion standards."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.ranges import ENDLESS, open_range, ranges


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "low_in", "high_in"),
    [
        ("1万元以上3万元以下", "10000", "30000", "元", True, True),
        ("一万元以上不满三万元", "10000", "30000", "元", True, False),
        ("3万元（不含）—5万元", "30000", "50000", "元", False, True),
        ("1-3万元", "10000", "30000", "元", True, True),
        ("1万—3万", "10000", "30000", "元", True, True),
        ("1,000元至5,000元", "1000", "5000", "元", True, True),
        ("货值金额一倍以上三倍以下", "1", "3", "倍", True, True),
        ("1个月以上3个月以下", "1", "3", "月", True, True),
    ],
)
def test_ranges(text: str, low: str, high: str, unit: str, low_in: bool, high_in: bool) -> None:
    (found,) = ranges(text)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(high), unit)
    assert (found.low_in, found.high_in) == (low_in, high_in)


def test_one_end() -> None:
    below, above = open_range("处1万元以下罚款"), open_range("处5万元以上罚款")
    assert below is not None and (below.low, below.high) == (Decimal(0), Decimal(10_000))
    assert above is not None and (above.low, above.high) == (Decimal(50_000), ENDLESS)
    assert open_range("警告") is None
    assert open_range("1万元以上3万元以下") is None


@given(
    st.text(alphabet="一二十百千万亿元0123456789.,以上下不满足至-—（）()含倍%个月日", max_size=30)
)
def test_any_text_can_be_read(text: str) -> None:
    for found in ranges(text):
        assert found.low >= 0
    open_range(text)
