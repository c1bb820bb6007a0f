"""Verbs of action, their classes, and the words that bind."""

from __future__ import annotations

import pytest

from govlint.structure import tables, verbs


def test_every_verb_has_one_class() -> None:
    rows = tables.rows("actions")
    assert {row[1] for row in rows} == {"concrete", "soft", "slogan"}
    assert len({row[0] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("verb", "kind"), [("报送", "concrete"), ("推进", "soft"), ("增强", "slogan")]
)
def test_a_verb_is_concrete_soft_or_a_slogan(verb: str, kind: str) -> None:
    assert verbs.classes()[verb] == kind


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("要建立机制", "must"),
        ("应当公布", "must"),
        ("请于6月前报送", "must"),
        ("不得收费", "must_not"),
        ("可以延期", "may"),
        ("重要文件", ""),
        ("应急预案", ""),
        ("申请材料", ""),
        ("认可体系", ""),
        ("所需资金", ""),
        ("相应措施", ""),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert verbs.modality_of(text) == modality


@pytest.mark.parametrize(
    "text", ["加强监管", "及时报送情况", "并组织实施", "将结果报送甲局", "对企业进行检查"]
)
def test_an_imperative_begins_with_its_verb_or_a_phrase(text: str) -> None:
    assert verbs.is_imperative(text)


@pytest.mark.parametrize(
    "text", ["资金来源多样", "发放对象包括甲企业", "纳入名单的项目", "按照规定"]
)
def test_a_noun_is_no_imperative(text: str) -> None:
    assert not verbs.is_imperative(text)


def test_the_first_verb_counts() -> None:
    assert verbs.action_in("各县要制定方案并报送") == "制定"
    assert verbs.action_in("天气晴好") == ""


def test_the_task_stands_behind_the_modal_of_a_thing() -> None:
    text = "修改完善的清单要于9月底前公布"
    assert text[verbs.after_modal(text) :] == "于9月底前公布"
    assert verbs.after_modal("加强管理") == 0


def test_binding_words_are_no_part_of_the_task() -> None:
    assert verbs.stripped("要建立台账，") == "建立台账"
