"""Examples inside rule files: documents or single elements with the marked span.

    ```doc element=document_number
    黔府办发«[2020]»12号 → 黔府办发〔2020〕12号
    ```

``«…»`` marks what the rule must mark (``«»``: a place where something is missing); what stands
after `` → `` is the whole line once mended. A block without ``element=`` is a whole document.

    ```template notice element=title severity=warning
    title.font = 黑体
    mark = 甲市人民政府关于做好2024年防汛工作的通知
    ```

is a template of the corpus with changes (``govlint.rules.changes``); ``mark`` is what the rule must
mark, left out where it marks nothing of the text; ``pdf_mark`` what it must mark in a PDF where
that differs. ``format`` is the format that the example is tried in, ``only`` the format or formats
(``docx,pdf``) that show the defect at all.

    ```source 省里的意见.txt
    甲省人民政府关于农村供水的意见
    …
    ```

is what the ``doc`` examples behind it are held against, as by ``--against``, up to the next such
block; several in a row are several sources. A name stands for its path.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from govlint.model.elements import Element, Layout, Stage
from govlint.model.finding import Outcome, Severity
from govlint.rules.changes import PDF_MARK, parse_change, parse_mark
from govlint.rules.errors import RuleFileError, nearest
from govlint.rules.example_info import day, given, one_of
from govlint.rules.facts import Facts
from govlint.rules.list_examples import WORD as LIST
from govlint.rules.list_examples import parse_list_example
from govlint.rules.rulefile import Fence

WORD, TEMPLATE, SOURCE = "doc", "template", "source"
WORDS = (WORD, TEMPLATE, LIST)
"""First words of the fenced blocks that are examples."""
UNNAMED = "来源.txt"
"""Path of a source that has no name."""
FORMATS = ("docx", "text", "pdf")
OPEN, CLOSE, ARROW = "«", "»", " → "
FACT_KEYS = ("direction", "classified", "sealed", "authority_note", "superior_docs")
LISTED = ("superior_docs",)
"""Facts that are several names, written with 、 between them."""


def _format(value: str) -> str | None:
    return None if value in FORMATS else f"不认识“{value}”，可以是 {'、'.join(FORMATS)}"


def _formats(value: str) -> str | None:
    return next((problem for form in value.split(",") if (problem := _format(form))), None)


INFO: Mapping[str, Callable[[str], str | None]] = {
    "element": one_of(Element),
    "kind": given,
    "layout": one_of(Layout),
    "stage": one_of(Stage),
    "date": day,
    "severity": one_of(Severity),
    "expect": one_of(Outcome),
    **{f"facts.{name}": given for name in FACT_KEYS},
}
TEMPLATE_INFO: Mapping[str, Callable[[str], str | None]] = {
    **{key: check for key, check in INFO.items() if key != "kind"},
    "format": _format,
    "only": _formats,
    "storage": given,
}


def parse_examples(fences: Sequence[Fence], good: bool, file: str) -> list[dict[str, Any]]:
    """Take the examples of a section apart, each with the sources that it is held against.

    Returns:
        As ``parse_example``; those of documents have ``sources`` besides: ``name``, ``lines`` and
        ``line`` of each.

    Raises:
        RuleFileError: as ``parse_example`` says, or no document follows a source.
    """
    found: list[dict[str, Any]] = []
    sources: list[dict[str, Any]] = []
    used = True
    for fence in fences:
        if fence.word == SOURCE:
            sources = [*([] if used else sources), _source(fence)]
            used = False
        elif fence.word in WORDS:
            example = parse_example(fence, good, file)
            if fence.word == WORD:
                example["sources"] = sources
                used = True
            found.append(example)
    if not used:
        raise RuleFileError(file, sources[-1]["line"], "```source 后面要有拿它作来源的 ```doc 示例")
    return found


def _source(fence: Fence) -> dict[str, Any]:
    return {"name": fence.info or UNNAMED, "lines": list(fence.lines), "line": fence.line}


def parse_example(fence: Fence, good: bool, file: str) -> dict[str, Any]:
    """Take an example apart into basic types.

    Returns:
        ``good``, ``info``, ``lines`` (without marks), ``marks`` as (line index, start, end),
        ``fixed`` as {line index: mended line}, and ``line`` in the rule file. Of a template
        ``template`` (its name), ``good``, ``info``, ``line``, ``changes`` as (line in the file,
        change), ``marks`` and ``pdf_marks`` as texts.

    Raises:
        RuleFileError: an unknown setting or change, a mark in a passing or no mark in a failing
            example.
    """
    if fence.word == TEMPLATE:
        return _template_example(fence, good, file)
    if fence.word == LIST:
        return parse_list_example(fence, good, file)
    lines: list[str] = []
    marks: list[tuple[int, int, int]] = []
    fixed: dict[int, str] = {}
    for number, raw in enumerate(fence.lines):
        text, arrow, mended = raw.rpartition(ARROW) if OPEN in raw else (raw, "", "")
        if arrow:
            fixed[number] = mended.rstrip()
        elif OPEN in raw:
            text = raw
        plain, found = _unmark(text, file, fence.line + 1 + number)
        lines.append(plain)
        marks.extend((number, start, end) for start, end in found)
    info = _info(fence.info, INFO, fence, file)
    _check_marks(good, bool(marks), info, fence, file)
    return {
        "good": good,
        "info": info,
        "lines": lines,
        "marks": marks,
        "fixed": fixed,
        "line": fence.line,
    }


def _template_example(fence: Fence, good: bool, file: str) -> dict[str, Any]:
    name, _, settings = fence.info.partition(" ")
    if not name or "=" in name:
        raise RuleFileError(file, fence.line, "```template 后面先写样例名，如 ```template notice")
    info = _info(settings, TEMPLATE_INFO, fence, file)
    changes: list[tuple[int, str]] = []
    marks: list[str] = []
    pdf_marks: list[str] = []
    for number, text in enumerate(fence.lines, fence.line + 1):
        mark, pdf_mark = parse_mark(text), parse_mark(text, PDF_MARK)
        if mark is not None:
            marks.append(mark)
        elif pdf_mark is not None:
            pdf_marks.append(pdf_mark)
        elif text.strip():
            parse_change(text, file, number)
            changes.append((number, text.strip()))
    if not good and not changes:
        raise RuleFileError(file, fence.line, "“不合格”的示例要写出改动，如 title.font = 黑体")
    _check_marks(good, bool(marks or pdf_marks) or not good, info, fence, file)
    if "only" in info:
        info.setdefault("format", info["only"].split(",")[0])
    return {
        "good": good,
        "template": name,
        "info": info,
        "changes": changes,
        "marks": marks,
        "pdf_marks": pdf_marks or marks,
        "line": fence.line,
    }


def _check_marks(good: bool, marked: bool, info: dict[str, str], fence: Fence, file: str) -> None:
    if good and marked:
        raise RuleFileError(file, fence.line, "“合格”的示例里不能标出错处")
    if not good and not marked:
        raise RuleFileError(file, fence.line, "“不合格”的示例要用“«…»”标出错处")
    if good and "severity" in info:
        raise RuleFileError(file, fence.line, "“合格”的示例没有 severity")


def _unmark(text: str, file: str, line: int) -> tuple[str, list[tuple[int, int]]]:
    out, spans, start, length = [], list[tuple[int, int]](), -1, 0
    for char in text:
        if char == OPEN and start < 0:
            start = length
        elif char == CLOSE and start >= 0:
            spans.append((start, length))
            start = -1
        elif char in (OPEN, CLOSE):
            raise RuleFileError(file, line, "“«”和“»”要成对，不能套着用")
        else:
            out.append(char)
            length += 1
    if start >= 0:
        raise RuleFileError(file, line, "“«”没有对应的“»”")
    return "".join(out), spans


def _info(
    settings: str, known: Mapping[str, Callable[[str], str | None]], fence: Fence, file: str
) -> dict[str, str]:
    found: dict[str, str] = {}
    for setting in settings.split():
        key, equals, value = setting.partition("=")
        if not equals or key not in known:
            hint = nearest(key, known)
            raise RuleFileError(file, fence.line, f"示例的设置里不认识“{setting}”{hint}")
        problem = known[key](value)
        if problem:
            raise RuleFileError(file, fence.line, f"示例的 {key}：{problem}")
        found[key] = value
    return found


def facts_of(info: Mapping[str, str]) -> Facts:
    """Return the facts that an example sets."""
    values: dict[str, Any] = {}
    for key, value in info.items():
        prefix, _, name = key.partition(".")
        if prefix == "facts":
            single = {"true": True, "false": False}.get(value, value)
            values[name] = tuple(value.split("、")) if name in LISTED else single
    return Facts(**values)
