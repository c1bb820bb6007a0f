"""The first sheet, which tells how much is the same and how to go on, and the sheet of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govlint.model.listing import Comparison, Rate
from govlint.reporters.lists.matrix import MEANINGS, State
from govlint.reporters.lists.tally import RegionTally, by_region, compare_summary
from govlint.reporters.lists.terms import (
    POLICY_MEANINGS,
    POLICY_TERMS,
    REFERENCE_MEANINGS,
    REFERENCE_TERMS,
    field_rank,
    field_term,
    level_term,
    share,
    weight_rank,
    weight_term,
)
from govlint.reporters.lists.workbook.book import (
    CENTRED,
    Book,
    Column,
    Styled,
    Value,
    put,
    table,
)
from govlint.reporters.lists.workbook.matters import STATE_STYLES

SUMMARY, WORDS = "汇总", "说明"
TITLE = "同一事项跨地区对照"
BODIES_SHOWN = 60
REGIONS = (
    Column("地区", 16, "strong"),
    Column("级别", 8),
    Column("读到的事项", 11, "number"),
    Column("一致率", 10, "share"),
    Column("可比的事项", 11, "number"),
    Column("一致的事项", 11, "number"),
    Column("错误（处）", 10, "number"),
    Column("警告（处）", 10, "number"),
    Column("缺少的事项", 11, "number"),
    Column("待核对（行）", 11, "number"),
    Column("文件", 34),
    Column("文件的问题", 44),
)
FIELDS = (
    Column("字段", 16, "strong"),
    Column("要求", 8),
    Column("不合（处）", 11, "number"),
    Column("一致率", 10, "share"),
    Column("可比的事项", 11, "number"),
    Column("一致的事项", 11, "number"),
)
BODIES = (
    Column("部门", 16, "strong"),
    Column("", 8),
    Column("不一致的事项", 11, "number"),
    Column("一致率", 10, "share"),
    Column("可比的事项", 11, "number"),
    Column("一致的事项", 11, "number"),
)
CODES = (
    Column("规则", 16, "strong"),
    Column("轻重", 8),
    Column("处数", 11, "number"),
    Column("问题", 10, "loose"),
)
STEPS = (
    "看“事项对照”：一行一个事项，一列一个地区，橙色是不同，灰色是缺少，黄色要人看。",
    "各地区打开自己的“待办”表，从上到下改：每行写着原文件的行号、现在写的、应当写的和怎么办。",
    "“待核对”表里是程序不能肯定的，请选“决定”后存盘，再用 --decisions 重新比对。",
    "“差异明细”是全部差异，可按字段、地区、轻重筛选；词和颜色的意思见“说明”表。",
)


def write_summary(book: Book, comparison: Comparison) -> None:
    """Write the first sheet."""
    sheet = book.sheet(SUMMARY, "#1F3864")
    for number, column in enumerate(REGIONS):
        sheet.set_column(number, number, column.width)
    sheet.hide_gridlines(2)
    at = _head(book, sheet, comparison)
    for title, columns, rows in _blocks(comparison):
        put(book, sheet, at, 0, title, "section")
        at = table(book, sheet, columns, rows, top=at + 1, filters=False) + 1


def _head(book: Book, sheet: Any, comparison: Comparison) -> int:
    """Write what stands above the tables; returns the row behind it."""
    overall = comparison.consistency.overall
    sheet.set_row(0, 24)
    put(book, sheet, 0, 0, TITLE, "title")
    sheet.set_row(2, 30)
    put(book, sheet, 1, 0, "同一事项同一标准率", "section")
    put(book, sheet, 2, 0, share(overall.rate), "big")
    at = 3
    for line in (*_told(comparison), "", "怎么用这个工作簿", *_numbered(STEPS), ""):
        put(book, sheet, at, 0, line, "section" if line == "怎么用这个工作簿" else "plain")
        at += 1
    return at


def _numbered(steps: Sequence[str]) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        yield f"{number}. {step}"


def _told(comparison: Comparison) -> Iterator[str]:
    overall = comparison.consistency.overall
    found = compare_summary(comparison)
    named = REFERENCE_TERMS.get(comparison.reference, comparison.reference)
    path = f"（{comparison.reference_path}）" if comparison.reference_path else ""
    yield (
        f"两个以上地区都有的事项 {overall.compared} 个，应当一致的字段全都一致的 "
        f"{overall.consistent} 个。"
    )
    yield f"标准：{named}{path}。{REFERENCE_MEANINGS.get(comparison.reference, '')}。"
    unread = f"（读不了 {found['unreadable']} 个）" if found["unreadable"] else ""
    yield (
        f"比对 {found['regions']} 个地区{unread}，{found['rows']} 行：对上 {found['matched']} 行，"
        f"归成 {found['items']} 个事项；待核对 {found['review']} 行；"
        f"只有一个地区列出的 {found['only_here']} 行。"
    )
    yield (
        f"发现的问题（一个事项的一个字段算一个）：错误 {found['error']} 个，"
        f"警告 {found['warning']} 个，提示 {found['info']} 个，"
        f"需人工判断 {found['findings_to_review']} 个。"
    )
    yield f"按 {comparison.day} 有效的规定检查；{comparison.tool}。"


_Block = tuple[str, Sequence[Column], Iterator[Sequence[Styled]]]


def _blocks(comparison: Comparison) -> Iterator[_Block]:
    yield "各地区", REGIONS, _regions(comparison)
    if comparison.consistency.fields:
        yield "各字段（一致率低的在前）", FIELDS, _fields(comparison)
    bodies = {name: rate for name, rate in comparison.consistency.bodies.items() if rate.compared}
    if bodies:
        more = f"，只列前 {BODIES_SHOWN} 个" if len(bodies) > BODIES_SHOWN else ""
        yield f"各部门（一致率低的在前{more}）", BODIES, _bodies(bodies)
    if comparison.counts.by_code:
        yield "各类问题（处：一个事项在一个地区算一处）", CODES, _codes(comparison)


def _regions(comparison: Comparison) -> Iterator[Sequence[Styled]]:
    tallies = by_region(comparison)
    for region in comparison.regions:
        items, tally = region.items, tallies[region.name]
        told = items.error or "\n".join(one.message for one in items.problems)
        style = "error" if items.error else "body"
        yield (
            region.name,
            level_term(region.level),
            items.frame.height,
            *_rate(comparison.consistency.regions.get(region.name)),
            *_numbers(tally),
            items.path,
            (f"读不了：{told}" if items.error else told, style),
        )


def _numbers(tally: RegionTally) -> tuple[Styled, ...]:
    numbers = (tally.errors, tally.warnings, tally.missing, tally.review)
    styles = ("error", "warning", "missing", "review")
    return tuple(
        (number, style + CENTRED if number else "number")
        for number, style in zip(numbers, styles, strict=True)
    )


def _rate(rate: Rate | None) -> tuple[Value, Value, Value]:
    if rate is None or rate.rate is None:
        return "—", 0, 0
    return rate.rate, rate.compared, rate.consistent


def _fields(comparison: Comparison) -> Iterator[Sequence[Styled]]:
    fields = comparison.consistency.fields
    for name in sorted(fields, key=lambda name: (_low(fields[name]), field_rank(name))):
        policy = POLICY_TERMS.get(comparison.policies.get(name, ""), "")
        number = comparison.counts.by_field.get(name, 0)
        yield field_term(name), policy, number, *_rate(fields[name])


def _bodies(bodies: Mapping[str, Rate]) -> Iterator[Sequence[Styled]]:
    ordered = sorted(bodies, key=lambda name: (_low(bodies[name]), -bodies[name].compared, name))
    for name in ordered[:BODIES_SHOWN]:
        rate = bodies[name]
        yield name, "", rate.compared - rate.consistent, *_rate(rate)


def _low(rate: Rate) -> float:
    return 2.0 if rate.rate is None else rate.rate


def _codes(comparison: Comparison) -> Iterator[Sequence[Styled]]:
    graver = sorted(comparison.findings, key=lambda one: -weight_rank(one.severity, one.outcome))
    found = {one.code: one for one in graver}
    numbers = comparison.counts.by_code
    for code in sorted(numbers, key=lambda code: (-numbers[code], code)):
        one = found[code]
        yield code, weight_term(one.severity, one.outcome), numbers[code], one.name


def write_words(book: Book, comparison: Comparison) -> None:
    """Write the sheet that tells what words and colours mean, and the policies of the run."""
    sheet = book.sheet(WORDS, "#7F7F7F", wide=False)
    for column, width in enumerate((16, 14, 90)):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    at = 0
    for title, columns, rows in _words(comparison):
        put(book, sheet, at, 0, title, "section")
        at = table(book, sheet, columns, rows, top=at + 1, filters=False) + 1


def _words(comparison: Comparison) -> Iterator[_Block]:
    columns = (Column("词和颜色", 16), Column("", 14), Column("意思", 90))
    states = (((str(state), STATE_STYLES[state]), "", MEANINGS[state]) for state in State)
    yield "“事项对照”里的词和颜色", columns, states
    weights = (
        (("错误", "error"), "", "法律法规、目录或者四级一致的要求没有做到，应当改"),
        (("警告", "warning"), "", "同级应当一样的不一样，或者比标准更差，一般要改"),
        (("提示", "info"), "", "惯例或者建议，可改可不改"),
        (("需人工判断", "review"), "", "文字上看不准，请人看过再定"),
    )
    yield "轻重", columns, iter(weights)
    rates = (
        ("同一事项同一标准率", "", "一致的事项÷可比的事项；可比：至少两个地区对上的事项"),
        (
            "一致的事项",
            "",
            "要求“四级一致”“同级一致”的字段都没有错误和警告；缺不缺这个事项不算在内",
        ),
        ("标准出自", "", REFERENCE_MEANINGS.get(comparison.reference, "")),
    )
    yield "比率", (Column("词", 16), Column("", 14), Column("意思", 90)), iter(rates)
    if comparison.policies:
        columns = (Column("字段", 16), Column("要求", 14), Column("意思", 90))
        yield "这次比对对各字段的要求", columns, _policies(comparison)


def _policies(comparison: Comparison) -> Iterator[Sequence[Styled]]:
    order = list(POLICY_TERMS)
    policies = comparison.policies
    for name in sorted(policies, key=lambda name: (order.index(policies[name]), field_rank(name))):
        policy = policies[name]
        yield field_term(name), POLICY_TERMS[policy], POLICY_MEANINGS[policy]
