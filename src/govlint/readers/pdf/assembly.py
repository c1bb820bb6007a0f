"""The parts of a Document, put together page by page: blocks, printed lines, rules, images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govlint.model.blocks import (
    UNKNOWN_PARAGRAPH,
    Block,
    Cell,
    Paragraph,
    Table,
)
from govlint.model.document import Image, Rule
from govlint.model.pages import Furniture, Page, PrintedLine
from govlint.readers.layout_tables import unwrap
from govlint.readers.pdf.areas import areas_of
from govlint.readers.pdf.drawn import Picture
from govlint.readers.pdf.furniture import Found, text_rows
from govlint.readers.pdf.looks import look_of
from govlint.readers.pdf.paragraphs import cell_paragraphs, paragraphs_of
from govlint.readers.pdf.rows import Row
from govlint.readers.pdf.sheets import GridRows, Sheet
from govlint.readers.pdf.strokes import DrawnRule
from govlint.readers.text import join_runs

Lines = dict[int, list[PrintedLine]]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where the text of a paragraph comes from: its lines, with what joins each to the next."""

    paragraph: Paragraph
    rows: tuple[Row, ...]
    joints: tuple[str, ...]


class Assembly:
    """Blocks in reading order and what stands beside them; everything is made at once."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        furniture: Mapping[int, Sequence[Found]],
        *,
        keep_tables: bool = False,
    ) -> None:
        """Put the sheets together; with ``keep_tables`` every ruled table stays a table."""
        self._keep_tables = keep_tables
        self._rows = {sheet.number: text_rows(sheet, furniture) for sheet in sheets}
        self._areas = areas_of(sheets, self._rows)
        self._unread = {sheet.number for sheet in sheets if sheet.recognised}
        self._lines: Lines = {sheet.number: [] for sheet in sheets}
        self.blocks: list[Block] = []
        self.first_blocks: dict[int, int] = {}
        """Number of the first block that begins on a page or after it."""
        self._fill(sheets)
        self.pages = [_page(sheet, self._lines[sheet.number], furniture) for sheet in sheets]
        self.rules = [
            _rule(rule, sheet.number, self._lines[sheet.number], self.first_blocks[sheet.number])
            for sheet in sheets
            for rule in sheet.rules
        ]
        self.images = [
            _image(item, sheet.number, self._lines[sheet.number], self.first_blocks[sheet.number])
            for sheet in sheets
            for item in sheet.pictures
        ]

    def _fill(self, sheets: Sequence[Sheet]) -> None:
        waiting: list[Row] = []
        for sheet in sheets:
            for item in _in_order(self._rows[sheet.number], sheet.grids):
                if isinstance(item, Row):
                    waiting.append(item)
                else:
                    self._add_text(waiting)
                    self._add_table(item, sheet.number)
                    waiting = []
        self._add_text(waiting)
        self._count_first_blocks(sheets)

    def _count_first_blocks(self, sheets: Sequence[Sheet]) -> None:
        starts: dict[int, int] = {}
        for number, block in enumerate(self.blocks):
            starts.setdefault(block.page or 0, number)
        last = max(len(self.blocks) - 1, 0)
        for sheet in reversed(sheets):
            last = self.first_blocks[sheet.number] = starts.get(sheet.number, last)

    def _add_text(self, rows: Sequence[Row]) -> None:
        for group in paragraphs_of(rows, self._areas):
            self._add_paragraph(self._piece(group))

    def _piece(self, rows: Sequence[Row]) -> _Piece:
        joints = [_joint(a.text, b.text) for a, b in pairwise(rows)] + [""]
        pieces = [
            (form, char)
            for row, joint in zip(rows, joints, strict=True)
            for form, char in zip(
                (*row.formats, *row.formats[-1:] * len(joint)), row.text + joint, strict=True
            )
        ]
        first = rows[0]
        look = UNKNOWN_PARAGRAPH if first.page in self._unread else look_of(rows, self._areas)
        path = f"page[{first.page}]/y[{first.y:.1f}]"
        paragraph = Paragraph(join_runs(pieces), look, path=path, page=first.page)
        return _Piece(paragraph, tuple(rows), tuple(joints))

    def _add_paragraph(self, piece: _Piece) -> None:
        self._print(piece, 0, None)
        self.blocks.append(piece.paragraph)

    def _print(self, piece: _Piece, offset: int, cell: tuple[int, int] | None) -> None:
        """Note where the lines stand of what becomes the next block."""
        for row, joint in zip(piece.rows, piece.joints, strict=True):
            end = offset + len(row.text) + len(joint)
            line = _line(row, len(self.blocks), offset, end, joint, cell)
            self._lines[row.page].append(line)
            offset = end

    def _add_table(self, table: GridRows, page: int) -> None:
        filled = [
            [
                self._piece(group)
                for group in cell_paragraphs(rows, place.box, by_words=self._keep_tables)
            ]
            for place, rows in table.cells
        ]
        cells = tuple(
            Cell(
                place.row,
                place.column,
                tuple(piece.paragraph for piece in pieces),
                place.row_span,
                place.column_span,
            )
            for (place, _), pieces in zip(table.cells, filled, strict=True)
        )
        path = f"page[{page}]/y[{table.grid.box[1]:.1f}]"
        whole = Table(cells, table.grid.rows, table.grid.columns, path=path, page=page)
        blocks = (whole,) if self._keep_tables else unwrap(whole, bordered=True)
        if blocks == (whole,):
            self._add_data(whole, filled)
            return
        pieces = (piece for pieces in filled for piece in pieces)
        for piece, block in zip(pieces, blocks, strict=True):
            if isinstance(block, Paragraph):
                self._add_paragraph(replace(piece, paragraph=block))

    def _add_data(self, table: Table, filled: Sequence[Sequence[_Piece]]) -> None:
        """Add a data table; what a paragraph of a cell looks like against the page says nothing."""
        cells = []
        for cell, pieces in zip(table.cells, filled, strict=True):
            offset = 0
            for piece in pieces:
                self._print(piece, offset, (cell.row, cell.column))
                offset += len(piece.paragraph.text) + 1
            plain = (replace(piece.paragraph, format=UNKNOWN_PARAGRAPH) for piece in pieces)
            cells.append(replace(cell, blocks=tuple(plain)))
        self.blocks.append(replace(table, cells=tuple(cells)))


def _in_order(rows: Sequence[Row], grids: Sequence[GridRows]) -> Iterator[Row | GridRows]:
    """Yield lines as they are given, and each table before the first line that stands below it."""
    waiting = list(grids)
    for row in rows:
        while waiting and waiting[0].grid.box[1] < row.y:
            yield waiting.pop(0)
        yield row
    yield from waiting


def _joint(before: str, after: str) -> str:
    """Return the blank that the end of a line stands for: one between Latin words."""
    latin = before[-1:].isascii() and after[:1].isascii()
    letters = before[-1:].isalpha() or after[:1].isalpha()
    return " " if latin and letters and before[-1:] != "-" else ""


def _line(
    row: Row, block: int | None, start: int, end: int, joint: str, cell: tuple[int, int] | None
) -> PrintedLine:
    edges = row.edges + row.edges[-1:] * len(joint)
    return PrintedLine(row.page, block, start, end, row.box, row.y, row.size, edges, cell)


def _page(
    sheet: Sheet, lines: Iterable[PrintedLine], furniture: Mapping[int, Sequence[Found]]
) -> Page:
    return Page(
        sheet.number,
        sheet.width,
        sheet.height,
        lines=tuple(sorted(lines, key=lambda line: (line.baseline, line.box[0]))),
        furniture=tuple(
            Furniture(
                found.kind,
                join_runs(zip(found.row.formats, found.row.text, strict=True)),
                _furniture_line(found),
                found.turn,
            )
            for found in furniture.get(sheet.number, ())
        ),
        scanned=sheet.scanned,
    )


def _furniture_line(found: Found) -> PrintedLine:
    line = _line(found.row, None, 0, len(found.row.text), "", None)
    return line if found.box is None else replace(line, box=found.box)


def _rule(rule: DrawnRule, page: int, lines: Sequence[PrintedLine], fallback: int) -> Rule:
    block, edge = _nearest(rule.y, lines, fallback)
    return Rule(
        block,
        "vector",
        color=rule.color,
        thickness=round(rule.thickness, 3),
        length=round(rule.length, 2),
        compound=rule.compound,
        edge=edge,
        x=round(rule.x, 2),
        y=round(rule.y, 2),
        page=page,
    )


def _nearest(y: float, lines: Sequence[PrintedLine], fallback: int) -> tuple[int, str | None]:
    """Return the block whose line is nearest to a height, and on which side of it that lies."""
    best = min(
        (line for line in lines if line.block is not None),
        key=lambda line: max(line.box[1] - y, y - line.box[3], 0.0),
        default=None,
    )
    if best is None or best.block is None:
        return fallback, None
    return best.block, "below" if y > (best.box[1] + best.box[3]) / 2 else "above"


def _image(item: Picture, page: int, lines: Sequence[PrintedLine], fallback: int) -> Image:
    x0, y0, x1, y1 = item.box
    block, _ = _nearest((y0 + y1) / 2, lines, fallback)
    over = any(
        x0 < line.box[2] and line.box[0] < x1 and y0 < line.box[3] and line.box[1] < y1
        for line in lines
    )
    source = "vector" if item.vector else "picture"
    return Image(
        block,
        x1 - x0,
        y1 - y0,
        floating=over,
        name=item.name,
        page=page,
        box=item.box,
        source=source,
    )
