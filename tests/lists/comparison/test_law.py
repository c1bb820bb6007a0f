"""Law above majority: what is no longer in force is never expected."""

from __future__ import annotations

import pytest

from govlint.lists.laws import Law, Laws
from govlint.model.finding import Outcome
from tests.lists.comparison.regions import Row, compared, found, places, same

NAME = "示例经营许可"
LAWS = Laws().with_given(
    [
        Law("旧示例法", repealed=True, replaced_by="新示例法", source="given"),
        Law("新示例法", articles=60, source="given"),
        Law("废示例办法", repealed=True, source="given"),
        Law("表中示例法", articles=30, source="table"),
    ]
)


def test_a_majority_that_cites_an_abolished_law_is_wrong() -> None:
    regions = same(5, basis="《旧示例法》第十二条")
    regions["丙区"] = [{"name": NAME, "basis": "《新示例法》第十五条"}]
    comparison = compared(regions, laws=LAWS)
    [finding] = comparison.findings
    assert finding.code == "L-BASIS-3"
    assert places(finding) == ["甲区", "乙区", "丁区", "戊区"]
    assert (finding.expected, finding.expected_from) == ("《新示例法》", "law")
    assert comparison.counts.by_code == {"L-BASIS-3": 4}


def test_an_abolished_law_that_all_cite_is_found() -> None:
    [finding] = compared(same(3, basis="《旧示例法》第十二条"), laws=LAWS).findings
    assert finding.code == "L-BASIS-3"
    assert len(finding.places) == 3


def test_an_abolished_law_of_a_minority_is_one_defect() -> None:
    regions = same(5, basis="《新示例法》第十五条")
    regions["丙区"] = [{"name": NAME, "basis": "《旧示例法》第十二条"}]
    regions["丁区"] = [{"name": NAME, "basis": "《废示例办法》第二条"}]
    [finding] = compared(regions, laws=LAWS).findings
    assert finding.code == "L-BASIS-3"
    assert places(finding) == ["丙区", "丁区"]


def test_what_remains_of_a_wrong_majority_still_binds() -> None:
    regions = same(5, basis="《旧示例法》第十二条；《示例条例》第三条")
    regions["丙区"] = [{"name": NAME, "basis": "《新示例法》第十五条"}]
    comparison = compared(regions, laws=LAWS)
    [missing] = found(comparison, "L-BASIS-2")
    assert (missing.expected, places(missing)) == ("《示例条例》第三条", ["丙区"])
    [abolished] = found(comparison, "L-BASIS-3")
    assert "丙区" not in places(abolished)


def test_the_catalogue_s_abolished_law_is_not_expected_either() -> None:
    regions = same(2, basis="《新示例法》第十五条")
    catalogue = [{"name": NAME, "basis": "《旧示例法》第十二条"}]
    assert compared(regions, laws=LAWS, catalogue=catalogue).findings == ()


def test_articles_that_do_not_exist() -> None:
    regions = same(5, basis="《新示例法》第九十九条")
    regions["丙区"] = [{"name": NAME, "basis": "《新示例法》第十五条"}]
    [finding] = compared(regions, laws=LAWS).findings
    assert (finding.code, finding.outcome) == ("L-BASIS-4", Outcome.FAIL)
    assert places(finding) == ["甲区", "乙区", "丁区", "戊区"]
    assert finding.expected_from == "law"
    assert "共60条" in finding.message
    regions = same(3, basis="《表中示例法》第三十一条")
    [finding] = compared(regions, laws=LAWS).findings
    assert finding.outcome is Outcome.REVIEW


def test_an_unknown_law_is_no_error() -> None:
    assert compared(same(3, basis="《无人知道的示例法》第九十九条"), laws=LAWS).findings == ()


def _permits(basis: str, kind: str = "行政许可") -> dict[str, list[Row]]:
    regions = same(5, type=kind, basis=basis, legal_limit="30个工作日")
    regions["丙区"] = [
        {"name": NAME, "type": kind, "basis": basis, "legal_limit": "20个工作日"},
    ]
    return regions


@pytest.mark.parametrize(
    "basis", ["《行政许可法》第四十二条", "《示例部门规章》（某部令第5号）第二条"]
)
def test_a_permit_takes_twenty_days_where_no_law_says_otherwise(basis: str) -> None:
    [finding] = compared(_permits(basis)).findings
    assert (finding.code, finding.expected_from) == ("L-TIME-1", "law")
    assert finding.expected == "20个工作日"
    assert places(finding) == ["甲区", "乙区", "丁区", "戊区"]


def test_the_law_is_above_all_regions_that_agree() -> None:
    fields = {"type": "行政许可", "basis": "《行政许可法》第四十二条", "legal_limit": "30个工作日"}
    comparison = compared(same(3, **fields))
    [finding] = comparison.findings
    assert (finding.code, finding.expected, finding.expected_from) == (
        "L-TIME-1",
        "20个工作日",
        "law",
    )
    assert places(finding) == ["甲区", "乙区", "丙区"]
    assert comparison.consistency.overall.consistent == 0
    assert compared(same(3, **{**fields, "basis": "《示例法》第二条"})).findings == ()
    assert compared(same(3, **fields, joint_bodies="甲局、乙局")).findings == ()
    bound: Row = {"name": NAME, **fields}
    assert compared(same(3, **fields), catalogue=[bound]).findings == ()


def test_a_region_above_that_breaks_the_law_binds_nobody() -> None:
    fields = {"name": NAME, "type": "行政许可", "basis": "《行政许可法》第四十二条"}
    regions: dict[str, list[Row]] = {
        name: [{**fields, "legal_limit": limit}]
        for name, limit in (("甲市", "30个工作日"), ("甲区", "20个工作日"), ("乙区", "20个工作日"))
    }
    superiors = {"甲区": "甲市", "乙区": "甲市"}
    [finding] = compared(regions, superiors=superiors, levels={"甲市": 3}).findings
    assert (places(finding), finding.expected_from) == (["甲市"], "law")
    regions["乙区"] = [{**fields, "legal_limit": "30个工作日"}]
    [finding] = compared(regions, superiors=superiors, levels={"甲市": 3}).findings
    assert (finding.expected, places(finding)) == ("20个工作日", ["甲市", "乙区"])


def test_a_special_law_may_set_a_longer_limit() -> None:
    [finding] = compared(_permits("《示例法》第十二条")).findings
    assert (finding.expected, finding.expected_from) == ("30个工作日", "majority")
    [finding] = compared(_permits("《行政许可法》第四十二条", "行政确认")).findings
    assert finding.expected_from == "majority"
