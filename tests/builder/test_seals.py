from __future__ import annotations

from itertools import pairwise

import pytest

from govlint.builder.changes import apply_changes
from govlint.builder.flow import flow
from govlint.builder.paragraphs import DrawnPicture, Paragraph
from govlint.builder.template import load_template
from govlint.model.units import from_mm, to_mm

WIDTH = from_mm(156.0)


def drawn(name: str, *changes: str) -> tuple[list[Paragraph], list[DrawnPicture]]:
    template = apply_changes(load_template(name), list(enumerate(changes, 1)))
    paragraphs = flow(template)
    return paragraphs, [picture for it in paragraphs for picture in it.pictures]


def test_a_seal_lies_over_name_and_date() -> None:
    paragraphs, (seal,) = drawn("reply")
    holder = next(it for it in paragraphs if it.pictures)
    assert holder.role == "document_date"
    right = holder.look.size * 4.5 + 6 * holder.look.size / 2  # 甲市人民政府, 4.5 characters in
    assert seal.x + seal.width / 2 == pytest.approx(WIDTH - right, abs=0.1)
    assert to_mm(seal.width) == pytest.approx(42.0, abs=0.01)
    # Two blank lines and the name lie between the text and the date.
    assert seal.y == pytest.approx(5.0 - 3 * 28.95, abs=0.01)
    assert seal.y + seal.height > 28.95


def test_seals_of_several_organs_neither_cross_nor_touch() -> None:
    for name, count in (("joint_sealed", 2), ("joint_request", 3)):
        _, seals = drawn(name)
        assert len(seals) == count
        for left, right in pairwise(seals):
            assert right.x - left.x - left.width == pytest.approx(8 * 16 - seals[0].width, abs=0.1)
            assert right.x > left.x + left.width
            assert left.y == right.y
        assert seals[0].x > 0
        assert seals[-1].x + seals[-1].width < WIDTH


def test_a_seal_is_moved() -> None:
    _, (usual,) = drawn("reply")
    _, (moved,) = drawn("reply", "seal.shift = 10mm", "seal.drop = 60mm", "seal.color = 000000")
    assert moved.x - usual.x == pytest.approx(from_mm(10.0))
    assert moved.y - usual.y == pytest.approx(from_mm(60.0) - 5.0, abs=0.01)
    assert moved.color == "000000"


def test_names_one_below_another_have_seals_below_one_another() -> None:
    first, second = drawn("joint_unsealed", *["insert seal after document_date"] * 2)[1]
    assert second.y - first.y == pytest.approx(28.95, abs=0.01)


def test_a_seal_without_a_name_lies_over_what_is_above() -> None:
    paragraphs, (seal,) = drawn("minutes", "insert seal after attendees")
    assert next(it for it in paragraphs if it.pictures).role == "attendees"
    assert seal.y == pytest.approx(5.0 - seal.width / 2)


def test_the_name_of_who_signs_is_typed_or_a_picture() -> None:
    paragraphs, pictures = drawn("order")
    line = next(it for it in paragraphs if it.role == "signature_stamp")
    assert (line.text, pictures) == ("省　长　　王某某", [])
    paragraphs, (stamp,) = drawn("order", "signature_stamp.picture = true")
    line = next(it for it in paragraphs if it.role == "signature_stamp")
    assert line.text == "省　长"
    assert stamp.x + stamp.width == pytest.approx(WIDTH - 4 * 16, abs=0.1)
    end = WIDTH - line.look.right.points(16.0)
    assert stamp.x - end == pytest.approx(2 * 16, abs=0.1)
    middle = 0.8 * 28.95 - (0.85 - 0.08) / 2 * 16  # of the characters beside it
    assert stamp.y + stamp.height / 2 == pytest.approx(middle, abs=0.01)
    moved = drawn("order", "signature_stamp.picture = true", "signature_stamp.lift = 5mm")[1][0]
    assert stamp.y - moved.y == pytest.approx(from_mm(5.0))
