from dataclasses import replace
from typing import Any

import pytest

from govlint.model.document import Image, Rule
from govlint.model.units import from_mm
from govlint.rules.api import NotChecked
from govlint.rules.checks.imprint_look import line_places, line_sizes
from tests.rules.checks.look import COPIES, PRINTING, RED_LINE, WIDE, cases, hits, pdf, word
from tests.structure.pages import LEFT

SIZES: dict[str, Any] = {
    "width_mm": 156,
    "tolerance_mm": 1,
    "thick_mm": 0.35,
    "thin_mm": 0.25,
    "thickness_tolerance_mm": 0.1,
}
PLACES = {"bottom_mm": 262, "tolerance_mm": 2}
LINES = (
    Rule(COPIES, "drawing", "000000", 1.0, WIDE, edge="above"),
    Rule(COPIES, "border", "000000", 0.75, edge="below"),
    Rule(PRINTING, "border", "000000", 1.0, edge="below"),
)


def test_right_lines() -> None:
    assert hits(line_sizes, word((RED_LINE, *LINES)), **SIZES) == []
    with pytest.raises(NotChecked, match="位置"):
        hits(line_places, word((RED_LINE, *LINES)), **PLACES)


def test_length_and_thickness() -> None:
    short = replace(LINES[0], length=from_mm(120), thickness=2.25)
    found = hits(line_sizes, word((RED_LINE, short, *LINES[1:])), **SIZES)
    assert cases(found) == ["长度", "粗细"]
    assert found[0].values["name"] == "首条"
    all_thin = [replace(line, thickness=0.5) for line in LINES]
    found = hits(line_sizes, word((RED_LINE, *all_thin)), **SIZES)
    assert [hit.values["name"] for hit in found] == ["首条", "末条"]


def test_lines_that_are_missing() -> None:
    for lines, names in ((LINES[1:], []), (LINES[2:], ["首条"]), (LINES[:1], ["末条"])):
        document = word((RED_LINE, *lines))
        if names:
            found = hits(line_places, document, **PLACES)
            assert [hit.values["name"] for hit in found] == names
    found = hits(line_places, word(), **PLACES)
    assert [hit.values["name"] for hit in found] == ["首条", "末条"]
    assert [(hit.span.block, hit.span.start > 0) for hit in found] == [
        (COPIES, False),
        (PRINTING, True),
    ]
    with pytest.raises(NotChecked):
        hits(line_sizes, word(), **SIZES)


def test_lines_may_be_drawn_in_an_image() -> None:
    document = replace(word(), images=(Image(COPIES, WIDE, 3.0),))
    with pytest.raises(NotChecked, match="图片"):
        hits(line_places, document, **PLACES)


def page_line(y: float) -> Rule:
    return Rule(0, "vector", "000000", 1.0, WIDE, x=LEFT, y=from_mm(y), page=1)


def test_the_last_line_closes_the_type_area() -> None:
    assert hits(line_places, pdf([page_line(243), page_line(262)]), **PLACES) == []
    (found,) = hits(line_places, pdf([page_line(243), page_line(258.5)]), **PLACES)
    assert (found.case, found.values["bottom"], found.page) == ("位置", "258.5", 1)
