"""Terms, figures and checks against the superior's for the same matter."""

from __future__ import annotations

import pytest

from govlint.rules.api import NotApplicable
from tests.burden.against import CITES, GIVEN, NUMBER, OWN, PLAIN, hits, marked, paper, superior

MATTER = "完成农村公路护栏缺失路段的排查登记和更换加固。"
HANDING_IN = "将护栏缺失路段的处置结果报送"
TERM = superior(
    f"各省要于2025年9月30日前{MATTER}", f"各省要于2025年10月20日前{HANDING_IN}交通运输部汇总。"
)


def term(sentence: str, day: str = "2025年5月6日", opening: str = CITES) -> list[tuple[str, str]]:
    official = paper(sentence, OWN, day=day, opening=opening)
    return [(hit.case, marked(official, hit)) for hit in hits("B-DDL-2", official, TERM)]


@pytest.mark.parametrize(
    ("own", "case"),
    [
        ("2025年10月31日前", "晚于上级"),
        ("2025年10月1日前", "晚于上级"),
        ("2025年6月15日前", "提前"),
        ("6月底前", "提前"),
    ],
)
def test_terms_that_differ(own: str, case: str) -> None:
    assert term(f"各县要于{own}{MATTER}") == [(case, own)]


@pytest.mark.parametrize(
    "own", ["2025年9月20日前", "2025年9月30日前", "9月底前", "2025年8月10日前"]
)
def test_terms_that_leave_time(own: str) -> None:
    assert term(f"各县要于{own}{MATTER}") == []


def test_what_is_handed_in_on_the_same_day() -> None:
    own = "2025年10月20日前"
    assert term(f"各县要于{own}{HANDING_IN}市交通运输局汇总。") == [("同一天", own)]
    assert term(f"各县要于2025年10月8日前{HANDING_IN}市交通运输局汇总。") == []


def test_half_of_the_time_is_counted_from_the_paper_itself() -> None:
    sentence = f"各县要于2025年7月20日前{MATTER}"
    assert term(sentence, day="2025年5月20日") == [("提前", "2025年7月20日前")]
    assert term(sentence, day="2025年4月20日") == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"市交通运输局要于2025年6月15日前{MATTER}",
        "各县要于2025年6月15日前把路长名单贴到村委会公开栏。",
        f"各县要于每月15日前{MATTER}",
        f"{NUMBER}要求：“各省要于2025年9月30日前{MATTER}”",
        f"发生险情的，各县要于2025年6月15日前{MATTER}",
    ],
    ids=["own office", "another matter", "cadence", "quoted", "emergency"],
)
def test_terms_that_are_not_compared(sentence: str) -> None:
    try:
        assert term(sentence) == []
    except NotApplicable as reason:
        assert "没有与它相同的要求" in str(reason)


def test_a_term_of_last_year_is_none_of_this_round() -> None:
    assert term(f"各县要于2026年9月30日前{MATTER}", day="2026年5月6日") == []


def test_words_copied_without_a_year_are_no_later_term() -> None:
    source = superior(f"各省要于3月31日前{MATTER}")
    official = paper(f"各县要于3月31日前{MATTER}", OWN)
    assert not hits("B-DDL-2", official, source)


def test_an_inferred_superior_leaves_it_to_a_person() -> None:
    official = paper(f"各县要于2025年10月31日前{MATTER}", opening=PLAIN)
    (hit,) = hits("B-DDL-2", official, TERM)
    assert hit.review
    (hit,) = hits("B-DDL-2", official, TERM, facts=GIVEN)
    assert not hit.review
    assert hit.values["own"] == "2025年10月31日前（2025-10-31）"
    assert hit.values["other"] == "2025年9月30日前（2025-09-30）"
    assert MATTER.rstrip("。") in str(hit.values["there"])


AIM = "农村公路优良路率达到"
POSTS = "名专职巡查员，养护投诉在"
KEPT = "要备足砂石、融雪剂和警示设施，储备量"
FIGURES = superior(
    f"全国农村公路养护{KEPT}不少于15天用量。",
    f"到2027年底，全国{AIM}85%以上，县道护栏完好率达到90%以上。",
    f"每个乡镇至少配备2{POSTS}10个工作日内办结并答复投诉人。",
    "新建应急物资储备点3000个，储备融雪剂不少于500吨备用。",
    "各省要在发现塌方后5个工作日内将处置结果报送交通运输部备案。",
)


def figures(*body: str) -> list[tuple[str, str]]:
    official = paper(*body)
    return [
        (marked(official, hit), str(hit.values["way"]))
        for hit in hits("B-DDL-4", official, FIGURES)
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (f"到2027年底，全市{AIM}100%以上，县道护栏完好率达到90%以上。", [("100%", "高于")]),
        (f"到2027年底，全市{AIM}百分之七十以上。", [("百分之七十", "低于")]),
        (f"每个乡镇至少配备5{POSTS}10个工作日内办结并答复投诉人。", [("5名", "高于")]),
        (f"每个乡镇至少配备2{POSTS}15个工作日内办结并答复投诉人。", [("15个工作日", "高于")]),
        (f"全市农村公路养护{KEPT}不少于30天用量。", [("30天", "高于")]),
        (f"全市农村公路养护{KEPT}不少于10天用量。", [("10天", "低于")]),
        ("各县要在发现塌方后1个工作日内将处置结果报送市交通运输局备案。", [("1个工作日", "低于")]),
    ],
)
def test_figures_that_differ(sentence: str, found: list[tuple[str, str]]) -> None:
    assert figures(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        f"到2027年底，全市{AIM}85%以上，县道护栏完好率达到90%以上。",
        f"每个乡镇至少配备2{POSTS}5个工作日内办结并答复投诉人。",
        "新建应急物资储备点30个，储备融雪剂不少于500吨备用。",
        f"去年全市{AIM}80%以上，县道护栏完好率达到90%以上。",
    ],
    ids=["same", "quicker service", "numbers of things", "told"],
)
def test_figures_that_may_differ(sentence: str) -> None:
    assert figures(sentence) == []


def test_figures_in_quotation_marks() -> None:
    with pytest.raises(NotApplicable):
        figures(f"{NUMBER}提出：“到2027年底，全国{AIM}85%以上，县道护栏完好率达到90%以上。”", OWN)


CHECK = "每年对各省农村公路养护资金使用和桥梁病害处置开展督导评估，结果公开。"
CHECKED = superior(f"交通运输部会同财政部{CHECK}")
HERE = CHECK.replace("各省", "各县")


def checks(sentence: str) -> list[tuple[str, str]]:
    official = paper(sentence, OWN)
    return [
        (marked(official, hit), str(hit.values["words"]))
        for hit in hits("B-CHK-5", official, CHECKED)
    ]


def test_a_check_made_once_more() -> None:
    words = "“交通运输部”改成“市交通运输局”、“财政部”改成“市财政局”"
    assert checks(f"市交通运输局会同市财政局{HERE}") == [("督导", words)]


def test_a_level_alone_checks_once_more() -> None:
    source = superior("省对各市目标任务和资金落实情况进行专项督查。", issuer="国务院办公厅")
    official = paper("市对各县目标任务和资金落实情况进行专项督查。", OWN)
    (hit,) = hits("B-CHK-5", official, source)
    assert hit.values["words"] == "“省”改成“市”"


@pytest.mark.parametrize(
    "sentence",
    [
        f"交通运输部会同财政部{CHECK}",
        f"市交通运输局会同市财政局不再{HERE}",
        f"市交通运输局会同市财政局依法{HERE}",
        f"{NUMBER}明确：“交通运输部会同财政部{CHECK}”",
        "市交通运输局每季度公布路长名单。",
    ],
    ids=["told", "negated", "statutory", "quoted", "unrelated"],
)
def test_checks_that_are_none_more(sentence: str) -> None:
    try:
        assert checks(sentence) == []
    except NotApplicable as reason:
        assert "没有与它相同的要求" in str(reason)
