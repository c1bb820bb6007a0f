"""What regions may write differently without departing from each other."""

from __future__ import annotations

import pytest

from tests.lists.comparison.regions import compared, same

VARIANTS = [
    ("name", "示例（食品）经营许可", "示例(食品)经营许可"),
    ("name", "《示例证》核发", "示例证核发"),
    ("name", "示例 经营许可", "示例经营许可。"),
    ("name", "第二类示例器械许可", "第2类示例器械许可"),
    ("basic_code", "000100001000", "０００１００００１０００"),
    ("type", "行政许可", "01"),
    ("basis", "《中华人民共和国示例法》第十二条", "《示例法》第12条"),
    (
        "basis",
        "1.《示例法》第十二条；2.《示例条例》第三条",
        "《示例条例》第三条\n《示例法》第十二条",
    ),
    ("basis", "《示例法》第十二条", "《示例法》第十二条：经营者应当取得许可。"),
    ("basis", "《示例法》（2019年修订）第十二条", "《示例法》第十二条"),
    ("basis", "《示例法》第十二条第一款", "《示例法》第十二条"),
    ("audience", "自然人、企业法人", "企业法人;自然人"),
    ("legal_limit", "20个工作日", "二十个工作日"),
    ("legal_limit", "20个工作日", "20工作日内"),
    ("legal_limit", "20个工作日", "受理5个工作日；审查15个工作日"),
    ("legal_limit", "30日", "30天"),
    ("legal_limit", "30日", "30个自然日"),
    ("conditions", "1.年满十八周岁；2.有固定场所。", "（1）有固定场所\n（2）年满18周岁"),
    ("conditions", "年满18周岁；有《示例证》", "1、有示例证。2、年满18周岁。"),
    ("conditions", "年满18周岁，有固定场所", "年满18周岁；有固定场所"),
    ("conditions", "在二十个工作日内办结", "在20工作日内办结"),
    ("materials", "1.申请表；2.身份证", "身份证；申请表"),
    ("materials", "申请表、身份证", "申请表；身份证"),
    ("flow", "受理→审查→决定→送达", "受理-审查-决定-送达"),
    ("flow", "1.受理；2.审查；3.决定", "受理、审查、决定"),
    ("fee", "否", "不收费"),
    ("fee_standard", "10元/证", "每证10元"),
    ("fee_standard", "10元", "10.00元"),
    ("visits", "1", "1次"),
    ("visits", "0", "零跑"),
    ("result", "《示例经营许可证》", "示例经营许可证"),
    ("result", "中华人民共和国示例经营许可证", "示例经营许可证"),
    ("handling", "承诺件", "承诺办件"),
    ("special_procedure", "无", ""),
    ("validity", "5年", "五年"),
]
"""Field, and two ways to write one value."""
BETTER = [
    ("handling", "承诺件", "即办件"),
    ("visits", "1次", "0次"),
    ("promised_limit", "10个工作日", "5个工作日"),
    ("promised_limit", "10个工作日", "即办"),
    ("promised_limit", "10个工作日", "20个工作日"),
    ("fee", "是", "否"),
    ("fee_standard", "20元/证", "10元/证"),
    ("fee_standard", "20元/证", "不收费"),
    ("basis", "《示例法》第十二条", "《示例法》第十二条；《甲省示例条例》第五条"),
    ("basis", "《示例法》第十二条", "《示例法》第十二条；《另一示例法》第五条"),
    ("special_procedure", "听证", "无"),
    ("intermediary", "环境评估", "无"),
    ("place", "甲路1号", "乙路2号"),
    ("body", "甲区示例局", "乙区行政审批局"),
    ("consult", "0851-1234567", "0852-7654321"),
    ("power_source", "法定本级", "委托"),
]
"""Field, what most regions have, and what one may have in its place."""


@pytest.mark.parametrize(("field", "usual", "other"), VARIANTS)
def test_another_way_to_write_a_value_is_no_difference(field: str, usual: str, other: str) -> None:
    regions = same(5, **{field: usual})
    regions["丙区"] = [{"name": "示例经营许可", field: other}]
    assert compared(regions).findings == ()
    other_way = same(5, **{field: other})
    other_way["丙区"] = [{"name": "示例经营许可", field: usual}]
    assert compared(other_way).findings == ()


@pytest.mark.parametrize(("field", "usual", "other"), VARIANTS)
def test_two_regions_that_write_a_value_differently_agree(
    field: str, usual: str, other: str
) -> None:
    regions = same(2, **{field: usual})
    regions["乙区"] = [{"name": "示例经营许可", field: other}]
    assert compared(regions).findings == ()


@pytest.mark.parametrize(("field", "usual", "better"), BETTER)
def test_what_is_allowed_is_no_finding(field: str, usual: str, better: str) -> None:
    regions = same(5, **{field: usual})
    regions["丁区"] = [{"name": "示例经营许可", field: better}]
    comparison = compared(regions)
    assert comparison.findings == ()
    assert comparison.consistency.overall.rate == 1.0


def test_a_region_without_the_column_is_not_compared() -> None:
    regions = same(4, legal_limit="20个工作日")
    regions["丁区"] = [{"name": "示例经营许可"}]
    comparison = compared(regions)
    assert comparison.findings == ()
    assert ("丁区", "legal_limit") not in comparison.consistency.cells
    assert comparison.consistency.cells["甲区", "legal_limit"].compared == 1


def test_a_bare_number_takes_the_unit_of_its_header() -> None:
    regions = same(3, legal_limit="20个工作日")
    regions["乙区"] = [{"name": "示例经营许可", "legal_limit": "20"}]
    headers = {"乙区": {"legal_limit": "法定时限（工作日）"}}
    assert compared(regions, headers=headers).findings == ()
    assert compared(regions).findings == ()


def test_the_tail_of_an_item_code_stands_for_a_missing_column_of_basic_codes() -> None:
    regions = same(3, basic_code="440289876000")
    regions["乙区"] = [{"name": "示例经营许可", "item_code": "11440000MB2D0164XH2440289876000"}]
    assert compared(regions).findings == ()
    regions["乙区"] = [{"name": "示例经营许可", "item_code": "11440000MB2D0164XH2440289876001"}]
    [finding] = compared(regions).findings
    assert (finding.code, finding.field) == ("L-CODE-10", "basic_code")
    regions["乙区"] = [{"name": "示例经营许可", "item_code": "某地-0001"}]
    assert compared(regions).findings == ()
