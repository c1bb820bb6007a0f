"""What a field may do across regions, and what a difference is called (rules/data/policies.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from govlint.structure import tables

EQUAL, EQUAL_HERE, ONE_WAY, FREE = "Eq4", "EqR", "Dir", "Free"
"""Equal on all levels, equal across regions of one level, may differ in one direction, free."""
STRICT = frozenset((EQUAL, EQUAL_HERE))

DIFFERENT, NEAR, EMPTY, WORSE, EXTRA, BASED, CHANGED, MISSING, UNITS, PARAGRAPH = (
    "different",
    "near",
    "empty",
    "worse",
    "extra",
    "based",
    "changed",
    "missing",
    "units",
    "paragraph",
)
"""Situations that the comparison of two values may come upon."""
CATALOGUE, LAW, ABOLISHED, BEYOND = "catalogue", "law", "abolished", "beyond"
OUTSIDE = "outside"
"""Situations that depend on the reference."""
BEFORE = {NEAR: DIFFERENT, CHANGED: DIFFERENT, CATALOGUE: DIFFERENT, LAW: DIFFERENT}
"""Situation to the one that it is taken for where a field does not tell them apart."""
_STRICTLY = {
    "level": "equal_levels",
    "visits": "equal_visits",
    "promise": "limit",
    "channel": "text",
}
"""Kind of what may differ in one direction to the kind in which it may not."""
_FOR_THE_WORSE = frozenset((WORSE, EXTRA, BASED, DIFFERENT, NEAR, CHANGED, CATALOGUE))


@dataclass(frozen=True, slots=True)
class FieldPolicy:
    """How one field is compared.

    Attributes:
        field: the field.
        policy: Eq4, EqR, Dir or Free.
        kind: how two values are compared.
        direction: what is better: lower, fewer, higher; ``""`` where nothing is.
        tie: regions that differ without a majority are a defect in themselves.
        cases: situation to code and case of a rule; others are no finding.
    """

    field: str
    policy: str
    kind: str
    direction: str
    tie: bool
    cases: Mapping[str, tuple[str, str]]

    def case_of(self, situation: str) -> tuple[str, str] | None:
        """Return code and case of a situation, None where it is no finding."""
        found = self.cases.get(situation)
        if found is None and situation in BEFORE:
            found = self.cases.get(BEFORE[situation])
        if self.policy == ONE_WAY and self.direction and situation not in _FOR_THE_WORSE:
            return None
        return found


def field_policies(own: Mapping[str, str]) -> tuple[FieldPolicy, ...]:
    """Return the fields that are compared, in the order in which they are reported.

    Args:
        own: field to policy, as a profile has it.
    """
    changed = (_with_policy(one, own.get(one.field, one.policy)) for one in _table())
    return tuple(one for one in changed if one.policy != FREE)


def _with_policy(known: FieldPolicy, policy: str) -> FieldPolicy:
    """Return how a field is compared under another policy: strictly, the better is no exception."""
    if known.policy != ONE_WAY or policy not in STRICT:
        return replace(known, policy=policy)
    usual = next(iter(known.cases.values()))
    return replace(
        known,
        policy=policy,
        kind=_STRICTLY[known.kind],
        tie=True,
        cases={DIFFERENT: usual, UNITS: usual},
    )


def policy_names(own: Mapping[str, str]) -> dict[str, str]:
    """Return the policy of every field by name, those of a profile laid upon our own."""
    return {one.field: own.get(one.field, one.policy) for one in _table()} | dict(own)


@cache
def _table() -> tuple[FieldPolicy, ...]:
    return tuple(_policy(row) for row in tables.rows("policies"))


def _policy(row: list[str]) -> FieldPolicy:
    field, policy, kind, direction, tie, code, cases = row
    return FieldPolicy(
        field,
        policy,
        kind,
        "" if direction == "-" else direction,
        tie == "yes",
        dict(_case(entry, code) for entry in cases.split()),
    )


def _case(entry: str, code: str) -> tuple[str, tuple[str, str]]:
    situation, _, target = entry.partition("=")
    own, colon, case = target.partition(":")
    return situation, ((own, case) if colon else (code, own))
