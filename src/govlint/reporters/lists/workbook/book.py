"""Sheets of a workbook: text is text, never a formula, a link or a number."""

from __future__ import annotations

import datetime
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import xlsxwriter

from govlint.reporters.lists.shades import NOTHING, SHADES
from govlint.reporters.lists.workbook.cells import MOST, sheet_name, shown
from govlint.text.width import display_width

CREATED = datetime.datetime(2000, 1, 1)
"""The same result is the same file, whenever it is written."""
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
TOO_MANY = "还有更多行，一张表写不下；请用 --format json 取得全部"
LARGE = 300_000
"""Cells from which rows go to the disk at once instead of staying in memory."""
PLAIN = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FONT = {"font_name": "宋体", "font_size": 10}
_LINE_HEIGHT = 14.0
_MOST_LINES = 14
_GRID = {"border": 1, "border_color": "#C8C8C8"}
STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12, "font_color": "#1F3864"},
    "plain": {"text_wrap": False},
    "loose": {"bottom": 1, "bottom_color": "#C8C8C8"},
    "guide": {"font_color": "#404040", "italic": False},
    "big": {"bold": True, "font_size": 22, "font_color": "#1F3864", "align": "left"},
    "head": {**_GRID, "bold": True, "text_wrap": True, "bg_color": "#DDE3EC", "valign": "vcenter"},
    "body": {**_GRID, "text_wrap": True},
    "strong": {**_GRID, "text_wrap": True, "bold": True},
    "number": {**_GRID, "num_format": "0", "align": "center"},
    "share": {**_GRID, "num_format": "0.0%", "align": "center"},
    "input": {**_GRID, "text_wrap": True, "bg_color": "#FFF9D6"},
    "same": {**_GRID, "text_wrap": True, "bg_color": "#E6F2E6", "font_color": "#3A5F3A"},
    "different": {**_GRID, "text_wrap": True, "bg_color": "#F7C6A8"},
    "better": {**_GRID, "text_wrap": True, "bg_color": "#CFE2F7"},
    "missing": {**_GRID, "text_wrap": True, "bg_color": "#C4C4C4"},
    "only": {**_GRID, "text_wrap": True, "bg_color": "#E2D6F0"},
    "review": {**_GRID, "text_wrap": True, "bg_color": "#FFF0B3"},
    "noted": {**_GRID, "text_wrap": True, "bg_color": "#F4ECE4"},
    "none": {**_GRID, "text_wrap": True, "font_color": "#8C8C8C"},
    "error": {**_GRID, "text_wrap": True, "bg_color": "#F7C6A8", "bold": True},
    "warning": {**_GRID, "text_wrap": True, "bg_color": "#FFE3C2"},
    "info": {**_GRID, "text_wrap": True},
    **{
        f"rate-{shade.name}": {
            **_GRID,
            "bg_color": shade.fill,
            "font_color": shade.ink,
            "num_format": "0.0%",
            "align": "center",
        }
        for shade in (*SHADES, NOTHING)
    },
}
OVERFLOWING = frozenset({"loose", "plain"})
"""Text that runs on over the empty cells at its right."""
CENTRED = "#"
"""Behind the name of a style: the same for a number of ours."""

LEFT_OUT: tuple[None, str] = (None, "")
"""A cell that is not written at all, not even its border: millions of them cost nothing."""
Value = str | int | float | None
Styled = Value | tuple[Value, str]
"""What stands in a cell, and its style where it is not that of its column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width in characters, the style of its cells."""

    title: str
    width: float
    style: str = "body"
    longest: int = MOST


@dataclass(frozen=True)
class Book:
    """A workbook that is being written."""

    workbook: Any
    formats: dict[str, Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def style(self, name: str) -> Any:
        """Return the format of a style."""
        if name not in self.formats:
            given = {"valign": "top", **STYLES[name.removesuffix(CENTRED)]}
            if name.endswith(CENTRED):
                given |= {"align": "center", "num_format": "0"}
            self.formats[name] = self.workbook.add_format(given)
        return self.formats[name]

    def sheet(self, wanted: str, color: str | None = None, wide: bool = True) -> Any:
        """Add a sheet, ready for printing.

        Args:
            wanted: its name; where it is taken or not allowed, something near it.
            color: colour of its tab.
            wide: printed on paper that lies across.
        """
        made = self.workbook.add_worksheet(sheet_name(wanted, self.names))
        made.set_paper(9)
        if wide:
            made.set_landscape()
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        made.set_footer("&C第 &P 页，共 &N 页")
        made.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        if color:
            made.set_tab_color(color)
        return made


@contextmanager
def writing(title: str, tool: str, cells: int) -> Iterator[tuple[Book, io.BytesIO]]:
    """Open a workbook and the buffer that has its bytes once the block is left.

    Args:
        title: of the file's properties.
        tool: who made it.
        cells: about how many cells it will have.
    """
    raw = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="govlint-") as folder:
        large = {"constant_memory": True, "tmpdir": folder}
        memory = large if cells > LARGE else {"in_memory": True}
        # The writer changes what it is given: a font of its own for each workbook.
        options = {**PLAIN, **memory, "default_format_properties": dict(FONT)}
        workbook = xlsxwriter.Workbook(raw, options)
        workbook.set_properties({"title": title, "author": tool, "created": CREATED})
        yield Book(workbook), raw
        workbook.close()


def put(book: Book, sheet: Any, row: int, column: int, value: Value, style: str) -> None:
    """Write one cell: text as text, numbers of our own as numbers."""
    form = book.style(style)
    if value is None or value == "":
        sheet.write_blank(row, column, None, form)
    elif isinstance(value, str):
        sheet.write_string(row, column, shown(value), form)
    else:
        sheet.write_number(row, column, value, form)


def table(
    book: Book,
    sheet: Any,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Styled]],
    *,
    top: int = 0,
    frozen: int = 0,
    filters: bool = True,
) -> int:
    """Write a table.

    Args:
        book: the workbook.
        sheet: one of its sheets.
        columns: headings, widths, styles.
        rows: cells of each row.
        top: row of its headings, from 0.
        frozen: columns that stay in sight, beside the headings.
        filters: put filters on the headings; only for the one table of a sheet.

    Returns:
        The row behind its last, from 0.
    """
    columns = columns[:MOST_COLUMNS]
    widths = [column.width for column in columns]
    deepest = max(_lines(column.title, column.width) for column in columns)
    sheet.set_row(top, _points(deepest) + 4)
    for number, column in enumerate(columns):
        put(book, sheet, top, number, column.title, "head")
    at = top + 1
    for cells in rows:
        if at == MOST_ROWS - 1:
            put(book, sheet, at, 0, TOO_MANY, "strong")
            at += 1
            break
        _row(book, sheet, at, columns, cells)
        at += 1
    if filters:
        for number, width in enumerate(widths):
            sheet.set_column(number, number, width)
        sheet.freeze_panes(top + 1, frozen)
        sheet.repeat_rows(top)
        sheet.autofilter(top, 0, max(at - 1, top), len(columns) - 1)
    return at


def _row(
    book: Book, sheet: Any, at: int, columns: Sequence[Column], cells: Sequence[Styled]
) -> None:
    height = 1
    for number, (column, cell) in enumerate(zip(columns, cells, strict=False)):
        if cell is LEFT_OUT:
            continue
        value, style = cell if isinstance(cell, tuple) else (cell, column.style)
        if isinstance(value, str):
            value = shown(value, column.longest)
            height = max(height, _lines(value, column.width) if style not in OVERFLOWING else 1)
        put(book, sheet, at, number, value, style)
    if height > 1:
        sheet.set_row(at, _points(height))


def _points(lines: int) -> float:
    """Return a height at which everything can be read, or a good part of it."""
    return _LINE_HEIGHT * min(lines, _MOST_LINES) + (2 if lines > 1 else 0)


@lru_cache(maxsize=100_000)
def _lines(text: str, width: float) -> int:
    if len(text) * 2 <= width and "\n" not in text:
        return 1
    room = max(int(width) - 1, 1)
    return sum(max(1, -(-display_width(line) // room)) for line in text[:4000].split("\n"))
