from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked, found, item

HANDLING = "事项名称,实施编码,业务办理项编码\n"


def test_a_repeated_row_is_one_finding_at_the_later_row() -> None:
    table = f"事项名称,实施编码\n甲,{item(1)}\n乙,{item(2)}\n甲,{item(1)}\n丙,{item(3)}\n"
    findings, _ = asked("L-CODE-7", table)
    assert [(one.place.row, one.rows) for one in findings] == [(4, (2, 4))]
    assert "重复录入" in findings[0].message


def test_one_code_of_two_names_is_said() -> None:
    findings, _ = asked("L-CODE-7", "事项名称,事项编码\n甲,520100-01\n乙,520100-01\n")
    assert [one.place.row for one in findings] == [3]
    assert "“甲”、“乙”" in findings[0].message


def test_three_rows_are_one_finding() -> None:
    table = "事项名称,事项编码\n甲,A-1\n甲,A-1\n甲,A-1\n"
    findings, _ = asked("L-CODE-7", table)
    assert [(one.place.row, one.rows) for one in findings] == [(4, (2, 3, 4))]


def test_blank_codes_are_no_duplicates() -> None:
    assert found("L-CODE-7", "事项名称,事项编码\n甲,\n乙,\n丙,无\n丁,无\n") == []


def test_versions_and_cancelled_matters_may_repeat_a_code() -> None:
    table = "事项名称,事项编码,版本\n甲,A-1,V1\n甲,A-1,V2\n"
    assert found("L-CODE-7", table) == []
    table = "事项名称,事项编码,事项状态\n甲,A-1,取消\n甲,A-1,在用\n"
    assert found("L-CODE-7", table) == []


def test_parts_of_one_matter_may_have_its_code() -> None:
    table = "主项名称,事项名称,事项编码\n站点许可,设立,A-1\n站点许可,变更,A-1\n"
    assert found("L-CODE-7", table) == []
    table = "主项名称,事项名称,事项编码\n站点许可,设立,A-1\n站点许可,设立,A-1\n"
    assert found("L-CODE-7", table) == [(3, "item_code", "fail")]


def test_a_local_code_names_no_organ() -> None:
    table = "事项名称,事项编码,实施主体\n甲,A-1,甲县局\n甲,A-1,乙县局\n"
    assert found("L-CODE-7", table) == []
    table = f"事项名称,实施编码,实施主体\n甲,{item(1)},甲县局\n甲,{item(1)},乙县局\n"
    assert found("L-CODE-7", table) == [(3, "item_code", "fail")]


def test_handling_codes_of_one_matter() -> None:
    table = HANDLING + f"甲（新办）,{item(1)},{item(1)}01\n甲（变更）,{item(1)},{item(1)}02\n"
    assert found("L-CODE-6", table) == []
    assert found("L-CODE-7", table) == []


def test_a_handling_code_of_another_matter() -> None:
    table = HANDLING + f"甲,{item(1)},{item(1)}01\n乙,{item(2)},{item(3)}01\n"
    assert found("L-CODE-6", table) == [(3, "handling_code", "fail")]


def test_a_repeated_handling_code_is_told_from_a_repeated_row() -> None:
    table = HANDLING + f"甲（新办）,{item(1)},{item(1)}01\n甲（变更）,{item(1)},{item(1)}01\n"
    assert found("L-CODE-6", table) == [(3, "handling_code", "fail")]
    assert found("L-CODE-7", table) == []
    table = HANDLING + f"甲,{item(1)},{item(1)}01\n甲,{item(1)},{item(1)}01\n"
    assert found("L-CODE-6", table) == []
    assert found("L-CODE-7", table) == [(3, "item_code", "fail")]


def test_another_matters_code_is_said_once() -> None:
    table = HANDLING + f"甲,{item(1)},{item(1)}01\n乙,{item(1)},{item(2)}01\n"
    assert found("L-CODE-7", table) == [(3, "item_code", "fail")]
    assert found("L-CODE-6", table) == []


def test_identifiers() -> None:
    table = "事项名称,唯一标识\n甲,x1\n乙,x2\n丙,x1\n丁,\n戊,\n"
    assert found("L-ID-1", table) == [(4, "row_id", "fail")]
    table = "事项名称,事项编码,唯一标识\n甲,A-1,x1\n甲,A-1,x1\n乙,A-2,x2\n"
    assert found("L-ID-1", table) == []


def handled(*rows: tuple[str, str, str]) -> str:
    lines = (f"{name},{item()},{item()}{number},{edition}" for name, number, edition in rows)
    return "事项名称,实施编码,业务办理项编码,版本\n" + "\n".join(lines) + "\n"


def test_versions_of_one_handled_matter_share_its_code() -> None:
    assert found("L-CODE-6", handled(("甲", "01", "1"), ("甲", "01", "2"))) == []
    assert found("L-CODE-6", handled(("甲（新办）", "01", "1"), ("甲（变更）", "01", "1"))) != []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("食品经营许可", "药品批发许可", True),
        ("食品经营许可", "食品经营许可（变更）", False),
        ("食品经营许可新办", "食品经营许可变更", False),
        ("首次申领护照", "补发护照", False),
        ("内资公司设立登记", "内资公司变更登记", False),
        ("户口迁入", "户口迁出", False),
    ],
)
def test_names_of_handled_matters(first: str, second: str, *, expected: bool) -> None:
    assert bool(found("L-CODE-7", handled((first, "01", "1"), (second, "02", "1")))) is expected
