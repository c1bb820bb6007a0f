"""Numbers that every report on lists shows alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govlint.model.finding import Outcome, Severity
from govlint.model.listing import Comparison, Departure, Difference, ListFinding, ListsReport
from govlint.model.listing_rows import listed
from govlint.reporters.lists.terms import counts, field_rank


def rows_by_outcome(comparison: Comparison) -> Mapping[str, int]:
    """Count the rows of all regions by what became of them: matched, review, only_here."""
    found = comparison.alignment.rows.group_by("outcome").len()
    return dict(found.sort("outcome").iter_rows())


def check_summary(report: ListsReport) -> dict[str, int]:
    """Count files, matters and findings; severities count what failed."""
    found = [finding for one in report.lists for finding in one.findings]
    return {
        "files": len(report.lists),
        "unreadable": sum(one.items.error is not None for one in report.lists),
        "rows": sum(one.items.frame.height for one in report.lists),
        **_weights(found),
    }


def _weights(found: Sequence[ListFinding | Difference]) -> dict[str, int]:
    failed = Counter(one.severity for one in found if one.outcome is Outcome.FAIL)
    levels = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    review = sum(one.outcome is Outcome.REVIEW for one in found)
    return {**{level.value: failed[level] for level in levels}, "review": review}


def compare_summary(comparison: Comparison) -> dict[str, int]:
    """Count regions, rows, matters and findings; ``review`` counts rows that need a person."""
    rows = rows_by_outcome(comparison)
    weights = _weights(comparison.findings)
    return {
        "regions": len(comparison.regions),
        "unreadable": sum(one.items.error is not None for one in comparison.regions),
        "rows": sum(one.items.frame.height for one in comparison.regions),
        "items": len(listed(comparison.alignment)),
        "matched": rows.get("matched", 0),
        "review": rows.get("review", 0),
        "only_here": rows.get("only_here", 0),
        "error": weights["error"],
        "warning": weights["warning"],
        "info": weights["info"],
        "findings_to_review": weights["review"],
    }


@dataclass(slots=True)
class RegionTally:
    """What was found in one region: places by weight, matters it lacks, rows to be looked at."""

    errors: int = 0
    warnings: int = 0
    missing: int = 0
    review: int = 0
    only_here: int = 0


def by_region(comparison: Comparison) -> Mapping[str, RegionTally]:
    """Count what was found in each region, in the order of the comparison."""
    found = {region.name: RegionTally() for region in comparison.regions}
    for one, place in departures(comparison):
        tally = found.setdefault(place.region, RegionTally())
        if counts(one.severity, one.outcome):
            tally.errors += one.severity is Severity.ERROR
            tally.warnings += one.severity is Severity.WARNING
            tally.missing += one.verdict == "missing"
    names = [region.name for region in comparison.regions]
    rows = comparison.alignment.rows.group_by("region", "outcome").len()
    for region, outcome, number in rows.iter_rows():
        found[names[region]].review += number if outcome == "review" else 0
        found[names[region]].only_here += number if outcome == "only_here" else 0
    return found


def departures(comparison: Comparison) -> Iterator[tuple[Difference, Departure]]:
    """Yield every place of every finding."""
    for one in comparison.findings:
        for place in one.places:
            yield one, place


@dataclass(frozen=True, slots=True)
class Worst:
    """A matter and the findings in it that count, by field; presence left out."""

    name: str
    basic_code: str
    findings: tuple[Difference, ...]
    places: int
    """A field in a region is one."""


def worst(comparison: Comparison) -> list[Worst]:
    """Return the matters that depart, those with the most places first."""
    found: dict[str, list[Difference]] = {}
    for one in comparison.findings:
        if one.item and one.field != "presence" and counts(one.severity, one.outcome):
            found.setdefault(one.item, []).append(one)
    matters = []
    for own in found.values():
        own.sort(key=lambda one: (field_rank(one.field), one.code))
        places = {(one.field, place.region) for one in own for place in one.places}
        matters.append(Worst(own[0].matter, own[0].basic_code, tuple(own), len(places)))
    return sorted(matters, key=lambda one: (-one.places, one.name, one.basic_code))
