"""The report for programs: exactly the JSON contract, deterministic, always valid UTF-8."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

from govlint.engine.locate import locate
from govlint.model.elements import ElementText, OfficialDocument
from govlint.model.finding import FileReport, Finding, Fix, Outcome, Report
from govlint.model.position import Location
from govlint.reporters import repository
from govlint.reporters.tally import summary
from govlint.reporters.visible import SURROGATE, encodable

VERSION = 1
# Valid inside a JSON string, but obeyed by some terminals and editors: written as \uXXXX.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def to_json(report: Report) -> str:
    """Return the whole report as one JSON object, indented, ending with a line feed."""
    content = {
        "version": VERSION,
        "tool": report.tool,
        "configuration": dict(report.configuration),
        "files": [file_object(file) for file in report.files],
        "summary": summary(report),
    }
    if report.repository is not None:
        content["repository"] = repository.to_object(report.repository)
    return dumps(content, indent=2) + "\n"


def to_jsonl(report: Report) -> str:
    """Return one JSON object per file, each on a line of its own (no summary)."""
    return "".join(dumps(file_object(file), indent=None) + "\n" for file in report.files)


def file_object(file: FileReport) -> dict[str, Any]:
    r"""Return the JSON object of one file.

    Lone surrogates, which a file name may carry for bytes that are no UTF-8, are written out
    (``\xff``), so that every consumer can read the object.
    """
    official = file.official
    return {
        "path": file.path,
        "format": file.format,
        "sha256": file.sha256,
        "kind": official.kind if official else None,
        "layout": official.layout.value if official else None,
        "stage": official.stage.value if official else None,
        "day": file.day,
        "day_source": file.day_source,
        "elements": element_objects(official) if official else {},
        "findings": [_finding(finding) for finding in file.findings],
        "not_checked": [
            {"code": outcome.code, "reason": outcome.reason}
            for outcome in file.outcomes
            if outcome.outcome is Outcome.NOT_CHECKED
        ],
        "suppressed": [
            {
                **_finding(one.finding),
                "suppression": {"kind": one.kind, "reason": one.reason, "author": one.author},
            }
            for one in file.suppressed
        ],
        "suppressions": [asdict(one) for one in file.suppressions],
        "gone": [dict(entry) for entry in file.gone],
        "metrics": dict(file.metrics),
        "flags": list(file.flags),
        "error": file.error,
    }


def location_object(location: Location) -> dict[str, Any]:
    """Return a location as the contract wants it; ``cell`` and ``box`` only where known."""
    found: dict[str, Any] = {
        "block": location.block,
        "start": location.start,
        "end": location.end,
        "page": location.page,
        "line": location.line,
        "column": location.column,
        "path": location.path,
    }
    if location.cell is not None:
        found["cell"] = list(location.cell)
    if location.box is not None:
        found["box"] = list(location.box)
    return found


def element_objects(official: OfficialDocument) -> dict[str, Any]:
    """Return the ``elements`` object: one occurrence is an object, several are a list."""
    found: dict[str, Any] = {}
    for name, occurrences in official.elements.items():
        objects = [_element(official, occurrence) for occurrence in occurrences]
        if objects:
            found[name.value] = objects[0] if len(objects) == 1 else objects
    return found


def _element(official: OfficialDocument, element: ElementText) -> dict[str, Any]:
    return {
        "text": element.text,
        "normalised": element.normalised,
        "location": location_object(locate(official, element.name, element.span)),
        "confidence": element.confidence,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "slug": finding.slug,
        "source": finding.source,
        "strength": finding.strength.value,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "element": finding.element or None,
        "message": finding.message,
        "why": finding.why,
        "how": finding.how,
        "evidence": finding.evidence,
        "location": location_object(finding.location),
        "fix": _fix(finding.fix),
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
        "also": list(finding.also),
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def dumps(content: Any, indent: int | None) -> str:
    """Return JSON that UTF-8 can hold and that no terminal obeys."""
    raw = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=indent)
    valid = SURROGATE.sub(lambda match: encodable(match[0]).replace("\\", "\\\\"), raw)
    return _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", valid)
