from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked, found, item, organ

HEADER = "事项名称,实施编码\n"


def rows(*codes: str, header: str = HEADER) -> str:
    return header + "".join(f"设立{chr(0x7532 + n)}站点,{code}\n" for n, code in enumerate(codes))


def test_structure_where_at_least_half_are_long() -> None:
    bad = item(2)[:-1]
    assert found("L-CODE-1", rows(item(1), bad)) == [(3, "item_code", "fail")]
    assert found("L-CODE-1", rows(item(1), "无", "", item(2))) == []


@pytest.mark.parametrize("header", ["事项名称,事项编码\n", "事项名称,实施编码\n"])
def test_local_codes_are_not_checked(header: str) -> None:
    findings, outcome = asked(
        "L-CODE-1", rows("520100-01", "520100-02", "520100-03", header=header)
    )
    assert not findings
    assert (outcome.outcome, "地方编码" in outcome.reason) == ("not_checked", True)


def test_local_codes_are_where_the_header_or_the_profile_or_the_catalogue_asks() -> None:
    local = rows("520100-01", header="事项名称,国家实施编码\n")
    assert found("L-CODE-1", local) == [(2, "item_code", "fail")]
    findings, _ = asked("L-CODE-1", rows("520100-01"), parameters={"national": True})
    assert len(findings) == 1
    findings, _ = asked("L-CODE-1", rows("520100-01"), catalogue=rows(item(1)))
    assert len(findings) == 1


def test_one_finding_for_one_wrong_character() -> None:
    organ_code = organ()
    wrong = organ_code[:9] + ("8" if organ_code[9] != "8" else "7") + organ_code[10:]
    bad = wrong + item(2)[18:]
    findings, _ = asked("L-CODE-2", rows(item(1), bad))
    assert [(one.place.row, one.field) for one in findings] == [(3, "item_code")]
    assert asked("L-CODE-1", rows(item(1), bad))[0] == ()


def test_a_wrong_last_character_is_given_back_right() -> None:
    good = item(2)
    bad = good[:17] + ("1" if good[17] != "1" else "2") + good[18:]
    findings, _ = asked("L-CODE-2", rows(item(1), bad))
    assert findings[0].expected == good


def test_credit_codes_by_themselves() -> None:
    header = "事项名称,统一社会信用代码\n"
    bad = organ()[:-1] + ("1" if organ()[-1] != "1" else "2")
    assert found("L-CODE-2", rows(organ(), bad, header=header)) == [(3, "credit_code", "fail")]


def test_tails() -> None:
    header = "事项名称,基本编码,实施编码\n"
    table = header + f"甲,{item(1)[19:]},{item(1)}\n乙,{item(2)[19:]},{item(3)}\n丙,,{item(4)}\n"
    assert found("L-CODE-3", table) == [(3, "item_code", "fail")]
    local = header + f"甲,XK00101000,{item(1)}\n"
    assert asked("L-CODE-3", local)[1].outcome == "not_checked"


@pytest.mark.parametrize(
    ("level", "code", "bad"),
    [
        ("市级", item(1, 3), False),
        ("市级", item(1, 4), True),
        ("省级、市级", item(1, 2), False),
        ("县（市、区）级", item(1, 4), False),
        ("县级", item(1, 3), True),
        ("区级", item(1, 3, "110108"), False),
        ("区级", item(1, 4, "500103"), False),
        ("市级", item(1, 2, "310000"), False),
        ("街道", item(1, 5, "110108"), False),
        ("区级", item(1, 2, "110108"), True),
        ("", item(1, 4), False),
        ("按规定", item(1, 4), False),
        ("4", item(1, 4), False),
    ],
)
def test_levels(level: str, code: str, bad: bool) -> None:
    table = f"事项名称,行使层级,实施编码\n甲,{level},{code}\n"
    assert bool(found("L-CODE-4", table)) is bad


def test_levels_against_the_region_only_where_few_depart() -> None:
    many = rows(*(item(n, 3) for n in range(1, 12)), item(20, 4))
    assert found("L-CODE-4", many, "贵阳市") == [(13, "item_code", "fail")]
    mixed = rows(*(item(n, 3) for n in range(1, 4)), *(item(n, 4) for n in range(4, 7)))
    assert {outcome for *_, outcome in found("L-CODE-4", mixed, "贵阳市")} == {"review"}
    assert asked("L-CODE-4", many)[1].outcome == "not_checked"


def test_district_of_a_municipality() -> None:
    table = rows(*(item(n, 3, "110108") for n in range(1, 12)))
    assert found("L-CODE-4", table, "海淀区") == []


@pytest.mark.parametrize(
    ("kind", "text", "bad"),
    [
        ("01", "行政许可", False),
        ("01", "许可类", False),
        ("07", "行政许可", True),
        ("10", "其他", False),
        ("21", "行政许可", False),
        ("55", "行政许可", True),
        ("07", "行政监督", False),
        ("20", "公共服务", False),
        ("07", "", False),
    ],
)
def test_types(kind: str, text: str, bad: bool) -> None:
    table = f"事项名称,事项类型,实施编码\n甲,{text},{item(1, kind=kind)}\n"
    assert bool(found("L-CODE-5", table)) is bad


def test_types_by_the_basic_code_alone() -> None:
    table = "事项名称,事项类型,基本编码\n甲,行政许可,000700001000\n"
    assert found("L-CODE-5", table) == [(2, "basic_code", "fail")]


def test_in_a_list_of_a_district_the_digit_of_districts_is_not_that_of_the_city() -> None:
    codes = [item(number, level=3, region="500103") for number in range(4)]
    levels = ["区级", "区级", "县级", "市级"]
    rows = "".join(f"甲{n},{codes[n]},{level}\n" for n, level in enumerate(levels))
    table = "事项名称,实施编码,行使层级\n" + rows
    assert found("L-CODE-4", table, region="渝中区") == [(5, "item_code", "fail")]
    assert found("L-CODE-4", table, region="重庆市") == []
