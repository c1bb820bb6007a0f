"""A file without matters may be a normative paper: what the rules about lists say of its text."""

from __future__ import annotations

from dataclasses import replace

from govlint.engine.classified import ClassifiedError, recognise_open
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.finding import Finding, Outcome
from govlint.model.listing import ListFinding, ListPlace, ListReport
from govlint.readers import ReadError, read
from govlint.rules.registry import RuleSet

FAMILY = "lists"
PAPERS = frozenset({"docx", "pdf", "html", "csv", None})
"""Formats in which lists are read that papers come in too; a text file is taken for csv."""


def read_as_paper(report: ListReport, options: Options) -> ListReport:
    """Return the report of a file out of which no matter was read, with what its text says.

    Args:
        report: what was read of it as a list.
        options: settings of the run; their rules and day count.
    """
    if report.items.format not in PAPERS:
        return report
    try:
        official = recognise_open(read(report.items.path), options.allow_classified)
    except ReadError:
        return report  # what could not be read is said already
    except ClassifiedError as error:
        return replace(report, items=replace(report.items, error=str(error)))
    if official.kind is None:
        return report
    session = session_of(options)
    own = RuleSet(tuple(rule for rule in session.rules if rule.family == FAMILY))
    files = check_document(official, replace(session, rules=own), report.items.path)
    findings = tuple(_as_list_finding(finding) for finding in files.findings)
    outcomes = tuple(one for one in files.outcomes if one.outcome is not Outcome.NOT_APPLICABLE)
    items = replace(report.items, error=None) if report.items.problems else report.items
    return replace(report, items=items, findings=findings, outcomes=outcomes)


def _as_list_finding(finding: Finding) -> ListFinding:
    return ListFinding(
        code=finding.code,
        name=finding.name,
        source=finding.source,
        severity=finding.severity,
        outcome=finding.outcome,
        field=None,
        place=ListPlace(page=finding.location.page),
        message=finding.message,
        why=finding.why,
        how=finding.how,
        evidence=finding.evidence,
        actual=finding.evidence,
        confidence=finding.confidence,
    )
