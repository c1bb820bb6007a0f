"""From parts to paragraphs with settled distances: what every storage of a document shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from govlint.builder.breaking import count_lines
from govlint.builder.paragraphs import (
    LANDSCAPE,
    PORTRAIT,
    UNNUMBERED,
    DrawnLine,
    Paragraph,
    Piece,
    Tab,
    ink_bottom,
    kind_of,
    pitch_of,
    restarted,
    sheet,
)
from govlint.builder.placing import filled, settled
from govlint.builder.seals import sealed, stamped
from govlint.builder.spec import BreakLook, LineLook, Look, Part, Pitch, SealLook, Template
from govlint.builder.tables import data_table, stacked_mark
from govlint.rules.changes import BLANK_PAGE

TITLES = ("title", "attachment_title", "issued_title")
BELOW = ("separator", "imprint_last", "letter_top", "letter_bottom")
"""Separators that belong to the paragraph above them."""
ON_PAGE = ("letter_top", "letter_bottom")
"""Separators whose place is counted on the page."""
_NAMES = re.compile(r"[^:：]*[:：]|")
"""The label in front of the names of 签发人; the further lines have none."""


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
    paragraphs = settled(template, _Flow(template, join_titles).paragraphs())
    return filled(template, paragraphs, reserve) if fill else paragraphs


@dataclass
class _Flow:
    """Paragraphs as parts are met, and the separators that wait for the paragraph below them."""

    template: Template
    join_titles: bool
    found: list[Paragraph] = field(default_factory=list)
    above: list[tuple[str, LineLook]] = field(default_factory=list)
    section: str = PORTRAIT
    seals: int = 0
    restarts: int = 0

    def paragraphs(self) -> list[Paragraph]:
        for part in self.template.parts:
            if isinstance(part.look, LineLook):
                self._line(part.role, part.look)
            elif isinstance(part.look, SealLook):
                self._seal(part.look)
            elif isinstance(part.look, BreakLook):
                self._blank_page(part.look)
            elif part.role == "mark_word":
                self.found = stacked_mark(self.found, _paragraph(part, part.look, self._page()))
            elif part.look.beside and self.found:
                self.found[-1] = _beside(self.found[-1], part, part.look, self.template)
            else:
                self._text(part, part.look)
        return self.found

    def _page(self) -> Template:
        return replace(self.template, page=sheet(self.template.page, self.section))

    def _line(self, role: str, look: LineLook) -> None:
        if role in BELOW and self.found:
            self.found[-1] = _drawn(self.template, self.found[-1], role, look)
        else:
            self.above.append((role, look))

    def _seal(self, look: SealLook) -> None:
        if self.found:
            self.found = sealed(self.found, look, self.seals, self.template)
            self.seals += 1

    def _blank_page(self, look: BreakLook) -> None:
        self.section = self.section if look.numbered else UNNUMBERED
        plain = Look(new_page=True)
        blank = Paragraph(BLANK_PAGE, plain, ((Piece("", plain),),), section=self.section)
        self.found.append(replace(blank, height=pitch_of(plain, self.template)))

    def _text(self, part: Part, look: Look) -> None:
        kind = kind_of(self.section)
        if look.landscape and kind != LANDSCAPE:
            self.section = LANDSCAPE
        elif look.new_page and not look.landscape and kind == LANDSCAPE:
            self.section = PORTRAIT
        if look.restart:
            self.restarts += 1
            self.section = restarted(self.section, self.restarts)
        made = replace(_paragraph(part, look, self._page()), section=self.section)
        if self.join_titles and self.found and _joins(self.found[-1], made):
            last = self.found[-1]
            lines, height = (*last.lines, *made.lines), last.height + made.height
            self.found[-1] = replace(last, lines=lines, height=height)
            return
        for role, line in self.above:
            made = _drawn(self.template, made, role, line)
        self.above.clear()
        self.found.append(made)


def _joins(above: Paragraph, below: Paragraph) -> bool:
    if above.role not in TITLES:
        return False
    first, second = above.look, below.look
    same = first.align == second.align and first.pitch == second.pitch
    return above.role == below.role and same and not (first.after or second.before)


def _paragraph(part: Part, look: Look, template: Template) -> Paragraph:
    if part.role == "table":
        return data_table(part, look, template)
    if part.role == "signature_stamp":
        return stamped(part, look, template)
    texts = f"{look.first_line.typed}{part.text}".split("\n")
    lines = [tuple(_pieces(part.role, text, look, template)) for text in texts]
    if part.run_in:
        lines[-1] = (*lines[-1], Piece(part.run_in, _run_in(look, template)))
    count = sum(_count(line, look, template) for line in lines)
    return Paragraph(part.role, look, tuple(lines), height=count * pitch_of(look, template))


def _run_in(look: Look, template: Template) -> Look:
    """Return the look of what follows in the same paragraph: that of body text."""
    font = look.run_in_font or template.body.font
    return replace(template.body, pitch=look.pitch, font=font)


def _pieces(role: str, text: str, look: Look, template: Template) -> Iterator[Piece]:
    """Yield the text in one look; names of 签发人 have another font than their label."""
    found = _NAMES.match(text) if role == "signatories" else None
    if found is None or found.end() == len(text):
        yield Piece(text, look)
        return
    if found[0]:
        yield Piece(found[0], look)
    yield Piece(text[found.end() :], replace(look, font=look.run_in_font or look.font))


def _beside(above: Paragraph, part: Part, look: Look, template: Template) -> Paragraph:
    """Put a part behind a tab into the last line of a paragraph."""
    width, size = template.page.text_width, look.size
    side, position = "right", width - look.right.points(size)
    if look.left.value:
        side, position = "left", look.left.points(size)
    tab = Piece("\t", above.look)
    pieces = list(_pieces(part.role, part.text, look, template))
    lines = (*above.lines[:-1], (*above.lines[-1], tab, *pieces))
    return replace(above, lines=lines, tab=Tab(side, position))


def _count(line: Sequence[Piece], look: Look, template: Template) -> int:
    """Estimate on how many lines a stretch between breaks is set."""
    size = look.size
    room = template.page.text_width - look.left.points(size) - look.right.points(size)
    first = room - look.first_line.points(size) + look.outdent.points(size)
    return count_lines(line, first, room)


def _drawn(template: Template, paragraph: Paragraph, role: str, look: LineLook) -> Paragraph:
    if role in ON_PAGE:
        line = DrawnLine(role, look, "below", 0.0, on_page=True)
    elif role == "separator":
        bottom = ink_bottom(paragraph, template)
        offset = bottom + look.gap + look.height / 2
        room = max(0.0, offset + look.height / 2 - paragraph.height)
        # A grid sets type elsewhere in its line than an exact pitch; the gap counts from the type.
        exact = Pitch("exact", pitch_of(paragraph.look, template))
        paragraph = replace(paragraph, look=replace(paragraph.look, pitch=exact), room=room)
        line = DrawnLine(role, look, "below", offset)
    elif role == "imprint_last":
        line = DrawnLine(role, look, "below", paragraph.height + look.gap)
    else:
        line = DrawnLine(role, look, "above", look.gap)
    return replace(paragraph, drawn=(*paragraph.drawn, line))
