from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.blocks import Format, Paragraph, Run
from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks import habits
from tests.rules.checks import look
from tests.rules.checks.look import MARK, TITLE
from tests.structure.support import (
    DATE,
    OPENING,
    ORDER,
    RECIPIENTS,
    SIGNATURE,
    context,
    hits,
)
from tests.structure.support import TITLE as NOTICE_TITLE

HEAD = (NOTICE_TITLE, RECIPIENTS, OPENING)
END = (SIGNATURE, DATE)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("各市，县人民政府，省政府各部门：", [("同类", "，")]),
        ("各市、县人民政府、省政府各部门：", [("异类", "、")]),
        ("各市（州），县（区）人民政府、省直属各单位：", [("同类", "，"), ("异类", "、")]),
        ("各市、县人民政府，省政府各部门、各直属机构：", []),
        ("各区人民政府、各有关单位：", []),
        ("甲市人民政府、乙市人民政府：", []),
    ],
)
def test_marks_between_recipients(line: str, found: list[tuple[str, str]]) -> None:
    assert hits(habits.recipients, NOTICE_TITLE, line, OPENING, *END) == found


def stops(*body: str) -> list[tuple[str, str]]:
    return hits(habits.heading_stops, *HEAD, *body, *END)


def test_a_stop_behind_headings_is_reported_once() -> None:
    body = ("一、加强值守。", ORDER, "二、加强巡查。", ORDER)
    assert stops(*body) == [("", "。")]
    [hit] = habits.heading_stops(context(*HEAD, *body, *END))
    assert hit.values == {"heading": "一、加强值守", "many": "（全文共 2 处）"}


@pytest.mark.parametrize(
    "body",
    [
        ("一、加强值守", ORDER),
        ("一、加强值守。各县人民政府应当落实值守责任。", ORDER),
        ("一、报送材料", "（一）责任人名单。", "（二）值班表。", ORDER),
        ("一、加强值守，落实责任。", ORDER),
        ("一、加强巡查", ORDER, "二、本通知自印发之日起施行。", ORDER),
        ("一、加强巡查", "1.责任人名单。", ORDER),
        ("一、加强值守。",),
    ],
)
def test_sentences_and_items_may_end_with_a_stop(body: tuple[str, ...]) -> None:
    assert stops(*body) == []


XBS = Format("方正小标宋简体", 22.0, bold=True)


def test_bold_type() -> None:
    [hit] = look.hits(habits.bold, look.word(looks={TITLE: XBS}))
    assert (hit.element, hit.values["font"], hit.values["many"]) == (Element.TITLE, "小标宋", "")
    assert look.hits(habits.bold, look.word(looks={TITLE: replace(XBS, bold=False)})) == []


def test_bold_headings_are_one_finding() -> None:
    hei, plain = Format("黑体", 16.0, bold=True), Format("仿宋", 16.0)
    texts = ("一、加强值守", ORDER, "二、加强巡查", ORDER)
    looks = (hei, plain, hei, plain)
    found = look.word()
    body = tuple(Paragraph((Run(one, form),)) for one, form in zip(texts, looks, strict=True))
    blocks = (*found.blocks[:5], *body, *found.blocks[5:])
    [hit] = look.hits(habits.bold, replace(found, blocks=blocks))
    assert (hit.element, hit.values["what"]) == (Element.BODY, "一级标题")
    assert hit.values["many"] == "（全文共 2 处）"


def test_whether_it_is_bold_is_not_known() -> None:
    with pytest.raises(NotChecked):
        unknown = replace(XBS, bold=None)
        look.hits(habits.bold, look.word(looks={MARK: unknown, TITLE: unknown}))
    with pytest.raises(NotApplicable):
        look.hits(habits.bold, look.word(looks={MARK: Format("宋体", 30.0, color="FF0000")}))


def test_a_page_does_not_show_what_a_machine_made_bold() -> None:
    def page(bold: bool) -> Document:
        found = look.pdf()
        title = Paragraph((Run(look.TEXTS[TITLE], replace(XBS, bold=bold)),), page=1)
        return replace(found, blocks=(*found.blocks[:TITLE], title, *found.blocks[TITLE + 1 :]))

    assert len(look.hits(habits.bold, page(True))) == 1
    with pytest.raises(NotChecked):
        look.hits(habits.bold, page(False))


ISSUING = "甲市人民政府关于印发《甲市防汛方案》的通知"


def issued(title: str, name: str) -> list[tuple[str, str]]:
    return hits(habits.issued_as_annex, title, RECIPIENTS, OPENING, f"附件：{name}", *END)


def test_an_issued_text_listed_as_annex() -> None:
    assert issued(ISSUING, "甲市防汛方案") == [("", "甲市防汛方案")]
    assert issued("甲市人民政府转发《甲省防汛方案》的通知", "甲省防汛方案") == [
        ("", "甲省防汛方案")
    ]
    assert issued(ISSUING, "责任人名单") == []


@pytest.mark.parametrize(
    "title",
    [
        NOTICE_TITLE,
        "甲市水务局关于印发《甲市防汛方案》的通知",
        "甲市发展和改革委员会关于印发《甲市防汛方案》的通知",
        "关于印发《甲市防汛方案》的通知",
    ],
)
def test_notices_of_others(title: str) -> None:
    with pytest.raises(NotApplicable):
        issued(title, "甲市防汛方案")


def listed(*lines: str, body: str = OPENING) -> list[tuple[str, str]]:
    return hits(habits.lone_number, NOTICE_TITLE, RECIPIENTS, body, *lines)


def test_a_number_before_the_only_annex() -> None:
    assert listed("附件：1.责任人名单", *END) == [("", "1.")]
    assert listed("附件：责任人名单", *END) == []


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("附件：1.责任人名单", "2.排查表", *END), OPENING),
        (("附件：1.责任人名单", *END), "名单见附件1，样式见附件2，请认真执行。"),
        (("附件：1.责任人名单", "请于5月底前报送，逾期不予受理。", *END), OPENING),
        (("现就有关事项再次明确，请认真执行。", *END), OPENING),
    ],
)
def test_a_list_that_may_go_on(lines: tuple[str, ...], body: str) -> None:
    with pytest.raises(NotApplicable):
        listed(*lines, body=body)


def test_a_phrase_of_former_times() -> None:
    assert hits(habits.no_text_here, *HEAD, "（此页无正文）", *END) == [("", "（此页无正文）")]
    assert hits(habits.no_text_here, *HEAD, " 此 页 无 正 文", *END) == [("", "此 页 无 正 文")]
    assert hits(habits.no_text_here, *HEAD, "不要再写此页无正文，请照办。", *END) == []
