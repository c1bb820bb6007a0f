"""Set findings aside that somebody asked to be, with a reason; say what came of every request.

What lacks a reason, fits no rule or has expired sets nothing aside. That, and what set nothing
aside though its rule was run, is said in the report and never changes the exit code: whoever asks
in vain has the finding itself to answer for.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from govlint.engine.requests import Request, from_comments, from_sidecar
from govlint.engine.toml_file import ConfigError
from govlint.model.blocks import Block
from govlint.model.finding import FileReport, Finding, Outcome, Suppressed, Suppression
from govlint.rules.registry import RuleSet
from govlint.rules.select import ALL, UnknownRuleError
from govlint.text.normalise import normalise

MAX_REQUESTS = 1000
"""More in one file are not made by people."""


def suppress(
    report: FileReport, path: str | None, known: RuleSet, today: datetime.date | None = None
) -> FileReport:
    """Set findings of one file aside as its comments and the file beside it ask.

    Args:
        report: of one file.
        path: the file, None where there is none (standard input).
        known: every rule that could have been run, for the names.
        today: the day that ``until`` is compared with; None: the real one.

    Returns:
        The report, with ``suppressed``, ``suppressions``, and in ``flags`` whatever somebody has
        to do something about.
    """
    if report.official is None:
        return report
    requests = list(from_comments(report.official.document))
    flags: list[str] = []
    try:
        requests += from_sidecar(path) if path is not None else ()
    except ConfigError as error:
        flags.append(f"豁免文件没有采用：{error}")
    if len(requests) > MAX_REQUESTS:
        flags.append(f"豁免超过 {MAX_REQUESTS} 条，后面的没有采用")
        del requests[MAX_REQUESTS:]
    if not requests and not flags:
        return report
    return _applied(report, requests, flags, known, today or datetime.date.today())


@dataclass
class _Sheet:
    """The findings of a file while requests take from them."""

    findings: list[Finding]
    blocks: Sequence[Block]
    taken: dict[int, Suppressed] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    """By finding: its evidence and its paragraph, normalised, for those that were asked."""

    def places(self) -> Mapping[str, list[int]]:
        """Return by code which findings are its own or name it in ``also``."""
        found: dict[str, list[int]] = {}
        for index, finding in enumerate(self.findings):
            for code in dict.fromkeys((finding.code, *finding.also)):
                found.setdefault(code, []).append(index)
        return found

    def take(self, request: Request, code: str, places: Sequence[int]) -> int:
        """Set aside what a request covers; return how many findings that changed.

        Of a finding that names the code in ``also`` only that goes: it is another rule's.
        """
        words = normalise(request.text).text
        count = 0
        for index in places:
            finding = self.findings[index]
            if index in self.taken or not self._covers(request, words, index):
                continue
            if finding.code == code:
                self.taken[index] = Suppressed(
                    finding, request.kind, request.reason, request.author
                )
            elif code in finding.also:
                also = tuple(other for other in finding.also if other != code)
                self.findings[index] = replace(finding, also=also)
            else:
                continue
            count += 1
        return count

    def _covers(self, request: Request, words: str, index: int) -> bool:
        finding = self.findings[index]
        block = finding.location.block
        if request.block is not None and not request.block <= block <= (request.last or 0):
            return False
        if request.element and request.element != finding.element:
            return False
        return not words or words in self._words(index)

    def _words(self, index: int) -> str:
        if index not in self.words:
            finding = self.findings[index]
            block = finding.location.block
            texts = (finding.evidence, self.blocks[block].text if block < len(self.blocks) else "")
            self.words[index] = "\n".join(normalise(text).text for text in texts)
        return self.words[index]

    def left(self) -> tuple[Finding, ...]:
        """Return the findings that nobody took."""
        return tuple(one for index, one in enumerate(self.findings) if index not in self.taken)


def _applied(
    report: FileReport,
    requests: Sequence[Request],
    flags: Sequence[str],
    known: RuleSet,
    today: datetime.date,
) -> FileReport:
    blocks = report.official.document.blocks if report.official else ()
    sheet = _Sheet(list(report.findings), blocks)
    places = sheet.places()
    run = {one.code for one in report.outcomes if one.outcome in _JUDGED}
    notes: list[Suppression] = []
    for request in requests:
        code, status, problem = _usable(request, known, today)
        count = 0
        if not status:
            count = sheet.take(request, code, places.get(code, ()))
            status = "used" if count else "unused" if code in run else "not_run"
        if status == "unused":
            problem = f"{request.place}的豁免没有用上：{code} 在那里没有报告，可以删去"
        notes.append(
            Suppression(request.kind, request.place, code, request.reason, status, count, problem)
        )
    return replace(
        report,
        findings=sheet.left(),
        suppressed=(*report.suppressed, *(sheet.taken[index] for index in sorted(sheet.taken))),
        suppressions=tuple(notes),
        flags=(*report.flags, *flags, *(note.problem for note in notes if note.problem)),
    )


_JUDGED = (Outcome.PASS, Outcome.FAIL, Outcome.REVIEW)


def _usable(request: Request, known: RuleSet, today: datetime.date) -> tuple[str, str, str]:
    """Return the rule's code, and status and problem where the request sets nothing aside."""
    where = f"{request.place}的豁免"
    if request.malformed:
        return request.code, "malformed", f"{where}没有采用：{request.malformed}"
    try:
        code = _code(request.code, known)
    except UnknownRuleError as error:
        return request.code, "unknown", f"{where}没有采用：{_unknown(request.code, known, error)}"
    if not request.reason:
        return code, "no_reason", f"{where}没有采用：{code} 后面要写明理由"
    if request.until is not None and request.until < today:
        day = request.until.isoformat()
        return code, "expired", f"{where}已于 {day} 到期，{code} 照常报告"
    return code, "", ""


def _code(name: str, known: RuleSet) -> str:
    """Return the code that a code, alias or slug means; capitals may be missing."""
    try:
        return known.get(name).code
    except UnknownRuleError:
        if name.upper() == name:
            raise
    return known.get(name.upper()).code


def _unknown(name: str, known: RuleSet, error: UnknownRuleError) -> str:
    wide = name == ALL or any(rule.code.startswith(name) or rule.family == name for rule in known)
    return f"“{name}”不止一条规则，要写全代码" if wide else str(error)
