from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked

HEADER = "事项名称,法定办结时限,承诺办结时限\n"


def told(*limits: str, header: str = HEADER) -> list[str]:
    rows = "".join(f"事项{number},{limit}\n" for number, limit in enumerate(limits))
    findings, outcome = asked("L-TIME-6", header + rows)
    assert "规则内部错误" not in outcome.reason
    assert all(str(one.severity) == "info" and str(one.outcome) == "fail" for one in findings)
    return [one.message for one in findings]


@pytest.mark.parametrize(
    "limits",
    [
        ("20个工作日,10个工作日", "15个工作日,5 个工作日"),
        ("20个工作日,10日", "15个工作日,5日"),
        ("20个工作日,即办", "无,当场办结", "—,"),
        ("20个工作日（不含公示）,受理5个工作日；审查5个工作日", "20个工作日,8个工作日"),
        ("报告书60个工作日、报告表30个工作日,20个工作日", "5个工作日,5个工作日"),
        ("每年12月31日前,20个工作日",),
        ("二十个工作日,十个工作日",),
    ],
)
def test_one_way_of_writing(limits: tuple[str, ...]) -> None:
    assert told(*limits) == []


def test_spellings_are_named_with_their_numbers() -> None:
    (message,) = told(
        "20个工作日,15个工作日", "20工作日,10个工作日", "审查时限：20个工作日,20个工作日"
    )
    assert "“20个工作日”一类4处" in message
    assert "“20工作日”一类1处" in message
    assert "“审查时限:20个工作日”一类1处" in message


@pytest.mark.parametrize("slip", ["60个人工作日", "20个工做日", "按规定"])
def test_what_reads_like_a_slip_is_named_with_its_row(slip: str) -> None:
    (message,) = told("20个工作日,15个工作日", f"20个工作日,{slip}")
    assert f"“{slip}”（第3行）" in message


def test_units_are_looked_at_apart() -> None:
    (message,) = told("20个工作日,60日", "15个工作日,20日内")
    assert "20个工作日" not in message
    assert "“60日”一类1处" in message
    assert "“20日内”一类1处" in message


def test_bare_numbers_have_the_unit_of_the_header() -> None:
    header = "事项名称,法定时限（工作日）,承诺时限（工作日）\n"
    assert told("20,10", "15,5", header=header) == []
    assert "“10个工作日”一类1处" in told("20,10个工作日", header=header)[0]


def test_a_list_without_limits() -> None:
    assert asked("L-TIME-6", "事项名称,设定依据\n甲,《乙法》第一条\n")[1].outcome == "not_checked"
