from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.engine.decide import decide, exit_code, merged
from govlint.engine.options import Options
from govlint.model.finding import FileReport, Finding, Outcome, Report, Severity, Strength
from govlint.model.position import Location


def finding(
    code: str = "F725-3",
    severity: Severity = Severity.ERROR,
    outcome: Outcome = Outcome.FAIL,
    place: tuple[int, int, int] = (0, 3, 9),
    evidence: str = "[2024]",
) -> Finding:
    return Finding(
        code=code,
        name="",
        slug="",
        source="",
        strength=Strength.MUST,
        severity=severity,
        outcome=outcome,
        element="document_number",
        message="",
        why="",
        how="",
        evidence=evidence,
        location=Location(*place),
    )


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (finding("P19", Severity.ERROR), finding("F725-3", Severity.WARNING), "P19"),
        (finding("P19"), finding("F725-3"), "F725-3"),
        (finding("R09-05"), finding("F725-3"), "F725-3"),
        (finding("R09-05"), finding("B-FWD-1"), "B-FWD-1"),
        (finding("N07"), finding("R09-05"), "R09-05"),
        (finding("F7"), finding("F725-3"), "F725-3"),
        (finding("F725-3", outcome=Outcome.REVIEW), finding("P19", Severity.INFO), "P19"),
        (finding("Q1"), finding("C01"), "C01"),
    ],
)
def test_one_defect_gives_one_finding(one: Finding, other: Finding, kept: str) -> None:
    for order in ((one, other), (other, one)):
        [found] = decide(order)
        assert found.code == kept
        assert found.also == tuple({one.code, other.code} - {kept})


def test_the_others_are_named_once() -> None:
    [found] = decide([finding("P19"), finding("F725-3"), finding("R09-05"), finding("P19")])
    assert found.code == "F725-3"
    assert sorted(found.also) == ["P19", "R09-05"]


def test_other_spans_stay_apart_and_are_in_reading_order() -> None:
    found = decide(
        [
            finding("A", place=(1, 0, 1)),
            finding("B", place=(0, 5, 6)),
            finding("C", place=(0, 3, 9)),
            finding("D", place=(0, 3, 4)),
        ]
    )
    assert [item.code for item in found] == ["D", "C", "B", "A"]


def test_a_cell_is_another_place_than_its_table() -> None:
    inside = replace(finding("P1"), location=Location(0, 3, 9, cell=(0, 1)))
    assert len(decide([finding("P2"), inside])) == 2


def test_fingerprints_do_not_know_the_line() -> None:
    [one] = decide([finding()])
    [moved] = decide([finding(place=(7, 30, 36))])
    [other_rule] = decide([finding("F725-4")])
    [other_text] = decide([finding(evidence="[2025]")])
    [same_text] = decide([finding(evidence="[２０２４]\u200b")])
    assert one.fingerprint == moved.fingerprint == same_text.fingerprint
    assert len({one.fingerprint, other_rule.fingerprint, other_text.fingerprint}) == 3


def test_equal_defects_have_fingerprints_of_their_own() -> None:
    found = decide([finding(place=(block, 0, 6)) for block in range(3)])
    assert len({item.fingerprint for item in found}) == 3
    fewer = decide([finding(place=(block, 0, 6)) for block in range(2)])
    assert [item.fingerprint for item in fewer] == [item.fingerprint for item in found[:2]]


def test_a_lone_surrogate_does_not_stop_the_run() -> None:
    assert decide([finding(evidence="\ud800")])[0].fingerprint


CLEAN = FileReport("a.txt")
BAD = FileReport("b.txt", findings=(finding(),))
MILD = FileReport("c.txt", findings=(finding(severity=Severity.WARNING),))
REVIEW = FileReport("d.txt", findings=(finding(outcome=Outcome.REVIEW),))
UNREADABLE = FileReport("e.txt", error="文件不存在")
CRASHED = FileReport("f.txt", internal=True)


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        ((), Severity.ERROR, 2),
        ((CLEAN,), Severity.ERROR, 0),
        ((CLEAN, BAD), Severity.ERROR, 1),
        ((MILD,), Severity.ERROR, 0),
        ((MILD,), Severity.WARNING, 1),
        ((MILD,), Severity.INFO, 1),
        ((REVIEW,), Severity.INFO, 0),
        ((UNREADABLE,), Severity.ERROR, 3),
        ((BAD, UNREADABLE), Severity.ERROR, 3),
        ((BAD, UNREADABLE, CRASHED), Severity.ERROR, 2),
        ((CLEAN, CRASHED), Severity.ERROR, 2),
    ],
)
def test_exit_codes(files: tuple[FileReport, ...], fail_on: Severity, code: int) -> None:
    assert exit_code(Report(files, "govlint"), Options(fail_on=fail_on)) == code


def test_rules_on_looks_are_never_merged() -> None:
    type_, place = finding("F731-1"), finding("F731-3")
    assert len(merged([type_, place])) == 1
    assert len(merged([type_, place], {"F731-1", "F731-3"})) == 2
    words = finding("F731-6")
    assert {one.code for one in merged([type_, words], {"F731-1"})} == {"F731-1", "F731-6"}
