"""What the checks of tasks, terms and levels find and leave alone, beside the rules' examples."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping

import pytest

from govlint.burden.checks import deadlines, pushes, task_rules, task_tables
from govlint.model.elements import OfficialDocument
from govlint.readers import read
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from tests.structure.support import document, table

TITLE = "甲市水利局关于开展水库清淤专项行动的通知"
RECIPIENTS, SIGNATURE, DATE = "各县（区）水利局：", "甲市水利局", "2026年3月6日"
FEW: Mapping[str, float] = {"fewest": 1, "share": 0.5, "dated": 1, "several": 1}
TERMS: Mapping[str, float] = {"act": 5, "per_level": 3}
Check = Callable[[Context], Iterator[Hit]]


def paper(*body: str, title: str = TITLE, signed: str = DATE) -> OfficialDocument:
    """Return a notice."""
    lines = [title, RECIPIENTS, "现就有关事项通知如下。", *body, SIGNATURE, signed]
    return recognise(read("\n\n".join(lines).encode(), name="a.txt"))


def hits(check: Check, official: OfficialDocument, given: Mapping[str, float] = FEW) -> list[Hit]:
    """Return the hits of a check."""
    day = datetime.date(2026, 11, 1)
    return list(check(Context(official, known_facts(NO_FACTS, official), day, given)))


@pytest.mark.parametrize(
    "title",
    [
        "甲市水利局关于同意乙县清淤方案的批复",
        "甲市水利局关于商请支持清淤工作的函",
        "甲市水库清淤管理办法",
        "甲市水利局关于印发《甲市水库清淤管理办法》的通知",
        "甲市水利局关于张某某任职的通知",
        "甲市水利局关于申报清淤示范项目的通知",
        "甲市水利局关于做好防汛抢险工作的通知",
        "甲市水利局关于清淤工作情况的报告",
    ],
)
def test_papers_that_do_not_deploy_work_are_left_alone(title: str) -> None:
    with pytest.raises(NotApplicable):
        hits(task_rules.no_term, paper("各县（区）水利局建立台账。", title=title))


def test_one_finding_with_the_first_three() -> None:
    body = [f"各县（区）水利局建立第{name}类台账。" for name in "一二三四五"]
    (hit,) = hits(task_rules.no_term, paper(*body))
    assert (hit.values["count"], hit.values["share"]) == (5, "100%")
    assert str(hit.evidence).splitlines() == body[:3]


@pytest.mark.parametrize(
    "text", ["市水利局会同市财政局建立台账。", "市水利局、市财政局分别建立台账。"]
)
def test_several_units_that_share_the_work_by_name(text: str) -> None:
    assert hits(task_rules.no_lead, paper(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("各县（区）水利局抓紧建立台账。", 1),
        ("各县（区）水利局及时报送台账。", 1),
        ("发现渗漏时，各县（区）水利局及时报送台账。", 0),
        ("各县（区）水利局编制近期建设规划。", 0),
        ("各县（区）水利局每月及时报送台账。", 0),
    ],
)
def test_vague_terms(text: str, found: int) -> None:
    assert len(hits(task_rules.vague_term, paper(text))) == found


def test_a_figure_makes_an_aim_measurable() -> None:
    task = "各县（区）水利局建立台账。"
    assert hits(task_rules.unmeasured, paper(task, "力争蓄水能力明显提升。"))
    assert not hits(task_rules.unmeasured, paper(task, "力争蓄水能力明显提升，增加5%。"))
    assert not hits(task_rules.unmeasured, paper(task, "去年以来，蓄水能力明显提升。"))


@pytest.mark.parametrize(
    ("term", "case"),
    [
        ("3月6日前", "当天"),
        ("3月9日前", "周末"),
        ("3月11日前", "偏短"),
        ("3月20日前", None),
        ("3月底前", None),
    ],
)
def test_terms_in_working_days(term: str, case: str | None) -> None:
    found = hits(deadlines.too_short, paper(f"请各县（区）水利局{term}报送台账。"), TERMS)
    assert [hit.case for hit in found] == ([case] if case else [])


def test_more_levels_need_more_time() -> None:
    text = "请各乡镇水利站3月16日前报送台账。"
    (hit,) = hits(deadlines.too_short, paper(text), TERMS)
    assert (hit.values["days"], hit.values["need"]) == (6, 8)


def test_without_a_date_nothing_is_counted() -> None:
    with pytest.raises(NotChecked):
        hits(deadlines.too_short, paper("请各县（区）水利局3月9日前报送台账。", signed=""), TERMS)


def test_holidays_are_those_of_the_yearly_notice() -> None:
    friday = datetime.date(2025, 9, 26)
    assert deadlines.working_days(friday, datetime.date(2025, 9, 28)) == 1  # worked for a holiday
    assert hits(deadlines.rest_day, paper("请各县（区）水利局3月28日前报送台账。"))
    assert not hits(deadlines.rest_day, paper("1996年3月28日前的台账由各县（区）水利局报送。"))


def test_departments_of_the_issuer_are_no_lower_level() -> None:
    body = ["各县（区）水利局建立台账。"] * 3
    formula = "按照属地管理原则落实。"
    (hit,) = hits(pushes.nothing_left, paper(*body, formula), {"fewest": 3, "share": 0.7})
    assert hit.evidence == formula
    own = "市财政局安排资金。"
    assert not hits(pushes.nothing_left, paper(*body, formula, own), {"fewest": 3, "share": 0.7})


def listed(who: str, when: str, text: str) -> OfficialDocument:
    """Return a notice with an annex that has a table of one task."""
    return recognise(
        document(
            "甲政发〔2024〕7号",
            "甲市人民政府关于做好防汛工作的通知",
            "各县人民政府，市政府各部门：",
            "一、任务",
            text,
            "附件：任务表",
            "甲市人民政府",
            "2024年5月7日",
            "附件",
            "任务表",
            table("序号|任务|责任单位|完成时限", f"1|建立老旧水库防汛台账|{who}|{when}"),
        )
    )


@pytest.mark.parametrize(
    ("who", "when", "found"),
    [
        ("市水利局", "6月底", 0),
        ("水利局", "6月30日", 0),
        ("市水利局", "7月底前", 1),
        ("市财政局", "6月底前", 1),
        ("市水利局", "长期", 0),
        ("", "", 0),
    ],
)
def test_a_table_against_the_text(who: str, when: str, found: int) -> None:
    text = "市水利局6月底前建立老旧水库防汛台账。"
    assert len(hits(task_tables.differences, listed(who, when, text))) == found


def test_tasks_that_are_alike_are_not_compared() -> None:
    text = "市水利局6月底前建立老旧水库防汛台账。市水利局9月底前建立老旧水库防汛台账。"
    assert hits(task_tables.differences, listed("市水利局", "7月底前", text)) == []


def test_without_a_table_of_tasks() -> None:
    with pytest.raises(NotApplicable):
        hits(task_tables.differences, paper("各县（区）水利局建立台账。"))
