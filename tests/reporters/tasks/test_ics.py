from __future__ import annotations

from dataclasses import replace

from govlint.reporters.tasks.ics import to_ics
from tests.conftest import Golden
from tests.reporters.tasks.plans import DUE, PLAN, ledger, plan_file


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def uids(text: str) -> list[str]:
    return [line for line in unfolded(text) if line.startswith("UID:")]


def test_the_calendar(golden: Golden) -> None:
    golden("tasks.ics", to_ics(ledger(error="文件已损坏")))


def test_lines_are_folded_by_bytes_between_characters() -> None:
    raw = to_ics(ledger()).encode()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert all(line.decode() is not None for line in raw.split(b"\r\n"))


def test_events_last_the_whole_day() -> None:
    lines = unfolded(to_ics(ledger()))
    assert "DTSTART;VALUE=DATE:20240430" in lines
    assert "DTEND;VALUE=DATE:20240501" in lines


def test_a_task_keeps_its_uid_whatever_is_written_above_it() -> None:
    moved = PLAN.replace(
        "一、调查登记\n", "一、调查登记\n\n各县（区）人民政府要于6月底前公布名录。\n"
    )
    before = uids(to_ics(ledger()))
    assert set(before) < set(uids(to_ics(ledger(moved, due=DUE))))
    assert len(set(before)) == len(before)


def test_equal_tasks_are_told_apart() -> None:
    file = plan_file()
    twice = replace(file, rows=(file.rows[0], file.rows[0]))
    found = uids(to_ics(replace(ledger(), files=(twice,))))
    assert len(set(found)) == 2


def test_text_is_escaped() -> None:
    file = plan_file()
    evil = replace(file.rows[0], task="甲,乙;丙\\丁\r\nBEGIN:VEVENT")
    lines = unfolded(to_ics(replace(ledger(), files=(replace(file, rows=(evil,)),))))
    assert lines.count("BEGIN:VEVENT") == 1
    assert any(r"甲\,乙\;丙\\丁" in line for line in lines if line.startswith("SUMMARY:"))
