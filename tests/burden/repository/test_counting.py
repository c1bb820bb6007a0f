from __future__ import annotations

import datetime

import pytest

from govlint.burden.repository.counting import by_year, is_counted
from govlint.burden.repository.entries import entry_of
from govlint.model.copies import Source
from govlint.model.repository import IssuerYear
from tests.burden.repository.papers import CITY, entries, head

OVER = datetime.date(2025, 6, 1)


def year(number: int, months: range, code: str = "甲政发", *issuers: str) -> list[Source]:
    """Return one paper of each month of a year."""
    return [
        head(f"{code}〔{number}〕{month}号", f"第{month}件", (number, month, 7), *issuers)
        for month in months
    ]


def rows(*sources: Source, day: datetime.date = OVER) -> dict[tuple[str, int], IssuerYear]:
    found = by_year(entries(*sources), day).values()
    return {(row.issuer, row.year): row for row in found}


def test_each_year_against_the_one_before() -> None:
    found = rows(*year(2023, range(1, 5)), *year(2024, range(1, 6)))
    first, second = found[CITY, 2023], found[CITY, 2024]
    assert (first.documents, first.before, first.change) == (4, 0, None)
    assert (second.documents, second.before, second.change) == (5, 4, 0.25)


def test_a_year_between_that_is_missing_is_not_skipped() -> None:
    found = rows(*year(2022, range(1, 5)), *year(2024, range(1, 6)))
    assert found[CITY, 2024].before == 0


def test_government_and_its_office_are_one_issuer_under_its_own_name() -> None:
    office = year(2024, range(1, 4), "甲政办发", "甲市人民政府办公室")
    found = rows(*office, *year(2024, range(1, 2)))
    assert list(found) == [(CITY, 2024)]
    assert found[CITY, 2024].documents == 4


def test_a_joint_paper_counts_for_each_issuer() -> None:
    joint = head("甲财发〔2024〕1号", "关于收费的通知", (2024, 3, 7), "甲市财政局", "甲市教育局")
    found = rows(joint)
    assert {name: row.documents for (name, _), row in found.items()} == {
        "甲市财政局": 1,
        "甲市教育局": 1,
    }


@pytest.mark.parametrize("kind", ["请示", "报告", "批复", "函", "纪要", None])
def test_what_is_not_sent_down_is_not_counted(kind: str | None) -> None:
    source = head(kind=kind)
    assert not is_counted(entry_of(source))
    assert rows(source) == {}


@pytest.mark.parametrize(
    ("day", "over"),
    [
        (datetime.date(2024, 12, 31), True),
        (datetime.date(2024, 12, 20), True),
        (datetime.date(2024, 12, 19), False),
        (datetime.date(2025, 1, 1), True),
    ],
)
def test_when_a_year_is_over(day: datetime.date, over: bool) -> None:
    found = rows(*year(2024, range(1, 12)), day=day)[CITY, 2024]
    assert found.is_over is over
    assert found.change is None


def test_a_year_that_is_not_over_is_projected_from_its_whole_months() -> None:
    day = datetime.date(2024, 7, 15)
    found = rows(*year(2023, range(1, 13)), *year(2024, range(1, 8)), day=day)[CITY, 2024]
    assert not found.is_over
    assert (found.months, found.so_far, found.same_months, found.projected) == (6, 6, 6, 12)
    assert (found.documents, found.change) == (7, None)


def test_in_january_nothing_is_projected() -> None:
    day = datetime.date(2024, 1, 20)
    assert rows(*year(2024, range(1, 2)), day=day)[CITY, 2024].projected is None


def test_what_lies_behind_the_day_does_not_count() -> None:
    day = datetime.date(2024, 3, 31)
    found = rows(*year(2024, range(1, 13)), *year(2025, range(1, 3)), day=day)
    assert {key: row.documents for key, row in found.items()} == {(CITY, 2024): 3}


def test_numbers_tell_how_many_there_should_be() -> None:
    papers = [*year(2024, range(1, 4)), *year(2024, range(9, 10), "甲政办发")]
    found = rows(*papers)[CITY, 2024]
    assert (found.listed, found.numbered) == (3 + 9, 4)


def test_few_numbers_tell_nothing() -> None:
    bare = [head("", f"第{month}件", (2024, month, 7)) for month in range(1, 4)]
    assert rows(*bare, *year(2024, range(9, 11)))[CITY, 2024].listed is None


def test_the_number_of_a_joint_paper_is_that_of_the_first_issuer() -> None:
    joint = head("甲财发〔2024〕90号", "关于收费的通知", (2024, 3, 7), "甲市财政局", "甲市教育局")
    found = rows(joint)
    assert found["甲市财政局", 2024].listed == 90
    assert found["甲市教育局", 2024].listed is None


def test_the_busiest_issuers_come_first() -> None:
    bureau = year(2024, range(1, 2), "甲水发", "甲市水务局")
    found = rows(*bureau, *year(2024, range(1, 4)), *year(2023, range(1, 2)))
    assert list(found) == [(CITY, 2023), (CITY, 2024), ("甲市水务局", 2024)]
