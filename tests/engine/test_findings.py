from __future__ import annotations

from dataclasses import replace

from govlint.engine.decide import fingerprinted
from govlint.engine.findings import finding_of
from govlint.model.elements import Element, Span
from govlint.model.finding import Finding, Severity, Strength
from govlint.rules.api import Hit
from govlint.rules.expression import Scope
from govlint.rules.rule import Rule
from tests.rules.support import context, official, rule

LOOKS = rule('needs = ["layout"]')
WORDS = rule()
PLACE = Span(0, 0, 4)


def found(of: Rule, text: str, said: str, severity: Severity | None = None) -> Finding | None:
    """Return the finding of a rule that marks the first four characters of a text."""
    scope = Scope(context(official({Element.BODY: text})))
    hit = Hit(Element.BODY, PLACE, {"used": said, "many": f"（全文共 {len(text)} 处）"})
    return finding_of(of, of.cases[0], hit, scope, severity)


def fingerprints(*findings: Finding | None) -> int:
    """Count the fingerprints that findings of several versions of a file have."""
    return len({fingerprinted([one])[0].fingerprint for one in findings if one})


def test_a_defect_of_looks_stays_the_same_while_the_words_change() -> None:
    first, rewritten = found(LOOKS, "各县人民政府", "黑体"), found(LOOKS, "请各县认真落实", "黑体")
    assert fingerprints(first, rewritten) == 1
    assert fingerprints(first, found(LOOKS, "各县人民政府", "宋体")) == 2


def test_how_far_off_a_measure_is_makes_no_new_defect() -> None:
    assert (
        fingerprints(found(LOOKS, "甲乙丙丁", "30.2 毫米"), found(LOOKS, "甲乙丙丁", "31 毫米"))
        == 1
    )


def test_a_defect_of_words_is_told_by_its_words() -> None:
    first = found(WORDS, "各县人民政府", "黑体")
    assert fingerprints(first, found(WORDS, "各县人民\u200b政府，", "宋体")) == 1
    assert fingerprints(first, found(WORDS, "请各县认真落实", "黑体")) == 2


def test_a_chosen_severity_does_not_object_to_what_is_allowed() -> None:
    allowed = replace(WORDS.cases[0], strength=Strength.ALLOWED)
    both = replace(WORDS, cases=(allowed, *WORDS.cases))
    assert found(both, "甲乙丙丁", "", Severity.WARNING) is None
    alone = found(replace(WORDS, cases=(allowed,)), "甲乙丙丁", "", Severity.WARNING)
    assert alone is not None
    assert alone.severity is Severity.WARNING
