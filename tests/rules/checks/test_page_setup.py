"""Page setup: as a Word file states it, as it is measured on pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.document import Document, Margins, Section
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks import page_setup
from tests.rules.checks.look import SECTION, hits, word
from tests.rules.checks.typeset import notice, text
from tests.rules.support import packaged

PAPER, TOP, EDGE, AREA = (
    packaged(code).parameters for code in ("F511-1", "F521-1", "F521-2", "F521-3")
)
LYING = Section(3, from_mm(297), from_mm(210), landscape=True, margins=Margins(28, 28, 28, 28))


def margins(
    top: float = 37,
    bottom: float = 35,
    left: float = 28,
    right: float = 26,
    gutter: float = 0,
    first_block: int = 0,
) -> Section:
    sides = [from_mm(side) for side in (top, bottom, left, right, gutter)]
    return replace(SECTION, first_block=first_block, margins=Margins(*sides))


def sheets(*sections: Section) -> Document:
    return replace(word(), sections=sections)


def top(document: Document) -> list[Hit]:
    return hits(page_setup.top_margin, document, **TOP)


def edge(document: Document) -> list[Hit]:
    return hits(page_setup.binding_edge, document, **EDGE)


def area(document: Document) -> list[Hit]:
    return hits(page_setup.type_area, document, **AREA)


@pytest.mark.parametrize(
    ("sizes", "found"),
    [
        (((210, 297),), []),
        (((210.4, 296.6),), []),
        (((297, 210),), []),
        (((210, 297), (420, 297)), []),
        (((420, 297),), ["420"]),
        (((215.9, 279.4),), ["215.9"]),
        (((215.9, 279.4), (210, 297), (215.9, 279.4)), ["215.9"]),
        (((215.9, 279.4), (184, 260)), ["215.9", "184"]),
        (((210.8, 297),), ["210.8"]),
    ],
)
def test_paper(sizes: tuple[tuple[float, float], ...], found: list[str]) -> None:
    document = sheets(*(Section(0, from_mm(w), from_mm(h)) for w, h in sizes))
    said = hits(page_setup.paper, document, **PAPER)
    assert [hit.values["width"] for hit in said] == found


def test_paper_counts_the_sections_that_are_wrong_alike() -> None:
    letter = Section(0, from_mm(215.9), from_mm(279.4))
    [hit] = hits(page_setup.paper, sheets(letter, replace(letter, first_block=4)), **PAPER)
    assert hit.values["many"] == "（共 2 节）"
    assert hit.span.block == 0


def test_paper_of_pages_has_a_wider_tolerance() -> None:
    wide = Section(0, from_mm(210.8), from_mm(297))
    assert not hits(page_setup.paper, replace(notice(), sections=(wide,)), **PAPER)


def test_unknown_paper_and_margins_are_not_checked() -> None:
    for check, parameters in ((page_setup.paper, PAPER), (page_setup.top_margin, TOP)):
        with pytest.raises(NotChecked):
            hits(check, sheets(Section(0)), **parameters)
    with pytest.raises(NotChecked):
        edge(sheets(LYING))


def test_standard_margins_are_right() -> None:
    document = sheets(margins(), LYING)
    assert top(document) == edge(document) == area(document) == []


@given(st.floats(0, 80), st.floats(0, 80), st.floats(0, 60), st.floats(0, 60))
def test_margins_within_a_millimetre_are_right_and_others_wrong(
    upper: float, lower: float, left: float, right: float
) -> None:
    document = sheets(margins(upper, lower, left, right))
    near = 1e-6
    if abs(abs(upper - 37) - 1) > near:
        assert bool(top(document)) == (abs(upper - 37) > 1)
    if abs(abs(left - 28) - 1) > near:
        assert bool(edge(document)) == (abs(left - 28) > 1)


@pytest.mark.parametrize(
    ("section", "found"),
    [
        (margins(right=31.8), ["150"]),
        (margins(bottom=25.4), ["156"]),
        (margins(25.4, 25.4, 31.8, 31.8), ["146"]),
        (margins(top=25.4), []),  # F521-1 alone
        (margins(left=31.8), []),  # F521-2 alone
        (margins(36.5, 35.5, 28.5, 25.5), []),
        (margins(38, 34, 29, 25), []),
        (margins(left=20, gutter=8), []),
    ],
)
def test_type_area_where_the_derived_margins_are_wrong(section: Section, found: list[str]) -> None:
    assert [hit.values["width"] for hit in area(sheets(section))] == found


def test_gutter_belongs_to_the_binding_edge() -> None:
    assert edge(sheets(margins(left=20, gutter=8))) == []
    [hit] = edge(sheets(margins(gutter=10)))
    assert hit.values["left"] == "38"


def test_a_negative_top_margin_counts_as_long() -> None:
    assert top(sheets(margins(top=-37))) == []


def test_sections_that_are_wrong_alike_are_one_finding() -> None:
    document = sheets(margins(25.4), LYING, margins(25.4, first_block=5), margins(30))
    assert [(hit.span.block, hit.values["many"]) for hit in top(document)] == [
        (0, "（共 2 节）"),
        (0, ""),
    ]


def test_pages_of_the_standard() -> None:
    document = notice()
    assert len(document.pages) > 2
    assert top(document) == edge(document) == []
    with pytest.raises(NotChecked, match="1 毫米"):
        area(document)


def test_top_of_pages() -> None:
    [hit] = top(notice(top=25.4))
    assert hit.page == 2
    assert float(hit.values["top"]) == pytest.approx(25.4, abs=4)
    assert top(notice(top=46)) and not top(notice(top=38))
    with pytest.raises(NotChecked):
        top(notice((text(2),)))


def test_binding_edge_of_pages() -> None:
    [hit] = edge(notice(left=31.8))
    assert hit.values["left"] == "31.8" and hit.page == 1 and hit.box is not None
    assert not edge(notice(left=28.8))
    with pytest.raises(NotChecked):
        edge(notice(("为做好防汛工作，现将有关事项通知如下。",)))


def test_mirrored_pages_may_begin_on_either_side() -> None:
    assert not edge(notice(left=28, even_left=26))
    assert not edge(notice(left=26, even_left=28))
    assert edge(notice(left=31.8, even_left=25))


def test_area_of_pages() -> None:
    [hit] = area(notice(left=20, per_line=30))
    assert (hit.case, hit.values["width"]) == ("文字宽度", "167")
    [hit] = area(notice(per_page=25))
    assert hit.case == "文字下边缘"
    [hit] = area(notice(per_page=15))
    assert hit.case == "文字下边缘" and float(hit.values["bottom"]) < 262
    with pytest.raises(NotChecked):
        area(notice(per_page=21))
