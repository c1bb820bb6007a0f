from __future__ import annotations

import math

from govlint.model.units import from_mm
from govlint.readers.pdf.drawn import Fill, Picture
from govlint.readers.pdf.seals import is_red, outside, seals_of
from tests.readers.pdf.make import BLACK, RED, Page, Pdf
from tests.readers.pdf.support import glyphs, read

SIDE = from_mm(42)


def ring(page: Page, x: float, y: float, width: float, color: str = RED) -> None:
    """Draw a circle of four curves whose upper left corner is given."""
    radius, bend = width / 2, width / 2 * 4 * (math.sqrt(2) - 1) / 3
    across, up = x + radius, page.height - y - radius
    curves = "".join(
        f"{across + a * bend + b * radius} {up + c * bend + d * radius} "
        f"{across + e * radius + f * bend} {up + g * radius + h * bend} "
        f"{across + e * radius} {up + g * radius} c "
        for a, b, c, d, e, f, g, h in (
            (0, 1, 1, 0, 0, 1, 1, 0),
            (-1, 0, 0, 1, -1, 0, 0, 1),
            (0, -1, -1, 0, 0, -1, -1, 0),
            (1, 0, 0, -1, 1, 0, 0, -1),
        )
    )
    page.path(f"{across + radius} {up} m {curves}S", 3, color)


def star(page: Page, x: float, y: float, width: float) -> None:
    """Fill a star of straight lines."""
    points = [
        (x + width / 2 * (1 + math.sin(turn)), page.height - y - width / 2 * (1 - math.cos(turn)))
        for turn in (4 * math.pi / 5 * step for step in range(5))
    ]
    lines = "".join(f"{left} {up} l " for left, up in points[1:])
    page.path(f"{points[0][0]} {points[0][1]} m {lines}h f", 1, RED)


def test_a_drawn_seal_is_read_like_an_image() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(340, 500, "甲市人民政府")
    page.text(350, 530, "2024年5月7日")
    ring(page, 330, 440, SIDE)
    star(page, 370, 480, 40)
    [image] = read(pdf).images
    assert image.source == "vector"
    assert image.floating
    assert image.page == 1
    assert image.width is not None
    assert abs(image.width - SIDE) < 1


def test_a_circle_in_black_or_of_another_size_is_no_seal() -> None:
    pdf = Pdf()
    page = pdf.page()
    page.text(80, 100, "文字")
    ring(page, 100, 200, SIDE, BLACK)
    ring(page, 300, 200, from_mm(15))
    ring(page, 100, 400, from_mm(90))
    assert read(pdf).images == ()


def test_red_type_inside_a_seal_is_part_of_it() -> None:
    seal = Picture((70.0, 80.0, 190.0, 200.0), "seal", opaque=False, order=0, vector=True)
    inside, black = glyphs("专用章", 100, 150, color="E60012"), glyphs("甲市", 100, 150)
    beyond = glyphs("红头", 300, 150, color="FF0000")
    assert outside([*inside, *black, *beyond], [seal]) == [*black, *beyond]
    assert outside(inside, []) == inside


def test_parts_that_touch_are_one_seal() -> None:
    left = Fill((100, 100, 160, 200), "E60012", 0)
    near = Fill((161, 100, 220, 200), "E60012", 0)
    far = Fill((300, 100, 330, 130), "E60012", 0)
    assert [seal.box for seal in seals_of([left, near, far])] == [(100, 100, 220, 200)]
    assert seals_of([left, far]) == []
    assert seals_of([left._replace(color="0000E6"), near]) == []


def test_what_is_red() -> None:
    assert is_red("FF0000")
    assert is_red("C8102E")
    assert not is_red("000000")
    assert not is_red("FFFFFF")
    assert not is_red(None)
