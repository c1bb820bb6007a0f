from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document, Margin, PageNumber, Section
from govlint.model.units import from_mm
from govlint.structure.page_numbers import page_numbers
from tests.structure.pages import LEFT, RIGHT, number_at, paragraph, printed, running

SONG = Format(font="宋体", size=14.0)


def footer(kind: str, text: str = "— 1 —", look: ParagraphFormat | None = None) -> Margin:
    start = text.index("1")
    path = f"footer[{kind}]/p[1]"
    block = Paragraph((Run(text, SONG),), look or ParagraphFormat(), path)
    number = PageNumber(text[:start], text[start + 1 :], None, path)
    return Margin(kind, (Paragraph((), path="other"), block), (number,))


def word(*footers: Margin, **settings: bool) -> Document:
    section = Section(0, footers=footers, **settings)  # type: ignore[arg-type]
    return Document("docx", (paragraph("甲"),), sections=(section,))


def test_the_footers_that_are_shown_give_the_numbers() -> None:
    both = (footer("default"), footer("even"), footer("first"))
    assert [one.kind for one in page_numbers(word(*both))] == ["default"]
    shown = page_numbers(word(*both, even_pages_differ=True, first_page_differs=True))
    assert sorted(one.kind for one in shown) == ["default", "even", "first"]
    assert page_numbers(word()) == ()


def test_text_type_and_side_of_a_number() -> None:
    look = ParagraphFormat(alignment=Alignment.RIGHT, right_chars=1.0)
    (found,) = page_numbers(word(footer("default", look=look)))
    assert (found.text, found.before, found.after) == ("— 1 —", "— ", " —")
    assert found.format == SONG
    assert (found.alignment, found.indent) == (Alignment.RIGHT, 14.0)
    assert (found.page, found.box) == (None, None)


def test_blanks_typed_for_the_indent_count() -> None:
    left = ParagraphFormat(alignment=Alignment.LEFT)
    (found,) = page_numbers(word(footer("default", "\u3000— 1 —", left)))
    assert (found.alignment, found.indent, found.text) == (Alignment.LEFT, 14.0, "— 1 —")
    right = ParagraphFormat(alignment=Alignment.RIGHT, right=0.0)
    (found,) = page_numbers(word(footer("default", "— 1 —  ", right)))
    assert (found.alignment, found.indent) == (Alignment.RIGHT, 14.0)


@pytest.mark.parametrize(
    ("kind", "frame", "side"),
    [
        ("default", "outside", Alignment.RIGHT),
        ("even", "outside", Alignment.LEFT),
        ("default", "inside", Alignment.LEFT),
        ("default", "center", Alignment.CENTER),
    ],
)
def test_a_frame_has_a_place_of_its_own(kind: str, frame: str, side: Alignment) -> None:
    look = ParagraphFormat(alignment=Alignment.JUSTIFY, frame_align=frame)
    (found,) = page_numbers(word(footer(kind, look=look), even_pages_differ=True))
    assert found.alignment is side


def test_one_number_for_many_sections_that_show_the_same_footer() -> None:
    shared = footer("default")
    sections = tuple(Section(first, footers=(shared,)) for first in range(3))
    document = Document("docx", (paragraph("甲"),) * 3, sections=sections)
    assert len(page_numbers(document)) == 1


def test_numbers_printed_on_pages() -> None:
    rows = [running(40.0, LEFT, page=n) for n in (1, 2, 3)]
    y = (from_mm(267), from_mm(267) + 14)
    edge = LEFT + 27 * 16
    boxes = [
        (edge - 14 - 60, y[0], edge - 14, y[1]),
        (LEFT + 14, y[0], LEFT + 74, y[1]),
        ((LEFT + edge) / 2 - 30, y[0], (LEFT + edge) / 2 + 30, y[1]),
    ]
    numbers = [number_at(f"— {n} —", n, box) for n, box in enumerate(boxes, 1)]
    found = page_numbers(printed(rows, numbers, pages=3))
    assert [one.text for one in found] == ["— 1 —", "— 2 —", "— 3 —"]
    assert [one.page for one in found] == [1, 2, 3]
    assert [one.span.block for one in found] == [0, 1, 2]
    assert [one.alignment for one in found] == [Alignment.RIGHT, Alignment.LEFT, Alignment.CENTER]
    assert [one.indent for one in found] == [pytest.approx(14.0), pytest.approx(14.0), None]
    assert [one.kind for one in found] == ["default", "even", "default"]
    assert found[0].format.font == "宋体"
    assert edge < RIGHT


def test_a_number_along_the_side_of_a_landscape_page_counts_apart() -> None:
    look = ParagraphFormat(alignment=Alignment.RIGHT, right_chars=1.0)
    sideways = footer("default", look=replace(look, turn=90))
    sections = (
        Section(0, footers=(footer("default", look=look),)),
        Section(0, landscape=True, footers=(sideways,)),
    )
    upright, turned = page_numbers(Document("docx", (paragraph("甲"),), sections=sections))
    assert (upright.turn, upright.alignment) == (0, Alignment.RIGHT)
    assert (turned.turn, turned.alignment, turned.indent) == (90, None, None)
