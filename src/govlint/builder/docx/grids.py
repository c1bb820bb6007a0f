"""Tables that a template asks for: data tables, and organs of a joint mark beside 文件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govlint.builder.docx.paragraphs import Writing, paragraph_element
from govlint.builder.docx.tables import end_paragraph
from govlint.builder.docx.xml import Element, el, twips
from govlint.builder.paragraphs import DrawnLine, Grid, Paragraph
from govlint.builder.spec import Look, Pitch

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SIDES = ("top", "left", "bottom", "right")
_CELL_SIDE = 108
"""Twips; what Word leaves at both sides of a cell."""


def grid_elements(paragraph: Paragraph, grid: Grid, writing: Writing) -> Iterator[Element]:
    """Yield the table of a paragraph, below an empty line where it must stand lower.

    What is drawn at the paragraph hangs on a low empty paragraph behind the table.
    """
    if paragraph.look.before:
        yield end_paragraph(paragraph.look.before)
    yield _table(grid, writing)
    if paragraph.drawn:
        lines = tuple(_moved(line, paragraph.height) for line in paragraph.drawn)
        low = Look(pitch=Pitch("exact", max(1.0, paragraph.room)))
        anchor = Paragraph(paragraph.role, low, (), drawn=lines, section=paragraph.section)
        yield paragraph_element(anchor, writing)


def _moved(line: DrawnLine, height: float) -> DrawnLine:
    """Return a line as it is drawn at a paragraph that begins where the table ends."""
    return line if line.on_page else replace(line, offset=line.offset - height)


def _table(grid: Grid, writing: Writing) -> Element:
    widths = [twips(width) for width in grid.widths]
    edges = [el(f"w:{edge}", val="single", sz=4, space=0, color="000000") for edge in _EDGES]
    margin = _CELL_SIDE if grid.bordered else 0
    sides = [
        el(f"w:{side}", w=margin if side in _EDGES[1::2] else 0, type="dxa") for side in _SIDES
    ]
    properties = el(
        "w:tblPr",
        el("w:tblW", w=sum(widths), type="dxa"),
        el("w:jc", val="center"),
        el("w:tblBorders", *edges) if grid.bordered else None,
        el("w:tblLayout", type="fixed"),
        el("w:tblCellMar", *sides),
    )
    columns = el("w:tblGrid", *(el("w:gridCol", w=width) for width in widths))
    rows = (
        _row(cells, widths, grid, writing, head=grid.bordered and not place)
        for place, cells in enumerate(grid.rows)
    )
    return el("w:tbl", properties, columns, *rows)


def _row(
    cells: Sequence[Sequence[Paragraph]],
    widths: Sequence[int],
    grid: Grid,
    writing: Writing,
    *,
    head: bool,
) -> Element:
    """Return a row; the head of a table is repeated on every page."""
    height = None if grid.row is None else el("w:trHeight", val=twips(grid.row), hRule="exact")
    made = [
        el(
            "w:tc",
            el("w:tcPr", el("w:tcW", w=width, type="dxa"), el("w:vAlign", val="center")),
            *(paragraph_element(paragraph, writing) for paragraph in cell),
        )
        for cell, width in zip(cells, widths, strict=True)
    ]
    repeated = el("w:tblHeader") if head else None
    return el("w:tr", el("w:trPr", el("w:cantSplit"), height, repeated), *made)
