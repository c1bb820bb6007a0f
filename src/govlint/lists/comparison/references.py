"""The reference of a field where nothing above the regions gives one: what most of them have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from govlint.lists.comparison.bases import basis_difference, common_basis
from govlint.lists.comparison.forms import Form, clauses_form
from govlint.lists.values.clauses import Clause

Votes = Sequence[tuple[Form, int]]
"""Forms and how many regions have each, empty cells among them."""
Alike = Callable[[Form, Form], bool]
BY_CLAUSES = frozenset(("clauses", "materials", "steps", "extras"))


@dataclass(frozen=True, slots=True)
class Reference:
    """What regions are held against.

    Attributes:
        form: the value; None: regions differ and none of the values is that of most.
        votes: how many regions have it, or at least have what it asks for.
        voters: how many regions have filled in anything.
        empties: an empty cell departs from it.
        least: it is not that of most, but what asks for the least.
    """

    form: Form | None
    votes: int = 0
    voters: int = 0
    empties: bool = True
    least: bool = False


def majority(kind: str, votes: Votes, alike: Alike) -> Reference | None:
    """Return the reference that regions of one level make; None where nothing is to compare.

    Args:
        kind: how values are compared.
        votes: what the regions have.
        alike: tells whether two values do not depart from each other.
    """
    filled = [(form, count) for form, count in votes if not form.empty]
    voters = sum(count for _, count in filled)
    empty = sum(count for form, count in votes if form.empty)
    if not filled or (len(filled) == 1 and empty >= filled[0][1]):
        return None
    if kind == "norms":
        form = common_basis(filled)
        count = sum(number for other, number in filled if form and _rests_on(form, other))
    else:
        form, count = _most(kind, filled, voters, alike)
    return Reference(form, count, voters, empties=count > empty)


def _rests_on(common: Form, other: Form) -> bool:
    return not basis_difference(common.value, other.value).missing


def _most(kind: str, filled: Votes, voters: int, alike: Alike) -> tuple[Form | None, int]:
    """Return the value that more regions have than any other."""
    ordered = sorted(filled, key=lambda one: -one[1])
    best, count = ordered[0]
    if 2 * count > voters:
        return best, count
    if kind in BY_CLAUSES:
        found = _common_clauses(filled, voters)
        if found is not None:
            return found
    ordered = _together(ordered, alike)
    best, count = ordered[0]
    if len(ordered) > 1 and (ordered[1][1] == count or count < 2):
        return None, 0
    return best, count


def _together(ordered: Votes, alike: Alike) -> list[tuple[Form, int]]:
    """Count values that do not depart from each other as one: 20 and 20个工作日."""
    found: list[tuple[Form, int]] = []
    for form, count in ordered:
        for place, (known, number) in enumerate(found):
            if alike(known, form):
                found[place] = known, number + count
                break
        else:
            found.append((form, count))
    return sorted(found, key=lambda one: -one[1])


def _common_clauses(filled: Votes, voters: int) -> tuple[Form, int] | None:
    """Return the clauses that more than half of the regions have, if some region has just these."""
    counted: Counter[str] = Counter()
    clauses: dict[str, Clause] = {}
    for form, count in filled:
        for key, clause in _clauses_of(form).items():
            counted[key] += count
            clauses.setdefault(key, clause)
    if any(2 * count == voters for count in counted.values()):
        return None
    common = {key for key, count in counted.items() if 2 * count > voters}
    same = [(form, count) for form, count in filled if _clauses_of(form).keys() == common]
    same.sort(key=lambda one: -one[1])
    if not common or not same or (len(same) > 1 and same[0][1] == same[1][1]):
        return None
    form = same[0][0]
    return clauses_form([clauses[key] for key in _clauses_of(form)], form.printed), sum(
        count for _, count in same
    )


def _clauses_of(form: Form) -> Mapping[str, Clause]:
    found: Mapping[str, Clause] = form.value
    return found
