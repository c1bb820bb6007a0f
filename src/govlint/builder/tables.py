"""Tables of a template: data tables, and organs of a joint mark with 文件 beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govlint.builder.paragraphs import Grid, Paragraph, Piece, pitch_of, width_of
from govlint.builder.spec import NO_INDENT, Look, Part, Template
from govlint.model.blocks import Alignment

MARK = "issuer_mark"
PADDING = 4.0
"""Points that a row of a data table is higher than its line."""
_EDGES = 1.0
"""Points that the borders take besides."""
_CELL_MARGINS = 10.8
_GAP = 0.5
"""Of the type size, between stacked organs and the word beside them."""


def data_table(part: Part, look: Look, template: Template) -> Paragraph:
    """Return a table with borders over the whole width of the type area.

    Columns share the width by their longest cell; the head has the font of ``run_in_font``.
    """
    texts = [row.split("\t") for row in part.text.split("\n")]
    head = replace(look, font=look.run_in_font or look.font)
    rows = tuple(
        tuple((_cell(text, look if place else head, template),) for text in row)
        for place, row in enumerate(texts)
    )
    height = pitch_of(look, template) + PADDING
    grid = Grid(rows, _widths(texts, look, template), bordered=True, row=height)
    lines = tuple((Piece("\t".join(row), look),) for row in texts)
    return Paragraph(part.role, look, lines, height=height * len(rows) + _EDGES, grid=grid)


def _cell(text: str, look: Look, template: Template) -> Paragraph:
    plain = replace(look, landscape=False, new_page=False, before=0.0, after=0.0)
    return Paragraph("table", plain, ((Piece(text, plain),),), height=pitch_of(look, template))


def _widths(texts: Sequence[Sequence[str]], look: Look, template: Template) -> tuple[float, ...]:
    columns = max(len(row) for row in texts)
    needed = [
        max(width_of(row[column], look.size) for row in texts if column < len(row)) + _CELL_MARGINS
        for column in range(columns)
    ]
    share = template.page.text_width / sum(needed)
    return tuple(round(width * share, 1) for width in needed)


def stacked_mark(found: list[Paragraph], word: Paragraph) -> list[Paragraph]:
    """Put the word of a mark beside the organs above it, which stand one below another."""
    count = 0
    while count < len(found) and found[-1 - count].role == MARK:
        count += 1
    if not count:
        return [*found, replace(word, role=MARK)]
    organs = found[-count:]
    names = tuple(_inside(organ, Alignment.DISTRIBUTE) for organ in organs)
    beside = replace(word, look=replace(word.look, align=Alignment.RIGHT))
    size = organs[0].look.size
    width = max(_width(organ) for organ in organs) + 2.0
    grid = Grid(((names, (beside,)),), (width, _width(word) + size * _GAP + 2.0))
    height = sum(organ.height for organ in organs)
    lines = tuple(line for organ in (*organs, word) for line in organ.lines)
    stack = replace(organs[0], lines=lines, height=height, grid=grid)
    return [*found[:-count], stack]


def _inside(paragraph: Paragraph, align: Alignment) -> Paragraph:
    look = replace(paragraph.look, align=align, before=0.0, after=0.0, top=None, right=NO_INDENT)
    return replace(paragraph, look=look)


def _width(paragraph: Paragraph) -> float:
    return max(
        sum(width_of(piece.text, piece.look.size) for piece in line) for line in paragraph.lines
    )
