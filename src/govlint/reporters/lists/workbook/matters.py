"""The sheet of matters by regions, coloured by how each region stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.model.listing import Comparison
from govlint.reporters.lists.matrix import Cell, Line, State, lines, told
from govlint.reporters.lists.terms import field_term, named
from govlint.reporters.lists.workbook.book import (
    LARGE,
    LEFT_OUT,
    MOST_COLUMNS,
    Book,
    Column,
    Styled,
    put,
    table,
)

MATTERS = "事项对照"
STATE_STYLES: Mapping[State, str] = {
    State.SAME: "same",
    State.DIFFERENT: "different",
    State.BETTER: "better",
    State.MISSING: "missing",
    State.ONLY: "only",
    State.REVIEW: "review",
    State.NOTED: "noted",
    State.NONE: "none",
    State.UNREAD: "none",
}
_VALUE = 60
_FIXED = (
    Column("编号", 7),
    Column("事项名称", 30, "strong"),
    Column("基本编码", 15),
    Column("类型", 12),
    Column("标准出自", 10),
    Column("应为（只列有地区不同的字段）", 34),
    Column("不同或缺少的地区数", 10, "number"),
)
GUIDE = (
    "一行一个事项，一列一个地区。格里第一个词是结论："
    "一致、不同、更优、缺少、独有、待核对、提示、未列（词义见“说明”表）；"
    "“不同”的格写着哪个字段、现在是什么，应当是什么看“应为”列。"
)
LARGE_GUIDE = "事项和地区多，“一致”的格留空。"
CUT_GUIDE = "地区太多，一张表放不下，只列前 {shown} 个；其余见“差异明细”。"


def write_matters(book: Book, comparison: Comparison) -> None:
    """Write the sheet of matters by regions."""
    names = [region.name for region in comparison.regions]
    shown = names[: MOST_COLUMNS - len(_FIXED)]
    large = len(names) * comparison.alignment.matters.height > LARGE
    width = 22 if len(names) <= 12 else 16
    columns = (*_FIXED, *(Column(name, width) for name in shown))
    guide = GUIDE + LARGE_GUIDE * large
    if len(shown) < len(names):
        guide += CUT_GUIDE.format(shown=len(shown))
    sheet = book.sheet(MATTERS, "#548235")
    put(book, sheet, 0, 0, guide, "guide")
    table(book, sheet, columns, _rows(comparison, shown, large), top=1, frozen=2)


def _rows(
    comparison: Comparison, regions: Sequence[str], large: bool
) -> Iterator[Sequence[Styled]]:
    for line in lines(comparison):
        yield (*_head(line), *(_cell(line.cells[name], large) for name in regions))


def _head(line: Line) -> tuple[Styled, ...]:
    wanted = "\n".join(
        f"{field_term(name)}：{_short(text)}" for name, text in line.expected.items()
    )
    departs = (line.departs, "number") if line.departs else ("", "body")
    return line.item, named(line.name), line.basic_code, line.type, line.source, wanted, departs


def _short(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _VALUE else one[: _VALUE - 1] + "…"


def _cell(cell: Cell, large: bool) -> Styled:
    if large and cell.state is State.SAME:
        return LEFT_OUT
    return told(cell, _VALUE), STATE_STYLES[cell.state]
