"""Sheets on single lists: what was understood of each, and its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from govlint.model.finding import Outcome, Severity
from govlint.model.listing import ListFinding, ListReport, ListsReport
from govlint.reporters.lists.check_text import KIND_TERMS
from govlint.reporters.lists.tally import check_summary
from govlint.reporters.lists.terms import field_rank, field_term, part, weight_rank, weight_term
from govlint.reporters.lists.workbook.book import Book, Column, Styled, put, table

UNDERSTOOD = "清单和列"
COLUMNS = (
    Column("文件", 30, "strong"),
    Column("地区", 12),
    Column("种类", 16),
    Column("事项", 8, "number"),
    Column("错误", 8, "number"),
    Column("警告", 8, "number"),
    Column("提示", 8, "number"),
    Column("需人工判断", 11, "number"),
    Column("认出的列（字段←表头）", 44),
    Column("没有用到的列", 24),
    Column("文件的问题", 36),
    Column("未检查的规则和原因", 50),
)
FINDINGS = (
    Column("轻重", 9),
    Column("工作表", 12),
    Column("页", 6, "number"),
    Column("行", 7, "number"),
    Column("事项名称", 30, "strong"),
    Column("字段", 14),
    Column("问题", 24),
    Column("说明", 44),
    Column("原文", 30, longest=1000),
    Column("应为", 24, longest=1000),
    Column("怎么改", 36),
    Column("规则", 11),
    Column("依据", 28),
    Column("同样的行", 16),
    Column("把握", 7, "share"),
)


def write_columns(book: Book, report: ListsReport) -> None:
    """Write the sheet that tells of every list what was read and what was not checked."""
    sheet = book.sheet(UNDERSTOOD, "#1F3864")
    found = check_summary(report)
    put(
        book,
        sheet,
        0,
        0,
        f"共 {found['files']} 份清单（读不了 {found['unreadable']} 个），{found['rows']} 项："
        f"错误 {found['error']}，警告 {found['warning']}，提示 {found['info']}，"
        f"需人工判断 {found['review']}。按 {report.day} 有效的规定检查。"
        "认错的列用 --map 表头=字段 改正。",
        "guide",
    )
    table(book, sheet, COLUMNS, map(_understood, report.lists), top=1, frozen=1)


def _understood(one: ListReport) -> Sequence[Styled]:
    items = one.items
    failed = [found.severity for found in one.findings if found.outcome is Outcome.FAIL]
    levels = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    columns = sorted(items.columns.items(), key=lambda pair: field_rank(pair[0]))
    problems = [problem.message for problem in items.problems]
    return (
        items.path,
        items.region or "",
        KIND_TERMS[items.kind],
        items.frame.height,
        *(failed.count(level) for level in levels),
        len(one.findings) - len(failed),
        "\n".join(f"{field_term(name)}←{header}" for name, header in columns),
        "\n".join(items.unknown),
        (f"读不了：{items.error}", "error") if items.error else "\n".join(problems),
        "\n".join(_unchecked(one)),
    )


def _unchecked(one: ListReport) -> Iterator[str]:
    for outcome in one.outcomes:
        if outcome.outcome is Outcome.NOT_CHECKED:
            yield f"{outcome.code}：{outcome.reason or '原因不明'}"


def write_findings(book: Book, one: ListReport) -> None:
    """Write the findings of a list, the gravest first; nothing for a list that was not read."""
    items = one.items
    if items.error is not None:
        return
    sheet = book.sheet(items.region or PurePath(items.path).stem)
    found = sorted(one.findings, key=_rank)
    about = f"{items.path}：" + (f"{len(found)} 处。" if found else "没有发现问题。")
    put(book, sheet, 0, 0, about, "guide")
    table(book, sheet, FINDINGS, map(_finding, found), top=1, frozen=5)


def _rank(one: ListFinding) -> tuple[int, str, int, str]:
    rank = weight_rank(one.severity, one.outcome)
    return rank, one.place.sheet or "", one.place.row or 0, one.code


def _finding(one: ListFinding) -> Sequence[Styled]:
    review = one.outcome is Outcome.REVIEW
    style = "review" if review else one.severity.value
    return (
        (weight_term(one.severity, one.outcome), "info" if style == "off" else style),
        part(one.place),
        one.place.page,
        one.place.row,
        one.matter,
        field_term(one.field),
        one.name,
        one.message,
        one.evidence,
        one.expected,
        one.how,
        one.code,
        one.source,
        "、".join(map(str, one.rows)),
        one.confidence,
    )
