"""Tables of a web page: rows and cells placed on a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from govlint.model.blocks import Block, Cell, Table

_MAX_SPAN = 100
_MAX_COLUMNS = 1_000
"""Beyond these a stated span counts as one column: only hostile pages go there."""
_GROUPS = ("thead", "tbody", "tfoot")


def table_rows(
    table: etree._Element,
) -> tuple[list[list[etree._Element]], list[etree._Element]]:
    """Return the rows of a table as lists of cells, and what stands in it outside of cells."""
    rows: list[list[etree._Element]] = []
    strays: list[etree._Element] = []
    for child in table:
        if child.tag in _GROUPS:
            for row in child:
                _sort(row, rows, strays)
        else:
            _sort(child, rows, strays)
    return rows, strays


def _sort(
    child: etree._Element, rows: list[list[etree._Element]], strays: list[etree._Element]
) -> None:
    if child.tag == "tr":
        rows.append([cell for cell in child if cell.tag in ("td", "th")])
        strays += [other for other in child if other.tag not in ("td", "th")]
    elif child.tag in ("td", "th"):
        rows.append([child])
    elif child.tag not in ("col", "colgroup"):
        strays.append(child)


def stray_texts(table: etree._Element) -> Iterator[str]:
    """Yield the text that stands in a table beside its cells; browsers show it before them."""
    for element in table.iterchildren():
        inner = [element, *element] if element.tag in _GROUPS else [element]
        for part in inner:
            if part.tag in _GROUPS or part.tag == "tr":
                yield part.text or ""
            if part.tag == "tr":
                yield from (cell.tail or "" for cell in part)
            yield part.tail or ""
    yield table.text or ""


def grid(
    rows: list[list[etree._Element]],
    read: Callable[[etree._Element, str], tuple[Block, ...]],
    path: str,
    line: int | None,
) -> Table | None:
    """Place cells on a grid.

    Args:
        rows: the rows, each a list of ``td`` and ``th``.
        read: gives the blocks inside a cell, from the cell and its path.
        path: path of the table.
        line: its line in the source.

    Returns:
        The table, or None when it has no cells. A row span ends with the table.
    """
    cells: list[Cell] = []
    busy: dict[int, int] = {}  # column → first row in which it is free again
    columns = 0
    for row, elements in enumerate(rows):
        column = 0
        for index, element in enumerate(elements, 1):
            while busy.get(column, 0) > row:
                column += 1
            width = _span(element, "colspan", min(_MAX_SPAN, _MAX_COLUMNS - column))
            height = _span(element, "rowspan", len(rows) - row)
            blocks = read(element, f"{path}/tr[{row + 1}]/{element.tag}[{index}]")
            cells.append(Cell(row, column, blocks, height, width))
            busy.update(dict.fromkeys(range(column, column + width), row + height))
            column += width
            columns = max(columns, column)
    return Table(tuple(cells), len(rows), columns, path, line) if cells else None


def _span(element: etree._Element, name: str, most: int) -> int:
    stated = element.get(name, "1").strip()
    value = int(stated) if stated.isdecimal() and len(stated) < 6 else 1
    return min(max(value, 1), max(most, 1))
