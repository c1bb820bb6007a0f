"""Tables: merged cells stand once, nested tables inside their cell, layout tables unwrapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from govlint.model.blocks import Block, Cell, Table
from govlint.model.document import Revision, Rule
from govlint.readers.docx.context import Anchored
from govlint.readers.docx.inline import Story, control_content
from govlint.readers.docx.names import VAL, Element, T, W, child_value, local_name
from govlint.readers.docx.properties import Border
from govlint.readers.docx.styles import table_edges
from govlint.readers.docx.values import TWIP, bounded, measure
from govlint.readers.layout_tables import unwrap

ReadBlocks = Callable[[Element, Story, str, str | None], list[Block]]
_WIDEST = 1024
_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag"))
_GONE = (("del", "deletion"), ("moveFrom", "move_from"))
_CAME = (("ins", "insertion"), ("moveTo", "move_to"))


@dataclass
class _Open:
    """A cell while its rows are still counted."""

    row: int
    column: int
    columns: int
    blocks: list[Block]
    rows: int = 1


@dataclass
class _Grid:
    """The table while it is read."""

    element: Element
    story: Story
    style: str | None
    read: ReadBlocks
    cells: list[_Open] = field(default_factory=list)
    merging: dict[int, _Open] = field(default_factory=dict)
    """Cells that may go on downwards, by their first column."""
    rows: int = 0
    columns: int = 0
    kept: list[tuple[Element, bool, bool]] = field(default_factory=list)
    """Rows in the accepted view: the element, whether it is the first, the last."""


def read_table(element: Element, path: str, story: Story, read: ReadBlocks) -> tuple[Block, ...]:
    """Read a table.

    Args:
        element: ``w:tbl``.
        path: its path.
        story: the story it belongs to.
        read: reads the blocks of a cell.

    Returns:
        The table as one block, or its paragraphs where it only serves the layout and the context
        does not keep tables.
    """
    style = child_value(element, f"{W}tblPr/{W}tblStyle")
    grid = _Grid(element, story, style, read)
    edges = _edges(element, grid)
    rows = list(_opened(element, "tr", story, path))
    for index, (row, place) in enumerate(rows):
        story.context.deadline.check()
        if story.context.full or not _kept(row, story, place):
            continue
        _read_row(row, place, grid)
        grid.kept.append((row, index == 0, index == len(rows) - 1))
    table = _table(grid, path)
    if story.context.keep_tables:
        return (table,)
    blocks = unwrap(table, bordered=_has_verticals(element, edges))
    if not (blocks and blocks[0] is table):
        story.context.anchored += _lines(grid, edges, {block.path for block in blocks})
    return blocks


def _table(grid: _Grid, path: str) -> Table:
    cells = sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    return Table(
        tuple(
            Cell(cell.row, cell.column, tuple(cell.blocks), cell.rows, cell.columns)
            for cell in cells
        ),
        grid.rows,
        grid.columns,
        path,
    )


def _opened(parent: Element, name: str, story: Story, path: str) -> Iterator[tuple[Element, str]]:
    """Yield rows or cells with their paths, content controls and the like opened."""
    counts: Counter[str] = Counter()
    for child in parent:
        own = local_name(child)
        counts[own] += 1
        place = f"{path}/{own}[{counts[own]}]"
        inner: Element | None = None
        if child.tag == W + name:
            yield child, place
        elif child.tag == W + "sdt":
            inner = control_content(child, story.context)
        elif child.tag in _WRAPPERS:
            inner = child
        if inner is not None:
            yield from _opened(inner, name, story, place)


def _kept(row: Element, story: Story, path: str) -> bool:
    """Tell whether a row is in the accepted view; note its revision."""
    properties = row.find(W + "trPr")
    if properties is None:
        return True
    for changes, kept in ((_GONE, False), (_CAME, True)):
        for name, kind in changes:
            change = properties.find(W + name)
            if change is not None:
                text = "".join(piece.text or "" for piece in row.iter(T, W + "delText"))
                author = change.get(W + "author") or ""
                story.context.counts["revisions"] += 1
                story.context.anchored.append(Anchored(Revision(kind, -1, text, author), path))
                return kept
    return properties.find(W + "hidden") is None


def _read_row(row: Element, path: str, grid: _Grid) -> None:
    properties = row.find(W + "trPr")
    before = None if properties is None else child_value(properties, W + "gridBefore")
    column = bounded(before, 0, 0, _WIDEST)
    beside: _Open | None = None
    merging: dict[int, _Open] = {}
    for cell, place in _opened(row, "tc", grid.story, path):
        own = cell.find(W + "tcPr")
        if own is not None and own.find(W + "cellDel") is not None:
            continue
        span = bounded(None if own is None else child_value(own, W + "gridSpan"), 1, 1, _WIDEST)
        above = grid.merging.get(column)
        if _merge(own, "hMerge") == "continue" and beside is not None:
            beside.columns += span
        elif _merge(own, "vMerge") == "continue" and above is not None:
            above.rows += 1
            merging[column] = beside = above
        else:
            blocks = grid.read(cell, grid.story, place, grid.style)
            beside = _Open(grid.rows, column, span, blocks)
            grid.cells.append(beside)
            merging[column] = beside
        column += span
    grid.merging = merging
    grid.columns = max(grid.columns, column)
    grid.rows += 1


def _merge(properties: Element | None, name: str) -> str:
    """Return restart, continue or nothing; a merge mark without a value means continue."""
    mark = None if properties is None else properties.find(W + name)
    return "" if mark is None else mark.get(VAL) or "continue"


def _edges(element: Element, grid: _Grid) -> dict[str, Border | None]:
    sheet = grid.story.context.sheet
    edges = sheet.table_borders(grid.style)
    edges.update(table_edges(element.find(f"{W}tblPr/{W}tblBorders"), sheet.theme))
    return edges


def _has_verticals(element: Element, edges: dict[str, Border | None]) -> bool:
    """Tell whether vertical lines are drawn, by the table or by most of its cells."""
    if edges.get("insideV"):
        return True
    cells = element.findall(f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders")
    drawn = sum(
        any(
            edge.get(VAL) not in {None, "nil", "none"}
            for edge in borders.iterchildren(W + "left", W + "right", W + "start", W + "end")
        )
        for borders in cells
    )
    return drawn * 2 > len(element.findall(f"{W}tr/{W}tc"))


def _lines(grid: _Grid, edges: dict[str, Border | None], left: set[str]) -> Iterator[Anchored]:
    """Yield the horizontal lines of a layout table, at the paragraphs that are left of it.

    The lines of a blank row stand below the text before it.
    """
    places: dict[int, list[str]] = {}
    for cell in grid.cells:
        paths = (block.path for block in cell.blocks if block.path in left)
        places.setdefault(cell.row, []).extend(paths)
    before, width = "", _width(grid)
    for index, (row, first, last) in enumerate(grid.kept):
        own = places.get(index) or []
        top, bottom = _row_borders(row, grid, edges, first=first, last=last)
        for border, place, edge in (
            (top, own[0] if own else before, "above" if own else "below"),
            (bottom, own[-1] if own else before, "below"),
        ):
            if border is not None and place:
                yield Anchored(_rule(border, width, edge), place)
        before = own[-1] if own else before


def _row_borders(
    row: Element, grid: _Grid, edges: dict[str, Border | None], *, first: bool, last: bool
) -> tuple[Border | None, Border | None]:
    """Return the lines above and below a row; they are lines where every cell draws them."""
    theme = grid.story.context.sheet.theme
    own = [
        table_edges(cell.find(f"{W}tcPr/{W}tcBorders"), theme) for cell in row.iterfind(W + "tc")
    ]
    inside = edges.get("insideH")
    # A line between two rows is told once, as the lower edge of the upper one.
    tops = [borders.get("top", edges.get("top") if first else None) for borders in own]
    bottoms = [borders.get("bottom", edges.get("bottom") if last else inside) for borders in own]
    return (
        tops[0] if tops and all(tops) else None,
        bottoms[0] if bottoms and all(bottoms) else None,
    )


def _rule(border: Border, width: float | None, edge: str) -> Rule:
    return Rule(-1, "border", border.color, border.thickness, width, border.compound, edge)


def _width(grid: _Grid) -> float | None:
    widths = [
        measure(column.get(W + "w"), TWIP) or 0.0
        for column in grid.element.iterfind(f"{W}tblGrid/{W}gridCol")
    ]
    return round(sum(widths), 2) or None
