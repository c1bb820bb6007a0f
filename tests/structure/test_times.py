"""Deadlines and cadences, and the days that they mean."""

from __future__ import annotations

import datetime

import pytest

from govlint.structure.times import add_working_days, cadences, deadlines

WRITTEN = datetime.date(2024, 5, 7)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5月底前", "2024-05-31"),
        ("3月底前", "2025-03-31"),
        ("到2025年", "2025-12-31"),
        ("年底前", "2024-12-31"),
        ("9月15日前", "2024-09-15"),
        ("三季度末", "2024-09-30"),
        ("上半年", "2024-06-30"),
        ("明年3月底前", "2025-03-31"),
        ("本月底前", "2024-05-31"),
        ("印发之日起10日内", "2024-05-17"),
        ("收到本通知后15日内", "2024-05-22"),
    ],
)
def test_the_last_day_that_the_words_allow(text: str, day: str) -> None:
    found = [one.day for one in deadlines(text, WRITTEN)]
    assert found == [datetime.date.fromisoformat(day)]


@pytest.mark.parametrize(
    "text", ["收到申请之日起3个工作日内", "收到书面通知之日起2日内", "办结后5个工作日内", "尽快"]
)
def test_a_term_that_counts_from_another_event_names_no_day(text: str) -> None:
    assert [one.day for one in deadlines(text, WRITTEN)] == [None]


@pytest.mark.parametrize(
    ("text", "period"),
    [("每季度", "P3M"), ("月报告", "P1M"), ("每半年", "P6M"), ("一事一报", None), ("定期", None)],
)
def test_cadences(text: str, period: str | None) -> None:
    assert [one.period for one in cadences(text)] == [period]


def test_the_name_of_a_newspaper_is_no_cadence() -> None:
    assert list(cadences("甲州日报社要组织采访")) == []


def test_holidays_are_no_working_days() -> None:
    day, note = add_working_days(datetime.date(2024, 4, 30), 1)
    assert (day, note) == (datetime.date(2024, 5, 6), "")


def test_a_day_of_another_century_is_no_term() -> None:
    assert list(deadlines("1996年1月1日前发放的证件", datetime.date(2024, 5, 7))) == []
