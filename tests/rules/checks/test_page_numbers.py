from dataclasses import replace

import pytest

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document, Margin, PageNumber, Section
from govlint.model.elements import Element
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.page_numbers import dashes, height, number_type, sides
from tests.rules.checks.look import SECTION, cases, hits, pdf, word
from tests.structure.pages import LEFT, number_at

SONG = Format("宋体", 14.0)
SIDE = {"indent": 14, "tolerance": 7}
HEIGHT_OF_DASH = {
    "below_mm": 7,
    "bottom_mm": 262,
    "tolerance_mm": 1.5,
    "footer_tolerance_mm": 3.5,
}
RIGHT = ParagraphFormat(alignment=Alignment.RIGHT, right=14.0)
LEFT_SIDE = ParagraphFormat(alignment=Alignment.LEFT, left=14.0)


def footer(
    text: str = "— 1 —",
    look: Format = SONG,
    place: ParagraphFormat = RIGHT,
    kind: str = "default",
    number_format: str | None = None,
) -> Margin:
    digits = next((char for char in text if char in "1一"), "")
    start = text.index(digits)
    number = PageNumber(text[:start], text[start + 1 :], number_format, kind)
    return Margin(kind, (Paragraph((Run(text, look),), place, kind),), (number,))


def with_footers(*footers: Margin, even: bool = True, section: Section = SECTION) -> Document:
    return word(section=replace(section, footers=footers, even_pages_differ=even))


EVEN = footer(kind="even", place=LEFT_SIDE)


def typed(**settings: object) -> list[Hit]:
    return hits(number_type, with_footers(footer(**settings), EVEN), size=14)  # type: ignore[arg-type]


def test_type_of_a_number() -> None:
    assert typed() == []
    assert typed(look=Format("SimSun", 14.0)) == []
    assert cases(typed(look=Format("宋体", 9.0))) == ["字号"]
    assert cases(typed(look=Format("Times New Roman", 14.0))) == ["字体"]
    assert cases(typed(look=Format(None, None))) == []
    assert cases(typed(number_format="chineseCounting")) == ["数字"]
    assert cases(typed(text="— 一 —")) == ["数字"]
    (hit,) = typed(look=Format("宋体", 9.0))
    assert (hit.element, hit.evidence) == (Element.PAGE_NUMBER, "— 1 —")


def test_a_file_without_numbers() -> None:
    assert cases(hits(number_type, with_footers(), size=14)) == ["没有页码"]
    assert hits(number_type, pdf(), size=14) == []
    for check in (dashes, sides, height):
        with pytest.raises(NotChecked):
            hits(check, with_footers(), **SIDE, **HEIGHT_OF_DASH)


def test_one_finding_for_the_same_defect_in_both_footers() -> None:
    small = Format("宋体", 9.0)
    found = hits(
        number_type,
        with_footers(footer(look=small), footer(look=small, kind="even", place=LEFT_SIDE)),
        size=14,
    )
    assert [hit.values["many"] for hit in found] == ["（共 2 处）"]


@pytest.mark.parametrize(
    ("text", "number_format", "expected"),
    [
        ("— 1 —", None, []),
        ("—1—", None, []),
        ("- 1 -", None, ["别的横线"]),
        ("－1－", None, ["别的横线"]),
        ("1", "numberInDash", ["别的横线"]),
        ("1", None, ["没有一字线"]),
        ("第1页", None, ["没有一字线"]),
        ("— 1", None, ["没有一字线"]),
    ],
)
def test_dashes_around_a_number(text: str, number_format: str | None, expected: list[str]) -> None:
    document = with_footers(footer(text, number_format=number_format), EVEN)
    assert cases(hits(dashes, document)) == expected


@pytest.mark.parametrize(
    ("footers", "even", "expected"),
    [
        ((footer(), EVEN), True, []),
        ((footer(),), False, ["奇偶相同"]),
        ((footer(place=ParagraphFormat(alignment=Alignment.CENTER)),), False, ["位置"]),
        ((footer(place=LEFT_SIDE), EVEN), True, ["位置"]),
        ((footer(place=replace(RIGHT, right=0.0)), EVEN), True, ["空字"]),
        ((footer(place=replace(RIGHT, right=None, right_chars=1.0)), EVEN), True, []),
        ((footer(place=replace(RIGHT, frame_align="outside")), EVEN), True, []),
    ],
)
def test_sides_of_numbers(footers: tuple[Margin, ...], even: bool, expected: list[str]) -> None:
    assert cases(hits(sides, with_footers(*footers, even=even), **SIDE)) == expected


def test_height_by_the_distance_of_the_footer() -> None:
    assert hits(height, with_footers(footer(), EVEN), **HEIGHT_OF_DASH) == []
    margins = replace(SECTION.margins, footer=from_mm(15))
    low = with_footers(footer(), EVEN, section=replace(SECTION, margins=margins))
    (hit,) = hits(height, low, **HEIGHT_OF_DASH)
    assert (hit.case, hit.values["many"]) == ("页脚距离", "（共 2 处）")


def on_page(dash_mm: float) -> Document:
    middle = from_mm(dash_mm)
    box = (LEFT + 14, middle - 7, LEFT + 74, middle + 7)
    return pdf(furniture=[number_at("— 1 —", 1, box)])


def test_height_on_a_page() -> None:
    assert hits(height, on_page(269), **HEIGHT_OF_DASH) == []
    assert hits(height, on_page(270.4), **HEIGHT_OF_DASH) == []
    (hit,) = hits(height, on_page(285), **HEIGHT_OF_DASH)
    assert (hit.case, hit.values["below"], hit.page) == ("位置", "23", 1)
    assert hit.box is not None


def test_side_on_a_page() -> None:
    (hit,) = hits(sides, on_page(269), **SIDE)
    assert (hit.case, hit.values["side"]) == ("位置", "左")
