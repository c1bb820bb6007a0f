from __future__ import annotations

import pytest

from tests.lists.checks.asked import asked, found


@pytest.mark.parametrize(
    ("kind", "fee", "basis", "expected"),
    [
        ("行政许可", "是", "", ["fail"]),
        ("行政许可", "收费", "无", ["fail"]),
        ("行政许可", "是", "—", ["fail"]),
        ("行政许可", "否", "", []),
        ("行政许可", "", "", []),
        ("行政许可", "是", "《中华人民共和国水法》第四十八条", []),
        ("行政许可", "是", "《甲市物价局关于站点费的通知》（甲价〔2015〕3号）", ["review"]),
        ("公共服务", "是", "《甲市物价局关于站点费的通知》（甲价〔2015〕3号）", []),
        ("公共服务", "是", "", ["fail"]),
    ],
)
def test_basis(kind: str, fee: str, basis: str, expected: list[str]) -> None:
    table = f"事项名称,事项类型,是否收费,收费依据\n甲,{kind},{fee},{basis}\n"
    assert [outcome for *_, outcome in found("L-FEE-1", table)] == expected


def empties(*cells: str) -> list[tuple[int | None, str]]:
    rows = "".join(f"甲{number},{cell}\n" for number, cell in enumerate(cells))
    findings, _ = asked("L-FEE-1", "事项名称,是否收费,收费依据\n" + rows)
    return [(one.place.row, str(one.severity)) for one in findings]


def test_an_empty_basis_where_the_list_writes_none() -> None:
    assert empties("否,无", "否,无", "否,") == [(4, "info")]
    assert empties("否,/", "免费,") == [(3, "info")]
    assert empties("否,无", "否,", "否,") == []
    assert empties("否,", "否,") == []
    assert empties("否,无", "否,无", ",") == []
    assert empties("否,无", "否,无", "是,") == [(4, "warning")]


@pytest.mark.parametrize(
    ("fee", "standard", "bad"),
    [
        ("否", "100元/件", True),
        ("不收费", "每本10元", True),
        ("否", "无", False),
        ("否", "", False),
        ("否", "0元", False),
        ("否", "免费", False),
        ("否", "原收费50元，现已免征", False),
        ("否", "按规定执行", False),
        ("是", "100元/件", False),
        ("", "100元/件", False),
    ],
)
def test_standard(fee: str, standard: str, bad: bool) -> None:
    table = f"事项名称,是否收费,收费标准\n甲,{fee},{standard}\n"
    assert bool(found("L-FEE-2", table)) is bad


def test_the_list_of_fees_is_not_given() -> None:
    findings, outcome = asked("L-FEE-4", "事项名称,是否收费\n甲,是\n")
    assert (len(findings), outcome.outcome) == (0, "not_checked")
