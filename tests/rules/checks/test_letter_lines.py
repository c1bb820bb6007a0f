from dataclasses import replace
from typing import Any

import pytest

from govlint.model.document import Image
from govlint.model.elements import Element, Layout, Separator
from govlint.model.units import from_mm
from govlint.rules.api import NotChecked
from govlint.rules.checks.form_mark import letter_mark
from govlint.rules.checks.letter import first_page_number, foot
from govlint.rules.checks.letter_lines import double_lines
from tests.rules.checks.forms import (
    BOTTOM,
    DRAWN,
    LETTER_TEXTS,
    MARK,
    TOP,
    TOP_LINE,
    WORD_BOTTOM,
    WORD_TOP,
    context,
    letter_cases,
    letter_page,
    rule,
    separator,
    word_file,
)

LINES: dict[str, Any] = {
    "width_mm": 170,
    "tolerance_mm": 1,
    "gap_mm": 4,
    "edge_mm": 20,
    "paper_centre_mm": 105,
    "area_centre_mm": 106,
}
FOOT: dict[str, Any] = {"bottom_mm": 262, "tolerance_mm": 11}
MARKED = {"top_mm": 30, "tolerance_mm": 1.5}


def drawn(*lines: Separator) -> list[str]:
    return letter_cases(double_lines, letter_page(), lines, **LINES)


def test_right_lines_on_a_page() -> None:
    assert drawn(TOP, BOTTOM) == []


def test_missing_lines_are_told_one_by_one() -> None:
    within = context(letter_page(), Layout.LETTER, [TOP], **LINES)
    (hit,) = double_lines(within)
    assert (hit.case, hit.element, hit.values["name"]) == ("缺少", Element.SEPARATOR, "第二条")
    assert drawn() == ["缺少", "缺少"]


def test_a_notice_without_any_double_line_may_be_no_letter() -> None:
    texts = (*LETTER_TEXTS[:2], "甲省人民政府办公厅关于做好防汛工作的通知", *LETTER_TEXTS[3:])
    single = separator("letter_top", replace(TOP.rule, compound="single"))
    for lines in ([], [single]):
        for check in (double_lines, foot, first_page_number, letter_mark):
            with pytest.raises(NotChecked, match="是不是信函"):
                letter_cases(check, letter_page(texts=texts), lines, **{**FOOT, **MARKED, **LINES})
    assert letter_cases(double_lines, letter_page(texts=texts), [single, BOTTOM], **LINES) == [
        "单线"
    ]


def test_a_picture_above_the_title_may_hold_the_line() -> None:
    pictured = replace(letter_page(), images=(Image(MARK, DRAWN, 3.0),))
    with pytest.raises(NotChecked, match="图片"):
        letter_cases(double_lines, pictured, [TOP], **LINES)
    assert letter_cases(double_lines, pictured, [TOP, BOTTOM], **LINES) == []


@pytest.mark.parametrize(
    ("changes", "case"),
    [
        ({"compound": "single"}, "单线"),
        ({"compound": "double"}, "粗细"),
        ({"compound": "thin_thick"}, "粗细"),
        ({"color": "000000"}, "颜色"),
        ({"color": "C00000"}, "偏红"),
        ({"length": from_mm(156), "x": from_mm(27)}, "长度"),
        ({"x": from_mm(24)}, "未居中"),
        ({"y": from_mm(TOP_LINE + 2)}, "距标志"),
    ],
)
def test_one_defect_of_the_first_line(changes: dict[str, Any], case: str) -> None:
    assert drawn(separator("letter_top", replace(TOP.rule, **changes)), BOTTOM) == [case]


def test_the_second_line_is_thin_above_and_20_mm_from_the_edge() -> None:
    upside_down = separator("letter_bottom", rule(277, "thick_thin"))
    assert drawn(TOP, upside_down) == ["粗细"]
    assert drawn(TOP, separator("letter_bottom", rule(275, "thin_thick"))) == ["距页边"]
    assert drawn(TOP, separator("letter_bottom", rule(276, "thin_thick"))) == []


def test_two_lines_drawn_apart_are_one_double_line() -> None:
    thick = replace(TOP.rule, compound="single", thickness=2.0)
    thin = replace(thick, thickness=0.75, y=from_mm(TOP_LINE + 1))
    assert drawn(separator("letter_top", thick, thin), BOTTOM) == []
    assert drawn(separator("letter_top", thin, thick), BOTTOM) == ["粗细"]
    unknown = replace(thin, thickness=None)
    assert drawn(separator("letter_top", thick, unknown), BOTTOM) == []


def test_lines_of_a_word_file_have_no_place() -> None:
    document = word_file(LETTER_TEXTS)
    with pytest.raises(NotChecked, match="位置"):
        letter_cases(double_lines, document, [WORD_TOP, WORD_BOTTOM], **LINES)
    black = replace(WORD_TOP, rule=replace(WORD_TOP.rule, color="000000"))
    assert letter_cases(double_lines, document, [black, WORD_BOTTOM], **LINES) == ["颜色"]
