from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.document import Document, Rule, Section
from govlint.model.elements import Layout, OfficialDocument
from govlint.model.units import from_mm
from govlint.structure import recognise
from tests.structure.pages import RED, paragraph, placed, printed
from tests.structure.support import centred, document, right

LONG = from_mm(170)
MARK, NUMBER, TITLE = 0, 1, 2
TEXTS = (
    "甲市人民政府办公室",
    "甲政办函〔2024〕7号",
    "甲市人民政府办公室关于商请共享水情数据的函",
    "乙市人民政府办公室：",
    "为提前掌握水情，现商请共享有关数据，请予支持为盼。",
    "甲市人民政府办公室",
    "2024年5月7日",
)


def word(*rules: Rule, number_centred: bool = False) -> Document:
    number = centred(TEXTS[1], size=16) if number_centred else right(TEXTS[1])
    blocks = (centred(TEXTS[0], red=True, size=44), number, centred(TEXTS[2]), *TEXTS[3:])
    section = Section(0, from_mm(210), from_mm(297))
    return replace(document(*blocks, form="docx"), rules=rules, sections=(section,))


def line(block: int, y: float | None = None, **more: object) -> Rule:
    found = Rule(block, "drawing", "FF0000", 2.25, LONG, "single", y=y)
    return replace(found, **more)  # type: ignore[arg-type]


def roles(official: OfficialDocument) -> list[tuple[str, bool]]:
    return [(one.role, one.second is not None) for one in official.separators]


@pytest.mark.parametrize(
    "rules",
    [
        (line(MARK, 138, compound="thick_thin"), line(MARK, 785, compound="thin_thick")),
        (line(MARK, 30, edge="below", compound="double"), line(NUMBER, 785, compound="double")),
        (
            line(MARK, compound="double"),
            line(0, story="footer", margin="first", compound="double", source="border"),
        ),
        (
            line(0, 138, story="header", margin="first", compound="thick_thin"),
            line(0, 785, story="header", margin="first", compound="thin_thick"),
        ),
    ],
)
def test_double_lines_as_drawing_border_or_in_header_and_footer(rules: tuple[Rule, ...]) -> None:
    official = recognise(word(*rules))
    assert roles(official) == [("letter_top", False), ("letter_bottom", False)]
    assert official.layout is Layout.LETTER


def test_two_lines_make_a_double_line() -> None:
    upper, lower = line(MARK, 138), line(MARK, 141, thickness=0.75)
    low = line(MARK, 783, thickness=0.75), line(MARK, 786)
    official = recognise(word(upper, lower, *low))
    top, bottom = official.separators
    assert (top.rule, top.second) == (upper, lower)
    assert (bottom.rule, bottom.second) == low


def test_a_single_line_below_the_mark_is_that_of_a_letter_all_the_same() -> None:
    official = recognise(word(line(MARK, 30, edge="below")))
    assert roles(official) == [("letter_top", False)]
    assert official.layout is Layout.LETTER


def test_a_line_below_the_number_is_that_of_the_common_form() -> None:
    official = recognise(word(line(NUMBER, 20, edge="below"), number_centred=True))
    assert roles(official) == [("masthead", False)]
    assert official.layout is Layout.STANDARD


def test_without_lines_the_place_of_the_number_decides() -> None:
    assert recognise(word()).layout is Layout.LETTER
    assert recognise(word(number_centred=True)).layout is Layout.STANDARD


def test_the_footer_of_the_first_page_wins() -> None:
    first = line(0, story="footer", margin="first")
    default = line(0, 5, story="footer", margin="default")
    official = recognise(word(line(MARK, compound="double"), default, first))
    assert official.separators[1].rule == first
    assert official.separators[1].second is None


def on_page(*rules: Rule) -> Document:
    tops = (30.0, 55.0, 80.0, 100.0, 110.0, 130.0, 140.0)
    rows = [
        (paragraph(text, RED if not index else replace(RED, size=16.0, color="000000")), row)
        for index, (text, top) in enumerate(zip(TEXTS, tops, strict=True))
        for row in [placed(0, text, top, size=40.0 if not index else 16.0)]
    ]
    return replace(printed(rows), rules=rules)


def drawn(y: float, compound: str = "single", color: str = "FF0000") -> Rule:
    x = from_mm(20)
    return Rule(0, "vector", color, 2.25, LONG, compound, x=x, y=from_mm(y), page=1)


def test_double_lines_on_a_page() -> None:
    official = recognise(on_page(drawn(48, "thick_thin"), drawn(277, "thin_thick")))
    assert roles(official) == [("letter_top", False), ("letter_bottom", False)]
    assert official.layout is Layout.LETTER


def test_two_vector_lines_far_apart_are_a_pair() -> None:
    official = recognise(on_page(drawn(48), drawn(51), drawn(275), drawn(277)))
    assert roles(official) == [("letter_top", True), ("letter_bottom", True)]


def test_a_black_line_at_the_foot_is_none_of_a_letter() -> None:
    official = recognise(on_page(drawn(48, "thick_thin"), drawn(277, "double", "000000")))
    assert roles(official) == [("letter_top", False)]


def test_a_mark_with_the_word_of_the_common_form_between_both_double_lines() -> None:
    top, bottom = line(MARK, 138, compound="thick_thin"), line(MARK, 785, compound="thin_thick")
    for rules, layout in (
        ((top, bottom), Layout.LETTER),
        ((top,), Layout.STANDARD),
        ((replace(top, compound="single"), bottom), Layout.STANDARD),
        ((line(NUMBER, 20, edge="below", compound="double"), bottom), Layout.STANDARD),
    ):
        given = word(*rules)
        mark = centred(TEXTS[0] + "文件", red=True, size=44)
        official = recognise(replace(given, blocks=(mark, *given.blocks[1:])))
        assert official.layout is layout
