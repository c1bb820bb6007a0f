from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment
from govlint.model.document import Document
from govlint.model.elements import Layout, OfficialDocument, Span, Stage
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.textlines import begins_at, first_line, has_layout, lines_of, trimmed
from tests.rules.checks.laid import LONG, Row, pages, word


def context(document: Document) -> Context:
    official = OfficialDocument(document, "通知", Layout.STANDARD, Stage.FINAL, {})
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def texts(within: Context, spans: list[Span]) -> list[str]:
    return [within.printed(span) for span in spans]


def test_lines_as_the_author_broke_them() -> None:
    within = context(word("\u3000甲市\n\n　乙县 ", "丙区"))
    spans = [Span(0, 0, 8), Span(1, 0, 2)]
    assert texts(within, lines_of(within, spans)) == ["甲市", "乙县", "丙区"]
    assert within.printed(first_line(within, spans[0])) == "甲市"


def test_lines_as_a_page_prints_them() -> None:
    within = context(pages(LONG))
    found = texts(within, lines_of(within, [Span(0, 0, len(LONG))]))
    assert [len(line) for line in found] == [28, 28, 28, 28, 7]
    assert within.printed(first_line(within, Span(0, 0, len(LONG)))) == LONG


def test_blanks_alone_have_no_line() -> None:
    within = context(word("　　"))
    assert lines_of(within, [Span(0, 0, 2)]) == []
    assert first_line(within, Span(0, 0, 2)) == Span(0, 0, 2)
    assert trimmed(within, Span(0, 0, 2)) == Span(0, 2, 2)


def test_where_lines_set_apart_begin() -> None:
    within = context(
        word(
            Row("附件", align=Alignment.CENTER),
            Row("附件", align=Alignment.RIGHT),
            Row("一" * 40, align=Alignment.CENTER),
            Row("附件", indent=2),
        )
    )
    begun = [begins_at(within, first_line(within, Span(block, 0, 40))) for block in (0, 1, 2, 3)]
    assert begun[:2] == [pytest.approx(12.8, abs=0.1), pytest.approx(25.6, abs=0.1)]
    assert begun[2] is None
    assert begun[3] == pytest.approx(2)


def test_where_a_line_of_a_page_begins() -> None:
    within = context(pages(LONG, Row("附件", indent=2)))
    assert begins_at(within, Span(1, 0, 2)) == pytest.approx(2, abs=0.1)


def test_a_web_page_has_no_layout_that_counts() -> None:
    within = context(word("附件"))
    assert has_layout(within)
    assert not has_layout(replace(within, official=replace(within.official, layout=Layout.WEB)))
    assert not has_layout(context(Document("text", within.official.document.blocks)))
