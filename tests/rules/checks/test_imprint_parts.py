from dataclasses import replace

import pytest

from govlint.model.document import Document, Rule
from govlint.model.elements import Element
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.imprint_parts import last_page, moved_recipients, other_elements
from tests.rules.checks import look
from tests.rules.checks.look import COPIES, PRINTING, RED_LINE, TEXTS, WIDE, hits
from tests.structure import support
from tests.structure.pages import paragraph, placed

HEAD = TEXTS[:COPIES]
MOVED = "主送：各县人民政府，市政府各部门。"
COUNT = "共印120份"


def lines(*blocks: int) -> list[Rule]:
    """Return thin lines above these blocks."""
    return [
        RED_LINE,
        *(Rule(block, "border", "000000", 0.75, WIDE, edge="above") for block in blocks),
    ]


def word(texts: tuple[str, ...], *blocks: int) -> Document:
    return look.word(lines(*blocks), texts=(*HEAD, *texts))


def test_moved_recipients_stand_above_the_copies() -> None:
    below = support.document(*HEAD, TEXTS[COPIES], MOVED, TEXTS[PRINTING])
    (hit,) = hits(moved_recipients, below)
    assert (hit.case, hit.element, hit.span.block) == ("次序", Element.COPIES_TO, COPIES + 1)
    assert hits(moved_recipients, support.document(*HEAD, MOVED, *TEXTS[COPIES:])) == []
    with pytest.raises(NotApplicable):
        hits(moved_recipients, support.document(*TEXTS))


def test_no_line_parts_moved_recipients_from_copies() -> None:
    texts = (MOVED, TEXTS[COPIES], TEXTS[PRINTING])
    assert hits(moved_recipients, word(texts, COPIES, COPIES + 2)) == []
    (hit,) = hits(moved_recipients, word(texts, COPIES, COPIES + 1, COPIES + 2))
    assert (hit.case, hit.element, hit.span.block) == ("分隔线", Element.SEPARATOR, COPIES + 1)


def test_other_elements_are_parted_from_the_line_of_printing() -> None:
    above = (TEXTS[COPIES], COUNT, TEXTS[PRINTING])
    assert hits(other_elements, word(above, COPIES, COPIES + 2)) == []
    (hit,) = hits(other_elements, word(above, COPIES))
    assert (hit.element, hit.span.block) == (Element.IMPRINT, COPIES + 1)
    below = (TEXTS[COPIES], TEXTS[PRINTING], COUNT)
    assert hits(other_elements, word(below, COPIES, COPIES + 2)) == []
    assert len(hits(other_elements, word(below, COPIES, COPIES + 1))) == 1
    with pytest.raises(NotChecked, match="分隔线"):
        hits(other_elements, look.word((), texts=(*HEAD, *above)))
    with pytest.raises(NotApplicable):
        hits(other_elements, word(TEXTS[COPIES:], COPIES))


def test_what_other_rules_report_is_let_be() -> None:
    abolished = ("主题词：防汛　通知", TEXTS[COPIES], TEXTS[PRINTING])
    with pytest.raises(NotApplicable):
        hits(other_elements, word(abolished, COPIES + 1))


def paged(last: int) -> Document:
    """Return a page with the 版记 and pages behind it up to ``last`` with text."""
    document = look.pdf()
    block = len(document.blocks)
    page = document.pages[0]
    later = tuple(
        replace(page, number=number, lines=(replace(placed(block, "附注", 37.0), page=number),))
        for number in range(2, last + 1)
    )
    blocks = (*document.blocks, paragraph("附注", page=2)) if later else document.blocks
    return replace(document, blocks=blocks, pages=(page, *later))


def test_the_imprint_is_on_the_last_page() -> None:
    assert hits(last_page, paged(1)) == []
    (hit,) = hits(last_page, paged(3))
    assert (hit.element, hit.values) == (Element.COPIES_TO, {"page": 1, "last": 3})
    with pytest.raises(NotChecked):
        hits(last_page, look.word())
