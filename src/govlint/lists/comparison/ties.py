"""Regions that differ without a majority, where one value asks for less than all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from govlint.lists.comparison.forms import Form
from govlint.lists.comparison.judging import Judgement
from govlint.lists.comparison.policies import MISSING, FieldPolicy
from govlint.lists.comparison.references import Reference


def least_of(
    policy: FieldPolicy,
    forms: Sequence[Form],
    votes: Sequence[tuple[int, int]],
    judges: Callable[[int, int], tuple[Judgement, ...]],
) -> Reference | None:
    """Return the value that asks for no more than any other; None where there is none.

    Args:
        policy: the field and its policy; without a direction nothing is less.
        forms: the forms of the field.
        votes: numbers of the forms of the regions, and how many have each.
        judges: tells how the second form departs from the first.
    """
    if not policy.direction or not policy.tie:
        return None
    known = [(number, count) for number, count in votes if number and forms[number].known]
    for number, count in known:
        others = [other for other, _ in known if other != number]
        departures = [one for other in others for one in judges(other, number)]
        if others and all(one.situation == MISSING for one in departures):
            voters = sum(size for _, size in known)
            return Reference(forms[number], count, voters, empties=False, least=True)
    return None
