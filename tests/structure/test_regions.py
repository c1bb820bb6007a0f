"""Regions at the beginning of names, and place names in running text."""

from __future__ import annotations

from collections import Counter

import pytest

from govlint.structure import tables
from govlint.structure.regions import (
    STATE,
    is_ambiguous,
    level_of,
    of_code,
    parent_of,
    places,
    region_at,
    regions_at,
)


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in places(text)]


def test_the_table_has_every_province_and_prefecture() -> None:
    rows = [row for row in tables.rows("regions") if row[7] == "-"]
    counts = Counter(row[2] for row in rows)
    assert (counts["省"], counts["市"]) == (35, 333)
    provinces = {row[0] for row in rows if row[2] == "省"}
    above = provinces | {row[0] for row in rows if row[2] == "市"}
    assert {row[3] for row in rows if row[2] == "省"} == {STATE}
    assert {row[3] for row in rows if row[2] == "市"} <= provinces
    twins = {name for name, count in Counter(row[0] for row in rows).items() if count > 1}
    assert {row[3] for row in rows if row[2] == "县"} <= above
    assert all(is_ambiguous(name) and parent_of(name) is None for name in twins)


def test_names_given_up_lead_to_one_of_today() -> None:
    rows = tables.rows("regions")
    names = {row[0] for row in rows if row[7] == "-"}
    assert {row[7] for row in rows if row[7] != "-"} <= names


@pytest.mark.parametrize(
    ("name", "regions", "rest"),
    [
        ("贵州省遵义市播州区人民政府", ["贵州省", "遵义市", "播州区"], "人民政府"),
        ("甲省乙市丙县丁镇人民政府", ["甲省", "乙市", "丙县", "丁镇"], "人民政府"),
        ("积石山保安族东乡族撒拉族自治县教育局", ["积石山保安族东乡族撒拉族自治县"], "教育局"),
        ("黔东南州财政局", ["黔东南苗族侗族自治州"], "财政局"),
        ("贵州监管局", ["贵州省"], "监管局"),
        ("大同区政府", ["大同区"], "政府"),
        ("贵安新区管委会", ["贵安新区"], "管委会"),
        ("贵阳高新技术产业开发区管委会", ["贵阳市", "贵阳市高新技术产业开发区"], "管委会"),
        ("住房城乡建设局", [], "住房城乡建设局"),
        ("城市管理局", [], "城市管理局"),
        ("市场监督管理局", [], "市场监督管理局"),
        ("遵义市市场监督管理局", ["遵义市"], "市场监督管理局"),
        ("全省各市州", [], "全省各市州"),
    ],
)
def test_regions_that_a_name_begins_with(name: str, regions: list[str], rest: str) -> None:
    above, end = regions_at(name)
    assert ([region.name for region in above], name[end:]) == (regions, rest)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("贵州省", "省"),
        ("北京市", "省"),
        ("遵义市", "市"),
        ("兴安盟", "市"),
        ("昆山市", "县"),
        ("六枝特区", "县"),
        ("神农架林区", "县"),
        ("甲市", "市"),
        ("甲县", "县"),
        ("甲镇", "乡"),
        ("甲街道", "乡"),
        ("贵安新区", None),
    ],
)
def test_levels(name: str, level: str | None) -> None:
    here = region_at(name)
    assert here is not None
    assert here[0].level == level


def test_a_city_below_a_city_is_one_of_a_county() -> None:
    above, _ = regions_at("甲省乙市丙市人民政府")
    assert [region.level for region in above] == ["省", "市", "县"]


def test_levels_of_names_of_the_table_and_of_others() -> None:
    assert [level_of(name) for name in ("全国", "重庆市", "播州区", "甲省", "甲公司")] == [
        "国",
        "省",
        "县",
        "省",
        None,
    ]


def test_codes_of_document_numbers() -> None:
    here = of_code("黔", "府")
    assert here is not None
    assert here.name == "贵州省"
    assert of_code("黔", "政") is None
    assert of_code("青", "政") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在贵州省遵义市播州区召开", ["贵州省遵义市播州区"]),
        ("广东、福建和江苏无锡等地", ["广东", "福建", "江苏无锡"]),
        ("甲市乙区东风镇，××县，A市", ["甲市乙区东风镇", "××县", "A市"]),
        ("云溪市人民政府：", ["云溪市"]),
        ("江西安全生产与陕西安康", ["江西", "陕西"]),
        ("四川成都与成都市", ["四川成都", "成都市"]),
        ("全市各县区、我省、本区、各镇", []),
        ("以上海域，水陆大连续，建成都市农业，混合肥料，双重庆典", []),
        ("会同县级部门，通过新兴区域，设区的市人民政府", []),
        ("城乡建设、城市管理、市场监管、城镇社区、贫困县、开发区", []),
        ("经市人民政府同意，第七条省人民政府应当", []),
        ("文山会海、长治久安、来宾、幸福安康、日照时间", []),
        ("", []),
    ],
)
def test_place_names_of_running_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_hostile_text_takes_no_more_than_it_must() -> None:
    assert found("市" * 20_000) == []
    assert len(found("广东" * 5_000)) == 1
