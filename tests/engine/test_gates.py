from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from govlint.engine.gates import gate, is_blank
from govlint.model.document import Capability
from govlint.model.elements import Element, Layout, Stage
from govlint.model.finding import Outcome
from govlint.rules.context import Sources
from govlint.rules.facts import Facts
from tests.rules.support import context, element, official, rule

NUMBER = {Element.DOCUMENT_NUMBER: "甲政发〔2024〕7号"}
LAYOUT = frozenset({Capability.TEXT, Capability.LAYOUT})


def reason(extra: str = "", *, drop: str = "", **fields: Any) -> tuple[Outcome, str] | None:
    facts = fields.pop("facts", Facts())
    day = fields.pop("day", datetime.date(2024, 5, 7))
    elements = fields.pop("elements", NUMBER)
    within = context(official(elements, **fields), facts, day)
    found = gate(rule(extra, drop=drop), within)
    return None if found is None else (found.outcome, found.reason)


def test_an_ordinary_rule_is_asked() -> None:
    assert reason() is None


@pytest.mark.parametrize(
    ("day", "asked"),
    [("2012-06-30", False), ("2012-07-01", True), ("2020-12-31", True), ("2021-01-01", False)],
)
def test_validity_counts_both_ends(day: str, asked: bool) -> None:
    found = reason(
        "valid_from = 2012-07-01\nvalid_to = 2020-12-31", day=datetime.date.fromisoformat(day)
    )
    assert (found is None) is asked
    if found:
        assert found[0] is Outcome.NOT_APPLICABLE


def test_no_rule_of_form_runs_where_there_is_no_document() -> None:
    assert reason(kind=None) == (Outcome.NOT_APPLICABLE, "没有认出公文，不查格式")
    assert reason("form = false", kind=None) is None
    assert reason(kind="") is None


def test_web_text_has_no_layout_masthead_or_imprint() -> None:
    web: dict[str, Any] = {"layout": Layout.WEB, "has_masthead": False}
    assert reason(**web) is None
    assert reason("masthead = true", **web) is not None
    assert reason('needs = ["text", "layout"]', provides=LAYOUT, **web) is not None
    of_imprint = replace(rule(), reads=("copies_to",))
    found = gate(of_imprint, context(official({Element.COPIES_TO: "抄送：甲。"}, **web)))
    assert found is not None
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_a_paper_without_red_head() -> None:
    assert reason("masthead = true", has_masthead=False) == (Outcome.NOT_APPLICABLE, "文稿未套红")
    assert reason("masthead = true") is None


def test_kinds_layouts_and_stages() -> None:
    assert reason('kinds = ["通知"]') is None
    assert reason('kinds = ["请示"]') is not None
    assert reason('not_kinds = ["通知"]') is not None
    assert reason('layouts = ["letter"]') is not None
    assert reason('layouts = ["standard"]') is None
    assert reason('stages = ["final"]', stage=Stage.DRAFT) == (Outcome.NOT_APPLICABLE, "送审稿")


def test_what_the_reader_cannot_provide_is_not_checked() -> None:
    found = reason('needs = ["text", "layout"]')
    assert found is not None
    assert found[0] is Outcome.NOT_CHECKED
    assert "text 文件" in found[1]
    assert "版式" in found[1]
    assert reason('needs = ["text", "layout"]', provides=LAYOUT) is None


def test_a_rule_that_needs_sources_is_not_checked_without_them() -> None:
    needs = 'needs = ["text", "sources"]'
    assert reason(needs) == (Outcome.NOT_CHECKED, "没有给出来源文件，可用 --against 给出")
    held = replace(context(official(NUMBER)), sources=Sources(index=()))
    assert gate(rule(needs), held) is None


def test_a_fact_that_nobody_knows_is_not_checked() -> None:
    found = reason('needs = ["text", "facts.sealed"]')
    assert found == (Outcome.NOT_CHECKED, "文件里看不出是否加盖印章，可用 --facts 给出")
    assert reason('needs = ["text", "facts.sealed"]', facts=Facts(sealed=False)) is None


@pytest.mark.parametrize(
    ("stage", "text", "asked"),
    [
        (Stage.DRAFT, "甲政发〔2024〕　号", False),
        (Stage.DRAFT, "甲政发〔2024〕第__号", False),
        (Stage.DRAFT, "甲政发[2024]7号", True),
        (Stage.FINAL, "甲政发〔2024〕　号", True),
    ],
)
def test_what_is_given_after_signing(stage: Stage, text: str, asked: bool) -> None:
    found = reason("not_in_draft = true", stage=stage, elements={Element.DOCUMENT_NUMBER: text})
    assert (found is None) is asked
    if found:
        assert found == (Outcome.NOT_APPLICABLE, "送审稿")


def test_an_absent_element_in_a_draft_is_the_draft_s_reason() -> None:
    assert reason("not_in_draft = true", stage=Stage.DRAFT, elements={}) == (
        Outcome.NOT_APPLICABLE,
        "送审稿",
    )


def test_nothing_to_read() -> None:
    assert reason(elements={}) == (Outcome.NOT_APPLICABLE, "文中没有发文字号")
    assert reason("judges_absence = true", elements={}) is None
    both = 'reads = ["document_number", "document_date"]\neach = ["document_number"]'
    assert reason(both, drop="reads") == (Outcome.NOT_APPLICABLE, "文中没有成文日期")
    cited = 'reads = ["document_number", "citations"]'
    assert (
        reason(
            cited, drop="reads", elements={}, citations=(("甲发〔2012〕3号", "甲发〔2012〕3号"),)
        )
        is None
    )


@pytest.mark.parametrize(
    ("name", "text", "blank"),
    [
        (Element.DOCUMENT_DATE, "2026年　月　日", True),
        (Element.DOCUMENT_DATE, "2026年5月　日", True),
        (Element.DOCUMENT_DATE, "2026年5月7日", False),
        (Element.DOCUMENT_NUMBER, "〔2026〕号", True),
        (Element.DOCUMENT_NUMBER, "〔2026〕12号", False),
        (Element.TITLE, "年　月　日", False),
    ],
)
def test_blank_elements(name: Element, text: str, blank: bool) -> None:
    assert is_blank(element(name, text, 0)) is blank
