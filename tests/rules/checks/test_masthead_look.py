import datetime
from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import Alignment, Format, ParagraphFormat
from govlint.model.document import Image, Rule
from govlint.model.elements import Element, ElementText, Span
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.masthead_look import mark_place, mark_type, red_line
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from tests.rules.checks.look import (
    CENTRED,
    MARK,
    NUMBER,
    RED_LINE,
    TEXTS,
    TITLE,
    WIDE,
    cases,
    hits,
    pdf,
    word,
)
from tests.structure.pages import LEFT, RED

PLACE = {"top_mm": 72, "tolerance_mm": 1.5}
LINE: dict[str, Any] = {
    "width_mm": 156,
    "tolerance_mm": 1,
    "centre_mm": 1,
    "gap_mm": 4,
    "gap_tolerance_mm": 1,
}
FLUSH = ParagraphFormat(alignment=Alignment.LEFT)
RIGHT_TOP = 72.0 - (0.88 - 0.83) * 40 * 25.4 / 72
"""Upper edge of the em box of a 40-point mark whose ink begins at 72 mm."""


def test_a_mark_of_a_word_file_is_judged_by_its_alignment_alone() -> None:
    with pytest.raises(NotChecked, match="只查了居中"):
        hits(mark_place, word(), **PLACE)
    (found,) = hits(mark_place, word(formats={MARK: FLUSH}), **PLACE)
    assert (found.case, found.element, found.span.block) == ("未居中", Element.ISSUER_MARK, MARK)


def test_a_mark_in_a_centred_text_box_is_centred() -> None:
    boxed = replace(FLUSH, frame_align="center")
    with pytest.raises(NotChecked):
        hits(mark_place, word(formats={MARK: boxed}), **PLACE)


def test_the_place_of_a_mark_on_a_page() -> None:
    assert hits(mark_place, pdf(tops={MARK: RIGHT_TOP}), **PLACE) == []
    assert hits(mark_place, pdf(tops={MARK: RIGHT_TOP + 1.4}), **PLACE) == []
    (low,) = hits(mark_place, pdf(tops={MARK: RIGHT_TOP + 4}), **PLACE)
    assert (low.case, low.values["top"]) == ("位置", "76.0")
    both = hits(mark_place, pdf(tops={MARK: 50.0}, lefts={MARK: LEFT}), **PLACE)
    assert cases(both) == ["未居中", "位置"]


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (RED, []),
        (replace(RED, color="E60012"), []),
        (replace(RED, color="C00000"), ["偏红"]),
        (replace(RED, color="000000"), ["颜色"]),
        (replace(RED, color="0000FF"), ["颜色"]),
        (replace(RED, font="黑体"), ["字体"]),
        (replace(RED, font="方正小标宋_GBK"), []),
        (replace(RED, font="某某家传体"), []),
        (Format("宋体", 40.0, color="000000"), ["颜色", "字体"]),
    ],
)
def test_colour_and_type_of_a_mark(look: Format, expected: list[str]) -> None:
    assert cases(hits(mark_type, word(looks={MARK: look}))) == expected


def test_a_mark_without_known_colour_is_not_checked() -> None:
    with pytest.raises(NotChecked):
        hits(mark_type, word(looks={MARK: replace(RED, color=None)}))


def line_hits(*rules: Rule, **settings: Any) -> list[Hit]:
    return hits(red_line, word(rules, **settings), **LINE)


def test_a_border_is_as_wide_as_its_paragraph() -> None:
    assert line_hits(RED_LINE) == []
    indented = replace(CENTRED, left=20.0)
    (short,) = line_hits(RED_LINE, formats={NUMBER: indented})
    assert (short.case, short.values["length"]) == ("长度", "148.9")


def test_a_line_in_black_or_too_long_or_missing() -> None:
    drawn = Rule(NUMBER, "drawing", "FF0000", 1.5, WIDE)
    assert line_hits(drawn) == []
    assert cases(line_hits(replace(drawn, color="000000"))) == ["颜色"]
    assert cases(line_hits(replace(drawn, color="C00000"))) == ["偏红"]
    assert cases(line_hits(replace(drawn, length=from_mm(210)))) == ["长度"]
    (missing,) = line_hits()
    assert (missing.case, missing.element) == ("缺少", Element.SEPARATOR)
    assert (missing.span.block, missing.span.start) == (NUMBER, len("甲政发〔2024〕7号"))


def test_the_length_of_underscores_is_not_judged() -> None:
    assert line_hits(replace(RED_LINE, source="characters", length=200.0, block=NUMBER)) == []


def test_an_image_in_the_head_may_hold_the_line() -> None:
    document = replace(word(()), images=(Image(MARK, WIDE, 3.0),))
    with pytest.raises(NotChecked, match="图片"):
        hits(red_line, document, **LINE)


def page_line(y: float, x: float = LEFT, length: float = WIDE) -> Rule:
    return Rule(NUMBER, "vector", "FF0000", 1.5, length, x=x, y=from_mm(y), page=1)


def test_place_of_the_line_on_a_page() -> None:
    # The ink of the number ends 0.96 em below the upper edge of its box, at 94 mm.
    bottom = 94.0 + 0.96 * 16 * 25.4 / 72
    good = page_line(bottom + 4 + 0.26)
    assert hits(red_line, pdf([good]), **LINE) == []
    (low,) = hits(red_line, pdf([page_line(bottom + 8)]), **LINE)
    assert (low.case, low.page) == ("距离", 1)
    assert low.box is not None
    shifted = replace(good, x=LEFT + from_mm(5))
    (side,) = hits(red_line, pdf([shifted]), **LINE)
    assert (side.case, side.values["side"], side.values["shift"]) == ("未居中", "右", "5.0")
    assert TITLE == 2


def group_hits(first: float, second: float) -> list[str]:
    """Judge two organs of a mark that begin so far in, the second 160 points wide."""
    document = pdf(tops={MARK: RIGHT_TOP}, lefts={MARK: LEFT + first, NUMBER: LEFT + second})
    official = recognise(document)
    marks = tuple(
        ElementText(Element.ISSUER_MARK, (Span(block, 0, len(TEXTS[block])),), "", "")
        for block in (MARK, NUMBER)
    )
    elements = {**official.elements, Element.ISSUER_MARK: marks}
    known = known_facts(NO_FACTS, official)
    within = Context(replace(official, elements=elements), known, datetime.date(2024, 5, 7), PLACE)
    return [hit.case for hit in mark_place(within)]


def test_a_joint_mark_is_centred_as_a_whole() -> None:
    width = len(TEXTS[MARK]) * 40.0
    rest = WIDE - width
    assert group_hits(rest / 2, rest / 2 + 20) == []
    assert group_hits(0.0, WIDE - 16 * len(TEXTS[NUMBER])) == []
    assert group_hits(0.0, 0.0) == ["未居中"]
