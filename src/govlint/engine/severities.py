"""Severities that an office has chosen: of a rule, or of one of its cases (``CODE:情形``).

The key is written alike in a profile and in the configuration. What is said of a case goes before
what the same file says of the rule; what a file above says of the rule replaces both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govlint.engine.options import UsageError
from govlint.model.finding import Severity
from govlint.rules.errors import nearest
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Case, Rule
from govlint.rules.select import UnknownRuleError

MARK = ":"
FULL_WIDTH = "："
Severities = Mapping[str, Severity]
"""By key as ``key_of`` returns it."""
NONE_CHOSEN: Severities = {}


def key_of(name: str, rules: RuleSet) -> str:
    """Return the key that a name stands for: the code of a rule, with a case behind a colon.

    Args:
        name: code, alias or slug of a rule; for one case of it a colon and the case's name.
        rules: the rules that it may speak of.

    Raises:
        UsageError: there is no such rule or case, or the rule allows what the case is about.
    """
    head, mark, case = name.replace(FULL_WIDTH, MARK).partition(MARK)
    try:
        rule = rules.get(head.strip())
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    if not mark:
        return rule.code
    case = case.strip()
    problem = _case_problem(rule, case)
    if problem:
        raise UsageError(problem)
    return f"{rule.code}{MARK}{case}"


def _case_problem(rule: Rule, name: str) -> str:
    known = list(dict.fromkeys(case.name for case in rule.cases if case.name))
    if not known:
        return f"规则 {rule.code} 不分情形，只能写 {rule.code}"
    if name not in known:
        hint = nearest(name, known) or f"，它的情形：{'、'.join(known)}"
        return f"规则 {rule.code} 没有情形“{name}”{hint}"
    if all(rule.allows(case.weight()) for case in rule.cases if case.name == name):
        return f"规则 {rule.code} 允许情形“{name}”（可），不能改它的轻重"
    return ""


def keys_of(chosen: Mapping[str, Severity], rules: RuleSet) -> dict[str, Severity]:
    """Return severities by key, those of whole rules first.

    Args:
        chosen: by name, as somebody wrote them.
        rules: the rules that they may speak of.

    Raises:
        UsageError: as ``key_of`` says.
    """
    return cases_last({key_of(name, rules): severity for name, severity in chosen.items()})


def cases_last(severities: Severities) -> dict[str, Severity]:
    """Return severities with those of whole rules before those of cases."""
    return dict(sorted(severities.items(), key=lambda item: MARK in item[0]))


def parts(key: str) -> tuple[str, str]:
    """Return code and case of a key; the case is empty where the whole rule is meant."""
    code, _, case = key.partition(MARK)
    return code, case


def chosen_for(severities: Severities, code: str, case: Case) -> Severity | None:
    """Return the severity that somebody has chosen for a case of a rule, or None."""
    own = severities.get(f"{code}{MARK}{case.name}") if case.name else None
    return own or severities.get(code)


def laid_upon(below: Severities, own: Severities) -> dict[str, Severity]:
    """Return severities with others laid upon them: a whole rule covers its cases below."""
    kept = {key: severity for key, severity in below.items() if parts(key)[0] not in own}
    return {**kept, **own}


def is_off(severities: Severities, rule: Rule) -> bool:
    """Tell whether nothing that a rule could find would be reported."""
    if severities.get(rule.code) is not Severity.OFF:
        return False
    return all(chosen_for(severities, rule.code, case) is Severity.OFF for case in rule.cases)


def weights(rule: Rule, severities: Severities, name: str = "") -> str:
    """Return the severities of a rule, or of one case of it, each once and joined by ``/``."""
    return "/".join(dict.fromkeys(_weights(rule, severities, name)))


def _weights(rule: Rule, severities: Severities, name: str) -> Iterator[str]:
    for case in rule.cases:
        if not name or case.name == name:
            yield (chosen_for(severities, rule.code, case) or case.weight()).value
