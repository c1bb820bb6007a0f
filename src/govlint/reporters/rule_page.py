"""The page of one rule: in the terminal (``explain``) and as Markdown (docs/rules)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govlint.engine.measured import Measured, told
from govlint.engine.profile import Profile
from govlint.model.elements import Layout, Stage
from govlint.model.finding import Severity
from govlint.model.items import Field
from govlint.reporters import choices
from govlint.reporters.changes import change_text
from govlint.reporters.excerpt import wrap
from govlint.reporters.paint import Paint, painter
from govlint.reporters.places import element_term
from govlint.reporters.terms import (
    CAPABILITY_TERMS,
    COLLECTION_TERMS,
    LAYOUT_TERMS,
    OUTCOME_TERMS,
    SEVERITY_TERMS,
    STAGE_TERMS,
)
from govlint.reporters.visible import visible
from govlint.rules.facts import FACT_TERMS
from govlint.rules.list_examples import WHOLE
from govlint.rules.parameters import shown
from govlint.rules.registry import DOCUMENT
from govlint.rules.rule import Case, Rule
from govlint.text.width import display_width, pad

Example = Mapping[str, Any]
OPEN, CLOSE = "«", "»"
_INFO_TERMS = {"kind": "文种", "date": "日期"}


def page_text(
    rule: Rule,
    profile: Profile | None = None,
    measured: Measured | None = None,
    *,
    color: bool = False,
    width: int = 100,
) -> str:
    """Render the page of a rule for the terminal.

    Args:
        rule: the rule, as the profile has it.
        profile: who changed what in it.
        measured: what was measured of it.
        color: colour with ANSI sequences.
        width: columns of the terminal.
    """
    paint = painter(color)
    lines = [paint(visible(f"{rule.code} {rule.name}"), "head"), ""]
    lines += _indented(rule.message_text, width)
    lines.append("")
    rows = properties(rule)
    rows += [("配置档", choices.of_rule(rule, profile))] if profile else []
    rows += told(measured) if measured else []
    size = max(display_width(label) for label, _ in rows)
    for label, value in rows:
        first, *rest = wrap(value, width - size - 4) or [""]
        lines.append(f"  {pad(label, size)}  {first}")
        lines += [" " * (size + 4) + line for line in rest]
    for title, text in _sections(rule):
        lines += ["", paint(title, "head"), *_indented(text, width)]
    for title, good in (("不合格", False), ("合格", True)):
        lines += ["", paint(title, "head"), *_examples(rule, good, paint)]
    return "\n".join(lines) + "\n"


def page_markdown(rule: Rule, measured: Measured | None = None) -> str:
    """Render the page of a rule, with what was measured of it, as Markdown."""
    lines = [f"# {rule.code} {rule.name}", "", rule.message_text, "", "| | |", "|---|---|"]
    rows = [*properties(rule), *(told(measured) if measured else ())]
    lines += [f"| {label} | {_cell(value)} |" for label, value in rows]
    for title, text in _sections(rule):
        lines += ["", f"## {title}", "", text]
    for title, good in (("不合格", False), ("合格", True)):
        lines += ["", f"## {title}"]
        for example, sources in _of(rule, good):
            for source in sources:
                lines += ["", f"{_source(source)}：", "", "```text", *source["lines"], "```"]
            lines += ["", f"{_caption(example)}：", "", "```text", *_marked(example), "```"]
    return "\n".join(lines) + "\n"


def properties(rule: Rule) -> list[tuple[str, str]]:
    """Return the properties of a rule as (label, value), the empty ones left out."""
    fix = "" if rule.fix is None else "可以自动改（安全）" if rule.fix.safe else "可以改，须核对"
    found = [
        ("依据", rule.cited),
        ("程度", "；".join(_case(case) for case in rule.cases)),
        ("有效期", _validity(rule)),
        ("检查", "、".join(_reads(rule, name) for name in rule.reads)),
        ("适用", _scope(rule)),
        ("需要", "、".join(CAPABILITY_TERMS[need] for need in sorted(rule.needs))),
        ("参数", "；".join(_parameter(rule, key) for key in rule.parameters)),
        ("须知事实", "、".join(FACT_TERMS.get(name, name) for name in rule.facts)),
        ("修改", fix),
        ("英文名", rule.slug),
        ("又名", "、".join(rule.aliases)),
        ("默认", "" if rule.enabled else "关闭，用 --select 写全代码才检查"),
        ("始于", f"govlint {rule.since}"),
    ]
    return [(label, value) for label, value in found if value]


def _parameter(rule: Rule, key: str) -> str:
    return f"{key} = {shown(rule.parameters[key], length=key in rule.lengths)}"


def _case(case: Case) -> str:
    weight = case.weight()
    verdict = "不报告" if weight is Severity.OFF else SEVERITY_TERMS[weight]
    name = f"{case.name}：" if case.name else ""
    return f"{name}{case.strength.value}（{verdict}）"


def _validity(rule: Rule) -> str:
    start = f"{rule.valid_from.isoformat()} 起" if rule.valid_from else ""
    end = f"{rule.valid_to.isoformat()} 止" if rule.valid_to else ""
    return "，".join(part for part in (start, end) if part)


def _scope(rule: Rule) -> str:
    parts = [
        "、".join(rule.kinds),
        f"{'、'.join(rule.not_kinds)}除外" if rule.not_kinds else "",
        "、".join(LAYOUT_TERMS[Layout(name)] for name in rule.layouts),
        "、".join(STAGE_TERMS[Stage(name)] for name in rule.stages),
        "有版头的文件" if rule.masthead else "",
    ]
    return "；".join(part for part in parts if part)


def _reads(rule: Rule, name: str) -> str:
    if rule.scope != DOCUMENT:
        return Field(name).term
    return COLLECTION_TERMS.get(name) or element_term(name)


def _sections(rule: Rule) -> Iterator[tuple[str, str]]:
    sections = {"为什么": rule.why, "怎么改": rule.how, "说明": rule.note, "实测": rule.measured}
    yield from ((title, text) for title, text in sections.items() if text)


def _of(rule: Rule, good: bool) -> Iterator[tuple[Example, Sequence[Example]]]:
    """Yield the examples, each with its sources where those before it had not the same."""
    before: Sequence[Example] = ()
    for example in rule.examples:
        if example["good"] is good:
            sources = example.get("sources", before)
            yield example, () if sources == before else sources
            before = sources


def _source(source: Example) -> str:
    return f"来源 {source['name']}（以下各例拿它比对）"


def _caption(example: Mapping[str, Any]) -> str:
    info = example["info"]
    if "tables" in example:
        return _list_caption(info)
    parts = [f"样例 {example['template']}"] if "template" in example else []
    if "element" in info or not parts:
        parts.append(element_term(info["element"]) if "element" in info else "全文")
    parts += [info[key] for key in ("format", "storage") if key in info]
    if "layout" in info:
        parts.append(LAYOUT_TERMS[Layout(info["layout"])])
    if "stage" in info:
        parts.append(STAGE_TERMS[Stage(info["stage"])])
    parts += [f"{term} {info[key]}" for key, term in _INFO_TERMS.items() if key in info]
    parts += [f"{FACT_TERMS[key[6:]]} {info[key]}" for key in info if key.startswith("facts.")]
    if "severity" in info:
        parts.append(SEVERITY_TERMS[Severity(info["severity"])])
    if "expect" in info:
        parts.append(OUTCOME_TERMS[info["expect"]])
    return "，".join(parts)


def _list_caption(info: Mapping[str, str]) -> str:
    parts = ["清单"]
    parts += [f"标题 {info['title']}"] if "title" in info else []
    parts += [f"日期 {info['date']}"] if "date" in info else []
    parts += [info["region"]] if "region" in info else []
    if "row" in info:
        rows = "整份清单" if info["row"] == WHOLE else f"第 {info['row'].replace(',', '、')} 行"
        parts.append(rows)
    parts += [Field(info["field"]).term] if "field" in info else []
    parts += [SEVERITY_TERMS[Severity(info["severity"])]] if "severity" in info else []
    parts += [OUTCOME_TERMS[info["expect"]]] if "expect" in info else []
    return "，".join(parts)


def _changed(example: Mapping[str, Any]) -> Iterator[str]:
    """Yield what an example changes in its template, and what is marked then."""
    if not example["changes"]:
        yield "不改动"
    yield from (change_text(text, line) for line, text in example["changes"])
    yield from (f"标出：{mark}" for mark in example["marks"])


def _marked(example: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines with the marks in them, and what they become."""
    if "template" in example:
        yield from _changed(example)
        return
    for number, line in enumerate(example["lines"]):
        text = line
        for _, start, end in reversed(_marks(example, number)):
            text = f"{text[:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:]}"
        mended = example["fixed"].get(number)
        yield text if mended is None else f"{text} → {mended}"


def _marks(example: Mapping[str, Any], number: int) -> list[tuple[int, int, int]]:
    return sorted(tuple(mark) for mark in example["marks"] if mark[0] == number)


def _examples(rule: Rule, good: bool, paint: Paint) -> Iterator[str]:
    for example, sources in _of(rule, good):
        for source in sources:
            yield f"  {paint(visible(_source(source)), 'dim')}"
            yield from (f"    {visible(line)}" for line in source["lines"])
        yield f"  {paint(_caption(example), 'dim')}"
        if "template" in example:
            yield from (f"    {visible(line)}" for line in _changed(example))
            continue
        for number, line in enumerate(example["lines"]):
            yield f"    {visible(line)}"
            carets = _carets(line, _marks(example, number))
            if carets:
                yield f"    {paint(carets, 'caret')}"
            if number in example["fixed"]:
                yield f"    改为：{visible(example['fixed'][number])}"


def _carets(line: str, marks: list[tuple[int, int, int]]) -> str:
    carets = ""
    for _, start, end in marks:
        carets = pad(carets, display_width(visible(line[:start])))
        carets += "^" * max(1, display_width(visible(line[start:end])))
    return carets


def _indented(text: str, width: int) -> Iterator[str]:
    yield from (f"  {line}" for line in wrap(text, width - 2))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
