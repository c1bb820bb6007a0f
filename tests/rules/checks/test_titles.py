from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.elements import Element, Layout, Span
from govlint.rules.api import NotApplicable
from govlint.rules.checks import titles
from govlint.rules.context import Context
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


def paper(*title: str) -> Context:
    return context(MARK, NUMBER, *title, *TAIL)


def found(check: Check, *title: str) -> list[tuple[str, str]]:
    return hits(check, MARK, NUMBER, *title, *TAIL)


def test_the_title_of_a_paper() -> None:
    title = titles.main_title(paper(TITLE))
    assert title is not None
    assert title.text == TITLE
    assert title.confidence > titles.FAINT


@pytest.mark.parametrize(
    "line",
    ["甲市人民政府关于开展防汛培训的事宜", "甲市人民政府关于加强防汛，保障安全的通知"],
)
def test_a_line_in_the_place_of_the_title(line: str) -> None:
    title = titles.main_title(paper(line))
    assert title is not None
    assert (title.text, title.confidence) == (line, titles.FAINT)


@pytest.mark.parametrize("line", ["浏览次数：12", "关于我们|网站地图", "公开。关于防汛的事宜"])
def test_other_lines_in_that_place_are_no_title(line: str) -> None:
    assert titles.main_title(paper(line)) is None
    with pytest.raises(NotApplicable):
        titles.title_of(paper(line))


def test_a_line_that_recognition_joins_to_the_recipients() -> None:
    title = titles.main_title(paper("甲市人民政府关于做好防汛工作有关事项"))
    assert title is not None
    assert title.text == "甲市人民政府关于做好防汛工作有关事项"


def test_without_head_or_text_nothing_is_unread() -> None:
    assert titles.unread_lines(context(TITLE, *TAIL).official) == ()
    assert titles.unread_lines(context(MARK, NUMBER).official) == ()


def test_the_place_of_a_stretch_of_a_title_over_two_lines() -> None:
    within = context(
        centred(MARK, red=True),
        NUMBER,
        centred("甲市人民政府　关于"),
        centred("做好 防汛工作的通知"),
        *TAIL,
        form="docx",
    )
    title = titles.title_of(within)
    assert title.normalised == "甲市人民政府关于做好防汛工作的通知"
    assert within.printed(titles.place(within, title, 0, 8)) == "甲市人民政府　关于"
    assert within.printed(titles.place(within, title, 8, 12)) == "做好 防汛"
    assert within.printed(titles.place(within, title, 6, 10)) == "关于"


def test_what_is_blanked_keeps_its_place() -> None:
    assert titles.blanked("关于《甲（乙）》的通知", titles.NAMES) == "关于□□□□□□的通知"


@pytest.mark.parametrize(
    "title", ["甲市关于防汛的通知。", "甲市关于防汛的通知（试行）", "甲市关于防汛的通知（试行）。"]
)
def test_the_core_of_a_title(title: str) -> None:
    element = titles.title_of(paper(TITLE))
    assert titles.core(replace(element, normalised=title)) == "甲市关于防汛的通知"


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("甲市人民政府关于做好防汛工作通知", "通知"),
        ("甲市人民政府关于印发《甲市防汛的办法》通知", "通知"),
        ("甲市人民政府关于加强防汛工作实施意见", "意见"),
        ("甲市人民政府关于2024年防汛情况报告", "报告"),
    ],
)
def test_a_missing_particle(title: str, marked: str) -> None:
    assert found(titles.particle, title) == [("", marked)]
    [hit] = titles.particle(paper(title))
    [edit] = hit.edits
    assert (edit.text, edit.start, edit.end) == ("的", hit.span.start, hit.span.start)


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "甲市人民政府关于做好防汛工作的补充通知",
        "甲市人民政府关于防汛工作的若干意见",
        "甲市人民政府关于防汛条例征求意见函",
        "甲市人民政府关于东河水库事故调查报告",
        "甲市人民政府防汛工作通知",
    ],
)
def test_titles_with_their_particle_or_without_need_of_it(title: str) -> None:
    assert found(titles.particle, title) == []


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("甲县转发甲市关于转发甲省关于做好防汛工作的通知的通知的通知", "层层转发"),
        ("甲县人民政府转发甲市人民政府转发《防汛方案》的通知", "层层转发"),
        ("甲市人民政府转发甲省人民政府防汛工作的通知的通知", "重叠"),
        ("甲市人民政府关于落实甲省关于防汛工作意见的通知", "重叠"),
    ],
)
def test_forwarding_within_forwarding(title: str, case: str) -> None:
    assert found(titles.forwarding, title) == [(case, title)]


@pytest.mark.parametrize(
    "title",
    [
        "甲市人民政府转发《甲省人民政府关于转发国务院关于做好防汛工作的通知的通知》的通知",
        "甲市人民政府办公室转发市水务局关于防汛工作意见的通知",
        "甲市人民政府关于转发〈关于防汛的通知〉的通知",
    ],
)
def test_forwarding_of_a_named_text(title: str) -> None:
    assert found(titles.forwarding, title) == []


def test_a_title_without_matter() -> None:
    assert found(titles.parts, "甲市人民政府通知") == [("缺事由", "甲市人民政府通知")]
    assert found(titles.parts, "甲市防汛会议通知") == []


@pytest.mark.parametrize("title", ["甲市人民政府公告", "甲市人民政府通告"])
def test_kinds_that_are_named_by_the_organ_alone(title: str) -> None:
    assert hits(titles.parts, MARK, NUMBER, title, OPENING, SIGNATURE, DATE) == []


def test_a_title_without_organ() -> None:
    title = "关于做好防汛工作的通知"
    assert found(titles.parts, title) == [("缺机关", "关于")]
    assert hits(titles.parts, NUMBER, title, *TAIL) == []
    word = context(NUMBER, centred(title), *TAIL, form="docx")
    assert word.official.layout is Layout.STANDARD
    [hit] = titles.parts(word)
    assert (hit.case, hit.review) == ("缺机关而未套红", True)


def test_the_parts_of_minutes_and_of_titles_without_kind_are_not_asked_for() -> None:
    for official in (
        replace(paper(TITLE).official, kind="纪要"),
        replace(paper(TITLE).official, kind=""),
    ):
        with pytest.raises(NotApplicable):
            list(titles.parts(replace(paper(TITLE), official=official)))


def test_marks_at_the_end_and_inside() -> None:
    assert found(titles.marks, f"{TITLE}。") == [("末尾", "。")]
    assert found(titles.marks, "甲市人民政府关于加强防汛，保障安全的通知") == [("中间", "，")]
    [hit] = titles.marks(paper(f"{TITLE}。"))
    assert hit.safe
    assert [(edit.start, edit.end, edit.text) for edit in hit.edits] == [
        (hit.span.start, hit.span.end, "")
    ]


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "甲市人民政府关于印发《甲市防汛、抗旱，安全办法（试行，2024年）》的通知",
        "甲市人民政府关于做好“迎汛，保安全”活动的通知",
        "甲市财政局、甲市教育局关于做好防汛工作的通知",
    ],
)
def test_marks_that_belong_to_a_title(title: str) -> None:
    assert found(titles.marks, title) == []


def test_a_label_of_a_page_is_not_printed_with_the_title() -> None:
    title = replace(titles.title_of(paper(TITLE)), normalised=f"标题：{TITLE}")
    assert titles._inner(title.normalised) == []
    assert len(titles._inner("防汛，抗旱；安全")) == 2


def test_an_element_that_cannot_be_found_in_print_is_marked_whole() -> None:
    within = paper(TITLE)
    title = titles.title_of(within)
    elsewhere = replace(title, spans=(Span(0, 0, 0),))
    assert titles.place(within, elsewhere, 0, 2) == Span(0, 0, 0)
    assert title.name is Element.TITLE
