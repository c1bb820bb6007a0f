"""Clauses of text fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govlint.lists.values.clauses import clause_keys, clause_set, material_set, step_set


@pytest.mark.parametrize(
    "text",
    [
        "1.有固定场所；2.有2名以上专职人员",
        "（一）有固定场所；\n（二）有两名以上专职人员。",
        "符合下列条件：（1）有固定场所；（2）有2 名以上专职人员；",
        "①有固定场所②有２名以上专职人员",
        "一、有固定场所\r\n二、有二名以上专职人员",
    ],
)
def test_one_set_however_it_is_written(text: str) -> None:
    assert clause_keys(text) == {"有固定场所", "有2名以上专职人员"}


def test_copies_and_form_stand_beside_the_material() -> None:
    first, second = clause_set("1.申请书（一式两份）；2.身份证复印件1份")
    assert (first.key, first.copies, first.form) == ("申请书", 2, "")
    assert (second.key, second.copies, second.form) == ("身份证", 1, "复印件")


def test_figures_stay_apart() -> None:
    assert clause_keys("不低于1.5亿元") != clause_keys("不低于15亿元")
    assert clause_keys("10个工作日内办结") == clause_keys("十工作日内办结")
    assert clause_keys("3天内") == clause_keys("3日内") != clause_keys("3个工作日内")


def test_nothing() -> None:
    assert clause_set("无") == clause_set("") == clause_set("/") == ()


def test_materials_parted_by_nothing_else() -> None:
    assert [c.key for c in material_set("申请书、平面图、照片")] == ["申请书", "平面图", "照片"]
    assert len(material_set("申请书、平面图；照片")) == 2


@pytest.mark.parametrize(
    "text", ["受理—审查—决定", "受理→审查→决定", "1.受理；2.审查；3.决定", "受理、审查、决定"]
)
def test_steps(text: str) -> None:
    assert [c.key for c in step_set(text)] == ["受理", "审查", "决定"]


@given(st.text(alphabet="一二1.（）()；;、\n。无申请书份两式复印件:：-—→", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    for read in (clause_set, material_set, step_set):
        keys = [clause.key for clause in read(text)]
        assert len(keys) == len(set(keys))
        assert all(keys)
