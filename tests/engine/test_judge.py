from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Protocol

import pytest

from govlint.engine.judge import judge
from govlint.model.elements import Element, Span
from govlint.model.finding import Edit, Outcome, Severity, Strength
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.facts import Facts
from govlint.rules.named import function_of
from govlint.rules.rule import Rule
from tests.rules.support import BODY, context, heading, official, packaged, rule

BAD = {Element.DOCUMENT_NUMBER: "甲政发[2024]07号"}
GOOD = {Element.DOCUMENT_NUMBER: "甲政发〔2024〕7号"}


def test_good_bad_and_unreadable() -> None:
    assert judge(rule(), context(official(GOOD))).outcome is Outcome.PASS
    assert judge(rule(), context(official(BAD))).outcome is Outcome.FAIL
    refused = judge(rule(), context(official({Element.DOCUMENT_NUMBER: "甲政发七号"})))
    assert refused.outcome is Outcome.NOT_CHECKED
    assert "opening" in refused.reason


def test_a_finding_says_all_that_the_contract_asks() -> None:
    made = rule('mark = "opening..closing"\n[fix]\nsafe = true\ntext = "〔{year}〕"')
    [found] = judge(made, context(official(BAD))).findings
    assert found.message == "写成了“甲政发[2024]07号”。"
    assert (found.code, found.slug, found.source) == ("Z1-1", "test-rule", "测试办法 1.1")
    assert (found.strength, found.severity) == (Strength.MUST, Severity.ERROR)
    assert (found.element, found.evidence) == ("document_number", "[2024]")
    assert (found.location.block, found.location.start, found.location.end) == (0, 3, 9)
    assert (found.location.line, found.location.column) == (1, 4)
    assert found.location.path == "masthead/document_number"
    assert found.fix is not None
    assert found.fix.safe
    assert found.fix.edits == (Edit(3, 9, "〔2024〕"),)


def test_a_fix_that_cannot_be_worked_out_is_no_fix() -> None:
    for fix in (
        '[fix]\ntext = "{organ|number}"',
        '[fix]\nwhen = "year = 1999"\ntext = "甲"',
        '[fix]\ntext = "{mark}"',
        '[fix]\nedits = [{part = "opening", text = "〔"}, {text = "{organ|number}"}]',
    ):
        [found] = judge(rule(fix), context(official(BAD))).findings
        assert found.fix is None, fix


def test_the_first_case_that_holds_decides() -> None:
    made = rule(
        '[[case]]\nwhen = "year = 1999"\nstrength = "可"\n'
        '[[case]]\nwhen = "year = 2024"\nstrength = "惯例"\nmessage = "一句{year}"\n'
        '[[case]]\nstrength = "应"',
        drop="strength",
    )
    [found] = judge(made, context(official(BAD))).findings
    assert (found.strength, found.severity, found.message) == (
        Strength.HABIT,
        Severity.INFO,
        "一句2024",
    )


def test_a_case_that_is_allowed_gives_no_finding() -> None:
    made = rule('[[case]]\nwhen = "year = 2024"\nstrength = "可"\n[[case]]\nstrength = "应"')
    assert judge(made, context(official(BAD))) == (Outcome.PASS, "", ())


def test_where_no_case_holds_nothing_is_said() -> None:
    none = rule('[[case]]\nwhen = "year = 1999"')
    assert judge(none, context(official(BAD))).outcome is Outcome.NOT_APPLICABLE
    unknown = rule('[[case]]\nwhen = "facts.sealed"')
    assert judge(unknown, context(official(BAD))).outcome is Outcome.NOT_CHECKED


def test_applies_leaves_items_out() -> None:
    assert judge(rule('applies = "year = 1999"'), context(official(BAD))).outcome is (
        Outcome.NOT_APPLICABLE
    )
    assert judge(rule('applies = "facts.sealed"'), context(official(BAD))).outcome is (
        Outcome.NOT_CHECKED
    )


def test_an_inferred_fact_makes_a_review_and_a_given_one_a_failure() -> None:
    made = rule("test = \"facts.direction != 'up'\"", drop="test")
    inferred = context(official(BAD, kind="请示"))
    assert judge(made, inferred).outcome is Outcome.REVIEW
    given = context(official(BAD, kind="请示"), Facts(direction="up"))
    assert judge(made, given).outcome is Outcome.FAIL


def test_an_element_that_is_a_guess_makes_a_review() -> None:
    assert judge(rule(), context(official(BAD, confidence=0.3))).outcome is Outcome.REVIEW


def test_items_of_a_collection_are_asked_one_by_one() -> None:
    headings = (heading(1, 1), heading(4, 2), heading(5, 3))
    many = rule('reads = ["headings"]\ntest = "level < 3"', drop="reads test")
    found = judge(many, context(official(GOOD, headings=headings)))
    assert found.outcome is Outcome.FAIL
    assert len(found.findings) == 2
    assert {finding.element for finding in found.findings} == {"body"}


def test_a_rule_about_absence() -> None:
    made = rule(
        'each = ["document"]\njudges_absence = true\ntest = "exists document_number"', drop="test"
    )
    [found] = judge(made, context(official({Element.TITLE: "关于甲的通知"}))).findings
    assert found.element == "document_number"
    assert (found.location.block, found.location.start) == (0, 0)
    assert judge(made, context(official(GOOD))).outcome is Outcome.PASS


def test_an_office_s_own_severity() -> None:
    [found] = judge(rule(), context(official(BAD)), {"Z1-1": Severity.INFO}).findings
    assert (found.severity, found.strength) == (Severity.INFO, Strength.MUST)
    assert judge(rule(), context(official(BAD)), {"Z1-1": Severity.OFF}).outcome is Outcome.PASS


# Python checks: a module of our own name, made for the test alone.

Function = Callable[[Context], Iterator[Hit]]


class Maker(Protocol):
    def __call__(self, function: Function, extra: str = "") -> Rule: ...


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Maker:
    def make(function: Function, extra: str = "") -> Rule:
        module = ModuleType("govlint.rules.checks.test_only")
        name = function.__name__
        setattr(module, name, function)
        function_of.cache_clear()
        monkeypatch.setitem(sys.modules, module.__name__, module)
        body = BODY.replace("{text}", "{text}{count}")
        return rule(f'check = "{module.__name__}:{name}"\n{extra}', drop="test", body=body)

    return make


def test_a_check_yields_hits(checked: Maker) -> None:
    def yields(context: Context) -> Iterator[Hit]:
        edit = (Edit(3, 4, "〔"),)
        yield Hit(Element.DOCUMENT_NUMBER, Span(0, 3, 4), {"count": 2}, edits=edit, safe=True)
        yield Hit(
            Element.DOCUMENT_NUMBER,
            Span(0, 9, 11),
            {"count": 3},
            strength=Strength.HABIT,
            review=True,
        )

    found = judge(checked(yields), context(official(BAD)))
    assert found.outcome is Outcome.FAIL
    first, second = found.findings
    assert first.message == "写成了“[2”。"
    assert first.fix is not None
    assert (second.severity, second.outcome) == (Severity.INFO, Outcome.REVIEW)


def test_a_check_without_hits_passes(checked: Maker) -> None:
    def silent(context: Context) -> Iterator[Hit]:
        return iter(())

    assert judge(checked(silent), context(official(BAD))).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(NotChecked, Outcome.NOT_CHECKED), (NotApplicable, Outcome.NOT_APPLICABLE)],
)
def test_a_check_may_decline(checked: Maker, error: type[Exception], outcome: Outcome) -> None:
    def declines(context: Context) -> Iterator[Hit]:
        raise error("读不出")
        yield

    assert judge(checked(declines), context(official(BAD))) == (outcome, "读不出", ())


def test_a_check_names_its_case(checked: Maker) -> None:
    def cases(context: Context) -> Iterator[Hit]:
        yield Hit(Element.DOCUMENT_NUMBER, Span(0, 0, 1), {"count": 1}, case="乙")

    two = '[[case]]\nname = "甲"\nstrength = "应"\n[[case]]\nname = "乙"\nstrength = "一般"'
    [found] = judge(checked(cases, two), context(official(BAD))).findings
    assert found.severity is Severity.WARNING
    with pytest.raises(ValueError, match="乙"):
        judge(checked(cases), context(official(BAD)))


# The three rules that the engine was built with.


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("依据甲政发[2012]3号办理", Severity.WARNING),
        ("依据甲政发〔2012〕3号办理", None),
    ],
)
def test_cited_numbers_are_judged_more_mildly(text: str, severity: Severity | None) -> None:
    number = text[2:-2]
    found = judge(packaged("F725-3"), context(official(GOOD, citations=((text, number),))))
    assert [finding.severity for finding in found.findings] == ([severity] if severity else [])


def test_case_numbers_of_courts_are_right() -> None:
    text = "（2020）甲01民初123号"
    document = official(GOOD, citations=((f"按照{text}判决", text),))
    assert judge(packaged("F725-3"), context(document)).outcome is Outcome.PASS
