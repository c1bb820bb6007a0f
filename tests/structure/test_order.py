from __future__ import annotations

import pytest

from govlint.structure.assemble import ENCLOSURES, LABELS
from govlint.structure.order import END_COST, TRANSITIONS, State

OTHER_LABELS = {
    "annex_heading",
    "annex_label",
    "annex_title",
    "contents",
    "detached",
    "issued_title",
    "mark_number",
    "noise_any",
    "noise_head",
    "noise_tail",
    "printing",
    "signed_date",
    "text",
}
"""Labels whose element depends on the state, or that make no element."""


def test_every_state_says_what_may_follow() -> None:
    assert set(TRANSITIONS) == set(State)


def test_plain_text_and_furniture_may_stand_in_every_state() -> None:
    missing = {
        (state.name, label)
        for state, steps in TRANSITIONS.items()
        for label in ("text", "noise_any", "noise_head", "noise_tail")
        if label not in steps
    }
    assert missing == set()


def test_every_label_is_known_to_assembly() -> None:
    used = {label for steps in TRANSITIONS.values() for label in steps}
    assert used <= set(LABELS) | OTHER_LABELS
    assert set(LABELS) <= used


def test_costs_are_no_rewards() -> None:
    costs = [cost for steps in TRANSITIONS.values() for ends in steps.values() for _, cost in ends]
    assert min(costs) >= 0
    assert min(END_COST.values()) >= 0


def test_every_state_can_be_reached() -> None:
    reached = {State.START}
    for _ in State:
        reached |= {to for at in reached for ends in TRANSITIONS[at].values() for to, _ in ends}
    assert reached == set(State)


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (State.BODY, "title"),
        (State.BODY, "recipients"),
        (State.BODY, "number"),
        (State.DATED, "recipients"),
        (State.DATED, "title"),
        (State.AFTER, "signature"),
        (State.START, "signature"),
        (State.START, "date"),
        (State.START, "copies"),
    ],
)
def test_what_cannot_follow(state: State, label: str) -> None:
    assert label not in TRANSITIONS[state]


def test_what_stands_in_an_issued_text_or_an_annex_stays_there() -> None:
    inner = ("number", "recipients", "signature", "date", "note", "caption", "attachment_list")
    outside = {
        (state.name, label, to.name)
        for state in ENCLOSURES
        for label in inner
        for to, _ in TRANSITIONS[state].get(label, ())
        if to not in ENCLOSURES
    }
    assert outside == set()
