"""同一事项同一标准率, counts, and what a profile may change."""

from __future__ import annotations

from govlint.lists.comparison.policies import field_policies
from govlint.model.finding import Severity
from govlint.model.listing import Rate
from tests.lists.comparison.regions import Row, compared, found, rules, same

NAME, OTHER = "示例经营许可", "示例资格确认"


def _regions() -> dict[str, list[Row]]:
    def row(matter: int, **fields: str) -> Row:
        own = {"legal_limit": "20个工作日", "visits": "1", "result": "证书", **fields}
        names = {0: NAME, 1: OTHER, 2: "示例奖励"}
        return {"name": names[matter], "matter": matter, "body": f"示例{matter % 2}局", **own}

    regions: dict[str, list[Row]] = {f"{char}区": [row(0), row(1), row(2)] for char in "甲乙丙丁戊"}
    regions["丙区"] = [row(0, legal_limit="30个工作日", result="许可证"), row(1), row(2)]
    regions["丁区"] = [row(0), row(1, legal_limit="30个工作日"), row(2, visits="3")]
    return regions


def test_rates_over_all_by_field_region_department_and_cell() -> None:
    found_rates = compared(_regions()).consistency
    assert found_rates.overall == Rate(1, 3)
    assert found_rates.overall.rate == 0.3333
    assert found_rates.fields["legal_limit"] == Rate(1, 3)
    assert found_rates.fields["result"] == Rate(2, 3)
    assert found_rates.fields["visits"] == Rate(2, 3)
    assert found_rates.fields["name"] == Rate(3, 3)
    assert found_rates.regions == {
        "甲区": Rate(3, 3),
        "乙区": Rate(3, 3),
        "丙区": Rate(2, 3),
        "丁区": Rate(2, 3),
        "戊区": Rate(3, 3),
    }
    assert found_rates.bodies == {"示例0局": Rate(1, 2), "示例1局": Rate(0, 1)}
    assert found_rates.cells["丙区", "legal_limit"] == Rate(2, 3)
    assert found_rates.cells["甲区", "legal_limit"] == Rate(3, 3)


def test_counts_are_of_places() -> None:
    counts = compared(_regions()).counts
    assert counts.by_code == {"L-RES-1": 1, "L-TIME-1": 2, "L-VISIT-1": 1}
    assert counts.by_field == {"legal_limit": 2, "result": 1, "visits": 1}
    assert counts.by_region == {"丙区": 1, "丁区": 2}


def test_a_matter_of_one_region_is_not_aligned() -> None:
    regions: dict[str, list[Row]] = {
        "甲区": [{"name": NAME, "matter": 0}, {"name": OTHER, "matter": 1}],
        "乙区": [{"name": NAME, "matter": 0}],
    }
    catalogue: list[Row] = [{"name": NAME, "matter": 0}, {"name": "示例资格认定", "matter": 1}]
    comparison = compared(regions, catalogue=catalogue)
    assert comparison.consistency.overall == Rate(1, 1)
    assert len(found(comparison, "L-NAME-1")) == 1


def test_information_does_not_make_a_matter_inconsistent() -> None:
    regions = same(5, materials="申请表；身份证")
    regions["丙区"] = [{"name": NAME, "materials": "申请表"}]
    comparison = compared(regions)
    assert [finding.severity for finding in comparison.findings] == [Severity.INFO]
    assert comparison.consistency.overall == Rate(1, 1)
    assert comparison.counts.by_code == {}


def test_a_profile_may_free_a_field_or_bind_one() -> None:
    regions = same(5, legal_limit="20个工作日", place="甲路1号")
    regions["丙区"] = [{"name": NAME, "legal_limit": "30个工作日", "place": "乙路1号"}]
    free = compared(regions, policies={"legal_limit": "Free"})
    assert free.findings == ()
    assert "legal_limit" not in free.consistency.fields
    assert free.policies["legal_limit"] == "Free"
    bound = compared(regions, policies={"legal_limit": "Free", "place": "EqR"})
    [finding] = bound.findings
    assert (finding.code, finding.field, finding.policy) == ("L-CONT-1", "place", "EqR")
    assert bound.consistency.overall == Rate(0, 1)


def test_one_direction_lets_the_better_go() -> None:
    regions = same(5, conditions="年满18周岁；有固定场所")
    regions["丙区"] = [{"name": NAME, "conditions": "年满18周岁"}]
    assert compared(regions, policies={"conditions": "Dir"}).findings == ()
    regions["丙区"] = [{"name": NAME, "conditions": "年满18周岁；有固定场所；有存款"}]
    assert len(compared(regions, policies={"conditions": "Dir"}).findings) == 1


def test_rules_that_are_not_chosen_report_nothing() -> None:
    regions = same(5, legal_limit="20个工作日")
    regions["丙区"] = [{"name": NAME, "legal_limit": "30个工作日"}]
    comparison = compared(regions, rule_set=rules("L-NAME-1"))
    assert comparison.findings == ()
    assert comparison.consistency.overall == Rate(1, 1)


def test_every_policy_names_a_kind_that_is_known() -> None:
    for policy in field_policies({}):
        assert policy.policy in ("Eq4", "EqR", "Dir")
        assert policy.cases


def test_matters_and_unmatched_rows_hold_every_row_once() -> None:
    regions = _regions()
    regions["戊区"] = [*regions["戊区"], {"name": "自设事项", "matter": -1}]
    comparison = compared(regions)
    rows = [(match.region, match.place.row) for item in comparison.items for match in item.matches]
    rows += [(one.region, one.place.row) for one in comparison.unmatched]
    assert len(rows) == len(set(rows)) == 16
    assert [item.id for item in comparison.items] == ["m1", "m2", "m3"]
    [alone] = comparison.unmatched
    assert (alone.region, alone.name, alone.outcome) == ("戊区", "自设事项", "only_here")


def test_a_strict_policy_lets_the_better_go_no_longer() -> None:
    for field, usual, other in (
        ("visits", "1次", "0次"),
        ("promised_limit", "10个工作日", "5个工作日"),
        ("level", "市级、县级", "县级"),
    ):
        regions = same(5, **{field: usual})
        regions["丙区"] = [{"name": NAME, field: other}]
        assert compared(regions).findings == ()
        [finding] = compared(regions, policies={field: "EqR"}).findings
        assert finding.field == field
