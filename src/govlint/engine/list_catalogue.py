"""One list against the catalogue that binds it: what a comparison would say of it alone."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.engine.listing import ListSession
from govlint.lists.aligning import align
from govlint.lists.comparing import compare
from govlint.lists.places import level_of_region
from govlint.model.items import ItemList
from govlint.model.listing import Departure, Difference, ListFinding, RegionList

OWN = "本清单"
"""Name of a list whose region nobody knows."""
ASKED_ALREADY = frozenset({"L-TYPE-1", "L-CODE-8", "L-LVL-1"})
"""Rules that ask the catalogue of every row by themselves."""
FROM = "catalogue"


def against_catalogue(
    items: ItemList, session: ListSession, found: tuple[ListFinding, ...]
) -> Iterator[ListFinding]:
    """Yield what a list differs in from the catalogue of the session.

    Matters that it lacks, or that are not in the catalogue, are left to the comparison.

    Args:
        items: the list.
        session: rules, laws and the catalogue.
        found: what the rules have found; what concerns the same field of a row is not said twice.
    """
    if session.catalogue is None:
        return
    name = items.region or OWN
    regions = (RegionList(name, level_of_region(name) if items.region else None, items),)
    alignment = align(regions, session.catalogue, None)
    result = compare(
        regions,
        alignment,
        session.catalogue,
        session.laws,
        session.policies,
        session.day,
        session.rules,
    )
    taken = {(one.place, one.field) for one in found}
    for difference in result.findings:
        if difference.code not in ASKED_ALREADY and difference.expected_from == FROM:
            for place in difference.places:
                if place.place.row is not None and (place.place, difference.field) not in taken:
                    yield _finding(difference, place, session)


def _finding(difference: Difference, place: Departure, session: ListSession) -> ListFinding:
    return ListFinding(
        code=difference.code,
        name=difference.name,
        source=difference.source,
        severity=difference.severity,
        outcome=difference.outcome,
        field=difference.field,
        place=place.place,
        message=difference.message,
        why=session.rules.get(difference.code).why,
        how=difference.how,
        evidence=place.actual or "",
        expected=difference.expected,
        actual=place.actual,
        confidence=difference.confidence,
        matter=difference.matter,
    )
