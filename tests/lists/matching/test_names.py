from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.matching.names import light_key, loose_key, name_key, name_of


@pytest.mark.parametrize(
    "other",
    [
        "河灯施放许可（ 夜间 ）",
        "《河灯施放许可》(夜间)",
        "河灯施放许可【夜间】",
        "河灯　施放许可（夜间）\u200b",
        "“河灯施放”许可（夜间）；",
    ],
)
def test_width_brackets_marks_and_blanks_make_no_other_light_key(other: str) -> None:
    assert light_key(other) == light_key("河灯施放许可（夜间）")


@pytest.mark.parametrize(
    "other", ["河灯施放审批（夜间）", "河灯施放的许可（夜间）", "河灯施放许可"]
)
def test_other_words_make_another_light_key(other: str) -> None:
    assert light_key(other) != light_key("河灯施放许可（夜间）")


@pytest.mark.parametrize(
    "other",
    [
        "古树移栽审批",
        "古树移栽核准",
        "古树移栽许可证核发",
        "古树移栽行政许可",
        "古树移栽许可审批",
        "古树移栽的许可",
        "古树移栽之许可",
        "《古树移栽许可证》核发",
        "1.古树移栽许可",
        "12、古树移栽许可",
        "（三）古树移栽许可",
        "第4项 古树移栽许可",
        "① 古树移栽许可",
        "二、古树移栽许可",
        "甲市古树移栽许可",
        "贵阳市云岩区古树移栽许可",
        "权限内古树移栽许可",
        "省级权限内的古树移栽许可",
        "本级权限内古树移栽审批",
        "本市古树移栽许可",
        "古树移栽许可（县级权限）",
        "古树移栽许可(市级)",
        "古树移栽许可（省级权限内）",
        "甲市林业局古树移栽许可",
        "市林业局古树移栽许可",
        "林业局古树移栽许可",
        "古樹移栽許可",
        "古　树移栽许 可",
    ],
)
def test_what_says_nothing_about_the_matter_makes_no_other_key(other: str) -> None:
    assert name_key(other) == name_key("古树移栽许可")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("古树移栽许可", "古树移栽备案"),
        ("古树移栽许可", "古树移栽登记"),
        ("古树移栽许可", "古树移栽许可（变更）"),
        ("古树移栽许可（设立）", "古树移栽许可（注销）"),
        ("第一类渡船检验", "第二类渡船检验"),
        ("甲类渡船许可", "乙类渡船许可"),
        ("省级文物保护单位修缮许可", "县级文物保护单位修缮许可"),
        ("1.5吨以下渡船许可", "15吨以下渡船许可"),
        ("对未经许可移栽古树的处罚", "对经许可移栽古树的处罚"),
        ("古树移栽初审", "古树移栽审批"),
    ],
)
def test_what_tells_the_matter_stays(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("对无证施放河灯行为的行政处罚", "无证施放河灯的处罚"),
        ("渡船登记审批", "渡船登记"),
        ("渡船登记核准", "渡船登记"),
        ("第二类渡船检验", "第2类渡船检验"),
    ],
)
def test_deeds_are_written_in_one_way(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    "kept",
    [
        "历史文化名镇保护规划许可",
        "市场主体登记",
        "城市树木移栽许可",
        "广播电视局设立许可",
        "居民委员会设立许可",
        "歌舞厅设立许可",
        "对外劳务合作经营许可",
        "3000平方米以上渡口许可",
        "风景名胜区内建设许可",
    ],
)
def test_the_matter_itself_is_no_region_organ_or_number(kept: str) -> None:
    assert name_key(kept) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("古树移栽许可（含古树修剪）", "古树移栽许可"),
        ("省级古树移栽许可", "古树移栽许可"),
        ("古树和大树移栽许可", "古树、大树移栽许可"),
        ("核发古树移栽许可证", "古树移栽许可"),
        ("渡口成立审批", "渡口设立审批"),
        ("渡船登记证补办", "渡船登记证补发"),
    ],
)
def test_loose_keys_drop_more(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
    assert loose_key(one) == loose_key(other)


def test_the_order_of_words_is_kept_apart() -> None:
    one, other = name_of("设立渡口审批"), name_of("渡口设立审批")
    assert one.loose != other.loose
    assert one.order == other.order


@given(st.text(alphabet="古树的之许可证审批市县（）()《》12一、. 权限内省级局", max_size=24))
def test_a_name_with_a_light_form_has_a_key(text: str) -> None:
    name = name_of(text)
    assert bool(name.key) == bool(name.light)
    assert name_key(text) == name.key


@given(st.text(max_size=30))
def test_any_text_has_forms(text: str) -> None:
    name = name_of(text)
    assert light_key(light_key(text)) == name.light
