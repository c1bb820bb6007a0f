"""The decoder: the best reading of a whole document by dynamic programming.

A reading is a sequence of candidates that covers every line once. Its worth is the sum of the
candidates' rewards less the costs of the order grammar and of plain text where plain text is
unlikely. No other place decides what a line is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govlint.structure.candidates import candidates_at
from govlint.structure.candidates.base import Candidate, View, is_sentence
from govlint.structure.order import END_COST, TRANSITIONS, State

NUMBERED = re.compile(
    r"第[一二三四五六七八九十百]+[章节条编]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)
OUTSIDE = (State.START, State.AFTER)


@dataclass(frozen=True, slots=True)
class Step:
    """One candidate of the chosen reading and the state it led to."""

    candidate: Candidate
    state: State


@dataclass(slots=True)
class _Node:
    worth: float
    before: _Node | None
    step: Step | None


def decode(view: View) -> list[Step]:
    """Return the best reading of the lines in order."""
    columns: list[dict[State, _Node]] = [{} for _ in range(len(view.lines) + 1)]
    columns[0][State.START] = _Node(0.0, None, None)
    for index in range(len(view.lines)):
        if not columns[index]:
            continue
        for candidate in candidates_at(view, index):
            _extend(view, columns, candidate)
        columns[index] = {}  # what is still needed hangs on the nodes behind it
    return _trace(columns[-1])


def _extend(view: View, columns: list[dict[State, _Node]], candidate: Candidate) -> None:
    target = columns[candidate.last]
    for state, node in columns[candidate.first].items():
        for following, cost in TRANSITIONS[state].get(candidate.label, ()):
            worth = node.worth + candidate.reward - cost
            if candidate.label == "text":
                worth -= text_cost(view, candidate.first, state, following)
            best = target.get(following)
            if best is None or worth > best.worth:
                target[following] = _Node(worth, node, Step(candidate, following))


def text_cost(view: View, index: int, state: State, following: State) -> float:
    """Return what it costs to read a line as plain text on the way into a state.

    Outside the document short lines are cheap and sentences dear; inside it is the reverse, most
    of all right under a title, where navigation may stand between title and text.
    """
    line = view.lines[index]
    text = line.norm
    sentence = line.table is not None or is_sentence(text) or NUMBERED.match(text) is not None
    if following in OUTSIDE:
        return (1.5 if len(text) > 60 else 0.8) if sentence else 0.03 if len(text) > 12 else 0.005
    if sentence:
        return 0.0
    if state is following and state in (State.TITLED, State.NUMBERED):
        return 0.0
    return 0.06


def _trace(last: dict[State, _Node]) -> list[Step]:
    if not last:
        return []
    node: _Node | None = max(
        last.items(), key=lambda entry: entry[1].worth - END_COST.get(entry[0], 0.0)
    )[1]
    steps: list[Step] = []
    while node is not None and node.step is not None:
        steps.append(node.step)
        node = node.before
    return steps[::-1]


def labels(steps: Sequence[Step]) -> list[tuple[str, State]]:
    """Return the label and state of every line, for people who want to see the reading."""
    found: list[tuple[str, State]] = []
    for step in steps:
        size = step.candidate.last - step.candidate.first
        found.extend([(step.candidate.label, step.state)] * size)
    return found
