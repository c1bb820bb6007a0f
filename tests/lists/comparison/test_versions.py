"""Several rows of one region in one matter, and rows that are cancelled at the day."""

from __future__ import annotations

import pytest

from tests.lists.comparison.regions import Row, compared, places, same

NAME = "示例经营许可"


def _row(limit: str, **fields: str) -> Row:
    return {"name": NAME, "legal_limit": limit, **fields}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"status": "已取消"}, {"status": "在用"}),
        ({"cancel_date": "2026-02-28"}, {"cancel_date": ""}),
        ({"version": "1"}, {"version": "2"}),
        ({"version": "V9"}, {"version": "V10"}),
        ({"version": ""}, {"version": "1"}),
        ({"version": "3", "effective_date": "2026-06-01"}, {"version": "2", "effective_date": ""}),
        ({"version": "3", "status": "取消"}, {"version": "2", "status": "在用"}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_only_the_version_that_holds_is_compared(
    one: dict[str, str], other: dict[str, str], turned: bool
) -> None:
    rows = [_row("30个工作日", **one), _row("20个工作日", **other)]
    regions = same(3, legal_limit="20个工作日") | {"丙区": rows[::-1] if turned else rows}
    assert compared(regions).findings == ()
    wrong = [_row("20个工作日", **one), _row("30个工作日", **other)]
    comparison = compared(regions | {"丙区": wrong[::-1] if turned else wrong})
    [finding] = comparison.findings
    assert [place.place.row for place in finding.places] == [2 if turned else 3]
    assert sum(len(matter.matches) for matter in comparison.items) == 4


def test_of_rows_that_nothing_tells_apart_the_first_is_compared() -> None:
    regions = same(3, legal_limit="20个工作日")
    regions["丙区"] = [_row("20个工作日"), *[_row("30个工作日") for _ in range(5)]]
    assert compared(regions).findings == ()
    regions["丙区"] = [_row("30个工作日"), *[_row("20个工作日") for _ in range(5)]]
    comparison = compared(regions)
    [finding] = comparison.findings
    assert [place.place.row for place in finding.places] == [2]
    assert comparison.counts.by_region == {"丙区": 1}


def test_a_cancelled_row_is_neither_compared_nor_named() -> None:
    regions = same(5, legal_limit="20个工作日")
    regions["丙区"] = [_row("30个工作日", status="已取消")]
    comparison = compared(regions)
    assert comparison.findings == ()
    assert comparison.consistency.overall.compared == 1
    regions["丁区"] = [_row("30个工作日", cancel_date="2026-03-02")]
    [finding] = compared(regions).findings
    assert places(finding) == ["丁区"]


def test_a_cancelled_row_of_one_region_alone_is_not_named() -> None:
    regions = same(3, legal_limit="20个工作日")
    own: Row = {"name": "自设事项", "matter": -1, "cancel_date": "2025-01-01"}
    regions["丙区"] = [*regions["丙区"], own]
    assert compared(regions).findings == ()
    regions["丙区"] = [*regions["丙区"][:1], {**own, "cancel_date": "2027-01-01"}]
    assert [one.code for one in compared(regions).findings] == ["L-PWR-11"]
