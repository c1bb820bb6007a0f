from dataclasses import replace

import pytest

from govlint.model.document import Rule
from govlint.model.elements import Separator, Span
from govlint.rules import drawn

LINE = Rule(2, "vector", "FF0000", 2.0, 400.0, "single", x=50.0, y=100.0, page=1)


def separator(rule: Rule, second: Rule | None = None) -> Separator:
    return Separator("letter_top", rule, Span(2, 0, 0), second)


def test_edges_of_one_line_and_of_two() -> None:
    assert (drawn.upper_edge(separator(LINE)), drawn.lower_edge(separator(LINE))) == (99.0, 101.0)
    both = separator(LINE, replace(LINE, y=103.0, thickness=1.0))
    assert (drawn.upper_edge(both), drawn.lower_edge(both)) == (99.0, 103.5)
    assert drawn.upper_edge(separator(replace(LINE, page=None))) is None


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (2.0, None, "single"),
        (2.0, 1.0, "thick_thin"),
        (1.0, 2.0, "thin_thick"),
        (2.0, 1.9, "double"),
    ],
)
def test_how_a_line_is_made_up(upper: float, lower: float | None, expected: str) -> None:
    first = replace(LINE, thickness=upper)
    second = None if lower is None else replace(LINE, thickness=lower, y=103.0)
    assert drawn.compound(separator(first, second)) == expected


def test_an_unknown_thickness_tells_nothing() -> None:
    assert drawn.compound(separator(LINE, replace(LINE, thickness=None))) is None


def test_a_hit_on_a_line_has_a_place_on_its_page_alone() -> None:
    hit = drawn.line_hit(separator(LINE), "颜色")
    assert (hit.page, hit.box, hit.evidence) == (1, (50.0, 99.0, 450.0, 101.0), "")
    off = drawn.line_hit(separator(replace(LINE, page=None, x=None, y=None)), "颜色")
    assert (off.page, off.box) == (None, None)


def test_one_hit_for_the_colour_of_both_lines() -> None:
    black, dark = replace(LINE, color="000000"), replace(LINE, color="C00000")
    assert list(drawn.colour_hits(separator(LINE, LINE))) == []
    assert [hit.case for hit in drawn.colour_hits(separator(black, black))] == ["颜色"]
    assert [hit.case for hit in drawn.colour_hits(separator(LINE, dark))] == ["偏红"]
    assert list(drawn.colour_hits(separator(replace(LINE, color=None)))) == []
