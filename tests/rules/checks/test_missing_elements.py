from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.document import Image
from govlint.model.elements import Element, Span, Stage
from govlint.model.finding import Strength
from govlint.rules.api import NotApplicable
from govlint.rules.checks import missing_elements
from govlint.rules.checks.missing_elements import Need, matrix, needs, notice_recipients
from govlint.rules.context import Context
from govlint.structure import tables
from tests.structure.support import DATE, NUMBER, RECIPIENTS, SIGNATURE, centred, context

MARK = "甲市人民政府文件"
COPIES = "抄送：市委办公室，市人大常委会办公室。"
PRINTING = "甲市人民政府办公室　2024年5月9日印发"
BODY = "为做好防汛工作，现将有关事项明确如下，请认真执行。"
ORDER = "命令(令)"
ORDER_LINES = {
    "document_number": "第12号",
    "body": "《甲市防汛办法》已经市人民政府常务会议审议通过，现予公布，自2024年7月1日起施行。",
    "issuer_signature": "市长　张某某",
    "document_date": DATE,
}


def whole(kind: str = "通知", **changed: str) -> dict[str, str]:
    """Return the lines of a paper by element; an empty one is left out."""
    lines = {
        "issuer_mark": MARK,
        "document_number": NUMBER,
        "title": f"甲市人民政府关于做好防汛工作的{kind}",
        "recipients": RECIPIENTS,
        "body": BODY,
        "issuer_signature": SIGNATURE,
        "document_date": DATE,
        "copies_to": COPIES,
        "print_date": PRINTING,
    }
    return {**lines, **changed}


def paper(kind: str = "通知", form: str = "text", **changed: str) -> Context:
    if kind == ORDER:
        lines = [line for line in ({**ORDER_LINES, **changed}).values() if line]
        return context(centred("甲市人民政府令", red=True), *lines, form="docx")
    return context(*filter(None, whole(kind, **changed).values()), form=form)


def found(within: Context) -> list[tuple[str, str, bool]]:
    return [(str(hit.element), hit.case, hit.review) for hit in matrix(within)]


ROWS = tables.rows("elements")
IDS = [f"{row[0]}-{row[1]}" for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_a_row_of_the_table_and_its_pair(row: list[str]) -> None:
    kind, element, strength, _, source, line = row
    sample = "通知" if kind == "*" else kind
    with_it = paper(sample, **{element: line.format(kind=sample)})
    assert with_it.official.first(Element(element)) is not None
    assert found(with_it) == []
    assert found(paper(sample, **{element: ""})) == [(element, strength, False)]
    assert source.startswith("条例 9(")


def test_the_table_as_it_is_read() -> None:
    assert Need("*", Element.TITLE, Strength.MUST, "masthead") in needs()
    assert len(needs()) == len(ROWS) == len({(row[0], row[1]) for row in ROWS})
    kinds = {word.name for word in tables.kind_words() if word.statutory}
    assert {need.kind for need in needs()} <= kinds | {"*"}


@pytest.mark.parametrize("kind", ["决议", "决定", "公报", "通告", "公告", "意见", "通报"])
def test_kinds_that_need_no_recipients(kind: str) -> None:
    assert found(paper(kind, recipients="")) == []


@pytest.mark.parametrize("kind", ["决议", "决定", "公报"])
def test_kinds_whose_signature_a_caption_replaces(kind: str) -> None:
    assert found(paper(kind, issuer_signature="")) == []


def test_what_is_given_only_after_signing_is_not_missing_in_a_draft() -> None:
    for element in ("document_number", "document_date", "print_date"):
        within = paper(**{element: ""})
        draft = replace(within.official, stage=Stage.DRAFT)
        assert found(replace(within, official=draft)) == []


def test_a_page_of_the_web_shows_no_head_and_leaves_the_rest_to_a_person() -> None:
    web = {"issuer_mark": "", "copies_to": "", "print_date": ""}
    assert found(paper(**web)) == []
    assert found(paper(**web, document_number="")) == []
    assert found(paper(**web, issuer_signature="")) == [("issuer_signature", "应", True)]
    assert found(paper("请示", **web, recipients="")) == [("recipients", "应", True)]
    assert found(paper("请示", **web, recipients="", document_number="")) == []


def test_a_signature_that_was_not_recognised() -> None:
    assert found(paper(issuer_signature="防汛工作联席专班")) == []


def test_a_signature_in_a_picture() -> None:
    within = paper(form="docx", issuer_signature="")
    date = within.official.first(Element.DOCUMENT_DATE)
    assert date is not None
    assert found(within)[0] == ("issuer_signature", "应", False)
    for block, review in ((date.span.block - 1, True), (0, False)):
        document = replace(within.official.document, images=(Image(block, 60.0, 20.0),))
        official = replace(within.official, document=document)
        assert found(replace(within, official=official))[0] == ("issuer_signature", "应", review)


@pytest.mark.parametrize("line", ["甲市水务局二〇二四年五月", "2024年5月"])
def test_a_date_that_was_not_recognised(line: str) -> None:
    lines = whole(document_date="", note=line)
    order = [name for name in lines if name not in ("copies_to", "print_date", "note")]
    blocks = [lines[name] for name in (*order, "note", "copies_to", "print_date") if lines[name]]
    within = context(*blocks)
    assert "document_date" not in [name for name, _, _ in found(within)]


def test_a_signature_that_is_taken_for_text_where_the_date_is_missing() -> None:
    lines = whole(document_date="", copies_to="")
    lines["issuer_signature"] = "甲市水务局\n甲市财政局"
    blocks = [one for text in lines.values() if text for one in text.split("\n")]
    assert ("document_date", "应", False) in found(context(*blocks))
    assert found(paper(document_date="", issuer_signature="")) == []


def test_a_speaker_named_below_the_title_signs_nothing() -> None:
    speech = ("政府工作报告", "市长　张某某", "各位代表：", "现在，我向大会报告工作，请予审议。")
    assert found(context(*speech)) == []


def test_recipients_that_were_not_recognised() -> None:
    assert found(paper("请示", recipients="尊敬的领导：")) == []
    assert found(paper("请示", recipients="甲省防汛专班")) == []


def test_the_place_of_what_is_missing() -> None:
    within = paper(issuer_signature="")
    [hit] = matrix(within)
    date = within.official.first(Element.DOCUMENT_DATE)
    assert date is not None
    assert hit.span == Span(date.span.block, date.span.start, date.span.start)
    assert hit.values == {"what": "发文机关署名", "kind": "通知"}


def test_an_imprint_is_asked_for_where_the_end_of_the_file_is_seen() -> None:
    assert found(paper(print_date="", copies_to="")) == []
    word = paper(form="docx", print_date="", copies_to="")
    assert found(word) == [("print_date", "应", False)]
    cut = paper(form="docx", print_date="", copies_to="", document_date="", issuer_signature="")
    assert found(cut) == []


def test_a_body_in_an_issued_text_or_a_picture() -> None:
    within = paper(body="")
    assert found(within) == [("body", "应", False)]
    document = replace(within.official.document, images=(Image(3),))
    official = replace(within.official, document=document)
    assert found(replace(within, official=official)) == []


def test_what_is_no_paper() -> None:
    within = paper()
    with pytest.raises(NotApplicable):
        list(matrix(replace(within, official=replace(within.official, kind=None))))
    with pytest.raises(NotApplicable):
        list(matrix(replace(within, official=replace(within.official, detached=True))))


TO_ALL = "现将防汛工作方案印发给你们，请认真贯彻执行。"


def addressed(within: Context) -> list[tuple[str, bool]]:
    return [(within.printed(hit.span), hit.review) for hit in notice_recipients(within)]


def test_a_notice_without_recipients() -> None:
    assert addressed(paper(recipients="", body=TO_ALL)) == [("", False)]
    assert addressed(paper(body=TO_ALL)) == []
    duty = "各县人民政府应当落实值守责任，确保安全度汛。"
    assert addressed(paper(recipients="", body=duty)) == [("", False)]


def test_a_notice_without_head_is_left_to_a_person() -> None:
    bare = {"issuer_mark": "", "copies_to": "", "print_date": "", "recipients": ""}
    assert addressed(paper(**bare, body=TO_ALL)) == [("", True)]
    assert addressed(paper(**bare, body=TO_ALL, document_number="")) == []


def test_a_notice_for_the_public() -> None:
    for changed in (
        {"title": "甲市人民政府关于公布防汛责任人的通知", "body": TO_ALL},
        {"body": "2024年防汛培训定于5月20日在甲市举行，共3天。"},
    ):
        with pytest.raises(NotApplicable):
            list(notice_recipients(paper(recipients="", **changed)))


def test_recipients_moved_to_the_imprint() -> None:
    moved = paper(recipients="", body=TO_ALL, copies_to="主送：各县人民政府。")
    assert missing_elements._named_below(moved)
    assert addressed(moved) == []
