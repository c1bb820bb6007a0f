"""Units: names of who is to act, lists of them, and phrases that are none."""

from __future__ import annotations

import pytest

from govlint.structure.units import UnitKind, level_of, unit_of, units_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("市财政局", UnitKind.ORGAN),
        ("各县区", UnitKind.CLASS),
        ("有关部门", UnitKind.VAGUE),
        ("主要负责人", UnitKind.POST),
        ("建设单位", UnitKind.ORGAN),
        ("国家", UnitKind.VAGUE),
        ("我厅", UnitKind.ORGAN),
    ],
)
def test_a_unit_is_told_by_its_name(text: str, kind: UnitKind) -> None:
    found = unit_of(text, loose=True)
    assert found is not None and found.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "督促企业",
        "全社会",
        "各项工作",
        "通过平台",
        "职工",
        "重点项目",
        "加强部门",
        "居住地所",
        "允许企业",
        "会有关部门",
        "对企业",
        "倒逼企业",
        "视同企业",
        "受委托单位（",
    ],
)
def test_a_phrase_is_no_unit(text: str) -> None:
    assert unit_of(text) is None


def test_a_modal_lets_more_nouns_be_units() -> None:
    assert unit_of("在线课程平台") is None
    assert unit_of("在线课程平台", loose=True) is not None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市财政局、市审计局", ["市财政局", "市审计局"]),
        ("省工业和信息化厅等部门", ["省工业和信息化厅等部门"]),
        ("教育、公安等相关部门", ["教育", "公安等相关部门"]),
        ("核准机关及其工作人员", ["核准机关", "其工作人员"]),
        ("业主委员会或者物业服务企业", ["业主委员会", "物业服务企业"]),
        ("市、县人民政府", ["市", "县人民政府"]),
        ("市、县政府", ["市、县政府"]),
        ("各市、县（市）人民政府", ["各市", "县（市）人民政府"]),
        ("市文化和旅游局", ["市文化和旅游局"]),
        ("甲区特别是乙镇、丙镇", ["甲区", "乙镇", "丙镇"]),
        ("督促企业、市财政局", []),
        ("城乡规划编制单位和城乡规划主管部门", ["城乡规划编制单位", "城乡规划主管部门"]),
        ("住房和城乡建设局", ["住房和城乡建设局"]),
        ("各省（区、市）及计划单列市商务主管部门", ["各省（区、市）及计划单列市商务主管部门"]),
        (
            "各省、自治区、直辖市工业主管部门，各中央企业",
            ["各省、自治区、直辖市工业主管部门", "各中央企业"],
        ),
    ],
)
def test_a_list_is_cut_where_units_end(text: str, names: list[str]) -> None:
    assert [unit.name for unit in units_of(text, loose=True)] == names


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("省财政厅", "省"),
        ("市财政局", "市"),
        ("各县", "县"),
        ("各乡镇", "乡"),
        ("财政部", "国"),
        ("财政部门", None),
        ("市委宣传部", "市"),
        ("省委组织部", "省"),
        ("甲公司业务部", None),
        ("市政府秘书长", "市"),
        ("市场监管局", None),
        ("内蒙古自治区财政厅", "省"),
        ("各省（区、市）", "省"),
        ("各省、自治区、直辖市财政部门", "省"),
        ("各设区市", "市"),
        ("镇江市财政局", "市"),
        ("各地农业农村", None),
        ("省市县乡四级", "乡"),
        ("省市县乡村五级", "村"),
    ],
)
def test_the_name_tells_the_level(name: str, level: str | None) -> None:
    assert level_of(name) == level


@pytest.mark.parametrize("name", ["各市县", "县区", "各县（市、区）", "各省（区、市）", "市、县"])
def test_regions_are_a_class_of_units(name: str) -> None:
    unit = unit_of(name)
    assert unit is not None and unit.kind is UnitKind.CLASS


@pytest.mark.parametrize("name", ["市县两级", "乡村", "市场"])
def test_words_on_levels_are_no_units(name: str) -> None:
    assert unit_of(name) is None
