"""One defect is one finding, also where several rules could see it."""

from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked, organ

CODES = ("L-CODE-3", "L-CODE-4", "L-CODE-5", "L-CODE-8", "L-TYPE-1", "L-LVL-1")
HEADER = "事项名称,实施编码,基本编码,事项类型,行使层级"
CATALOGUE = (
    "事项名称,基本编码,事项类型,行使层级\n"
    "甲类站点设立许可,000100001000,行政许可,市级\n"
    "乙类站点认定,000700002000,行政确认,市级\n"
    "丙类站点设立许可,000100003000,行政许可,市级、县级\n"
)


def row(
    tail: str = "000100001000",
    basic: str = "000100001000",
    kind: str = "行政许可",
    level: str = "市级",
    name: str = "甲类站点设立许可",
    digit: int = 3,
) -> str:
    return f"{name},{organ()}{digit}{tail},{basic},{kind},{level}"


GOOD = row("000700002000", "000700002000", "行政确认", name="乙类站点认定")


def told(line: str, *, catalogue: bool = True) -> list[tuple[str, str | None, str]]:
    rows = f"{HEADER}\n{line}\n{GOOD}\n"
    found = []
    for code in CODES:
        findings, outcome = asked(code, rows, catalogue=CATALOGUE if catalogue else "")
        assert "规则内部错误" not in outcome.reason
        found += [(one.code, one.field, str(one.outcome)) for one in findings]
        assert all(one.place.row == 2 for one in findings)
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (row(), []),
        (row(kind="行政确认"), [("L-TYPE-1", "type", "fail")]),
        (row(level="省级"), [("L-LVL-1", "level", "fail")]),
        # The code says with the catalogue that it is no power handed down.
        (row(level="县级"), [("L-LVL-1", "level", "fail")]),
        (row(level="县级", digit=4), [("L-LVL-1", "level", "review")]),
        (row(digit=2), [("L-CODE-4", "item_code", "fail")]),
        # A part of the catalogue's levels, and a digit of the other part.
        (
            row("000100003000", "000100003000", level="县级", name="丙类站点设立许可"),
            [("L-CODE-4", "item_code", "fail")],
        ),
        (row(basic="000100009000"), [("L-CODE-3", "basic_code", "fail")]),
        (row("000100009000"), [("L-CODE-3", "item_code", "fail")]),
        (row("000200001000", "000200001000"), [("L-CODE-5", "item_code", "fail")]),
        (row("000200001000"), [("L-CODE-5", "item_code", "fail")]),
        (row(basic="000200001000"), [("L-CODE-3", "basic_code", "fail")]),
        (row("000100009000", "000100009000"), [("L-CODE-8", "basic_code", "fail")]),
        # Type and digits changed together: the namesake in the catalogue tells the type.
        (row("000700001000", "000700001000", "行政确认"), [("L-TYPE-1", "type", "fail")]),
        # Digits of a type of the region's own are no slip of the type.
        (row("002100001000", "002100001000"), [("L-CODE-8", "basic_code", "fail")]),
        # Both codes are of no matter of the catalogue.
        (
            row("000100008000", "000100009000"),
            [("L-CODE-3", "item_code", "fail"), ("L-CODE-8", "basic_code", "fail")],
        ),
    ],
)
def test_with_a_catalogue(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (row(), []),
        (row(kind="行政确认"), [("L-CODE-5", "item_code", "fail")]),
        (row(level="省级"), [("L-CODE-4", "item_code", "fail")]),
        (row(basic="000100009000"), [("L-CODE-3", "item_code", "fail")]),
        (row(basic="00010000100"), [("L-CODE-3", "basic_code", "fail")]),
        (row("000200001000"), [("L-CODE-5", "item_code", "fail")]),
        (row("000700002000"), [("L-CODE-3", "item_code", "fail")]),
        (row(basic="000700002000"), [("L-CODE-3", "basic_code", "fail")]),
    ],
)
def test_without_one(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(line, catalogue=False) == expected


@pytest.mark.parametrize(
    ("handled", "field"), [("000100001000", "basic_code"), ("000100009000", "item_code")]
)
def test_the_code_of_the_handled_matter_tells_which_is_wrong(handled: str, field: str) -> None:
    start = f"{organ()}3"
    rows = (
        "事项名称,实施编码,基本编码,业务办理项编码\n"
        f"甲,{start}000100001000,000100009000,{start}{handled}01\n"
    )
    findings, _ = asked("L-CODE-3", rows)
    assert [one.field for one in findings] == [field]


def test_a_matter_without_a_code_is_held_against_its_namesake() -> None:
    rows = f"{HEADER}\n甲类站点设立许可,,,行政确认,市级\n{GOOD}\n"
    findings, _ = asked("L-TYPE-1", rows, catalogue=CATALOGUE)
    assert [(one.place.row, one.expected) for one in findings] == [(2, "行政许可")]


def test_a_namesake_with_another_code_is_another_matter() -> None:
    rows = f"{HEADER}\n{row('520100777000', '520100777000', '行政确认')}\n{GOOD}\n"
    findings, _ = asked("L-TYPE-1", rows, catalogue=CATALOGUE)
    assert findings == ()
