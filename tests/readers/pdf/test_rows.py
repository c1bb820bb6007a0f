"""Lines and the blanks in them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.pdf.drawn import Glyph
from govlint.readers.pdf.rows import rows_of, usual_pitch
from tests.readers.pdf.support import glyphs, row


def texts(*lines: list[Glyph]) -> list[str]:
    return [line.text for line in rows_of([glyph for line in lines for glyph in line], 1)]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("惠府〔2015〕158__号", "惠府〔2015〕158号"),
        ("惠府〔2015〕158__ 号", "惠府〔2015〕158 号"),
        ("甲______市", "甲市"),
        ("甲市________乙市", "甲市\u3000乙市"),
        ("财 政 部", "财 政 部"),
        ("财\u3000政\u3000部", "财\u3000政\u3000部"),
        ("财__________政__________部", "财政部"),
        ("甲县政府办公室__________________________2024", "甲县政府办公室\t2024"),
        ("word__word", "word word"),
        ("w_ord", "word"),
        ("20_15", "2015"),
        ("  甲市  ", "甲市"),
        ("\u00a0甲市\u00ad", "甲市-"),
        ("甲市\x07", "甲市"),
        ("⼈⺠", "人民"),
    ],
)
def test_blanks_are_those_that_are_seen(drawn: str, text: str) -> None:
    assert texts(glyphs(drawn)) == [text]


def test_the_quarter_em_between_digits_and_chinese_is_no_blank_even_when_drawn() -> None:
    number, blank, unit = glyphs("8 号")
    narrow = blank._replace(x1=blank.x0 + 4)
    near = unit._replace(x0=blank.x0 + 4, x1=blank.x0 + 20)
    assert texts([number, narrow, near]) == ["8号"]
    assert texts([number, blank, unit]) == ["8 号"]


def test_a_blank_squeezed_to_nothing_is_none() -> None:
    first, blank, second = glyphs("甲 市")
    assert texts([first, blank, second._replace(x0=first.x1 + 0.5, x1=first.x1 + 16.5)]) == ["甲市"]


def test_one_blank_before_a_tab_stop_is_the_tab() -> None:
    line = glyphs("甲 ____________________________________________________________________乙")
    assert texts(line) == ["甲\t乙"]


def test_punctuation_set_over_its_blank_half_stays_in_order() -> None:
    left, bracket, comma, right = glyphs("处），市")
    squeezed = [left, bracket, comma._replace(x0=bracket.x0 + 8, x1=bracket.x0 + 24), right]
    assert texts(squeezed) == ["处），市"]


def test_type_printed_twice_is_bold_and_read_once() -> None:
    line = glyphs("公告")
    (found,) = rows_of([*line, *(g._replace(x0=g.x0 + 0.4, x1=g.x1 + 0.4) for g in line)], 1)
    assert found.text == "公告"
    assert found.format.bold
    (plain,) = rows_of([*line, *line], 1)
    assert (plain.text, plain.format.bold) == ("公告", False)
    assert texts(glyphs("二二一一")) == ["二二一一"]


def test_lines_are_told_apart_by_base_line() -> None:
    assert texts(glyphs("第二行", y=128), glyphs("第一行")) == ["第一行", "第二行"]


def test_raised_and_lowered_type_belongs_to_its_line() -> None:
    line = glyphs("面积12")
    raised = glyphs("2", x=line[-1].x1, y=94, size=9)
    lowered = glyphs("3", x=raised[-1].x1, y=104, size=9)
    assert texts(line, raised, lowered) == ["面积1223"]


def test_a_smaller_line_below_is_a_line_of_its_own() -> None:
    assert texts(glyphs("附件名称"), glyphs("说明", y=109, size=9)) == ["附件名称", "说明"]


def test_parts_set_a_little_off_are_one_line() -> None:
    assert texts(glyphs("甲政发〔2024〕7号"), glyphs("签发人：张三", x=400, y=103)) == [
        "甲政发〔2024〕7号\t签发人：张三"
    ]


def test_a_blank_of_another_size_does_not_count_for_the_size_of_a_line() -> None:
    found = rows_of([*glyphs("字"), *glyphs(" ", x=100, size=30)], 1)[0]
    assert found.size == 16


def test_edges_go_with_the_code_points() -> None:
    found = row("甲____________乙2 ")
    assert found.text == "甲\u3000乙2"
    assert found.edges == pytest.approx((80, 96, 115.2, 131.2, 139.2))
    assert found.x0 == 80
    assert found.x1 == pytest.approx(139.2)
    assert found.box == pytest.approx((80, 100 - 0.88 * 16, 139.2, 100 + 0.12 * 16))


def test_a_ligature_shares_its_width() -> None:
    (glyph,) = glyphs("f")
    (found,) = rows_of([glyph._replace(text="ffi", x1=glyph.x0 + 12)], 1)
    assert found.text == "ffi"
    assert found.edges == pytest.approx((80, 84, 88, 92))


def test_lines_of_blanks_alone_are_no_lines() -> None:
    assert rows_of(glyphs("   \u3000"), 1) == []
    assert rows_of([], 1) == []


def test_the_usual_pitch_is_the_commonest_one() -> None:
    rows = [row("字", y=y) for y in (100, 128, 156, 212)]
    assert usual_pitch(rows) == 28
    assert usual_pitch(rows[:1]) == 0


LINES = st.lists(
    st.text("甲乙丙丁2024 〔〕，。abc", min_size=1, max_size=12), min_size=1, max_size=6
)


@given(LINES, st.floats(8, 72))
def test_no_character_is_lost_or_invented(lines: list[str], size: float) -> None:
    drawn = [
        glyph
        for number, line in enumerate(lines)
        for glyph in glyphs(line, y=100 + number * size * 1.5, size=size)
    ]
    rows = rows_of(drawn, 1)
    seen = Counter("".join(lines).replace(" ", ""))
    assert Counter("".join(found.text for found in rows).replace(" ", "")) == seen
    assert [found.text.split() for found in rows] == [
        line.split() for line in lines if line.strip()
    ]
    for found in rows:
        assert len(found.edges) == len(found.text) + 1 == len(found.formats) + 1
        assert all(left <= right for left, right in pairwise(found.edges))
        assert found.text == found.text.strip()
