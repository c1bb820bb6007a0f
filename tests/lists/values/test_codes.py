from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.codes import (
    CREDIT_ALPHABET,
    basic_of,
    credit_code_expected,
    credit_code_ok,
    even,
    organisation_code_expected,
    organisation_code_ok,
    scheme_of_codes,
    split_item_code,
    structure_problem,
    type_codes,
)
from tests.lists.checks.asked import item, organ


def test_check_characters_of_an_invented_organ() -> None:
    code = organ()
    assert len(code) == 18
    assert credit_code_ok(code)
    assert organisation_code_ok(code[8:17])


@given(st.text(alphabet=CREDIT_ALPHABET, min_size=8, max_size=8), st.integers(0, 16))
def test_one_wrong_character_is_seen(inner: str, place: int) -> None:
    inner += organisation_code_expected(inner)
    code = f"11520100{inner}"
    if "I" in code or "O" in code:
        return
    code += credit_code_expected(code)
    other = next(char for char in "0123456789" if char != code[place])
    wrong = code[:place] + other + code[place + 1 :]
    assert credit_code_ok(code)
    assert not credit_code_ok(wrong)


def test_the_check_character_x_and_0() -> None:
    found = {organisation_code_expected(f"{number:08}") for number in range(200)}
    assert {"X", "0"} <= found


def test_parts_of_an_item_code() -> None:
    code = item(7, level=4, region="520102", kind="07")
    parts = split_item_code(code)
    assert parts is not None
    assert (parts.level, parts.basic, parts.region, parts.type_digits) == (
        4,
        "000700007000",
        "520102",
        "07",
    )
    assert split_item_code(code[:-1]) is None
    assert split_item_code(code.lower()) is None


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda code: code[:-1], "30位"),
        (lambda code: code + "01", "业务办理项编码"),
        (lambda code: code[:18], "统一社会信用代码"),
        (lambda code: code[:5] + " " + code[5:], "空格"),
        (lambda code: code.lower(), "小写"),
        (lambda code: code[:-1] + "０", "全角"),
        (lambda code: code[:-1] + "O", "字母O或I"),
        (lambda code: code[:18] + "9" + code[19:], "第19位"),
        (lambda code: code[:25] + "A" + code[26:], "第26位"),
        (lambda code: code[:-1] + "-", "不该出现的字符"),
        (lambda _: "1.1520100009100E+30", "科学记数"),
    ],
)
def test_what_is_wrong_with_a_code_is_named(change, word: str) -> None:  # type: ignore[no-untyped-def]
    assert word in structure_problem(change(item()))


def test_a_right_code_has_no_problem() -> None:
    assert structure_problem(item()) == ""


def test_basic_codes() -> None:
    assert basic_of(item(7)) == "000100007000"
    assert basic_of(item(7) + "01") == "000100007000"
    assert basic_of(" 0001 0000 7000 ") == "000100007000"
    assert basic_of("XK00101ABC") == "XK00101ABC"
    assert basic_of("520100-01-0007") == ""
    assert basic_of("") == ""


def test_schemes() -> None:
    assert scheme_of_codes([item(1), item(2), "520100-01"]) == "gb39554"
    assert scheme_of_codes(["000100001000", "无", ""]) == "gb39554"
    assert scheme_of_codes(["XK00101ABC", "QR00102000"]) == "db52"
    assert scheme_of_codes([f"511A0138000000-511602000000-000-{organ('511602')}-1-00"]) == "sichuan"
    assert scheme_of_codes([item(1), "a", "b"]) == "local"
    assert scheme_of_codes([]) == "local"


def test_types_have_codes() -> None:
    assert type_codes()["01"] == "行政许可"
    assert type_codes()["20"] == "公共服务"
    assert "21" not in type_codes()


def test_codes_are_evened_for_comparing_only() -> None:
    assert even(" '1152０1a ") == "115201A"


@given(st.text(max_size=40))
def test_strange_codes_never_fail(text: str) -> None:
    assert isinstance(structure_problem(text), str)
    assert isinstance(basic_of(text), str)
    assert scheme_of_codes([text]) in {"gb39554", "db52", "sichuan", "local"}
    assert credit_code_ok(text) in (True, False)
