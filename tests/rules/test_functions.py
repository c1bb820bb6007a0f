from __future__ import annotations

import datetime

import pytest

from govlint.model.elements import DateMention, Element, ElementText, Span
from govlint.rules.functions import date_of, number, valid_date
from tests.rules.support import element


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("7", 7),
        ("07", 7),
        ("十二", 12),
        ("二〇二四", 2024),
        (3.5, 3.5),
        ("", None),
        ("甲", None),
        ("9" * 5000, None),
        (True, None),
        (None, None),
    ],
)
def test_number(value: object, found: object) -> None:
    assert number(value) == found


def test_valid_date() -> None:
    assert valid_date("2024", "02", "29") is True
    assert valid_date("2023", "2", "29") is False
    assert valid_date("2023", "13", "1") is False
    assert valid_date("2023", "", "1") is None


def test_date_of() -> None:
    day = datetime.date(2024, 5, 7)
    assert date_of(element(Element.DOCUMENT_DATE, "2024年05月07日", 0)) == day
    assert date_of(DateMention(Span(0, 0, 1), "", 2024, 5, 7)) == day
    assert date_of(DateMention(Span(0, 0, 1), "", 2024, 5, None)) is None
    assert date_of(ElementText(Element.DOCUMENT_DATE, (Span(0, 0, 1),), "?", "?")) is None
    assert date_of("2024年5月7日") is None
