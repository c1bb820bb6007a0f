from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, Run
from govlint.rules.api import NotChecked
from govlint.rules.checks.recipients_place import place
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from tests.rules.checks.laid import (
    DATE,
    NUMBER,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    Make,
    Row,
    pages,
    red,
    titled,
    with_blocks,
    word,
)
from tests.rules.checks.look import cases, hits

ONE = {"lines": 1, "tolerance": 0.5, "characters": 0.5}
HEAD = (red(), NUMBER, "", "", titled())
REST = (Row(OPENING, indent=2), SIGNATURE, DATE)
FLUSH = Row(RECIPIENTS)
MANY = Row("各县（区）人民政府，甲经济开发区、甲高新区管理委员会，市政府各部门、各直属机构：")


@pytest.mark.parametrize("make", [word, pages])
def test_one_blank_line_and_flush_left(make: Make) -> None:
    assert hits(place, make(*HEAD, "", FLUSH, *REST), **ONE) == []
    assert hits(place, make(*HEAD, "", MANY, *REST), **ONE) == []


@pytest.mark.parametrize("make", [word, pages])
@pytest.mark.parametrize(("blank", "free"), [(0, "没有空行"), (2, "空 2 行")])
def test_another_number_of_blank_lines(make: Make, blank: int, free: str) -> None:
    (hit,) = hits(place, make(*HEAD, *[""] * blank, FLUSH, *REST), **ONE)
    assert (hit.case, hit.values["free"], hit.span.end) == ("空行", free, len(RECIPIENTS))


@pytest.mark.parametrize("make", [word, pages])
def test_an_indent(make: Make) -> None:
    (hit,) = hits(place, make(*HEAD, "", replace(FLUSH, indent=2.0), *REST), **ONE)
    assert (hit.case, hit.values["indent"]) == ("没有顶格", "2")


@pytest.mark.parametrize("make", [word, pages])
def test_set_in_the_middle(make: Make) -> None:
    centred = replace(FLUSH, align=Alignment.CENTER)
    assert cases(hits(place, make(*HEAD, "", centred, *REST), **ONE)) == ["没有顶格"]


@pytest.mark.parametrize("make", [word, pages])
def test_later_lines_that_are_not_flush(make: Make) -> None:
    (hit,) = hits(place, make(*HEAD, "", replace(MANY, turn=2.0), *REST), **ONE)
    assert (hit.case, hit.values["indent"]) == ("回行", "2")


def test_one_line_of_a_word_file_has_no_later_lines() -> None:
    hanging = replace(FLUSH, turn=2.0)
    assert hits(place, word(*HEAD, "", hanging, *REST), **ONE) == []


def test_blanks_typed_before_it() -> None:
    typed = Row("\u3000\u3000" + RECIPIENTS)
    assert cases(hits(place, word(*HEAD, "", typed, *REST), **ONE)) == ["没有顶格"]


def test_what_cannot_be_told() -> None:
    document = word(*HEAD, "", FLUSH, *REST)
    with pytest.raises(NotChecked):
        hits(place, with_blocks(document, 0, 99, from_table=True), **ONE)


def test_unknown_text_above_what_is_taken_for_recipients() -> None:
    document = word(*HEAD, "", "", replace(FLUSH, indent=2.0), *REST)
    official = recognise(document)
    other = with_blocks(document, 5, 6, runs=(Run("打印本页"),))
    changed = replace(official, document=other)
    facts = known_facts(NO_FACTS, changed)
    with pytest.raises(NotChecked):
        list(place(Context(changed, facts, datetime.date(2024, 5, 7), ONE)))
