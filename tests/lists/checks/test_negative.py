"""Negative lists of market access."""

from __future__ import annotations

import datetime

import pytest

from govlint.model.items import ListKind
from tests.lists.checks.judged import DAY, judged

HEADER = "基本编码,事项名称,事项类型,管理措施,备注\n"
NEGATIVE = ListKind.NEGATIVE


def version(
    title: str,
    rows: str = "200001,甲,许可准入类,未获得许可不得从事,\n",
    day: datetime.date = DAY,
) -> list[tuple[str | None, int | None]]:
    asked = judged("L-NEG-2", HEADER + rows, title=title, kind=NEGATIVE, day=day)
    return [(one.field, one.place.row) for one in asked.findings]


def test_superseded_versions() -> None:
    assert version("甲市执行市场准入负面清单（2022年版）情况") == [(None, None)]
    assert version("甲市执行市场准入负面清单（2025年版）情况") == []
    assert version("甲市执行市场准入负面清单（2027年版）情况") == []
    row = "200001,甲,许可准入类,未获得许可不得从事,列入2022年版市场准入负面清单\n"
    assert version("甲市执行市场准入负面清单情况", row) == [("remark", 2)]
    told = row.replace("列入", "废止")
    assert version("甲市执行市场准入负面清单情况", told) == []


def test_other_lists_and_other_days() -> None:
    other = judged(
        "L-NEG-2", HEADER + "1,甲,禁止,禁止,\n", title="甲区外商投资负面清单", kind=NEGATIVE
    )
    assert other.outcome == "not_applicable"
    assert version("市场准入负面清单（2022年版）", day=datetime.date(2025, 4, 1)) == []


def full(bans: int, permits: int) -> str:
    codes = [100001 + n for n in range(bans)] + [200001 + n for n in range(permits)]
    return "".join(f"{code},甲{code},,,\n" for code in codes)


def test_the_size_of_the_national_list() -> None:
    assert version("市场准入负面清单（2025年版）", full(6, 100)) == []
    assert version("市场准入负面清单（2025年版）", full(6, 99)) == [(None, None)]
    assert version("甲市落实市场准入负面清单（2025年版）事项表", full(2, 9)) == []


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("备案须经审查同意", True),
        ("备案，经批准后方可从事", True),
        ("须报县级主管部门批准后备案", True),
        ("备案即时办结", False),
        ("备案管理，不得变相审批", False),
        ("未获得许可，不得从事；事后备案", False),
        ("实行备案", False),
    ],
)
def test_permits_in_disguise(measure: str, found: bool) -> None:
    rows = f"{HEADER}200001,甲,许可准入类,{measure},\n"
    places = judged("L-NEG-3", rows, kind=NEGATIVE).places
    assert places == ([(2, "measure", "fail")] if found else [])


def test_classes_against_codes() -> None:
    rows = (
        HEADER
        + "100001,甲,许可准入类,,\n200001,乙,许可准入类,,\n200002,丙,禁止准入类,,\n200003,丁,,,\n"
    )
    places = judged("L-NEG-4", rows, kind=NEGATIVE).places
    assert places == [(2, "type", "fail"), (4, "type", "fail")]


def test_the_name_of_what_is_permitted_against_a_code_of_what_is_banned() -> None:
    rows = "事项名称,项目编码,管理措施\n"
    rows += "未获得许可，不得从事甲业,100001,甲业许可\n未获得许可，不得从事乙业,200001,乙业许可\n"
    rows += "法律明确设立的禁止性规定,100002,禁止丙业\n"
    assert judged("L-NEG-4", rows, kind=NEGATIVE).places == [(2, "item_code", "fail")]


def test_what_the_national_list_does_not_have() -> None:
    rows = HEADER + "200001,甲,许可准入类,,\n200009,乙,许可准入类,,\n"
    asked = judged("L-NEG-3", rows, kind=NEGATIVE, catalogue=HEADER + "200001,甲,许可准入类,,\n")
    assert [(one.place.row, str(one.outcome)) for one in asked.findings] == [(3, "fail")]
    named = judged(
        "L-NEG-3", "事项名称,备注\n甲,\n乙,\n", kind=NEGATIVE, catalogue="事项名称,备注\n甲,\n"
    )
    assert named.places == [(3, "name", "review")]
