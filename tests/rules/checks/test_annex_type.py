from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.annex_type import looks
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
    word,
)
from tests.rules.checks.look import hits
from tests.structure.support import table

SETTINGS = {"size": 16, "least": 8, "shortest": 12}
TEXT = Row("东河水库：王某某，市水务局副局长。", 2, indent=2)
BODY = Row(OPENING, indent=2)
MARK, NAME = Row("附件", 2, font="黑体", broken=True), titled("防汛责任人名单", page=2)


def annexed(*rows: Row, body: Row = BODY) -> tuple[Row | str, ...]:
    head = (red(), NUMBER, titled(), "", RECIPIENTS, body, SIGNATURE, DATE)
    return (*head, MARK, Row("", 2), NAME, Row("", 2), *rows)


@pytest.mark.parametrize("make", [word, pages])
def test_text_like_the_body(make: Make) -> None:
    assert hits(looks, make(*annexed(TEXT, TEXT)), **SETTINGS) == []


@pytest.mark.parametrize("make", [word, pages])
def test_text_that_departs(make: Make) -> None:
    song = replace(TEXT, font="宋体")
    (hit,) = hits(looks, make(*annexed(song, song)), **SETTINGS)
    assert (hit.values["used"], hit.values["many"]) == ("宋体", "（全文共 2 处）")
    (hit,) = hits(looks, make(*annexed(replace(TEXT, size=12.0))), **SETTINGS)
    assert hit.values["used"] == "小四（12 磅）"


def test_what_the_body_is_set_in_is_right() -> None:
    song = annexed(
        replace(TEXT, font="宋体", size=14.0), body=replace(BODY, font="宋体", size=14.0)
    )
    assert hits(looks, word(*song), **SETTINGS) == []
    assert hits(looks, word(*annexed(TEXT, body=replace(BODY, font="宋体"))), **SETTINGS) == []


def test_headings_have_their_own_type() -> None:
    first = Row("一、巡查责任人的职责。", 2, font="黑体")
    second = Row("（一）汛期每日巡查水库大坝。", 2, font="楷体")
    assert hits(looks, word(*annexed(first, second, TEXT)), **SETTINGS) == []


def test_labels_and_short_lines_are_no_running_text() -> None:
    with pytest.raises(NotApplicable):
        hits(looks, word(*annexed(Row("王某某。", 2, font="宋体"))), **SETTINGS)


def test_a_font_that_nobody_knows() -> None:
    with pytest.raises(NotChecked):
        hits(looks, word(*annexed(replace(TEXT, font="锟斤拷"))), **SETTINGS)


def test_notes_to_a_table_have_type_of_their_own() -> None:
    note = Row("注：上述水库由市水务局管理。", 2, size=12.0)
    assert hits(looks, word(*annexed(TEXT, note)), **SETTINGS) == []
    made = word(*annexed(TEXT, replace(TEXT, size=12.0)))
    below = (*made.blocks[:-1], table("水库|责任人", "东河水库|王某某"), made.blocks[-1])
    assert hits(looks, replace(made, blocks=below), **SETTINGS) == []
