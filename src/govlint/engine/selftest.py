"""Run the examples of every rule: through the real reader, the real structure, the real rule.

Templates of the corpus are built by the caller: the builder lies above the engine.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from govlint.engine.across import compare
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.document import Capability
from govlint.model.elements import Element, Layout, Stage
from govlint.model.finding import Edit, FileReport, Finding
from govlint.readers import ReadError, read
from govlint.rules.context import Sources
from govlint.rules.errors import RuleFileError
from govlint.rules.examples import facts_of
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Rule
from govlint.structure import recognise

if TYPE_CHECKING:
    from govlint.burden.repository.library import Library

FILE_NAME = "示例.txt"
PARTED = "---"
"""Line between the documents of an example of a rule that compares documents."""
_SKELETON: tuple[tuple[Element, str], ...] = (
    (Element.COPY_NUMBER, ""),
    (Element.CLASSIFICATION, ""),
    (Element.URGENCY, ""),
    (Element.ISSUER_MARK, "甲市人民政府文件"),
    (Element.DOCUMENT_NUMBER, "甲政发〔2024〕7号"),
    (Element.SIGNATORIES, ""),
    (Element.TITLE, "甲市人民政府关于做好防汛工作的{kind}"),
    (Element.RECIPIENTS, "各县人民政府，市政府各部门："),
    (Element.BODY, "为做好防汛工作，保障群众安全，现将有关事项明确如下，请认真执行。"),
    (Element.ATTACHMENT_LIST, ""),
    (Element.ISSUER_SIGNATURE, "甲市人民政府"),
    (Element.DOCUMENT_DATE, "2024年5月7日"),
    (Element.NOTE, ""),
    (Element.ISSUED, ""),
    (Element.ATTACHMENT, ""),
    (Element.COPIES_TO, "抄送：市委办公室，市人大常委会办公室。"),
    (Element.PRINTING_ORGAN, "甲市人民政府办公室　2024年5月9日印发"),
)
"""A notice around the element of an example; what is empty stands there only when it is asked."""
_ON_PAPER = frozenset({Element.ISSUER_MARK, Element.COPIES_TO, Element.PRINTING_ORGAN})
_LAST_LINE = (Element.PRINTING_ORGAN, Element.PRINT_DATE)


class NotBuilt(Exception):
    """A sample cannot be made on this machine; the message is the reason, in Chinese."""


Build = Callable[[Mapping[str, Any], str], tuple[bytes, str]]
"""Makes the file of an example that changes a template: the example and the rule file it stands
in; returns the bytes and a file name. Raises ``NotBuilt``, or ``RuleFileError`` for a change that
does not fit the template."""


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example of a rule went.

    Attributes:
        code: the rule.
        file: its rule file.
        line: line of the example in that file.
        good: whether it is an example of good writing.
        ok: whether the rule did what the example says.
        message: what it did instead; empty when ok.
        skipped: why it was not run (then ``ok`` says nothing); empty when it was.
    """

    code: str
    file: str
    line: int
    good: bool
    ok: bool
    message: str = ""
    skipped: str = ""


def run(rules: RuleSet, build: Build) -> list[ExampleResult]:
    """Run every example of every rule, each with its own rule alone.

    Args:
        rules: the rules.
        build: makes the files of templates with changes.
    """
    return [_result(rule, example, build) for rule in rules for example in rule.examples]


def run_example(rule: Rule, example: Mapping[str, Any], build: Build) -> str:
    """Run one example; return what went wrong, empty when nothing did.

    Raises:
        NotBuilt: the file of the example cannot be made on this machine.
    """
    try:
        if "tables" in example:
            return "；".join(_list_problems(rule, example))
        if "template" in example:
            return "；".join(_template_problems(rule, example, *build(example, rule.file)))
        return "；".join(_line_problems(rule, example))
    except RuleFileError as error:
        return f"第 {error.line} 行：{error.problem}"
    except ReadError as error:
        return f"示例读不了：{error}"


def _list_problems(rule: Rule, example: Mapping[str, Any]) -> Iterator[str]:
    """Run an example of a rule about lists.

    Raises:
        NotBuilt: what lists need is not installed.
    """
    if find_spec("polars") is None:
        raise NotBuilt("要另装 govlint[lists]")
    from govlint.engine.list_selftest import problems  # needs polars

    return problems(rule, example)


def _checked(
    rule: Rule,
    info: Mapping[str, str],
    raw: bytes,
    name: str,
    sources: Sequence[Mapping[str, Any]] = (),
) -> FileReport:
    """Check a file by one rule, with what the example says of it and its sources."""
    layout = Layout(info["layout"]) if "layout" in info else None
    stage = Stage(info["stage"]) if "stage" in info else None
    official = recognise(read(raw, name=name), layout=layout, stage=stage)
    options = replace(_options(info), select=(rule.code,))
    return check_document(official, session_of(options, RuleSet((rule,))), name, _held(sources))


def _options(info: Mapping[str, str]) -> Options:
    date = datetime.date.fromisoformat(info["date"]) if "date" in info else None
    return Options(date=date, facts=facts_of(info))


def _held(sources: Sequence[Mapping[str, Any]]) -> Sources | None:
    """Read the sources of an example; None where it has none."""
    if not sources:
        return None
    from govlint.burden.copies.index import MemoryIndex  # few rules look at sources
    from govlint.burden.copies.sources import source_of

    texts = [(one["name"], "\n".join(one["lines"]).encode()) for one in sources]
    found = (source_of(recognise(read(raw, name=FILE_NAME)), name) for name, raw in texts)
    return Sources(MemoryIndex(found))


def _template_problems(
    rule: Rule, example: Mapping[str, Any], raw: bytes, name: str
) -> Iterator[str]:
    report = _checked(rule, example["info"], raw, name)
    yield from _outcome_problems(example, report)
    element = example["info"].get("element")
    for finding in report.findings:
        if element and finding.element != element:
            yield f"应为{Element(element).term}的问题，实为 {finding.element} 的问题"
    if not example["good"]:
        marks = example["pdf_marks" if example["info"].get("format") == "pdf" else "marks"]
        expected = sorted(_squeezed(mark) for mark in marks)
        found = sorted(filter(None, (_marked(finding) for finding in report.findings)))
        if expected != found:
            yield f"应标出 {_quoted(expected)}，实标 {_quoted(found)}"


def _across_problems(rule: Rule, example: Mapping[str, Any]) -> Iterator[str]:
    """Check the documents of an example together; lines ``---`` part them.

    Its sources are the library of a rule that needs one.
    """
    bounds = [-1, *(n for n, line in enumerate(example["lines"]) if line.strip() == PARTED)]
    options = replace(_options(example["info"]), select=(rule.code,))
    session = session_of(options, RuleSet((rule,)))
    files: list[FileReport] = []
    for number, start in enumerate(bounds):
        end = bounds[number + 1] if number + 1 < len(bounds) else len(example["lines"])
        raw = "\n".join(example["lines"][start + 1 : end]).encode()
        official = recognise(read(raw, name=FILE_NAME))
        files.append(check_document(official, session, f"{number + 1}：{FILE_NAME}"))
    library = _library(rule, example, files, options)
    found: list[tuple[int, int, int]] = []
    for file, start in zip(compare(files, session, library), bounds, strict=True):
        found += [_place(finding, -start - 1) for finding in file.findings]
        yield from _severity_problems(example, file)
        yield from file.flags if file.internal else ()
    expected = sorted(tuple(mark) for mark in example["marks"])
    if expected != sorted(found):
        yield f"应标出 {_shown(expected, example)}，实标 {_shown(found, example)}"


def _library(
    rule: Rule, example: Mapping[str, Any], files: Sequence[FileReport], options: Options
) -> Library | None:
    if Capability.REPOSITORY not in rule.needs:
        return None
    from govlint.burden.copies.index import MemoryIndex  # few rules count papers
    from govlint.burden.repository.library import library_of

    held = _held(example["sources"])
    documents = {file.path: file.official for file in files if file.official is not None}
    return library_of(held.index if held else MemoryIndex(()), documents, options.date)


def _marked(finding: Finding) -> str:
    """Return what a finding marks, blanks and line breaks left out; nothing of no text."""
    place = finding.location
    return _squeezed(finding.evidence) if place.end > place.start else ""


def _quoted(texts: Sequence[str]) -> str:
    return "、".join(f"“{text}”" for text in texts) or "无"


def _line_problems(rule: Rule, example: Mapping[str, Any]) -> list[str]:
    if rule.across:
        return list(_across_problems(rule, example))
    lines, first = document_lines(example)
    info = example["info"]
    raw = "\n".join(lines).encode()
    report = _checked(rule, info, raw, FILE_NAME, example["sources"])
    return [
        *_element_problems(info, example["lines"], report),
        *_outcome_problems(example, report),
        *(_mark_problems(example, report, first) if not example["good"] else ()),
    ]


def document_lines(example: Mapping[str, Any]) -> tuple[list[str], int]:
    """Return the lines of the example's document and the index of the example's first line."""
    info, own = example["info"], list(example["lines"])
    if "element" not in info:
        return own, 0
    name = Element(info["element"])
    wanted = Element.PRINTING_ORGAN if name in _LAST_LINE else name
    on_web = info.get("layout") == Layout.WEB
    lines: list[str] = []
    first = 0
    for place, text in _SKELETON:
        if place is wanted:
            first = len(lines)
            lines += own
        elif text and not (on_web and place in _ON_PAPER):
            lines.append(text.format(kind=info.get("kind", "通知")))
    return lines, first


def _result(rule: Rule, example: Mapping[str, Any], build: Build) -> ExampleResult:
    good, line = bool(example["good"]), example["line"]
    try:
        problem = run_example(rule, example, build)
    except NotBuilt as reason:
        return ExampleResult(rule.code, rule.file, line, good, True, skipped=str(reason))
    return ExampleResult(rule.code, rule.file, line, good, not problem, problem)


def _element_problems(
    info: Mapping[str, str], own: Sequence[str], report: FileReport
) -> Iterator[str]:
    """Make sure that the example's text was recognised as the element that it is meant to be."""
    if "element" not in info or report.official is None:
        return
    name = Element(info["element"])
    lines = [_squeezed(line) for line in own if line.strip()]
    texts = [_squeezed(found.text) for found in report.official.elements.get(name, ())]
    if name in _LAST_LINE:  # the two share one line
        recognised = any(text in "".join(lines) for text in texts)
    else:
        recognised = any(all(line in text for line in lines) for text in texts)
    if not recognised:
        yield f"示例没有被认成{name.term}"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _outcome_problems(example: Mapping[str, Any], report: FileReport) -> Iterator[str]:
    expected = example["info"].get("expect", "pass" if example["good"] else "fail")
    outcome = report.outcomes[0]
    if outcome.outcome != expected:
        reason = f"（{outcome.reason}）" if outcome.reason else ""
        yield f"应为 {expected}，实为 {outcome.outcome}{reason}"
    yield from _severity_problems(example, report)


def _severity_problems(example: Mapping[str, Any], report: FileReport) -> Iterator[str]:
    severity = example["info"].get("severity")
    for finding in report.findings:
        if severity and finding.severity != severity:
            yield f"应为 {severity}，实为 {finding.severity}"


def _mark_problems(example: Mapping[str, Any], report: FileReport, first: int) -> Iterator[str]:
    expected = [tuple(mark) for mark in example["marks"]]
    found = [_place(finding, first) for finding in report.findings]
    if sorted(expected) != sorted(found):
        yield f"应标出 {_shown(expected, example)}，实标 {_shown(found, example)}"
        return
    for number, wanted in example["fixed"].items():
        edits = [
            edit
            for finding, place in zip(report.findings, found, strict=True)
            if place[0] == number and finding.fix
            for edit in _edits_in_line(finding)
        ]
        mended = mend(example["lines"][number], edits)
        if mended != wanted:
            yield f"应改成“{wanted}”，实改成“{mended}”"


def _place(finding: Finding, first: int) -> tuple[int, int, int]:
    """Return (line of the example, start, end) of a finding."""
    place = finding.location
    start = (place.column or 1) - 1
    return (place.line or 1) - 1 - first, start, start + place.end - place.start


def _edits_in_line(finding: Finding) -> Iterator[Edit]:
    """Yield the edits with offsets that count in the line instead of the block."""
    shift = (finding.location.column or 1) - 1 - finding.location.start
    for edit in finding.fix.edits if finding.fix else ():
        yield Edit(edit.start + shift, edit.end + shift, edit.text)


def mend(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits to a text, from its end to its beginning."""
    for edit in sorted(edits, key=lambda item: (item.start, item.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _shown(places: Sequence[tuple[int, int, int]], example: Mapping[str, Any]) -> str:
    lines = example["lines"]
    texts = [
        f"“{lines[line][start:end]}”（第 {line + 1} 行 {start}–{end}）"
        if 0 <= line < len(lines)
        else f"示例以外的第 {line + 1} 行"
        for line, start, end in places
    ]
    return "、".join(texts) or "无"
