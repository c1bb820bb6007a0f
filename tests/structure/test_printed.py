from dataclasses import replace

import pytest

from govlint.model.elements import Span
from govlint.structure.printed import printed_at, text_edges
from tests.structure.pages import LEFT, WIDTH, paragraph, placed, printed, running


def test_page_and_box_of_a_span() -> None:
    found = printed([(paragraph("甲市文件"), placed(0, "甲市文件", 72, 100.0, 20.0))])
    page, box = printed_at(found, Span(0, 1, 3))
    assert page == 1
    assert box == pytest.approx((120.0, box[1] if box else 0, 160.0, box[3] if box else 0))
    assert printed_at(found, Span(0, 4, 4))[1] is not None
    assert printed_at(found, Span(1, 0, 1)) == (None, None)


def test_a_span_over_lines_and_pages_has_the_box_of_its_first_page() -> None:
    whole = paragraph("甲" * 6)
    lines = [
        placed(0, "甲甲", 50, 100.0),
        placed(0, "甲甲", 60, 80.0, start=2),
        placed(0, "甲甲", 30, 100.0, page=2, start=4),
    ]
    found = printed([(whole, lines[0])], pages=2)
    pages = tuple(
        replace(page, lines=tuple(line for line in lines if line.page == page.number))
        for page in found.pages
    )
    page, box = printed_at(replace(found, pages=pages), Span(0, 1, 6))
    assert page == 1
    assert box is not None
    assert (box[0], box[2]) == (80.0, 132.0)
    assert box[1] == lines[0].box[1]
    assert box[3] == lines[1].box[3]


def test_edges_of_the_running_text() -> None:
    found = printed([running(40, LEFT), (paragraph("短行"), placed(0, "短行", 160, LEFT + 32))])
    assert text_edges(found) == pytest.approx((LEFT, LEFT + 27 * 16))
    assert text_edges(printed([])) is None
    assert text_edges(printed([(paragraph("短行"), placed(0, "短行", 160, LEFT))])) is None


def test_edges_of_papers_printed_on_both_sides() -> None:
    moved = LEFT - 37
    found = printed([running(40, LEFT), running(40, moved, page=2)], pages=2)
    assert text_edges(found, 1) == pytest.approx((LEFT, LEFT + 27 * 16))
    assert text_edges(found, 2) == pytest.approx((moved, moved + 27 * 16))
    same = printed([running(40, LEFT), running(40, LEFT, page=2)], pages=2)
    assert text_edges(same, 2) == text_edges(same, 1) == text_edges(same)


def test_a_side_with_few_lines_may_mirror_the_other() -> None:
    two = paragraph("一" * 29, page=2)
    for left, mirrored in ((WIDTH - LEFT - 27 * 16, True), (LEFT, False)):
        lines = [
            placed(0, "一" * 25, 40, left + 32, page=2),
            placed(0, "一" * 4, 50, left, page=2, start=25),
        ]
        found = printed([running(40, LEFT), (two, lines)], pages=2)
        assert text_edges(found, 1) == pytest.approx((LEFT, LEFT + 27 * 16))
        expected = (left, left + 27 * 16) if mirrored else text_edges(found)
        assert text_edges(found, 2) == pytest.approx(expected)
