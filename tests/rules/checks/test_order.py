from dataclasses import replace

import pytest

from govlint.model.document import Document, Rule
from govlint.model.elements import Element
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.order import order, parts
from tests.rules.checks.laid import (
    DATE,
    LONG,
    MARK,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    pages,
    red,
    titled,
    top_of,
    word,
)
from tests.rules.checks.look import RED_LINE, WIDE, hits
from tests.structure.pages import LEFT
from tests.structure.support import document

LIST, NOTE = "附件：任务分工表", "（此件公开发布）"
COPIES, PRINTING = "抄送：市委办公室，市人大常委会办公室。", "甲市人民政府办公室　2024年5月9日印发"
BODY = "现就做好防汛工作通知如下，请认真贯彻执行。"
TEXT = (MARK, NUMBER, TITLE, RECIPIENTS, BODY, LIST, SIGNATURE, DATE, NOTE, COPIES, PRINTING)


def moved(text: str, behind: str | None, texts: tuple[str, ...] = TEXT) -> tuple[str, ...]:
    rest = [one for one in texts if one != text]
    at = 0 if behind is None else rest.index(behind) + 1
    return (*rest[:at], text, *rest[at:])


def said(found: list[Hit]) -> list[tuple[str, str, str]]:
    return [(str(hit.element), hit.case, hit.values["other"]) for hit in found]


def in_word(texts: tuple[str, ...]) -> Document:
    """Return a Word file; what is red and large there is the mark."""
    return word(*(red(text) if text == MARK else text for text in texts))


def test_a_paper_in_order() -> None:
    assert hits(order, document(*TEXT)) == []
    assert hits(order, document("000126", "机密★1年", "特急", *TEXT)) == []


@pytest.mark.parametrize(
    ("text", "behind", "expected"),
    [
        (LIST, DATE, ("attachment_list", "太后", "发文机关署名")),
        (NOTE, LIST, ("note", "太前", "成文日期")),
        (SIGNATURE, DATE, ("issuer_signature", "太后", "成文日期")),
        (LIST, SIGNATURE, ("attachment_list", "太后", "发文机关署名")),
    ],
)
def test_one_element_out_of_order(text: str, behind: str, expected: tuple[str, str, str]) -> None:
    assert said(hits(order, document(*moved(text, behind)))) == [expected]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("机密★1年", "000126", "特急"), ("classification", "太前", "份号")),
        (("特急", "000126", "机密★1年"), ("urgency", "太前", "密级和保密期限")),
        (("000126", "特急", "机密★1年"), ("classification", "太后", "紧急程度")),
    ],
)
def test_the_marks_at_the_upper_left(
    marks: tuple[str, ...], expected: tuple[str, str, str]
) -> None:
    assert said(hits(order, document(*marks, *TEXT))) == [expected]


def test_a_number_above_the_mark_or_below_the_title() -> None:
    above, below = moved(NUMBER, None), moved(NUMBER, TITLE)
    assert said(hits(order, in_word(above))) == [("document_number", "太前", "发文机关标志")]
    assert said(hits(order, in_word(below))) == [("document_number", "太后", "标题")]


def test_web_sites_move_the_number_and_so_texts_are_not_judged_by_it() -> None:
    for texts in (moved(NUMBER, None), moved(NUMBER, TITLE)):
        assert hits(order, document(*texts)) == []


def test_signers_may_stand_above_and_beside_the_number() -> None:
    head = ("甲市财政局", "甲市税务局文件", "签发人：王某某　李某某", "甲财发〔2024〕7号　　张某某")
    rest = ("甲市财政局关于解决防汛资金的请示", "省人民政府：", BODY, SIGNATURE, DATE)
    assert hits(order, document(*head, *rest)) == []


def test_what_an_issued_text_ends_with_is_its_own() -> None:
    title = "甲市人民政府关于印发《甲市防汛办法》的通知"
    body = "现将《甲市防汛办法》印发给你们，请认真贯彻执行。"
    issued = ("甲市防汛办法", "第一条　为做好防汛工作，制定本办法。", LIST)
    texts = (MARK, NUMBER, title, RECIPIENTS, body, SIGNATURE, DATE, *issued)
    assert hits(order, document(*texts)) == []


def test_a_decision_has_its_date_below_the_title() -> None:
    title, date = (
        "甲市人民代表大会常务委员会关于防汛工作的决定",
        "（2024年5月7日甲市人大常委会第三次会议通过）",
    )
    assert hits(order, document("甲市人民代表大会常务委员会文件", title, date, BODY, NOTE)) == []


HEAD = (red(line=4), "", "", NUMBER)
TAIL = (titled(line=12), RECIPIENTS, LONG, SIGNATURE, DATE)


def drawn(y: float) -> Rule:
    return Rule(0, "vector", "FF0000", 1.5, WIDE, x=LEFT, y=y, page=1)


def test_a_number_on_the_wrong_side_of_the_red_line() -> None:
    right, wrong = drawn(top_of(8.5)), drawn(top_of(6.5))
    assert hits(parts, pages(*HEAD, *TAIL, rules=(right,))) == []
    (hit,) = hits(parts, pages(*HEAD, *TAIL, rules=(wrong,)))
    assert (hit.case, hit.element) == ("版头", Element.DOCUMENT_NUMBER)


def test_a_number_below_the_border_of_a_word_file() -> None:
    above, below = replace(RED_LINE, block=3), replace(RED_LINE, block=2)
    assert hits(parts, word(*HEAD, *TAIL, rules=(above,))) == []
    (hit,) = hits(parts, word(*HEAD, *TAIL, rules=(below,)))
    assert (hit.case, hit.element) == ("版头", Element.DOCUMENT_NUMBER)


def test_a_floating_line_of_a_word_file_may_be_anywhere() -> None:
    for edge, y in (("below", 200.0), (None, 20.0)):
        floating = replace(RED_LINE, block=2, source="drawing", edge=edge, y=y)
        with pytest.raises(NotChecked, match="浮动"):
            hits(parts, word(*HEAD, *TAIL, rules=(floating,)))
    with pytest.raises(NotChecked):
        hits(parts, word(*HEAD, *TAIL))


def test_a_floating_line_near_its_paragraph_stands_below_it() -> None:
    floating = replace(RED_LINE, block=2, source="drawing", y=36.0)
    (hit,) = hits(parts, word(*HEAD, *TAIL, rules=(floating,)))
    assert (hit.case, hit.element) == ("版头", Element.DOCUMENT_NUMBER)


def test_a_number_below_the_title_is_told_by_the_order_alone() -> None:
    rows = (red(line=4), "", "", titled(), NUMBER, RECIPIENTS, LONG, SIGNATURE, DATE)
    assert hits(parts, pages(*rows, rules=(drawn(top_of(6.5)),))) == []


def test_a_note_below_the_first_line_of_the_imprint() -> None:
    rows = (*HEAD, *TAIL, NOTE, COPIES, PRINTING)
    lines = pages(*rows).pages[0].lines
    note = next(line for line in lines if line.block == 7)
    first = replace(drawn(note.box[1] - from_mm(2)), color="000000")
    last = replace(drawn(lines[-1].box[3] + 2), color="000000")
    (hit,) = hits(parts, pages(*rows, rules=(drawn(top_of(8.5)), first, last)))
    assert (hit.case, hit.element) == ("主体", Element.NOTE)
    below = replace(first, y=note.box[3] + 2)
    assert hits(parts, pages(*rows, rules=(drawn(top_of(8.5)), below, last))) == []
