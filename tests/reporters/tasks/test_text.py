from __future__ import annotations

from govlint.reporters.tasks.text import to_text
from govlint.text.width import display_width
from tests.conftest import Golden
from tests.reporters.tasks.plans import DUE, ledger


def test_the_table(golden: Golden) -> None:
    golden("tasks.txt", to_text(ledger(error="文件已损坏"), 100))


def test_with_a_day_what_is_late_or_soon_is_listed(golden: Golden) -> None:
    golden("tasks-due.txt", to_text(ledger(due=DUE), 100))


def test_no_line_is_wider_than_the_terminal() -> None:
    lines = to_text(ledger(), 80).splitlines()[1:-1]
    assert max(map(display_width, lines)) <= 80


def test_hostile_names_are_made_visible() -> None:
    assert "\x1b" not in to_text(ledger(error="\x1b[2J"))


def test_a_paper_without_tasks_is_told() -> None:
    assert "任务 0 项" in to_text(ledger("甲市人民政府关于任免张某某职务的通知\n\n任命张某某。\n"))
