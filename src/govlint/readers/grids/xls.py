"""Reads old workbooks (xls, et) into grids.

Whether a formula was ever calculated cannot be told here: one without a result is an empty cell.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import polars as pl
import xlrd

from govlint.model.grid import Grid
from govlint.readers.errors import ReadError
from govlint.readers.grids.number_formats import NumberFormat, builtin_format, parse_format
from govlint.readers.grids.sheet_cells import CellContext, Troubles, cell_texts
from govlint.readers.grids.sheet_grid import sheet_grid
from govlint.readers.grids.sheet_parser import MAX_AREAS, SCHEMA, SheetLayout
from govlint.readers.grids.xls_records import workbook_records
from govlint.readers.grids.xlsx import hidden_problem, used_grids
from govlint.readers.limits import Deadline, Limits

_BATCH = 100_000
_KINDS = {xlrd.XL_CELL_TEXT: "str", xlrd.XL_CELL_BOOLEAN: "b", xlrd.XL_CELL_ERROR: "e"}
"""Kinds of cells that are no numbers, as the parser of xlsx sheets calls them."""
_NOTHING = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
_HIDDEN = 3
"""Bits of a sheet's state; the others say nothing about whether it is seen."""

Cell = tuple[int, int, str, int, bool, str]
"""Row and column from 1, kind, style, formula, value: as the parser of xlsx sheets has them."""


class _NoLog(io.TextIOBase):
    """Takes what the library prints, and keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)


def read_xls(raw: bytes, limits: Limits) -> tuple[Grid, ...]:
    """Read every sheet of an old workbook that has a cell; hidden sheets too.

    Args:
        raw: the file.
        limits: what it may cost.

    Raises:
        ReadError: the file is no old workbook, encrypted, truncated, damaged or over a limit.
    """
    if not raw:
        raise ReadError("empty", "文件是空的")
    if len(raw) > limits.max_bytes:
        raise ReadError(
            "limit", f"文件超过 {limits.max_bytes // 2**20} MiB，未读取；请拆分后再检查"
        )
    deadline = Deadline(limits.max_seconds)
    records = workbook_records(raw, deadline)
    with _errors_told():
        book = xlrd.open_workbook(
            file_contents=records,
            logfile=_NoLog(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    context = CellContext(pl.Series([], dtype=pl.String), _formats(book), book.datemode == 1)
    grids: list[Grid] = []
    left = limits.max_runs
    for number in range(book.nsheets):
        deadline.check()
        with _errors_told():
            sheet = book.sheet_by_index(number)
        left -= sum(map(sheet.row_len, range(sheet.nrows)))
        if left < 0:
            raise ReadError("limit", f"单元格超过 {limits.max_runs} 个，未读取；请拆分后再检查")
        grids.append(_read_sheet(sheet, context))
        book.unload_sheet(number)
    return used_grids(grids)


@contextmanager
def _errors_told() -> Iterator[None]:
    """Say in one line that the library could not read on: it raises whatever bad bytes end in."""
    try:
        yield
    except MemoryError as error:
        raise ReadError("limit", "工作簿过大，内存不够，未读取；请拆分后再检查") from error
    except UnicodeError as error:
        raise ReadError(
            "unreadable", "文件里有的文字读不出来，请用 Excel 或 WPS 另存为 .xlsx"
        ) from error
    except Exception as error:
        raise ReadError("unreadable", "文件已损坏：有的单元格读不出来，请重新取得") from error


def _formats(book: xlrd.Book) -> tuple[NumberFormat, ...]:
    """Return the number format of each cell style.

    Built-in formats depend on the language; ours are the Chinese ones, those of xlrd are not.
    """
    codes = {form.format_key: form.format_str for form in book.format_list}
    keys = [style.format_key for style in book.xf_list]
    return tuple(parse_format(codes.get(key, builtin_format(key))) for key in keys)


def _read_sheet(sheet: xlrd.sheet.Sheet, context: CellContext) -> Grid:
    troubles = Troubles()
    texts = [cell_texts(part, context, troubles) for part in _batches(sheet)]
    problems = troubles.problems()
    if sheet.visibility & _HIDDEN:
        problems = (hidden_problem(sheet.name), *problems)
    return sheet_grid(texts, _layout(sheet), sheet.name, problems)


def _batches(sheet: xlrd.sheet.Sheet) -> Iterator[pl.DataFrame]:
    cells: list[Cell] = []
    for row in range(sheet.nrows):
        cells += _cells(sheet, row)
        if len(cells) >= _BATCH:
            yield pl.DataFrame(cells, schema=SCHEMA, orient="row")
            cells.clear()
    if cells:
        yield pl.DataFrame(cells, schema=SCHEMA, orient="row")


def _cells(sheet: xlrd.sheet.Sheet, row: int) -> Iterator[Cell]:
    """Yield the cells of a row that have a value."""
    values = sheet.row_values(row)
    for at, kind in enumerate(sheet.row_types(row)):
        value = values[at]
        if kind in _NOTHING:
            continue
        if isinstance(value, float):
            style = sheet.cell_xf_index(row, at)
            yield row + 1, at + 1, "n", style, False, _printed(value)
        else:
            yield row + 1, at + 1, _KINDS[kind], 0, False, _one_line_end(str(value))


def _printed(value: float) -> str:
    """Print a number as a sheet of an xlsx file has it."""
    return str(int(value)) if value == value // 1 and abs(value) < 1e15 else repr(value)


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _layout(sheet: xlrd.sheet.Sheet) -> SheetLayout:
    return SheetLayout(
        {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden},
        {at + 1 for at, info in sheet.colinfo_map.items() if info.hidden or not info.width},
        [
            (top + 1, left + 1, bottom, right)
            for top, bottom, left, right in sheet.merged_cells[:MAX_AREAS]
        ],
    )
