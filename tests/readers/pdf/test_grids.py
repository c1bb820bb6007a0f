from __future__ import annotations

import pytest

from govlint.readers.pdf.drawn import Stroke
from govlint.readers.pdf.grids import grids_of


def level(x0: float, x1: float, y: float) -> Stroke:
    return Stroke(x0, y, x1, y, 0.5, "000000")


def plumb(x: float, y0: float, y1: float) -> Stroke:
    return Stroke(x, y0, x, y1, 0.5, "000000")


def ruled(xs: list[float], ys: list[float]) -> list[Stroke]:
    return [level(xs[0], xs[-1], y) for y in ys] + [plumb(x, ys[0], ys[-1]) for x in xs]


def test_cells_of_a_plain_table() -> None:
    (grid,), rest = grids_of(ruled([80, 200, 500], [100, 130, 160, 190]))
    assert rest == []
    assert (grid.rows, grid.columns, grid.box) == (3, 2, (80, 100, 500, 190))
    assert [(cell.row, cell.column) for cell in grid.cells] == [
        (row, column) for row in range(3) for column in range(2)
    ]
    found = grid.cell_at(300, 150)
    assert found is not None
    assert (found.row, found.column) == (1, 1)
    assert grid.cell_at(50, 150) is None


def test_merged_cells_span_rows_and_columns() -> None:
    strokes = [
        *[level(80, 500, y) for y in (100, 130, 190)],
        level(200, 500, 160),
        *[plumb(x, 100, 190) for x in (80, 500)],
        plumb(200, 130, 190),
    ]
    (grid,), _ = grids_of(strokes)
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]
    assert spans == [(0, 0, 1, 2), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]


def test_lines_in_pieces_are_one_line() -> None:
    pieces = [level(80, 200, 100), level(201, 500, 100.4), *ruled([80, 200, 500], [130, 160])]
    pieces += [plumb(x, 100, 130) for x in (80, 200, 500)]
    (grid,), rest = grids_of(pieces)
    assert (len(grid.cells), rest) == (4, [])


def test_two_tables_stand_from_top_to_bottom() -> None:
    lower, upper = ruled([80, 200, 500], [400, 430]), ruled([80, 200, 500], [100, 130])
    found, _ = grids_of(lower + upper)
    assert [grid.box[1] for grid in found] == [100, 400]


def test_a_frame_is_no_table_and_no_line_either() -> None:
    inside = level(100, 480, 300)
    found, rest = grids_of([*ruled([80, 500], [100, 700]), inside])
    assert (found, rest) == ([], [inside])


@pytest.mark.parametrize(
    "strokes",
    [
        [],
        [level(80, 500, y) for y in (100, 200, 300)],
        [level(80, 500, 100), plumb(80, 100, 200)],
        [level(80, 500, 100), level(80, 500, 104), plumb(80, 300, 400), plumb(90, 300, 400)],
    ],
)
def test_lines_that_enclose_nothing_are_given_back(strokes: list[Stroke]) -> None:
    assert grids_of(strokes) == ([], strokes)


def test_a_drawing_of_many_lines_is_no_table() -> None:
    strokes = ruled([float(x) for x in range(80, 500)], [float(y) for y in range(100, 400)])
    assert grids_of(strokes) == ([], strokes)
