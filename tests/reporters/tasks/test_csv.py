from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from govlint.reporters.tasks.columns import headings
from govlint.reporters.tasks.csv import to_csv
from tests.conftest import Golden
from tests.reporters.tasks.plans import ledger, plan_file


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_table(golden: Golden) -> None:
    golden("tasks.csv", to_csv(ledger(error="文件已损坏")))


def test_spreadsheets_see_utf8_and_one_line_a_task() -> None:
    text = to_csv(ledger())
    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n") == 1 + len(rows(text))
    assert list(rows(text)[0]) == headings()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t=", " =", "\r="])
def test_no_cell_is_a_formula(start: str) -> None:
    file = plan_file()
    evil = replace(file.rows[0], task=f'{start}HYPERLINK("http://example.invalid","甲")')
    found = to_csv(replace(ledger(), files=(replace(file, rows=(evil,)),)))
    assert rows(found)[0]["任务"].startswith("'")


def test_nothing_invisible_is_written() -> None:
    file = plan_file()
    evil = replace(file.rows[0], task="甲\u202e乙\x07丙")
    found = rows(to_csv(replace(ledger(), files=(replace(file, rows=(evil,)),))))[0]["任务"]
    assert found == "甲<U+202E>乙␇丙"
