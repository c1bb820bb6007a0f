"""Reads xlsx files and their kin (xlsm, xltx, et) into grids."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from govlint.model.grid import Grid, GridProblem
from govlint.readers.docx.package import Package
from govlint.readers.grids.shared_strings import read_strings
from govlint.readers.grids.sheet_cells import CellContext, Troubles, cell_texts
from govlint.readers.grids.sheet_grid import sheet_grid
from govlint.readers.grids.sheet_parser import SheetLayout, SheetParser
from govlint.readers.grids.sheet_quick import quick_sheet
from govlint.readers.grids.workbook import (
    SheetPart,
    open_zip,
    read_workbook,
)
from govlint.readers.grids.xml_stream import IrregularError, part_chunks
from govlint.readers.limits import Limits

_HIDDEN = "工作表“{sheet}”是隐藏的，其中的内容也一并读取；不该检查的，请先删除"
_EMPTY = "工作簿里没有任何内容"


def read_xlsx(raw: bytes, limits: Limits) -> tuple[Grid, ...]:
    """Read every sheet of a workbook that has a cell; hidden sheets too.

    Args:
        raw: the file.
        limits: what it may cost.

    Raises:
        ReadError: the file is no workbook, encrypted, damaged, a bomb or over a limit.
    """
    package = open_zip(raw, limits)
    book = read_workbook(package)
    strings = pl.Series([], dtype=pl.String)
    if book.strings is not None and package.has(book.strings):
        strings = read_strings(package, book.strings)
    context = CellContext(strings, book.formats, book.date_1904, book.stale)
    grids = [_read_sheet(package, sheet, context) for sheet in book.sheets]
    return used_grids(grids)


def used_grids(grids: list[Grid]) -> tuple[Grid, ...]:
    """Leave out sheets without a cell; where all are so, keep one and say it."""
    used = tuple(grid for grid in grids if grid.frame.height or _lost(grid))
    if used:
        return used
    first = grids[0] if grids else Grid(pl.DataFrame())
    return (replace(first, problems=(*first.problems, GridProblem("empty", _EMPTY))),)


def hidden_problem(sheet: str) -> GridProblem:
    """Return the problem of a hidden sheet."""
    return GridProblem("hidden_sheet", _HIDDEN.format(sheet=sheet))


def _lost(grid: Grid) -> bool:
    """Tell whether a sheet is empty only because its values could not be had."""
    return any(problem.kind != "hidden_sheet" for problem in grid.problems)


def _read_sheet(package: Package, sheet: SheetPart, context: CellContext) -> Grid:
    texts, layout, troubles = _quick(package, sheet.part, context) or _parsed(
        package, sheet.part, context
    )
    problems = troubles.problems()
    if sheet.hidden:
        problems = (hidden_problem(sheet.name), *problems)
    return sheet_grid(texts, layout, sheet.name, problems)


_Read = tuple[list[pl.DataFrame], SheetLayout, Troubles]


def _quick(package: Package, part: str, context: CellContext) -> _Read | None:
    """Read a sheet as Excel writes it; None where it is written in another way."""
    texts: list[pl.DataFrame] = []
    troubles = Troubles()
    try:
        layout = quick_sheet(
            part_chunks(package, part),
            part,
            lambda cells: texts.append(cell_texts(cells, context, troubles)),
        )
    except IrregularError:
        return None
    return texts, layout, troubles


def _parsed(package: Package, part: str, context: CellContext) -> _Read:
    """Read a sheet with the parser."""
    texts: list[pl.DataFrame] = []
    troubles = Troubles()
    parser = SheetParser(part, lambda cells: texts.append(cell_texts(cells, context, troubles)))
    for chunk in part_chunks(package, part, size=1 << 20):
        parser.feed(chunk)
    parser.feed(b"", final=True)
    return texts, parser.layout, troubles
