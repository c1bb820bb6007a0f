"""Cells of a spreadsheet, a file of records or a table of a document, before any is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged area: rows and columns of the grid's frame, from 0, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class GridProblem:
    """What is wrong with a file as a file: a word for programs, one Chinese line for people."""

    kind: str
    message: str


@dataclass(frozen=True, eq=False)
class Grid:
    """One sheet, one table of a document, or one file of records.

    Attributes:
        frame: every cell as text, as a person sees it (20, not 20.0; dates as 2026-03-01); columns
            are named ``0``, ``1`` … from the left; null where there is no cell or an empty one. A
            merged area has its text in its first cell alone.
        rows: number of each row of ``frame`` as a person counts it, as long as ``frame``; None:
            from ``first_row`` on without a gap.
        first_row: number of the first row of ``frame``, where ``rows`` is None.
        header: names of the columns where the file itself knows them (json, parquet), from the
            outside in (办结时限, 法定); None: the header stands somewhere among the rows.
        merged: merged areas.
        hidden_rows: rows of ``frame``, from 0, that the file hides.
        hidden_columns: columns of ``frame``, from 0, that it hides.
        sheet: name of the sheet of a workbook.
        table: which table of a document it is, from 1.
        pages: page of each row of ``frame``, from 1, for PDF files.
        title: what stands above the table, outside of it.
        continues: it may go on with the table before it (pages of a PDF file).
        problems: what is wrong with it.
    """

    frame: pl.DataFrame
    rows: Sequence[int] | None = None
    first_row: int = 1
    header: tuple[tuple[str, ...], ...] | None = None
    merged: tuple[Merged, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    sheet: str | None = None
    table: int | None = None
    pages: Sequence[int] | None = None
    title: str = ""
    continues: bool = False
    problems: tuple[GridProblem, ...] = ()

    def number_of(self, row: int) -> int:
        """Return the number of a row of ``frame`` as a person counts it."""
        return self.rows[row] if self.rows is not None else self.first_row + row


@dataclass(frozen=True, eq=False)
class GridFile:
    """A file of lists as read: its format and its grids."""

    path: str
    format: str
    """xlsx, xls, csv, parquet, json, docx, pdf or html."""
    grids: tuple[Grid, ...]
    sha256: str
    problems: tuple[GridProblem, ...] = ()
