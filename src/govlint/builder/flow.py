"""From parts to paragraphs with settled distances: what every storage of a document shares."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from govlint.builder.spec import LineLook, Look, Metrics, Part, Pitch, Template
from govlint.text.width import display_width

IMPRINT = ("copies_to", "printing")
TITLES = ("title", "attachment_title")
BELOW = ("separator", "imprint_last")
"""Separators that belong to the paragraph above them."""
BLANK = "blank"
SLACK = 1.0
"""Points left free above the imprint, lest rounding pushes its last line to another page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A separator at a paragraph: ``offset`` points from the top of its text to the line's middle.

    ``edge`` tells whether it belongs above or below the paragraph's text.
    """

    role: str
    look: LineLook
    edge: str
    offset: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines (parted by manual breaks) and the look of its format.

    ``before`` of the look is settled; ``height`` is that of the lines alone, ``room`` what a
    separator below them takes besides.
    """

    role: str
    look: Look
    lines: tuple[tuple[Piece, ...], ...]
    drawn: tuple[DrawnLine, ...] = ()
    height: float = 0.0
    room: float = 0.0

    @property
    def extent(self) -> float:
        """Points from its upper to its lower end, distances included."""
        return self.look.before + self.height + self.room + self.look.after

    @property
    def text(self) -> str:
        """Its text, lines parted by line feeds."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def flow(
    template: Template, *, join_titles: bool = True, fill: bool = True, reserve: float = 0.0
) -> list[Paragraph]:
    """Return the paragraphs of a template.

    Args:
        template: the template, changes made.
        join_titles: lines of one title become one paragraph with manual breaks.
        fill: blank lines push the imprint down to the lower edge of the type area.
        reserve: points that the storage needs for itself below the text of the last page.
    """
    paragraphs = _paragraphs(template, join_titles)
    paragraphs = _with_mark(template, paragraphs)
    return _filled(template, paragraphs, reserve) if fill else paragraphs


def pitch_of(look: Look, template: Template) -> float:
    """Return the distance of lines in points; single pitch is estimated from the type size."""
    single = template.metrics.single * look.size
    if look.pitch.rule == "exact":
        return look.pitch.value
    if look.pitch.rule == "multiple":
        return look.pitch.value * single
    return template.page.line_pitch or single


def _paragraphs(template: Template, join_titles: bool) -> list[Paragraph]:
    """Return the paragraphs with the separators hung on those above or below them."""
    found: list[Paragraph] = []
    above: list[Part] = []
    for part in template.parts:
        if isinstance(part.look, LineLook):
            if part.role in BELOW and found:
                found[-1] = _drawn(template, found[-1], part.role, part.look)
            else:
                above.append(part)
            continue
        made = _paragraph(part, part.look, template)
        if join_titles and found and _joins(found[-1], made):
            lines, height = (*found[-1].lines, *made.lines), found[-1].height + made.height
            found[-1] = replace(found[-1], lines=lines, height=height)
            continue
        for line in above:
            if isinstance(line.look, LineLook):
                made = _drawn(template, made, line.role, line.look)
        above.clear()
        found.append(made)
    return found


def _joins(above: Paragraph, below: Paragraph) -> bool:
    if above.role not in TITLES:
        return False
    first, second = above.look, below.look
    same = first.align == second.align and first.pitch == second.pitch
    return above.role == below.role and same and not (first.after or second.before)


def _paragraph(part: Part, look: Look, template: Template) -> Paragraph:
    run_in = replace(template.body, pitch=look.pitch)
    texts = f"{look.first_line.typed}{part.text}".split("\n")
    lines: list[tuple[Piece, ...]] = [(Piece(text, look),) for text in texts]
    if part.run_in:
        lines[-1] = (*lines[-1], Piece(part.run_in, run_in))
    made = Paragraph(part.role, look, tuple(lines))
    count = sum(_count(line, look, template) for line in made.lines)
    return replace(made, height=count * pitch_of(look, template))


def _count(line: Sequence[Piece], look: Look, template: Template) -> int:
    """Estimate on how many lines a stretch between breaks is set."""
    width = sum(display_width(piece.text) * piece.look.size / 2 for piece in line)
    size = look.size
    room = template.page.text_width - look.left.points(size) - look.right.points(size)
    first = room - look.first_line.points(size) + look.outdent.points(size)
    if width <= first or room < size:
        return 1
    return 1 + math.ceil((width - first) / (math.floor(room / size) * size))


def _drawn(template: Template, paragraph: Paragraph, role: str, look: LineLook) -> Paragraph:
    if role == "separator":
        bottom = _ink_bottom(paragraph, template)
        offset = bottom + look.gap + look.thickness / 2
        room = max(0.0, offset + look.thickness / 2 - paragraph.height)
        # A grid sets type elsewhere in its line than an exact pitch; the gap counts from the type.
        exact = Pitch("exact", pitch_of(paragraph.look, template))
        paragraph = replace(paragraph, look=replace(paragraph.look, pitch=exact), room=room)
        line = DrawnLine(role, look, "below", offset)
    elif role == "imprint_last":
        line = DrawnLine(role, look, "below", paragraph.height + look.gap)
    else:
        line = DrawnLine(role, look, "above", look.gap)
    return replace(paragraph, drawn=(*paragraph.drawn, line))


def _ink_bottom(paragraph: Paragraph, template: Template) -> float:
    """Return how far below a paragraph's top the ink of its last line ends."""
    pitch, size = pitch_of(paragraph.look, template), paragraph.look.size
    metrics = template.metrics
    return paragraph.height - pitch * (1 - metrics.baseline) + metrics.ink_bottom * size


def _with_mark(template: Template, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Turn the place of a part on the page into the distance before it."""
    y = 0.0
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        look = paragraph.look
        if look.top is not None:
            above = _above_ink(look, template, template.metrics)
            look = replace(look, before=max(0.0, round(look.top - above - y, 2)))
        found.append(replace(paragraph, look=look))
        y += found[-1].extent
    return found


def _above_ink(look: Look, template: Template, metrics: Metrics) -> float:
    """Return how far the ink of a line begins below the line's top."""
    return metrics.baseline * pitch_of(look, template) - metrics.ink_top * look.size


def _filled(template: Template, paragraphs: list[Paragraph], reserve: float) -> list[Paragraph]:
    """Push the imprint down to the lower edge of the type area with blank lines."""
    first = next((i for i, it in enumerate(paragraphs) if it.role in IMPRINT), None)
    if first is None or first == 0:
        return paragraphs
    used = _used(template, paragraphs[:first])
    imprint = sum(paragraph.extent for paragraph in paragraphs[first:])
    pitch, height = pitch_of(Look(), template), template.page.text_height
    if template.page.line_pitch:
        # LibreOffice ends a page with the last whole line of its grid.
        height = min(height, height // pitch * pitch + SLACK)
    room = height - used - imprint - SLACK - reserve
    count = int(room // pitch)
    if count < 1:
        return paragraphs
    blank = Paragraph(BLANK, Look(), ((Piece("", Look()),),), height=pitch)
    rest = replace(blank, look=replace(blank.look, before=round(room - count * pitch, 2)))
    return [*paragraphs[:first], rest, *[blank] * (count - 1), *paragraphs[first:]]


def _used(template: Template, paragraphs: Sequence[Paragraph]) -> float:
    """Return how much of the last page the paragraphs fill."""
    y, height = 0.0, template.page.text_height
    for paragraph in paragraphs:
        pitch = pitch_of(paragraph.look, template)
        y = 0.0 if paragraph.look.new_page else y
        y += paragraph.look.before
        for _ in range(max(1, round(paragraph.height / pitch))):
            y = pitch if y + pitch > height else y + pitch
        y += paragraph.room + paragraph.look.after
    return y
