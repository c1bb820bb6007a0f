"""A sheet of a workbook read with an XML parser: cells, hidden rows and columns, merged areas."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from govlint.readers.errors import ReadError
from govlint.readers.grids.xml_stream import feed, local_name, new_parser, unescaped

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
SCHEMA = {
    "row": pl.UInt32,
    "column": pl.UInt32,
    "kind": pl.String,
    "style": pl.UInt32,
    "formula": pl.Boolean,
    "value": pl.String,
}
"""Cells as a sheet writes them: rows and columns from 1; value null where there is none."""

Sink = Callable[[pl.DataFrame], None]
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_BATCH = 100_000
MAX_AREAS = 1_000_000


@dataclass
class SheetLayout:
    """What a sheet says besides its cells; rows and columns from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom, right."""


def column_number(letters: str) -> int:
    """Return the number of a column, from 1 for A."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column, A for 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row_is_hidden(attributes: dict[str, str]) -> bool:
    """Tell whether a row is hidden, or as good as hidden: without height."""
    if attributes.get("hidden", "").lower() in ("1", "true", "on"):
        return True
    return _number(attributes.get("ht", "1")) == 0


def check_places(cells: pl.DataFrame) -> None:
    """Raise where cells stand outside of any sheet.

    Raises:
        ReadError: code ``unreadable``.
    """
    inside = pl.col("row").is_between(1, LAST_ROW) & (pl.col("column") <= LAST_COLUMN)
    if not cells.select(inside.all()).item():
        raise ReadError("unreadable", "文件已损坏：有的单元格超出表格范围，请重新取得")


class SheetParser:
    """Reads the XML of one sheet, piece by piece.

    Attributes:
        layout: what was found besides cells.
    """

    def __init__(self, part: str, sink: Sink) -> None:
        """Keep the name of the part for messages; cells go to ``sink`` in batches."""
        self.layout = SheetLayout()
        self._part = part
        self._sink = sink
        self._row = 0
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._value: list[str] | None = None
        self._inline: list[str] | None = None
        self._formula = False
        self._phonetic = 0
        self._into: list[str] | None = None
        self._cells: list[tuple[int, int, str, int, bool, str | None]] = []
        self._parser = new_parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters

    def feed(self, data: bytes | str, final: bool = False) -> None:
        """Read the next piece.

        Raises:
            ReadError: the sheet is damaged.
        """
        feed(self._parser, data, self._part, final)
        if final or len(self._cells) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._cells:
            frame = pl.DataFrame(self._cells, schema=SCHEMA, orient="row")
            self._cells.clear()
            check_places(frame)
            self._sink(frame.with_columns(unescaped(frame["value"])))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = local_name(name)
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._into = self._value = []
        elif name == "t":
            if self._inline is not None and not self._phonetic:
                self._into = self._inline
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._formula = True
        elif name == "is":
            self._inline = []
        elif name == "rPh":
            self._phonetic += 1
        elif name == "col":
            self._hide_columns(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        name = local_name(name)
        if name in ("v", "t"):
            self._into = None
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "c" and self._cell is not None:
            self._end_cell(self._cell)

    def _characters(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = self._within(attributes.get("r"), self._row + 1)
        self._column = 0
        if row_is_hidden(attributes):
            self.layout.hidden_rows.add(self._row)

    def _within(self, text: str | None, default: int) -> int:
        number = int(text) if text is not None and text.isdecimal() and len(text) < 8 else default
        if number > LAST_ROW + 1:
            raise ReadError("unreadable", f"文件已损坏：{self._part} 里的行号超出表格范围")
        return number

    def _start_cell(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = column_number(found[1]) if found else self._column + 1
        if found:
            self._row = self._within(found[2], self._row)
        self._cell = attributes
        self._value = self._inline = None
        self._formula = False

    def _end_cell(self, attributes: dict[str, str]) -> None:
        pieces = self._inline if self._inline is not None else self._value
        value = None if pieces is None else "".join(pieces)
        self._cell = self._inline = self._into = None
        if value is None and not self._formula:
            return
        kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        number = int(style) if style.isdecimal() and len(style) < 8 else 0
        self._cells.append((self._row, self._column, kind, number, self._formula, value))

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        hidden = attributes.get("hidden", "").lower() in ("1", "true", "on")
        if hidden or _number(attributes.get("width", "1")) == 0:
            first = int(_number(attributes.get("min", "0")))
            last = int(_number(attributes.get("max", "0")))
            self.layout.hidden_columns.update(range(max(first, 1), min(last, LAST_COLUMN) + 1))

    def _merge(self, reference: str) -> None:
        start, _, end = reference.partition(":")
        first, last = _REFERENCE.fullmatch(start), _REFERENCE.fullmatch(end)
        if first is None or last is None or len(self.layout.merged) >= MAX_AREAS:
            return
        rows = sorted((int(first[2]), int(last[2])))
        columns = sorted((column_number(first[1]), column_number(last[1])))
        self.layout.merged.append((rows[0], columns[0], rows[1], columns[1]))


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return -1.0
    return number if abs(number) < 1e9 else -1.0
