"""The ledger as CSV that spreadsheets open as it is: UTF-8 with its mark, no formula in it."""

from __future__ import annotations

import csv
import io

from govlint.burden.ledger import Ledger
from govlint.reporters.tasks.columns import FORMULA_STARTS, headings, lines

MARK = "\ufeff"
"""Without it Excel takes the file for GBK."""


def to_csv(ledger: Ledger) -> str:
    """Return the ledger as CSV (RFC 4180, CRLF), headed by the byte order mark.

    A cell that a spreadsheet might take for a formula has an apostrophe in front.
    """
    text = io.StringIO()
    text.write(MARK)
    writer = csv.writer(text)
    writer.writerow(headings())
    writer.writerows([_harmless(cell) for cell in line] for line in lines(ledger))
    return text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
