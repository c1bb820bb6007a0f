"""Indents typed as full-width blanks: in text files, and in Word files of people who do that."""

from __future__ import annotations

from dataclasses import replace

from govlint.builder.flow import Paragraph, Piece
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


def with_tab(look: Look, text: str, columns: int) -> str:
    """Return a line with blanks in place of its tab, so that its end reaches the right edge."""
    before, tab, after = text.partition("\t")
    if not tab:
        return text
    indents = (look.left.points(look.size) + look.right.points(look.size)) / look.size
    room = columns - indents - display_width(before + after) / 2
    return before + BLANK * max(1, int(room)) + after


def typed(paragraph: Paragraph, width: float) -> Paragraph:
    """Return a paragraph whose indents are typed as blanks.

    Args:
        paragraph: the paragraph.
        width: width of the type area in points.
    """
    look = paragraph.look
    if look.align is Alignment.CENTER or not paragraph.text:
        return paragraph
    columns = int(width / look.size)
    bare = replace(look, first_line=NO_INDENT, left=NO_INDENT, right=NO_INDENT, outdent=NO_INDENT)
    if look.align is Alignment.RIGHT:
        bare = replace(bare, align=Alignment.LEFT)
    lines = []
    for line in paragraph.lines:
        text = "".join(piece.text for piece in line)
        first = with_tab(look, lead(look, text, columns) + line[0].text, columns)
        lines.append((Piece(first, line[0].look), *line[1:]))
    return replace(paragraph, look=bare, lines=tuple(lines))
