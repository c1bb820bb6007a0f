"""Checks and assessments of lower levels and of enterprises."""

from __future__ import annotations

import pytest

from govlint.burden.checks import inspections
from govlint.rules.api import NotApplicable, NotChecked
from tests.burden.notices import notice, told, values

CHECK = "市水务局每月对各县区清淤进度开展督导。"
GOVERNMENT = {"issuer": "甲市人民政府", "recipients": "各县区人民政府："}


def test_a_department_sets_up_checks_only_by_plan() -> None:
    assert told(inspections.own_checks, notice(CHECK)) == [("", CHECK)]
    with pytest.raises(NotApplicable, match="计划"):
        told(inspections.own_checks, notice("督查已列入年度督查计划。", CHECK))
    with pytest.raises(NotApplicable):
        told(inspections.own_checks, notice(CHECK, **GOVERNMENT))
    with pytest.raises(NotChecked):
        told(inspections.own_checks, notice(CHECK, issuer="", title="关于清淤的通知"))


@pytest.mark.parametrize(
    "sentence",
    [
        "市水务局依法对各县区清淤开展检查。",
        "各县区要对各镇清淤开展检查。",
        "市水务局对各县区清淤工程开展检查。",
    ],
)
def test_statute_lower_levels_and_objects_of_supervision_are_silent(sentence: str) -> None:
    assert not told(inspections.own_checks, notice(sentence))


def test_traces_of_lower_levels_and_of_enterprises() -> None:
    sentence = "督导组到各镇查阅会议记录。"
    assert told(inspections.traces, notice(sentence)) == [("", sentence)]
    assert not told(inspections.traces, notice("检查组要查阅采砂企业的工作台账。"))


def test_a_plan_of_a_check_names_its_parts() -> None:
    title = "甲市人民政府关于开展清淤督查的通知"
    bare = notice("请予支持。", title=title, opening="现予通知。", recipients="市政府有关机关：")
    assert values(inspections.plan_parts, bare)["missing"] == "内容、对象、范围、时间"
    full = notice("4月中旬，对各县区开展督查，重点是资金。", title=title, **GOVERNMENT)
    assert not told(inspections.plan_parts, full)
    with pytest.raises(NotApplicable):
        told(inspections.plan_parts, notice("4月督查。"))


def test_third_parties() -> None:
    sentence = "市局委托第三方机构对各县区清淤成效进行评估。"
    assert told(inspections.third_party, notice(sentence)) == [("", sentence)]
    assert not told(inspections.third_party, notice("委托第三方机构对工程进行评估。"))


def test_enterprises_are_inspected_by_list_and_cap() -> None:
    sentence = "各县区要对采砂企业开展拉网式检查。"
    assert told(inspections.enterprises, notice(sentence)) == [("缺少依据", sentence)]
    capped = notice(sentence, "同一企业每年检查不超过1次。")
    assert not told(inspections.enterprises, capped)
    outside = "各县区要组织第三方对采砂企业开展检查。"
    assert told(inspections.enterprises, notice(outside)) == [("实施主体", outside)]
