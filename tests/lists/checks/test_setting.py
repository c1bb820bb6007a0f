"""Whether a basis may set a power."""

from __future__ import annotations

import pytest

from tests.lists.checks.judged import judged

HEADER = "事项名称,事项类型,设定依据\n"
NOTICE = "《甲市人民政府办公室关于某事的通知》（甲政办发〔2024〕1号）"


@pytest.mark.parametrize(
    ("name", "kind", "basis", "outcomes"),
    [
        ("甲许可", "行政许可", NOTICE, ["fail"]),
        ("甲许可", "行政许可", "甲政办发〔2024〕1号", ["fail"]),
        ("甲许可", "行政许可", "《某办法》（某部令第3号）第三条", ["fail"]),
        ("甲许可", "行政许可", "《某办法》（甲省人民政府令第3号）第三条", ["review"]),
        ("甲许可", "行政许可", f"《甲省某条例》第三条；{NOTICE}", []),
        ("甲许可", "行政许可", f"《某办法》第三条；{NOTICE}", []),
        ("甲许可", "行政许可", "《国务院关于某事的决定》（国发〔2004〕20号）", []),
        ("甲许可", "行政许可", "市局三定规定", []),
        ("甲处罚", "行政处罚", NOTICE, ["fail"]),
        ("甲处罚", "行政处罚", "《某办法》（某部令第3号）第三条", []),
        ("吊销甲证", "行政处罚", "《某办法》（某部令第3号）第三条", ["review"]),
        ("查封甲场所", "行政强制", "《某办法》（某部令第3号）第三条", ["fail"]),
        ("查封甲场所", "行政强制", "《甲省某条例》第三条", []),
        ("代履行", "行政强制", "《甲省某条例》第三条", ["review"]),
        ("甲登记", "行政确认", NOTICE, []),
        ("甲许可", "行政许可", "", []),
    ],
)
def test_ranks(name: str, kind: str, basis: str, outcomes: list[str]) -> None:
    found = judged("L-PWR-5", f"{HEADER}{name},{kind},{basis}\n").findings
    assert [str(one.outcome) for one in found] == outcomes


def test_what_is_given_about_a_law_decides() -> None:
    rows = f"{HEADER}甲许可,行政许可,《某办法》第三条\n"
    assert judged("L-PWR-5", rows).places == []
    assert judged("L-PWR-5", rows, laws="某办法,规章,有效,,,,\n").places == [(2, "basis", "fail")]
