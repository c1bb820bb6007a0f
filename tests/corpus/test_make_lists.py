from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from govlint.engine.list_run import ListOptions, check_lists, compare_regions, regions_from
from govlint.engine.options import Options
from govlint.lists.reading import read_list
from govlint.model.finding import Outcome, Severity
from govlint.model.listing import Comparison
from tests.scripts import ROOT, load

make_lists = load("corpus/make_lists.py")
LISTS = ROOT / "corpus" / "lists"
OPTIONS = ListOptions(
    Options(date=datetime.date(2026, 11, 1)),
    catalogue=str(LISTS / "catalogue.csv"),
    laws=str(LISTS / "laws.csv"),
)
DIFFERENCES = {
    ("L-TIME-1", "户外广告设施设置审批", "甲县"),
    ("L-FLOW-1", "户外广告设施设置审批", "庚县"),
    ("L-FEE-3", "临时占用城市道路审批", "乙县"),
    ("L-BASIS-3", "污水排入排水管网许可", "丙县"),
    ("L-NAME-1", "食品小作坊登记", "乙县"),
    ("L-OBJ-1", "食品小作坊登记", "戊县"),
    ("L-COND-1", "民办幼儿园设立审批", "丁县"),
    ("L-MAT-1", "民办幼儿园设立审批", "丙县"),
    ("L-TIME-3", "公共场所卫生许可", "丁县"),
    ("L-MAT-1", "农药零售经营许可", "戊县"),
    ("L-RES-1", "农药零售经营许可", "己县"),
    ("L-TYPE-1", "特困供养资格确认", "己县"),
    ("L-PWR-11", "特困供养资格确认", "辛县"),
    ("L-PWR-11", "农家乐等级评定备案", "庚县"),
}
IN_ONE_LIST = {
    ("丁县", "L-TIME-2"),
    ("丙县", "L-BASIS-3"),
    ("己县", "L-CODE-5"),
    ("庚县", "L-CODE-2"),
    ("庚县", "L-CONT-2"),
    ("戊县", "L-MAT-3"),
    ("辛县", "L-PWR-2"),
}

AMONG_COUNTIES = {"L-PWR-11", "L-TIME-3"}
"""What only several lists can show."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    make_lists.write(folder)
    return folder


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare_regions(regions_from([str(LISTS / "counties")]), OPTIONS)


def files(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


def test_the_committed_lists_are_those_of_the_script(made: Path) -> None:
    assert files(made) == files(LISTS)
    for name in files(made):
        if name.endswith((".csv", ".json", ".html")):
            assert (made / name).read_bytes() == (LISTS / name).read_bytes(), name


def test_the_committed_workbooks_and_papers_say_what_the_script_says(made: Path) -> None:
    for name in files(made):
        fresh, committed = read_list(made / name), read_list(LISTS / name)
        assert fresh.frame.equals(committed.frame), name
        assert fresh.title == committed.title


def test_every_county_is_read_whole_in_its_own_form() -> None:
    for county, matters in make_lists.counties().items():
        suffix = make_lists.FORMS[county][0]
        items = read_list(LISTS / "counties" / f"{county}.{suffix}")
        assert (items.region, items.error, items.problems, items.unknown) == (county, None, (), ())
        assert items.frame.height == len(matters)
        for field in make_lists.FIELDS:
            assert sorted(items.frame[field]) == sorted(one[field] for one in matters), field


def test_the_differences_are_found_and_nothing_else(compared: Comparison) -> None:
    found = {
        (one.code, one.matter, place.region)
        for one in compared.findings
        for place in one.places
        if one.severity is not Severity.INFO
    }
    assert found == DIFFERENCES
    assert {one.outcome for one in compared.findings} == {Outcome.FAIL}
    assert [one.code for one in compared.findings if one.severity is Severity.INFO] == ["L-MAT-2"]


def test_what_is_doubtful_waits_for_a_person(compared: Comparison) -> None:
    [doubtful] = [one for one in compared.unmatched if one.outcome == "review"]
    assert (doubtful.region, doubtful.name) == ("辛县", "小餐饮店登记")
    [candidate] = doubtful.candidates
    [matter] = [one for one in compared.items if one.id == candidate.item]
    assert matter.name == "小餐饮登记"


def codes(options: ListOptions) -> set[tuple[str | None, str]]:
    counties = [path for _, path in regions_from([str(LISTS / "counties")])]
    report = check_lists(counties, options)
    return {(one.items.region, hit.code) for one in report.lists for hit in one.findings}


def test_what_is_wrong_within_one_list_is_found() -> None:
    assert codes(replace(OPTIONS, catalogue=None)) == IN_ONE_LIST


def test_what_a_list_by_itself_differs_in_from_the_catalogue_is_found() -> None:
    between = {(county, code) for code, _, county in DIFFERENCES if code not in AMONG_COUNTIES}
    told_once = {("己县", "L-CODE-5"), ("戊县", "L-MAT-1")}  # as L-TYPE-1 and as L-MAT-3
    expected = IN_ONE_LIST | between | {("丙县", "L-MAT-2"), ("庚县", "L-CODE-8")}
    assert codes(OPTIONS) == expected - told_once


def test_the_catalogue_has_no_finding() -> None:
    [report] = check_lists([str(LISTS / "catalogue.csv")], OPTIONS).lists
    assert report.items.frame.height == len(make_lists.catalogue())
    assert [one for one in report.findings if one.severity is Severity.ERROR] == []
