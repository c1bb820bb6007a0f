"""The two columns, and below them the same passages as a table for reading and for paper."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from govlint.burden.copies.sources import body_of
from govlint.model.copies import Comparison
from govlint.model.elements import OfficialDocument
from govlint.reporters.shares import name_of, percent
from govlint.reporters.sidebyside.escaping import printed, told
from govlint.reporters.sidebyside.marking import Mark, marked
from govlint.reporters.sidebyside.overview import SIGNS
from govlint.reporters.sidebyside.passages import Passage
from govlint.reporters.sidebyside.tables import table
from govlint.reporters.terms import COPY_TERMS, RELATION_TERMS

PAIR_HEADS = ("序号", "类别", "本文件", "来源", "出自")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def columns(
    official: OfficialDocument, comparison: Comparison, found: Sequence[Passage], name: str
) -> str:
    """Return the text of a document beside those of its sources, with the tools above them.

    Args:
        official: the document.
        comparison: the document against its sources.
        found: its passages.
        name: what the ids of this document begin with.
    """
    here = [_mark(comparison, passage, name, in_source=False) for passage in found]
    left = marked(official.document.text, here, body_of(official))
    panels = "\n".join(
        _panel(comparison, found, name, number) for number in range(len(comparison.sources))
    )
    return (
        f'<div class="compare">\n{_tools(len(found))}\n<div class="columns">\n'
        f'<div class="side">\n<h3>本文件</h3>\n'
        f'<div class="scroller left" tabindex="0" role="region" aria-label="本文件的文字">\n'
        f'<div class="text">{left}</div>\n</div>\n</div>\n'
        f'<div class="side">\n{_tabs(comparison, name)}\n{panels}\n</div>\n</div>\n</div>'
    )


def pairs(comparison: Comparison, found: Sequence[Passage], name: str) -> str:
    """Return all passages as a table: both wordings, the class, the source, exchanged words.

    Args:
        comparison: the document against its sources.
        found: its passages.
        name: what the ids of this document begin with.
    """
    rows = map(partial(_row, comparison, name), found)
    return (
        f'<section class="pairs">\n<h3>重合的文字一览</h3>\n{table(PAIR_HEADS, rows)}\n</section>'
    )


def _row(comparison: Comparison, name: str, passage: Passage) -> str:
    span = passage.span
    number = passage.number
    words = "；".join(f"{told(there)}→{told(here)}" for there, here in passage.words)
    exchanged = f'<br><span class="words">{words}</span>' if words else ""
    source = f"{span.source + 1}. {told(name_of(comparison.sources[span.source]))}"
    return (
        f'<td><a class="to-pair" href="#{name}d{number}">{number}</a></td>'
        f'<td><span class="sign k-{span.kind}">{SIGNS[span.kind]}</span> '
        f"{COPY_TERMS[span.kind]}{exchanged}</td>"
        f"<td>{printed(span.text)}</td><td>{printed(passage.source_text)}</td>"
        f"<td><bdi>{source}</bdi></td>"
    )


def _mark(comparison: Comparison, passage: Passage, name: str, *, in_source: bool) -> Mark:
    span = passage.span
    here, there = f"{name}d{passage.number}", f"{name}s{passage.number}"
    return Mark(
        start=span.source_start if in_source else span.start,
        end=span.source_end if in_source else span.end,
        number=passage.number,
        source=span.source,
        kind=span.kind,
        anchor=there if in_source else here,
        target=here if in_source else there,
        sign=_sign(comparison, passage, in_source),
        about=_about(comparison, passage),
        words=passage.there if in_source else passage.here,
    )


def _sign(comparison: Comparison, passage: Passage, in_source: bool) -> str:
    """Return class and number of a passage, and where it could be any the number of its source."""
    which = passage.span.source
    told_apart = not in_source and 1 < len(comparison.sources) <= len(CIRCLED)
    sign = f"{SIGNS[passage.span.kind]}{passage.number}"
    return sign + CIRCLED[which] if told_apart else sign


def _about(comparison: Comparison, passage: Passage) -> str:
    words = "，".join(f"{there}→{here}" for there, here in passage.words)
    source = comparison.sources[passage.span.source]
    return (
        f"第 {passage.number} 处，{COPY_TERMS[passage.span.kind]}"
        f"，来源 {passage.span.source + 1}：{name_of(source)}{f'（{words}）' if words else ''}"
    )


def _panel(comparison: Comparison, found: Sequence[Passage], name: str, number: int) -> str:
    one = comparison.sources[number]
    marks = [
        _mark(comparison, passage, name, in_source=True)
        for passage in found
        if passage.span.source == number
    ]
    return (
        f'<section class="scroller source" id="{name}source{number}" tabindex="0" role="tabpanel"'
        f' aria-label="来源 {number + 1} 的文字">\n'
        f"<h4>来源 {number + 1}：<bdi>{told(name_of(one))}</bdi></h4>\n"
        f'<div class="text">{marked(one.source.text, marks, one.source.body)}</div>\n</section>'
    )


def _tabs(comparison: Comparison, name: str) -> str:
    buttons = "\n".join(
        f'<button type="button" role="tab" aria-selected="{"false" if number else "true"}"'
        f' aria-controls="{name}source{number}" title="{told(name_of(one))}">'
        f"{number + 1} {RELATION_TERMS[one.relation]} {percent(one.copy_ratio)}"
        f" <bdi>{told(name_of(one))}</bdi></button>"
        for number, one in enumerate(comparison.sources)
    )
    return f'<div class="tabs" role="tablist" aria-label="来源">\n{buttons}\n</div>'


def _tools(count: int) -> str:
    legend = " ".join(
        f'<span class="legend"><span class="sign k-{kind}">{sign}</span>{COPY_TERMS[kind]}</span>'
        for kind, sign in SIGNS.items()
        if kind != "new"
    )
    return (
        '<div class="tools">\n'
        '<label class="needs-script"><input type="checkbox" class="together" checked>'
        "两栏一起滚动</label>\n"
        '<button type="button" class="needs-script previous">上一处</button>\n'
        '<button type="button" class="needs-script next">下一处</button>\n'
        f'<span class="needs-script where" role="status">共 {count} 处</span>\n'
        f"{legend}\n</div>"
    )
