"""Where paragraphs stand on the page: marks and lines at their places, the 版记 at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govlint.builder.paragraphs import (
    DrawnLine,
    Paragraph,
    Piece,
    above_ink,
    ink_bottom,
    pitch_of,
    sheet,
)
from govlint.builder.spec import Look, Pitch, Template
from govlint.rules.changes import BLANK, BLANK_PAGE

IMPRINT = ("moved_recipients", "copies_to", "imprint_other", "printing")
SLACK = 1.0
"""Points left free above the imprint, lest rounding pushes its last line to another page."""
_ABOVE_AREA = -1.0
"""Points; what must begin higher than that above the type area floats in a box."""


def settled(template: Template, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Turn places on the page into distances before paragraphs, and lines to their places."""
    found: list[Paragraph] = []
    y = line = 0.0
    for paragraph in paragraphs:
        y = 0.0 if paragraph.look.new_page else y
        placed = _placed(template, paragraph, found[-1] if found else None, y, line)
        placed = replace(
            placed, drawn=tuple(_on_page(template, it, placed, y) for it in placed.drawn)
        )
        line = max([line, *(_lower_edge(template, it, placed, y) for it in placed.drawn)])
        found.append(placed)
        y += placed.extent
    return found


def _placed(
    template: Template, paragraph: Paragraph, above: Paragraph | None, y: float, line: float
) -> Paragraph:
    """Return a paragraph with the distance that its place on the page asks for."""
    look = paragraph.look
    wanted = look.top
    if look.under is not None:
        # A grid sets type elsewhere in its line than an exact pitch.
        look = replace(look, pitch=Pitch("exact", pitch_of(look, template)))
        wanted = line + (look.under or 0.0)
    if wanted is None or (above is not None and above.role == paragraph.role):
        return paragraph
    top = wanted - above_ink(look, template)
    if top - y < _ABOVE_AREA and paragraph.grid is None:
        kept = max(1.0, round(top + paragraph.height - y, 2))
        return replace(paragraph, boxed=template.page.top + top, kept=kept)
    return replace(paragraph, look=replace(look, before=max(0.0, round(top - y, 2))))


def _on_page(template: Template, line: DrawnLine, paragraph: Paragraph, y: float) -> DrawnLine:
    """Return a line with its place on the page, where it has one."""
    if not line.on_page:
        return line
    if line.role == "letter_bottom":
        return replace(line, offset=template.page.height - line.look.gap)
    top = y + template.page.top + paragraph.look.before
    if paragraph.boxed is not None:
        top = paragraph.boxed
    bottom = top + ink_bottom(paragraph, template)
    return replace(line, offset=bottom + line.look.gap + line.look.height / 2)


def _lower_edge(template: Template, line: DrawnLine, paragraph: Paragraph, y: float) -> float:
    """Return how far below the top of the type area the lower edge of a line is; 0: not above."""
    if line.role not in ("separator", "letter_top"):
        return 0.0
    bottom = line.offset + line.look.height / 2
    return bottom - template.page.top if line.on_page else y + paragraph.look.before + bottom


def filled(template: Template, paragraphs: list[Paragraph], reserve: float) -> list[Paragraph]:
    """Push the imprint down to the lower edge of the type area with blank lines."""
    first = start_of_imprint(paragraphs)
    if first in (0, len(paragraphs)):
        return paragraphs
    above = paragraphs[first - 1]
    alone = above.role == BLANK_PAGE
    used = 0.0 if alone else _used(template, paragraphs[:first])
    imprint = sum(paragraph.extent for paragraph in paragraphs[first:])
    plain = Look(new_page=alone)
    pitch = pitch_of(plain, template)
    height = sheet(template.page, above.section).text_height
    if template.page.line_pitch:
        # LibreOffice ends a page with the last whole line of its grid.
        height = min(height, height // pitch * pitch + SLACK)
    room = height - used - imprint - SLACK - reserve
    count = int(room // pitch)
    if count < 1:
        return paragraphs
    blank = Paragraph(BLANK, Look(), ((Piece("", Look()),),), height=pitch, section=above.section)
    first_look = replace(plain, before=round(room - count * pitch, 2))
    rest = replace(blank, look=first_look)
    return [*paragraphs[:first], rest, *[blank] * (count - 1), *paragraphs[first:]]


def start_of_imprint(paragraphs: Sequence[Paragraph]) -> int:
    """Return where the imprint begins: the last stretch of its parts, one moved away left out."""
    end = len(paragraphs)
    while end and paragraphs[end - 1].role not in IMPRINT:
        end -= 1
    first = end
    while first and paragraphs[first - 1].role in IMPRINT:
        first -= 1
    return first if end else len(paragraphs)


def _used(template: Template, paragraphs: Sequence[Paragraph]) -> float:
    """Return how much of the last page the paragraphs fill."""
    y, section = 0.0, paragraphs[0].section
    for paragraph in paragraphs:
        height = sheet(template.page, paragraph.section).text_height
        changed, section = section != paragraph.section, paragraph.section
        y = 0.0 if paragraph.look.new_page or changed else y
        if paragraph.boxed is not None:
            y += paragraph.kept
            continue
        y += paragraph.look.before
        step = _step(paragraph, template)
        count = max(1, round(paragraph.height / step))
        for _ in range(count):
            y = step if y + step > height else y + step
        edges = 0.0 if paragraph.grid is None else paragraph.height - count * step
        y += edges + paragraph.room + paragraph.look.after
    return y


def _step(paragraph: Paragraph, template: Template) -> float:
    """Return what goes to the next page as one: a line, or a row of a table."""
    grid = paragraph.grid
    if grid is not None:
        return grid.row or paragraph.height
    return pitch_of(paragraph.look, template)
