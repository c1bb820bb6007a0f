from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.readers.docx.values import TWIP, bounded, integer, measure, on_off


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("1440", 72.0),
        ("1440.0", 72.0),
        ("-20", -1.0),
        ("72pt", 72.0),
        ("2.54cm", 72.0),
        ("25.4mm", 72.0),
        ("1in", 72.0),
        ("6pc", 72.0),
        ("", None),
        (None, None),
        ("1e9", None),
        ("nan", None),
        ("12zz", None),
        ("9" * 40, None),
    ],
)
def test_measures(written: str | None, points: float | None) -> None:
    assert measure(written, TWIP) == points


@given(st.text(max_size=20))
def test_no_text_breaks_a_measure(text: str) -> None:
    value = measure(text, TWIP)
    assert value is None or math.isfinite(value)
    assert 1 <= bounded(text, 5, 1, 9) <= 9
    assert integer(text) is None or isinstance(integer(text), int)


def test_switches() -> None:
    assert [on_off(value) for value in (None, "1", "true", "on", "")] == [True] * 5
    assert [on_off(value) for value in ("0", "false", "off", "False")] == [False] * 4
