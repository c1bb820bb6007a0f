from __future__ import annotations

import pytest

from govlint.model.blocks import Alignment
from govlint.structure.page_numbers import page_numbers
from tests.readers.pdf.make import A4, Pdf
from tests.readers.pdf.support import read, running

WIDE, HIGH = A4[1], A4[0]
DOWN, UP = "0 -1 1 0", "0 1 -1 0"


def landscape(number: str, matrix: str, x: float, y: float) -> Pdf:
    """A portrait page, and a landscape one with its number along the side."""
    pdf = Pdf()
    running(pdf.page(), 100, 4)
    page = pdf.page(WIDE, HIGH)
    page.text(120, 200, "横排的表格从这里开始，宽度超过竖排的页面。")
    page.text(x, y, number, size=14, matrix=matrix)
    return pdf


@pytest.mark.parametrize(("matrix", "turn", "x", "y"), [(DOWN, 90, 70, 90), (UP, 270, 770, 500)])
def test_the_number_of_a_landscape_page_is_furniture(
    matrix: str, turn: int, x: float, y: float
) -> None:
    document = read(landscape("— 2 —", matrix, x, y))
    [item] = document.pages[1].furniture
    assert (item.kind, item.text, item.turn) == ("page_number", "— 2 —", turn)
    left, top, right, bottom = item.line.box
    assert bottom - top > right - left
    assert abs((left + right) / 2 - x) < 14
    assert document.flags == ()
    assert not any("— 2 —" in block.text for block in document.blocks)


def test_the_number_keeps_its_side() -> None:
    document = read(landscape("— 2 —", DOWN, 70, 90))
    [number] = [one for one in page_numbers(document) if one.page == 2]
    assert (number.turn, number.kind) == (90, "even")
    assert number.alignment in (Alignment.LEFT, None)
    assert number.box is not None


@pytest.mark.parametrize("text", ["机密文件", "7", "— 二 —"])
def test_other_type_across_a_page_is_left_out(text: str) -> None:
    document = read(landscape(text, DOWN, 70, 90))
    assert document.pages[1].furniture == ()
    assert [flag.code for flag in document.flags] == ["watermark"]


def test_a_number_in_the_middle_of_a_page_is_none() -> None:
    document = read(landscape("— 2 —", DOWN, 420, 300))
    assert document.pages[1].furniture == ()
