"""Organs in lists of powers."""

from __future__ import annotations

import datetime

import pytest

from tests.lists.checks.asked import organ
from tests.lists.checks.judged import judged


@pytest.mark.parametrize(
    "body",
    [
        "甲县工商行政管理局",
        "市环保局",
        "甲省国土资源厅",
        "甲市安监局乙区分局",
        "甲县卫计委",
        "甲市水务局、甲市物价局",
        "地税局",
    ],
)
def test_organs_given_up(body: str) -> None:
    rows = f"事项名称,实施主体\n甲许可,{body}\n"
    assert judged("L-PWR-7", rows).places == [(2, "body", "fail")]
    assert judged("L-PWR-7", rows, day=datetime.date(2017, 1, 1)).places == []


@pytest.mark.parametrize(
    "body",
    [
        "甲县市场监督管理局（原工商局）",
        "原甲县工商局",
        "甲市自然资源和规划局",
        "甲市农业农村局",
        "甲市生态环境局",
        "甲县文化广电旅游局",
        "甲市国土空间规划中心",
        "甲市林业局",
        "甲市粮食局",
        "",
    ],
)
def test_organs_that_there_are(body: str) -> None:
    assert judged("L-PWR-7", f"事项名称,实施主体\n甲许可,{body}\n").places == []


HEADER = "事项名称,事项类型,实施主体,设定依据,备注\n"


def overlap(*rows: str) -> list[tuple[int | None, str | None, str]]:
    return judged("L-PWR-8", HEADER + "\n".join(rows) + "\n").places


def test_one_power_in_two_hands() -> None:
    rows = ["甲许可,行政许可,市城管局,《水法》第七条,", "甲许可,行政许可,市水务局,《水法》第七条,"]
    assert overlap(*rows) == [(3, "body", "fail")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "甲许可,行政许可,市城管局,《水法》第七条,城管牵头",
            "甲许可,行政许可,市水务局,《水法》第七条,",
        ),
        (
            "甲许可,行政许可,甲县水务局,《水法》第七条,",
            "甲许可,行政许可,乙县水务局,《水法》第七条,",
        ),
        ("甲许可,行政许可,市水务局,《水法》第七条,", "甲许可,行政处罚,市城管局,《水法》第七条,"),
        (
            "甲许可,行政许可,甲镇人民政府,《水法》第七条,",
            "甲许可,行政许可,乙街道办事处,《水法》第七条,",
        ),
        (
            "甲许可,行政许可,市水务局,《水法》第七条,",
            "甲许可,行政许可,市水务局（政务窗口）,《水法》第八条,",
        ),
        ("甲许可,行政许可,市水务局,《水法》第七条,", "甲许可,行政许可,市水务局,《水法》第八条,"),
        (",行政许可,市水务局,《水法》第七条,", ",行政许可,市城管局,《水法》第七条,"),
    ],
)
def test_no_overlap(one: str, other: str) -> None:
    assert overlap(one, other) == []


def test_a_matter_entered_twice() -> None:
    row = "甲许可（新办）,行政许可,市水务局,《水法》第七条,"
    assert overlap(
        row, "乙许可,行政许可,市水务局,《水法》第七条,", row.replace("（新办）", "(新办)")
    ) == [(4, "name", "fail")]
    bare = judged("L-PWR-8", "事项名称,实施主体\n甲许可,市局\n甲许可,市局\n").places
    assert bare == [(3, "name", "review")]


def test_one_code_twice_is_another_rule() -> None:
    rows = "事项名称,实施编码,实施主体,设定依据\n" + "甲,A1,市局,《水法》第七条\n" * 2
    assert judged("L-PWR-8", rows).places == []


CODED = "事项名称,实施编码,事项类型,实施主体,行使层级,设定依据,主项名称,业务办理项编码\n"


def code(tail: str, level: int = 3) -> str:
    return f"{organ()}{level}{tail}"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["甲,A1,许可,市局,市级,《水法》第七条,,", "甲,A2,许可,市局,市级,《水法》第八条,,"], True),
        (["甲,A1,许可,市局,市级,《水法》第七条,,", "甲,A2,许可,市局,县级,《水法》第八条,,"], False),
        (["甲,A1,许可,市局,,《水法》第七条,乙,", "甲,A2,许可,市局,,《水法》第八条,乙,"], False),
        (["甲,A1,许可,市局,,《水法》第七条,,X1", "甲,A2,许可,市局,,《水法》第八条,,X2"], False),
        (["甲,A1,许可,市局,,《水法》第七条,,", "甲,,许可,市局,,《水法》第八条,,"], False),
        (["甲,A1,许可,,,《水法》第七条,,", "甲,A2,许可,,,《水法》第八条,,"], False),
    ],
)
def test_one_name_under_several_codes(rows: list[str], *, expected: bool) -> None:
    found = judged("L-PWR-8", CODED + "\n".join(rows) + "\n").places
    assert found == ([(3, "name", "review")] if expected else [])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (code("000100001000"), code("000100002000"), True),
        (code("000100001001"), code("000100001002"), False),
        (code("000100001000"), code("000100002000", level=4), False),
    ],
)
def test_parts_and_levels_in_national_codes(first: str, second: str, *, expected: bool) -> None:
    rows = f"甲,{first},许可,市局,,《水法》第七条,,\n甲,{second},许可,市局,,《水法》第八条,,\n"
    assert bool(judged("L-PWR-8", CODED + rows).places) is expected


def test_codes_of_handled_matters_do_not_hide_two_hands() -> None:
    rows = "甲,A1,许可,市水务局,,《水法》第七条,,A101\n甲,A2,许可,市城管局,,《水法》第七条,,A201\n"
    assert judged("L-PWR-8", CODED + rows).places == [(3, "body", "fail")]
    handled = "甲,A1,许可,市局,,《水法》第七条,,A101\n甲,A1,许可,市局,,《水法》第七条,,A102\n"
    assert judged("L-PWR-8", CODED + handled).places == []


def test_places_are_no_two_hands() -> None:
    rows = "事项名称,实施主体\n甲许可,丙区\n甲许可,丁区\n"
    assert judged("L-PWR-8", rows).places == []


LEVELS = "事项名称,事项类型,行使层级,权力来源,备注\n"


@pytest.mark.parametrize(
    ("rows", "outcomes"),
    [
        (["甲,行政许可,省本级、市本级、县本级,,"], ["fail"]),
        (["甲,行政许可,省级、市级、县级,,各级均本级行使"], ["fail"]),
        (["甲,行政许可,省级、市级、县级,法定本级,"], []),
        (["甲,行政许可,省本级、市本级、县本级,,跨市的由省级审批"], []),
        ([f"甲,行政许可,{level},法定本级," for level in ("省级", "市级", "县级")], ["review"]),
        (["甲,行政许可,市本级、县本级,,"], []),
    ],
)
def test_every_level(rows: list[str], outcomes: list[str]) -> None:
    found = judged("L-PWR-9", LEVELS + "\n".join(rows) + "\n").findings
    assert [str(one.outcome) for one in found] == outcomes
