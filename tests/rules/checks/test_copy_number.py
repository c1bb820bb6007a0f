from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment
from govlint.model.elements import Element
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.checks.copy_number import form, required
from govlint.rules.facts import NO_FACTS, Facts, KnownFacts
from tests.rules.checks.laid import (
    DATE,
    LONG,
    MARK,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    Row,
    pages,
    red,
    titled,
    word,
)
from tests.rules.checks.look import cases, hits
from tests.structure.support import context

FORM = {"size": 16, "edge_mm": 1, "tolerance": 0.5, "top_mm": 37}
REST = (red(line=4), "", "", NUMBER, titled(), RECIPIENTS, LONG, SIGNATURE, DATE)
TEXT = (MARK, NUMBER, "甲市人民政府关于做好防汛工作的通知", RECIPIENTS, "现通知如下，请执行。")


def judged(facts: Facts, *lines: str) -> list[Hit]:
    within = context(*lines)
    return list(required(replace(within, facts=KnownFacts(facts, within.facts.inferred))))


@pytest.mark.parametrize("text", ["No.126", "126", "0000126", "№126", "份号：000126", "126号"])
def test_another_number_of_digits(text: str) -> None:
    (hit,) = hits(form, word(text, *REST), **FORM)
    assert (hit.case, hit.element) == ("位数", Element.COPY_NUMBER)


@pytest.mark.parametrize("text", ["2024", "第一号", "甲市政府", "3个", "3"])
def test_other_lines_above_the_mark_are_no_copy_number(text: str) -> None:
    with pytest.raises(NotApplicable):
        hits(form, word(text, *REST), **FORM)


def test_digits_of_a_text_are_right_and_the_rest_is_not_seen() -> None:
    within = context("000126", *TEXT)
    with pytest.raises(NotChecked, match="只查了位数"):
        list(form(within))


def test_size_and_place_in_a_word_file() -> None:
    assert hits(form, word("000126", *REST), **FORM) == []
    assert cases(hits(form, word(Row("000126", size=14.0), *REST), **FORM)) == ["字号"]
    assert cases(hits(form, word(Row("000126", indent=1), *REST), **FORM)) == ["顶格"]
    centred = Row("000126", align=Alignment.CENTER)
    assert cases(hits(form, word(centred, *REST), **FORM)) == ["顶格"]
    (low,) = hits(form, word("", "000126", *REST), **FORM)
    assert (low.case, low.values["line"]) == ("行", "2.0")


def test_place_on_a_page() -> None:
    assert hits(form, pages("000126", *REST), **FORM) == []
    assert cases(hits(form, pages(Row("000126", indent=1), *REST), **FORM)) == ["顶格"]
    assert cases(hits(form, pages(Row("000126", line=3), *REST), **FORM)) == ["行"]


def test_below_other_marks_the_order_is_wrong_and_not_the_line() -> None:
    assert hits(form, word("特急", "000126", *REST), **FORM) == []


def test_a_classified_paper_needs_a_copy_number() -> None:
    (hit,) = judged(NO_FACTS, "机密★5年", *TEXT)
    assert (hit.element, hit.span.start, hit.span.end) == (Element.COPY_NUMBER, 0, 0)
    assert judged(NO_FACTS, "000126", "机密★5年", *TEXT) == []
    assert judged(NO_FACTS, "126", "机密★5年", *TEXT) == []


def test_what_the_caller_knows_decides() -> None:
    (hit,) = judged(Facts(classified=True), *TEXT)
    assert (hit.element, hit.span.start, hit.span.end) == (Element.COPY_NUMBER, 0, 0)
    for facts, lines in ((NO_FACTS, TEXT), (Facts(classified=False), ("机密★5年", *TEXT))):
        with pytest.raises(NotApplicable, match="不是涉密公文"):
            judged(facts, *lines)


def test_a_paper_without_a_mark_has_no_place_for_it() -> None:
    with pytest.raises(NotApplicable, match="未套红"):
        judged(Facts(classified=True), *TEXT[1:])
