import datetime
import re
from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, ParagraphFormat
from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, Facts, KnownFacts, known_facts
from govlint.rules.masthead import (
    Direction,
    direction_of,
    head_lines,
    is_flush,
    last_of,
    loose_lines,
    organs_of_mark,
)
from govlint.structure import recognise
from tests.rules.checks.look import NUMBER as PLACE
from tests.rules.checks.look import word
from tests.structure.support import DATE, OPENING, SIGNATURE, context

MARK, NUMBER = "甲市人民政府文件", "甲政发〔2024〕7号"
SIGNED = NUMBER + "　　签发人：王某某"
DIGITS = re.compile("[0-9]+")


def paper(*head: str, kind: str = "通知", to: str = "各县人民政府：") -> Context:
    """Return what a check sees of a paper with a head of these lines."""
    return context(*head, f"甲市人民政府关于防汛工作的{kind}", to, OPENING, SIGNATURE, DATE)


def within_of(document: Document) -> Context:
    official = recognise(document)
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def given(direction: str, within: Context) -> Context:
    return replace(within, facts=KnownFacts(Facts(direction=direction), within.facts.inferred))


def test_the_lines_above_the_title_and_what_they_were_recognised_as() -> None:
    within = paper("126", MARK, NUMBER)
    assert [(line.text, line.element) for line in head_lines(within)] == [
        ("126", None),
        (MARK, Element.ISSUER_MARK),
        (NUMBER, Element.DOCUMENT_NUMBER),
    ]
    (line,) = loose_lines(within, DIGITS)
    assert within.printed(line.part(1, 3)) == "26"


def test_lines_below_the_number_are_no_marks_of_the_head() -> None:
    assert loose_lines(paper(MARK, NUMBER, "126"), DIGITS) == []


def test_the_head_of_a_web_page_is_not_searched() -> None:
    assert head_lines(paper(*(f"第{number}条新闻" for number in range(60)))) == []


def test_a_document_without_text_has_no_head() -> None:
    assert head_lines(context("126")) == []


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        ("通知", NUMBER, Direction(False, True)),
        ("通知", SIGNED, Direction(False, True)),
        ("请示", NUMBER, Direction(True, True)),
        ("报告", NUMBER, Direction(True, False)),
        ("意见", NUMBER, Direction(None, False)),
        ("意见", SIGNED, Direction(True, False)),
    ],
)
def test_where_a_paper_goes(kind: str, number: str, expected: Direction) -> None:
    assert direction_of(paper(MARK, number, kind=kind)) == expected


def test_what_the_caller_says_of_the_direction_counts() -> None:
    assert direction_of(given("up", paper(MARK, NUMBER, kind="报告"))) == Direction(True, True)
    assert direction_of(given("parallel", paper(MARK, NUMBER, kind="报告"))) == Direction(
        False, True
    )


def test_the_organs_of_a_mark_and_the_last_of_its_lines() -> None:
    within = paper("甲市财政局", "甲市税务局文件", NUMBER)
    assert [one.name for one in organs_of_mark(within)] == ["甲市财政局", "甲市税务局"]
    assert [within.printed(one.span) for one in organs_of_mark(within)] == [
        "甲市财政局",
        "甲市税务局",
    ]
    last = last_of(within, Element.ISSUER_MARK)
    assert last is not None and last.text == "甲市税务局文件"
    assert last_of(within, Element.URGENCY) is None


def test_whether_text_begins_at_the_left_edge() -> None:
    expected = {
        Alignment.LEFT: True,
        Alignment.CENTER: False,
        Alignment.DISTRIBUTE: False,
        Alignment.RIGHT: False,
    }
    for alignment, flush in expected.items():
        look = ParagraphFormat(alignment=alignment)
        within = within_of(word(formats={PLACE: look}))
        assert is_flush(within, within.all(Element.DOCUMENT_NUMBER)[0].span, 1.0) is flush
    boxed = ParagraphFormat(alignment=Alignment.CENTER, frame_align="center")
    within = within_of(word(formats={PLACE: boxed}))
    assert is_flush(within, within.all(Element.DOCUMENT_NUMBER)[0].span, 1.0) is None
