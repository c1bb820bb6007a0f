"""The conformant notice on paper: where GB/T 9704-2012 wants everything, in every storage."""

from __future__ import annotations

from itertools import pairwise

import pytest

from govlint.builder.docx.storages import STORAGES
from govlint.model.document import Document, Rule
from govlint.model.pages import PrintedLine
from govlint.model.units import POINTS_PER_UNIT
from tests.pdfs import notices

MM = POINTS_PER_UNIT["mm"]
LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
"""Edges of the type area in millimetres."""
PITCH = 28.95
INK_TOP, INK_BOTTOM = 0.85, 0.08
"""Of the free font's characters, in sizes from the base line."""


@pytest.fixture(params=STORAGES)
def notice(request: pytest.FixtureRequest) -> Document:
    return notices()[request.param]


def line(document: Document, text: str) -> PrintedLine:
    """Return the first printed line that begins with a text."""
    for page in document.pages:
        for found in page.lines:
            if found.block is not None:
                printed = document.blocks[found.block].text[found.start : found.end]
                if printed.startswith(text):
                    return found
    raise AssertionError(text)


def rules(document: Document, page: int) -> list[Rule]:
    found = [rule for rule in document.rules if rule.page == page]
    return sorted(found, key=lambda rule: rule.y or 0.0)


def test_the_mark_stands_35_millimetres_below_the_type_area(notice: Document) -> None:
    mark = line(notice, "甲市人民政府文件")
    assert (mark.baseline - INK_TOP * mark.size) / MM == pytest.approx(TOP + 35, abs=1.5)
    assert (mark.edges[0] + mark.edges[-1]) / 2 / MM == pytest.approx((LEFT + RIGHT) / 2, abs=1)


def test_two_blank_lines_part_mark_and_number(notice: Document) -> None:
    mark, number = line(notice, "甲市人民政府文件"), line(notice, "甲政发")
    between = number.baseline - INK_TOP * number.size - mark.baseline - INK_BOTTOM * mark.size
    assert between / PITCH == pytest.approx(2.5, abs=0.5)


def test_the_red_line_is_4_millimetres_below_the_number(notice: Document) -> None:
    number = line(notice, "甲政发")
    (red,) = rules(notice, 1)
    assert red.color == "FF0000"
    assert red.y is not None
    assert red.x is not None
    assert red.length is not None
    assert (red.y - number.baseline - INK_BOTTOM * number.size) / MM == pytest.approx(4, abs=1)
    assert red.length / MM == pytest.approx(156, abs=1)
    assert red.x / MM == pytest.approx(LEFT, abs=1)


def test_two_blank_lines_part_red_line_and_title(notice: Document) -> None:
    title = line(notice, "甲市人民政府关于")
    (red,) = rules(notice, 1)
    between = title.baseline - 0.8 * PITCH - (red.y or 0.0)
    assert between / PITCH == pytest.approx(2, abs=0.3)


def test_22_lines_of_28_characters(notice: Document) -> None:
    lines = [found for found in notice.pages[1].lines if abs(found.size - 16) < 0.1]
    pitches = {round(b.baseline - a.baseline) for a, b in pairwise(lines)}
    assert round(PITCH) in pitches
    assert all(pitch % round(PITCH) <= 3 for pitch in pitches)
    assert TOP - 1 <= lines[0].box[1] / MM <= TOP + 5
    assert lines[-1].box[3] / MM <= BOTTOM
    assert min(found.edges[0] for found in lines) / MM == pytest.approx(LEFT, abs=0.5)
    assert max(found.end - found.start for found in notice.pages[0].lines) in (27, 28, 29)


def test_the_imprint_ends_with_the_type_area_of_the_last_page(notice: Document) -> None:
    lines = rules(notice, len(notice.pages))
    assert len(lines) == 3
    assert (lines[-1].y or 0.0) / MM == pytest.approx(BOTTOM, abs=2)
    thick = [(rule.thickness or 0.0) / MM for rule in lines]
    assert thick == pytest.approx([0.35, 0.25, 0.35], abs=0.1)
    assert all((rule.length or 0.0) / MM == pytest.approx(156, abs=1) for rule in lines)


def test_page_numbers_stand_outside_by_turns(notice: Document) -> None:
    for page in notice.pages:
        (number,) = page.furniture
        assert number.text == f"— {page.number} —"
        dash = (number.line.baseline - 0.38 * number.line.size) / MM
        assert dash == pytest.approx(BOTTOM + 7, abs=1.5)
        width = 14 / MM
        left, right = number.line.edges[0] / MM, number.line.edges[-1] / MM
        if page.number % 2:
            assert right == pytest.approx(RIGHT - width, abs=width / 2)
        else:
            assert left == pytest.approx(LEFT + width, abs=width / 2)


@pytest.mark.parametrize("name", STORAGES)
def test_all_storages_come_out_alike(name: str) -> None:
    usual, other = notices()["runs"], notices()[name]
    assert len(other.pages) == len(usual.pages)
    for text in ("甲市人民政府文件", "甲市人民政府关于", "各县", "一、", "附件：", "抄送："):
        first, second = line(usual, text), line(other, text)
        assert first.page == second.page
        assert second.baseline / MM == pytest.approx(first.baseline / MM, abs=1.5)
        assert second.edges[0] / MM == pytest.approx(first.edges[0] / MM, abs=0.5)
