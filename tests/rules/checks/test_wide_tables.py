from dataclasses import replace

import pytest

from govlint.model.blocks import Cell, Paragraph, ParagraphFormat, Run, Table
from govlint.model.document import Document, Margin, PageNumber, Section
from govlint.model.elements import PrintedNumber, Span
from govlint.model.pages import Box, Page
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.checks.wide_tables import head_side, number_place
from govlint.structure import recognise
from tests.rules.checks import look
from tests.rules.checks.look import TEXTS, cases, hits
from tests.rules.checks.signed import found
from tests.structure.pages import BODY, HEIGHT, WIDTH, placed

ALLOWED = {"tolerance_mm": 2}
TABLE = Table((Cell(0, 0, (Paragraph((Run("序号", BODY),)),)), Cell(0, 1, ())), 1, 2)
INDEX = len(TEXTS)


def mm(*lengths: float) -> Box:
    left, top, right, bottom = (from_mm(length) for length in lengths)
    return left, top, right, bottom


def paper() -> Document:
    """Return a notice on a portrait page, followed by landscape pages with tables."""
    document = look.pdf()
    line = replace(placed(INDEX, "序号", 50.0, 100.0), cell=(0, 0))
    pages = [document.pages[0]]
    for number in (2, 3):
        block = INDEX + number - 1
        pages.append(Page(number, HEIGHT, WIDTH, (replace(line, block=block, page=number),)))
    blocks = (*document.blocks, TABLE, TABLE)
    return replace(document, blocks=blocks, pages=tuple(pages))


def judge(rule: object, *numbers: PrintedNumber) -> list[Hit]:
    official = replace(recognise(paper()), page_numbers=numbers)
    return found(rule, official, **ALLOWED)  # type: ignore[arg-type]


def number(page: int, box: Box, turn: int = 0) -> PrintedNumber:
    return PrintedNumber(
        f"— {page} —", "— ", " —", BODY, Span(0, 0, 0), page=page, box=box, turn=turn
    )


UPRIGHT = number(1, mm(165, 267, 179, 272))
# On the sheet held upright: 267 to 272 mm down, on page 3 ending 179 mm from its left edge.
LEFT_SIDE = number(3, mm(25, 165, 30, 179), 90)
RIGHT_SIDE = number(3, mm(267, 31, 272, 45), 270)
FOOT = number(3, mm(243, 197, 257, 202))


def test_the_number_stays_where_portrait_pages_have_it() -> None:
    assert judge(number_place, UPRIGHT, LEFT_SIDE) == []
    (hit,) = judge(number_place, UPRIGHT, FOOT)
    assert (hit.case, hit.page) == ("横页下方", 3)
    lower = number(3, mm(17, 165, 22, 179), 90)
    assert cases(judge(number_place, UPRIGHT, lower)) == ["位置"]
    aside = number(3, mm(25, 100, 30, 114), 90)
    assert cases(judge(number_place, UPRIGHT, aside)) == ["位置"]
    # Of an even page no portrait page tells the side, the height alone is judged.
    assert judge(number_place, UPRIGHT, number(2, mm(25, 31, 30, 45), 90)) == []


def test_one_finding_for_all_pages() -> None:
    (hit,) = judge(number_place, UPRIGHT, FOOT, number(2, mm(40, 197, 54, 202)))
    assert hit.values["many"] == "（共 2 面）"


def test_the_head_lies_at_the_left_of_the_sheet() -> None:
    assert judge(head_side, UPRIGHT, LEFT_SIDE) == []
    (hit,) = judge(head_side, UPRIGHT, RIGHT_SIDE)
    assert (hit.case, hit.values["pages"]) == ("表头", "3")
    # Turned as a whole, its number is where it would be: that is one defect, not two.
    assert judge(number_place, UPRIGHT, RIGHT_SIDE) == []
    with pytest.raises(NotChecked, match="哪一边"):
        judge(head_side, UPRIGHT, FOOT)


def test_what_cannot_be_told() -> None:
    with pytest.raises(NotChecked, match="没有读到"):
        judge(number_place, UPRIGHT)
    with pytest.raises(NotChecked, match="比较"):
        judge(number_place, LEFT_SIDE)
    with pytest.raises(NotApplicable):
        hits(number_place, look.pdf(), **ALLOWED)


def word(place: ParagraphFormat, *, textbox: bool = False, table: bool = True) -> Document:
    """Return a Word file with a landscape section that has this paragraph as its footer."""
    footer = Paragraph((Run("— 1 —", BODY),), place, "p", from_textbox=textbox)
    margin = Margin("default", (footer,), (PageNumber("— ", " —", None, "p"),))
    wide = Section(INDEX, HEIGHT, WIDTH, landscape=True, footers=(margin,))
    document = look.word()
    last = TABLE if table else Paragraph((Run("示意图", BODY),))
    return replace(document, blocks=(*document.blocks, last), sections=(look.SECTION, wide))


def test_footers_of_a_word_file() -> None:
    assert cases(hits(number_place, word(ParagraphFormat()), **ALLOWED)) == ["横页下方"]
    with pytest.raises(NotChecked, match="什么位置"):
        hits(number_place, word(ParagraphFormat(), textbox=True), **ALLOWED)
    with pytest.raises(NotChecked, match="什么位置"):
        hits(number_place, word(ParagraphFormat(frame_align="left")), **ALLOWED)
    with pytest.raises(NotApplicable):
        hits(number_place, word(ParagraphFormat(), table=False), **ALLOWED)
