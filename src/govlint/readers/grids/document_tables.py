"""The tables of a document's blocks as rows of text, with what stands above each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govlint.model.blocks import Block, Cell, Paragraph, Table

_TITLE_LINES = 3
_TITLE_LENGTH = 80
"""Longer paragraphs are running text, and no title."""

Area = tuple[int, int, int, int]
"""Top, left, bottom and right of a merged area."""


@dataclass(slots=True)
class Found:
    """A table.

    Attributes:
        rows: its cells; a merged area has its text in its first cell.
        columns: how many columns it has.
        merged: merged areas.
        title: the short lines above it.
        continues: nothing stands between it and a table before it of as many columns.
        pages: page of each row, for PDF files.
    """

    rows: list[list[str | None]]
    columns: int
    merged: list[Area] = field(default_factory=list)
    title: str = ""
    continues: bool = False
    pages: list[int] = field(default_factory=list)


def found_tables(blocks: Iterable[Block]) -> Iterator[Found]:
    """Yield the tables in order.

    A table that only holds another table (and its title) is not seen by anybody: the inner one
    counts in its place. Other tables inside of cells are text of their cell.
    """
    above: list[str] = []
    before: Found | None = None
    for block in _shown(blocks):
        if isinstance(block, Table):
            found = _found(block)
            found.title = "\n".join(above)
            found.continues = not above and before is not None and before.columns == found.columns
            above = _alone(block)
            before = None if above else found
            yield found
        elif text := block.text.strip():
            above = [*above, text][-_TITLE_LINES:] if len(text) <= _TITLE_LENGTH else []
            before = None


def _shown(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks; those inside of a table that only serves the layout in its place."""
    for block in blocks:
        if isinstance(block, Table) and _is_frame(block):
            for cell in block.cells:
                yield from _shown(cell.blocks)
        else:
            yield block


def _is_frame(table: Table) -> bool:
    """Tell whether a table is there for the tables inside of it.

    They are most of its text, or stand in its only cell that has any.
    """
    filled = [cell for cell in table.cells if cell.text.strip()]
    inner = sum(
        len(block.text) for cell in filled for block in cell.blocks if isinstance(block, Table)
    )
    return inner * 2 > len(table.text.strip()) or (inner > 0 and len(filled) == 1)


def _alone(table: Table) -> list[str]:
    """Return the text of a table that is a single line: a title in a frame."""
    filled = [cell.text.strip() for cell in table.cells if cell.text.strip()]
    return filled if len(filled) == 1 and len(filled[0]) <= _TITLE_LENGTH else []


def _found(table: Table) -> Found:
    rows: list[list[str | None]] = [[None] * table.columns for _ in range(table.rows)]
    merged = []
    for cell in table.cells:
        text = cell_text(cell)
        if text.strip():
            rows[cell.row][cell.column] = text
        if cell.row_span > 1 or cell.column_span > 1:
            bottom, right = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
            merged.append((cell.row, cell.column, bottom, right))
    pages = [] if table.page is None else [table.page] * table.rows
    return Found(rows, table.columns, merged, pages=pages)


def cell_text(cell: Cell) -> str:
    """Return the text of a cell: a line for each paragraph, without blank ones at the ends."""
    lines = [
        block.text.replace("\f", "\n") if isinstance(block, Paragraph) else block.text
        for block in cell.blocks
    ]
    return "\n".join(lines).strip("\n")
