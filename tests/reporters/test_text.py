from __future__ import annotations

import re
from dataclasses import replace

from govlint.model.finding import FileReport
from govlint.reporters.text import render
from govlint.text.width import display_width
from tests.conftest import Golden
from tests.reporters import samples

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def test_golden(golden: Golden) -> None:
    golden("report.txt", render(samples.full(), width=80))


def test_golden_quiet(golden: Golden) -> None:
    golden("report-quiet.txt", render(samples.full(), width=80, quiet=True))


def test_colour_changes_nothing_but_colour() -> None:
    plain = render(samples.full(), width=80)
    colored = render(samples.full(), color=True, width=80)
    assert colored != plain
    assert ANSI.sub("", colored) == plain


def test_quiet_run_without_findings_says_nothing() -> None:
    assert render(samples.report(samples.file_report(findings=())), quiet=True) == ""


def test_no_line_is_much_wider_than_the_terminal() -> None:
    assert max(map(display_width, render(samples.full(), width=80).split("\n"))) <= 80


def test_not_an_official_document_is_said_plainly() -> None:
    text = render(samples.report(samples.not_official()))
    assert "没有认出公文" in text


def test_hostile_text_is_never_sent_raw() -> None:
    evil = "\x1b]0;x\x07\u202e\x9b2J"
    bad = samples.finding(name=evil, message=evil, how=evil, source=evil, element=evil)
    file = samples.file_report(path=evil, findings=(bad,), flags=(evil,))
    lost = FileReport(evil, error=evil)
    text = render(samples.report(file, lost), color=False)
    assert not set(text) & set("\x1b\x07\u202e\x9b")


def test_timings_are_summed_and_the_slowest_comes_first() -> None:
    file = samples.file_report(timings={"F725-3": 0.001, "P01": 0.004})
    lines = render(samples.report(file, file)).split("\n")
    at = lines.index("各条规则用时（毫秒，共 10.0）：")
    assert [line.split() for line in lines[at + 1 : at + 3]] == [
        ["8.00", "P01"],
        ["2.00", "F725-3"],
    ]


def test_a_defect_of_govlint_is_not_blamed_on_the_file() -> None:
    lost = FileReport("a.txt", error="内部错误：ValueError: x", internal=True)
    assert render(samples.report(lost), quiet=True) == "a.txt  内部错误：ValueError: x\n"


def test_evidence_is_shown_where_no_document_is_at_hand() -> None:
    file = samples.file_report(official=None, findings=(samples.finding(),))
    assert "│ [2026]" in render(samples.report(file))


def test_clause_and_cure_stand_once_for_one_rule_in_an_element() -> None:
    first = samples.full().files[0].findings[0]
    second = replace(first, also=("F999-9",), fingerprint="other")
    text = render(samples.report(samples.file_report(findings=(first, second))), width=80)
    assert text.count(first.code) == 2
    assert text.count("依据：") == 1
    assert text.count("怎么改：") == 1
    assert "同时不合：F999-9" in text
