"""The report as workflow commands of GitHub Actions: annotations beside the files of a change.

GitHub shows the first ten annotations of each kind that a step makes, silently drops the rest,
and cuts a message at 4096 characters. So the gravest come first, one notice says how many were
left out and of which files, and all of them stand in the log below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from govlint.model.finding import (
    FileReport,
    Finding,
    Outcome,
    Report,
    Severity,
)
from govlint.model.position import Location, source_place, utf16_offset
from govlint.reporters.places import place
from govlint.reporters.tally import summary, unchecked
from govlint.reporters.terms import REVIEW_TERM, SEVERITY_TERMS
from govlint.reporters.visible import encodable, visible

MOST = 10
"""Annotations of one kind that GitHub shows of one step."""
LONGEST = 4096
"""UTF-16 units of a message that GitHub keeps."""
LONGEST_TITLE = 255
KINDS = {"error": "错误", "warning": "警告", "notice": "提示"}
STDIN = "-"
_FILES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its kind, where it stands, its title and the lines that it says.

    ``column`` counts UTF-16 units from 1; ``rank`` orders those of one kind, the gravest first;
    ``where`` is the place in words.
    """

    kind: str
    path: str
    title: str
    lines: tuple[str, ...]
    rank: int = 0
    line: int | None = None
    column: int | None = None
    where: str = ""


def to_github(report: Report, *, quiet: bool = False) -> str:
    """Return the workflow commands of a report, one a line, and what else belongs in the log.

    Args:
        report: the result of a run.
        quiet: only what was found and the files that could not be read.

    Returns:
        Lines, each ending with a line feed; empty when quiet and nothing was found.
    """
    found = sorted(
        (one for file in report.files for one in _annotations(file)),
        key=lambda one: (list(KINDS).index(one.kind), one.rank),
    )
    groups = {kind: [one for one in found if one.kind == kind] for kind in KINDS}
    if any(len(group) > MOST for group in groups.values()):
        room = {kind: MOST - (kind == "notice") for kind in KINDS}  # one notice is the summary
    else:
        room = dict.fromkeys(KINDS, MOST)
    shown = [one for kind, group in groups.items() for one in group[: room[kind]]]
    left = [one for kind, group in groups.items() for one in group[room[kind] :]]
    lines = [command(one) for one in shown]
    if left:
        lines.append(_left_out(left))
        lines += ["::group::没有显示成批注的问题", *map(_plain, left), "::endgroup::"]
    lines += [] if quiet else _log(report)
    return "".join(f"{line}\n" for line in lines)


def command(one: Annotation) -> str:
    """Return the workflow command of an annotation."""
    properties = {
        "file": one.path,
        "line": one.line,
        "col": one.column,
        "title": _cut(visible(one.title), LONGEST_TITLE),
    }
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{one.kind} {given}::{_data(_cut(chr(10).join(one.lines), LONGEST))}"


def _annotations(file: FileReport) -> Iterator[Annotation]:
    if file.error is not None:
        title = "内部错误" if file.internal else "读不了"
        yield Annotation("error", _path(file), title, (visible(file.error),), rank=0)
    for finding in file.findings:
        yield _annotation(file, finding)


def _annotation(file: FileReport, finding: Finding) -> Annotation:
    review = finding.outcome is Outcome.REVIEW
    line, column = _line_and_column(file, finding.location)
    where = place(file, finding.location)
    lines = [
        finding.message,
        f"位置：{where}" if where and line is None else "",
        f"怎么改：{finding.how.strip()}" if finding.how.strip() else "",
        f"依据：{finding.source}（{finding.strength.value}）",
    ]
    return Annotation(
        "notice" if review else _kind(finding.severity),
        _path(file),
        f"{finding.code} {finding.name}" + (f"（{REVIEW_TERM}）" if review else ""),
        tuple(visible(text.replace("\n", " ")) for text in lines if text),
        rank=2 if review else 1,
        line=line,
        column=column,
        where=where,
    )


def _path(file: FileReport) -> str:
    return "" if file.path == STDIN else PurePath(file.path).as_posix()


def _kind(severity: Severity) -> str:
    return severity.value if severity in (Severity.ERROR, Severity.WARNING) else "notice"


def _line_and_column(file: FileReport, where: Location) -> tuple[int | None, int | None]:
    document = file.official.document if file.official else None
    if document is None or not 0 <= where.block < len(document.blocks):
        return None, None
    block = document.blocks[where.block]
    found = source_place(block, where.start, where.cell, count=utf16_offset)
    return (found.line, found.column) if found else (None, None)


def _left_out(left: Sequence[Annotation]) -> str:
    """Say how many annotations were left out, of which kinds and files."""
    kinds = Counter(one.kind for one in left)
    counts = "、".join(f"{term} {kinds[kind]}" for kind, term in KINDS.items() if kinds[kind])
    files = Counter(one.path or STDIN for one in left)
    named = "、".join(f"{visible(path)} {files[path]} 处" for path in list(files)[:_FILES_NAMED])
    more = f" 等 {len(files)} 个文件" if len(files) > _FILES_NAMED else ""
    text = (
        f"另有 {len(left)} 处没有显示成批注（GitHub 每步每类只显示 {MOST} 条）：{counts}；"
        f"在 {named}{more}。全部列在这一步的日志里"
    )
    return f"::notice title={_property('govlint')}::{_data(_cut(text, LONGEST))}"


def _plain(one: Annotation) -> str:
    """Return an annotation as a line of the log."""
    where = " ".join(filter(None, (one.path, one.where, one.title)))
    return _harmless(f"{KINDS[one.kind]} {where}：{one.lines[0]}")


def _log(report: Report) -> Iterator[str]:
    """Yield what no annotation says: remarks, what was not checked, the numbers."""
    for file in report.files:
        yield from (_harmless(f"注意 {file.path}：{flag}") for flag in file.flags)
    for item in unchecked(report.files):
        reason = item.reason or "原因不明"
        yield _harmless(f"未检查 {len(item.codes)} 条规则：{reason}（{'、'.join(item.codes)}）")
    counts = summary(report)
    weights = [(SEVERITY_TERMS[level], level.value) for level in list(Severity)[:3]]
    shown = "，".join(f"{term} {counts[key]}" for term, key in [*weights, (REVIEW_TERM, "review")])
    unreadable = f"，读不了 {counts['unreadable']} 个" if counts["unreadable"] else ""
    aside = sum(len(file.suppressed) for file in report.files)
    more = f"；另有 {aside} 处已豁免或在基线里" if aside else ""
    yield f"共 {counts['files']} 个文件{unreadable}：{shown}{more}"


def _harmless(line: str) -> str:
    """Return a line of the log that the runner takes for no command: ``##[`` begins one too."""
    return visible(line).replace("##[", "## [")


def _cut(text: str, most: int) -> str:
    """Cut a text to so many UTF-16 units, the sign of omission included."""
    if utf16_offset(text, len(text)) <= most:
        return text
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"


def _data(text: str) -> str:
    return encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
