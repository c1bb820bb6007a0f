"""Findings that somebody set aside with a reason: in the file itself, or in a file beside it.

In a Word file it is a comment, in text and Markdown a remark (``<!-- … -->``):

    govlint: 忽略 F725-3 原件如此
    govlint: 全文忽略 F522-1、F733-2 本单位模板经批准用宋体

A comment covers the paragraph that it is anchored to. Beside ``a.docx`` it is the file
``a.docx.govlint.toml`` with ``[[ignore]]`` tables. What lacks a reason sets nothing aside.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govlint.engine.toml_file import ConfigError, TomlFile, day_problem, read_toml
from govlint.model.document import Comment, Document
from govlint.model.elements import Element
from govlint.model.finding import FileReport, Finding, Outcome, Suppressed, Suppression
from govlint.rules.registry import RuleSet
from govlint.rules.select import UnknownRuleError
from govlint.text.normalise import normalise

SIDECAR = ".govlint.toml"
COMMENT_KIND, SIDECAR_KIND = "comment", "sidecar"
_DIRECTIVE = re.compile(r"\s*govlint\s*[:：]\s*(?P<rest>.*)", re.I | re.S)
_CODE = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_IGNORE = re.compile(
    rf"(?P<whole>全文)?忽略\s*(?P<codes>{_CODE}(?:\s*[、,，]\s*{_CODE})*)[\s:：，,]*(?P<reason>.*)",
    re.S,
)
_KEYS = ("code", "reason", "text", "element", "until")
_USAGE = "要写成“govlint: 忽略 规则代码 理由”或“govlint: 全文忽略 规则代码 理由”"


@dataclass(frozen=True, slots=True)
class Request:
    """One code that is to be set aside, and where."""

    kind: str
    place: str
    code: str
    reason: str
    author: str = ""
    block: int | None = None
    """The paragraph it covers; None: the whole document."""
    text: str = ""
    """Words that the evidence must contain."""
    element: str = ""
    until: datetime.date | None = None
    malformed: str = ""


def suppress(
    report: FileReport, path: str | None, known: RuleSet, today: datetime.date | None = None
) -> FileReport:
    """Set findings of one file aside as its comments and the file beside it ask.

    Args:
        report: of one file that was read.
        path: the file, None where there is none (standard input).
        known: every rule that could have been run, for the names.
        today: the day that ``until`` is compared with.

    Returns:
        The report; what lacks a reason, fits no rule or set nothing aside is said in ``flags``.
    """
    if report.official is None:
        return report
    requests = [*_from_comments(report.official.document)]
    problems: list[str] = []
    if path is not None:
        try:
            requests += _from_sidecar(path)
        except ConfigError as error:
            problems.append(f"豁免文件没有采用：{error}")
    if not requests and not problems:
        return report
    return _applied(report, requests, problems, known, today or datetime.date.today())


def _applied(
    report: FileReport,
    requests: Sequence[Request],
    problems: Sequence[str],
    known: RuleSet,
    today: datetime.date,
) -> FileReport:
    left = list(report.findings)
    gone: list[Suppressed] = []
    notes: list[Suppression] = []
    run = {
        one.code
        for one in report.outcomes
        if one.outcome not in (Outcome.NOT_CHECKED, Outcome.NOT_APPLICABLE)
    }
    for request in requests:
        status, problem, code = _usable(request, known, today)
        covered = [one for one in left if not status and _covers(request, code, one)]
        left = [one for one in left if one not in covered]
        gone += [Suppressed(one, request.kind, request.reason, request.author) for one in covered]
        if not status:
            status, problem = _used(request, bool(covered), code in run)
        notes.append(
            Suppression(
                request.kind, request.place, code, request.reason, status, len(covered), problem
            )
        )
    said = [*problems, *(note.problem for note in notes if note.problem)]
    return replace(
        report,
        findings=tuple(left),
        suppressed=(*report.suppressed, *gone),
        suppressions=tuple(notes),
        flags=(*report.flags, *said),
    )


def _usable(request: Request, known: RuleSet, today: datetime.date) -> tuple[str, str, str]:
    """Return status and problem of a request that can set nothing aside, and the rule's code."""
    where = f"{request.place}的豁免"
    if request.malformed:
        return "malformed", f"{where}没有采用：{request.malformed}", request.code
    try:
        code = known.get(request.code).code
    except UnknownRuleError as error:
        return "unknown", f"{where}没有采用：{error}", request.code
    if not request.reason:
        return "no_reason", f"{where}没有采用：{code} 后面要写明理由", code
    if request.until is not None and request.until < today:
        day = request.until.isoformat()
        return "expired", f"{where}已于 {day} 到期，{code} 照常报告", code
    return "", "", code


def _used(request: Request, used: bool, run: bool) -> tuple[str, str]:
    if used:
        return "used", ""
    if not run:
        return "not_run", ""
    return "unused", f"{request.place}的豁免没有用上：{request.code} 在那里没有报告，可以删去"


def _covers(request: Request, code: str, finding: Finding) -> bool:
    return (
        code in (finding.code, *finding.also)
        and finding.code == code
        and request.block in (None, finding.location.block)
        and (not request.element or request.element == finding.element)
        and normalise(request.text).text in normalise(finding.evidence).text
    )


def _from_comments(document: Document) -> Iterator[Request]:
    for comment in document.comments:
        found = _DIRECTIVE.fullmatch(comment.text)
        if found:
            yield from _directive(comment, found["rest"].strip(), _place(document, comment))


def _place(document: Document, comment: Comment) -> str:
    if comment.block is None:
        return "批注"
    line = document.blocks[comment.block].line
    return f"第 {line} 行" if line is not None else f"第 {comment.block + 1} 段批注"


def _directive(comment: Comment, text: str, place: str) -> Iterator[Request]:
    found = _IGNORE.fullmatch(text)
    if found is None:
        yield Request(COMMENT_KIND, place, "", "", comment.author, malformed=_USAGE)
        return
    block = None if found["whole"] else comment.block
    lost = not found["whole"] and comment.block is None
    for code in re.split(r"\s*[、,，]\s*", found["codes"]):
        yield Request(
            COMMENT_KIND,
            place,
            code,
            " ".join(found["reason"].split()),
            comment.author,
            block,
            malformed="批注没有连在文字上，请改用“全文忽略”" if lost else "",
        )


def _from_sidecar(path: str) -> list[Request]:
    place = Path(path + SIDECAR)
    if not place.is_file():
        return []
    file = read_toml(place)
    file.check_keys(file.data, ("ignore",))
    entries = file.data.get("ignore", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise file.fail("要写成 [[ignore]] 列出的几张表", "ignore")
    return [one for index, entry in enumerate(entries) for one in _entry(file, entry, index)]


def _entry(file: TomlFile, entry: dict[str, object], index: int) -> Iterable[Request]:
    file.check_keys(entry, _KEYS, "ignore", index)
    codes = entry.get("code")
    codes = [codes] if isinstance(codes, str) else codes
    if not isinstance(codes, list) or not all(isinstance(one, str) and one for one in codes):
        raise file.fail('code 要写成规则代码，例如 "F725-3"', "code", "ignore", index)
    for key in ("reason", "text", "element"):
        if not isinstance(entry.get(key, ""), str):
            raise file.fail(f"{key} 要写成一段文字", key, "ignore", index)
    element = str(entry.get("element", ""))
    if element and element not in set(Element):
        raise file.fail(f"没有名为“{element}”的要素", "element", "ignore", index)
    until = entry.get("until")
    problem = day_problem(until) if until is not None else None
    if problem:
        raise file.fail(f"until {problem}", "until", "ignore", index)
    for code in codes:
        yield Request(
            SIDECAR_KIND,
            Path(file.file).name,
            code,
            str(entry.get("reason", "")).strip(),
            text=str(entry.get("text", "")),
            element=element,
            until=until if isinstance(until, datetime.date) else None,
        )
