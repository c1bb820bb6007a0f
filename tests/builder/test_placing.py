from __future__ import annotations

from dataclasses import replace

import pytest

from govlint.builder.changes import apply_changes
from govlint.builder.flow import flow
from govlint.builder.paragraphs import (
    Paragraph,
    above_ink,
    ink_bottom,
    is_restarted,
    kind_of,
    sheet,
)
from govlint.builder.placing import start_of_imprint
from govlint.builder.spec import Look, Template
from govlint.builder.template import load_template
from govlint.model.units import from_mm, to_mm


def template(name: str, *changes: str) -> Template:
    return apply_changes(load_template(name), list(enumerate(changes, 1)))


def one(paragraphs: list[Paragraph], role: str) -> Paragraph:
    return next(paragraph for paragraph in paragraphs if paragraph.role == role)


def top_of(paragraphs: list[Paragraph], role: str) -> float:
    """Where the text of the first paragraph of a role begins below the type area's top."""
    place = next(i for i, it in enumerate(paragraphs) if it.role == role)
    return sum(it.extent for it in paragraphs[:place]) + paragraphs[place].look.before


@pytest.mark.parametrize(
    ("name", "millimetres"), [("order", 57.0), ("minutes", 72.0), ("joint_sealed", 72.0)]
)
def test_the_ink_of_the_mark_begins_where_its_form_wants_it(name: str, millimetres: float) -> None:
    wanted = template(name)
    mark = one(flow(wanted), "issuer_mark")
    ink = wanted.page.top + mark.look.before + above_ink(mark.look, wanted)
    assert to_mm(ink) == pytest.approx(millimetres, abs=0.05)


def test_the_mark_of_a_letter_floats_above_the_type_area() -> None:
    letter = template("letter")
    mark = one(flow(letter), "issuer_mark")
    assert mark.boxed is not None
    assert to_mm(mark.boxed + above_ink(mark.look, letter)) == pytest.approx(30.0, abs=0.05)
    assert 0 < mark.extent < mark.height


def test_the_lines_of_a_letter_have_places_on_the_page() -> None:
    letter = template("letter")
    paragraphs = flow(letter)
    mark = one(paragraphs, "issuer_mark")
    top, bottom = mark.drawn
    assert (top.role, bottom.role) == ("letter_top", "letter_bottom")
    assert top.on_page
    assert bottom.on_page
    ink = (mark.boxed or 0.0) + ink_bottom(mark, letter)
    assert to_mm(top.offset - top.look.height / 2 - ink) == pytest.approx(4.0, abs=0.01)
    assert to_mm(bottom.offset) == pytest.approx(277.0, abs=0.05)
    number = one(paragraphs, "document_number")
    edge = top.offset + top.look.height / 2 - letter.page.top
    ink = top_of(paragraphs, "document_number") + above_ink(number.look, letter)
    assert ink - edge == pytest.approx(14.0, abs=0.05)


def test_a_line_stays_below_the_type_above_it_without_a_mark() -> None:
    paragraphs = flow(template("letter", "remove issuer_mark"))
    (top, bottom) = paragraphs[0].drawn
    assert paragraphs[0].role == "document_number"
    assert [line.role for line in (top, bottom)] == ["letter_top", "letter_bottom"]


def test_parts_beside_others_take_no_line() -> None:
    letter = template("letter", "insert copy_number 000126 before document_number")
    letter = apply_changes(letter, [(1, "copy_number.under = 14pt")])
    beside = apply_changes(letter, [(1, "document_number.beside = true")])
    found = one(flow(beside), "copy_number")
    assert found.text == "000126\t甲政办函〔2024〕15号"
    assert found.tab is not None
    assert (found.tab.side, found.tab.position) == ("right", beside.page.text_width)
    assert len(flow(letter, fill=False)) == len(flow(beside, fill=False)) + 1


def test_signers_stand_by_the_number_and_below_one_another() -> None:
    joint = template("joint_request")
    paragraphs = flow(joint)
    upper, number = one(paragraphs, "signatories"), one(paragraphs, "document_number")
    assert [piece.look.font for piece in upper.lines[0]] == ["仿宋", "楷体"]
    assert number.text == "甲教发〔2024〕8号\t张某某"
    assert number.lines[0][-1].look.font == "楷体"
    width = joint.page.text_width
    first_name = width - 16.0 - 7 * 16.0  # 签发人：王某某　李某某, one character from the edge
    assert number.tab is not None
    assert number.tab.side == "left"
    assert number.tab.position == pytest.approx(first_name, abs=0.1)


def test_the_imprint_is_the_last_stretch_of_its_parts() -> None:
    plain = Paragraph("body", Look(), ())
    copies, printing = replace(plain, role="copies_to"), replace(plain, role="printing")
    assert start_of_imprint([plain, copies, printing]) == 1
    assert start_of_imprint([copies, plain, printing]) == 2
    assert start_of_imprint([plain, copies, plain]) == 1
    assert start_of_imprint([plain]) == 1
    moved = flow(template("notice", "move copies_to before document_date"))
    assert moved[-1].role == "printing"
    assert moved[-2].role == "blank"


def test_an_empty_page_parts_the_imprint_from_the_text() -> None:
    paragraphs = flow(template("notice", "insert blank_page before imprint_first"))
    place = next(i for i, it in enumerate(paragraphs) if it.role == "blank_page")
    assert paragraphs[place].look.new_page
    assert paragraphs[place + 1].look.new_page
    assert {it.section for it in paragraphs[place:]} == {"unnumbered"}
    numbered = flow(
        template(
            "notice",
            "insert blank_page before imprint_first",
            "blank_page.numbered = true",
        )
    )
    assert {it.section for it in numbered} == {"portrait"}


def test_a_landscape_page_is_the_portrait_one_turned() -> None:
    page = load_template("tables").page
    turned = sheet(page, "landscape")
    assert (turned.width, turned.height) == (page.height, page.width)
    assert (turned.top, turned.left) == (page.left, page.bottom)
    assert turned.text_width == pytest.approx(from_mm(225), abs=0.1)
    sections = [it.section for it in flow(load_template("tables"))]
    assert list(dict.fromkeys(sections)) == ["portrait", "landscape"]
    assert sections[-1] == "portrait"


def test_pages_are_numbered_anew_in_a_section_of_their_own() -> None:
    found = flow(template("tables", "attachment_label.restart = true"))
    sections = list(dict.fromkeys(it.section for it in found))
    assert [kind_of(it) for it in sections] == ["portrait", "landscape", "portrait"]
    assert [is_restarted(it) for it in sections] == [False, True, True]
    usual = [it.look.before for it in flow(load_template("tables"))]
    assert [it.look.before for it in found] == usual
