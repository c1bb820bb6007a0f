"""Whole documents of every form, as text and as Word files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from govlint.model.blocks import Block
from govlint.model.document import Image
from govlint.model.elements import Element, Layout, OfficialDocument
from govlint.model.units import from_mm
from govlint.structure import recognise
from tests.structure.support import (
    OPENING,
    centred,
    document,
    printed,
    read,
    right,
    text,
    texts,
)

Maker = Callable[..., OfficialDocument]
DATE = "2024年5月7日"
BOTH = pytest.mark.parametrize("form", ["text", "docx"])


def made(form: str, *parts: tuple[str, str] | str) -> OfficialDocument:
    """Recognise a document; a part is a text, or one with its look: mark, title or right."""
    return recognise(document(*(_block(form, part) for part in parts), form=form))


def _block(form: str, part: tuple[str, str] | str) -> str | Block:
    if isinstance(part, str):
        return part
    look, content = part
    if form == "text":
        return content
    if look == "right":
        return right(content)
    return centred(content, red=look == "mark", size=40 if look == "mark" else 22)


@BOTH
@pytest.mark.parametrize(
    "mark",
    [
        ("甲市教育局", "甲市财政局", "文件"),
        ("甲市教育局", "文　件", "甲市财政局"),
        ("甲市教育局文件", "甲市财政局"),
        ("甲市教育局　甲市财政局文件",),
        ("甲 市 教 育 局", "甲 市 财 政 局 文 件"),
    ],
)
def test_a_joint_paper(form: str, mark: tuple[str, ...]) -> None:
    official = made(
        form,
        *(("mark", name) for name in mark),
        "甲教发〔2024〕6号",
        ("title", "甲市教育局　甲市财政局"),
        ("title", "关于下达校舍维修资金的通知"),
        "各县（区）教育局、财政局：",
        OPENING,
        ("right", "甲市教育局　　　甲市财政局"),
        ("right", DATE),
    )
    parts = [found.parts for found in official.elements[Element.ISSUER_MARK]]
    organs = [part["organ"].value for part in parts if "organ" in part]
    assert organs == ["甲市教育局", "甲市财政局"]
    assert sum("word" in part for part in parts) == 1
    assert official.joint
    assert official.layout is Layout.STANDARD
    assert text(official, Element.TITLE) == "甲市教育局　甲市财政局关于下达校舍维修资金的通知"
    assert [organ.name for organ in official.signed_organs] == organs


@BOTH
def test_a_joint_paper_upward(form: str) -> None:
    official = made(
        form,
        ("mark", "甲市教育局"),
        ("mark", "甲市财政局"),
        ("mark", "甲市民政局"),
        ("mark", "文件"),
        ("right", "签发人：王某某　李　某"),
        "甲教发〔2024〕8号\t张某某",
        ("title", "甲市教育局　甲市财政局　甲市民政局"),
        ("title", "关于提高补助标准的请示"),
        "甲市人民政府：",
        OPENING,
        ("right", "甲市教育局　甲市财政局　甲市民政局"),
        ("right", DATE),
        "（联系人：赵某，电话：0000-3456789）",
    )
    assert texts(official, Element.SIGNATORIES) == ["签发人：王某某　李　某", "张某某"]
    assert [signer.name for signer in official.signers] == ["王某某", "李某", "张某某"]
    assert text(official, Element.DOCUMENT_NUMBER) == "甲教发〔2024〕8号"
    assert official.kind == "请示"
    assert len(official.signed_organs) == 3


@BOTH
def test_the_number_beside_the_only_signer(form: str) -> None:
    official = made(
        form,
        ("mark", "乙县人民政府文件"),
        "乙政发〔2024〕21号\t签发人：王　某",
        ("title", "乙县人民政府关于安排"),
        ("title", "除险加固资金的请示"),
        "甲市人民政府：",
        OPENING,
        ("right", "乙县人民政府"),
        ("right", DATE),
    )
    assert text(official, Element.TITLE) == "乙县人民政府关于安排除险加固资金的请示"
    [signer] = official.signers
    assert (signer.name, printed(official, signer.span)) == ("王某", "王　某")


@BOTH
def test_a_letter(form: str) -> None:
    official = made(
        form,
        ("mark", "甲市人民政府办公室"),
        ("right", "甲政办函〔2024〕15号"),
        ("title", "甲市人民政府办公室关于商请共享水情数据的函"),
        "乙市人民政府办公室：",
        OPENING,
        ("right", "甲市人民政府办公室"),
        ("right", DATE),
        "抄送：省水利厅，市水务局。",
    )
    assert official.layout is Layout.LETTER
    assert official.kind == "函"
    assert text(official, Element.ISSUER_MARK) == "甲市人民政府办公室"
    assert text(official, Element.COPIES_TO) == "抄送：省水利厅，市水务局。"
    assert Element.PRINTING_ORGAN not in official.elements


ORDER = (
    ("mark", "甲省人民政府令"),
    ("title", "第12号"),
    "《甲省防汛办法》已经2024年5月6日省人民政府第3次常务会议通过，现予公布。",
)


@BOTH
def test_an_order(form: str) -> None:
    issued = (("title", "甲省防汛办法"), "第一条　为了防汛，制定本办法。")
    official = made(form, *ORDER, ("right", "省　长　王某某"), ("right", DATE), *issued)
    signature = official.first(Element.ISSUER_SIGNATURE)
    assert signature is not None
    assert (signature.parts["post"].value, signature.parts["name"].value) == ("省长", "王某某")
    assert official.first(Element.TITLE) is None
    assert official.kind == "命令(令)"
    assert official.signed_organs == ()
    assert (text(official, Element.ISSUED) or "").startswith("甲省防汛办法")


@BOTH
def test_post_and_name_on_lines_of_their_own(form: str) -> None:
    official = made(form, *ORDER, ("right", "省　长"), ("right", "王某某"), ("right", DATE))
    signature = official.first(Element.ISSUER_SIGNATURE)
    assert signature is not None
    assert signature.parts["name"].value == "王某某"


def stamped(*images: Image) -> OfficialDocument:
    blocks = [_block("docx", part) for part in (*ORDER, ("right", "省　长"), ("right", DATE))]
    return recognise(replace(document(*blocks, form="docx"), images=images))


def test_a_signature_stamp_is_no_seal() -> None:
    stamp = Image(3, from_mm(30), from_mm(12))
    official = stamped(stamp)
    assert official.stamps == (stamp,)
    assert official.seals == ()
    wide = replace(stamp, width=from_mm(50), height=from_mm(28), floating=True)
    assert stamped(wide).stamps == (wide,)
    assert stamped(replace(stamp, block=0)).stamps == ()
    seal = replace(stamp, width=from_mm(42), height=from_mm(42), floating=True)
    assert (stamped(seal).stamps, stamped(seal).seals) == ((), (seal,))


@BOTH
@pytest.mark.parametrize("issue", ["第5期", "〔2024〕5号"])
def test_minutes(form: str, issue: str) -> None:
    official = made(
        form,
        ("mark", "甲市人民政府会议纪要"),
        ("title", issue),
        "甲市人民政府办公室　　　　2024年5月9日",
        "2024年5月7日，市长王某某主持召开会议，研究防汛工作，现将议定事项纪要如下。",
        "一、会议同意防汛责任人名单。",
        "出席：市人民政府王某某、李某某，",
        "市水务局张某某，市应急局孙某某。",
        "请假：市自然资源局周某某。",
        "列席：乙县人民政府吴某某。",
        "分送：市人民政府领导，市政府各部门。",
    )
    assert (official.layout, official.kind) == (Layout.MINUTES, "纪要")
    assert text(official, Element.DOCUMENT_NUMBER) == issue
    assert text(official, Element.DOCUMENT_DATE) == "2024年5月9日"
    assert text(official, Element.MASTHEAD) == "甲市人民政府办公室"
    found = official.elements[Element.ATTENDEES]
    assert [one.parts["label"].value for one in found] == ["出席", "请假", "列席"]
    assert found[0].parts["names"].value.endswith("市应急局孙某某。")
    assert official.first(Element.ISSUER_SIGNATURE) is None


@BOTH
def test_minutes_with_a_title_of_their_own(form: str) -> None:
    official = made(
        form,
        ("mark", "甲市人民政府会议纪要"),
        ("title", "第5期"),
        ("title", "研究2024年防汛工作的会议纪要"),
        "2024年5月7日，市长王某某主持召开会议，研究防汛工作，现将议定事项纪要如下。",
        "出席：市人民政府王某某、李某某。",
    )
    assert text(official, Element.TITLE) == "研究2024年防汛工作的会议纪要"
    assert official.layout is Layout.MINUTES


@BOTH
def test_several_issued_texts(form: str) -> None:
    official = made(
        form,
        ("mark", "甲市人民政府文件"),
        "甲政发〔2024〕7号",
        ("title", "甲市人民政府关于印发甲市防汛办法和甲市抗旱办法的通知"),
        "各县人民政府：",
        "现将《甲市防汛办法》和《甲市抗旱办法》印发给你们，请认真贯彻执行。",
        ("right", "甲市人民政府"),
        ("right", DATE),
        ("title", "甲市防汛办法"),
        "第一条　为了防汛，制定本办法。",
        ("title", "甲市抗旱办法"),
        "第一条　为了抗旱，制定本办法。",
    )
    assert [found.split("\n")[0] for found in texts(official, Element.ISSUED)] == [
        "甲市防汛办法",
        "甲市抗旱办法",
    ]
    assert len({heading.group for heading in official.headings}) == 2


@BOTH
def test_a_forwarded_text_keeps_its_own_signature(form: str) -> None:
    official = made(
        form,
        ("mark", "甲市人民政府文件"),
        "甲政发〔2024〕7号",
        ("title", "甲市人民政府转发市水务局关于加强供水管理意见的通知"),
        "各县人民政府：",
        "市水务局《关于加强供水管理的意见》已经市人民政府同意，现转发给你们，请认真贯彻执行。",
        ("right", "甲市人民政府"),
        ("right", DATE),
        ("title", "关于加强供水管理的意见"),
        ("title", "市水务局"),
        "为保障居民用水，现提出以下意见。",
        "一、明确责任",
        ("right", "市水务局"),
        ("right", "2024年5月1日"),
    )
    assert texts(official, Element.ISSUER_SIGNATURE) == ["甲市人民政府"]
    assert texts(official, Element.DOCUMENT_DATE) == [DATE]
    assert len(official.elements[Element.ISSUED]) == 1


@BOTH
def test_a_detached_annex(form: str) -> None:
    official = made(
        form,
        "甲政发〔2024〕7号附件1",
        ("title", "防汛隐患排查表"),
        "排查地点、隐患情况由排查单位填写，整改措施由被查单位填写。",
    )
    assert official.detached
    assert (official.kind, text(official, Element.DOCUMENT_NUMBER)) == ("", "甲政发〔2024〕7号")
    [annex] = official.attachments
    assert (annex.label, annex.number, annex.title) == (
        "甲政发〔2024〕7号附件1",
        1,
        "防汛隐患排查表",
    )


def test_an_annex_bound_with_its_paper_is_not_detached() -> None:
    official = read("关于防汛的通知", OPENING, "附件1", "防汛隐患排查表", "排查地点由单位填写。")
    assert not official.detached


@BOTH
def test_recipients_moved_into_the_imprint(form: str) -> None:
    official = made(
        form,
        ("mark", "甲市人民政府文件"),
        "甲政发〔2024〕7号",
        ("title", "甲市人民政府关于做好防汛工作的通知"),
        OPENING,
        ("right", "甲市人民政府"),
        ("right", DATE),
        "主送：各县人民政府，市政府各部门。",
        "抄送：市委办公室。",
        "甲市人民政府办公室　　2024年5月9日印发",
    )
    labels = [one.parts["copies_label"].value for one in official.elements[Element.COPIES_TO]]
    assert labels == ["主送", "抄送"]
    assert official.first(Element.RECIPIENTS) is None
