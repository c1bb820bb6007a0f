"""Seals over names and dates, and stamps of signatures: where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from govlint.builder.paragraphs import DrawnPicture, Paragraph, Piece, pitch_of, width_of
from govlint.builder.spec import Indent, Look, Part, SealLook, Template
from govlint.model.blocks import Alignment
from govlint.rules.changes import BLANK

SIGNATURE = "issuer_signature"
STAMP_HEIGHT = 0.4
"""Of the width of a stamp."""
_NAME = re.compile(r"[^\u3000\t]+")
_BLANK = "\u3000"


def sealed(
    found: list[Paragraph], look: SealLook, number: int, template: Template
) -> list[Paragraph]:
    """Lay a seal over the name it belongs to; it hangs on the last paragraph.

    Args:
        found: the paragraphs up to the date.
        look: of the seal.
        number: how many seals there are before it: it belongs to the name of that number.
        template: for the width of the type area.
    """
    names = _names(found, template)
    here = _distance(found, len(found) - 1)
    if number < len(names):
        # Every row of seals lies as high over its names as the first row over its own.
        paragraph, centre = names[number]
        y = _distance(found, paragraph) - _rise(found, names[0][0], look) - here
    else:
        centre, y = _middle(found[-1], template), look.drop - look.width / 2
    picture = DrawnPicture(
        "seal", centre - look.width / 2 + look.shift, y, look.width, look.width, look.color
    )
    last = found[-1]
    return [*found[:-1], replace(last, pictures=(*last.pictures, picture))]


def _names(found: Sequence[Paragraph], template: Template) -> list[tuple[int, float]]:
    """Return the paragraph and the middle of every name that signs, in order."""
    names: list[tuple[int, float]] = []
    for place, paragraph in enumerate(found):
        if paragraph.role == SIGNATURE:
            size, text = paragraph.look.size, paragraph.text
            left = _left(paragraph, template)
            for name in _NAME.finditer(text):
                start = left + width_of(text[: name.start()], size)
                names.append((place, start + width_of(name[0], size) / 2))
    return names


def _left(paragraph: Paragraph, template: Template) -> float:
    """Return where the text of a line begins, from the left edge of the type area."""
    look, width = paragraph.look, width_of(paragraph.text, paragraph.look.size)
    room = template.page.text_width
    if look.align is Alignment.RIGHT:
        return room - look.right.points(look.size) - width
    if look.align is Alignment.CENTER:
        return (room - width) / 2
    return look.left.points(look.size)


def _middle(paragraph: Paragraph, template: Template) -> float:
    return _left(paragraph, template) + width_of(paragraph.text, paragraph.look.size) / 2


def _distance(found: Sequence[Paragraph], place: int) -> float:
    """Return how far below the top of the first paragraph the text of another begins."""
    return sum(it.extent for it in found[:place]) + found[place].look.before


def _rise(found: Sequence[Paragraph], first: int, look: SealLook) -> float:
    """Return how far the top of a seal lies above the line of its name."""
    last = first
    while last > 0 and found[last - 1].role in (BLANK, SIGNATURE):
        last -= 1
    return _distance(found, first) - _distance(found, last) - look.drop


def stamped(part: Part, look: Look, template: Template) -> Paragraph:
    """Return the line of a post with the name of who signs, typed or as a picture.

    The blanks behind the post part the two.
    """
    pitch = pitch_of(look, template)
    if not look.picture:
        name = replace(look, font=look.run_in_font or look.font)
        typed = (Piece(part.text, look), Piece(part.run_in, name))
        return Paragraph(part.role, look, (typed,), height=pitch)
    post = part.text.rstrip(_BLANK)
    gap = width_of(part.text[len(post) :], look.size)
    right = look.right.points(look.size)
    height = look.width * STAMP_HEIGHT
    baseline, metrics = template.metrics.baseline * pitch, template.metrics
    middle = baseline - (metrics.ink_top - metrics.ink_bottom) / 2 * look.size
    picture = DrawnPicture(
        "stamp",
        template.page.text_width - right - look.width + look.shift,
        middle - height / 2 - look.lift,
        look.width,
        height,
        "E60012",
    )
    indented = replace(look, right=Indent("points", right + look.width + gap))
    line = (Piece(post, indented),)
    return Paragraph(part.role, indented, (line,), height=pitch, pictures=(picture,))
