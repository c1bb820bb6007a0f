"""Tables that only serve the layout are read as the paragraphs they hold.

About one real document in seven keeps most of its text in tables: a whole notice in one cell,
nested tables, the number beside 签发人, the lines of the imprint. A data table stays one block.
"""

from __future__ import annotations

import re
from dataclasses import replace

from govlint.model.blocks import Block, Cell, Paragraph, Table

_PROSE = 60
"""Characters from which a paragraph is prose rather than an entry of a table."""
_TALL = 3
"""Rows from which a grid of short cells is likely a table of data."""
_ENDS = frozenset("。；！？：")
_NUMBER = re.compile(r"[〔\[（(﹝]\s*\d{2,4}\s*[〕\]）)﹞]\s*第?\s*\d+\s*号|^\s*第\s*\d+\s*号\s*$")
_IMPRINT = re.compile(
    r"^\s*(?:主\s*题\s*词|抄\s*送|抄\s*报|主\s*送|分\s*送|印\s*发|校\s*对)\s*[：:]"
    r"|印发\s*$|(?:\d{4}|[○〇零一二三四五六七八九]{4})\s*年.{1,8}日\s*印\s*[发制]?\s*$"
)
_SIGNATORY = re.compile(r"^\s*(?:签\s*发\s*人|会\s*签\s*人?)\s*[：:]")
_MARK = re.compile(r"^\s*文\s*件\s*$|(?:文\s*件|函|令|纪\s*要)\s*$")
_BRACKETED = re.compile(r"^\s*[【［\[][^】］\]]{1,12}[】］\]]")


def unwrap(table: Table, *, bordered: bool | None = None) -> tuple[Block, ...]:
    """Return the blocks of a layout table in reading order, or the data table itself.

    Layout is: a single column or a single filled cell; cells of prose; cells that hold elements
    of a document (issuer mark beside 文件, number beside 签发人, the lines of the imprint).
    Short cells in rows and columns are data.

    Args:
        table: the table; tables nested in its cells have been through this function.
        bordered: whether vertical lines are drawn between the cells, None where unknown.

    Returns:
        The paragraphs (marked ``from_table``) and inner tables, or the table alone.
    """
    if not _is_layout(table, bordered):
        return (table,)
    return tuple(
        replace(block, from_table=True) if isinstance(block, Paragraph) else block
        for cell in table.cells
        for block in _worth(cell, table)
    )


def _worth(cell: Cell, table: Table) -> tuple[Block, ...]:
    """Blocks of a cell; a blank cell of a layout table only holds distance."""
    if len(table.cells) > 1 and not cell.text.strip():
        return ()
    return cell.blocks


def _is_layout(table: Table, bordered: bool | None) -> bool:
    filled = [cell for cell in table.cells if cell.text.strip()]
    if len(filled) <= 1 or _single_column(filled):
        return not _is_list(filled, bordered)
    if any(isinstance(block, Table) for cell in filled for block in cell.blocks):
        return True
    if _is_document(filled, bordered):
        return True
    return _prose_share(filled) > (0.8 if bordered else 0.5) and not _has_header(filled)


def _single_column(cells: list[Cell]) -> bool:
    return len({cell.column for cell in cells}) == 1


def _is_list(cells: list[Cell], bordered: bool | None) -> bool:
    """A bordered column of many short entries is data, though one column wide."""
    short = sum(len(cell.text) < _PROSE and cell.column_span == 1 for cell in cells)
    return bool(bordered) and len(cells) > _TALL and short == len(cells)


def _is_document(cells: list[Cell], bordered: bool | None) -> bool:
    """Tell whether the cells are elements of a document rather than entries of a table."""
    texts = [cell.text.strip() for cell in cells]
    if any(_BRACKETED.match(text) for text in texts):
        return sum(bool(_BRACKETED.match(text)) for text in texts) * 2 >= len(texts)
    elements = sum(_is_element(text) for text in texts)
    rows = len({cell.row for cell in cells})
    if elements == 0 or (bordered and rows > _TALL):
        return False
    return elements * 2 >= rows and len(cells) <= rows * 2 + 1


def _is_element(text: str) -> bool:
    return any(
        len(text) < limit and pattern.search(text)
        for pattern, limit in ((_NUMBER, 40), (_IMPRINT, 400), (_SIGNATORY, 60), (_MARK, 40))
    )


def _prose_share(cells: list[Cell]) -> float:
    """Share of the characters that stand in prose paragraphs."""
    texts = [block.text for cell in cells for block in cell.blocks]
    total = sum(map(len, texts))
    prose = sum(len(text) for text in texts if len(text) >= _PROSE and text.rstrip()[-1:] in _ENDS)
    return prose / total if total else 0.0


def _has_header(cells: list[Cell]) -> bool:
    """Tell whether the first row names columns: several short cells, more rows below."""
    rows = {cell.row for cell in cells}
    first = [cell for cell in cells if cell.row == min(rows)]
    short = all(len(cell.text.strip()) <= 15 for cell in first)
    return len(rows) > 1 and len(first) > 1 and short
