"""Indents typed as full-width blanks: in text files, and in Word files of people who do that."""

from __future__ import annotations

from dataclasses import replace

from govlint.builder.breaking import break_lines
from govlint.builder.paragraphs import Paragraph, Piece, Tab
from govlint.builder.spec import NO_INDENT, Look
from govlint.model.blocks import Alignment
from govlint.text.width import display_width

BLANK = "\u3000"


def lead(look: Look, text: str, columns: int) -> str:
    """Return the blanks in front of a line.

    Args:
        look: the look of its paragraph.
        text: the line.
        columns: characters that fit on a line.
    """
    size = look.size
    if look.align is Alignment.RIGHT:
        room = columns - display_width(text) / 2 - look.right.points(size) / size
        return BLANK * max(0, round(room))
    if look.align is Alignment.CENTER or not text:
        return ""
    indent = look.left.points(size) + look.first_line.points(size) - look.outdent.points(size)
    return BLANK * max(0, round(indent / size))


def with_tab(look: Look, text: str, columns: int, tab: Tab | None = None) -> str:
    """Return a line with blanks in place of its tab.

    Args:
        look: the look of its paragraph.
        text: the line.
        columns: characters that fit on a line.
        tab: where what is behind the tab begins or ends; None: it ends at the right edge.
    """
    before, found, after = text.partition("\t")
    if not found:
        return text
    if tab is not None:
        start = tab.position / look.size
        if tab.side == "right":
            start -= display_width(after) / 2
        indent = look.left.points(look.size) / look.size
        room = start - indent - display_width(before) / 2
        return before + BLANK * max(1, round(room)) + after
    indents = (look.left.points(look.size) + look.right.points(look.size)) / look.size
    room = columns - indents - display_width(before + after) / 2
    return before + BLANK * max(1, int(room)) + after


def typed(paragraph: Paragraph, width: float) -> Paragraph:
    """Return a paragraph whose indents at the left are typed as blanks.

    What stands at the right keeps its format, as blanks cannot bring it there exactly; so does a
    hanging indent, unless a border is drawn that must not be indented.

    Args:
        paragraph: the paragraph.
        width: width of the type area in points.
    """
    look = paragraph.look
    if look.align in (Alignment.CENTER, Alignment.RIGHT) or not paragraph.text:
        return paragraph
    room = width - look.left.points(look.size) - look.right.points(look.size)
    hanging = look.outdent.points(look.size)
    lines = [
        broken for line in paragraph.lines for broken in break_lines(line, room + hanging, room)
    ]
    if hanging and len(lines) > len(paragraph.lines):
        if not paragraph.drawn:
            return paragraph
        paragraph = replace(paragraph, lines=tuple(lines))
    return _typed(paragraph, width)


def _typed(paragraph: Paragraph, width: float) -> Paragraph:
    """Return a paragraph with blanks before each of its lines and no indents."""
    look = paragraph.look
    bare = replace(look, first_line=NO_INDENT, left=NO_INDENT, right=NO_INDENT, outdent=NO_INDENT)
    over = BLANK * max(0, round(look.left.points(look.size) / look.size))
    lines = []
    for number, line in enumerate(paragraph.lines):
        text = "".join(piece.text for piece in line)
        blanks = over if number and look.outdent.value else lead(look, text, int(width / look.size))
        lines.append((Piece(blanks + line[0].text, line[0].look), *line[1:]))
    tab = paragraph.tab or Tab("right", width - look.right.points(look.size))
    return replace(paragraph, look=bare, lines=tuple(lines), tab=tab)
