"""Caps on inspections, and lists that a law has overtaken."""

from __future__ import annotations

import datetime

import pytest

from govlint.model.items import ListKind
from tests.lists.checks.judged import judged

HEADER = "事项名称,事项类型,服务对象,检查频次\n"


@pytest.mark.parametrize(
    ("audience", "frequency", "outcomes"),
    [
        ("企业", "", ["fail"]),
        ("企业", "无", ["fail"]),
        ("企业", "根据需要", ["fail"]),
        ("企业", "根据工作需要不定期开展", ["fail"]),
        ("企业", "视情况而定", ["fail"]),
        ("企业", "每年不少于1次", ["review"]),
        ("企业", "按照双随机计划执行", ["review"]),
        ("", "根据需要", ["review"]),
        ("自然人", "根据需要", []),
        ("企业", "同一企业每年不超过1次", []),
        ("企业", "市级局每年组织1次；县级局每月组织1次", []),
        ("企业", "一年两次", []),
        ("企业", "2", []),
        ("个体工商户", "每季度一次", []),
    ],
)
def test_caps(audience: str, frequency: str, outcomes: list[str]) -> None:
    found = judged("L-PWR-13", f"{HEADER}对甲的检查,行政检查,{audience},{frequency}\n").findings
    assert [str(one.outcome) for one in found] == outcomes


def test_lists_without_what_it_needs() -> None:
    bare = judged("L-PWR-13", "事项名称,事项类型\n对甲的检查,行政检查\n")
    assert (bare.outcome, bare.reason) == ("not_checked", "没有频次列")
    assert judged("L-PWR-13", HEADER + "甲许可,行政许可,企业,\n").outcome == "not_applicable"
    early = judged(
        "L-PWR-13", HEADER + "对甲的检查,行政检查,企业,\n", day=datetime.date(2024, 1, 1)
    )
    assert early.outcome == "not_applicable"


def test_a_list_of_inspections_needs_no_class() -> None:
    rows = "事项名称,检查频次\n对甲的检查,根据需要\n"
    assert judged("L-PWR-13", rows, kind=ListKind.CHECKS).places == [(2, "frequency", "fail")]


LAWS = "新法,法律,有效,2021-01-01,,80,\n"


@pytest.mark.parametrize(
    ("since", "outcomes"),
    [("2020-05-01", ["review"]), ("2021-05-01", []), ("", []), ("2020年13月1日", [])],
)
def test_overtaken(since: str, outcomes: list[str]) -> None:
    rows = f"事项名称,设定依据,生效日期\n甲许可,《新法》第三条,{since}\n"
    found = judged("L-PWR-10", rows, laws=LAWS).findings
    assert [str(one.outcome) for one in found] == outcomes
