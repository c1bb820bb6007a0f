from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.builder.breaking import break_lines, count_lines
from govlint.builder.flow import flow
from govlint.builder.paragraphs import Piece, sheet
from govlint.builder.spec import Look
from govlint.builder.template import load_template, template_names

LOOK = Look(size=10.0)


def pieces(text: str) -> list[Piece]:
    return [Piece(text, LOOK)]


def lines(text: str, width: float, first: float | None = None) -> list[str]:
    broken = break_lines(pieces(text), width if first is None else first, width)
    return ["".join(piece.text for piece in line) for line in broken]


def test_a_line_holds_what_fits() -> None:
    assert lines("甲乙丙丁戊", 30.0) == ["甲乙丙", "丁戊"]
    assert lines("甲乙丙丁戊", 30.0, first=10.0) == ["甲", "乙丙丁", "戊"]
    assert lines("甲乙丙", 30.0) == ["甲乙丙"]


def test_marks_begin_no_line_and_opening_ones_end_none() -> None:
    assert lines("甲乙丙》丁", 30.0) == ["甲乙", "丙》丁"]
    assert lines("甲乙《丙", 30.0) == ["甲乙", "《丙"]
    assert lines("甲乙（（丙", 40.0) == ["甲乙", "（（丙"]


def test_a_mark_hangs_over_the_edge() -> None:
    assert lines("甲乙丙。丁", 30.0) == ["甲乙丙。", "丁"]
    assert lines("甲乙丙）丁", 30.0) == ["甲乙", "丙）丁"]


def test_numbers_and_words_stay_whole() -> None:
    assert lines("甲乙丙2024年", 40.0) == ["甲乙丙", "2024年"]
    assert lines("20242024202420242024", 30.0) == ["20242024202420242024"]


def test_chinese_and_latin_stand_apart() -> None:
    text = pieces("甲2乙2丙")
    assert count_lines(text, 40.0, 40.0, space=0.0) == 1
    assert count_lines(text, 40.0, 40.0, space=0.2) == 2
    assert count_lines(pieces("甲-乙"), 25.0, 25.0, space=0.2) == 1


def test_looks_are_kept() -> None:
    bold = Look(size=10.0, bold=True)
    found = break_lines([Piece("甲乙", LOOK), Piece("丙丁", bold)], 30.0, 30.0)
    assert found == [(Piece("甲乙", LOOK), Piece("丙", bold)), (Piece("丁", bold),)]


@given(st.text(alphabet="甲乙，。（）《》2a -", max_size=40), st.integers(1, 90))
def test_nothing_is_lost(text: str, width: int) -> None:
    found = lines(text, float(width))
    assert "".join(found) == text
    assert count_lines(pieces(text), float(width), float(width)) == len(found)


@pytest.mark.parametrize("name", template_names())
def test_word_and_libreoffice_break_the_lines_of_a_template_alike(name: str) -> None:
    template = load_template(name)
    for paragraph in flow(template, fill=False):
        look, page = paragraph.look, sheet(template.page, paragraph.section)
        room = page.text_width - look.left.points(look.size) - look.right.points(look.size)
        first = room - look.first_line.points(look.size) + look.outdent.points(look.size)
        for line in paragraph.lines if paragraph.grid is None else ():
            near, apart = (count_lines(line, first, room, space=space) for space in (0.0, 0.2))
            assert near == apart, "".join(piece.text for piece in line)
