from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.model.document import Document
from govlint.model.units import from_mm
from govlint.rules import measure
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from tests.rules.checks.typeset import notice, text


def context(document: Document) -> Context:
    official = recognise(document)
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def test_edges_are_those_of_filled_lines() -> None:
    edges = measure.edges(context(notice()))
    assert edges is not None
    assert edges.left == pytest.approx(from_mm(28))
    assert edges.right == pytest.approx(from_mm(184))
    assert measure.edges(context(notice((text(0),)))) is None


@given(st.floats(15, 40), st.floats(15, 40))
def test_edges_of_odd_and_even_pages(odd: float, even: float) -> None:
    found = context(notice(left=odd, even_left=even))
    assert measure.is_mirrored(found) == (abs(from_mm(odd) - from_mm(even)) > 2)
    for side, left in ((measure.ODD, odd), (measure.EVEN, even)):
        edges = measure.edges(found, side)
        mirrored = measure.is_mirrored(found)
        assert edges is not None and (
            edges.left == pytest.approx(from_mm(left)) if mirrored else abs(odd - even) < 1
        )


@given(st.floats(18, 40))
def test_pitch_is_the_distance_of_base_lines(pitch: float) -> None:
    found = measure.pitch_of_text(context(notice(pitch=pitch)))
    assert found == pytest.approx(pitch, abs=0.06)


def test_filled_pages_go_on_without_a_break() -> None:
    found = context(notice())
    pages = measure.filled_pages(found)
    assert pages and all(len(page.lines) == 22 for page in pages)
    assert found.official.document.pages[-1] not in pages


def test_marks_that_may_hang() -> None:
    found = context(notice((text(3),)))
    widths = {
        found.official.document.blocks[line.block or 0].text[line.end - 1]: measure.hanging(
            found, line
        )
        for line in measure.text_lines(found)
    }
    assert widths["。"] == pytest.approx(from_mm(156) / 28)
    assert all(not width for mark, width in widths.items() if mark not in measure.HANGING)


def test_the_middle_value() -> None:
    assert measure.median([3, 1, 2]) == 2
    assert measure.median([4, 1, 2, 3]) == 2
