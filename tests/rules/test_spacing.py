from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, Format, LinePitch, Paragraph, ParagraphFormat, Run
from govlint.model.document import Capability, Document, Grid, Margins, Rule, Section
from govlint.model.elements import Element, Layout, OfficialDocument, Separator, Span, Stage
from govlint.model.units import from_mm
from govlint.rules import spacing
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from tests.rules.checks import typeset

FANGSONG = Format("仿宋", 16.0)
PITCH = LinePitch("exact", 28.95)
SECTION = Section(
    0,
    from_mm(210),
    from_mm(297),
    margins=Margins(from_mm(37), from_mm(35), from_mm(28), from_mm(26)),
)
RIGHT = ParagraphFormat(alignment=Alignment.RIGHT, pitch=PITCH)
LEFT = ParagraphFormat(alignment=Alignment.LEFT, pitch=PITCH)


def para(text: str, look: ParagraphFormat = LEFT, size: float = 16.0) -> Paragraph:
    return Paragraph((Run(text, replace(FANGSONG, size=size)),), look)


def word(*blocks: Paragraph, sections: Sequence[Section] = (SECTION,)) -> Context:
    provides = frozenset({Capability.TEXT, Capability.LAYOUT})
    document = Document("docx", blocks, provides=provides, sections=tuple(sections))
    official = OfficialDocument(document, "通知", Layout.STANDARD, Stage.FINAL, {})
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def whole(context: Context, block: int) -> Span:
    return Span(block, 0, len(context.official.document.blocks[block].text))


def between(context: Context, above: int, lower: int) -> float | None:
    return spacing.lines_between(context, whole(context, above), whole(context, lower))


def test_blank_paragraphs_are_lines() -> None:
    context = word(para("甲"), para(""), para(""), para("乙"), para("丙"))
    assert between(context, 0, 3) == pytest.approx(2)
    assert between(context, 3, 4) == pytest.approx(0)


def test_distances_of_paragraphs_count_in_lines() -> None:
    after = replace(LEFT, after=28.95)
    before = replace(LEFT, before=14.475)
    assert between(word(para("甲", after), para("乙", before)), 0, 1) == pytest.approx(1.5)


def test_a_blank_line_of_another_pitch_is_no_whole_line() -> None:
    small = replace(LEFT, pitch=LinePitch("exact", 14.475))
    assert between(word(para("甲"), para("", small), para("乙")), 0, 2) == pytest.approx(0.5)


def test_a_blank_line_of_nearly_the_pitch_is_one_line() -> None:
    wide = replace(LEFT, pitch=LinePitch("exact", 36.0))
    context = word(para("甲"), para("", wide), para("", wide), para("乙"))
    assert between(context, 0, 3) == pytest.approx(2)


def test_the_grid_gives_the_pitch() -> None:
    section = replace(SECTION, grid=Grid("lines", 30.0))
    plain = ParagraphFormat(alignment=Alignment.LEFT)
    context = word(para("甲", plain), para("乙", replace(plain, before=30.0)), sections=[section])
    assert between(context, 0, 1) == pytest.approx(1)


@pytest.mark.parametrize(
    "blocks",
    [
        (para("甲"), para("丙"), para("乙")),
        (para("甲"), para("\f"), para("乙")),
        (para("甲"), para("乙", replace(LEFT, frame_align="center"))),
    ],
)
def test_what_are_no_neighbours(blocks: Sequence[Paragraph]) -> None:
    context = word(*blocks)
    assert between(context, 0, len(blocks) - 1) is None


def test_lines_of_one_paragraph() -> None:
    context = word(para("甲\n\n乙"))
    assert spacing.lines_between(context, Span(0, 0, 1), Span(0, 3, 4)) == 1


def test_indents_of_a_word_file() -> None:
    chars = replace(LEFT, first_line_chars=2.0)
    points = replace(LEFT, left=16.0, first_line=16.0)
    context = word(para("甲乙", chars), para("甲乙", points), para("　　甲乙"), para("甲乙"))
    starts = [Span(block, 2 if block == 2 else 0, 4 if block == 2 else 2) for block in range(4)]
    assert [spacing.left_indent(context, span) for span in starts] == [2, 2, 2, 0]


def test_indents_at_the_right() -> None:
    set_right = replace(RIGHT, right_chars=4.0)
    context = word(para("甲市人民政府", set_right), para("甲市人民政府　　", RIGHT))
    assert spacing.right_indent(context, Span(0, 0, 6)) == 4
    assert spacing.right_indent(context, Span(1, 0, 6)) == 2
    room = from_mm(156) / 16
    assert spacing.left_indent(context, Span(0, 0, 6)) == pytest.approx(room - 6 - 4)


def test_text_pushed_to_the_right_with_blanks() -> None:
    context = word(para("　" * 16 + "2024年5月7日"))
    found = spacing.right_indent(context, Span(0, 16, 25))
    assert found == pytest.approx(from_mm(156) / 16 - 16 - 6)


@pytest.mark.parametrize(
    ("block", "span"),
    [
        (para("甲\t乙"), Span(0, 2, 3)),
        (para("甲乙", replace(LEFT, frame_align="right")), Span(0, 0, 2)),
        (Paragraph((Run("甲乙"),), LEFT), Span(0, 0, 2)),
        (para("甲乙", replace(LEFT, alignment=Alignment.CENTER)), Span(0, 0, 2)),
    ],
)
def test_an_indent_that_cannot_be_told(block: Paragraph, span: Span) -> None:
    assert spacing.left_indent(word(block), span) is None


def test_widths_are_counted_from_characters() -> None:
    context = word(para("2024年5月7日"), para("ABC公司"))
    assert spacing.width_of(context, Span(0, 0, 9)) == 96
    assert spacing.width_of(context, Span(1, 0, 5)) is None


def test_the_beginning_of_a_page() -> None:
    broken = replace(LEFT, page_break_before=True)
    context = word(para("甲\f"), para("乙"), para("丙"), para("丁", broken), para("戊"))
    found = [spacing.starts_page(context, whole(context, block)) for block in range(5)]
    assert found == [True, True, None, True, None]


def test_a_section_begins_a_page() -> None:
    context = word(para("甲"), para("乙"), sections=[SECTION, replace(SECTION, first_block=1)])
    assert spacing.starts_page(context, whole(context, 1)) is True


def test_lines_from_the_beginning_of_a_page() -> None:
    broken = replace(LEFT, page_break_before=True)
    turned = para("丁" * 60)
    context = word(para("甲"), para("附件1", broken), para(""), para("乙"), turned, para("丙"))
    found = [spacing.lines_from_top(context, whole(context, block)) for block in (1, 3, 4, 5)]
    assert found == [1, 3, 4, None]


def test_lines_behind_a_typed_page_break() -> None:
    context = word(para("甲"), para("乙\f"), para("附件1"), para(""), para("丙"))
    found = [spacing.lines_from_top(context, whole(context, block)) for block in (2, 4)]
    assert found == [1, 3]
    context = word(para("甲"), para("乙\f附件1"), para("丙"))
    assert spacing.lines_from_top(context, Span(1, 2, 5)) == 1
    assert spacing.lines_from_top(context, whole(context, 2)) == 2


def page(**settings: float | int) -> Context:
    document = typeset.notice(**settings)  # type: ignore[arg-type]
    official = recognise(document)
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def test_lines_between_on_a_page() -> None:
    for gap in (0, 1, 2):
        context = page(gap=gap)
        found = between(context, typeset.RECIPIENTS, typeset.FIRST)
        assert found == pytest.approx(gap, abs=0.1)


def test_indents_on_a_page() -> None:
    context = page()
    assert spacing.left_indent(context, whole(context, typeset.RECIPIENTS)) == pytest.approx(
        0, abs=0.1
    )
    first = Span(typeset.FIRST, 0, 4)
    assert spacing.left_indent(context, first) == pytest.approx(2, abs=0.1)


def test_the_first_line_of_a_page() -> None:
    context = page()
    title = context.first(Element.TITLE)
    assert title is not None
    assert spacing.starts_page(context, title.span) is True
    assert spacing.starts_page(context, whole(context, typeset.RECIPIENTS)) is False
    assert spacing.lines_from_top(context, title.span) == pytest.approx(1, abs=0.5)
    assert spacing.page_of(context, title.span) == 1


def test_text_on_different_pages_is_not_measured() -> None:
    context = page()
    last = len(context.official.document.blocks) - 1
    assert between(context, typeset.TITLE, last) is None


def test_below_a_drawn_line() -> None:
    from govlint.model.document import Rule

    context = page()
    line = spacing.line_at(context, whole(context, typeset.TITLE))
    assert line is not None
    rule = Rule(0, "vector", y=line.box[1] - 2 * 28.95, page=1)
    separator = Separator("masthead", rule, Span(0, 0, 0))
    found = spacing.lines_between(context, separator, whole(context, typeset.TITLE))
    assert found == pytest.approx(2, abs=0.05)


@pytest.mark.parametrize(
    ("rule", "free"),
    [
        (Rule(0, "drawing", edge="below", y=36.5), 2.0),
        (Rule(0, "vml", edge="below", y=36.5), 2.0),
        (Rule(0, "border", edge="below"), 2.5),
        (Rule(1, "drawing", edge="above", y=2.0), 2.0),
        (Rule(0, "drawing", edge=None, y=300.0), None),
        (Rule(0, "drawing", edge="below", y=90.0), None),
        (Rule(0, "border", edge="above"), None),
    ],
)
def test_below_a_line_of_a_word_file(rule: Rule, free: float | None) -> None:
    """A floating line stands in the space below its paragraph, a border above that space."""
    context = word(para("甲", replace(LEFT, after=14.475)), para(""), para(""), para("乙"))
    separator = Separator("masthead", rule, Span(rule.block, 0, 0))
    found = spacing.lines_between(context, separator, whole(context, 3))
    assert found == (None if free is None else pytest.approx(free))


def test_automatic_distances_do_not_add_up() -> None:
    automatic = replace(LEFT, before=spacing.AUTOMATIC, after=spacing.AUTOMATIC)
    found = between(word(para("甲", automatic), para("乙", automatic)), 0, 1)
    assert found == pytest.approx(spacing.AUTOMATIC / 28.95)


def test_other_text_between_on_a_page() -> None:
    context = page()
    last = whole(context, typeset.FIRST)
    assert between(context, typeset.TITLE, typeset.FIRST) is None
    line = spacing.line_at(context, last)
    assert line is not None
    rule = Rule(0, "vector", y=line.box[1] - 40, page=1)
    separator = Separator("masthead", rule, Span(0, 0, 0))
    assert spacing.lines_between(context, separator, whole(context, typeset.FIRST)) is None


def test_a_landscape_page_has_other_edges() -> None:
    context = page()
    upright = context.official.document.pages
    turned = tuple(replace(one, width=one.height, height=one.width) for one in upright)
    document = replace(context.official.document, pages=turned)
    lying = replace(context, official=replace(context.official, document=document))
    span = whole(lying, typeset.RECIPIENTS)
    assert spacing.left_indent(lying, span) is None
    assert spacing.lines_from_top(lying, span) is None
