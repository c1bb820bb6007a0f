from __future__ import annotations

import pytest

from govlint.readers.pdf.areas import area_of, areas_of
from govlint.readers.pdf.rows import Row
from govlint.readers.pdf.sheets import Sheet
from tests.readers.pdf.support import row


def paragraph(left: float, page: int = 1, top: float = 100) -> list[Row]:
    """Four lines of 28 characters, the first of them set in."""
    lines = [row("文" * 26, left + 32, top, page=page)]
    lines += [row("文" * 28, left, top + 28 * n, page=page) for n in (1, 2, 3)]
    return [*lines, row("完。", left, top + 112, page=page)]


def test_edges_are_those_of_running_text() -> None:
    rows = [
        row("甲市人民政府文件", 120, 60, 40),
        row("甲政发〔2024〕7号", 220, 90),
        *paragraph(79.4),
        row("甲市人民政府", 380, 300),
    ]
    area = area_of(rows)
    assert area is not None
    assert (area.left, area.size) == (79.4, 16)
    assert area.right == pytest.approx(527.4)
    assert area.middle == pytest.approx(303.4)


def test_one_stray_line_farther_out_moves_no_edge() -> None:
    area = area_of([row("偏", 60, 50), *paragraph(79)])
    assert area is not None
    assert area.left == 79


def test_dots_of_a_table_of_contents_do_not_set_the_size() -> None:
    contents = [row("一、总则" + "." * 80, 79, 100 + 20 * n, 12) for n in range(3)]
    area = area_of([*contents, *paragraph(79, top=300)])
    assert area is not None
    assert area.size == 16


def test_left_and_right_pages_have_edges_of_their_own() -> None:
    rows = {
        n: paragraph(105 if n % 2 else 68, n) + paragraph(105 if n % 2 else 68, n, 300)
        for n in (1, 2, 3, 4)
    }
    sheets = [Sheet(n, 595, 842) for n in rows]
    lefts = [area.left for area in areas_of(sheets, rows).values()]
    assert lefts == [105, 68, 105, 68]


def test_a_side_with_few_lines_goes_with_all_pages_of_its_size() -> None:
    rows = {1: paragraph(79) + paragraph(79, top=300), 2: [row("附注", 111, 100, page=2)]}
    found = areas_of([Sheet(1, 595, 842), Sheet(2, 595, 842), Sheet(3, 842, 595)], rows)
    assert found[2].left == 79
    assert found[2].right == pytest.approx(527)
    assert (found[3].left, found[3].right) == (0, 842)


def test_no_lines_no_area() -> None:
    assert area_of([]) is None


def test_a_signature_beyond_the_edge_moves_no_edge() -> None:
    for beyond in (490, 520):
        area = area_of([*paragraph(79), row("甲市人民政府", beyond, 300)])
        assert area is not None
        assert area.right == pytest.approx(527)
