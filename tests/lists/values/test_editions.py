from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.editions import day_of, day_or_none, version_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("V1", (1,)),
        ("V1.0", (1,)),
        ("1.2.3", (1, 2, 3)),
        ("第3版", (3,)),
        ("第三版", (3,)),
        ("2024年版", (2024,)),
        ("现行", None),
        ("无", None),
    ],
)
def test_versions(text: str, key: tuple[int, ...] | None) -> None:
    assert version_key(text) == key


@pytest.mark.parametrize(
    "text",
    ["2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日", "20260301", "2026-03-01 00:00:00"],
)
def test_days(text: str) -> None:
    assert day_of(text) == datetime.date(2026, 3, 1)


@pytest.mark.parametrize("text", ["", "长期", "无", "2026年", "V1"])
def test_no_day(text: str) -> None:
    assert day_of(text) is None


def test_a_day_that_no_calendar_has() -> None:
    with pytest.raises(ValueError, match="day"):
        day_of("2026-02-30")
    assert day_or_none("2026-02-30") is None


@given(st.text(alphabet="0123456789-/.年月日 版第三V", max_size=20))
def test_strange_cells_never_fail(text: str) -> None:
    day_or_none(text)
    version_key(text)
