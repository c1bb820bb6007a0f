"""Invented notices laid out line by line, for the checks of where elements stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from govlint.model.blocks import Alignment, Format, LinePitch, Paragraph, ParagraphFormat, Run
from govlint.model.document import Capability, Document, Margins, Rule, Section
from govlint.model.pages import Page, PrintedLine
from govlint.model.units import from_mm
from tests.structure.pages import GLYPHS, HEIGHT, LEFT, RIGHT, WIDTH

PITCH = 28.95
STEP = 15.793
"""From character to character where 28 fill a line."""
PER_LINE = 28
LONG = "一" * (PER_LINE * 4 + 6) + "。"
"""Text whose filled lines show the edges of the type area."""
MARK, NUMBER = "甲市人民政府文件", "甲政发〔2024〕7号"
TITLE = "甲市人民政府关于做好防汛工作的通知"
RECIPIENTS = "各县人民政府，市政府各部门："
OPENING = "为做好防汛工作，现将有关事项通知如下，请认真贯彻执行。" + "一" * 90 + "。"
SIGNATURE, DATE = "甲市人民政府", "2024年5月7日"
SECTION = Section(
    0, WIDTH, HEIGHT, margins=Margins(from_mm(37), from_mm(35), from_mm(28), from_mm(26))
)


@dataclass(frozen=True)
class Row:
    """A paragraph: its text and look, and for pages the page and the line where it begins.

    ``line`` None: the line behind the row above. ``indent`` and ``turn`` are those of the first
    and of later lines, in 字.
    """

    text: str
    page: int = 1
    line: float | None = None
    indent: float = 0.0
    turn: float = 0.0
    size: float = 16.0
    font: str = "仿宋_GB2312"
    color: str = "000000"
    align: Alignment = Alignment.JUSTIFY
    broken: bool = False
    """In a Word file: a page break stands before it."""


class Make(Protocol):
    """Makes a document of rows: ``word`` or ``pages``."""

    def __call__(self, *rows: Row | str) -> Document:
        """Return the document."""


def red(text: str = MARK, line: float | None = None) -> Row:
    """Return a mark."""
    return Row(text, 1, line, 0, 0, 40.0, "方正小标宋简体", "FF0000", Alignment.CENTER)


def titled(text: str = TITLE, page: int = 1, line: float | None = None) -> Row:
    """Return a line of a title."""
    return Row(text, page, line, size=22.0, font="方正小标宋简体", align=Alignment.CENTER)


def word(*rows: Row | str, rules: Sequence[Rule] = ()) -> Document:
    """Return a Word file of paragraphs; a text alone is a plain one, an empty one a blank line."""
    blocks = tuple(_paragraph(Row(row) if isinstance(row, str) else row) for row in rows)
    provides = frozenset({Capability.TEXT, Capability.LAYOUT})
    return Document("docx", blocks, provides=provides, sections=(SECTION,), rules=tuple(rules))


def _paragraph(row: Row, page: int | None = None) -> Paragraph:
    look = ParagraphFormat(
        alignment=row.align,
        first_line=(row.indent - row.turn) * row.size,
        left=row.turn * row.size,
        pitch=LinePitch("exact", PITCH),
        before=0.0,
        after=0.0,
        page_break_before=row.broken,
    )
    return Paragraph((Run(row.text, Format(row.font, row.size, color=row.color)),), look, page=page)


def pages(*rows: Row | str, rules: Sequence[Rule] = (), landscape: int = 0) -> Document:
    """Return a PDF; blank rows take a line and leave no paragraph.

    Args:
        rows: the paragraphs.
        rules: drawn lines.
        landscape: number of a page that lies.
    """
    blocks: list[Paragraph] = []
    lines: list[PrintedLine] = []
    page, place = 1, 1.0
    for item in rows:
        row = Row(item, page) if isinstance(item, str) else item
        place = 1.0 if row.page != page else place
        page, place = row.page, row.line if row.line is not None else place
        if not row.text:
            place += 1
            continue
        made = _lines(row, len(blocks), page, place)
        blocks.append(replace(_paragraph(row, page), format=ParagraphFormat()))
        lines += made
        place += len(made)
    sheets = tuple(
        Page(
            number,
            *((HEIGHT, WIDTH) if number == landscape else (WIDTH, HEIGHT)),
            tuple(line for line in lines if line.page == number),
        )
        for number in range(1, page + 1)
    )
    return Document(
        "pdf",
        tuple(blocks),
        provides=GLYPHS,
        sections=(Section(0, WIDTH, HEIGHT),),
        pages=sheets,
        rules=tuple(rules),
    )


def _lines(row: Row, block: int, page: int, place: float) -> list[PrintedLine]:
    """Set a paragraph; a digit is half as wide as a Chinese character."""
    step = STEP if row.size == 16.0 else row.size
    found: list[PrintedLine] = []
    start = 0
    while start < len(row.text):
        indent = (row.turn if found else row.indent) * row.size
        widths: list[float] = []
        for char in row.text[start:]:
            width = step / 2 if char.isascii() else step
            if indent + sum(widths) + width > PER_LINE * STEP + 1:
                break
            widths.append(width)
        x0 = LEFT + indent
        if row.align is Alignment.CENTER:
            x0 = (LEFT + RIGHT - sum(widths)) / 2
        y = from_mm(37) + (place - 1 + len(found) + 0.8) * PITCH
        edges = tuple(itertools.accumulate(widths, initial=x0))
        box = (x0, y - 0.88 * row.size, edges[-1], y + 0.12 * row.size)
        end = start + len(widths)
        found.append(PrintedLine(page, block, start, end, box, y, row.size, edges))
        start = end
    return found


def top_of(line: float) -> float:
    """Return the upper edge of a line of the type area, in points."""
    return from_mm(37) + (line - 1) * PITCH


def with_blocks(document: Document, first: int, last: int, **changes: Any) -> Document:
    """Return a document whose paragraphs from ``first`` up to ``last`` have other values."""
    blocks = [
        replace(block, **changes)
        if first <= index < last and isinstance(block, Paragraph)
        else block
        for index, block in enumerate(document.blocks)
    ]
    return replace(document, blocks=tuple(blocks))
