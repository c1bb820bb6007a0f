"""Where a finding stands, in the words of people: 第12行, 第3段, 第1个表格第2行第3列."""

from __future__ import annotations

from govlint.model.blocks import Block, Paragraph, Table
from govlint.model.document import Document
from govlint.model.elements import TERMS, Element
from govlint.model.finding import FileReport
from govlint.model.position import Location

WHOLE_FILE = "全文"


def element_term(name: str) -> str:
    """Return the Chinese term of an element; a name we do not know stays as it is."""
    if name in ("", "document"):
        return WHOLE_FILE
    return TERMS[Element(name)] if name in set(Element) else name


def place(file: FileReport, location: Location) -> str:
    """Say where a location is: page, then line, table cell or paragraph.

    Paragraphs are counted as a reader counts them, without the blank ones.

    Returns:
        For example ``第2页第3段``; empty when nothing is known.
    """
    return place_in(file.official.document if file.official else None, location)


def place_in(document: Document | None, location: Location) -> str:
    """Say where a location of a document is; see ``place``."""
    page = f"第{location.page}页" if location.page else ""
    return page + (_line(location) or _block(document, location))


def located_text(file: FileReport, location: Location) -> str | None:
    """Return the text that the location's offsets count in, or None when there is none."""
    if file.official is None:
        return None
    return text_in(file.official.document, location.block, location.cell)


def text_in(document: Document, index: int, cell: tuple[int, int] | None = None) -> str | None:
    """Return the text of a block or of a cell in it, or None when there is no such place."""
    if not 0 <= index < len(document.blocks):
        return None
    block = document.blocks[index]
    if cell is not None and isinstance(block, Table):
        return _cell_text(block, cell)
    return block.text


def _line(location: Location) -> str:
    if not location.line or location.cell is not None:
        return ""
    column = f"第{location.column}字" if location.column else ""
    return f"第{location.line}行{column}"


def _block(document: Document | None, location: Location) -> str:
    if document is None or not 0 <= location.block < len(document.blocks):
        return ""
    block = document.blocks[location.block]
    if not isinstance(block, Table):
        return f"第{_ordinal(document, location.block, Paragraph)}段"
    table = f"第{_ordinal(document, location.block, Table)}个表格"
    if location.cell is None:
        return table
    return f"{table}第{location.cell[0] + 1}行第{location.cell[1] + 1}列"


def _ordinal(document: Document, index: int, kind: type[Block]) -> int:
    """Count the blocks of one kind up to ``index``; blank paragraphs do not count."""
    before = document.blocks[:index]
    return 1 + sum(isinstance(block, kind) and bool(block.text.strip()) for block in before)


def _cell_text(table: Table, place: tuple[int, int]) -> str | None:
    for cell in table.cells:
        if (cell.row, cell.column) == place:
            return cell.text
    return None
