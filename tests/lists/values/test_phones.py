from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.phones import bad_numbers, bad_urls, lengths, own_numbers


@pytest.mark.parametrize(
    "text",
    [
        "0851-85550001",
        "0851—85550001",
        "085185550001",
        "（0851）85550001",
        "（0851）8555 0001",
        "0851 85550001",
        "0851-85550001转802",
        "0851-85550001-802",
        "0851-85550001（8555）",
        "0851-85550001、85550002",
        "0851-85550001、0002",
        "0851-85550001-261,262,263",
        "0851-85550001     0851-85550002",
        "0851-85550001（24小时）",
        "0851-85550001（值班24小时，节假日8:30起）",
        "0851.85550001",
        "办公室（3楼301室）0851-85550001",
        "85550001",
        "13900000001",
        "139 0000 0001",
        "+86-851-85550001",
        "400-000-1234",
        "12345",
        "0851-12345",
        "12345热线",
        "110",
        "96096",
        "0851-8XXXXXXX",
        "窗口：0851-85550001（工作日9:00-17:00）",
        "中心路202号3楼，0851-85550001",
        "一楼3号窗口 0851-85550001",
        "1.0851-85550001；2.0851-85550002",
        "办公室（85550001）",
        "张三 13900000001",
        "详见 http://www.example.gov.cn/20240101",
        "无",
        "",
        "拨打便民热线",
    ],
)
def test_right_numbers(text: str) -> None:
    assert bad_numbers(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "0851-855500012",
        "0851-8555",
        "8555",
        "1390000001",
        "139000000012",
        "0851-855l0001",
    ],
)
def test_wrong_numbers(text: str) -> None:
    assert bad_numbers(text)


def test_own_numbers_are_no_hotlines() -> None:
    assert own_numbers("0851-85550001；12345") == {"085185550001"}
    assert own_numbers("0851-12345、400-000-1234") == set()


def test_lengths_by_area() -> None:
    assert lengths("0851-8555000、（0851）85550001、13900000001") == (("851", 7), ("851", 8))


@pytest.mark.parametrize(
    "text",
    [
        "https://zwfw.example.gov.cn/item?id=1&t=2",
        "http://www.example.gov.cn/#/home",
        "www.example.gov.cn",
        "http://192.0.2.7:8080/list",
        "甲省政务服务网（https://zwfw.example.gov.cn）",
        "网址：http://zwfw.example.gov.cn",
        "https://a.example.cn，http://b.example.cn",
        "https://www.example.cn/中文.html",
        "甲省政务服务网",
        "无",
        "",
    ],
)
def test_right_addresses(text: str) -> None:
    assert bad_urls(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "http:/www.example.gov.cn",
        "http//www.example.gov.cn",
        "htp://www.example.gov.cn",
        "http：//www.example.gov.cn",
        "http://www.example.gov.cn/a b",
        "http://zwfw，example.cn",
        "http://",
        "https:\\\\www.example.cn",
    ],
)
def test_wrong_addresses(text: str) -> None:
    assert bad_urls(text)


@given(st.text(alphabet="0123456789-() 、;转x:/.htpw\n号年月日", max_size=30))
def test_strange_cells_never_fail(text: str) -> None:
    bad_numbers(text)
    own_numbers(text)
    lengths(text)
    bad_urls(text)
