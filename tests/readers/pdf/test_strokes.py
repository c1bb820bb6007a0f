from __future__ import annotations

import pytest

from govlint.readers.pdf.drawn import Picture, Stroke
from govlint.readers.pdf.strokes import is_line, rules_of, underlined
from tests.readers.pdf.support import row

RED = "FF0000"


def line(x0: float, x1: float, y: float, thickness: float = 1.0, color: str | None = RED) -> Stroke:
    return Stroke(x0, y, x1, y, thickness, color)


def test_a_line_keeps_its_measures() -> None:
    (rule,) = rules_of([line(79, 527, 220, 1.5)], [])
    assert (rule.x, rule.y, rule.length, rule.thickness) == (79, 220, 448, 1.5)
    assert (rule.color, rule.compound) == (RED, "single")


def test_pieces_are_joined_and_upright_lines_left_out() -> None:
    pieces = [line(79, 200, 220), line(201, 400, 220.3), line(390, 527, 220), line(79, 81, 300)]
    assert [(rule.x, rule.length) for rule in rules_of(pieces, [])] == [(79, 448)]
    assert rules_of([Stroke(80, 100, 80, 500, 1, RED)], []) == []


def test_a_red_line_with_a_star_in_its_middle_is_one() -> None:
    halves = [line(79, 285, 220), line(321, 527, 220)]
    assert [rule.length for rule in rules_of(halves, [])] == [448]
    short = [line(79, 120, 220), line(150, 190, 220)]
    assert len(rules_of(short, [])) == 2


@pytest.mark.parametrize(
    ("upper", "lower", "compound"),
    [(2.2, 0.7, "thick_thin"), (0.7, 2.2, "thin_thick"), (1.0, 1.1, "double")],
)
def test_two_lines_near_each_other_are_double(upper: float, lower: float, compound: str) -> None:
    (rule,) = rules_of([line(57, 539, 100, upper), line(57, 539, 103, lower)], [])
    assert rule.compound == compound
    assert rule.thickness == pytest.approx(3 + (upper + lower) / 2)


def test_lines_of_different_length_or_colour_are_no_pair() -> None:
    assert len(rules_of([line(57, 539, 100), line(57, 300, 103)], [])) == 2
    assert len(rules_of([line(57, 539, 100), line(57, 539, 103, color="000000")], [])) == 2
    assert len(rules_of([line(57, 539, 100), line(57, 539, 120)], [])) == 2


def test_an_image_of_a_line_is_a_line() -> None:
    picture = Picture((79, 219, 527, 221), "Im", True, 0)
    assert is_line(picture)
    (rule,) = rules_of([], [picture])
    assert (rule.y, rule.thickness, rule.color) == (220, 2, None)
    assert not is_line(Picture((79, 219, 527, 321), "Im", True, 0))


def test_underlines_become_format() -> None:
    text = row("关于印发《办法》的通知")
    (found,), rest = underlined([text], [line(112, 176, 102)])
    assert rest == []
    marked = "".join(
        char for char, form in zip(found.text, found.formats, strict=True) if form.underline
    )
    assert marked == "印发《办"


def test_a_line_below_or_beyond_the_text_is_no_underline() -> None:
    text = row("东府〔2015〕111号")
    strokes = [line(79, 527, 102), line(80, 120, 112), Stroke(90, 95, 90, 104, 1, RED)]
    assert underlined([text], strokes) == ([text], strokes)
