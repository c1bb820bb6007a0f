"""Sentences: where they end, what they stand under, where they are printed."""

from __future__ import annotations

from govlint.structure import recognise
from govlint.structure.sentences import sentences
from tests.structure.support import NOTICE, document

OFFICIAL = recognise(document(*NOTICE))


def test_headings_are_sentences_that_say_so() -> None:
    found = sentences(OFFICIAL)
    assert [one.text for one in found if one.is_heading] == ["一、加强值守", "二、加强巡查"]


def test_a_sentence_knows_the_heading_above_it() -> None:
    assert [one.path for one in sentences(OFFICIAL)] == ["", "一", "一", "二", "二"]


def test_a_stop_inside_quotation_marks_ends_nothing() -> None:
    lines = [*NOTICE[:3], "会议提出“先试点。后推广”的思路。各县要落实。", *NOTICE[8:]]
    texts = [one.text for one in sentences(recognise(document(*lines)))]
    assert texts == ["会议提出“先试点。后推广”的思路。", "各县要落实。"]


def test_a_mark_that_is_never_closed_holds_nothing_together() -> None:
    lines = [*NOTICE[:3], "会议提出“先试点。各县要落实。", *NOTICE[8:]]
    assert len(sentences(recognise(document(*lines)))) == 2


def test_a_stretch_is_found_where_it_is_printed() -> None:
    one = next(one for one in sentences(OFFICIAL) if "值守责任" in one.text)
    at = one.normalised.index("值守责任")
    span = one.place(at, at + 4)
    assert OFFICIAL.document.blocks[span.block].text[span.start : span.end] == "值守责任"


def _headings(*body: str) -> list[str]:
    lines = [*NOTICE[:3], *body, *NOTICE[8:]]
    return [one.text for one in sentences(recognise(document(*lines))) if one.is_heading]


def test_a_numbered_sentence_is_no_heading() -> None:
    numbered = "（一）市水利局要在5月底前完成排查，逐处建立台账。"
    assert _headings("一、工作任务", numbered, "（二）加强巡查。") == [
        "一、工作任务",
        "（二）加强巡查。",
    ]


def test_a_list_of_numbered_sentences_has_no_headings() -> None:
    items = ("1.注意保存原始票据，按月装订成册。", "2.服从街道的统一调度，合理安排人员。")
    assert _headings("一、有关要求", *items) == ["一、有关要求"]


def test_a_sentence_with_text_under_it_heads_that_text() -> None:
    title = "（一）加强组织领导，落实工作责任。"
    assert _headings("一、有关要求", title + "市水利局每月检查1次。") == ["一、有关要求", title]
    assert _headings("一、有关要求", title, "市水利局每月检查1次。") == ["一、有关要求", title]


def test_units_in_brackets_behind_it_make_it_a_task() -> None:
    title = "（一）推进平台建设，开展数据采集。"
    assert _headings("一、有关要求", title + "（市水利局牵头）") == ["一、有关要求"]
    assert _headings("一、有关要求", title, "责任单位：市水利局") == ["一、有关要求"]
