from __future__ import annotations

import pytest

from govlint.rules.checks import numbering
from tests.structure.support import (
    DATE,
    NOTICE,
    OPENING,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    Check,
    context,
    hits,
)


def notice(*body: str) -> tuple[str, ...]:
    return (TITLE, RECIPIENTS, OPENING, *body, SIGNATURE, DATE)


def levels(*body: str) -> list[tuple[str, str]]:
    return hits(numbering.levels, *notice(*body))


def marks(*body: str) -> list[tuple[str, str]]:
    return hits(numbering.marks, *notice(*body))


def sequence(*body: str) -> list[tuple[str, str]]:
    return hits(numbering.sequence, *notice(*body))


GOOD = (
    "一、甲事",
    "（一）乙事。",
    "1.丙事。",
    "（1）丁事。",
    "（2）戊事。",
    "2.己事。",
    "（二）庚事。",
    "二、辛事",
)


@pytest.mark.parametrize("check", [numbering.levels, numbering.marks, numbering.sequence])
def test_a_good_outline(check: Check) -> None:
    assert hits(check, *notice(*GOOD)) == []
    assert hits(check, *NOTICE) == []


def test_levels_upside_down() -> None:
    assert levels("（一）甲事", "一、乙事。", "二、丙事。", "（二）丁事") == [("颠倒", "一、")]
    assert levels("1.甲事", "（一）乙事。", "（二）丙事。", "2.丁事") == [("颠倒", "（一）")]


def test_what_levels_upside_down_bring_about_is_not_told_again() -> None:
    body = ("（一）甲事", "一、乙事。", "1.丙事。", "2.丁事。", "二、戊事。", "（二）己事")
    assert levels(*body) == [("颠倒", "一、")]
    assert sequence(*body) == []


def test_a_higher_form_behind_a_lower_one_is_not_upside_down() -> None:
    assert levels("（一）甲事。", "（二）乙事。", "一、丙事", "二、丁事") == []
    assert levels("1.甲事。", "2.乙事。", "一、丙事", "（一）丁事。", "（二）戊事。") == []


def test_a_higher_form_that_does_not_begin_anew_is_not_upside_down() -> None:
    assert levels("一、甲事", "（一）乙事。", "二、丙事", "（二）丁事。") == []
    assert levels("（一）甲事。", "二、乙事", "（二）丙事。") == []
    assert levels("（一）甲事。", "一、乙事", "（四）丙事。") == []


def test_a_level_left_out() -> None:
    assert levels("一、甲事", "1.乙事。", "2.丙事。", "二、丁事") == [("跳级", "1.")]
    assert levels("一、甲事", "（一）乙事。", "（1）丙事。", "（2）丁事。") == [("跳级", "（1）")]
    assert levels("一、甲事", "（一）乙事。", "二、丙事", "（一）丁事。") == []


def test_half_width_brackets_of_the_levels_and_their_fix() -> None:
    body = notice("一、甲事（重点：乙）（丙）：丁", "(一)戊事。", "（二)己事。")
    assert hits(numbering.levels, *body) == [("半角", "(一)"), ("半角", "（二)")]
    first, second = numbering.levels(context(*body))
    assert [edit.text for hit in (first, second) for edit in hit.edits] == ["（一）", "（二）"]
    assert (first.edits[0].start, first.edits[0].end) == (0, 3)
    assert first.safe


def test_a_machine_converted_text_is_not_blamed_for_its_brackets() -> None:
    body = ("一、甲事(乙)", "(一)戊事:落实。", "(二)己事:落实。")
    assert context(*notice(*body)).official.machine_converted
    assert levels(*body) == []


@pytest.mark.parametrize(
    ("text", "label", "right"),
    [
        ("一．甲事", "一．", "一、"),
        ("一，甲事", "一，", "一、"),
        ("（一）、甲事。", "（一）、", "（一）"),
        ("1、甲事。", "1、", "1."),
        ("（1）、甲事。", "（1）、", "（1）"),
    ],
)
def test_marks_behind_the_numbers(text: str, label: str, right: str) -> None:
    found = notice(text)
    assert hits(numbering.marks, *found) == [("", label)]
    [hit] = numbering.marks(context(*found))
    assert hit.edits[0].text == right
    assert hit.values["right"] == right


@pytest.mark.parametrize("text", ["１．甲事。", "⑴甲事。", "(1)甲事。", "(一)甲事。"])
def test_good_marks_in_other_widths(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (("一、甲事", "二、乙事", "四、丙事"), [("跳号", "四、")]),
        (("一、甲事", "二、乙事", "二、丙事", "三、丁事"), [("重复", "二、")]),
        (("一、甲事", "三、乙事", "二、丙事"), [("跳号", "三、"), ("倒退", "二、")]),
        (("一、甲事", "（一）乙事。", "（三）丙事。"), [("跳号", "（三）")]),
        (("一、甲事", "（一）乙事。", "二、丙事"), [("只有一项", "（一）")]),
        (
            ("一、甲事", "（一）乙事。", "二、丙事", "（一）丁事。", "（二）戊事。"),
            [("只有一项", "（一）")],
        ),
        (("一、甲事", "（一）乙事。", "（一）丙事。", "二、丁事"), [("重复", "（一）")]),
        (("一、甲事", "（一）乙事。", "（二）丙事。", "三、丁事"), [("跳号", "三、")]),
        (("一、甲事", "第二项工作由县负责。", "三、丁事"), [("跳号", "三、")]),
        (("一、甲事", "1.乙事。", "2.丙事。", "1.丁事。", "2.戊事。", "二、己事"), []),
        (("十、甲事", "十一、乙事", "十二、丙事"), []),
    ],
)
def test_sequence(body: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert sequence(*body) == found


def test_items_running_on_across_the_sections_are_no_gap() -> None:
    assert (
        sequence(
            "一、甲事", "（一）乙事。", "（二）丙事。", "二、丁事", "（三）戊事。", "（四）己事。"
        )
        == []
    )


def test_a_number_inside_running_text_is_no_gap() -> None:
    assert (
        sequence("一、甲事", "（一）乙事。各县落实；（二）丙事。", "（三）丁事。", "二、戊事") == []
    )
    assert sequence("一、甲事。" + OPENING + "二、乙事。", "三、丙事", "四、丁事") == []


def test_chapters_and_articles() -> None:
    rule = (
        "甲市防汛办法",
        "第一章　总则",
        "第一条　为了防汛，制定本办法。",
        "第二条　本办法适用于本市。",
    )
    assert hits(numbering.sequence, *rule, "第二章　附则", "第三条　本办法自公布之日起施行。") == []
    assert hits(numbering.sequence, *rule, "第二章　附则", "第四条　本办法自公布之日起施行。") == (
        [("跳号", "第四条")]
    )
    assert hits(numbering.sequence, *rule, "第三章　附则", "第三条　本办法自公布之日起施行。") == (
        [("跳号", "第三章")]
    )


def test_items_of_articles_are_not_judged_as_an_outline() -> None:
    rule = ("甲市防汛办法", "第一条　为了防汛，制定本办法：", "1、甲事；", "2、乙事。")
    assert hits(numbering.levels, *rule) == hits(numbering.marks, *rule) == []


def test_annexes_are_not_judged() -> None:
    annex = ("附件", "防汛责任人名单", "一、甲事", "三、乙事", "1、丙事")
    found = notice("一、甲事", "二、乙事", "附件：防汛责任人名单")
    assert hits(numbering.sequence, *found, *annex) == []
    assert hits(numbering.marks, *found, *annex) == []


def test_each_text_is_counted_for_itself() -> None:
    issued = ("甲市防汛应急预案", "一、甲事", OPENING, "二、乙事", OPENING, "四、丙事", OPENING)
    head = (
        "甲市人民政府关于印发甲市防汛应急预案的通知",
        RECIPIENTS,
        "现将《甲市防汛应急预案》印发给你们。",
        "一、丁事",
        "二、戊事",
        SIGNATURE,
        DATE,
    )
    assert hits(numbering.sequence, *head, *issued) == [("跳号", "四、")]
