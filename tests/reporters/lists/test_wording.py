from __future__ import annotations

from govlint.model.listing import Departure
from govlint.reporters.lists import wording
from tests.reporters.lists import samples

HERE = Departure("丙市", samples.place(3), None)


def test_without_a_majority_nobody_is_told_what_is_right() -> None:
    one = samples.difference(
        "L-TIME-1", 0, "legal_limit", "different", expected=None, expected_from=None
    )
    assert wording.expected(one) == wording.NO_REFERENCE


def test_a_law_that_is_gone_and_not_replaced_is_no_tie() -> None:
    one = samples.difference(
        "L-BASIS-3", 0, "basis", "different", expected=None, expected_from="law"
    )
    assert wording.expected(one) == ""


def test_what_is_better_need_not_be_mended() -> None:
    one = samples.difference("L-TIME-2", 1, "promised_limit", "better")
    assert wording.cure(one) == wording.NOTHING_TO_DO


def test_an_empty_cell_and_a_missing_matter_are_told_apart() -> None:
    differs = samples.difference("L-TIME-1", 0, "legal_limit", "different")
    lacks = samples.difference("L-PWR-11", 0, "presence", "missing", expected=None)
    assert wording.actual(differs, HERE) == wording.EMPTY
    assert wording.actual(lacks, HERE) == wording.ABSENT
    assert wording.expected(lacks) == wording.TO_LIST
