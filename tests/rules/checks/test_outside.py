"""Text beyond the type area."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.model.blocks import Paragraph, Run
from govlint.model.document import Document
from govlint.model.pages import Furniture, PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.outside import outside
from tests.rules.checks.look import hits
from tests.rules.checks.typeset import FANGSONG, STEP, moved, notice
from tests.rules.support import packaged

PARAMETERS = packaged("F521-4").parameters


def found(document: Document) -> list[Hit]:
    return hits(outside, document, **PARAMETERS)


def test_the_standard_page_has_nothing_outside() -> None:
    assert found(notice()) == []
    assert found(notice(even_left=26)) == []


@pytest.mark.parametrize(
    ("dx", "dy", "side"),
    [(-20, 0, "左"), (20, 0, "右"), (0, 40, "下"), (0, -40, "上")],
)
def test_a_line_beyond_an_edge(dx: float, dy: float, side: str) -> None:
    index = -1 if dy > 0 else 0
    [hit] = found(moved(notice(), 2, index, dx, dy))
    assert (hit.values["side"], hit.page, hit.values["many"]) == (side, 2, "")
    assert hit.element == "body" and hit.box is not None


def test_lines_of_one_side_are_one_finding() -> None:
    document = moved(moved(moved(notice(), 2, 3, 20), 2, 4, 25), 3, 1, 20)
    [hit] = found(document)
    assert hit.values["many"] == "（共 3 行，2 面）"
    assert float(hit.values["over"]) == pytest.approx(8.8, abs=0.1)


@pytest.mark.parametrize(("mark", "count"), [("，", 0), ("水", 1)])
def test_a_closing_mark_may_hang_over_the_edge(mark: str, count: int) -> None:
    document = notice()
    page = document.pages[1]
    index = next(n for n, line in enumerate(page.lines) if line.end - line.start == 28)
    line = page.lines[index]
    block = line.block or 0
    words = document.blocks[block].text
    changed = Run(words[: line.end] + mark + words[line.end + 1 :], FANGSONG)
    right = line.edges[-1] + STEP
    longer = replace(
        line,
        end=line.end + 1,
        edges=(*line.edges, right),
        box=(line.box[0], line.box[1], right, line.box[3]),
    )
    lines = (*page.lines[:index], longer, *page.lines[index + 1 :])
    document = replace(
        document,
        blocks=(*document.blocks[:block], Paragraph((changed,)), *document.blocks[block + 1 :]),
        pages=(document.pages[0], replace(page, lines=lines), *document.pages[2:]),
    )
    assert len(found(document)) == count


def test_where_the_whole_text_lies_elsewhere_other_rules_say_so() -> None:
    assert found(notice(left=20, top=25.4, per_page=24)) == []


def test_lying_pages_are_not_judged() -> None:
    document = moved(notice(), 2, 0, -60)
    page = document.pages[1]
    pages = (document.pages[0], replace(page, width=page.height, height=page.width))
    assert found(replace(document, pages=pages)) == []
    with pytest.raises(NotChecked):
        found(replace(document, pages=pages[1:]))


def header(words: str) -> Furniture:
    box = (from_mm(28), from_mm(15), from_mm(60), from_mm(20))
    line = PrintedLine(2, None, 0, len(words), box, from_mm(19), 10.5, (0.0,) * (len(words) + 1))
    return Furniture("header", (Run(words, FANGSONG),), line)


def test_a_header_is_for_a_person_to_judge() -> None:
    [hit] = found(notice(furniture=(header("内部资料"),)))
    assert hit.review and hit.page == 2 and hit.values["said"] == "内部资料"
    assert found(notice(furniture=(header("———"),))) == []
