"""Layout tables: the red head and the 版记, their separators drawn as borders of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govlint.builder.docx.paragraphs import Writing, paragraph_element
from govlint.builder.docx.xml import EIGHTHS, Element, el, twips
from govlint.builder.paragraphs import DrawnLine, Paragraph

_SIDES = ("top", "left", "bottom", "right")


def head_table(paragraphs: Sequence[Paragraph], writing: Writing) -> Element:
    """Return a table of one cell with the red head, the red line as its lower border."""
    lines = [line for paragraph in paragraphs for line in paragraph.drawn]
    if lines:  # the border is drawn below the cell, not in it
        last = paragraphs[-1]
        room = max(0.0, last.room - lines[-1].look.thickness)
        paragraphs = [*paragraphs[:-1], replace(last, room=room)]
    return _table([_row(paragraphs, None, lines[-1] if lines else None, writing)], writing)


def imprint_table(paragraphs: Sequence[Paragraph], writing: Writing) -> Element:
    """Return a table with a row for each line of the 版记."""
    rows = []
    for paragraph in paragraphs:
        edges = {line.edge: line for line in paragraph.drawn}
        rows.append(_row([paragraph], edges.get("above"), edges.get("below"), writing))
    return _table(rows, writing)


def _row(
    paragraphs: Sequence[Paragraph],
    above: DrawnLine | None,
    below: DrawnLine | None,
    writing: Writing,
) -> Element:
    edges = [_edge("top", above), _edge("bottom", below)]
    borders = el("w:tcBorders", *edges) if any(edge is not None for edge in edges) else None
    cell = el(
        "w:tc",
        el("w:tcPr", el("w:tcW", w=_width(writing), type="dxa"), borders),
        *(paragraph_element(paragraph, writing, drawn=False) for paragraph in paragraphs),
    )
    return el("w:tr", el("w:trPr", el("w:cantSplit")), cell)


def _edge(name: str, line: DrawnLine | None) -> Element | None:
    if line is None:
        return None
    size = round(line.look.thickness * EIGHTHS)
    return el(f"w:{name}", val="single", sz=size, space=0, color=line.look.color)


def _width(writing: Writing) -> int:
    return twips(writing.template.page.text_width)


def _table(rows: Sequence[Element], writing: Writing) -> Element:
    width = _width(writing)
    properties = el(
        "w:tblPr",
        el("w:tblW", w=width, type="dxa"),
        el("w:tblInd", w=0, type="dxa"),
        el("w:tblLayout", type="fixed"),
        el("w:tblCellMar", *(el(f"w:{side}", w=0, type="dxa") for side in _SIDES)),
    )
    return el("w:tbl", properties, el("w:tblGrid", el("w:gridCol", w=width)), *rows)


def end_paragraph(height: float = 1.0) -> Element:
    """Return the paragraph that Word wants behind a table, one point high unless told."""
    look = el("w:rPr", el("w:sz", val=2), el("w:szCs", val=2))
    properties = el(
        "w:pPr",
        el("w:widowControl", val=0),
        el("w:snapToGrid", val=0),
        el("w:spacing", before=0, after=0, line=twips(height), lineRule="exact"),
        look,
    )
    return el("w:p", properties)
