from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from govlint.model.blocks import Alignment, Paragraph, ParagraphFormat
from govlint.model.document import Document, Image
from govlint.model.elements import Element, Layout, OfficialDocument
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.stamps import stamped
from govlint.structure import recognise
from tests.rules.checks import look
from tests.rules.checks.look import cases
from tests.rules.checks.signed import DATE, EM, PLAIN, at_right, found
from tests.structure.pages import LEFT, RED, paragraph, placed, printed, running

PLACES: dict[str, Any] = {
    "lines_above": 2,
    "lines_below": 1,
    "right": 4,
    "gap": 2,
    "tolerance": 0.5,
    "line_tolerance": 0.5,
}
MARK, NUMBER = "甲省人民政府令", "第12号"
BODY = "《甲省水库防汛管理办法》已经省人民政府第30次常务会议通过，现予公布，自2024年7月1日起施行。"
RIGHT_EDGE = LEFT + EM * 27
CENTRE = ParagraphFormat(alignment=Alignment.CENTER)


def order(
    above: int = 2,
    signed: str = "省　长　　王某某",
    right: float = 4,
    below: int = 1,
    date_right: float = 4,
) -> Document:
    """Return an order as a Word file."""
    lines = [
        (MARK, CENTRE),
        (NUMBER, CENTRE),
        (BODY, PLAIN),
        *([("", PLAIN)] * above),
        (signed, at_right(right)),
        *([("", PLAIN)] * below),
        (DATE, at_right(date_right)),
    ]
    return look.word(
        rules=(),
        texts=[text for text, _ in lines],
        formats={index: form for index, (_, form) in enumerate(lines)},
        looks={0: RED},
    )


def test_an_order_with_a_typed_name() -> None:
    assert found(stamped, order(), **PLACES) == []
    assert cases(found(stamped, order(above=1), **PLACES)) == ["上方空行"]
    assert cases(found(stamped, order(below=2), **PLACES)) == ["日期空行"]
    assert cases(found(stamped, order(date_right=0), **PLACES)) == ["日期右空"]
    (hit,) = found(stamped, order(right=0), **PLACES)
    assert (hit.element, hit.case) == (Element.ISSUER_SIGNATURE, "签名右空")
    (hit,) = found(stamped, order(signed="省　长王某某"), **PLACES)
    assert (hit.case, hit.values["gap"]) == ("职务间距", "0")


def test_other_papers_have_no_stamp() -> None:
    with pytest.raises(NotApplicable, match="签名章"):
        found(stamped, look.word(), **PLACES)
    organ = order(signed="甲省人民政府")
    with pytest.raises(NotApplicable, match="职务"):
        found(stamped, organ, **PLACES)


def on_page(picture: Image, post_mm: float = 189.2, date_mm: float = 208.0) -> OfficialDocument:
    """Return a page whose body ends at 165.6 mm, with lines 10 mm apart; the post ends at 116.5."""
    text, lines = running(120.0, LEFT)
    rows: list[tuple[Paragraph, PrintedLine | Sequence[PrintedLine]]] = [
        (paragraph(MARK, RED), placed(0, MARK, 57.0, size=40.0)),
        (paragraph(NUMBER), placed(1, NUMBER, 90.0)),
        (text, lines),
        (paragraph("省长"), placed(3, "省长", post_mm, from_mm(116.5) - 2 * EM)),
        (paragraph(DATE), placed(4, DATE, date_mm, RIGHT_EDGE - EM * (4 + len(DATE)))),
    ]
    return replace(recognise(printed(rows), layout=Layout.ORDER), stamps=(picture,))


def stamp(left: float = 127.8, top: float = 186.0) -> Image:
    """Return a stamp of 30 by 12 millimetres, by default in its place."""
    box = (from_mm(left), from_mm(top), from_mm(left + 30), from_mm(top + 12))
    return Image(3, from_mm(30), from_mm(12), page=1, box=box)


def test_a_picture_on_a_page() -> None:
    assert found(stamped, on_page(stamp()), **PLACES) == []
    assert cases(found(stamped, on_page(stamp(), date_mm=222.0), **PLACES)) == ["日期空行"]
    # What a picture at a wrong place brings with it is no defect of its own.
    assert cases(found(stamped, on_page(stamp(left=150.0)), **PLACES)) == ["签名右空"]
    assert cases(found(stamped, on_page(stamp(top=174.0)), **PLACES)) == ["上下居中"]


def test_a_picture_whose_place_a_word_file_does_not_tell() -> None:
    official = recognise(order(signed="省　长"))
    picture = Image(official.signed_organs[0].span.block if official.signed_organs else 5)
    with pytest.raises(NotChecked, match="签名"):
        found(stamped, replace(official, stamps=(picture,)), **PLACES)
