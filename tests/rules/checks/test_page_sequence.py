from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from govlint.model.document import Document, Image, Section
from govlint.model.elements import Element
from govlint.model.pages import Page, PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import NotApplicable, NotChecked
from govlint.rules.checks.page_sequence import annexes, blank_pages
from govlint.structure import recognise
from tests.rules.checks import look
from tests.rules.checks.look import COPIES, TEXTS, cases, hits
from tests.rules.checks.signed import found
from tests.structure.pages import HEIGHT, LEFT, WIDTH, number_at, paragraph, placed

NUMBER_BOX = (from_mm(165), from_mm(267), from_mm(179), from_mm(272))


def paged(last: int, numbered: Mapping[int, str], drawn: Sequence[int] = ()) -> Document:
    """Return a notice on page one whose 版记 stands on page ``last``; pages between are blank."""
    document = look.pdf()
    first = document.pages[0]
    cut = next(index for index, line in enumerate(first.lines) if (line.block or 0) > COPIES)
    behind = tuple(replace(line, page=last) for line in first.lines[cut:])
    pages = [replace(first, lines=first.lines[:cut])]
    pages += [replace(first, number=number, lines=()) for number in range(2, last)]
    pages.append(replace(first, number=last, lines=behind))
    furniture = {page: (number_at(text, page, NUMBER_BOX),) for page, text in numbered.items()}
    return replace(
        document,
        pages=tuple(replace(one, furniture=furniture.get(one.number, ())) for one in pages),
        images=tuple(Image(0, page=page) for page in drawn),
    )


def test_blank_pages_before_the_imprint_have_no_number() -> None:
    assert hits(blank_pages, paged(3, {1: "— 1 —"})) == []
    (hit,) = hits(blank_pages, paged(4, {1: "— 1 —", 3: "— 3 —", 4: "— 4 —"}))
    assert (hit.element, hit.page, hit.values["numbers"]) == (
        Element.PAGE_NUMBER,
        3,
        "— 3 —、— 4 —",
    )


def test_pages_that_are_not_blank() -> None:
    with pytest.raises(NotApplicable, match="空白页"):
        hits(blank_pages, paged(2, {1: "— 1 —", 2: "— 2 —"}))
    with pytest.raises(NotApplicable, match="空白页"):
        hits(blank_pages, paged(3, {2: "— 2 —", 3: "— 3 —"}, drawn=[2]))
    with pytest.raises(NotChecked):
        hits(blank_pages, look.word())


ANNEX = ("附件：任务分工表", "附件", "任务分工表", "东河水库由水务局负责，西山水库由乙县负责。")
TEXT = (*TEXTS[:5], ANNEX[0], *TEXTS[5:7], *ANNEX[1:])
LABEL = TEXT.index("附件")


def with_sections(*sections: Section) -> Document:
    return replace(look.word(texts=TEXT), sections=(look.SECTION, *sections))


def test_sections_of_annexes_go_on() -> None:
    assert hits(annexes, with_sections(Section(LABEL))) == []
    assert hits(annexes, with_sections(Section(LABEL, page_number_start=3))) == []
    (hit,) = hits(annexes, with_sections(Section(LABEL, page_number_start=1)))
    assert (hit.case, hit.span.block, hit.values["start"]) == ("另编", LABEL, 1)
    # The text itself may begin behind a cover without numbers.
    assert hits(annexes, with_sections(Section(2, page_number_start=1))) == []
    with pytest.raises(NotApplicable):
        hits(annexes, look.word())


def test_an_annex_that_is_not_bound_numbers_itself() -> None:
    official = recognise(with_sections(Section(LABEL, page_number_start=1)))
    with pytest.raises(NotApplicable):
        found(annexes, replace(official, detached=True))


def numbered(*numbers: str) -> Document:
    """Return a notice on page one with its annex on pages two and three."""
    document = look.word(texts=TEXT)
    rows: list[PrintedLine] = []
    for index, text in enumerate(TEXT):
        page = 1 if index < LABEL else 2 if index < len(TEXT) - 1 else 3
        rows.append(placed(index, text, 70.0 + 12 * (index % LABEL), LEFT, page=page))
    pages = tuple(
        Page(
            number,
            WIDTH,
            HEIGHT,
            tuple(line for line in rows if line.page == number),
            (number_at(text, number, NUMBER_BOX),) if text else (),
        )
        for number, text in enumerate(numbers, 1)
    )
    blocks = tuple(replace(paragraph(one.text), page=1) for one in document.blocks)
    return replace(document, format="pdf", blocks=blocks, pages=pages)


def test_numbers_printed_on_annexes_go_on() -> None:
    assert hits(annexes, numbered("— 1 —", "— 2 —", "— 3 —")) == []
    (hit,) = hits(annexes, numbered("— 1 —", "— 1 —", "— 2 —"))
    assert (hit.page, hit.evidence, hit.values["start"]) == (2, "— 1 —", 1)
    assert cases(hits(annexes, numbered("— 1 —", "", "— 1 —"))) == ["另编"]
    with pytest.raises(NotChecked, match="附件的页码"):
        hits(annexes, numbered("— 1 —", "", ""))
