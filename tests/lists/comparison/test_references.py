"""What regions are held against: catalogue, region above, majority; ties and empty cells."""

from __future__ import annotations

import pytest

from govlint.model.finding import Outcome, Severity
from tests.lists.comparison.regions import Row, compared, found, places, same

NAME = "示例经营许可"


def test_the_catalogue_goes_before_the_majority() -> None:
    regions = same(5, legal_limit="30个工作日")
    regions["丙区"] = [{"name": NAME, "legal_limit": "20个工作日"}]
    catalogue = [{"name": NAME, "legal_limit": "20个工作日"}]
    comparison = compared(regions, catalogue=catalogue)
    [finding] = comparison.findings
    assert comparison.reference == "catalogue"
    assert places(finding) == ["甲区", "乙区", "丁区", "戊区"]
    assert (finding.expected, finding.expected_from) == ("20个工作日", "catalogue")


def test_an_empty_cell_of_the_catalogue_binds_nothing() -> None:
    regions = same(5, legal_limit="20个工作日")
    regions["丙区"] = [{"name": NAME, "legal_limit": "30个工作日"}]
    [finding] = compared(regions, catalogue=[{"name": NAME, "legal_limit": ""}]).findings
    assert places(finding) == ["丙区"]
    assert finding.expected_from == "majority"


def test_a_code_that_is_not_the_catalogue_s_is_another_rule() -> None:
    regions = same(3, basic_code="000100001000")
    regions["丙区"] = [{"name": NAME, "basic_code": "000100009000"}]
    catalogue = [{"name": NAME, "basic_code": "000100001000"}]
    [finding] = compared(regions, catalogue=catalogue).findings
    assert (finding.code, finding.expected_from) == ("L-CODE-8", "catalogue")


def test_the_catalogue_s_levels_may_be_more() -> None:
    regions = same(3, level="县级")
    assert compared(regions, catalogue=[{"name": NAME, "level": "省级、市级、县级"}]).findings == ()
    [finding] = compared(regions, catalogue=[{"name": NAME, "level": "省级"}]).findings
    assert finding.code == "L-LVL-1"
    assert len(finding.places) == 3


def test_the_region_above_is_the_reference_of_what_is_equal_on_all_levels() -> None:
    city: Row = {"name": NAME, "legal_limit": "20个工作日", "result": "许可证"}
    regions = {"甲市": [city]} | same(3, legal_limit="30个工作日", result="证书")
    superiors = dict.fromkeys(("甲区", "乙区"), "甲市")
    comparison = compared(regions, superiors=superiors, levels={"甲市": 3})
    [finding] = comparison.findings
    assert comparison.reference == "superior"
    assert (finding.code, finding.expected, finding.expected_from) == (
        "L-TIME-1",
        "20个工作日",
        "superior",
    )
    assert places(finding) == ["甲区", "乙区"]


def test_regions_are_compared_with_those_of_their_own_level() -> None:
    city: Row = {"name": NAME, "legal_limit": "20个工作日"}
    regions = {"甲市": [city]} | same(3, legal_limit="30个工作日")
    assert compared(regions, levels={"甲市": 3}).findings == ()


def test_a_region_of_unknown_level_is_compared_with_the_most() -> None:
    regions = same(4, legal_limit="20个工作日")
    regions["开发区"] = [{"name": NAME, "legal_limit": "30个工作日"}]
    [finding] = compared(regions, levels={"开发区": None}).findings  # type: ignore[dict-item]
    assert places(finding) == ["开发区"]


def test_two_regions_that_differ_have_no_reference() -> None:
    regions = same(2, legal_limit="20个工作日")
    regions["乙区"] = [{"name": NAME, "legal_limit": "30个工作日"}]
    comparison = compared(regions)
    [finding] = comparison.findings
    assert finding.outcome is Outcome.FAIL
    assert (finding.expected, finding.expected_from) == (None, "majority")
    assert places(finding) == ["甲区", "乙区"]
    assert "甲区“20个工作日”" in finding.message
    assert "乙区“30个工作日”" in finding.message
    assert "没有哪一种占多数" in finding.message
    assert comparison.consistency.overall.consistent == 0


def test_a_tie_has_no_reference_and_a_plurality_has() -> None:
    limits = ["20个工作日", "20个工作日", "30个工作日", "30个工作日", "5个工作日"]
    names = ["甲区", "乙区", "丙区", "丁区", "戊区"]
    regions = {
        name: [{"name": NAME, "legal_limit": limit}]
        for name, limit in zip(names, limits, strict=True)
    }
    [finding] = compared(regions).findings
    assert finding.expected is None
    assert len(finding.places) == 5
    regions["丁区"] = [{"name": NAME, "legal_limit": "60个工作日"}]
    [finding] = compared(regions).findings
    assert (finding.expected, places(finding)) == ("20个工作日", ["丙区", "丁区", "戊区"])


def test_a_tie_in_what_may_well_be_better_somewhere_is_no_finding() -> None:
    for field, one, other in (
        ("handling", "承诺件", "即办件"),
        ("level", "市级、县级", "县级"),
        ("promised_limit", "10个工作日", "5个工作日"),
    ):
        regions = same(2, **{field: one})
        regions["乙区"] = [{"name": NAME, field: other}]
        assert compared(regions).findings == ()


@pytest.mark.parametrize(
    ("field", "less", "more", "verdict"),
    [
        ("fee_standard", "80元/件", "100元/件", "worse"),
        ("fee", "否", "是", "worse"),
        ("materials", "申请表", "申请表；身份说明", "unjustified"),
        ("materials", "申请表1份", "申请表3份", "worse"),
        ("conditions", "年满18周岁", "年满18周岁；有固定场所", "unjustified"),
        ("flow", "受理；审查；决定", "受理；审查；公示；决定", "unjustified"),
        ("visits", "0次", "1次", "worse"),
        ("channel", "窗口、网上", "窗口", "worse"),
        ("promised_limit", "5个工作日", "20个工作日", "worse"),
    ],
)
def test_where_nothing_is_that_of_most_the_least_is_the_reference(
    field: str, less: str, more: str, verdict: str
) -> None:
    regions = same(2, **{field: less})
    regions["甲区"] = [{"name": NAME, field: more}]
    [finding] = compared(regions).findings
    assert (places(finding), finding.verdict) == (["甲区"], verdict)
    assert (finding.expected, finding.expected_from) == (less, "majority")


def test_what_cannot_be_ordered_is_a_tie() -> None:
    regions = same(2, materials="申请表；平面图")
    regions["乙区"] = [{"name": NAME, "materials": "申请表；管理制度"}]
    [finding] = compared(regions).findings
    assert (finding.expected, places(finding)) == (None, ["甲区", "乙区"])


def test_two_regions_with_different_units_are_one_warning() -> None:
    regions = same(2, legal_limit="20个工作日")
    regions["乙区"] = [{"name": NAME, "legal_limit": "30日"}]
    [finding] = compared(regions).findings
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.WARNING)
    assert places(finding) == ["甲区", "乙区"]


def test_the_topmost_list_binds_all_below_it() -> None:
    days = {"甲省": 20, "甲市": 20, "乙市": 30, "甲区": 25, "乙区": 30, "丙区": 20}
    regions = {name: [{"name": NAME, "legal_limit": f"{day}日"}] for name, day in days.items()}
    superiors = {"甲市": "甲省", "乙市": "甲省", "甲区": "甲市", "乙区": "乙市", "丙区": "乙市"}
    levels = {"甲省": 2, "甲市": 3, "乙市": 3}
    [finding] = compared(regions, superiors=superiors, levels=levels).findings
    assert (finding.expected, places(finding)) == ("20日", ["乙市", "甲区", "乙区"])


def test_no_region_is_told_to_write_what_it_has() -> None:
    limits = {"甲市": "20日", "乙市": "30日", "甲区": "30日", "乙区": "20日"}
    regions = {name: [{"name": NAME, "legal_limit": limit}] for name, limit in limits.items()}
    superiors = {"甲区": "甲市", "乙区": "乙市"}
    comparison = compared(regions, superiors=superiors, levels={"甲市": 3, "乙市": 3})
    [finding] = comparison.findings
    assert finding.expected is None
    assert "各地不一致" in finding.message


def test_a_norm_of_one_place_does_not_bind_its_peers() -> None:
    both = "《示例法》第二条；《贵阳市示例办法》第三条"
    regions: dict[str, list[Row]] = {
        name: [{"name": NAME, "basis": both}] for name in ("云岩区", "南明区", "花溪区")
    }
    regions["汇川区"] = [{"name": NAME, "basis": "《示例法》第二条"}]
    assert compared(regions).findings == ()
    regions["汇川区"] = [{"name": NAME, "basis": "《贵阳市示例办法》第三条"}]
    [finding] = compared(regions).findings
    assert (finding.expected, places(finding)) == ("《示例法》第二条", ["汇川区"])
    del regions["汇川区"]
    regions["花溪区"] = [{"name": NAME, "basis": "《示例法》第二条"}]
    [finding] = compared(regions).findings
    assert places(finding) == ["花溪区"]


def test_regions_that_have_nothing_but_norms_of_their_own_do_not_differ() -> None:
    regions: dict[str, list[Row]] = {
        f"{char}区": [{"name": NAME, "basis": f"《{char}区示例办法》第三条"}] for char in "甲乙"
    }
    assert compared(regions).findings == ()


def test_local_norms_of_every_region_leave_the_common_ones_as_reference() -> None:
    regions = {
        f"{char}区": [{"name": NAME, "basis": f"《示例法》第二条；《{char}市示例条例》第三条"}]
        for char in "甲乙丙丁"
    }
    assert compared(regions).findings == ()
    regions["丁区"] = [{"name": NAME, "basis": "《丁市示例条例》第三条"}]
    [finding] = compared(regions).findings
    assert (finding.expected, places(finding)) == ("《示例法》第二条", ["丁区"])


def test_articles_about_which_regions_are_divided_have_no_reference() -> None:
    regions = same(4, basis="《示例法》第二条")
    for name in ("丙区", "丁区"):
        regions[name] = [{"name": NAME, "basis": "《示例法》第五条"}]
    [finding] = compared(regions).findings
    assert finding.expected is None
    assert len(finding.places) == 4


def test_what_most_regions_ask_for_is_the_reference_though_each_departs_elsewhere() -> None:
    texts = ["甲；乙；丙", "甲；乙；丙", "甲；乙；丙；丁", "甲；乙", "甲；乙；丙；戊"]
    regions = {
        f"{char}区": [{"name": NAME, "conditions": text.replace("；", "条件；") + "条件"}]
        for char, text in zip("甲乙丙丁戊", texts, strict=True)
    }
    [finding] = compared(regions).findings
    assert finding.expected == "甲条件；乙条件；丙条件"
    assert places(finding) == ["丙区", "丁区", "戊区"]


def test_mostly_empty_cells_bind_nobody() -> None:
    regions = same(5, legal_limit="")
    regions["甲区"] = [{"name": NAME, "legal_limit": "20个工作日"}]
    assert compared(regions).findings == ()
    regions["乙区"] = [{"name": NAME, "legal_limit": "30个工作日"}]
    [finding] = compared(regions).findings
    assert finding.expected is None
    assert places(finding) == ["甲区", "乙区"]


def test_findings_of_two_levels_are_one() -> None:
    regions = {
        **{f"{char}市": [{"name": NAME, "type": "行政许可"}] for char in "甲乙丙"},
        **{f"{char}县": [{"name": NAME, "type": "行政确认"}] for char in "甲乙丙"},
    }
    regions["丙市"] = [{"name": NAME, "type": "行政奖励"}]
    regions["乙县"] = [{"name": NAME, "type": "行政奖励"}]
    levels = dict.fromkeys(("甲市", "乙市", "丙市"), 3)
    [finding] = found(compared(regions, levels=levels), "L-TYPE-1")
    assert places(finding) == ["丙市", "乙县"]


def test_what_the_nearest_region_above_lacks_the_one_above_it_has() -> None:
    regions = {
        "甲省": [{"name": NAME, "type": "行政许可", "legal_limit": "20个工作日"}],
        "甲市": [{"name": NAME, "type": "行政许可", "legal_limit": ""}],
        "甲区": [{"name": NAME, "type": "行政确认", "legal_limit": "30个工作日"}],
    }
    superiors = {"甲区": "甲市", "甲市": "甲省"}
    comparison = compared(regions, superiors=superiors, levels={"甲省": 2, "甲市": 3})
    [limit] = found(comparison, "L-TIME-1")
    assert (limit.expected, limit.expected_from) == ("20个工作日", "superior")
    assert places(limit) == ["甲市", "甲区"]
    [kind] = found(comparison, "L-TYPE-1")
    assert places(kind) == ["甲区"]


def test_a_matter_that_the_catalogue_has_cancelled_binds_nobody_and_stands_in_no_list() -> None:
    regions = same(4, basic_code="000100001000", legal_limit="20个工作日")
    regions["丁区"] = [{"name": "示例资格确认", "matter": 1, "basic_code": "000700002000"}]
    one: Row = {"name": NAME, "basic_code": "000100001000", "legal_limit": "10个工作日"}
    for off in ({"status": "取消"}, {"cancel_date": "2025-12-31"}):
        upper: Row = {**one, **off}
        [finding] = found(compared(regions, catalogue=[upper]), "L-CODE-8")
        assert places(finding) == ["甲区", "乙区", "丙区"]
        assert "取消" in finding.message
        assert found(compared(regions, catalogue=[upper]), "L-TIME-1") == []
        assert found(compared(regions, catalogue=[upper]), "L-PWR-11") == []
    later: Row = {**one, "cancel_date": "2026-12-31"}
    assert found(compared(regions, catalogue=[later]), "L-CODE-8") == []


def test_a_number_without_its_unit_counts_with_the_same_number() -> None:
    limits = ["20", "20", "20个工作日", "20个工作日", "30个工作日"]
    regions = {
        f"{char}区": [{"name": NAME, "legal_limit": limit}]
        for char, limit in zip("甲乙丙丁戊", limits, strict=True)
    }
    [finding] = compared(regions).findings
    assert places(finding) == ["戊区"]


def test_the_reference_is_told_as_most_regions_or_the_catalogue_print_it() -> None:
    regions = same(5, legal_limit="二十个工作日")
    regions["甲区"] = [{"name": NAME, "legal_limit": "20个工作日"}]
    regions["乙区"] = [{"name": NAME, "legal_limit": "30个工作日"}]
    [finding] = compared(regions).findings
    assert finding.expected == "二十个工作日"
    catalogue: list[Row] = [{"name": NAME, "legal_limit": "20工作日"}]
    [finding] = compared(regions, catalogue=catalogue).findings
    assert finding.expected == "20工作日"
