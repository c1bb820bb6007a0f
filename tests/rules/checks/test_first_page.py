from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.rules.api import NotChecked
from govlint.rules.checks.first_page import recipients, shows_body
from tests.rules.checks.laid import (
    DATE,
    NUMBER,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    Row,
    pages,
    red,
    titled,
    word,
)
from tests.rules.checks.look import hits

AREA = {"bottom_mm": 262}
BODY = Row(OPENING, indent=2)
MANY = (
    "各县（区）人民政府，" + "甲经济开发区、甲高新区管理委员会，" * 6 + "市政府各部门、各直属机构："
)


def test_the_body_begins_below_the_title() -> None:
    document = pages(red(line=5), NUMBER, titled(), "", RECIPIENTS, BODY, SIGNATURE, DATE)
    assert hits(shows_body, document, **AREA) == []
    assert hits(recipients, document, **AREA) == []


def test_the_body_begins_on_the_next_page() -> None:
    turned = replace(BODY, page=2)
    rows = (red(line=5), NUMBER, titled(), "", RECIPIENTS, turned, SIGNATURE, DATE)
    (hit,) = hits(shows_body, pages(*rows), **AREA)
    assert (hit.element, hit.span.end) == ("body", len(OPENING))
    assert hits(recipients, pages(*rows), **AREA) == []


def test_the_recipients_fill_the_page() -> None:
    turned = replace(BODY, page=2)
    rows = (red(line=5), NUMBER, titled(line=14), "", Row(MANY), turned, SIGNATURE, DATE)
    lengthened = (*rows[:4], Row(MANY, line=18), *rows[5:])
    (hit,) = hits(recipients, pages(*lengthened), **AREA)
    assert (hit.element, hit.span.end) == ("recipients", len(MANY))
    assert hits(shows_body, pages(*lengthened), **AREA) == []


def test_a_break_in_a_word_file() -> None:
    rows = [red(), Row(NUMBER), titled(), Row(""), Row(RECIPIENTS), replace(BODY, broken=True)]
    (hit,) = hits(shows_body, word(*rows, SIGNATURE, DATE), **AREA)
    assert hit.element == "body"
    with pytest.raises(NotChecked):
        hits(recipients, word(*rows, SIGNATURE, DATE), **AREA)


def test_a_word_file_without_a_break() -> None:
    document = word(red(), NUMBER, titled(), "", RECIPIENTS, BODY, SIGNATURE, DATE)
    with pytest.raises(NotChecked):
        hits(shows_body, document, **AREA)
