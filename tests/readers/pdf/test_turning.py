from __future__ import annotations

import pytest

from govlint.readers.pdf.drawn import DrawnPage, Fill, Picture, Stroke
from govlint.readers.pdf.turning import turn_back, turned
from tests.readers.pdf.support import glyphs


@pytest.mark.parametrize(
    ("turn", "place"), [(0, (100, 200)), (90, (200, 500)), (180, (500, 600)), (270, (600, 100))]
)
def test_where_a_point_comes_to_lie(turn: int, place: tuple[float, float]) -> None:
    assert turn_back((100, 200), turn, 600, 800) == place


def test_a_page_is_turned_by_most_of_its_text() -> None:
    up = [glyph._replace(turn=270) for glyph in glyphs("横排的表格")]
    page = DrawnPage(
        600,
        800,
        (*up, *glyphs("页码")),
        (Stroke(10, 20, 10, 120, 0.5, "000000"),),
        (Fill((0, 0, 30, 40), None, 0),),
        (Picture((0, 760, 30, 800), "Im", True, 0),),
    )
    found = turned(page)
    assert (found.width, found.height) == (800, 600)
    assert [glyph.turn for glyph in found.glyphs] == [0] * 5 + [90] * 2
    assert found.strokes[0][:4] == (680, 10, 780, 10)
    assert found.strokes[0].horizontal
    assert found.fills[0].box == (760, 0, 800, 30)
    assert found.pictures[0].box == (0, 0, 40, 30)


def test_an_upright_page_stays_as_it_is() -> None:
    page = DrawnPage(600, 800, tuple(glyphs("正文")))
    assert turned(page) is page
    assert turned(DrawnPage(600, 800)) == DrawnPage(600, 800)
