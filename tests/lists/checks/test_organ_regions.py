from __future__ import annotations

from tests.lists.checks.asked import asked, found, item

HEADER = "事项名称,实施编码\n"


def test_an_organ_of_another_region() -> None:
    table = HEADER + f"甲,{item(1)}\n乙,{item(2, region='440100')}\n丙,{item(3, region='520103')}\n"
    assert found("L-CODE-9", table, "贵阳市") == [(3, "item_code", "fail")]


def test_organs_above_below_of_the_state_and_of_zones_fit() -> None:
    regions = ("520000", "520103", "520171", "100000")
    table = HEADER + "".join(f"{n},{item(n, region=one)}\n" for n, one in enumerate(regions))
    assert found("L-CODE-9", table, "贵阳市") == []


def test_another_county_of_the_city_is_for_a_person() -> None:
    table = HEADER + f"甲,{item(1, region='520103')}\n乙,{item(2, region='520103')}\n"
    table += f"丙,{item(3, region='520102')}\n"
    assert found("L-CODE-9", table, "云岩区") == [(4, "item_code", "review")]


def test_vertical_organs_are_exempt() -> None:
    table = "事项名称,实施主体,实施编码\n"
    table += f"甲,某局,{item(1)}\n乙,某市税务局,{item(2, region='440100')}\n"
    assert found("L-CODE-9", table, "贵阳市") == []


def test_an_unknown_region_is_known_by_its_organs() -> None:
    table = (
        HEADER
        + "".join(f"{n},{item(n)}\n" for n in range(25))
        + f"外,{item(30, region='440100')}\n"
    )
    assert found("L-CODE-9", table, "甲市") == [(27, "item_code", "fail")]
    few = HEADER + f"甲,{item(1)}\n乙,{item(2, region='440100')}\n"
    assert asked("L-CODE-9", few, "甲市")[1].outcome == "not_checked"


def test_region_codes_of_a_column() -> None:
    table = "事项名称,行政区划代码\n甲,520100\n乙,990100\n丙,52010\n丁,\n戊,520103001000\n"
    assert found("L-CODE-9", table) == [(3, "region_code", "fail"), (4, "region_code", "fail")]
