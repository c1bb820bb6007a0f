"""A matter that one region lists as one and another as several is missing in neither."""

from __future__ import annotations

from tests.lists.comparison.regions import Row, compared, found


def test_wholes_and_parts_are_no_gaps() -> None:
    regions: dict[str, list[Row]] = {
        f"{char}区": [{"name": "示例经营许可", "matter": 0}] for char in "甲乙丙丁"
    }
    regions["戊区"] = [
        {"name": "示例经营许可（新办）", "matter": -1},
        {"name": "示例经营许可（变更）", "matter": -1},
    ]
    comparison = compared(regions)
    assert len(comparison.grains) >= 1
    assert found(comparison, "L-PWR-11") == []
