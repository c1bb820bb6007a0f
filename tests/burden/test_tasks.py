"""The ledger: which sentences of a whole paper lay something down."""

from __future__ import annotations

import datetime

import pytest

from govlint.burden.analysis import analysed
from govlint.burden.tasks import Task, tasks
from govlint.structure import recognise
from tests.structure.support import NOTICE, document

HEAD, TAIL = NOTICE[:4], NOTICE[8:]


def ledger(*body: str) -> tuple[Task, ...]:
    """Return the tasks of a notice with this text under 一、."""
    return tasks(recognise(document(*HEAD, "一、主要措施", *body, *TAIL)))


def test_rows_are_numbered_and_know_their_heading() -> None:
    found = ledger("各县要于5月底前建立台账。要每月上报。")
    assert [(row.id, row.heading) for row in found] == [("t1", "一"), ("t2", "一")]
    assert [[unit.name for unit in row.duty.lead] for row in found] == [["各县"], ["各县"]]
    assert found[0].duty.deadline is not None
    assert found[0].duty.deadline.day == datetime.date(2024, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        "市长强调，要加强值守。",
        "本办法所称单位，是指市属单位，应当依法登记。",
        "具体安排另行通知。",
        "请认真贯彻执行。",
        "本通知自印发之日起施行。",
        "有关要求请及时关注。",
        "近年来，各县加强值守，事故逐年下降。",
        "做好值守是各级政府的职责，是安全的保障。",
        "还要看到，防汛形势依然严峻。",
        "《甲通知》明确，各县承担有限责任。",
        "职工申请提取公积金应向中心提出，并提供下列材料。",
        "如：甲县确定由水务局负责登记。",
        "当前要重点抓好以下工作：",
        "各类资料包括以下内容：",
        "以上材料提供原件并复印一式二份。",
        "工作中如有建议，请径向我委反馈。",
        "本通知附件请在我局网站下载。",
        "申报起始时间为6月1日，截止时间为6月30日。",
    ],
)
def test_what_is_told_and_not_laid_down_has_no_row(text: str) -> None:
    assert ledger(text) == ()


@pytest.mark.parametrize(
    "title", ["指导思想", "工作目标", "充分认识重要性", "适用范围", "申报条件", "征集方向"]
)
def test_headings_that_set_the_scene_have_no_rows(title: str) -> None:
    lines = [*HEAD, f"一、{title}", "各县要加强值守。", "二、措施", "各区要加强巡查。", *TAIL]
    found = tasks(recognise(document(*lines)))
    assert [row.duty.lead[0].name for row in found] == ["各区"]


def test_the_opening_has_rows_only_where_a_unit_is_bound() -> None:
    lines = [*NOTICE[:3], "各县要加强值守。积极开展巡查。现将要求通知如下：", "一、措施", *TAIL]
    found = tasks(recognise(document(*lines)))
    assert [row.sentence.text for row in found] == ["各县要加强值守。"]


def test_what_a_permission_lists_has_no_row() -> None:
    assert ledger("各县可以采取以下方式：", "（一）委托评估机构进行评估；") == ()


def test_statutory_articles_have_no_rows() -> None:
    assert ledger("第三条 各县应当建立台账。", "各区应当按月报告。") == ()


def test_items_of_an_article_have_no_rows() -> None:
    assert (
        ledger("第三条 加分标准如下：", "（一）经营者", "1.在本市登记的经营者缴纳税款，应当计分。")
        == ()
    )


def test_a_report_about_a_paper_has_no_rows() -> None:
    told, rest = "近日，某省政府出台《甲办法》。", ("一、分工", "各县应于6月底前报告。")
    assert tasks(recognise(document(*NOTICE[:2], told, *rest, *TAIL))) == ()
    assert len(tasks(recognise(document(*NOTICE[:2], *rest, *TAIL)))) == 1
    assert len(tasks(recognise(document(*NOTICE[:3], told, *rest, *TAIL)))) == 1


def test_titles_on_lines_of_their_own_have_no_rows() -> None:
    body = "面向临床需要，创新诊疗技术，提升诊疗效果，完善服务方案。"
    found = ledger("加快医疗应用。", body, "探索消费应用。", body)
    assert [row.sentence.text for row in found] == [body, body]
    assert len(ledger("加快医疗应用。", body)) == 2


def test_the_analysis_is_made_once() -> None:
    official = recognise(document(*NOTICE))
    assert analysed(official) is analysed(official)
    assert analysed(official).written == datetime.date(2024, 5, 7)
