"""Numbers as a person sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.grids.number_formats import (
    builtin_format,
    general_text,
    number_text,
    parse_format,
)
from govlint.readers.grids.serial_dates import iso_text

DAY = 46082.0  # 2026-03-01


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (20.0, "General", "20"),
        (0.1 + 0.2, "General", "0.3"),
        (-0.0, "General", "0"),
        (1e-5, "General", "0.00001"),
        (123456789012.0, "General", "123456789012"),
        (20.0, "0_ ", "20"),
        (20.0, "0.00", "20.00"),
        (2.5, "0", "3"),
        (0.2, "0%", "20%"),
        (0.256, "0.0%", "25.6%"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (999.0, "#,##0", "999"),
        (12.0, "0000", "0012"),
        (5.0, "0.##", "5"),
        (0.5, "#.##", ".5"),
        (-5.0, r"0_);[Red]\(0\)", "(5)"),
        (-5.0, "0", "-5"),
        (0.0, "0;-0;;@", ""),
        (0.0, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥-"),
        (1234.0, "[$¥-804]#,##0.00", "¥1,234.00"),
        (20.0, '0"个工作日"', "20个工作日"),
        (20.0, 'General"个工作日"', "20个工作日"),
        (20.0, "G/通用格式天", "20天"),
        (3.0, '0"days"', "3days"),
        (3.0, "0 items", "3 items"),
        (1.0, '"第"0"号"', "第1号"),
        (12345678.0, "000-0000", "1234-5678"),
        (15000.0, '0.0,"千"', "15.0千"),
        (20000.0, '[>=10000]0.0,"千";0', "20.0千"),
        (2000.0, '[>=10000]0.0,"千";0', "2000"),
        (123.0, "0.00E+00", "123"),
        (0.5, "# ?/?", "0.5"),
        (20.0, '0"/"', "20/"),
    ],
)
def test_number(value: float, code: str, shown: str) -> None:
    assert number_text(value, parse_format(code)) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (DAY, 'yyyy"年"m"月"d"日"', "2026-03-01"),
        (DAY, '[$-804]yyyy"年"m"月"d"日";@', "2026-03-01"),
        (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "2026-03-01"),
        (DAY, "yyyy/m/d", "2026-03-01"),
        (DAY, "yyyy年m月d日", "2026-03-01"),
        (DAY, "m/d", "2026-03-01"),
        (DAY, 'yyyy"年"m"月"', "2026-03"),
        (DAY, "yyyy", "2026"),
        (DAY, "yyyy-mm-dd hh:mm:ss", "2026-03-01"),
        (DAY + 8.5 / 24, "yyyy-mm-dd hh:mm", "2026-03-01 08:30"),
        (8.5 / 24, "h:mm", "08:30"),
        (8.5 / 24 + 1 / 86400, '上午/下午h"时"mm"分"ss"秒"', "08:30:01"),
        (1.5, "[h]:mm", "36:00"),
        (0.02, "mm:ss", "00:28:48"),
        (1.0, "yyyy-m-d", "1900-01-01"),
        (59.0, "yyyy-m-d", "1900-02-28"),
        (61.0, "yyyy-m-d", "1900-03-01"),
        (-3.0, "yyyy-m-d", "-3"),
        (9e9, "yyyy-m-d", "9000000000"),
        (46081.9999999, "yyyy-m-d", "2026-03-01"),
    ],
)
def test_date(value: float, code: str, shown: str) -> None:
    assert number_text(value, parse_format(code)) == shown


def test_date_from_1904() -> None:
    assert number_text(DAY - 1462, parse_format("yyyy-m-d"), date_1904=True) == "2026-03-01"
    assert number_text(0.0, parse_format("yyyy-m-d"), date_1904=True) == "1904-01-01"


@pytest.mark.parametrize("number", [14, 22, 31, 57, 58])
def test_builtin_dates(number: int) -> None:
    assert number_text(DAY, parse_format(builtin_format(number))).startswith("2026-03")


def test_a_format_that_nobody_knows_is_general() -> None:
    assert number_text(20.0, parse_format(builtin_format(163))) == "20"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-03-01T00:00:00", "2026-03-01"),
        ("2026-03-01T00:00:00.000Z", "2026-03-01"),
        ("2026-03-01T08:30:00", "2026-03-01 08:30"),
        ("2026-03-01", "2026-03-01"),
        ("即日", "即日"),
    ],
)
def test_iso(text: str, shown: str) -> None:
    assert iso_text(text) == shown


@given(st.floats(allow_nan=True), st.text('0#?.,%;[]"\\_*@EeyMmdhs年+-<>=1 G', max_size=20))
def test_no_format_breaks_it(value: float, code: str) -> None:
    assert isinstance(number_text(value, parse_format(code)), str)


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_whole_numbers_stay_as_they_are(value: int) -> None:
    assert general_text(float(value)) == str(value)
    assert number_text(float(value), parse_format("0")) == str(value)
    assert number_text(float(value), parse_format("#,##0")) == f"{value:,}"
