"""Matters that are missing, and matters of one region alone."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from govlint.model.finding import Outcome, Severity
from tests.lists.comparison.regions import Row, aligned, compared, found, places

ONE, TWO = "示例经营许可", "示例资格确认"


def _regions(without: str, **fields: str) -> dict[str, list[Row]]:
    regions: dict[str, list[Row]] = {
        f"{char}区": [{"name": ONE, "matter": 0}, {"name": TWO, "matter": 1}]
        for char in "甲乙丙丁戊"
    }
    regions[without] = [{"name": ONE, "matter": 0, **fields}]
    return regions


def test_a_matter_that_most_regions_have_is_missing_in_one() -> None:
    [finding] = compared(_regions("丁区")).findings
    assert (finding.code, finding.field, finding.verdict) == ("L-PWR-11", "presence", "missing")
    assert (finding.matter, finding.item) == (TWO, "m2")
    assert places(finding) == ["丁区"]
    assert finding.places[0].place.row is None
    assert finding.places[0].actual is None


def test_four_of_five_are_enough_and_three_are_not() -> None:
    regions = _regions("丁区")
    regions["戊区"] = [{"name": ONE, "matter": 0}]
    assert compared(regions).findings == ()


def test_a_region_that_says_why_is_not_asked() -> None:
    assert compared(_regions("丁区", remark=f"{TWO}由市级统一行使")).findings == ()
    assert compared(_regions("丁区", exemption=f"未列《{TWO}》：无此职权")).findings == ()
    assert compared(_regions("丁区", remark="无")).findings != ()


def test_a_row_under_review_may_be_the_matter() -> None:
    regions = _regions("丁区")
    alignment = aligned(list(regions.values()))
    line = {"region": 3, "position": 0, "matter": 1, "confidence": 0.7, "method": "similar"}
    candidates = pl.DataFrame([line], schema=alignment.candidates.schema)
    alignment = replace(alignment, candidates=candidates)
    assert compared(regions, alignment=alignment).findings == ()


def test_what_the_catalogue_has_every_region_must_have() -> None:
    regions = _regions("丁区")
    regions["戊区"] = [{"name": ONE, "matter": 0}]
    catalogue: list[Row] = [{"name": ONE, "matter": 0}, {"name": TWO, "matter": 1}]
    [finding] = compared(regions, catalogue=catalogue).findings
    assert (finding.expected_from, places(finding)) == ("catalogue", ["丁区", "戊区"])


def test_the_catalogue_s_levels_say_whom_it_binds() -> None:
    regions = _regions("丁区")
    regions["戊区"] = [{"name": ONE, "matter": 0}]
    catalogue: list[Row] = [
        {"name": ONE, "matter": 0, "level": "县级"},
        {"name": TWO, "matter": 1, "level": "省级、市级"},
    ]
    assert found(compared(regions, catalogue=catalogue), "L-PWR-11") == []


def test_a_matter_of_one_region_alone() -> None:
    regions = _regions("丁区")
    regions["丁区"] = [
        {"name": ONE, "matter": 0},
        {"name": TWO, "matter": 1},
        {"name": "自设事项", "matter": -1},
    ]
    comparison = compared(regions)
    [finding] = comparison.findings
    assert (finding.verdict, finding.matter, finding.item) == ("only_here", "自设事项", None)
    assert (places(finding), finding.places[0].place.row) == (["丁区"], 4)
    assert comparison.counts.by_region == {"丁区": 1}
    assert comparison.counts.by_field == {"presence": 1}
    assert comparison.consistency.overall.rate == 1.0
    explained: Row = {"name": "自设事项", "matter": -1, "remark": "本地特有事项"}
    regions["丁区"] = [*regions["丁区"][:2], explained]
    assert compared(regions).findings == ()


def test_a_region_alone_on_its_level_is_not_asked() -> None:
    regions: dict[str, list[Row]] = {
        "甲市": [{"name": ONE, "matter": 0}, {"name": "市级事项", "matter": -1}],
        "甲区": [{"name": ONE, "matter": 0}],
        "乙区": [{"name": ONE, "matter": 0}],
    }
    assert compared(regions, levels={"甲市": 3}).findings == ()


def _outside(*names: str, **fields: str) -> dict[str, list[Row]]:
    regions: dict[str, list[Row]] = {
        f"{char}区": [{"name": ONE, "matter": 0, "basic_code": "000100001000"}] for char in "甲乙丙"
    }
    for name in names:
        regions[name].append({"name": TWO, "matter": 1, **fields})
    return regions


def test_a_matter_that_the_catalogue_does_not_have() -> None:
    upper: list[Row] = [{"name": ONE, "matter": 0, "basic_code": "000100001000"}]
    regions = _outside("甲区", "丙区", basic_code="000700002000")
    comparison = compared(regions, catalogue=upper)
    [finding] = comparison.findings
    assert (finding.code, finding.field, finding.verdict) == ("L-CODE-8", "basic_code", "different")
    assert (finding.severity, finding.outcome) == (Severity.ERROR, Outcome.FAIL)
    assert (finding.expected, finding.expected_from) == (None, "catalogue")
    assert (finding.item, places(finding)) == ("m2", ["甲区", "丙区"])
    assert comparison.consistency.overall.rate == 0.5


@pytest.mark.parametrize(
    "code", ["", "520700002000", "000100001002"], ids=["none", "local", "part of a main matter"]
)
def test_without_a_code_that_the_catalogue_should_have_a_person_is_asked(code: str) -> None:
    upper: list[Row] = [{"name": ONE, "matter": 0, "basic_code": "000100001000"}]
    [finding] = compared(_outside("甲区", "丙区", basic_code=code), catalogue=upper).findings
    assert (finding.code, finding.severity) == ("L-PWR-11", Severity.INFO)
    assert (finding.outcome, finding.expected_from) == (Outcome.REVIEW, "catalogue")
    assert places(finding) == ["甲区", "丙区"]


def test_where_it_is_expected_from_is_always_told() -> None:
    regions = _regions("丁区")
    regions["甲区"].append({"name": "自设事项", "matter": -1})
    assert {one.expected_from for one in compared(regions).findings} == {"majority"}
    upper: list[Row] = [{"name": ONE, "matter": 0}, {"name": TWO, "matter": 1}]
    told = compared(regions, catalogue=upper).findings
    assert {one.expected_from for one in told} == {"catalogue"}
    assert {one.verdict for one in told} == {"missing", "only_here"}
    assert len({one.how for one in told}) == 2


def test_two_lists_of_different_levels_lack_nothing() -> None:
    regions: dict[str, list[Row]] = {
        "甲省": [{"name": ONE, "matter": 0}, {"name": "省级事项", "matter": -1}],
        "甲市": [{"name": ONE, "matter": 0}, {"name": "市级事项", "matter": -1}],
    }
    assert compared(regions, levels={"甲省": 2, "甲市": 3}).findings == ()


def test_a_region_without_any_matter_lacks_none() -> None:
    regions = _regions("丁区")
    regions["丁区"] = regions["甲区"]
    regions["己区"] = []
    assert compared(regions).findings == ()


def test_a_catalogue_without_levels_may_not_be_meant_for_this_one() -> None:
    regions: dict[str, list[Row]] = {f"{char}区": [{"name": ONE, "matter": 0}] for char in "甲乙丙"}
    regions["甲市"] = [{"name": ONE, "matter": 0}, {"name": TWO, "matter": 1}]
    catalogue: list[Row] = [{"name": ONE, "matter": 0}, {"name": TWO, "matter": 1}]
    comparison = compared(regions, catalogue=catalogue, levels={"甲市": 3})
    [finding] = comparison.findings
    assert (finding.outcome, places(finding)) == (Outcome.REVIEW, ["甲区", "乙区", "丙区"])
    assert comparison.counts.by_code == {}
    told = [{**row, "level": "市级、县级"} for row in catalogue]
    [finding] = compared(regions, catalogue=told, levels={"甲市": 3}).findings
    assert finding.outcome is Outcome.FAIL
