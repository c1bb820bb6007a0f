"""A rule as the engine sees it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from govlint.model.document import Capability
from govlint.model.finding import Severity, Strength

SEVERITY_OF_STRENGTH: Mapping[Strength, Severity] = {
    Strength.MUST: Severity.ERROR,
    Strength.USUAL: Severity.WARNING,
    Strength.RECOMMENDED: Severity.INFO,
    Strength.HABIT: Severity.INFO,
    Strength.LOGIC: Severity.WARNING,
    Strength.ALLOWED: Severity.OFF,
}
_PARAGRAPH = r"\([^)]*\)|（[^）]*）"
_NUMBER = rf"(?:附录\s*[A-Z]\.)?[0-9]+(?:\.[0-9]+)*(?:{_PARAGRAPH})*"
_CLAUSE = re.compile(rf"(?P<document>\S.*?)\s+(?P<number>{_NUMBER})")


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a rule: when it holds, how strong the clause is then, what is said."""

    name: str
    when: Any
    strength: Strength
    severity: Severity | None
    message: Any

    def weight(self) -> Severity:
        """Return the severity: the one stated, else that of the strength."""
        return self.severity or SEVERITY_OF_STRENGTH[self.strength]


@dataclass(frozen=True, slots=True)
class FixTemplate:
    """How a finding is mended: (part or None, template) pairs, and when that is possible."""

    safe: bool
    when: Any
    edits: tuple[tuple[str | None, Any], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a document: 「GB/T 9704-2012」 and 「7.2.5」."""

    document: str
    number: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled rule file; expressions and templates are trees, ``None`` where absent."""

    code: str
    name: str
    slug: str
    since: str
    family: str
    origin: str
    file: str
    source: tuple[str, ...]
    reads: tuple[str, ...]
    each: tuple[str, ...]
    parameters: Mapping[str, Any]
    lengths: tuple[str, ...]
    """Parameters that are lengths, in points."""
    scope: str
    """What it is asked of: document, row, list or regions."""
    requires: tuple[str, ...]
    """Fields without whose columns a list cannot be judged."""
    lists: tuple[str, ...]
    """Kinds of lists that it is for; empty: all."""
    form: bool
    enabled: bool
    applies: Any
    test: Any
    check: str | None
    list_check: str | None
    """Check of whole lists, of a rule that documents are asked by ``check``."""
    mark: str | None
    across: bool
    """It compares the documents of a run: its check is a ``CheckAcross``."""
    masthead: bool
    not_in_draft: bool
    judges_absence: bool
    kinds: tuple[str, ...]
    not_kinds: tuple[str, ...]
    layouts: tuple[str, ...]
    stages: tuple[str, ...]
    aliases: tuple[str, ...]
    also: tuple[str, ...]
    needs: frozenset[Capability]
    facts: tuple[str, ...]
    valid_from: datetime.date | None
    valid_to: datetime.date | None
    cases: tuple[Case, ...]
    fix: FixTemplate | None
    message: Any
    message_text: str
    why: str
    how: str
    note: str
    measured: str
    examples: tuple[Mapping[str, Any], ...] = field(repr=False)

    @property
    def cited(self) -> str:
        """The sources as one line."""
        return "；".join(self.source)

    @property
    def strength(self) -> Strength:
        """The strength of the first case, which is the rule's usual one."""
        return self.cases[0].strength

    @property
    def severity(self) -> Severity:
        """The severity of the weightiest first case."""
        return self.cases[0].weight()

    def allows(self, weight: Severity) -> bool:
        """Tell whether a weight is of what the rule allows beside what it objects to."""
        off = Severity.OFF
        return weight is off and any(case.weight() is not off for case in self.cases)

    def clauses(self) -> tuple[Clause, ...]:
        """Return the clauses that the rule checks."""
        return tuple(clause(source) for source in self.source)


def clause(source: str) -> Clause:
    """Part a source such as ``GB/T 9704-2012 7.2.5`` or ``条例 9(五)``; no number: empty."""
    match = _CLAUSE.fullmatch(source.strip())
    if match is None:
        return Clause(source.strip(), "")
    return Clause(match["document"], match["number"])


def rule_from(data: Mapping[str, Any]) -> Rule:
    """Build a rule from what the loader or the pack holds."""
    values = {item.name: _frozen(data.get(item.name)) for item in fields(Rule)}
    own = _case(
        {"name": "", "when": None, "strength": data["strength"], "severity": data["severity"]}
        if data["strength"]
        else None
    )
    cases = tuple(_case(case) for case in data["cases"])
    values["cases"] = tuple(case for case in (cases or (own,)) if case)
    values["needs"] = frozenset(Capability(need) for need in data["needs"])
    values["fix"] = _fix(data["fix"])
    values["parameters"] = data["parameters"]
    for key in ("valid_from", "valid_to"):
        values[key] = datetime.date.fromisoformat(data[key]) if data[key] else None
    return Rule(**values)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _case(data: Mapping[str, Any] | None) -> Case | None:
    if data is None:
        return None
    severity = data["severity"]
    return Case(
        data["name"],
        data["when"],
        Strength(data["strength"]),
        Severity(severity) if severity else None,
        data.get("message"),
    )


def _fix(data: Mapping[str, Any] | None) -> FixTemplate | None:
    if data is None:
        return None
    edits = tuple((part, template) for part, template in data["edits"])
    return FixTemplate(data["safe"], data["when"], edits)
