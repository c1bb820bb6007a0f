from __future__ import annotations

import pytest

from govlint.structure.decode import decode, labels, text_cost
from govlint.structure.order import State
from govlint.structure.view import view_of
from tests.structure.support import NOTICE, ORDER, lines, steps, table
from tests.structure.support import labels as line_labels


def test_the_reading_of_a_conformant_notice() -> None:
    assert line_labels(*NOTICE) == (
        ["number", "title", "recipients"] + ["text"] * 5 + ["signature", "date"]
    )


def test_the_reading_covers_every_line_once() -> None:
    found = steps("首页", *NOTICE, "附件", "责任人名单", table("姓名|职务"))
    edges = [(step.candidate.first, step.candidate.last) for step in found]
    assert [first for first, _ in edges] == [0, *(last for _, last in edges[:-1])]
    assert edges[-1][1] == 14


def test_states_follow_the_document() -> None:
    assert [step.state for step in steps(*NOTICE)] == (
        [State.HEAD_NUMBERED, State.NUMBERED, State.ADDRESSED]
        + [State.BODY] * 5
        + [State.SIGNED, State.DATED]
    )


def test_labels_are_one_for_each_line() -> None:
    found = steps("甲市人民政府", "关于做好防汛工作的", "通知", *NOTICE[2:])
    assert [label for label, _ in labels(found)][:4] == ["title"] * 3 + ["recipients"]
    assert len(labels(found)) == 11


def test_no_lines_have_no_reading() -> None:
    assert decode(view_of([])) == []


def test_a_document_of_one_line_is_read() -> None:
    assert line_labels("甲") == ["text"]


@pytest.mark.parametrize(
    ("text", "outside", "inside"),
    [
        ("首页", 0.005, 0.06),
        ("甲市人民政府政务公开专栏首页信息", 0.03, 0.06),
        (ORDER, 0.8, 0.0),
        ("甲" * 61, 1.5, 0.0),
        ("一、加强值守", 0.8, 0.0),
    ],
)
def test_short_lines_are_cheap_outside_and_sentences_inside(
    text: str, outside: float, inside: float
) -> None:
    view = view_of(lines(text))
    assert text_cost(view, 0, State.START, State.START) == outside
    assert text_cost(view, 0, State.BODY, State.AFTER) == outside
    assert text_cost(view, 0, State.BODY, State.BODY) == inside


def test_navigation_right_under_a_title_costs_nothing() -> None:
    view = view_of(lines("政务公开"))
    assert text_cost(view, 0, State.TITLED, State.TITLED) == 0.0
    assert text_cost(view, 0, State.TITLED, State.BODY) > 0.0


def test_a_table_is_text_of_the_document() -> None:
    view = view_of(lines(table("甲|乙")))
    assert text_cost(view, 0, State.BODY, State.BODY) == 0.0
    assert text_cost(view, 0, State.START, State.START) > 0.5
