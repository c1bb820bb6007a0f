from __future__ import annotations

import pytest

from govlint.builder.changes import apply_changes
from govlint.builder.flow import flow
from govlint.builder.paragraphs import Paragraph
from govlint.builder.spec import Template
from govlint.builder.template import load_template, parse_template
from govlint.model.units import from_mm


def notice(*changes: str) -> Template:
    return apply_changes(load_template("notice"), list(enumerate(changes, 1)))


def one(paragraphs: list[Paragraph], role: str) -> Paragraph:
    return next(paragraph for paragraph in paragraphs if paragraph.role == role)


def ends(paragraphs: list[Paragraph]) -> list[float]:
    """Where each paragraph ends below the top of the type area, pages apart left out."""
    found, y = [], 0.0
    for paragraph in paragraphs:
        y = 0.0 if paragraph.look.new_page else y
        y += paragraph.extent
        found.append(y)
    return found


def test_the_ink_of_the_mark_begins_72_mm_below_the_edge() -> None:
    template = notice()
    mark = one(flow(template), "issuer_mark")
    base_line = template.page.top + mark.look.before + 0.8 * 60
    assert base_line - template.metrics.ink_top * 48 == pytest.approx(from_mm(72), abs=0.05)


def test_the_red_line_is_drawn_4_mm_below_the_number_and_what_follows_below_the_line() -> None:
    template = notice()
    number = one(flow(template), "document_number")
    line = number.drawn[0]
    ink = 0.8 * 28.95 + template.metrics.ink_bottom * 16
    top, bottom = (line.offset - line.look.thickness / 2, line.offset + line.look.thickness / 2)
    assert top - ink == pytest.approx(from_mm(4), abs=0.01)
    assert number.height + number.room == pytest.approx(bottom, abs=0.01)


def test_the_imprint_ends_at_the_lower_edge_of_the_type_area() -> None:
    template = notice()
    paragraphs = flow(template)
    assert template.page.text_height - ends(paragraphs)[-1] == pytest.approx(1.0, abs=0.05)
    last = paragraphs[-1].drawn
    assert [line.role for line in last] == ["imprint_middle", "imprint_last"]
    assert [line.edge for line in last] == ["above", "below"]
    without = flow(template, fill=False)
    assert len(without) < len(paragraphs)


def test_a_storage_can_ask_for_room_below() -> None:
    lower, higher = ends(flow(notice()))[-1], ends(flow(notice(), reserve=20.0))[-1]
    assert lower - higher == pytest.approx(20.0, abs=0.05)


def test_the_imprint_needs_annexes_no_more_than_a_page() -> None:
    alone = notice("remove attachment_label", "remove attachment_title", "remove attachment_body")
    roles = [paragraph.role for paragraph in flow(alone)]
    assert roles[-2:] == ["copies_to", "printing"]


def test_lines_of_a_title_are_one_paragraph_or_several() -> None:
    joined = [it.text for it in flow(notice()) if it.role == "title"]
    assert joined == ["甲市人民政府关于\n做好2024年防汛工作的通知"]
    parted = [it.text for it in flow(notice(), join_titles=False) if it.role == "title"]
    assert parted == ["甲市人民政府关于", "做好2024年防汛工作的通知"]
    different = [it.text for it in flow(notice("title[2].align = left")) if it.role == "title"]
    assert len(different) == 2


def test_separators_that_hang_on_nothing_are_left_out() -> None:
    template = parse_template('parts = [\n{ separator = true },\n{ title = "甲" },\n]', "", "例")
    assert [len(it.drawn) for it in flow(template)] == [1]
    only = parse_template('parts = [\n{ title = "甲" },\n{ imprint_first = true },\n]', "", "例")
    assert [len(it.drawn) for it in flow(only)] == [0]


def test_typed_blanks_stand_in_the_text() -> None:
    body = one(flow(notice("body.first_line = 4个半角空格")), "body")
    assert body.text.startswith("    为做好")
