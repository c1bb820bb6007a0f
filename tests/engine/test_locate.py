from __future__ import annotations

from dataclasses import replace

from govlint.engine.locate import locate
from govlint.model.blocks import Paragraph, Run
from govlint.model.document import Document
from govlint.model.elements import Element, Span
from tests.rules.support import official


def test_lines_and_columns_inside_a_paragraph_of_several_lines() -> None:
    paragraph = Paragraph((Run("第一行\n第二行"),), line=7, column=3)
    document = replace(official(), document=Document("text", (paragraph,)))
    first = locate(document, "title", Span(0, 1, 2))
    second = locate(document, "title", Span(0, 5, 6))
    assert (first.line, first.column) == (7, 4)
    assert (second.line, second.column) == (8, 2)


def test_a_format_without_lines_has_none() -> None:
    document = replace(official(), document=Document("docx", (Paragraph((Run("甲"),)),)))
    found = locate(document, "copies_to", Span(0, 0, 1))
    assert (found.line, found.column) == (None, None)
    assert found.path == "imprint/copies_to"


def test_an_empty_document_has_a_place_too() -> None:
    empty = replace(official(), document=Document("text", ()))
    assert locate(empty, str(Element.TITLE), Span(0, 0, 0)).block == 0
