"""The ledger as a workbook of Excel; every cell is text, none a formula or a link."""

from __future__ import annotations

import datetime
import io

import xlsxwriter

from govlint.burden.ledger import Ledger
from govlint.reporters.tasks.columns import COLUMNS, headings, lines

MOST = 32767
"""Characters that a cell can hold."""
CUT = "…"
SHEET = "任务台账"
CREATED = datetime.datetime(2000, 1, 1)
"""The same ledger is the same file, whenever it is written."""
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_xlsx(ledger: Ledger) -> bytes:
    """Return the ledger as an xlsx file: one sheet, headings that stay, a filter on them."""
    raw = io.BytesIO()
    book = xlsxwriter.Workbook(raw, PLAIN)
    book.set_properties({"title": SHEET, "author": ledger.tool, "created": CREATED})
    sheet = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for column, (_, width, _) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    table = [headings(), *lines(ledger)]
    for number, line in enumerate(table):
        for column, cell in enumerate(line):
            sheet.write_string(number, column, _short(cell), body if number else head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table) - 1, len(COLUMNS) - 1)
    book.close()
    return raw.getvalue()


def _short(cell: str) -> str:
    return cell if len(cell) <= MOST else cell[: MOST - len(CUT)] + CUT
