"""Demands on lower levels: companion papers, pledges, veto, campaigns, staff, commands."""

from __future__ import annotations

import pytest

from govlint.burden.checks import demands
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.facts import Facts, Organ
from tests.burden.notices import hits, notice, told

GOVERNMENT = {"recipients": "各县人民政府："}


def test_a_companion_paper_that_the_superior_asks_for_is_none() -> None:
    asked = "各县区要于4月底前制定实施方案。"
    assert told(demands.companion, notice(asked)) == [("", asked)]
    assert not told(demands.companion, notice("各县区要按照国务院部署要求制定实施方案。"))
    assert not told(demands.companion, notice("为做好工作，制定本实施方案。"))
    assert not told(demands.companion, notice("各县区要于汛情发生后制定抢险工作方案。"))


@pytest.mark.parametrize("title", ["甲市水务局关于报送总结的请示", "甲市水务局关于清淤的公告"])
def test_papers_that_go_up_or_to_the_public_are_not_asked(title: str) -> None:
    with pytest.raises(NotApplicable):
        told(demands.companion, notice("各县区要制定实施方案。", title=title))


def test_articles_are_not_asked() -> None:
    articles = [f"第{mark}条　各县区应当制定实施方案。" for mark in "一二三四"]
    with pytest.raises(NotApplicable, match="分条"):
        told(demands.companion, notice(*articles))


def test_a_special_paper_may_speak_of_its_matter() -> None:
    sentence = "各镇要与村签订责任状。"
    special = ("责任状",)
    assert told(demands.pledges, notice(sentence), special=special) == [("", sentence)]
    with pytest.raises(NotApplicable, match="责任状"):
        told(
            demands.pledges,
            notice(sentence, title="甲市水务局关于签订责任状的通知"),
            special=special,
        )


def test_a_veto_on_projects_is_no_veto_on_organs() -> None:
    sentence = "未完成的县区一票否决。"
    assert told(demands.veto, notice(sentence), special=()) == [("", sentence)]
    assert not told(demands.veto, notice("对违规的项目实行一票否决。"), special=())


def test_an_approved_campaign_is_none() -> None:
    assert told(demands.campaigns, notice("各镇要开展“最美河长”评选。"), special=())
    assert not told(demands.campaigns, notice("经省政府批准，各镇要开展河长评选。"), special=())


def test_the_centre_may_set_up_campaigns() -> None:
    central = notice(
        "各省要开展河长评选。", issuer="国务院办公厅", title="国务院办公厅关于清淤的通知"
    )
    with pytest.raises(NotApplicable):
        told(demands.campaigns, central, special=())


def test_staff_and_secondment() -> None:
    assert told(demands.staff, notice("每镇要配备专职清淤员2名。"), special=())
    assert not told(demands.staff, notice("各县区要明确专人负责。"), special=())
    assert told(demands.secondment, notice("从各镇抽调2人到市局集中办公。"))
    assert not told(demands.secondment, notice("各县区要抽调力量开展清淤。"))


def test_a_department_commands_no_government() -> None:
    found = hits(demands.command, notice("请做好清淤工作。", **GOVERNMENT))
    assert [(hit.case, hit.evidence, hit.review) for hit in found] == [
        ("主送", "各县人民政府：", False)
    ]
    sentence = "各县人民政府不得缓建。"
    assert told(demands.command, notice(sentence)) == [("要求", sentence)]


@pytest.mark.parametrize(
    "recipients",
    ["各县人民政府办公室：", "各县党委网信办：", "各县政府有关部门：", "各县区水务局："],
)
def test_offices_and_departments_of_a_government_are_no_government(recipients: str) -> None:
    assert not told(demands.command, notice("请做好工作。", recipients=recipients))


def test_consent_that_is_told_lets_a_department_speak() -> None:
    opening = "经市人民政府同意，现将有关事项通知如下。"
    with pytest.raises(NotApplicable, match="同意"):
        told(demands.command, notice("请做好工作。", opening=opening, **GOVERNMENT))


def test_who_issues_must_be_known() -> None:
    with pytest.raises(NotChecked):
        told(demands.command, notice("请做好工作。", issuer="", title="关于清淤工作的通知"))
    with pytest.raises(NotApplicable):
        told(demands.command, notice("请做好工作。", issuer="甲市人民政府", **GOVERNMENT))
    facts = Facts(issuer=Organ(name="清淤办", system="部门"))
    unsigned = notice(
        "请做好工作。", issuer="", title="关于清淤的通知", recipients="乙县人民政府："
    )
    (hit,) = hits(demands.command, unsigned, facts=facts)
    assert not hit.review
