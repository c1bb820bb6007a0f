"""One list after another, for people: what was read, what is wrong, what was not checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govlint.model.finding import Outcome, Severity
from govlint.model.items import ListKind
from govlint.model.listing import ListFinding, ListReport, ListsReport
from govlint.reporters.lists.lines import NARROWEST, indented, labelled, weights
from govlint.reporters.lists.tally import check_summary
from govlint.reporters.lists.terms import field_rank, field_term, weight_rank, weight_term, where
from govlint.reporters.paint import Paint, painter
from govlint.reporters.visible import visible
from govlint.text.width import display_width

ROWS_SHOWN = 10
"""Matters shown for each kind of finding; the others are only named by their rows."""
_NUMBERS_SHOWN = 30
_HEADERS_SHOWN = 12
_CODES_SHOWN = 6
_OTHERS_WIDTH = 60
KIND_TERMS = {
    ListKind.POWERS: "权责清单",
    ListKind.DUTIES: "责任清单",
    ListKind.SERVICES: "政务服务事项清单",
    ListKind.NEGATIVE: "负面清单",
    ListKind.CHECKS: "检查事项清单",
    ListKind.PROOFS: "证明事项清单",
    ListKind.TOWNSHIP: "乡镇（街道）履职事项清单",
    ListKind.UNKNOWN: "清单种类不明",
}
Group = Sequence[ListFinding]
_Key = tuple[int, str, tuple[int, str], str, str]


def to_text_check(report: ListsReport, width: int = 100, paint: Paint | None = None) -> str:
    """Return the result of ``lists check`` for a terminal, ending with a line feed.

    Args:
        report: the result.
        width: columns to use.
        paint: colours; None: plain text.
    """
    paint = paint or painter(False)
    width = max(width, NARROWEST)
    parts = [list(_list(one, width, paint)) for one in report.lists]
    parts.append(list(_summary(report, paint)))
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _list(one: ListReport, width: int, paint: Paint) -> Iterator[str]:
    items = one.items
    if items.error is not None:
        yield f"{paint(visible(items.path), 'head')}  {paint('读不了', 'error')}：" + visible(
            items.error
        )
        return
    about = [visible(items.region or ""), KIND_TERMS[items.kind], f"{items.frame.height} 项"]
    yield f"{paint(visible(items.path), 'head')}  {' · '.join(filter(None, about))}"
    yield from _understood(one, width, paint)
    groups = list(grouped(one.findings))
    for group in groups:
        yield from _group(group, width, paint)
    if not groups and items.frame.height:
        yield "  没有发现问题"
    yield from _unchecked(one, width, paint)


def _understood(one: ListReport, width: int, paint: Paint) -> Iterator[str]:
    items = one.items
    if items.columns:
        pairs = (
            header if header == field_term(name) else f"{field_term(name)}←{header}"
            for name, header in sorted(items.columns.items(), key=lambda pair: field_rank(pair[0]))
        )
        yield from labelled("认出的列", "，".join(pairs), 2, width, paint)
    if items.unknown:
        shown = "、".join(items.unknown[:_HEADERS_SHOWN])
        more = f" 等 {len(items.unknown)} 列" if len(items.unknown) > _HEADERS_SHOWN else ""
        told = f"{shown}{more}（要用的话，用 --map 表头=字段 指明）"
        yield from labelled("没有用到的列", told, 2, width, paint)
    for problem in items.problems:
        yield from labelled("文件问题", problem.message, 2, width)


def grouped(findings: Iterable[ListFinding]) -> Iterator[Group]:
    """Yield the findings of each rule together, the gravest rule first, rows in their order."""
    groups: dict[_Key, list[ListFinding]] = {}
    for one in findings:
        rank = weight_rank(one.severity, one.outcome)
        key = (rank, one.code, field_rank(one.field), one.name, one.how)
        groups.setdefault(key, []).append(one)
    for key in sorted(groups):
        yield sorted(groups[key], key=_by_place)


def _by_place(one: ListFinding) -> tuple[str, int, int]:
    return one.place.sheet or "", one.place.table or 0, one.place.row or 0


def _group(group: Group, width: int, paint: Paint) -> Iterator[str]:
    first = group[0]
    role = "review" if first.outcome is Outcome.REVIEW else first.severity.value
    role = "dim" if first.severity is Severity.OFF else role
    word = paint(weight_term(first.severity, first.outcome), role)
    field = "" if first.field is None else f"（{field_term(first.field)}）"
    times = f"  {len(group)} 处" if len(group) > 1 else ""
    yield f"  {word} {visible(f'{first.code} {first.name}{field}')}{times}"
    for one in group[:ROWS_SHOWN]:
        yield from _row(one, width, paint)
    if len(group) > ROWS_SHOWN:
        yield from indented(_others(group[ROWS_SHOWN:]), 4, width)
    yield from labelled("依据", first.source, 4, width)
    yield from labelled("怎么改", first.how, 4, width)


def _row(one: ListFinding, width: int, paint: Paint) -> Iterator[str]:
    place = "、".join(f"第{row}行" for row in one.rows) if len(one.rows) > 1 else where(one.place)
    name = " ".join(one.matter.split())
    if display_width(name) > _OTHERS_WIDTH:
        name = name[: _OTHERS_WIDTH // 2 - 1] + "…"
    head = "  ".join(filter(None, (place or "整份清单", name)))
    yield from indented(head, 4, width, lambda line: paint(line, "dim"))
    yield from indented(" ".join(one.message.split()), 6, width)


def _others(rest: Group) -> str:
    shown = "、".join(where(one.place) or "整份清单" for one in rest[:_NUMBERS_SHOWN])
    more = " 等" if len(rest) > _NUMBERS_SHOWN else ""
    return f"还有 {len(rest)} 处：{shown}{more}"


def _unchecked(one: ListReport, width: int, paint: Paint) -> Iterator[str]:
    reasons: dict[str, list[str]] = {}
    for outcome in one.outcomes:
        if outcome.outcome is Outcome.NOT_CHECKED:
            reasons.setdefault(outcome.reason or "原因不明", []).append(outcome.code)
    for reason, codes in sorted(reasons.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        shown = "、".join(codes[:_CODES_SHOWN])
        more = f" 等 {len(codes)} 条" if len(codes) > _CODES_SHOWN else ""
        yield from labelled("未检查", f"{reason}（{shown}{more}）", 2, width, paint)


def _summary(report: ListsReport, paint: Paint) -> Iterator[str]:
    counts = check_summary(report)
    unread = f"，读不了 {counts['unreadable']} 个" if counts["unreadable"] else ""
    shown = weights(counts, counts["review"], paint)
    total = f"共 {counts['files']} 份清单{unread}，{counts['rows']} 项"
    yield f"{total}：{shown}"
    yield f"按 {visible(report.day)} 有效的规定检查"
