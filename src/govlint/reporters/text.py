"""The report that a person reads in a terminal: by file, then element, then severity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from govlint.engine.walk import CONVERTED
from govlint.model.elements import OfficialDocument
from govlint.model.finding import FileReport, Finding, Outcome, Report, Severity
from govlint.reporters import choices, repository, shares
from govlint.reporters.excerpt import excerpt, mended, wrap
from govlint.reporters.paint import Paint, painter
from govlint.reporters.places import element_term, located_text, place
from govlint.reporters.tally import by_element, summary, timings, unchecked
from govlint.reporters.terms import (
    DAY_TERMS,
    LAYOUT_TERMS,
    REVIEW_TERM,
    SEVERITY_TERMS,
    STAGE_TERMS,
)
from govlint.reporters.visible import visible

_CODES_SHOWN = 6
_NAMES_SHOWN = 5
_TIMINGS_SHOWN = 20
_NARROWEST = 40


def render(report: Report, *, color: bool = False, width: int = 100, quiet: bool = False) -> str:
    """Render a report for people.

    Args:
        report: the result of a run.
        color: colour with ANSI sequences; the text itself never carries any through.
        width: columns of the terminal; lines are cut and wrapped to it.
        quiet: only the findings and the files that could not be read.

    Returns:
        The whole report, ending with a line feed; empty when quiet and nothing was found.
    """
    paint = painter(color)
    width = max(width, _NARROWEST)
    parts = [_file(file, paint, width, quiet) for file in report.files]
    if not quiet:
        parts.append(list(_summary(report, paint, width)))
    text = "\n\n".join("\n".join(lines) for lines in parts if lines)
    return text + "\n" if text else ""


def _file(file: FileReport, paint: Paint, width: int, quiet: bool) -> list[str]:
    if file.error is not None:
        head = paint(visible(file.path), "head")
        verdict = "" if file.internal else paint("读不了", "error") + "："
        return [f"{head}  {verdict}{visible(file.error)}"]
    if quiet and not file.findings:
        return []
    lines = [_headline(file, paint)]
    if not quiet:
        lines += _remarks(file, paint, width)
    for element, findings in by_element(file.findings).items():
        lines.append(f"  {paint(visible(element_term(element)), 'head')}")
        shown: set[tuple[str, str, str]] = set()
        for finding in findings:
            key = (finding.code, finding.source, finding.strength)
            lines += _finding(file, finding, paint, width, again=key in shown)
            shown.add(key)
    return lines if file.findings or quiet else [*lines, *_clean(file)]


def _headline(file: FileReport, paint: Paint) -> str:
    about = "" if file.official is None else _about(file.official)
    return paint(visible(file.path), "head") + (f"  {about}" if about else "")


def _about(official: OfficialDocument) -> str:
    if official.kind is None:
        return "没有认出公文"
    kind = visible(official.kind) or "文种不明"
    return " · ".join([kind, LAYOUT_TERMS[official.layout], STAGE_TERMS[official.stage]])


def _remarks(file: FileReport, paint: Paint, width: int) -> Iterator[str]:
    remarks = [f"注意：{flag}" for flag in file.flags]
    if file.day:
        source = DAY_TERMS.get(file.day_source or "", file.day_source or "")
        remarks.append(f"按 {file.day}（{source}）有效的规定检查")
    if file.comparison is not None:
        remarks += shares.lines(file.comparison)
    for remark in remarks:
        yield from _indented(remark, 2, width, lambda line: paint(line, "dim"))


def _clean(file: FileReport) -> list[str]:
    judged = {Outcome.PASS, Outcome.FAIL, Outcome.REVIEW}
    checked = sum(outcome.outcome in judged for outcome in file.outcomes)
    return [f"  没有发现问题（检查了 {checked} 条规则）" if checked else "  没有检查任何规则"]


def _finding(
    file: FileReport, finding: Finding, paint: Paint, width: int, *, again: bool
) -> Iterator[str]:
    """Yield the lines of a finding; clause and cure stand once for one rule in an element."""
    where = place(file, finding.location)
    title = visible(f"{finding.code} {finding.name}")
    yield f"    {_weight(finding, paint)} {title}" + (f"  {paint(where, 'dim')}" if where else "")
    yield from _indented(finding.message.replace("\n", " "), 6, width)
    yield from _excerpt(file, finding, paint, width)
    if not again:
        yield from _labelled("依据", _source(finding), width)
        yield from _labelled("怎么改", finding.how, width)
    elif finding.also:
        yield from _labelled("同时不合", "、".join(finding.also), width)
    yield from _mended(file, finding, width)


def _weight(finding: Finding, paint: Paint) -> str:
    if finding.outcome is Outcome.REVIEW:
        return paint(REVIEW_TERM, "review")
    role = "dim" if finding.severity is Severity.OFF else finding.severity.value
    return paint(SEVERITY_TERMS[finding.severity], role)


def _source(finding: Finding) -> str:
    also = f"；同时不合 {'、'.join(finding.also)}" if finding.also else ""
    return f"{finding.source}（{finding.strength.value}）{also}"


def _excerpt(file: FileReport, finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    text = located_text(file, finding.location)
    start, end = finding.location.start, finding.location.end
    if text is None:
        text, start, end = finding.evidence, 0, len(finding.evidence)
    if not text:
        return
    shown = excerpt(text, start, end, width - 8)
    yield f"      │ {shown.line}"
    yield f"      │ {_painted_carets(shown.carets, paint)}"


def _painted_carets(carets: str, paint: Paint) -> str:
    marks = carets.lstrip(" ")
    return carets[: len(carets) - len(marks)] + paint(marks, "caret")


def _mended(file: FileReport, finding: Finding, width: int) -> Iterator[str]:
    text = located_text(file, finding.location)
    if finding.fix is None or not finding.fix.edits or text is None:
        return
    label = "改为" if finding.fix.safe else "可改为（请核对）"
    yield f"      {label}：{mended(text, finding.fix, width - 24)}"


def _labelled(label: str, text: str, width: int) -> Iterator[str]:
    if text.strip():
        yield from _indented(f"{label}：{text.strip()}", 6, width)


def _indented(
    text: str, indent: int, width: int, paint: Callable[[str], str] = str
) -> Iterator[str]:
    for line in wrap(text, width - indent):
        yield " " * indent + paint(line)


def _summary(report: Report, paint: Paint, width: int) -> Iterator[str]:
    counts = summary(report)
    weights = [(SEVERITY_TERMS[level], level.value) for level in list(Severity)[:3]]
    shown = [
        paint(f"{term} {counts[key]}", key if counts[key] else "dim")
        for term, key in [*weights, (REVIEW_TERM, "review")]
    ]
    unreadable = f"，读不了 {counts['unreadable']} 个" if counts["unreadable"] else ""
    yield f"共 {counts['files']} 个文件{unreadable}：{'，'.join(shown)}"
    yield from _suppressed(counts)
    for line in choices.summary_lines(report):
        yield from _indented(line.strip(), len(line) - len(line.lstrip()), width)
    for line in repository.lines(report.repository) if report.repository else ():
        yield from _indented(line.lstrip(), len(line) - len(line.lstrip()), width)
    yield from _skipped(report, width)
    yield from _unchecked(report, width)
    yield from _timings(report)


def _suppressed(counts: Mapping[str, int]) -> Iterator[str]:
    if counts["suppressed"]:
        yield f"另有 {counts['suppressed']} 处问题已注明理由豁免，不计入"
    if counts["unchanged"]:
        yield f"另有 {counts['unchanged']} 处问题基线里已有，不计入"
    if counts["gone"]:
        yield f"基线里 {counts['gone']} 处已不再出现，可用 govlint baseline 重新生成"


def _unchecked(report: Report, width: int) -> Iterator[str]:
    folded = unchecked(report.files)
    if not folded:
        return
    yield f"未检查的规则 {len({code for item in folded for code in item.codes})} 条："
    for item in folded:
        codes = "、".join(item.codes[:_CODES_SHOWN])
        more = " 等" if len(item.codes) > _CODES_SHOWN else ""
        files = f"，涉及 {item.files} 个文件" if len(report.files) > 1 else ""
        reason = item.reason or "原因不明"
        yield from _indented(f"{reason}：{len(item.codes)} 条{files}（{codes}{more}）", 2, width)


def _skipped(report: Report, width: int) -> Iterator[str]:
    skipped = report.configuration.get("skipped", ())
    if skipped:
        names = "、".join(PurePath(path).name for path in skipped[:_NAMES_SHOWN])
        more = " 等" if len(skipped) > _NAMES_SHOWN else ""
        text = f"文件夹里另有 {len(skipped)} 个文件的格式还不能检查，已跳过：{names}{more}"
        yield from _indented(text, 0, width)
    if any(PurePath(path).suffix.lower() in CONVERTED for path in skipped):
        yield from _indented("其中 .doc、.wps、.rtf、.odt 要装了 LibreOffice 才能检查", 0, width)


def _timings(report: Report) -> Iterator[str]:
    """Show the slowest rules where the run was timed."""
    seconds = timings(report.files)
    if seconds:
        yield f"各条规则用时（毫秒，共 {sum(seconds.values()) * 1000:.1f}）："
    for code, used in list(seconds.items())[:_TIMINGS_SHOWN]:
        yield f"  {used * 1000:8.2f}  {visible(code)}"
