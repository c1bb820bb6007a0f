from __future__ import annotations

from tests.lists.checks.asked import asked, found

HEADER = "事项名称,咨询电话,监督投诉电话\n"


def test_places() -> None:
    table = "事项名称,办理地点,办理形式\n甲,中心路1号,窗口办理\n乙,,窗口办理\n"
    table += "丙,,全程网办\n丁,/,窗口办理\n"
    assert found("L-CONT-1", table) == [(3, "place", "fail"), (5, "place", "fail")]


def test_places_in_another_city() -> None:
    table = "事项名称,办理地点\n甲,遵义市汇川区政务服务中心\n"
    assert found("L-CONT-1", table, region="贵阳市") == [(2, "place", "review")]
    table += "".join(f"乙{n},贵阳市中心路{n}号\n" for n in range(5))
    assert found("L-CONT-1", table, region="贵阳市") == [(2, "place", "fail")]
    assert found("L-CONT-1", table, region="甲市") == []
    assert found("L-CONT-1", table, region="贵州省") == []


def test_places_that_are_not_known_for_sure() -> None:
    for place in ("中心路1号", "汇川路3号", "贵州省政务大厅", "云岩区政务中心", "北京路5号"):
        assert found("L-CONT-1", f"事项名称,办理地点\n甲,{place}\n", region="贵阳市") == []


def test_a_column_of_places_that_is_empty_is_one_finding() -> None:
    table = "事项名称,办理地点\n甲,\n乙,无\n丙,\n"
    assert found("L-CONT-1", table) == [(None, "place", "fail")]


def test_wrong_numbers_in_both_columns() -> None:
    table = HEADER + "甲,0851-855500012,0851-8555\n乙,0851-85550001,12345\n"
    assert found("L-CONT-2", table) == [(2, "complaint", "fail"), (2, "consult", "fail")]


def test_the_same_number_twice() -> None:
    table = (
        HEADER + "甲,0851-85550001,0851－85550001\n乙,12345,12345\n丙,0851-85550001、12345,12345\n"
    )
    assert found("L-CONT-2", table) == [(2, "complaint", "fail")]


def test_a_digit_too_few_is_seen_beside_the_others() -> None:
    usual = "".join(f"{n},0851-8555000{n},12345\n" for n in range(6))
    assert found("L-CONT-2", HEADER + usual + "甲,0851-8555000,12345\n") == [(8, "consult", "fail")]
    assert found("L-CONT-2", HEADER + "甲,0851-8555000,12345\n") == []
    assert found("L-CONT-2", HEADER + "甲,010-8555000,12345\n") == [(2, "consult", "fail")]


def test_one_column_is_enough_and_none_is_not() -> None:
    assert found("L-CONT-2", "事项名称,咨询电话\n甲,0851-855\n") == [(2, "consult", "fail")]
    assert asked("L-CONT-2", "事项名称,网址\n甲,\n")[1].outcome == "not_checked"


def test_pages() -> None:
    table = (
        "事项名称,网址\n甲,http:/a.example.cn\n乙,https://a.example.cn/x\n丙,\n丁,甲省政务服务网\n"
    )
    assert found("L-CONT-3", table) == [(2, "link", "fail")]
