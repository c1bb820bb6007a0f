"""Lines of a page and characters of a line."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.blocks import Alignment, Format, LinePitch, ParagraphFormat
from govlint.model.document import Document, Grid, Margins, Section
from govlint.model.units import from_mm
from govlint.rules.api import NotChecked
from govlint.rules.checks import grid
from tests.rules.checks.look import SECTION, hits, word
from tests.rules.checks.typeset import notice, text
from tests.rules.support import packaged

LINES, CHARACTERS = (packaged(code).parameters for code in ("F523-1", "F523-2"))
BODY = 4
LINE_GRID = Grid("lines", 15.6)
"""That of a new Word file: 312 twips."""


def set_in(
    pitch: LinePitch | None,
    look: Format | None = None,
    snap: bool | None = None,
    section: Section = SECTION,
) -> Document:
    paragraph = ParagraphFormat(Alignment.JUSTIFY, pitch=pitch, snap_to_grid=snap)
    return word(
        looks={BODY: look or Format("仿宋", 16.0)}, formats={BODY: paragraph}, section=section
    )


def lines(document: Document) -> tuple[str, Any]:
    found = hits(grid.lines, document, **LINES)
    return (found[0].case, found[0].values["lines"]) if found else ("", None)


def characters(document: Document) -> tuple[str, Any]:
    found = hits(grid.characters, document, **CHARACTERS)
    return (found[0].case, found[0].values["characters"]) if found else ("", None)


@pytest.mark.parametrize(
    ("points", "case", "count"),
    [
        (28.95, "", None),
        (28, "", None),
        (30, "", None),
        (27, "", None),
        (31, "略有出入", "20"),
        (26, "", None),
        (25.8, "略有出入", "24"),
        (20, "出入大", "31"),
        (36, "出入大", "17"),
    ],
)
def test_exact_pitch(points: float, case: str, count: str | None) -> None:
    assert lines(set_in(LinePitch("exact", points))) == (case, count)


@given(st.floats(10, 60))
def test_lines_follow_the_pitch(points: float) -> None:
    count = int(from_mm(225) / points + 0.01)
    case = "略有出入" if count in (20, 24) else "出入大"
    case = "" if 21 <= count <= 23 or 26 <= round(points, 1) <= 30 else case
    assert lines(set_in(LinePitch("exact", points)))[0] == case


def test_a_wrong_type_area_is_another_rules_finding() -> None:
    high = replace(SECTION, margins=Margins(*map(from_mm, (25.4, 25.4, 31.8, 31.8))))
    assert lines(set_in(LinePitch("exact", 28.95), section=high)) == ("", None)
    assert lines(set_in(LinePitch("exact", 31.2), section=high)) == ("", None)
    assert lines(set_in(LinePitch("exact", 20), section=high)) == ("出入大", "34")


@pytest.mark.parametrize(
    ("pitch", "section", "snap", "case"),
    [
        (LinePitch("multiple", 1), replace(SECTION, grid=LINE_GRID), None, "略有出入"),  # 31.2 pt
        (LinePitch("multiple", 1), replace(SECTION, grid=Grid("lines", 28.95)), None, ""),
        (LinePitch("at_least", 28), SECTION, None, ""),
        (LinePitch("at_least", 12), replace(SECTION, grid=Grid("lines", 28.95)), None, ""),
        (LinePitch("at_least", 60), replace(SECTION, grid=LINE_GRID), None, "出入大"),
        (LinePitch("multiple", 3), SECTION, None, "出入大"),
    ],
)
def test_a_pitch_that_depends_on_the_font_but_not_its_lines(
    pitch: LinePitch, section: Section, snap: bool | None, case: str
) -> None:
    assert lines(set_in(pitch, snap=snap, section=section))[0] == case


@pytest.mark.parametrize(
    ("pitch", "snap", "section"),
    [
        (LinePitch("multiple", 1.5), None, SECTION),
        (LinePitch("multiple", 1.4), False, replace(SECTION, grid=LINE_GRID)),
        (None, None, SECTION),
        (LinePitch("exact", 0), None, SECTION),
    ],
)
def test_what_cannot_be_computed_is_not_checked(
    pitch: LinePitch | None, snap: bool | None, section: Section
) -> None:
    with pytest.raises(NotChecked):
        lines(set_in(pitch, snap=snap, section=section))


@pytest.mark.parametrize(
    ("spacing", "grid_", "case", "count"),
    [
        (None, None, "", None),
        (-0.2, None, "", None),
        (1.0, None, "略有出入", "26"),
        (-1.3, None, "略有出入", "30"),
        (4.0, None, "出入大", "22"),
        (None, Grid("lines_and_chars", 28.95, -0.2), "", None),
        (None, Grid("lines_and_chars", 28.95, 4.0), "出入大", "22"),
        (None, Grid("lines", 28.95, 4.0), "", None),
    ],
)
def test_characters_of_a_line(
    spacing: float | None, grid_: Grid | None, case: str, count: str | None
) -> None:
    look = Format("仿宋", 16.0, spacing=spacing)
    document = set_in(LinePitch("exact", 28.95), look, section=replace(SECTION, grid=grid_))
    assert characters(document) == (case, count)


def test_a_range_where_the_lines_depend_on_the_font() -> None:
    assert lines(set_in(LinePitch("multiple", 3))) == ("出入大", "9 至 11")


def test_characters_of_another_size_are_not_counted() -> None:
    with pytest.raises(NotChecked, match="三号"):
        characters(set_in(None, Format("仿宋", 12.0)))
    with pytest.raises(NotChecked):
        characters(set_in(None, Format("仿宋")))
    with pytest.raises(NotChecked):
        characters(set_in(LinePitch("exact", 28), Format("仿宋", 16.0, spacing=-20.0)))


def test_pages_of_the_standard() -> None:
    assert lines(notice()) == characters(notice()) == ("", None)


def test_lines_of_pages() -> None:
    assert lines(notice(pitch=20, per_page=31)) == ("出入大", "31")
    assert lines(notice(pitch=25.7, per_page=24)) == ("略有出入", "24")
    assert lines(notice(pitch=26.2, per_page=24)) == ("", None)
    assert lines(notice(pitch=31, per_page=22)) == ("", None)
    assert lines(notice((text(4),), pitch=20)) == ("出入大", "31")
    with pytest.raises(NotChecked):
        lines(notice(("为做好防汛工作，现将有关事项通知如下。",)))


def test_characters_of_pages() -> None:
    assert characters(notice(step=from_mm(156) / 22, per_line=22)) == ("出入大", "22")
    assert characters(notice(step=16.0, per_line=27)) == ("", None)
    with pytest.raises(NotChecked):
        characters(notice(size=14.0, step=14.0, per_line=31))
    with pytest.raises(NotChecked):
        characters(notice((text(1),)))
