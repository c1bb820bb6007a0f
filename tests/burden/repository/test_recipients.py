from __future__ import annotations

import pytest

from govlint.burden.repository.entries import Issuer, entry_of
from govlint.burden.repository.recipients import recipients
from tests.burden.repository.papers import head


def issuers(*names: str) -> tuple[Issuer, ...]:
    return entry_of(head("", "关于防汛的通知", None, *names)).issuers


@pytest.mark.parametrize(
    ("issuer", "text", "found"),
    [
        ("甲市人民政府", "各县（市、区）人民政府", ["甲市各县（市、区）"]),
        (
            "甲市人民政府",
            "各区、县人民政府，市政府各委、办、局，各市属机构：",
            ["甲市各县（市、区）", "甲市各部门"],
        ),
        ("甲市水务局", "各县区水务局", ["甲市各县（市、区）"]),
        ("甲市水务局", "区水行政主管部门", ["甲市各县（市、区）"]),
        ("甲市人民政府", "各乡镇人民政府（街道办事处）", ["甲市各乡镇（街道）"]),
        ("甲市人民政府", "市发展改革局、规划局", ["甲市发展改革局", "甲市规划局"]),
        ("甲市人民政府", "各地", ["甲市各地"]),
        ("甲市人民政府", "市直各有关单位", ["甲市各部门"]),
        ("甲县人民政府", "县财政局", ["甲县财政局"]),
        ("甲县人民政府", "各村（社区）", ["甲县各村（社区）"]),
        ("广东省人民政府", "各地级以上市人民政府，各县（市、区）人民政府，省政府各部门", [
            "广东省各市（州）",
            "广东省各县（市、区）",
            "广东省各部门",
        ]),
        ("广东省国土资源厅", "市、县国土资源管理部门", [
            "广东省各市（州）",
            "广东省各县（市、区）",
        ]),
        ("福建省人民政府", "福州市人民政府", ["福州市人民政府"]),
        ("北京市人民政府", "各区人民政府", ["北京市各县（市、区）"]),
        ("国务院办公厅", "各省、自治区、直辖市人民政府，国务院各部委、各直属机构", [
            "全国各省（自治区、直辖市）",
            "全国各部门",
        ]),
        ("教育部", "各省、自治区、直辖市教育厅（教委），新疆生产建设兵团教育局", [
            "全国各省（自治区、直辖市）",
        ]),
        ("教育部", "各省（区、市）教育部门", ["全国各省（自治区、直辖市）"]),
        ("教育部", "省级教育部门", ["全国各省（自治区、直辖市）"]),
        ("教育部", "省级、84个重点城市教育部门", ["全国各省（自治区、直辖市）", "全国各市（州）"]),
        ("教育部", "地方各级教育部门", ["全国各地"]),
    ],
)  # fmt: skip
def test_whom_a_demand_is_made_of(issuer: str, text: str, found: list[str]) -> None:
    assert list(recipients(text, issuers(issuer))) == found


def test_many_organs_named_one_by_one_are_the_departments() -> None:
    text = "市财政局、市教育局、市水务局、市民政局、市司法局"
    assert recipients(text, issuers("甲市人民政府")) == ("甲市各部门",)


def test_an_issuer_that_is_not_known() -> None:
    assert recipients("各县（市、区）人民政府", ()) == ("（发文机关不明）各县（市、区）",)


def test_an_issuer_without_a_region() -> None:
    assert recipients("各县人民政府", issuers("市水务局")) == ("市水务局：各县（市、区）",)
