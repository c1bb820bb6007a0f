"""What judgement produces: findings, outcomes and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from govlint.model.copies import Comparison
from govlint.model.elements import OfficialDocument
from govlint.model.position import Location
from govlint.model.repository import Repository


class Severity(StrEnum):
    """How much a finding weighs; decided by the strength of the clause."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


SEVERITY_ORDER: Mapping[Severity, int] = {
    Severity.ERROR: 3,
    Severity.WARNING: 2,
    Severity.INFO: 1,
    Severity.OFF: 0,
}


class Strength(StrEnum):
    """The word of the clause."""

    MUST = "应"
    USUAL = "一般"
    RECOMMENDED = "推荐"
    ALLOWED = "可"
    HABIT = "惯例"
    LOGIC = "逻辑"


class Outcome(StrEnum):
    """Outcome of one rule on one document."""

    PASS = "pass"
    FAIL = "fail"
    REVIEW = "review"
    NOT_CHECKED = "not_checked"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace code points ``start`` to ``end`` of the finding's block by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that mend a finding; ``safe`` when no meaning can change."""

    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: the rule, the place, what is wrong, why, and how to mend it."""

    code: str
    name: str
    slug: str
    source: str
    strength: Strength
    severity: Severity
    outcome: Outcome
    element: str
    message: str
    why: str
    how: str
    evidence: str
    location: Location
    fix: Fix | None = None
    confidence: float = 1.0
    fingerprint: str = ""
    also: tuple[str, ...] = ()
    identity: str = ""
    """What makes it the same defect in another version of the file; empty: the words it marks."""


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """Outcome of a rule on a file, with the reason where it could not be judged."""

    code: str
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that counts nowhere, and why.

    ``kind`` is ``comment`` (in the file itself), ``sidecar`` (a file beside it) or ``baseline``
    (accepted before); ``author`` is who wrote the comment, where the file says so.
    """

    finding: Finding
    kind: str
    reason: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """What was asked to be set aside, and what came of it.

    ``status`` is ``used``, or why not: ``unused`` (nothing was found there), ``not_run`` (the rule
    was not run), ``no_reason``, ``unknown`` (no such rule), ``expired``, ``malformed``.
    """

    kind: str
    """comment or sidecar."""
    place: str
    """Where it stands, for people."""
    code: str
    reason: str
    status: str
    count: int = 0
    """Findings set aside by it."""
    problem: str = ""
    """One Chinese line where something has to be done about it."""


@dataclass(frozen=True)
class FileReport:
    """Everything said about one file; ``error`` is one line when it could not be read."""

    path: str
    format: str | None = None
    sha256: str | None = None
    official: OfficialDocument | None = None
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    gone: tuple[Mapping[str, Any], ...] = ()
    """Entries of the baseline for this file that were not found again."""
    measures: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """The measures of the document, or what works them out when somebody asks."""
    timings: Mapping[str, float] | None = None
    """Seconds that each rule took, where they were asked for."""
    comparison: Comparison | None = None
    """The document against the sources of the run, where it has any."""
    day: str | None = None
    """The day that decided which rules were in force, ISO."""
    day_source: str | None = None
    """option, document_date or today."""
    flags: tuple[str, ...] = ()
    error: str | None = None
    internal: bool = False
    """True when govlint itself failed on this file (a rule or a worker): exit code 2."""

    @cached_property
    def metrics(self) -> dict[str, Any]:
        """Measures of the document, with the timings; worked out once, when first asked for."""
        own = self.measures() if callable(self.measures) else self.measures
        timed = {} if self.timings is None else {"timings": dict(self.timings)}
        return {**own, **timed}


@dataclass(frozen=True)
class Report:
    """The result of a run over many files."""

    files: tuple[FileReport, ...]
    tool: str
    configuration: Mapping[str, Any] = field(default_factory=dict)
    repository: Repository | None = None
    """The figures of the library of the run, where it has one."""

    def count(self, severity: Severity) -> int:
        """Count findings that failed with one severity."""
        return sum(
            finding.severity is severity and finding.outcome is Outcome.FAIL
            for file in self.files
            for finding in file.findings
        )
