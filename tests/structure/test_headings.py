from __future__ import annotations

import pytest

from govlint.model.elements import Element
from tests.structure.support import (
    DATE,
    FIRST,
    NOTICE,
    OPENING,
    ORDER,
    RECIPIENTS,
    SECOND,
    SIGNATURE,
    TITLE,
    conformant,
    marks,
    printed,
    read,
    table,
)

HEAD = (TITLE, RECIPIENTS, OPENING)
TAIL = (SIGNATURE, DATE)


def test_a_heading_has_its_parts() -> None:
    official = read(*HEAD, "　　（十二）压实 责任。各县要落实。", *TAIL)
    [heading] = official.headings
    assert (heading.level, heading.number, heading.label) == (2, 12, "（十二）")
    assert heading.title == "压实责任"
    assert printed(official, heading.label_span) == "（十二）"
    assert printed(official, heading.span) == "（十二）压实 责任"
    assert heading.run_in
    assert not heading.inline
    assert heading.zone is Element.BODY


def test_a_heading_alone_is_not_run_in() -> None:
    assert [heading.run_in for heading in conformant().headings] == [False, False]


@pytest.mark.parametrize(
    ("text", "level", "label", "number"),
    [
        ("一、加强值守", 1, "一、", 1),
        ("一．加强值守", 1, "一.", 1),
        ("(三)加强值守", 2, "(三)", 3),
        ("（一）、加强值守", 2, "（一）、", 1),
        ("1.加强值守", 3, "1.", 1),
        ("１２．加强值守", 3, "12.", 12),
        ("（3）加强值守", 4, "（3）", 3),
        ("⑵加强值守", 4, "⑵", 2),
    ],
)
def test_marks_of_the_four_levels(text: str, level: int, label: str, number: int) -> None:
    [heading] = read(*HEAD, text, *TAIL).headings
    assert (heading.level, heading.label, heading.number) == (level, label, number)


@pytest.mark.parametrize(
    "text",
    [
        "1.5万元以上的项目应当报批。",
        "2020年以来，各县成效明显。",
        "一是加强值守，二是加强巡查。",
        "（十二）项规定的情形，从其规定。",
        "（2020）号文件所列事项应当落实。",
        "第一批名单已经公布，请各县落实。",
    ],
)
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert marks(read(*HEAD, text, *TAIL)) == []


def test_the_tree_of_the_outline() -> None:
    found = read(
        *HEAD,
        "一、甲",
        "（一）乙",
        "1.丙",
        "（1）丁",
        "（2）戊",
        "2.己",
        "（二）庚",
        "二、辛",
        *TAIL,
    ).headings
    assert [heading.parent for heading in found] == [None, 0, 1, 2, 2, 1, 0, None]


def test_chapters_stand_above_articles_and_articles_above_the_outline() -> None:
    official = read(
        "甲市防汛办法",
        "第一章 总则",
        "第一条 为了做好防汛工作，制定本办法。",
        "（一）明确责任；",
        "第二章 附则",
        "第一节 施行",
        "第二条 本办法自公布之日起施行。",
    )
    assert marks(official) == ["第一章", "第一条", "（一）", "第二章", "第一节", "第二条"]
    assert [heading.parent for heading in official.headings] == [None, 0, 1, None, 3, 4]
    schemes = [heading.scheme for heading in official.headings]
    assert schemes == ["chapter", "article", "outline", "chapter", "chapter", "article"]


def test_headings_in_the_middle_of_a_paragraph_count_when_they_go_on() -> None:
    official = read(
        *HEAD,
        f"一、加强值守。{ORDER}（一）明确责任。{ORDER}（二）强化考核。{ORDER}二、加强巡查。{ORDER}",
        *TAIL,
    )
    assert marks(official) == ["一、", "（一）", "（二）", "二、"]
    assert [heading.inline for heading in official.headings] == [False, True, True, True]
    assert [heading.parent for heading in official.headings] == [None, 0, 0, None]


def test_an_enumeration_out_of_turn_inside_a_paragraph_is_no_heading() -> None:
    assert marks(read(*HEAD, "一、加强值守。按照办法。五、六两项执行。", SECOND, *TAIL)) == [
        "一、",
        "二、",
    ]


def test_a_first_level_begins_anew_only_at_the_head_of_a_line() -> None:
    assert marks(read(*HEAD, FIRST, "各县落实责任。一、值守。", *TAIL)) == ["一、"]
    assert marks(read(*HEAD, FIRST, "各县落实责任。（一）值守。", *TAIL)) == ["一、", "（一）"]


def test_marks_one_behind_the_other_on_one_line() -> None:
    official = read(*HEAD, "一、（一）加强值守", *TAIL)
    assert marks(official) == ["一、", "（一）"]
    assert [heading.parent for heading in official.headings] == [None, 0]


def test_contents_are_no_headings() -> None:
    parts = ("一、总则", "二、组织体系", "三、附则")
    body = [line for part in parts for line in (part, ORDER)]
    official = read("甲市防汛应急预案", "目录", *parts, *body)
    assert marks(official) == ["一、", "二、", "三、"]
    assert [heading.span.block for heading in official.headings] == [5, 7, 9]


def test_headings_outside_the_texts_do_not_count() -> None:
    official = read(*NOTICE[:-2], table("一、姓名|职务", "张某|主任"), *TAIL, "1.上一篇")
    assert marks(official) == ["一、", "二、"]


def test_each_text_counts_for_itself() -> None:
    official = read(
        *NOTICE[:-2], "附件：责任人名单", *TAIL, "附件", "责任人名单", FIRST, ORDER, SECOND, ORDER
    )
    assert [heading.zone for heading in official.headings] == (
        [Element.BODY] * 2 + [Element.ATTACHMENT] * 2
    )
    first, second, third, fourth = (heading.group for heading in official.headings)
    assert first == second != third == fourth
    assert [heading.parent for heading in official.headings] == [None] * 4


def test_a_long_paragraph_behind_a_mark_has_no_title() -> None:
    [heading] = read(*HEAD, "（一）" + "各县要落实" * 20 + "。", *TAIL).headings
    assert heading.title == ""
    assert heading.run_in
    assert heading.span == heading.label_span


def test_traditional_text_and_half_width_brackets() -> None:
    official = read(
        *HEAD, "一、總體要求", "(一)指導思想。為做好防汛工作,制定本方案。", "二、重點任務"
    )
    assert marks(official) == ["一、", "(一)", "二、"]
    assert [heading.title for heading in official.headings] == ["总体要求", "指导思想", "重点任务"]


def parents(*lines: str) -> list[tuple[str, str | None]]:
    found = read(*HEAD, *lines, *TAIL).headings
    return [(one.label, None if one.parent is None else found[one.parent].label) for one in found]


def test_forms_the_wrong_way_round_hang_under_the_item_they_stand_in() -> None:
    lines = ("一、总体", "（一）水库", "一、大坝", "二、溢洪道", "（二）河道", "二、保障")
    assert parents(*lines) == [
        ("一、", None),
        ("（一）", "一、"),
        ("一、", "（一）"),
        ("二、", "（一）"),
        ("（二）", "一、"),
        ("二、", None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("（一）水库", "一、大坝", "二、溢洪道"),
        ("（一）水库", "一、大坝", "三、溢洪道", "（二）河道"),
        ("（一）水库", "一、大坝", "（一）溢洪道"),
        ("（一）水库", "二、大坝", "（二）河道"),
    ],
)
def test_a_new_list_behind_an_item_is_none_inside_it(lines: tuple[str, ...]) -> None:
    assert all(parent != "（一）" for label, parent in parents(*lines) if label.endswith("、"))


@pytest.mark.parametrize(
    "line",
    [
        "第三十一条、第三十二条的规定予以处罚",
        "第四条规定的相关材料。",
        "第三条的规定执行。",
        "第五条第二款所称单位。",
    ],
)
def test_a_cited_article_at_the_head_of_a_line_is_no_heading(line: str) -> None:
    assert read(*HEAD, "第一条　为了防汛，制定本办法。", line, *TAIL).headings[1:] == ()
