from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import Format
from govlint.model.document import Document, Image
from govlint.model.elements import Element, ElementText, Layout, Span
from govlint.model.units import from_mm
from govlint.rules.api import NotChecked
from govlint.rules.checks.colour import black
from govlint.rules.checks.consistency import signature
from govlint.rules.checks.form_mark import order_mark
from govlint.rules.checks.order_form import order_number, order_signature
from govlint.rules.checks.typeface import elements
from tests.rules.checks.forms import (
    CENTRED,
    FLUSH_LEFT,
    FLUSH_RIGHT,
    MARK,
    Check,
    context,
    found,
    letter_page,
    word_file,
)
from tests.structure.pages import BODY

TEXTS = (
    "甲省人民政府令",
    "",
    "",
    "第12号",
    "",
    "",
    "《甲省防汛办法》已经省人民政府第8次常务会议通过，现予公布，自2024年6月1日起施行。",
    "",
    "省长　王某某",
    "2024年5月7日",
)
NUMBER, BODY_AT, SIGNATURE, DATE = 3, 6, 8, 9
FORMATS = {NUMBER: CENTRED, SIGNATURE: FLUSH_RIGHT, DATE: FLUSH_RIGHT}
LINES: dict[str, Any] = {"lines": 2, "tolerance": 0.5}
MARKED: dict[str, Any] = {"top_mm": 57, "tolerance_mm": 1.5}


def order(*texts: str, **settings: Any) -> Document:
    return word_file(texts or TEXTS, {**FORMATS, **settings.pop("formats", {})}, **settings)


def changed(index: int, text: str) -> Document:
    return order(*TEXTS[:index], text, *TEXTS[index + 1 :])


def marked(check: Check, document: Document, **values: Any) -> list[tuple[str, str]]:
    return found(check, context(document, Layout.ORDER, **values))


def test_a_right_order() -> None:
    assert marked(order_number, order(), **LINES) == []
    assert marked(order_signature, order()) == []
    with pytest.raises(NotChecked, match="居中"):
        marked(order_mark, order(), **MARKED)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("甲省政府令", [("简称", "甲省政府")]),
        ("国家发展改革委令", [("简称", "国家发展改革委")]),
        ("甲省人民政府命令", []),
        ("中华人民共和国教育部令", []),
        ("甲省人民代表大会常务委员会令", []),
    ],
)
def test_names_that_are_short(mark: str, expected: list[tuple[str, str]]) -> None:
    document = changed(MARK, mark)
    if expected:
        assert marked(order_mark, document, **MARKED) == expected
    else:
        with pytest.raises(NotChecked):
            marked(order_mark, document, **MARKED)


def test_how_the_number_is_written() -> None:
    wrong = "甲政令〔2024〕12号"
    assert marked(order_number, changed(NUMBER, wrong), **LINES) == [("代字", wrong)]
    assert marked(order_number, changed(NUMBER, "〔2024〕第12号"), **LINES) == []


def test_where_the_number_stands() -> None:
    flush = order(formats={NUMBER: FLUSH_LEFT})
    assert marked(order_number, flush, **LINES) == [("未居中", "第12号")]
    pushed = order(formats={NUMBER: replace(FLUSH_LEFT, left=180.0)})
    (hit,) = order_number(context(pushed, Layout.ORDER, **LINES))
    assert (hit.case, hit.review) == ("未居中", True)
    near = order(TEXTS[0], *TEXTS[2:], formats={2: CENTRED})
    assert marked(order_number, near, **LINES) == [("距标志", "第12号")]
    far = order(*TEXTS[:5], "", *TEXTS[5:])
    assert marked(order_number, far, **LINES) == [("距正文", "")]


def test_a_title_between_number_and_body_is_not_measured() -> None:
    far = context(order(*TEXTS[:5], "", *TEXTS[5:]), Layout.ORDER, **LINES)
    assert found(order_number, far) == [("距正文", "")]
    title = ElementText(Element.TITLE, (Span(5, 0, 0),), "", "")
    elements = {**far.official.elements, Element.TITLE: (title,)}
    titled = replace(far, official=replace(far.official, elements=elements))
    assert found(order_number, titled) == []


def test_an_organ_signs() -> None:
    document = changed(SIGNATURE, "甲省人民政府")
    assert marked(order_signature, document) == [("机关署名", "甲省人民政府")]


def test_a_post_beside_a_picture_of_the_name_is_no_organ() -> None:
    document = changed(SIGNATURE, "省　长")
    assert marked(signature, document) == []
    assert marked(order_signature, document) == []


def test_a_seal_in_place_of_a_name() -> None:
    seal = Image(DATE, from_mm(42), from_mm(42), floating=True)
    within = context(replace(order(), images=(seal,)), Layout.ORDER)
    (hit,) = order_signature(within)
    assert (hit.case, hit.element, hit.span.block) == ("机关印章", Element.SEAL, DATE)


def test_nobody_signs() -> None:
    with pytest.raises(NotChecked, match="签署"):
        marked(order_signature, order(*TEXTS[:SIGNATURE], TEXTS[DATE]))


def test_the_name_of_a_signer_may_be_red_and_of_any_type() -> None:
    stamped = order(looks={SIGNATURE: Format("楷体", 22.0, color="FF0000")})
    assert marked(black, stamped, dark=60) == []
    assert marked(elements, stamped, size=16) == []
    red = order(looks={DATE: replace(BODY, color="FF0000")})
    assert [case for case, _ in marked(black, red, dark=60)] == ["颜色"]


def test_the_mark_of_an_order_stands_57_mm_down() -> None:
    texts = ("甲省人民政府令", "第12号", *TEXTS[6:7], *TEXTS[8:])
    low = letter_page(texts=texts, tops={0: 57 - 0.05 * 40 * 25.4 / 72})
    assert marked(order_mark, low, **MARKED) == []
    high = letter_page(texts=texts)
    assert marked(order_mark, high, **MARKED) == [("位置", "甲省人民政府令")]
