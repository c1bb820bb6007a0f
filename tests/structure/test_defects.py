"""Malformed elements are still those elements, and cost no other element."""

from __future__ import annotations

import pytest

from govlint.model.blocks import Block
from govlint.model.elements import Element, OfficialDocument
from tests.structure.support import (
    DATE,
    OPENING,
    SIGNATURE,
    centred,
    head_and_tail,
    read,
    right,
    styled,
    text,
    texts,
)

NUMBER = "甲政发〔2024〕7号"
REQUEST = "甲市人民政府关于安排防汛资金的请示"
NOTICE = "甲市人民政府关于做好防汛工作的通知"
RECIPIENTS = "各县人民政府："
COPIES = "抄送：市委办公室，市人大常委会办公室。"
PRINTING = "甲市人民政府办公室　　2024年5月9日印发"
FORMS = pytest.mark.parametrize("form", ["text", "docx"])


def paper(
    form: str,
    *tail: str,
    number: str = NUMBER,
    title: str = NOTICE,
    recipients: str = RECIPIENTS,
) -> OfficialDocument:
    """Recognise a paper with a red head, as text or as a Word file with its looks."""
    head = ("甲市人民政府文件", number, title, recipients, OPENING)
    below = tail or (SIGNATURE, DATE, COPIES, PRINTING)
    if form == "text":
        return read(*head, *below)
    blocks: list[str | Block] = [
        centred(head[0], red=True, size=48),
        styled(number, size=16),
        centred(title),
        *(styled(line, size=16) for line in head[3:]),
        *(right(line) if line in (SIGNATURE, DATE) else styled(line, size=16) for line in below),
    ]
    return read(*blocks, form="docx")


@FORMS
def test_copies_above_the_signature(form: str) -> None:
    official = paper(form, COPIES, SIGNATURE, DATE, PRINTING)
    assert head_and_tail(official) == (NUMBER, NOTICE, RECIPIENTS, SIGNATURE, DATE)
    assert texts(official, Element.PRINTING_ORGAN) == ["甲市人民政府办公室"]
    between = paper(form, SIGNATURE, COPIES, DATE, PRINTING)
    assert head_and_tail(between) == (NUMBER, NOTICE, RECIPIENTS, SIGNATURE, DATE)


@FORMS
@pytest.mark.parametrize(
    ("line", "number", "signatories", "signers"),
    [
        (f"{NUMBER}　　签发人：　", NUMBER, None, []),
        ("甲政发〔2024〕　号　签发人：", "甲政发〔2024〕　号", None, []),
        (f"{NUMBER}　　签发人 王某某", NUMBER, "签发人 王某某", ["王某某"]),
        ("甲政发〔2024〕35　　签发人：王某某", "甲政发〔2024〕35", "签发人：王某某", ["王某某"]),
        (f"{NUMBER}　　签发：王某某", NUMBER, "签发：王某某", ["王某某"]),
    ],
)
def test_the_line_of_number_and_signer(
    form: str, line: str, number: str, signatories: str | None, signers: list[str]
) -> None:
    official = paper(form, number=line, title=REQUEST)
    assert text(official, Element.DOCUMENT_NUMBER) == number
    assert text(official, Element.SIGNATORIES) == signatories
    assert [signer.name for signer in official.signers] == signers
    assert text(official, Element.TITLE) == REQUEST


@FORMS
def test_two_numbers_on_one_line(form: str) -> None:
    official = paper(form, number="甲财发〔2024〕7号 甲税发〔2024〕9号")
    assert texts(official, Element.DOCUMENT_NUMBER) == ["甲财发〔2024〕7号", "甲税发〔2024〕9号"]
    assert text(official, Element.TITLE) == NOTICE


@FORMS
@pytest.mark.parametrize(
    ("title", "recipients"),
    [
        (REQUEST, "甲省人民政府"),
        (NOTICE, "各县人民政府，市政府各部门；"),
        (NOTICE, "各县人民政府，市政府各部门。"),
    ],
)
def test_recipients_with_a_wrong_mark_or_none(form: str, title: str, recipients: str) -> None:
    official = paper(form, title=title, recipients=recipients)
    assert text(official, Element.RECIPIENTS) == recipients
    assert texts(official, Element.ISSUER_SIGNATURE) == [SIGNATURE]


def test_one_organ_set_flush_below_a_larger_title_is_addressed() -> None:
    official = paper("docx", recipients="乙县人民政府")
    assert text(official, Element.RECIPIENTS) == "乙县人民政府"
    assert not official.joint


def test_a_post_with_a_colon_or_a_contact_is_not_addressed() -> None:
    order = read("甲市人民政府令", "第12号", OPENING, "市长：", DATE, "甲市防汛办法", OPENING)
    assert order.first(Element.RECIPIENTS) is None
    official = paper("text", SIGNATURE, DATE, "联系人：张某，电话：0000-2345678", PRINTING)
    assert texts(official, Element.RECIPIENTS) == [RECIPIENTS]
    assert text(official, Element.NOTE) == "联系人：张某，电话：0000-2345678"


@FORMS
def test_copies_without_their_colon(form: str) -> None:
    official = paper(form, SIGNATURE, DATE, "抄送市委办公室，市人大常委会办公室。", PRINTING)
    copies = official.first(Element.COPIES_TO)
    assert copies is not None
    assert copies.parts["copies_label"].value == "抄送"
    assert "colon" not in copies.parts
    assert paper(form, SIGNATURE, DATE, "抄送机关应当写全称。").first(Element.COPIES_TO) is None


ANNEXES = ("附件1", "重点水库防汛责任人名单", "东河水库由市水务局负责。")
SECOND = ("附件2", "防汛隐患排查表", "排查地点由单位填写。")


@FORMS
@pytest.mark.parametrize(
    ("entries", "annexes"),
    [
        (("附件：1.重点水库防汛", "责任人名单", "2.防汛隐患排查表"), (*ANNEXES, *SECOND)),
        (("附件：1.重点水库防汛责任人名单", "2.防汛隐患", "排查表"), (*ANNEXES, *SECOND)),
        (("附件：1.重点水库防汛", "责任人名单", "2.防汛隐患排查表"), ()),
    ],
)
def test_a_name_broken_by_hand(
    form: str, entries: tuple[str, ...], annexes: tuple[str, ...]
) -> None:
    official = paper(form, *entries, SIGNATURE, DATE, *annexes)
    assert [item.name for item in official.attachment_items] == [
        "重点水库防汛责任人名单",
        "防汛隐患排查表",
    ]
    assert text(official, Element.ISSUER_SIGNATURE) == SIGNATURE


def test_internal_papers_are_no_mark() -> None:
    official = read("内部文件", NUMBER, NOTICE, RECIPIENTS, OPENING, SIGNATURE, DATE)
    assert official.first(Element.ISSUER_MARK) is None
