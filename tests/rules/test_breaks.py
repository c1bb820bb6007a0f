from __future__ import annotations

import datetime

import pytest

from govlint.model.blocks import Paragraph, ParagraphFormat, Run
from govlint.model.document import Document, Section
from govlint.model.elements import Layout, OfficialDocument, Span, Stage
from govlint.rules.breaks import breaks, is_broken_above
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts

BREAK = ParagraphFormat(page_break_before=True)


def context(*blocks: Paragraph, sections: tuple[Section, ...] = ()) -> Context:
    document = Document("docx", blocks, sections=sections)
    official = OfficialDocument(document, "通知", Layout.STANDARD, Stage.FINAL, {})
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def para(text: str, look: ParagraphFormat | None = None) -> Paragraph:
    return Paragraph((Run(text),), look or ParagraphFormat())


@pytest.mark.parametrize(
    ("above", "broken"),
    [
        ([para("甲")], False),
        ([para("甲"), para("")], False),
        ([para("甲\f")], True),
        ([para("甲"), para("\f"), para("　")], True),
        ([para("甲"), para("", BREAK)], True),
        ([para("甲\f乙")], False),
        ([], True),
        ([para("")], True),
    ],
)
def test_a_break_with_blanks_below_it(above: list[Paragraph], broken: bool) -> None:
    within = context(*above, para("附件1"))
    assert is_broken_above(within, Span(len(above), 0, 3)) is broken


def test_a_break_inside_the_paragraph() -> None:
    within = context(para("甲"), para("乙\f附件"))
    assert is_broken_above(within, Span(1, 2, 4))
    assert not is_broken_above(within, Span(1, 0, 1))


def test_sections_and_formats() -> None:
    within = context(para("甲"), para("乙"), sections=(Section(0), Section(1)))
    assert [breaks(within, index, ParagraphFormat()) for index in (0, 1)] == [False, True]
    assert breaks(within, 0, BREAK)
