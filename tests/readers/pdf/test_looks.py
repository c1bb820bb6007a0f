from __future__ import annotations

import pytest

from govlint.model.blocks import Alignment, LinePitch
from govlint.readers.pdf.areas import Area
from govlint.readers.pdf.looks import look_of
from tests.readers.pdf.support import row

AREAS = {1: Area(79.0, 527.0, 16.0), 2: Area(65.0, 513.0, 16.0)}


def test_running_text() -> None:
    rows = [row("文" * 26, 111, 100), row("文" * 28, 79, 128.4), row("完。", 79, 157)]
    look = look_of(rows, AREAS)
    assert look.alignment is Alignment.JUSTIFY
    assert (look.first_line, look.left, look.right) == (32.0, 0.0, 0.0)
    assert look.pitch == LinePitch("exact", 28.5)


def test_text_over_two_pages_is_measured_on_each_of_them() -> None:
    rows = [row("文" * 26, 111, 700), row("文" * 28, 65, 100, page=2), row("完。", 65, 128, page=2)]
    look = look_of(rows, AREAS)
    assert (look.first_line, look.left, look.right) == (32.0, 0.0, 0.0)
    assert look.pitch == LinePitch("exact", 28.0)


def test_hanging_lines() -> None:
    rows = [row("抄送：" + "市" * 24, 95, 100), row("县。", 143, 124)]
    look = look_of(rows, AREAS)
    assert (look.first_line, look.left, look.right) == (-48.0, 64.0, 0.0)


@pytest.mark.parametrize(
    ("text", "x", "alignment", "first_line", "right"),
    [
        ("甲政发〔2024〕7号", 243, Alignment.CENTER, 0.0, 0.0),
        ("2024年5月7日", 365, Alignment.RIGHT, 0.0, 66.0),
        ("各县人民政府：", 79.5, Alignment.LEFT, 0.0, None),
        ("一、总体要求", 111, Alignment.LEFT, 32.0, None),
        ("偏出", 71, Alignment.LEFT, -8.0, None),
    ],
)
def test_single_lines(
    text: str, x: float, alignment: Alignment, first_line: float, right: float | None
) -> None:
    look = look_of([row(text, x)], AREAS)
    assert (look.alignment, look.first_line, look.right) == (alignment, first_line, right)
    assert look.pitch is None


def test_a_bracket_without_its_blank_half_is_set_in_all_the_same() -> None:
    squeezed = row("《办法》已经同意，现印发给你们。", 79 + 24)
    assert look_of([squeezed], AREAS).first_line == 32.0
    plain = row("（一）压实责任。", 79 + 32)
    assert look_of([plain], AREAS).first_line == 32.0
    flush = row("《办法》", 79)
    assert look_of([flush], AREAS).first_line == 0.0


def test_ragged_text_is_not_justified() -> None:
    rows = [row("文" * 26, 111, 100), row("文" * 26, 79, 128), row("文" * 28, 79, 156)]
    rows.append(row("完。", 79, 184))
    assert look_of(rows, AREAS).alignment is Alignment.LEFT
