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
