from __future__ import annotations

import pytest

from tests.lists.checks.asked import found


@pytest.mark.parametrize(
    ("visits", "channel", "once", "counter"),
    [
        ("1次", "窗口办理", False, False),
        ("2次", "窗口办理", True, False),
        ("0", "全程网办", False, False),
        ("1", "全程网办", True, False),
        ("1", "窗口办理、全程网办", False, False),
        ("0次", "窗口办理", False, True),
        ("0次", "窗口办理、网上办理", False, False),
        ("0次", "窗口办理、邮寄", False, False),
        ("最多跑一次", "窗口办理", False, False),
        ("", "全程网办", False, False),
        ("无", "窗口办理", False, False),
    ],
)
def test_visits_and_ways(visits: str, channel: str, once: bool, counter: bool) -> None:
    table = f"事项名称,到现场次数,办理形式\n甲,{visits},{channel}\n"
    assert bool(found("L-VISIT-1", table)) is once
    assert bool(found("L-VISIT-2", table)) is counter


def test_visits_without_ways() -> None:
    assert found("L-VISIT-1", "事项名称,到现场次数\n甲,3\n乙,1\n") == [(2, "visits", "fail")]
