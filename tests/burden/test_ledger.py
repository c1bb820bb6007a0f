"""The ledger as rows: what is printed, what it means, and where it stands on a day."""

from __future__ import annotations

import datetime

import pytest

from govlint.burden.ledger import Row, Status, ledger_of, status_of, summary
from govlint.readers import read
from govlint.structure import recognise

DAY = datetime.date(2024, 3, 11)
TITLE, RECIPIENTS = "甲市水利局关于做好水库清淤工作的通知", "各县（区）水利局："


def rows(*body: str, signed: str = "2024年3月11日", day: datetime.date | None = None) -> list[Row]:
    """Return the rows of a notice."""
    lines = [TITLE, RECIPIENTS, "一、任务", *body, "甲市水利局", signed]
    official = recognise(read("\n\n".join(lines).encode(), name="a.txt"))
    return list(ledger_of(official, "a.txt", day=day).rows)


def test_a_row_is_as_printed() -> None:
    (row,) = rows("各縣（區）水利局要于4月底前建立 淤積臺賬，登記率達到100%。")
    assert row.lead == ("各縣（區）水利局",)
    assert row.task == "建立 淤積臺賬"
    assert (row.deadline, row.deadline_text) == (datetime.date(2024, 4, 30), "4月底前")
    assert (row.measure, row.heading, row.status) == ("達到100%", "一", Status.OPEN)


def test_cadence_and_period() -> None:
    (row,) = rows("各县（区）水利局每季度报送清淤进度。")
    assert (row.cadence, row.period, row.deadline) == ("每季度", "P3M", None)


def test_a_term_in_working_days_is_no_quantity() -> None:
    (row,) = rows("各县（区）水利局要在本通知印发后10个工作日内建立台账。")
    assert (row.deadline, row.measure) == (datetime.date(2024, 3, 25), None)


def test_beyond_the_table_of_holidays_the_row_says_so() -> None:
    (row,) = rows("各县（区）水利局要在印发后5个工作日内建立台账。", signed="2091年3月12日")
    assert (row.deadline, bool(row.note)) == (datetime.date(2091, 3, 19), True)


def test_without_a_date_terms_count_from_the_day_given() -> None:
    body = "各县（区）水利局要于4月底前建立台账。"
    assert rows(body, signed="")[0].deadline is None
    assert rows(body, signed="", day=DAY)[0].deadline == datetime.date(2024, 4, 30)
    assert rows(body, day=datetime.date(2030, 1, 1))[0].deadline == datetime.date(2024, 4, 30)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(-1, Status.LATE), (0, Status.SOON), (7, Status.SOON), (8, Status.OPEN)],
)
def test_status(days: int, expected: Status) -> None:
    assert status_of(DAY + datetime.timedelta(days=days), DAY, 7) is expected
    assert status_of(None, DAY, 7) is Status.OPEN
    assert status_of(DAY, None, 7) is Status.OPEN


def test_summary_counts_what_is_wanting() -> None:
    text = f"{TITLE}\n\n{RECIPIENTS}\n\n各县尽快建立台账。\n\n积极开展巡查。\n"
    official = recognise(read(text.encode(), name="a.txt"))
    found = summary([ledger_of(official, "a.txt")])
    assert (found["files"], found["tasks"]) == (1, 2)
    assert (found["without_deadline"], found["without_lead"]) == (2, 1)
