"""Ask one rule of one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from govlint.engine.findings import finding_of, hit_of
from govlint.engine.gates import gate
from govlint.engine.severities import NONE_CHOSEN, Severities, chosen_for
from govlint.model.finding import Finding, Outcome
from govlint.rules.api import Check, Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.expression import Scope, evaluate
from govlint.rules.named import function_of
from govlint.rules.rule import Case, Rule
from govlint.rules.subjects import items_of

ALONE = "要同时检查几份文件才能比较"
NO_CASE = "这份文件不属于规则所说的情形"


class Judgement(NamedTuple):
    """Outcome of a rule on a document, its reason, its findings."""

    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()


class _Asked(NamedTuple):
    """Answer of one item: True good, False defective, None unknown; ``skipped``: not asked."""

    answer: bool | None
    reason: str = ""
    finding: Finding | None = None
    skipped: bool = False


def judge(rule: Rule, context: Context, severities: Severities = NONE_CHOSEN) -> Judgement:
    """Ask a rule of a document.

    Args:
        rule: the rule.
        context: the document, with the rule's own parameters.
        severities: what an office has chosen for rules and cases.

    Raises:
        Exception: whatever a Python check raises beside its two declared exceptions.
    """
    closed = gate(rule, context)
    if closed is not None:
        return Judgement(closed.outcome, closed.reason)
    if rule.across:
        return Judgement(Outcome.NOT_APPLICABLE, ALONE)
    if rule.check:
        return _ask_check(rule, context, severities)
    return _summed(list(_ask_items(rule, context, severities)))


def _ask_check(rule: Rule, context: Context, severities: Severities) -> Judgement:
    scope = Scope(context)
    findings: list[Finding] = []
    try:
        check: Check = function_of(str(rule.check))
        for hit in check(context):
            case = case_of(rule, hit)
            own = chosen_for(severities, rule.code, case)
            found = finding_of(rule, case, hit, scope, own)
            findings += [found] if found else []
    except NotChecked as reason:
        return Judgement(Outcome.NOT_CHECKED, str(reason))
    except NotApplicable as reason:
        return Judgement(Outcome.NOT_APPLICABLE, str(reason))
    return Judgement(worst(findings), "", tuple(findings))


def case_of(rule: Rule, hit: Hit) -> Case:
    """Return the case of a rule that a hit names, or its usual one.

    Raises:
        ValueError: the rule has no case of that name.
    """
    for case in rule.cases:
        if case.name == hit.case if hit.case else case.when is None:
            return case
    if hit.case:
        raise ValueError(f"规则 {rule.code} 没有名为“{hit.case}”的 [[case]]")
    return rule.cases[0]


def _ask_items(rule: Rule, context: Context, severities: Severities) -> Iterator[_Asked]:
    for subject in rule.each:
        for item in items_of(subject, context):
            context.used.clear()
            yield _ask(rule, Scope(context, subject, item), severities)


def _ask(rule: Rule, scope: Scope, severities: Severities) -> _Asked:
    if rule.applies is not None:
        applies = _truth(rule.applies, scope)
        if not applies:
            return _Asked(None, _reason(scope), skipped=applies is False)
    good = _truth(rule.test, scope)
    if good is not False:
        return _Asked(good, _reason(scope))
    case, unsure = _first_case(rule, scope)
    if case is None:
        return _Asked(None, _reason(scope)) if unsure else _Asked(True, skipped=True)
    own = chosen_for(severities, rule.code, case)
    found = finding_of(rule, case, hit_of(rule, case, scope), scope, own)
    return _Asked(False, finding=found) if found else _Asked(True)


def _first_case(rule: Rule, scope: Scope) -> tuple[Case | None, bool]:
    """Return the first case that holds, and whether one before it could not be decided."""
    unsure = False
    for case in rule.cases:
        holds = True if case.when is None else _truth(case.when, scope)
        if holds:
            return case, unsure
        unsure |= holds is None
    return None, unsure


def _truth(node: Any, scope: Scope) -> bool | None:
    value = evaluate(node, scope)
    return None if value is None or value == "" else bool(value)


def _reason(scope: Scope) -> str:
    names = "、".join(dict.fromkeys(scope.unknown))
    return f"读不出 {names}" if names else "读不出所需的内容"


def _summed(asked: list[_Asked]) -> Judgement:
    """One failure fails the rule; one unknown without a failure leaves it unchecked."""
    findings = tuple(item.finding for item in asked if item.finding)
    if findings:
        return Judgement(worst(findings), "", findings)
    judged = [item for item in asked if not item.skipped]
    for item in judged:
        if item.answer is None:
            return Judgement(Outcome.NOT_CHECKED, item.reason)
    if judged:
        return Judgement(Outcome.PASS)
    return Judgement(Outcome.NOT_APPLICABLE, NO_CASE)


def worst(findings: Iterable[Finding]) -> Outcome:
    """Return the outcome of a rule with these findings."""
    outcomes = {finding.outcome for finding in findings}
    if Outcome.FAIL in outcomes:
        return Outcome.FAIL
    return Outcome.REVIEW if outcomes else Outcome.PASS
