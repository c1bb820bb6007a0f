"""Ruled tables: the cells that drawn lines enclose on a page.

Crossings of lines and the cells between them are found by pdfplumber.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from govlint.model.pages import Box
from govlint.readers.pdf.drawn import Stroke

_SNAP = 3.0
"""Lines so near to each other are one."""
_SHORT = 6.0
_MOST_CROSSINGS = 20_000
"""Upright lines times level lines on one page; beyond, a drawing is no table."""
_MOST_CELLS = 4_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its box, its place from 0 and how many rows and columns it takes."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of at least two cells."""

    box: Box
    cells: tuple[GridCell, ...]
    rows: int
    columns: int

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """Return the cell that holds a point."""
        if not (self.box[0] <= x < self.box[2] and self.box[1] <= y < self.box[3]):
            return None
        for cell in self.cells:
            x0, y0, x1, y1 = cell.box
            if x0 <= x < x1 and y0 <= y < y1:
                return cell
        return None


def grids_of(strokes: Sequence[Stroke]) -> tuple[list[Grid], list[Stroke]]:
    """Return the tables of a page, and the lines that belong to none of them.

    A single box around text is no table; its lines are not given back either.
    """
    long = [stroke for stroke in strokes if _length(stroke) >= _SHORT]
    level = sum(stroke.horizontal for stroke in long)
    if level < 2 or not 2 <= len(long) - level <= _MOST_CROSSINGS // max(level, 1):
        return [], list(strokes)
    groups, frames = _cells(long)
    grids = [_grid(cells) for cells in groups]
    rest = [
        stroke
        for stroke in strokes
        if not any(_inside(stroke, grid.box) for grid in grids)
        and not any(_frames(stroke, box) for box in frames)
    ]
    return sorted(grids, key=lambda grid: grid.box[1]), rest


def _length(stroke: Stroke) -> float:
    return max(stroke.x1 - stroke.x0, stroke.y1 - stroke.y0)


def _cells(strokes: Sequence[Stroke]) -> tuple[list[list[Box]], list[Box]]:
    """Return the groups of cells that touch each other, and the cells that touch none."""
    # Loaded for pages with a grid alone: pdfplumber brings an image library along.
    from pdfplumber import table

    edges = table.merge_edges([_edge(stroke) for stroke in strokes], _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = table.edges_to_intersections(edges, _SNAP, _SNAP)
    if len(crossings) > _MOST_CELLS:
        return [], []
    cells: list[Box] = table.intersections_to_cells(crossings)
    groups: list[list[Box]] = table.cells_to_tables(cells)
    grouped = {cell for group in groups for cell in group}
    return groups, [cell for cell in cells if cell not in grouped]


def _edge(stroke: Stroke) -> dict[str, Any]:
    x0, x1, top, bottom = stroke.x0, stroke.x1, stroke.y0, stroke.y1
    if stroke.horizontal:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if stroke.horizontal else "v",
    }


def _grid(cells: Sequence[Box]) -> Grid:
    columns = sorted({box[0] for box in cells})
    rows = sorted({box[1] for box in cells})
    placed = []
    for box in sorted(cells, key=lambda box: (box[1], box[0])):
        row, column = bisect_right(rows, box[1]) - 1, bisect_right(columns, box[0]) - 1
        below = bisect_right(rows, box[3] - 1) - row
        beside = bisect_right(columns, box[2] - 1) - column
        placed.append(GridCell(box, row, column, max(below, 1), max(beside, 1)))
    return Grid(_hull(cells), tuple(placed), len(rows), len(columns))


def _hull(cells: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in cells),
        min(box[1] for box in cells),
        max(box[2] for box in cells),
        max(box[3] for box in cells),
    )


def _inside(stroke: Stroke, box: Box) -> bool:
    return (
        box[0] - _SNAP <= stroke.x0
        and stroke.x1 <= box[2] + _SNAP
        and box[1] - _SNAP <= stroke.y0
        and stroke.y1 <= box[3] + _SNAP
    )


def _frames(stroke: Stroke, box: Box) -> bool:
    """Tell whether a line is a side of a box."""
    if not _inside(stroke, box):
        return False
    if stroke.horizontal:
        return min(abs(stroke.y0 - box[1]), abs(stroke.y1 - box[3])) <= _SNAP
    return min(abs(stroke.x0 - box[0]), abs(stroke.x1 - box[2])) <= _SNAP
