from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from govlint.model.document import Document
from govlint.rules.api import NotChecked
from govlint.rules.checks.attachment_list_look import place, turned
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
from tests.structure.support import NOTICE
from tests.structure.support import hits as text_hits

PLACE = {"lines": 1, "characters": 2, "tolerance": 0.5}
TURN = {"tolerance": 0.5}
HEAD = (red(), NUMBER, "", "", titled(), "", RECIPIENTS, Row(OPENING, indent=2))
TAIL = ("", SIGNATURE, DATE)
SHORT = Row("附件：防汛工作任务分工表", indent=2, turn=5)
NAME = "全市重点水库和山洪灾害易发区2024年防汛责任人名单"
FIRST = Row("附件：1." + NAME, indent=2, turn=6)
SECOND = Row("2.防汛隐患排查表", indent=5, turn=6)


def listed(make: Make, *rows: Row | str) -> Document:
    return make(*HEAD, *rows, *TAIL)


@pytest.mark.parametrize("make", [word, pages])
def test_one_blank_line_and_two_characters(make: Make) -> None:
    assert hits(place, listed(make, "", SHORT), **PLACE) == []
    assert hits(place, listed(make, "", FIRST, SECOND), **PLACE) == []


@pytest.mark.parametrize("make", [word, pages])
def test_another_place(make: Make) -> None:
    assert cases(hits(place, listed(make, SHORT), **PLACE)) == ["空行"]
    assert cases(hits(place, listed(make, "", "", SHORT), **PLACE)) == ["空行"]
    (hit,) = hits(place, listed(make, "", replace(SHORT, indent=0.0)), **PLACE)
    assert (hit.case, hit.values["indent"]) == ("左空", "0")


@pytest.mark.parametrize("text", ["附件:防汛工作任务分工表", "附件 1:防汛工作任务分工表"])
def test_a_half_width_colon(text: str) -> None:
    (hit,) = hits(place, listed(word, "", replace(SHORT, text=text)), **PLACE)
    assert (hit.case, hit.safe) == ("冒号", True)
    (edit,) = hit.edits
    assert (text[edit.start : edit.end], edit.text) == (":", "：")


def test_the_word_itself() -> None:
    (hit,) = hits(place, listed(word, "", replace(SHORT, text="附：防汛工作任务分工表")), **PLACE)
    assert (hit.case, hit.values["head"]) == ("附", "附：")


def test_a_text_file_shows_the_words_alone() -> None:
    assert text_hits(place, *NOTICE[:8], "附件：防汛工作任务分工表", *NOTICE[8:]) == []
    found = text_hits(place, *NOTICE[:8], "附件:防汛工作任务分工表", *NOTICE[8:])
    assert found == [("冒号", "附件:")]


def test_files_of_a_machine_keep_their_colon() -> None:
    official = recognise(listed(word, "", replace(SHORT, text="附件:防汛工作任务分工表")))
    converted = replace(official, machine_converted=True)
    facts = known_facts(NO_FACTS, converted)
    within = Context(converted, facts, datetime.date(2024, 5, 7), PLACE)
    assert list(place(within)) == []


def test_a_place_that_cannot_be_told() -> None:
    document = listed(word, "", SHORT)
    with pytest.raises(NotChecked):
        hits(place, with_blocks(document, 0, 99, from_table=True), **PLACE)


@pytest.mark.parametrize("make", [word, pages])
def test_lines_below_the_name(make: Make) -> None:
    assert hits(turned, listed(make, "", FIRST, SECOND), **TURN) == []


@pytest.mark.parametrize("make", [word, pages])
def test_lines_that_begin_elsewhere(make: Make) -> None:
    flush = replace(FIRST, turn=0.0)
    (hit,) = hits(turned, listed(make, "", flush, SECOND), **TURN)
    assert hit.values["indent"] == "0"
    assert hit.span.end - hit.span.start == len(NAME)


def test_a_name_in_title_marks_may_be_half_a_character_off() -> None:
    row = Row("附件：1.《全市重点水库和山洪灾害易发区2024年防汛责任人名单》", indent=2, turn=6.8)
    assert hits(turned, listed(word, "", row, SECOND), **TURN) == []


def test_short_names_show_nothing() -> None:
    for make in (word, pages):
        with pytest.raises(NotChecked):
            hits(turned, listed(make, "", SHORT), **TURN)


def test_a_tab_hides_where_a_name_begins() -> None:
    row = Row("附件：1.\t" + NAME, indent=2, turn=6)
    with pytest.raises(NotChecked):
        hits(turned, listed(word, "", row, SECOND), **TURN)
