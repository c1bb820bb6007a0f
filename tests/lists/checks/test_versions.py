from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked, found, item


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        ("2024-05-01", "2023-12-31", [(2, "cancel_date", "fail")]),
        ("2024-05-01", "2024-05-01", []),
        ("2024年5月1日", "", []),
        ("2024-02-30", "", [(2, "effective_date", "fail")]),
        ("2024-05-01", "长期", []),
        ("", "2023-12-31", []),
    ],
)
def test_dates(begins: str, ends: str, expected: list[tuple[int, str, str]]) -> None:
    table = f"事项名称,生效日期,取消日期\n甲,{begins},{ends}\n"
    assert found("L-VER-1", table) == expected


def versions(*rows: str) -> str:
    return (
        "事项名称,实施编码,版本,生效日期\n"
        + "\n".join(f"甲,{item(1)},{row}" for row in rows)
        + "\n"
    )


def test_rising_versions() -> None:
    assert found("L-VER-2", versions("V1,2023-01-01", "V2,2024-01-01", "V10,2025-01-01")) == []
    assert found("L-VER-2", versions("V3,2023-01-01", "V2,2024-01-01")) == [(3, "version", "fail")]
    assert found("L-VER-2", versions("V2,2024-01-01", "V3,2023-01-01")) == [(2, "version", "fail")]
    assert found("L-VER-2", versions("V2,", "V1,2023-01-01")) == []


HEADER = "事项名称,实施编码,事项状态,取消日期\n"


@pytest.mark.parametrize(
    ("state", "ends", "expected"),
    [
        ("取消", "", [(3, "status", "fail")]),
        ("已废止", "2025-01-01", [(3, "status", "fail")]),
        ("在用", "2026-02-28", [(3, "cancel_date", "fail")]),
        ("在用", "2026-03-01", [(3, "cancel_date", "fail")]),
        ("在用", "2026-03-02", []),
        ("在用", "", []),
        ("暂停", "", [(3, "status", "review")]),
        ("拟取消", "", []),
        ("", "", []),
    ],
)
def test_cancelled(state: str, ends: str, expected: list[tuple[int, str, str]]) -> None:
    table = HEADER + f"甲,{item(1)},在用,\n乙,{item(2)},{state},{ends}\n"
    assert found("L-VER-3", table) == expected


def test_a_later_version_takes_its_place() -> None:
    table = "事项名称,实施编码,版本,事项状态\n" + f"甲,{item(1)},V1,废止\n甲,{item(1)},V2,在用\n"
    assert found("L-VER-3", table) == []


def test_lists_of_cancelled_matters() -> None:
    table = "甲市取消行政许可事项清单,,,\n" + HEADER + f"甲,{item(1)},取消,\n乙,{item(2)},在用,\n"
    assert asked("L-VER-3", table)[1].outcome == "not_applicable"
    table = HEADER + f"甲,{item(1)},取消,\n乙,{item(2)},废止,\n"
    assert asked("L-VER-3", table)[1].outcome == "not_applicable"
