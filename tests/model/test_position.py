from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.blocks import Block, Cell, Paragraph, Run, Table
from govlint.model.position import SourcePlace, source_place, utf8_offset, utf16_offset
from govlint.readers.limits import Limits
from govlint.readers.markdown import read_markdown
from govlint.readers.text import read_text

TEXT = "关于𠮷祥镇a的通知"
LINES = st.lists(
    st.text(st.sampled_from("甲，1a 　𠮷\U0010fffd\ufeff"), max_size=12), min_size=1, max_size=6
)


def paragraph(text: str, line: int | None = 1, column: int | None = 1, number: str = "") -> Block:
    return Paragraph((Run(text),), line=line, column=column, number=number)


@pytest.mark.parametrize(
    ("offset", "points", "units", "octets"),
    [(0, 1, 1, 1), (2, 3, 3, 7), (3, 4, 5, 11), (5, 6, 7, 17), (len(TEXT), 10, 11, 27)],
)
def test_each_unit_counts_in_its_own_way(offset: int, points: int, units: int, octets: int) -> None:
    block = paragraph(TEXT)
    assert source_place(block, offset) == SourcePlace(1, points)
    assert source_place(block, offset, count=utf16_offset) == SourcePlace(1, units)
    assert source_place(block, offset, count=utf8_offset) == SourcePlace(1, octets)


def test_offsets_of_half_a_file_name_can_be_counted() -> None:
    assert utf8_offset("坏\udcff", 2) == 6


def test_lines_inside_a_paragraph_count() -> None:
    block = paragraph("𠮷\n𠮷甲", line=7, column=3)
    assert source_place(block, 1, count=utf16_offset) == SourcePlace(7, 5)
    assert source_place(block, 2, count=utf16_offset) == SourcePlace(8, 1)
    assert source_place(block, 3, count=utf16_offset) == SourcePlace(8, 3)


def test_a_bullet_stands_nowhere_in_the_source() -> None:
    block = paragraph("• 项目", line=8, column=3, number="• ")
    assert [source_place(block, offset) for offset in (0, 2, 3)] == [
        SourcePlace(8, 3),
        SourcePlace(8, 3),
        SourcePlace(8, 4),
    ]


def test_what_is_unknown_stays_unknown() -> None:
    assert source_place(paragraph("甲乙", None, None), 1) is None
    assert source_place(paragraph("甲\n乙", 5, None), 2) == SourcePlace(5)


def test_a_table_has_lines_and_no_columns() -> None:
    cells = (Cell(0, 0, (paragraph("项目", 3, None),)), Cell(1, 0, (paragraph("甲", 5, None),)))
    table = Table(cells, 2, 1, line=3, column=1)
    assert source_place(table, 0) == SourcePlace(3)
    assert source_place(table, 0, (1, 0)) == SourcePlace(5)
    assert source_place(table, 0, (9, 9)) == SourcePlace(3)
    assert source_place(Table(cells[:0], 0, 0), 0) is None


@given(LINES)
def test_columns_lead_back_to_the_same_characters(lines: list[str]) -> None:
    """Whatever the unit: cutting the line of the source there gives the text of the block."""
    lines = ["甲", *lines]
    for block in read_text("\n".join(lines), Limits()).blocks:
        for offset in range(len(block.text) + 1):
            at, units, octets = (
                source_place(block, offset, count=count)
                for count in (lambda _, place: place, utf16_offset, utf8_offset)
            )
            assert at and units and octets
            assert at.column and units.column and octets.column
            line = lines[at.line - 1]
            rest = block.text[offset:]
            assert line[at.column - 1 :].startswith(rest)
            wide, narrow = line.encode("utf-16-le"), line.encode()
            assert wide[2 * (units.column - 1) :].startswith(rest.encode("utf-16-le"))
            assert narrow[octets.column - 1 :].startswith(rest.encode())


@given(st.lists(st.text(st.sampled_from("甲一#*-_[]()<!>& \t|`1.𠮷"), max_size=14), max_size=5))
def test_a_known_column_of_markdown_is_right(lines: list[str]) -> None:
    source = "甲\n" + "\n".join(lines)
    for block in read_markdown(source, Limits()).blocks:
        place = source_place(block, 0)
        assert place is not None
        if isinstance(block, Paragraph) and place.column is not None:
            printed = block.text[len(block.number) :]
            assert source.split("\n")[place.line - 1][place.column - 1 :].startswith(printed)
