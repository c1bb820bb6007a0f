from __future__ import annotations

from govlint.model.finding import Outcome, Severity
from govlint.model.listing import Departure
from govlint.reporters.lists.tally import by_region, compare_summary, worst
from tests.reporters.lists import samples


def test_summary() -> None:
    assert compare_summary(samples.comparison()) == {
        "regions": 4,
        "unreadable": 1,
        "rows": 13,
        "items": 5,
        "matched": 11,
        "review": 1,
        "only_here": 1,
        "error": 2,
        "warning": 2,
        "info": 0,
        "findings_to_review": 1,
    }


def test_by_region_counts_places_that_count() -> None:
    found = by_region(samples.comparison())
    third = found["丙市"]
    assert (third.errors, third.warnings, third.missing, third.only_here) == (2, 1, 1, 1)
    assert (found["乙市"].errors, found["乙市"].warnings, found["乙市"].review) == (0, 1, 1)
    assert list(found) == ["甲市", "乙市", "丙市", "丁市"]


def test_worst_has_most_places_first_and_no_presence() -> None:
    places = tuple(Departure(name, samples.place(5), "") for name in ("甲市", "乙市"))
    twice = samples.difference("L-MAT-1", 2, "materials", "unjustified", places=places)
    hint = samples.difference(
        "L-MAT-2", 3, "materials", "different", severity=Severity.INFO, places=places
    )
    unsure = samples.difference(
        "L-TIME-1", 3, "legal_limit", "different", outcome=Outcome.REVIEW, places=places
    )
    found = worst(samples.comparison(findings=(*samples.findings(), twice, hint, unsure)))
    assert [(one.name, one.places) for one in found] == [
        ("街头书摊经营许可", 2),
        ("小型水库蓄水验收", 1),
        ("露天演出场地备案", 1),
    ]
