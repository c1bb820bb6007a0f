"""Steps of discretion standards."""

from __future__ import annotations

import pytest

from tests.lists.checks.judged import judged

HEADER = "事项名称,裁量幅度,设定依据\n"


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("轻微：1万元以上不满3万元；一般：3.5万元以上不满5万元", ["fail"]),
        ("轻微：1万元以上4万元以下；一般：3万元以上5万元以下", ["fail"]),
        ("轻微：1万元以下；一般：1.5万元以上3万元以下", ["fail"]),
        ("严重：5万元以上10万元以下；一般：1万元以上不满4万元", ["fail"]),
        ("轻微：1万元以上3万元以下；一般：3万元以上5万元以下", ["review"]),
        ("轻微：1万元以上不满3万元；一般：3万元以上不满5万元；严重：5万元以上10万元以下", []),
        ("轻微：不予处罚；一般：1万元—3万元；严重：3万元（不含）—5万元", []),
        ("对个人处1万元以上2万元以下；对单位处5万元以上10万元以下", []),
        ("一般：1万元以上不满3万元；严重：货值金额1倍以上3倍以下", []),
        (
            "法定幅度：1万元以上5万元以下；轻微：1万元以上不满3万元；严重：3万元以上8万元以下",
            ["fail"],
        ),
        ("法定幅度：1万元以上5万元以下；轻微：1万元以上不满3万元；严重：3万元以上5万元以下", []),
        ("警告", []),
        ("无", []),
    ],
)
def test_steps(text: str, outcomes: list[str]) -> None:
    found = judged("L-PWR-12", f"{HEADER}甲处罚,{text},《水法》第七条\n").findings
    assert [str(one.outcome) for one in found] == outcomes


def test_the_range_that_the_basis_quotes_is_looked_at() -> None:
    basis = "《水法》第七十条：处一万元以上五万元以下的罚款"
    rows = f"{HEADER}甲处罚,一般：1万元以上不满3万元；严重：3万元以上8万元以下,{basis}\n"
    assert judged("L-PWR-12", rows).places == [(2, "discretion", "review")]
