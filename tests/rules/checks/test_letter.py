from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import ParagraphFormat
from govlint.model.document import Margin, PageNumber
from govlint.model.elements import Layout
from govlint.model.units import from_mm
from govlint.rules.api import NotChecked
from govlint.rules.checks import letter
from govlint.rules.checks.grid import lines as lines_of_page
from govlint.rules.checks.outside import outside
from govlint.rules.checks.page_numbers import number_type
from tests.rules.checks.forms import (
    BELOW,
    BOTTOM,
    CENTRED,
    FLUSH_LEFT,
    FLUSH_RIGHT,
    LETTER_TEXTS,
    NUMBER,
    TITLE,
    TOP,
    TOP_LINE,
    WORD_BOTTOM,
    WORD_TOP,
    context,
    found,
    letter_cases,
    letter_page,
    rule,
    separator,
    word_file,
)
from tests.rules.checks.look import SECTION
from tests.structure.pages import LEFT, number_at

PLACE: dict[str, Any] = {"tolerance": 0.5, "gap_mm": 4.94, "tolerance_mm": 1}


def test_place_of_the_number() -> None:
    lines = [TOP, BOTTOM]
    assert letter_cases(letter.number, letter_page(), lines, **PLACE) == []
    centred = letter_page(lefts={NUMBER: 200.0})
    assert letter_cases(letter.number, centred, lines, **PLACE) == ["位置"]
    low = letter_page(tops={NUMBER: BELOW + 2})
    assert letter_cases(letter.number, low, lines, **PLACE) == ["距离"]
    above = letter_page(tops={NUMBER: TOP_LINE - 4})
    assert letter_cases(letter.number, above, lines, **PLACE) == ["线上"]
    with pytest.raises(NotChecked):
        letter_cases(letter.number, letter_page(), [], **PLACE)


def test_place_of_the_number_in_a_word_file() -> None:
    right = word_file(LETTER_TEXTS, {NUMBER: FLUSH_RIGHT})
    with pytest.raises(NotChecked, match="位置"):
        letter_cases(letter.number, right, [WORD_TOP], **PLACE)
    for wrong in (CENTRED, FLUSH_LEFT, replace(FLUSH_RIGHT, right=16.0, right_chars=1.0)):
        document = word_file(LETTER_TEXTS, {NUMBER: wrong})
        assert letter_cases(letter.number, document, [WORD_TOP], **PLACE) == ["位置"]
    unknown = word_file(LETTER_TEXTS, {NUMBER: ParagraphFormat()})
    with pytest.raises(NotChecked, match="几个字"):
        letter_cases(letter.number, unknown, [WORD_TOP], **PLACE)


URGENT = (LETTER_TEXTS[0], "特急", *LETTER_TEXTS[1:])


def test_elements_at_the_left_of_a_word_file() -> None:
    lines = [WORD_TOP, WORD_BOTTOM]
    flush = word_file(URGENT, {1: FLUSH_LEFT, 2: FLUSH_RIGHT})
    with pytest.raises(NotChecked, match="位置"):
        letter_cases(letter.left_elements, flush, lines, **PLACE)
    inwards = word_file(URGENT, {1: replace(FLUSH_LEFT, left=32.0, left_chars=2.0)})
    within = context(inwards, Layout.LETTER, lines, **PLACE)
    assert found(letter.left_elements, within) == [("位置", "特急")]


def test_the_first_element_at_the_left_stands_right_below_the_line() -> None:
    texts = (*LETTER_TEXTS[:1], "特急", *LETTER_TEXTS[2:])
    lines = [TOP, BOTTOM]
    flush = letter_page(texts=texts, lefts={1: LEFT})
    assert letter_cases(letter.left_elements, flush, lines, **PLACE) == []
    low = letter_page(texts=texts, lefts={1: LEFT}, tops={1: BELOW + 3})
    assert letter_cases(letter.left_elements, low, lines, **PLACE) == ["距离"]


@pytest.mark.parametrize(("blank", "expected"), [(0, 1), (1, 0), (2, 0), (3, 1)])
def test_lines_above_the_title(blank: int, expected: int) -> None:
    texts = (*LETTER_TEXTS[:2], *("",) * blank, *LETTER_TEXTS[2:])
    document = word_file(texts, {NUMBER: FLUSH_RIGHT, TITLE + blank: CENTRED})
    limits = {"least": 1, "most": 2, "tolerance": 0.5}
    found_cases = letter_cases(letter.title_distance, document, [WORD_TOP], **limits)
    assert found_cases == ["距离"] * expected


def test_text_in_the_line_above_the_second_double_line() -> None:
    limits = {"gap_mm": 4.94, "tolerance_mm": 1}
    near = 277 - 1.5 * 25.4 / 72 - 4.94 - 16 * 25.4 / 72
    for top, expected in ((near, []), (near + 2, ["距离"]), (near - 3, []), (200.0, [])):
        document = letter_page(tops={6: top})
        assert letter_cases(letter.last_line, document, [TOP, BOTTOM], **limits) == expected
    with pytest.raises(NotChecked):
        letter_cases(letter.last_line, word_file(LETTER_TEXTS), [WORD_TOP, WORD_BOTTOM], **limits)


def test_a_number_on_the_first_page() -> None:
    place = (440.0, 760.0, 480.0, 774.0)
    numbered = letter_page(furniture=[number_at("— 1 —", 1, place)])
    within = context(numbered, Layout.LETTER, [TOP, BOTTOM])
    (hit,) = letter.first_page_number(within)
    assert (hit.case, hit.page, hit.evidence) == ("首页页码", 1, "— 1 —")
    assert letter_cases(letter.first_page_number, letter_page(), [TOP, BOTTOM]) == []


def footer(kind: str, *, numbered: bool) -> Margin:
    numbers = (PageNumber("— ", " —", path="f/p[1]"),) if numbered else ()
    return Margin(kind, (), numbers)


@pytest.mark.parametrize(
    ("differs", "first", "expected"),
    [(False, False, 1), (True, False, 0), (True, True, 1)],
)
def test_the_first_footer_of_a_word_file(differs: bool, first: bool, expected: int) -> None:
    footers = (footer("default", numbered=True), footer("first", numbered=first))
    section = replace(SECTION, first_page_differs=differs, footers=footers)
    document = word_file(LETTER_TEXTS, section=section)
    assert len(letter_cases(letter.first_page_number, document, [WORD_TOP])) == expected


FOOT: dict[str, Any] = {"bottom_mm": 262, "tolerance_mm": 11}


def test_the_imprint_of_a_letter() -> None:
    lines = [TOP, BOTTOM]
    assert letter_cases(letter.foot, letter_page(), lines, **FOOT) == []
    assert letter_cases(letter.foot, letter_page(tops={6: 240.0}), lines, **FOOT) == ["位置"]
    black = rule(250, "single", color="000000", length=from_mm(156))
    assert letter_cases(
        letter.foot, letter_page(), [*lines, separator("first", black)], **FOOT
    ) == ["分隔线"]
    red = separator("last", rule(265, "single"))
    assert letter_cases(letter.foot, letter_page(), [*lines, red], **FOOT) == []


def test_a_printing_organ_in_the_imprint_of_a_letter() -> None:
    texts = (*LETTER_TEXTS, "甲省人民政府办公厅　2024年5月9日印发")
    within = context(word_file(texts), Layout.LETTER, [WORD_TOP, WORD_BOTTOM], **FOOT)
    assert found(letter.foot, within) == [("印发", "甲省人民政府办公厅")]


AREA: dict[str, Any] = {
    "top_mm": 37,
    "left_mm": 28,
    "width_mm": 156,
    "height_mm": 225,
    "tolerance_mm": 1,
}


def test_text_of_the_first_page_may_stand_down_to_the_second_line() -> None:
    low = letter_page(tops={6: 265.0})
    assert letter_cases(outside, low, [TOP, BOTTOM], **AREA) == []
    assert letter_cases(outside, low, [TOP], **AREA) == ["超出"]
    over = letter_page(tops={6: 274.0})
    assert letter_cases(outside, over, [TOP, BOTTOM], **AREA) == ["超出"]


def test_a_letter_without_numbers_may_have_one_page() -> None:
    with pytest.raises(NotChecked, match="第二面"):
        letter_cases(number_type, word_file(LETTER_TEXTS), [], size=14)
    assert letter_cases(number_type, letter_page(), [], size=14) == []


def test_lines_of_the_only_page_are_not_counted() -> None:
    limits = {"height_mm": 225, "wanted": 22, "free": 1, "noted": 2}
    with pytest.raises(NotChecked, match="首页"):
        letter_cases(lines_of_page, letter_page(), [], pitch_from=26, pitch_to=30, **limits)
