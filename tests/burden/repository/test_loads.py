from __future__ import annotations

from govlint.burden.repository.loads import loads_by_year
from govlint.model.copies import Load
from govlint.model.repository import YearLoad
from tests.burden.repository.papers import entries, head

COUNTIES = "各县（市、区）人民政府"
MONTHLY, QUARTERLY = (
    Load(COUNTIES, 12, "每月报送进展。"),
    Load("各县区水务局", 4, "每季度报送进展。"),
)


def test_what_organs_of_one_region_ask_is_added_up() -> None:
    city = head(loads=[MONTHLY])
    bureau = head(
        "甲水发〔2024〕1号", "关于清淤的通知", (2024, 5, 7), "甲市水务局", loads=[QUARTERLY]
    )
    rows = loads_by_year(entries(city, bureau))
    assert list(rows.values()) == [YearLoad("甲市各县（市、区）", 2024, 16, 2)]


def test_other_years_and_other_regions_are_apart() -> None:
    rows = loads_by_year(
        entries(
            head(loads=[MONTHLY]),
            head("甲政发〔2023〕1号", date=(2023, 3, 7), loads=[MONTHLY]),
            head(
                "乙政发〔2024〕1号", "关于植树的通知", (2024, 3, 7), "乙市人民政府", loads=[MONTHLY]
            ),
        )
    )
    assert {key: row.reports for key, row in rows.items()} == {
        ("甲市各县（市、区）", 2023): 12,
        ("甲市各县（市、区）", 2024): 12,
        ("乙市各县（市、区）", 2024): 12,
    }


def test_demands_of_which_nobody_can_tell_how_often_are_told_apart() -> None:
    rows = loads_by_year(entries(head(loads=[MONTHLY, Load(COUNTIES, None, "及时报送。")])))
    assert list(rows.values()) == [YearLoad("甲市各县（市、区）", 2024, 12, 1, untold=1)]


def test_a_list_of_two_classes_burdens_both() -> None:
    load = Load("各县（市、区）人民政府，市政府各部门", 1, "3月底前报送。")
    rows = loads_by_year(entries(head(loads=[load])))
    assert {name for name, _ in rows} == {"甲市各县（市、区）", "甲市各部门"}


def test_the_largest_comes_first_and_papers_without_a_year_are_left_out() -> None:
    rows = loads_by_year(
        entries(
            head("", date=None, loads=[MONTHLY]),
            head(loads=[Load("市财政局", 1, "报送。"), MONTHLY]),
        )
    )
    assert [row.reports for row in rows.values()] == [12, 1]
