"""The report as SARIF 2.1.0, the format of code scanning and of result viewers.

What fails and what a person has to judge are results; what was set aside is there too, with its
suppressions and its state against the baseline. Files that could not be read, remarks and rules
that were not checked are notifications of the tool: a reader that counts results counts defects.
Columns count code points. Nothing in the log changes from one run to the next by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from govlint.model.finding import FileReport, Finding, Outcome, Report, Severity, Suppressed
from govlint.reporters.json import dumps
from govlint.reporters.places import place
from govlint.reporters.sarif_places import (
    ROOT,
    artifact,
    artifact_location,
    fixes,
    location,
    logical_locations,
    placeholder,
    region,
)
from govlint.reporters.sarif_rules import (
    LANGUAGE,
    LEVELS,
    Catalogue,
    Requirements,
    catalogue,
    driver,
    message,
    taxonomies,
)
from govlint.reporters.tally import summary, unchecked
from govlint.rules.registry import RuleSet

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"
FINGERPRINT = "govlint/v1"
GITHUB_FINGERPRINT = "primaryLocationLineHash"
"""The one fingerprint that code scanning of GitHub looks at."""
LINE_ENDS = ("\r\n", "\n", "\r", "\x85", "\u2028", "\u2029")
"""What ends a line when govlint counts lines."""
EXIT_CODES = (
    "没有达到 --fail-on 的问题",
    "有达到 --fail-on 的问题",
    "用法、配置或内部错误，或一个文件也没找到",
    "有文件读不了，其余文件照常检查",
)
_NOTIFICATIONS: Mapping[str, str] = {
    "unreadable": "文件读不了，没有检查",
    "internal-error": "govlint 内部错误",
    "nothing-found": "没有找到可以检查的文件",
    "skipped": "文件夹里有格式还不能检查的文件，已跳过",
    "remark": "对文件的说明",
    "not-checked": "规则未检查，以及原因",
}
_RANKS: Mapping[Severity, float] = {
    Severity.ERROR: 100.0,
    Severity.WARNING: 60.0,
    Severity.INFO: 30.0,
}
_BASELINE = "baseline"
_SUPPRESSIONS: Mapping[str, str] = {"comment": "inSource"}
_COMPLETED = (0, 1)


@dataclass(frozen=True)
class _Log:
    """What the parts of a run refer to."""

    report: Report
    rules: Catalogue
    logical: Mapping[str, Mapping[str, Any]]

    @property
    def compared(self) -> bool:
        """Whether the run was held against a baseline."""
        return _BASELINE in self.report.configuration


def to_sarif(report: Report, rules: RuleSet, code: int, requirements: Requirements) -> str:
    """Return the report as one SARIF log, indented, ending with a line feed.

    Args:
        report: the result of a run.
        rules: where the rules of the run are found, at least.
        code: the exit code of the run.
        requirements: what each clause asks, by document and number.

    Returns:
        A log that is valid against the schema of the standard.
    """
    run = {code for file in report.files for code in _codes(file)}
    used = catalogue((rule for rule in rules if rule.code in run), requirements)
    paths = [one.location.path for file in report.files for one in _findings(file)]
    log = _Log(report, used, logical_locations(paths))
    content = {"$schema": SCHEMA, "version": VERSION, "runs": [_run(log, code)]}
    return dumps(content, indent=2) + "\n"


def _codes(file: FileReport) -> Iterator[str]:
    yield from (outcome.code for outcome in file.outcomes)
    yield from (finding.code for finding in _findings(file))


def _findings(file: FileReport) -> Iterator[Finding]:
    yield from file.findings
    yield from (one.finding for one in file.suppressed)


def _run(log: _Log, code: int) -> dict[str, Any]:
    report = log.report
    return {
        "tool": {"driver": driver(log.rules, report.tool, _NOTIFICATIONS)},
        "language": LANGUAGE,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": list(LINE_ENDS),
        "originalUriBaseIds": {ROOT: {"description": message("运行 govlint 时所在的文件夹")}},
        "invocations": [_invocation(log, code)],
        "artifacts": [artifact(file, index) for index, file in enumerate(report.files)],
        "logicalLocations": [
            {key: value for key, value in found.items() if key != "index"}
            for found in log.logical.values()
        ],
        "taxonomies": taxonomies(log.rules),
        "results": [
            result
            for index, file in enumerate(report.files)
            for result in _results(log, file, index)
        ],
        "properties": {
            "summary": summary(report),
            "configuration": dict(report.configuration),
        },
    }


def _results(log: _Log, file: FileReport, index: int) -> Iterator[dict[str, Any]]:
    for finding in file.findings:
        yield _result(log, file, index, finding) | _state(log, "new", [])
    for one in file.suppressed:
        known = "unchanged" if one.kind == _BASELINE else "new"
        yield _result(log, file, index, one.finding) | _state(log, known, [_suppression(one)])
    for entry in file.gone:
        yield _absent(log, file, index, entry) | _state(log, "absent", [])


def _state(log: _Log, state: str, suppressions: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what every result of a run has, or none: suppressions and baseline state."""
    found: dict[str, Any] = {"suppressions": suppressions}
    return found | ({"baselineState": state} if log.compared else {})


def _suppression(one: Suppressed) -> dict[str, Any]:
    properties = {"kind": one.kind} | ({"author": one.author} if one.author else {})
    return {
        "kind": _SUPPRESSIONS.get(one.kind, "external"),
        "status": "accepted",
        "justification": one.reason,
        "properties": properties,
    }


def _result(log: _Log, file: FileReport, index: int, finding: Finding) -> dict[str, Any]:
    failed = finding.outcome is Outcome.FAIL
    found = log.rules.reference(finding.code) | {
        "kind": "fail" if failed else "review",
        "level": LEVELS[finding.severity] if failed else "none",
        "message": message(_text(file, finding)),
        "locations": [location(file, index, finding.location, log.logical)],
        "partialFingerprints": _fingerprints(file, finding),
        "taxa": log.rules.taxa_of(finding.code),
        "properties": _properties(finding),
    }
    if failed:
        found["rank"] = round(_RANKS.get(finding.severity, 0.0) * finding.confidence, 1)
    mending = fixes(file, index, finding)
    return found | ({"fixes": mending} if mending else {})


def _text(file: FileReport, finding: Finding) -> str:
    """Say what is wrong, where no line says it the place too, and how to mend it."""
    lines = [finding.message]
    where = place(file, finding.location)
    if where and region(file, finding.location) is None:
        lines.append(f"位置：{where}")
    if finding.how.strip():
        lines.append(f"怎么改：{finding.how.strip()}")
    return "\n".join(lines)


def _fingerprints(file: FileReport, finding: Finding) -> dict[str, str]:
    """Return the fingerprints; GitHub makes its own from the line where there is one."""
    found = {FINGERPRINT: finding.fingerprint}
    if region(file, finding.location) is None:
        found[GITHUB_FINGERPRINT] = f"{finding.fingerprint}:1"
    return found


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "element": finding.element,
        "severity": finding.severity.value,
        "strength": finding.strength.value,
        "source": finding.source,
        "confidence": finding.confidence,
        "evidence": finding.evidence,
        "also": list(finding.also),
    }


def _absent(log: _Log, file: FileReport, index: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the result of a finding that the baseline has and the file no longer."""
    where = {
        "artifactLocation": artifact_location(file.path, index),
        "region": placeholder(),
    }
    code = str(entry.get("code", ""))
    return log.rules.reference(code) | {
        "message": message(str(entry.get("message") or code)),
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {FINGERPRINT: str(entry["fingerprint"])},
    }


def _invocation(log: _Log, code: int) -> dict[str, Any]:
    return {
        "executionSuccessful": code in _COMPLETED,
        "exitCode": code,
        "exitCodeDescription": EXIT_CODES[code],
        "ruleConfigurationOverrides": list(_overrides(log)),
        "toolExecutionNotifications": list(_notifications(log.report)),
    }


def _overrides(log: _Log) -> Iterator[dict[str, Any]]:
    """Yield what a profile changed, and which one."""
    for change in log.report.configuration.get("changes", ()):
        code = change["code"]
        if code not in log.rules.index:
            continue
        severity = change["key"] == "severity" and not change["case"]
        name = f"severity:{change['case']}" if change["case"] else change["key"]
        after = change["after"]
        configuration = (
            {"level": LEVELS[Severity(after)], "enabled": Severity(after) is not Severity.OFF}
            if severity
            else {"parameters": {name: after}}
        )
        yield {
            "descriptor": {"id": code, "index": log.rules.index[code]},
            "configuration": configuration,
            "properties": {key: change[key] for key in ("profile", "file", "before")},
        }


def _notifications(report: Report) -> Iterator[dict[str, Any]]:
    if not report.files:
        yield _notification("nothing-found", "error", _NOTIFICATIONS["nothing-found"])
    for index, file in enumerate(report.files):
        at = {"physicalLocation": {"artifactLocation": artifact_location(file.path, index)}}
        if file.error is not None:
            kind = "internal-error" if file.internal else "unreadable"
            yield _notification(kind, "error", file.error, at)
        elif file.internal:
            yield _notification("internal-error", "error", "有规则没能运行，见对文件的说明", at)
        for flag in file.flags:
            yield _notification("remark", "note", flag, at)
        for item in unchecked((file,)):
            text = f"{item.reason or '原因不明'}：{'、'.join(item.codes)}"
            yield _notification("not-checked", "note", text, at)
    skipped = report.configuration.get("skipped", ())
    if skipped:
        yield _notification("skipped", "warning", "、".join(map(str, skipped)))


def _notification(
    kind: str, level: str, text: str, where: dict[str, Any] | None = None
) -> dict[str, Any]:
    found = {
        "descriptor": {"id": kind, "index": list(_NOTIFICATIONS).index(kind)},
        "level": level,
        "message": message(text),
    }
    return found | ({"locations": [where]} if where else {})
