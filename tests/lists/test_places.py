from __future__ import annotations

import pytest

from govlint.lists.places import level_of_region, region_of_bodies, region_of_text, superior_of


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("全国", 1),
        ("国家", 1),
        ("国务院部门", 1),
        ("贵州省", 2),
        ("内蒙古自治区", 2),
        ("北京市", 2),
        ("重庆市", 2),
        ("甲省", 2),
        ("省级", 2),
        ("贵阳市", 3),
        ("贵阳", 3),
        ("黔东南州", 3),
        ("阿拉善盟", 3),
        ("甲市", 3),
        ("A市", 3),
        ("测试1市", 3),
        ("甲市本级", 3),
        ("甲市-权责清单", 3),
        ("市本级", 3),
        ("汇川区", 4),
        ("遵义市汇川区", 4),
        ("渝中区", 4),
        ("北京市朝阳区", 4),
        ("黔西市", 4),
        ("昆山市", 4),
        ("乙县", 4),
        ("丙区", 4),
        ("神农架林区", 4),
        ("石桥镇", 5),
        ("清河县石桥镇", 5),
        ("某街道", 5),
        ("乡镇", 5),
        ("高新区", None),
        ("贵安新区", None),
        ("region01", None),
        ("", None),
    ],
)
def test_levels(name: str, level: int | None) -> None:
    assert level_of_region(name) == level


@pytest.mark.parametrize(
    ("names", "above"),
    [
        (
            ["贵州省", "贵阳市", "遵义市", "云岩区", "汇川区"],
            [None, "贵州省", "贵州省", "贵阳市", "遵义市"],
        ),
        (["贵阳市", "云岩区", "汇川区"], [None, "贵阳市", None]),
        (["贵州省", "汇川区"], [None, "贵州省"]),
        (["北京市", "海淀区"], [None, "北京市"]),
        (["甲市", "乙县", "丙区"], [None, "甲市", "甲市"]),
        (["甲省", "甲市", "乙市", "丙县"], [None, "甲省", "甲省", "甲省"]),
        (["甲市", "乙市", "丙县"], [None, None, None]),
        (["甲市", "乙市"], [None, None]),
        (["甲市", "region1"], [None, None]),
        (["四川省", "贵阳市"], [None, None]),
        ([], []),
    ],
)
def test_superiors(names: list[str], above: list[str | None]) -> None:
    assert superior_of(names) == dict(zip(names, above, strict=True))


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("甲市权责清单", "甲市"),
        ("甲市教育局权责清单（2025年版）", "甲市"),
        ("附件1：贵阳市政务服务事项清单", "贵阳市"),
        ("遵义市汇川区权责清单", "汇川区"),
        ("云岭市权责清单", "云岭市"),
        ("云岭市2025年行政许可事项清单", "云岭市"),
        ("青山县市场监督管理局权责清单", "青山县"),
        ("甲市-权责清单", "甲市"),
        ("甲县_权力清单", "甲县"),
        ("云岭市", "云岭市"),
        ("国务院部门权力清单", "全国"),
        ("石桥镇履职事项清单", "石桥镇"),
        ("部门跨市通办清单", None),
        ("市场准入负面清单（2025年版）", None),
        ("乡镇（街道）履行职责事项清单", None),
        ("行政许可事项清单", None),
        ("县级行政许可清单", None),
        ("全市通用权责清单", None),
        ("城市管理权责清单", None),
        ("清单1", None),
        ("", None),
    ],
)
def test_regions_of_titles(text: str, region: str | None) -> None:
    assert region_of_text(text) == region


def test_organs_tell_the_region_where_they_agree() -> None:
    assert region_of_bodies(["甲市教育局", "甲市公安局", "教育局"]) == "甲市"
    assert region_of_bodies(["甲市教育局", "乙市公安局"]) is None
    assert region_of_bodies(["教育局", "某公司"]) is None
    assert region_of_bodies([]) is None
