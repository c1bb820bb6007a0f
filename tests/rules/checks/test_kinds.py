from __future__ import annotations

import pytest

from govlint.rules.api import NotApplicable
from govlint.rules.checks import kinds
from tests.structure.support import (
    DATE,
    NUMBER,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    Check,
    centred,
    context,
    hits,
)

TAIL = (RECIPIENTS, OPENING, SIGNATURE, DATE)
MARK = "甲市人民政府文件"


def found(check: Check, title: str, mark: str = MARK) -> list[tuple[str, str]]:
    return hits(check, mark, NUMBER, title, *TAIL)


@pytest.mark.parametrize("word", ["方案", "要点", "总结", "申请", "公函", "指示", "计划"])
def test_nouns_that_are_no_kind(word: str) -> None:
    assert found(kinds.known, f"甲市人民政府关于防汛工作的{word}") == [("不是法定文种", word)]


def test_a_title_without_any_kind() -> None:
    title = "甲市人民政府关于加强防汛工作"
    assert found(kinds.known, title) == [("没有文种", title)]


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        (TITLE, MARK),
        (f"{TITLE}（征求意见稿）", MARK),
        ("甲市人民政府关于防汛工作的复函", MARK),
        ("甲市人民政府关于拟命名防汛模范的公示", MARK),
        ("甲市人民政府关于对市人大第12号建议的答复", MARK),
        ("中共甲市委防汛工作规定", "中共甲市委文件"),
        ("中共甲市委关于制定防汛规划的建议", "中共甲市委文件"),
    ],
)
def test_titles_that_are_right(title: str, mark: str) -> None:
    assert found(kinds.known, title, mark) == []


@pytest.mark.parametrize("title", ["甲市防汛请示报告", "甲市关于防汛培训的事宜"])
def test_what_other_rules_say_is_said_once(title: str) -> None:
    assert found(kinds.known, title) == []


def test_without_a_mark_a_person_decides_on_a_page_of_the_web() -> None:
    title = "甲市人民政府防汛工作方案"
    [hit] = kinds.known(context(NUMBER, title, *TAIL))
    assert hit.review
    [hit] = kinds.known(context(NUMBER, centred(title), *TAIL, form="docx"))
    assert not hit.review
    [hit] = kinds.known(context(centred(title), NUMBER, *TAIL, form="docx"))
    assert hit.review


@pytest.mark.parametrize(
    "blocks",
    [
        ("甲市人民政府防汛工作方案", *TAIL),
        (NUMBER, "甲市防汛工作方案", OPENING, SIGNATURE, DATE),
        (
            "甲市人民政府令",
            "第12号",
            "《甲市防汛办法》已经会议通过，现予公布。",
            "市长　张某某",
            DATE,
        ),
        ("甲市人民政府令第12号", "甲市防汛办法", *TAIL),
    ],
)
def test_what_is_no_paper_of_its_own(blocks: tuple[str, ...]) -> None:
    with pytest.raises(NotApplicable):
        list(kinds.known(context(*blocks)))


@pytest.mark.parametrize("word", ["请示报告", "申请报告", "通知函", "请示函", "意见报告"])
def test_stacked_kinds(word: str) -> None:
    assert found(kinds.stacked, f"甲市人民政府关于防汛工作的{word}") == [("", word)]


@pytest.mark.parametrize(
    "title",
    [
        "甲市人民政府关于防汛工程审查意见报告",
        "甲市人民政府关于防汛条例的征求意见函",
        "甲市人民政府关于通知函件管理的通知",
    ],
)
def test_names_that_look_stacked(title: str) -> None:
    assert found(kinds.stacked, title) == []


@pytest.mark.parametrize("word", ["事项", "事宜", "问题", "情况", "安排"])
def test_a_title_that_ends_in_its_matter(word: str) -> None:
    assert found(kinds.unnamed, f"甲市人民政府关于防汛工作的{word}") == [("", word)]
    assert found(kinds.unnamed, f"甲市人民政府关于防汛工作{word}的通知") == []
