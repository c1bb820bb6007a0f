from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked

CODES = "事项名称,基本编码\n"


def test_a_code_that_the_catalogue_lacks() -> None:
    bound = CODES + "甲,000100001000\n丙,000100003000\n"
    own = CODES + "甲,000100001000\n乙,000100002000\n本地,520700001000\n"
    findings, _ = asked("L-CODE-8", own, catalogue=bound)
    assert [one.place.row for one in findings] == [3]


def test_a_cancelled_code() -> None:
    bound = "事项名称,基本编码,事项状态\n甲,000100001000,取消\n乙,000100002000,在用\n"
    findings, _ = asked("L-CODE-8", CODES + "甲,000100001000\n", catalogue=bound)
    assert "已经取消" in findings[0].message


def test_without_a_catalogue_or_codes_nothing_is_checked() -> None:
    assert asked("L-CODE-8", CODES + "甲,000100001000\n")[1].outcome == "not_checked"
    local = "事项名称,事项编码\n甲,A-1\n"
    assert (
        asked("L-CODE-8", local, catalogue=CODES + "甲,000100001000\n")[1].outcome == "not_checked"
    )


@pytest.mark.parametrize(
    ("own", "bound", "expected"),
    [
        ("许可", "行政许可", []),
        ("行政确认", "行政许可", [(2, "fail")]),
        ("行政监督", "行政许可", []),
        ("", "行政许可", []),
        ("行政确认", "", []),
    ],
)
def test_types(own: str, bound: str, expected: list[tuple[int, str]]) -> None:
    header = "事项名称,事项类型,基本编码\n"
    findings, _ = asked(
        "L-TYPE-1",
        f"{header}甲,{own},000100001000\n乙,行政许可,000100002000\n",
        catalogue=f"{header}甲,{bound},000100001000\n乙,行政许可,000100002000\n",
    )
    assert [(one.place.row, str(one.outcome)) for one in findings] == expected


def test_names_decide_where_there_are_no_codes() -> None:
    header = "事项名称,事项类型\n"
    findings, _ = asked(
        "L-TYPE-1", f"{header}甲类站点设立,行政确认\n", catalogue=f"{header}甲类站点设立,行政许可\n"
    )
    assert [one.place.row for one in findings] == [2]


@pytest.mark.parametrize(
    ("own", "bound", "expected"),
    [
        ("县级", "省级、市级、县级", []),
        ("省级", "市级、县级", ["fail"]),
        ("乡级", "县级", ["review"]),
        ("按规定", "县级", []),
    ],
)
def test_levels(own: str, bound: str, expected: list[str]) -> None:
    header = "事项名称,行使层级,基本编码\n"
    findings, _ = asked(
        "L-LVL-1",
        f"{header}甲,{own},000100001000\n",
        catalogue=f"{header}甲,{bound},000100001000\n",
    )
    assert [str(one.outcome) for one in findings] == expected
