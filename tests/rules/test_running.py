from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import pytest

from govlint.model.blocks import Alignment, ParagraphFormat
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.running import body_texts, is_heading, paragraphs
from govlint.structure import recognise
from tests.rules.checks.look import TEXTS, word

BODY = 4
LEAD = "为做好防汛工作，保障人民群众生命财产安全，现将有关事项通知如下。"


def context(rows: Sequence[str], formats: Mapping[int, ParagraphFormat] | None = None) -> Context:
    placed = {BODY + number: look for number, look in (formats or {}).items()}
    document = word(texts=(*TEXTS[:BODY], *rows, *TEXTS[BODY + 1 :]), formats=placed)
    official = recognise(document)
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def running(rows: Sequence[str], formats: Mapping[int, ParagraphFormat] | None = None) -> list[str]:
    found = context(rows, formats)
    return [found.printed(span) for _, span in body_texts(found)]


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        ("一、压实防汛责任", True),
        ("一、提高思想认识，切实加强领导", True),
        ("一、压实防汛责任。", True),
        ("一、提高认识，压实责任。", False),
        ("（一）明确责任人。各县人民政府应当公布名单。", True),
        ("（一）提高认识，压实责任。各县人民政府应当公布名单。", True),
        ("（一）市水务局负责组织各县人民政府对全市水库开展巡查。各县应当配合。", False),
        ("（一）水库；（二）河道。", False),
        ("1.逐座检查水库的大坝、溢洪道和放水设施。", True),
    ],
)
def test_headings_and_numbered_sentences(row: str, heading: bool) -> None:
    found = context((LEAD, row, LEAD))
    first = next(one for one in found.official.headings if one.span.block == BODY + 1)
    assert is_heading(found, first) == heading


def test_running_text_has_no_headings_in_it() -> None:
    rows = (LEAD, "一、压实防汛责任", "（一）明确责任人。各县人民政府应当公布名单。")
    assert running(rows) == [LEAD, "。各县人民政府应当公布名单。"]


def test_a_numbered_sentence_is_running_text() -> None:
    row = "（一）市水务局负责组织各县人民政府对全市水库开展巡查。各县应当配合。"
    assert running((LEAD, row)) == [LEAD, row]


def test_labels_and_keywords_of_articles_are_left_out() -> None:
    rows = (LEAD, "第一章　总则", "第一条（目的）　为加强防汛工作，制定本办法。")
    assert (
        running(rows, {1: ParagraphFormat(Alignment.CENTER)})[-1]
        == "　为加强防汛工作，制定本办法。"
    )


def test_what_is_set_apart_is_no_running_text() -> None:
    row = "（在全市防汛工作会议上的讲话）"
    assert running((LEAD, row), {1: ParagraphFormat(Alignment.CENTER)}) == [LEAD]


def begun(rows: Sequence[str], formats: Mapping[int, ParagraphFormat] | None = None) -> list[int]:
    return [index - BODY for index, _, _ in paragraphs(context(rows, formats))]


def test_paragraphs_of_the_body() -> None:
    assert begun((LEAD, "一、压实防汛责任", "特此通知。")) == [0, 1, 2]
    assert begun((LEAD, "同志们：", "第一章　总则", LEAD)) == [0, 3]
    assert begun((LEAD, LEAD), {1: ParagraphFormat(Alignment.RIGHT)}) == [0]
    assert begun((LEAD[:20], LEAD[20:], LEAD)) == [0, 2]
    assert begun((LEAD, LEAD + "\n" + LEAD)) == [0]
    assert begun((LEAD, "防汛工作任务清单……………… 12", "附")) == [0]
