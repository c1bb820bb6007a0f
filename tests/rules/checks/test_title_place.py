from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment
from govlint.model.document import Document, Rule
from govlint.rules.api import NotChecked
from govlint.rules.checks.title_place import below_line, said, shape
from tests.rules.checks.laid import (
    DATE,
    NUMBER,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    Row,
    pages,
    red,
    titled,
    top_of,
    word,
)
from tests.rules.checks.look import hits

TWO = {"lines": 2, "tolerance": 0.5}
SHAPE = {"tolerance": 1, "equal": 0.5}
RED = Rule(1, "drawing", "FF0000", 1.5, 442.2, edge="below", y=36.5)
REST = ("", RECIPIENTS, Row(OPENING, indent=2), SIGNATURE, DATE)
SIX, FIVE, SEVEN = "甲市人民政府关于做好防汛", "做好防汛抗旱工作", "及救灾物资储备等工作的通知"


def headed(blank: int, rule: Rule = RED) -> Document:
    number = replace(Row(NUMBER), align=Alignment.CENTER)
    return word(red(), number, *[""] * blank, titled(), *REST, rules=[rule])


@pytest.mark.parametrize(("blank", "free"), [(0, "没有空行"), (1, "空 1 行"), (3, "空 3 行")])
def test_another_number_of_blank_lines(blank: int, free: str) -> None:
    (hit,) = hits(below_line, headed(blank), **TWO)
    assert (hit.values["free"], hit.span.end) == (free, len(TITLE))


@pytest.mark.parametrize(
    "rule", [RED, replace(RED, source="border", y=None), replace(RED, source="border", length=None)]
)
def test_two_blank_lines(rule: Rule) -> None:
    assert hits(below_line, headed(2, rule), **TWO) == []


@pytest.mark.parametrize("rule", [replace(RED, edge=None, y=250.0), replace(RED, y=90.0)])
def test_a_line_that_may_stand_anywhere(rule: Rule) -> None:
    with pytest.raises(NotChecked):
        hits(below_line, headed(0, rule), **TWO)


def printed_head(line: float) -> Document:
    rule = Rule(1, "vector", "FF0000", 1.5, 442.2, x=79.4, y=top_of(10), page=1)
    number = replace(Row(NUMBER, line=8.5), align=Alignment.CENTER)
    rest: list[Row | str] = [replace(titled(), line=line), *REST]
    return pages(red(line=5), number, *rest, rules=[rule])


def test_a_line_on_a_page() -> None:
    assert hits(below_line, printed_head(12), **TWO) == []
    (hit,) = hits(below_line, printed_head(11), **TWO)
    assert hit.values["free"] == "空 1.1 行"


def test_no_line() -> None:
    with pytest.raises(NotChecked):
        hits(below_line, word(red(), NUMBER, titled(), *REST), **TWO)


def test_how_lines_are_told() -> None:
    assert [said(lines) for lines in (0, 0.02, 1, 1.5, -0.3)] == [
        "没有空行",
        "没有空行",
        "空 1 行",
        "空 1.5 行",
        "没有空行",
    ]


def lined(*lines: str) -> Document:
    return word(red(), NUMBER, *(titled(line) for line in lines), *REST)


@pytest.mark.parametrize(
    "lines",
    [
        ("甲市人民政府关于做好防汛工作的通知",),
        ("甲市人民政府关于做好防汛", "抗旱准备工作有关事的通知"),
        ("甲市人民政府关于", "做好防汛抗旱工作和", "救灾物资储备工作的通知"),
        ("甲市人民政府关于做好防汛抗旱", "和救灾物资储备等", "工作的通知"),
        ("甲市人民政府关于", "做好防汛抗旱和救灾物资储备", "工作的通知"),
        (SIX, "抗旱和救灾物资储备工作", "有关几个具体事项的通知"),
    ],
)
def test_shapes_that_are_right(lines: tuple[str, ...]) -> None:
    assert hits(shape, lined(*lines), **SHAPE) == []


def test_an_hour_glass() -> None:
    (hit,) = hits(shape, lined(SIX, FIVE, SEVEN), **SHAPE)
    assert (hit.case, hit.values["widths"]) == ("沙漏形", "12、8、13")


def test_a_rectangle() -> None:
    lines = ("甲市人民政府关于做好", "防汛抗旱救灾应急抢险", "物资储备等工作的通知")
    (hit,) = hits(shape, lined(*lines), **SHAPE)
    assert hit.case == "长方形"
    rows = [titled(line) for line in lines]
    (hit,) = hits(shape, pages(red(), NUMBER, *rows, *REST), **SHAPE)
    assert hit.case == "长方形"


def test_a_line_that_word_wraps() -> None:
    with pytest.raises(NotChecked):
        hits(shape, lined("甲市人民政府关于" + "进一步" * 5 + "做好防汛工作的通知"), **SHAPE)


def test_a_version_below_the_title_is_no_line_of_its_shape() -> None:
    lines = ("甲市人民政府关于做好", "防汛抗旱救灾工作的通知", "（征求意见稿）")
    assert hits(shape, lined(*lines), **SHAPE) == []
