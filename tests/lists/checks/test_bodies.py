from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked, found, item, organ


def code(number: int, body: int) -> str:
    return f"{organ(number=body)}3{item(number)[19:]}"


def organs(*extra: str) -> str:
    rows = [f"甲{n},市水务局,{code(n, 1)}" for n in range(3)]
    rows += [f"乙{n},市农业局,{code(10 + n, 2)}" for n in range(3)]
    return "事项名称,实施主体,实施编码\n" + "\n".join([*rows, *extra]) + "\n"


def test_a_name_that_is_another_organs() -> None:
    assert found("L-BODY-1", organs(f"丙,市农业局,{code(20, 1)}")) == [(8, "body", "fail")]


@pytest.mark.parametrize("name", ["市水务局水政支队", "水务局", "", "市水利局"])
def test_other_names_of_the_organ(name: str) -> None:
    assert found("L-BODY-1", organs(f"丙,{name},{code(20, 1)}")) == []


def test_a_code_of_another_matter_is_a_repeated_code() -> None:
    assert found("L-BODY-1", organs(f"丙,市农业局,{code(0, 1)}")) == []


SOURCE = "事项名称,权力来源,委托部门,设定依据\n"


def test_a_missing_column_does_not_hide_other_rows() -> None:
    table = "事项名称,权力来源,设定依据\n甲,委托,《某条例》第一条\n乙,上级下放,《某条例》第二条\n"
    assert found("L-SRC-1", table) == [(3, "power_source", "review")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("委托,,《某条例》第一条", [(2, "entrusted_to", "fail")]),
        ("委托,无,《某条例》第一条", [(2, "entrusted_to", "fail")]),
        ("委托,甲省水利厅,《某条例》第一条", []),
        ("委托（甲省水利厅）,,《某条例》第一条", []),
        ("法定本级行使,,《某条例》第一条", []),
        ("上级下放,,《某条例》第一条", [(2, "power_source", "review")]),
        ("上级下放,,《关于下放一批事项的决定》", []),
        ("上级下放,,甲府发〔2021〕9号", []),
        ("上级下放（甲府发〔2021〕9号）,,《某条例》第一条", []),
        ("授权,,《某条例》第一条", []),
    ],
)
def test_sources(row: str, expected: list[tuple[int, str, str]]) -> None:
    assert found("L-SRC-1", f"{SOURCE}甲,{row}\n") == expected


def test_entrusted_without_a_column() -> None:
    table = "事项名称,权力来源\n甲,委托\n"
    assert asked("L-SRC-1", table)[1].outcome == "not_checked"


def test_unknown_audiences_are_for_a_person() -> None:
    table = "事项名称,服务对象\n甲,自然人、企业\n乙,外地客商\n丙,\n丁,公民、法人或者其他组织\n"
    assert found("L-OBJ-1", table) == [(3, "audience", "review")]


@pytest.mark.parametrize(
    ("handling", "limit", "bad"),
    [
        ("即办件", "5个工作日", True),
        ("即办件", "1个工作日", False),
        ("即办件", "当场办结", False),
        ("即办件", "0.5个工作日", False),
        ("即办件", "无", False),
        ("即办件", "", False),
        ("即办件", "1个月", True),
        ("即办件", "按规定", False),
        ("承诺件", "5个工作日", False),
        ("一般件", "5个工作日", False),
    ],
)
def test_immediate(handling: str, limit: str, bad: bool) -> None:
    table = f"事项名称,办件类型,承诺办结时限\n甲,{handling},{limit}\n"
    assert bool(found("L-PROC-1", table)) is bad


def test_the_header_has_the_unit() -> None:
    table = "事项名称,办件类型,承诺办结时限（工作日）\n甲,即办件,3\n乙,即办件,1\n"
    assert found("L-PROC-1", table) == [(2, "handling", "fail")]
