"""Which rules a run uses: by code prefix, slug, family or clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from govlint.rules.errors import nearest
from govlint.rules.rule import Clause, Rule

ALL = "ALL"


class UnknownRuleError(KeyError):
    """No rule has this code, slug, family or clause; ``str`` is one Chinese line."""

    def __init__(self, name: str, known: Iterable[str], what: str = "规则") -> None:
        """Name the nearest known word."""
        self.name = name
        self.message = f"没有{what}“{name}”{nearest(name, known)}"
        super().__init__(self.message)

    def __str__(self) -> str:
        """Return the message without the quotes that KeyError adds."""
        return self.message


def selected(
    rules: Sequence[Rule],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    clause: Sequence[str] = (),
) -> tuple[Rule, ...]:
    """Return the rules that a run uses.

    The longest selector that fits a rule decides; of two equally long ones ``ignore`` wins. A
    rule that is off by default is used only where a selector names it in full. With ``clause``
    a rule must also check one of these clauses or a part of one.

    Raises:
        UnknownRuleError: a selector fits no rule.
    """
    for selector in (*select, *ignore):
        if not any(_fit(rule, selector) for rule in rules):
            raise UnknownRuleError(selector, _names(rules))
    for number in clause:
        if not any(_cites(rule, number) for rule in rules):
            raise UnknownRuleError(number, _clauses(rules), "检查这一条款的规则：")
    return tuple(rule for rule in rules if _is_used(rule, select, ignore, clause))


def ignored(rule: Rule, ignore: Sequence[str]) -> bool:
    """Tell whether one of these selectors fits a rule."""
    return any(_fit(rule, selector) for selector in ignore)


def _is_used(
    rule: Rule, select: Sequence[str], ignore: Sequence[str], clause: Sequence[str]
) -> bool:
    wanted = max((_fit(rule, selector) for selector in select), default=0)
    refused = max((_fit(rule, selector) for selector in ignore), default=0)
    if select and not wanted:
        return False
    if refused and refused >= wanted:
        return False
    if not rule.enabled and wanted < _FULL:
        return False
    return not clause or any(_cites(rule, number) for number in clause)


_FULL = 1000


def _fit(rule: Rule, selector: str) -> int:
    """Return how closely a selector fits a rule: 0 not at all, ``_FULL`` by its full name."""
    if selector in (rule.code, rule.slug, *rule.aliases):
        return _FULL
    if selector == ALL:
        return 1
    if selector == rule.family:
        return 2
    return 2 + len(selector) if selector and rule.code.startswith(selector) else 0


def _cites(rule: Rule, wanted: str) -> bool:
    return any(_is_within(clause, wanted) for clause in rule.clauses())


def _is_within(clause: Clause, wanted: str) -> bool:
    """Tell whether a clause is ``wanted`` or below it; ``wanted`` may name the document too."""
    query = re.sub(r"\s", "", wanted).replace("（", "(").replace("）", ")")
    number = clause.number.replace("（", "(").replace("）", ")")
    document = re.sub(r"\s", "", clause.document)
    for prefix in ("", document):
        target = prefix + number
        if target == query or (target.startswith(query) and target[len(query)] in ".("):
            return True
    return False


def _names(rules: Sequence[Rule]) -> list[str]:
    names = [name for rule in rules for name in (rule.code, rule.slug, *rule.aliases)]
    return [*names, *{rule.family for rule in rules}, ALL]


def _clauses(rules: Sequence[Rule]) -> list[str]:
    return [clause.number for rule in rules for clause in rule.clauses()]
