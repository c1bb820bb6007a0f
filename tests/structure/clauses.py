"""Invented sentences, and what duties read in them, for the tests of duties and of the ledger."""

from __future__ import annotations

import datetime

from govlint.model.elements import Element, Span
from govlint.structure.duties import Duty, duties
from govlint.structure.sentences import Sentence
from govlint.text.normalise import normalise

WRITTEN = datetime.date(2024, 5, 7)


def sentence(text: str, index: int = 0, block: int = 0, *, is_heading: bool = False) -> Sentence:
    """Return a sentence of the body."""
    place = Span(block, 100 * index, 100 * index + len(text))
    return Sentence(
        index, text, normalise(text), place, Element.BODY, None, "", is_heading=is_heading
    )


def read(*texts: str) -> tuple[Duty, ...]:
    """Return the clauses of sentences of one paragraph."""
    return duties([sentence(text, number) for number, text in enumerate(texts)], WRITTEN)


def bound(*texts: str) -> list[Duty]:
    """Return those that bind somebody."""
    return [duty for duty in read(*texts) if duty.binds]


def leads(*texts: str) -> list[list[str]]:
    """Return the leads of each duty that binds."""
    return [[unit.name for unit in duty.lead] for duty in bound(*texts)]
