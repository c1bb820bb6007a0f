"""What counts: one finding per defect, their order, fingerprints, and the exit code."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from govlint.engine.options import Options
from govlint.model.finding import SEVERITY_ORDER, FileReport, Finding, Outcome, Report
from govlint.text.normalise import normalise

OK, FINDINGS, USAGE, UNREADABLE = 0, 1, 2, 3
FAMILY_ORDER = "FBRLGXWPNUC"
"""More specific families first: F before R before P and N, B before R."""


def decide(
    findings: Iterable[Finding], apart: Collection[str] = frozenset()
) -> tuple[Finding, ...]:
    """Merge findings on the same span, order them by place, and give them fingerprints.

    Args:
        findings: what the rules found.
        apart: codes of rules that judge looks; see ``merged``.
    """
    return fingerprinted(_ordered(merged(findings, apart)))


def merged(findings: Iterable[Finding], apart: Collection[str] = frozenset()) -> list[Finding]:
    """Keep one finding per span; the others are named in its ``also``.

    A failure outranks a review, then the more severe wins, then the more specific. Rules on looks
    (``apart``) mark what carries a defect: type, place and colour of one title are three.
    """
    by_place: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        place = finding.location
        looks = (finding.code, finding.message) if finding.code in apart else ()
        key = (place.block, place.cell, place.start, place.end, *looks)
        by_place.setdefault(key, []).append(finding)
    return [_one(group) for group in by_place.values()]


def _one(group: list[Finding]) -> Finding:
    kept, *others = sorted(group, key=_rank)
    codes = dict.fromkeys(code for other in others for code in (other.code, *other.also))
    also = tuple(code for code in (*kept.also, *codes) if code != kept.code)
    return replace(kept, also=tuple(dict.fromkeys(also)))


def _rank(finding: Finding) -> tuple[object, ...]:
    family = FAMILY_ORDER.find(finding.code[:1])
    return (
        finding.outcome is not Outcome.FAIL,
        -SEVERITY_ORDER[finding.severity],
        family if family >= 0 else len(FAMILY_ORDER),
        -len(finding.code),
        finding.code,
    )


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(
        findings,
        key=lambda finding: (
            finding.location.block,
            finding.location.cell or (-1, -1),
            finding.location.start,
            finding.location.end,
            finding.code,
        ),
    )


def fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give each finding a fingerprint of rule, content and ordinal.

    The content is the finding's ``identity``, else the words that it marks, normalised. No line
    and no block is in it, so that text put in above changes nothing; of several equal defects
    each has its own.
    """
    seen: Counter[tuple[str, str]] = Counter()
    done = []
    for finding in findings:
        key = (finding.code, finding.identity or normalise(finding.evidence).text)
        raw = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        digest = hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        done.append(replace(finding, fingerprint=digest))
    return tuple(done)


def exit_code(report: Report, options: Options) -> int:
    """Return the exit code of a run, whatever the output format.

    2: govlint itself failed, or no file was found at all; 3: an input is missing or could not be
    read; 1: a failure at or above ``fail_on``; 0: none.
    """
    files = report.files
    if not files or any(file.internal for file in files):
        return USAGE
    if any(file.error is not None for file in files):
        return UNREADABLE
    return FINDINGS if any(_fails(file, options) for file in files) else OK


def _fails(file: FileReport, options: Options) -> bool:
    least = SEVERITY_ORDER[options.fail_on]
    return any(
        finding.outcome is Outcome.FAIL and SEVERITY_ORDER[finding.severity] >= least
        for finding in file.findings
    )
