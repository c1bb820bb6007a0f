"""One list in every form that offices have it in, with the row that each matter stands in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import polars as pl

from benchmarks.lists.matters import Matter
from govlint.model.items import Field

TITLE = "权责清单"
UPPER = {"legal_limit": ("办结时限", "法定"), "promised_limit": ("办结时限", "承诺")}
"""Columns that stand under a header of two rows in workbooks."""
Write = Callable[[Path, Sequence[str], Sequence[Matter]], list[int]]
"""Writes a file of matters with these fields and returns the row of each."""


def headers(fields: Sequence[str]) -> list[str]:
    """Return the names of the columns in one row."""
    return [Field(name).term for name in fields]


def _cells(fields: Sequence[str], rows: Sequence[Matter]) -> list[list[str]]:
    return [[row.get(name, "") for name in fields] for row in rows]


def xlsx(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
    """Write a workbook with a merged title and a header of two rows."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False})
    sheet = book.add_worksheet("清单")
    sheet.merge_range(0, 0, 0, len(fields) - 1, TITLE)
    for column, name in enumerate(fields):
        if name in UPPER:
            upper, lower = UPPER[name]
            sheet.write_string(1, column, upper)
            sheet.write_string(2, column, lower)
        else:
            sheet.merge_range(1, column, 2, column, Field(name).term)
    pairs = [column for column, name in enumerate(fields) if name in UPPER]
    if len(pairs) == 2 and pairs[1] == pairs[0] + 1:
        sheet.merge_range(1, pairs[0], 1, pairs[1], "办结时限")
    for number, cells in enumerate(_cells(fields, rows), 3):
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell)
    book.close()
    return [number + 4 for number in range(len(rows))]


def xls(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
    """Write an old workbook."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    for number, cells in enumerate([headers(fields), *_cells(fields, rows)]):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell)
    book.save(str(path))
    return [number + 2 for number in range(len(rows))]


def _csv(encoding: str, delimiter: str) -> Write:
    def write(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
        text = io.StringIO(newline="")
        table = csv.writer(text, delimiter=delimiter)
        table.writerows([headers(fields), *_cells(fields, rows)])
        path.write_bytes(text.getvalue().encode(encoding))
        return [number + 2 for number in range(len(rows))]

    return write


def parquet(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
    """Write a parquet file; its first record is row 1."""
    columns = dict(
        zip(headers(fields), map(list, zip(*_cells(fields, rows), strict=True)), strict=True)
    )
    pl.DataFrame(columns).write_parquet(path)
    return [number + 1 for number in range(len(rows))]


def _records(fields: Sequence[str], rows: Sequence[Matter]) -> list[dict[str, str]]:
    return [dict(zip(headers(fields), cells, strict=True)) for cells in _cells(fields, rows)]


def json_array(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
    """Write an array of objects."""
    path.write_text(json.dumps(_records(fields, rows), ensure_ascii=False), encoding="utf-8")
    return [number + 1 for number in range(len(rows))]


def json_nested(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
    """Write arrays in groups by body, the group's name in place of the column."""
    groups: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for place, record in enumerate(_records(fields, rows)):
        groups.setdefault(record.pop(Field.BODY.term, ""), []).append((place, record))
    data = [{"department": name, "items": [one for _, one in own]} for name, own in groups.items()]
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    order = [place for own in groups.values() for place, _ in own]
    return [order.index(place) + 1 for place in range(len(rows))]


def docx(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
    """Write a Word table."""
    import docx as word

    document = word.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(rows) + 1, cols=len(fields))
    for number, cells in enumerate([headers(fields), *_cells(fields, rows)]):
        for cell, text in zip(table.rows[number].cells, cells, strict=True):
            cell.text = text
    document.save(str(path))
    return [number + 2 for number in range(len(rows))]


def html(path: Path, fields: Sequence[str], rows: Sequence[Matter]) -> list[int]:
    """Write a page with one table."""
    from html import escape

    lines = [f"<html><head><meta charset=utf-8></head><body><h1>{TITLE}</h1><table border=1>"]
    for number, cells in enumerate([headers(fields), *_cells(fields, rows)]):
        tag = "td" if number else "th"
        lines.append("<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>")
    path.write_text("\n".join([*lines, "</table></body></html>"]), encoding="utf-8")
    return [number + 2 for number in range(len(rows))]


FORMS: Mapping[str, tuple[str, Write]] = {
    "xlsx": (".xlsx", xlsx),
    "xls": (".xls", xls),
    "csv": (".csv", _csv("utf-8", ",")),
    "csv-bom-semicolon": (".csv", _csv("utf-8-sig", ";")),
    "csv-gb18030-tab": (".csv", _csv("gb18030", "\t")),
    "parquet": (".parquet", parquet),
    "json": (".json", json_array),
    "json-nested": (".json", json_nested),
    "docx": (".docx", docx),
    "html": (".html", html),
}
"""Name of each form to the suffix and what writes it."""
