"""Numbers and orders that every reporter shows alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from govlint.model.elements import TERMS
from govlint.model.finding import (
    SEVERITY_ORDER,
    FileReport,
    Finding,
    Outcome,
    Report,
    Severity,
)

BASELINE = "baseline"
_ELEMENT_ORDER: Mapping[str, int] = {str(name): rank for rank, name in enumerate(TERMS)}


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Rules that could not be judged for one reason, and in how many files."""

    reason: str
    codes: tuple[str, ...]
    files: int


def summary(report: Report) -> dict[str, int]:
    """Return the ``summary`` object of the JSON contract.

    Severities count findings that failed; findings that need a person are ``review`` only. Of
    those that count nowhere, ``suppressed`` were set aside with a reason and ``unchanged`` are in
    the baseline; ``gone`` are its entries that were not found again.
    """
    found = [finding for file in report.files for finding in file.findings]
    aside = [one.kind for file in report.files for one in file.suppressed]
    return {
        "files": len(report.files),
        "unreadable": sum(file.error is not None for file in report.files),
        "error": report.count(Severity.ERROR),
        "warning": report.count(Severity.WARNING),
        "info": report.count(Severity.INFO),
        "review": sum(finding.outcome is Outcome.REVIEW for finding in found),
        "suppressed": sum(kind != BASELINE for kind in aside),
        "unchanged": sum(kind == BASELINE for kind in aside),
        "gone": sum(len(file.gone) for file in report.files),
    }


def unchecked(files: Iterable[FileReport]) -> list[Unchecked]:
    """Fold the rules that were not checked by reason, the commonest reason first."""
    codes: dict[str, dict[str, None]] = {}
    touched: dict[str, int] = {}
    for file in files:
        reasons = set()
        for outcome in file.outcomes:
            if outcome.outcome is Outcome.NOT_CHECKED:
                codes.setdefault(outcome.reason, {})[outcome.code] = None
                reasons.add(outcome.reason)
        for reason in reasons:
            touched[reason] = touched.get(reason, 0) + 1
    folded = [Unchecked(reason, tuple(found), touched[reason]) for reason, found in codes.items()]
    return sorted(folded, key=lambda item: (-len(item.codes), item.reason))


def timings(files: Iterable[FileReport]) -> dict[str, float]:
    """Return the seconds that each rule took over all files, the slowest first."""
    total: dict[str, float] = {}
    for file in files:
        for code, seconds in (file.timings or {}).items():
            total[code] = total.get(code, 0.0) + seconds
    return dict(sorted(total.items(), key=lambda item: (-item[1], item[0])))


def by_element(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group findings by element in the order of the standard, the gravest first in each."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=_rank):
        groups.setdefault(finding.element, []).append(finding)
    return groups


def _rank(finding: Finding) -> tuple[int, str, int, int, int, int, str]:
    place = finding.location
    return (
        _ELEMENT_ORDER.get(finding.element, len(_ELEMENT_ORDER)),
        finding.element,
        finding.outcome is Outcome.REVIEW,
        -SEVERITY_ORDER[finding.severity],
        place.block,
        place.start,
        finding.code,
    )
