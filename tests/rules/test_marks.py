from __future__ import annotations

import pytest

from govlint.model.document import Section
from govlint.model.elements import Element, ElementText, Span
from govlint.rules.marks import marked, problem
from tests.rules.support import citation, context, heading, official

WITHIN = context(
    official({Element.DOCUMENT_NUMBER: "甲政发[2024]07号", Element.DOCUMENT_DATE: "2024年5月7日"})
)
NUMBER = WITHIN.first(Element.DOCUMENT_NUMBER)


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        (None, "甲政发[2024]07号"),
        ("whole", "甲政发[2024]07号"),
        ("serial", "07"),
        ("opening..closing", "[2024]"),
        ("first", "甲"),
        ("last", "号"),
        ("after", ""),
        ("before", ""),
        ("ordinal_mark", "甲政发[2024]07号"),
        ("document_date", "2024年5月7日"),
        ("document_date.month", "5"),
        ("document_date.last", "日"),
    ],
)
def test_marks_of_an_element(mark: str | None, text: str) -> None:
    span = marked(NUMBER, mark, WITHIN)
    assert span is not None
    assert WITHIN.printed(span) == text


def test_places_of_width_zero() -> None:
    assert marked(NUMBER, "after", WITHIN) == Span(0, 12, 12)
    assert marked(NUMBER, "before", WITHIN) == Span(0, 0, 0)


def test_the_last_of_several_spans() -> None:
    title = ElementText(Element.TITLE, (Span(0, 2, 5), Span(1, 0, 4)), "", "")
    assert marked(title, "last", WITHIN) == Span(1, 3, 4)
    assert marked(title, "first", WITHIN) == Span(0, 2, 3)
    assert marked(title, None, WITHIN) == Span(0, 2, 5)


def test_marks_of_other_items() -> None:
    cited = citation("按照甲政发[2012]3号办理", "甲政发[2012]3号", 0)
    assert marked(cited, "opening..closing", WITHIN) == Span(0, 5, 11)
    assert marked(cited, "number", WITHIN) == Span(0, 2, 13)
    assert marked(heading(1, 1), "label", WITHIN) == Span(0, 0, 2)
    assert marked(Section(4), None, WITHIN) == Span(4, 0, 0)
    assert marked(None, "title", WITHIN) is None


@pytest.mark.parametrize(
    ("mark", "each", "near"),
    [
        ("opning", ["document_number"], "opening"),
        ("opening..closng", ["document_number"], "opening"),
        ("lable", ["headings"], "label"),
        ("document_dat", ["document"], "document_date"),
        ("document_date.yaer", ["document"], ""),
    ],
)
def test_unknown_marks_are_refused(mark: str, each: list[str], near: str) -> None:
    found = problem(mark, each)
    assert found is not None
    assert near in found


@pytest.mark.parametrize(
    ("mark", "each"),
    [
        ("opening..closing", ["document_number", "citations"]),
        ("label", ["headings"]),
        ("after", ["recipients"]),
        ("document_date.year", ["document"]),
        ("title", ["document"]),
    ],
)
def test_known_marks_pass(mark: str, each: list[str]) -> None:
    assert problem(mark, each) is None
