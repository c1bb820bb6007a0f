"""What should stand in a cell, what stands there and what to do, in words for people."""

from __future__ import annotations

from govlint.model.listing import Departure, Difference

NO_REFERENCE = "各地不一，没有哪一种占多数，请先商定标准"
TO_LIST = "列入这个事项"
ABSENT = "（没有这个事项）"
EMPTY = "（空）"
NOTHING_TO_DO = "不必改"


def expected(one: Difference) -> str:
    """Return what should stand there."""
    if one.verdict == "missing":
        return one.expected or TO_LIST
    return one.expected or (NO_REFERENCE if undecided(one) else "")


def undecided(one: Difference) -> bool:
    """Tell whether regions differ without any of them being the reference."""
    nobody = one.expected_from in (None, "majority")
    return nobody and one.expected is None and one.verdict == "different"


def cure(one: Difference) -> str:
    """Return what to do."""
    return NOTHING_TO_DO if one.verdict == "better" else one.how


def actual(one: Difference, place: Departure) -> str:
    """Return what stands there."""
    if one.verdict == "missing":
        return ABSENT
    return one.matter if one.verdict == "only_here" else place.actual or EMPTY
