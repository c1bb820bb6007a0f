"""Every field that may depart: code, severity, outcome, verdict, minimal difference."""

from __future__ import annotations

import pytest

from govlint.model.finding import Outcome, Severity
from govlint.model.listing import Difference
from tests.lists.comparison.regions import Row, compared, places, same

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
DEFECTS = [
    (
        "name",
        "示例经营许可",
        "示例经营许可证",
        "L-NAME-1",
        WARNING,
        "“示例经营许可”→“示例经营许可证”",
    ),
    ("name", "示例经营许可", "核发示例商品零售备案凭证", "L-NAME-1", ERROR, "核发"),
    ("basic_code", "000100001000", "000100009000", "L-CODE-10", WARNING, "000100009000"),
    ("type", "行政许可", "行政确认", "L-TYPE-1", ERROR, "行政确认"),
    ("type", "行政许可", "", "L-TYPE-1", ERROR, "没有填写"),
    (
        "basis",
        "《甲法》第一条；《乙条例》第二条",
        "《甲法》第一条",
        "L-BASIS-2",
        ERROR,
        "少：《乙条例》第二条",
    ),
    (
        "basis",
        "《甲法》第十二条",
        "《甲法》第十五条",
        "L-BASIS-2",
        ERROR,
        "第十二条（现列第十五条）",
    ),
    ("basis", "《甲法》第十二条", "《甲法》", "L-BASIS-2", ERROR, "第十二条"),
    ("basis", "《甲法》第十二条", "", "L-BASIS-2", ERROR, "没有填写"),
    (
        "basis",
        "《甲法》第二条第一款",
        "《甲法》第二条第三款",
        "L-BASIS-2",
        WARNING,
        "应为第1款，现为第3款",
    ),
    ("legal_limit", "20个工作日", "30个工作日", "L-TIME-1", ERROR, "30个工作日"),
    ("legal_limit", "20个工作日", "", "L-TIME-1", ERROR, "没有填写"),
    ("legal_limit", "20个工作日", "受理5个工作日；审查20个工作日", "L-TIME-1", ERROR, "受理5"),
    ("level", "县级", "市级", "L-LVL-1", WARNING, "市级"),
    ("audience", "自然人、企业法人", "自然人", "L-OBJ-1", WARNING, "少：企业"),
    ("handling", "即办件", "承诺件", "L-PROC-1", WARNING, "承诺件"),
    (
        "conditions",
        "年满18周岁",
        "年满18周岁；在本地居住满一年",
        "L-COND-1",
        ERROR,
        "多：在本地居住满一年",
    ),
    ("conditions", "年满18周岁；有固定场所", "年满18周岁", "L-COND-1", WARNING, "少：有固定场所"),
    (
        "conditions",
        "年满18周岁；已经缴纳的注册资本不少于10万元",
        "年满18周岁；已经缴纳的注册资本不少于50万元",
        "L-COND-1",
        WARNING,
        "“…本不少于10万元”→“…本不少于50万元”",
    ),
    ("materials", "申请表", "申请表；无犯罪记录证明", "L-MAT-1", WARNING, "多：无犯罪记录证明"),
    (
        "materials",
        "申请表1份；身份证复印件1份",
        "申请表1份；身份证复印件3份",
        "L-MAT-1",
        WARNING,
        "1份",
    ),
    ("materials", "申请表；身份证", "申请表", "L-MAT-2", INFO, "少：身份证"),
    ("promised_limit", "5个工作日", "15个工作日", "L-TIME-3", WARNING, "15个工作日"),
    ("special_procedure", "听证", "听证；专家评审", "L-TIME-5", WARNING, "多：专家评审"),
    ("fee", "否", "是", "L-FEE-3", WARNING, "是"),
    ("fee_standard", "10元/证", "50元/证", "L-FEE-3", WARNING, "50元/证"),
    ("fee_standard", "不收费", "50元/证", "L-FEE-3", WARNING, "50元/证"),
    ("flow", "受理、审查、决定", "受理、审查、公示、决定", "L-FLOW-1", ERROR, "多：公示"),
    ("flow", "受理、审查、决定、送达", "受理、审查、决定", "L-FLOW-1", INFO, "少：送达"),
    ("visits", "1次", "3次", "L-VISIT-1", WARNING, "3次"),
    ("result", "示例经营许可证", "示例备案凭证", "L-RES-1", WARNING, "示例备案凭证"),
    ("validity", "5年", "3年", "L-RES-1", WARNING, "3年"),
    ("intermediary", "无", "安全评价报告编制", "L-INT-1", ERROR, "多：安全评价报告编制"),
]
"""Field, what most have, what one has, code, severity, words of the message."""


def _only(field: str, usual: str, other: str) -> Difference:
    regions = same(5, **{field: usual})
    regions["丙区"] = [{"name": "示例经营许可", field: other}]
    [finding] = compared(regions).findings
    return finding


@pytest.mark.parametrize(("field", "usual", "other", "code", "severity", "words"), DEFECTS)
def test_a_departure_from_the_majority_is_found(
    field: str, usual: str, other: str, code: str, severity: Severity, words: str
) -> None:
    finding = _only(field, usual, other)
    assert (finding.code, finding.field, finding.severity) == (code, field, severity)
    assert finding.outcome is Outcome.FAIL
    assert places(finding) == ["丙区"]
    assert finding.places[0].place.row == 2
    assert finding.places[0].actual == other
    assert finding.expected_from == "majority"
    assert words in finding.message


@pytest.mark.parametrize(
    ("field", "usual", "other", "verdict"),
    [
        ("legal_limit", "20个工作日", "30个工作日", "different"),
        ("visits", "1次", "3次", "worse"),
        ("fee", "否", "是", "worse"),
        ("conditions", "年满18周岁", "年满18周岁；在本地居住满一年", "unjustified"),
        ("materials", "申请表；身份证", "申请表", "better"),
    ],
)
def test_the_verdict_says_in_which_direction(
    field: str, usual: str, other: str, verdict: str
) -> None:
    assert _only(field, usual, other).verdict == verdict


@pytest.mark.parametrize(
    ("field", "usual", "other"),
    [
        ("legal_limit", "20个工作日", "按有关规定办理"),
        ("conditions", "年满18周岁", "年满18周岁；依据《甲省示例条例》第五条在本地居住满一年"),
        ("fee_standard", "10元/证", "按发改部门规定执行"),
    ],
)
def test_what_a_person_has_to_decide_is_under_review(field: str, usual: str, other: str) -> None:
    finding = _only(field, usual, other)
    assert finding.outcome is Outcome.REVIEW
    regions = same(5, **{field: usual})
    regions["丙区"] = [{"name": "示例经营许可", field: other}]
    comparison = compared(regions)
    assert comparison.counts.by_code == {}
    assert comparison.consistency.overall.rate == 1.0


def test_materials_both_more_and_fewer_are_two_findings() -> None:
    regions = same(5, materials="申请表；身份证")
    regions["丙区"] = [{"name": "示例经营许可", "materials": "申请表；无犯罪记录证明"}]
    codes = {finding.code: finding for finding in compared(regions).findings}
    assert set(codes) == {"L-MAT-1", "L-MAT-2"}
    assert "无犯罪记录证明" in codes["L-MAT-1"].message
    assert codes["L-MAT-2"].severity is INFO


def test_several_regions_that_depart_are_places_of_one_finding() -> None:
    regions = same(7, legal_limit="20个工作日")
    for name, limit in (("乙区", "30个工作日"), ("丁区", "30个工作日"), ("己区", "5个工作日")):
        regions[name] = [{"name": "示例经营许可", "legal_limit": limit}]
    [finding] = compared(regions).findings
    assert places(finding) == ["乙区", "丁区", "己区"]
    assert "乙区、丁区“30个工作日”" in finding.message
    assert "己区“5个工作日”" in finding.message


def test_an_unknown_word_of_a_level_is_nobody_s_error() -> None:
    regions = same(4, level="县级")
    regions["丙区"] = [{"name": "示例经营许可", "level": "按规定"}]
    assert compared(regions).findings == ()


def test_of_few_peers_the_longest_promise_counts() -> None:
    regions = same(3, promised_limit="5个工作日")
    regions["丙区"] = [{"name": "示例经营许可", "promised_limit": "15个工作日"}]
    [finding] = compared(regions).findings
    assert (finding.expected, places(finding)) == ("5个工作日", ["丙区"])
    regions["甲区"] = [{"name": "示例经营许可", "promised_limit": "8个工作日"}]
    assert compared(regions).findings == ()


def test_a_promise_is_held_against_the_catalogue_where_that_gives_one() -> None:
    regions = same(4, promised_limit="5个工作日")
    regions["丙区"] = [{"name": "示例经营许可", "promised_limit": "6个工作日"}]
    regions["丁区"] = [{"name": "示例经营许可", "promised_limit": "即时办结"}]
    upper: Row = {"name": "示例经营许可", "promised_limit": "5工作日"}
    [finding] = compared(regions, catalogue=[upper]).findings
    assert (finding.code, finding.verdict, places(finding)) == ("L-TIME-3", "worse", ["丙区"])
    assert (finding.expected, finding.expected_from) == ("5工作日", "catalogue")
    regions["丙区"] = [{"name": "示例经营许可", "promised_limit": "30个工作日"}]
    assert places(compared(regions, catalogue=[upper]).findings[0]) == ["丙区"]
    assert len(compared(regions, catalogue=[{**upper, "promised_limit": ""}]).findings) == 1


@pytest.mark.parametrize("other", ["20日", "1个月"])
def test_other_units_are_a_warning(other: str) -> None:
    finding = _only("legal_limit", "20个工作日", other)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.WARNING)


def test_how_long_a_result_is_valid_may_be_told_in_months() -> None:
    assert _only("validity", "5年", "60个月").outcome is Outcome.REVIEW


@pytest.mark.parametrize("field", ["special_procedure", "intermediary", "fee_standard"])
def test_nothing_is_written_in_many_ways(field: str) -> None:
    ways = ["无", "—", "/", "-", "不需要", "不涉及"]
    regions = {
        f"{char}区": [{"name": "示例经营许可", field: way}]
        for char, way in zip("甲乙丙丁戊己", ways, strict=True)
    }
    assert compared(regions).findings == ()
    regions["庚区"] = [{"name": "示例经营许可", field: "50元/件"}]
    [finding] = compared(regions).findings
    assert (places(finding), finding.expected_from) == (["庚区"], "majority")


@pytest.mark.parametrize(
    ("usual", "other", "worse"),
    [
        ("窗口办理、网上办理", "窗口办理", True),
        ("全程网办", "现场办理", True),
        ("网上办理", "网上申请、窗口办理", False),
        ("全程网办", "网上办理", False),
        ("窗口办理", "窗口办理；网上办理", False),
        ("网上办理", "见办事指南", False),
    ],
)
def test_fewer_ways_of_applying_are_worse(usual: str, other: str, worse: bool) -> None:
    regions = same(5, channel=usual)
    regions["丙区"] = [{"name": "示例经营许可", "channel": other}]
    findings = compared(regions).findings
    assert [(f.code, f.verdict, places(f)) for f in findings] == (
        [("L-VISIT-2", "worse", ["丙区"])] if worse else []
    )


@pytest.mark.parametrize("number", ["1.", "（一）", "3、", "第5项 ", "①"])
def test_the_number_of_a_matter_is_no_part_of_its_name(number: str) -> None:
    regions = same(4, basic_code="000100001000")
    regions["丙区"] = [{"name": f"{number}示例经营许可", "basic_code": "000100001000"}]
    assert compared(regions).findings == ()
    upper: Row = {"name": f"{number}示例经营许可", "basic_code": "000100001000"}
    assert compared(regions, catalogue=[upper]).findings == ()


def test_the_median_of_promises_is_that_of_the_others_in_the_same_unit() -> None:
    limits = ["3个工作日", "5个工作日", "7个工作日", "1个月", "11个工作日"]
    names = ["甲区", "乙区", "丙区", "丁区", "戊区"]
    regions = {
        name: [{"name": "示例经营许可", "promised_limit": limit}]
        for name, limit in zip(names, limits, strict=True)
    }
    [finding] = compared(regions).findings
    assert places(finding) == ["戊区"]
    assert finding.expected == "5个工作日"
    assert finding.policy == "Dir"
