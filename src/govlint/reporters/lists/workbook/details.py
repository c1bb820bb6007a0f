"""What departs, one line for each matter, field and region; and the same as a region's to-do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from govlint.model.finding import Outcome
from govlint.model.listing import Comparison, Departure, Difference, RegionList
from govlint.reporters.lists.differing import differing
from govlint.reporters.lists.matrix import State, state_of
from govlint.reporters.lists.tally import by_region, departures
from govlint.reporters.lists.terms import (
    REFERENCE_TERMS,
    VERDICT_TERMS,
    field_rank,
    field_term,
    named,
    part,
    weight_rank,
    weight_term,
)
from govlint.reporters.lists.wording import actual, cure, expected
from govlint.reporters.lists.workbook.book import Book, Column, Styled, put, table

DETAILS = "差异明细"
TODO = "待办"
EVERY_TODO = "地区待办"
MOST_TODO_SHEETS = 30
"""Regions up to which each has a sheet of its own."""
_QUOTED = 3000
COLUMNS = (
    Column("轻重", 8),
    Column("地区", 12),
    Column("事项名称", 30, "strong"),
    Column("基本编码", 15),
    Column("字段", 13),
    Column("结论", 8),
    Column("应为", 34, longest=_QUOTED),
    Column("标准出自", 10),
    Column("现在写的", 34, longest=_QUOTED),
    Column("差在哪里", 34, longest=_QUOTED),
    Column("怎么办", 34),
    Column("说明", 44, longest=_QUOTED),
    Column("文件", 20),
    Column("工作表", 12),
    Column("行", 7, "number"),
    Column("规则", 11),
    Column("问题", 20),
    Column("依据", 28),
    Column("把握", 7, "share"),
)
TODO_COLUMNS = (
    Column("序号", 6, "number"),
    Column("轻重", 8),
    Column("事项名称", 30, "strong"),
    Column("基本编码", 15),
    Column("字段", 13),
    Column("现在写的", 36, longest=_QUOTED),
    Column("应为", 36, longest=_QUOTED),
    Column("标准出自", 10),
    Column("怎么办", 36),
    Column("工作表", 12),
    Column("行", 7, "number"),
    Column("依据", 28),
    Column("办理情况（填写）", 16, "input"),
)
GUIDE = (
    "先改“错误”，再改“警告”；“提示”可改可不改；“需人工判断”请人看过再定。"
    "“行”是{file}里的行号。确有依据与标准不同的，把依据写进设定依据或备注，不必改。"
)
Found = tuple[Difference, Departure]


def ordered(comparison: Comparison) -> list[Found]:
    """Return every place that departs, the gravest first; what is better or free comes last."""
    return sorted(departures(comparison), key=_rank)


def _rank(found: Found) -> tuple[int, str, str, tuple[int, str], str, int]:
    one, place = found
    rank = 99 if state_of(one) is State.BETTER else weight_rank(one.severity, one.outcome)
    field = field_rank(one.field)
    return rank, one.matter, one.item or "", field, place.region, place.place.row or 0


def weight(one: Difference) -> tuple[str, str]:
    """Return how much a finding weighs, and the style for it."""
    if state_of(one) is State.BETTER:
        return "更优", "better"
    style = "review" if one.outcome is Outcome.REVIEW else one.severity.value
    return weight_term(one.severity, one.outcome), style if style != "off" else "info"


def write_details(book: Book, comparison: Comparison, found: Sequence[Found]) -> None:
    """Write the sheet of everything that departs."""
    paths = {region.name: region.items.path for region in comparison.regions}
    sheet = book.sheet(DETAILS, "#C55A11")
    table(book, sheet, COLUMNS, _details(found, paths), frozen=3)


def _details(found: Sequence[Found], paths: Mapping[str, str]) -> Iterator[Sequence[Styled]]:
    for one, place in found:
        here = actual(one, place)
        yield (
            weight(one),
            place.region,
            named(one.matter),
            one.basic_code,
            field_term(one.field),
            VERDICT_TERMS.get(one.verdict, one.verdict),
            expected(one),
            REFERENCE_TERMS.get(one.expected_from or "", one.expected_from),
            here,
            differing(one.expected or "", place.actual or ""),
            cure(one),
            one.message,
            paths.get(place.region, ""),
            part(place.place),
            place.place.row,
            one.code,
            one.name,
            one.source,
            one.confidence,
        )


def write_todo(book: Book, comparison: Comparison, found: Sequence[Found]) -> None:
    """Write what each region has to do: a sheet for each, or one for all where there are many."""
    own: dict[str, list[Found]] = {region.name: [] for region in comparison.regions}
    for one, place in found:
        if state_of(one) is not State.BETTER:
            own.setdefault(place.region, []).append((one, place))
    if len(own) > MOST_TODO_SHEETS:
        sheet = book.sheet(EVERY_TODO, "#2E75B6")
        columns = (Column("地区", 14, "strong"), *TODO_COLUMNS)
        rows = ((name, *row) for name, places in own.items() for row in _todo(places))
        _guide(book, sheet, GUIDE.format(file="各地区文件"))
        table(book, sheet, columns, rows, top=1, frozen=4)
        return
    waiting = by_region(comparison)
    for region in comparison.regions:
        sheet = book.sheet(f"{TODO}-{region.name}", "#2E75B6")
        _guide(book, sheet, _about(region, own[region.name], waiting[region.name].review))
        table(book, sheet, TODO_COLUMNS, _todo(own[region.name]), top=1, frozen=3)


def _about(region: RegionList, own: Sequence[Found], review: int) -> str:
    items = region.items
    if items.error is not None:
        return f"{region.name}：{items.path} 读不了（{items.error}），没有比对。"
    more = f"另有 {review} 行待核对，见“待核对”表。" if review else ""
    if not own:
        return f"{region.name}：没有要改的。{more}"
    return f"{region.name} 共 {len(own)} 处。{more}{GUIDE.format(file=items.path)}"


def _guide(book: Book, sheet: Any, text: str) -> None:
    put(book, sheet, 0, 0, text, "guide")


def _todo(places: Sequence[Found]) -> Iterator[Sequence[Styled]]:
    for number, (one, place) in enumerate(places, 1):
        yield (
            number,
            weight(one),
            named(one.matter),
            one.basic_code,
            field_term(one.field),
            actual(one, place),
            expected(one),
            REFERENCE_TERMS.get(one.expected_from or "", one.expected_from),
            cure(one),
            part(place.place),
            place.place.row,
            f"{one.source}（{one.code}）",
            "",
        )
