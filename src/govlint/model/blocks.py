"""Blocks of a document: paragraphs with runs, tables with cells.

Everything is immutable. ``None`` always means *the reader could not know*, never a default:
plain text has no fonts, and a rule that needs one answers 未检查 instead of guessing.
Lengths are points, indents in characters are numbers of 字.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Alignment(StrEnum):
    """Horizontal alignment of a paragraph."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"
    DISTRIBUTE = "distribute"


@dataclass(frozen=True, slots=True)
class Format:
    """Effective format of the characters of one run.

    ``font`` is the font of the slot that the run's characters really use (East Asian, Latin …);
    a reader splits runs so that one slot holds for the whole run. ``color`` is ``RRGGBB`` in
    upper case; automatic colour is ``000000``.
    """

    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    spacing: float | None = None
    hidden: bool = False


UNKNOWN_FORMAT = Format()


def channels(color: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of a colour ``RRGGBB``."""
    red, green, blue = (int(color[index : index + 2], 16) for index in (0, 2, 4))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one format."""

    text: str
    format: Format = UNKNOWN_FORMAT


@dataclass(frozen=True, slots=True)
class LinePitch:
    """Distance between base lines: ``exact`` and ``at_least`` in points, ``multiple`` a factor."""

    rule: str
    value: float


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Effective paragraph format; ``None`` where the reader could not know."""

    alignment: Alignment | None = None
    first_line: float | None = None
    """First-line indent in points, negative when hanging."""
    first_line_chars: float | None = None
    """First-line indent in characters; it wins over ``first_line`` when given."""
    left: float | None = None
    left_chars: float | None = None
    right: float | None = None
    right_chars: float | None = None
    pitch: LinePitch | None = None
    before: float | None = None
    after: float | None = None
    snap_to_grid: bool | None = None
    keep_with_next: bool | None = None
    page_break_before: bool | None = None
    frame_align: str | None = None
    """Where the frame or text box around the paragraph stands: left, center, right, inside,
    outside; None without one."""
    turn: int | None = None
    """Direction of the text in a text box, in degrees clockwise; None without one."""
    outline_level: int | None = None
    """0 for the first level; ``None`` for body text."""
    style: str | None = None
    """Name of the paragraph style as Word shows it."""
    style_chain: tuple[str, ...] = ()


UNKNOWN_PARAGRAPH = ParagraphFormat()


@dataclass(frozen=True)
class Paragraph:
    r"""One paragraph as printed.

    ``text`` is the concatenation of the runs; manual line breaks inside it are ``\n``, page
    breaks ``\f``, tabs ``\t``. ``number`` is the automatic number that the reader rendered
    into the text: ``text`` begins with it.
    """

    runs: tuple[Run, ...]
    format: ParagraphFormat = UNKNOWN_PARAGRAPH
    path: str = ""
    line: int | None = None
    """Line of the source file where the paragraph begins (text files only, from 1)."""
    column: int | None = None
    page: int | None = None
    number: str = ""
    from_table: bool = False
    """True when the paragraph was unwrapped from a table used for layout."""
    from_textbox: bool = False

    @cached_property
    def text(self) -> str:
        """Text as printed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. Merged cells stand once, at their first row and column."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """Texts of the cell's blocks, joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True)
class Table:
    """A data table: one block. Tables used for layout are unwrapped by the reader."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    path: str = ""
    line: int | None = None
    column: int | None = None
    page: int | None = None

    @cached_property
    def text(self) -> str:
        """Cells of a row joined by tabs, rows joined by line feeds."""
        rows: list[list[str]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell.text)
        return "\n".join("\t".join(row) for row in rows)

    def cell_offset(self, row: int, column: int) -> int:
        """Return where the text of a cell begins in ``text``.

        Raises:
            KeyError: no cell begins at that row and column.
        """
        offset = 0
        current = 0
        first_in_row = True
        for cell in sorted(self.cells, key=lambda c: (c.row, c.column)):
            while current < cell.row:
                offset, current, first_in_row = offset + 1, current + 1, True
            offset += 0 if first_in_row else 1
            if (cell.row, cell.column) == (row, column):
                return offset
            offset += len(cell.text)
            first_in_row = False
        raise KeyError((row, column))


Block = Paragraph | Table
