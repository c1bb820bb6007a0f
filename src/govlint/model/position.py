"""Where something stands in the original, and how other formats count it.

Inside govlint every offset counts code points. What another format wants (columns in UTF-16
units, bytes) is converted here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from govlint.model.blocks import Block, Table

Count = Callable[[str, int], int]
"""Turns an offset in code points of a text into an offset in another unit."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the original.

    ``block`` counts from 0 in reading order; ``start`` and ``end`` are code points in that
    block's text as printed; ``cell`` is row and column from 0 inside a table (then ``start``
    and ``end`` count in the cell's text); ``line``, ``column`` (code points) and ``page`` count
    from 1 and are None where the format has none; ``box`` is x0, top, x1, bottom in points.
    """

    block: int
    start: int
    end: int
    page: int | None = None
    line: int | None = None
    column: int | None = None
    path: str = ""
    cell: tuple[int, int] | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """A place in a file of text; both count from 1, ``column`` is None where it is not known."""

    line: int
    column: int | None = None


def code_points(text: str, offset: int) -> int:
    """Keep an offset in code points as it is; ``text`` is not looked at."""
    return offset


def utf8_offset(text: str, offset: int) -> int:
    """Convert an offset in code points to one in UTF-8 bytes."""
    return len(text[:offset].encode("utf-8", "surrogatepass"))


def utf16_offset(text: str, offset: int) -> int:
    """Convert an offset in code points to one in UTF-16 code units."""
    head = text[:offset]
    return len(head) + sum(char > "\uffff" for char in head)


def source_place(
    block: Block, offset: int, cell: tuple[int, int] | None = None, count: Count = code_points
) -> SourcePlace | None:
    """Return where a character of a block stands in the file.

    Args:
        block: a block of the document.
        offset: code points in its text, or in that of ``cell``.
        cell: row and column from 0 inside a table.
        count: the unit of the column. What stands before the block in its line (marks of
            Markdown) is ASCII, one unit each.

    Returns:
        The line alone where the text as printed is not that of the source (tables, HTML, links
        and emphasis in Markdown); None where the format has no lines (Word, PDF).
    """
    if isinstance(block, Table):
        line = _cell_line(block, cell) or block.line
        return None if line is None else SourcePlace(line)
    if block.line is None or block.column is None:
        return None if block.line is None else SourcePlace(block.line)
    # An automatic number or bullet is printed, but is not what the source has there.
    printed = block.text[len(block.number) :]
    offset = max(0, offset - len(block.number))
    begin = printed.rfind("\n", 0, offset) + 1
    first = 1 if begin else block.column
    line = block.line + printed.count("\n", 0, begin)
    return SourcePlace(line, first + count(printed[begin:], offset - begin))


def _cell_line(table: Table, place: tuple[int, int] | None) -> int | None:
    for cell in table.cells:
        if (cell.row, cell.column) == place:
            return cell.blocks[0].line if cell.blocks else None
    return None
