import datetime
import itertools
from dataclasses import replace

import pytest

from govlint.model.blocks import Format, Paragraph, Run
from govlint.model.document import Document
from govlint.model.elements import Element
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.rules.imprint_lines import Wrapped, wrapped
from govlint.structure import recognise
from tests.rules.checks.look import COPIES, PRINTING, TEXTS, TOPS, wide_text
from tests.structure.pages import LEFT, paragraph, placed, printed

FOUR = Format("仿宋_GB2312", 14.0, color="000000")
NAMES = "市委办公室，市人大常委会办公室，市政协办公室，市监委，市中级人民法院，市检察院。"


def paged(turned: float, full: int) -> Document:
    """Return a page whose copies begin 14 points in and turn over ``turned`` points in."""
    rows: list[tuple[Paragraph, PrintedLine | list[PrintedLine]]] = []
    for index, text in enumerate(TEXTS[:COPIES]):
        rows.append(
            (paragraph(text), placed(index, text, TOPS[index], None if index < 3 else LEFT))
        )
    rows.insert(5, wide_text(180.0))
    text = "抄送：" + NAMES
    cuts = [0, full, len(text)]
    lines = [
        placed(
            0, text[start:end], 244.0 + 6 * row, LEFT + (turned if row else 14), 14.0, start=start
        )
        for row, (start, end) in enumerate(itertools.pairwise(cuts))
    ]
    rows.append((Paragraph((Run(text, FOUR),), page=1), lines))
    last = TEXTS[PRINTING]
    rows.append((Paragraph((Run(last, FOUR),), page=1), placed(0, last, 257.0, LEFT + 14, 14.0)))
    return printed(rows)


def measured(document: Document) -> Wrapped | None:
    official = recognise(document)
    context = Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))
    copies = context.first(Element.COPIES_TO)
    assert copies is not None
    return wrapped(context, copies)


def test_where_copies_turn_over_on_a_page() -> None:
    right = measured(paged(56.0, 29))
    assert right is not None and right.right is not None
    assert right.behind_colon == pytest.approx(0.0, abs=0.1)
    # 29 characters from 14 points on leave 22 of the 442; the line could have ended earlier.
    assert (round(right.right.points), right.right.less) == (22, 14.0)
    flush = measured(paged(0.0, 29))
    assert flush is not None and flush.behind_colon == pytest.approx(-56.0, abs=0.1)


def test_a_stop_may_hang_over_the_edge() -> None:
    text = "抄送：" + NAMES
    cut = text.index("，", 20) + 1
    found = measured(paged(56.0, cut))
    assert found is not None and found.right is not None
    hung = from_mm(156) - 14 - 14 * (cut - 1)
    assert found.right.points == pytest.approx(hung, abs=1)


def test_one_line_does_not_turn_over() -> None:
    document = paged(56.0, 29)
    page = document.pages[0]
    lines = [line for line in page.lines if line.block != COPIES + 1 or line.start == 0]
    assert measured(replace(document, pages=(replace(page, lines=tuple(lines)),))) is None
