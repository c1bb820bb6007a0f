"""Page numbers: of the footers of a Word file, of the pages of a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.model.blocks import Alignment, Block, Format, Paragraph, Table
from govlint.model.document import Document, Margin, PageNumber, Section
from govlint.model.elements import PrintedNumber, Span
from govlint.model.pages import Box, Furniture, Page
from govlint.model.units import from_mm
from govlint.structure.printed import text_edges

CENTRE = from_mm(8)
"""A number whose middle is so near to the middle of the text is centred."""
DIGITS = re.compile(r"[0-9０-９]+|[一二三四五六七八九十百〇○]+|[ivxIVX]+")


def page_numbers(document: Document) -> tuple[PrintedNumber, ...]:
    """Return the page numbers: of every footer of a Word file, of every page of a PDF."""
    if document.pages:
        return tuple(_numbers_on_pages(document))
    found: list[PrintedNumber] = []
    for section in document.sections:
        for number in _numbers_of(section):
            if all(_key(number) != _key(other) for other in found):
                found.append(number)
    return tuple(found)


def _key(number: PrintedNumber) -> tuple[str, str, Format, int]:
    return number.kind, number.text, number.format, number.turn


def _numbers_of(section: Section) -> Iterator[PrintedNumber]:
    """Yield the numbers of the footers (and headers) that the section really shows."""
    shown = {"default"}
    shown |= {"first"} if section.first_page_differs else set()
    shown |= {"even"} if section.even_pages_differ else set()
    for margin in (*section.footers, *section.headers):
        if margin.kind in shown:
            for number in margin.page_numbers:
                yield _word_number(margin, number, section)


def _word_number(margin: Margin, number: PageNumber, section: Section) -> PrintedNumber:
    paragraph = next(
        (one for one in _paragraphs(margin.blocks) if one.path == number.path), Paragraph(())
    )
    text = paragraph.text
    digits = text[len(number.before) : len(text) - len(number.after)] or "1"
    alignment, indent = _side(paragraph, margin.kind)
    return PrintedNumber(
        text=f"{number.before}{digits}{number.after}".strip(),
        before=number.before,
        after=number.after,
        format=_format_at(paragraph, len(number.before)),
        span=Span(section.first_block, 0, 0),
        kind=margin.kind,
        alignment=alignment,
        indent=indent,
        number_format=number.number_format,
        turn=paragraph.format.turn or 0,
    )


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield from _paragraphs(cell.blocks)
        else:
            yield block


def _format_at(paragraph: Paragraph, offset: int) -> Format:
    for run in paragraph.runs:
        if offset < len(run.text):
            return run.format
        offset -= len(run.text)
    return paragraph.runs[-1].format if paragraph.runs else Format()


def _side(paragraph: Paragraph, kind: str) -> tuple[Alignment | None, float | None]:
    """Return where a number of a footer stands, and how far from that edge.

    A frame or text box has a place of its own; ``outside`` is right on odd pages.
    """
    look = paragraph.format
    if look.turn:
        return None, None  # along the side of a landscape page: the box decides where
    side = look.frame_align
    if side in ("outside", "inside"):
        side = "right" if (side == "outside") == (kind != "even") else "left"
    alignment = Alignment(side) if side in ("left", "right", "center") else look.alignment
    size = _format_at(paragraph, 0).size or 0.0
    if alignment is Alignment.RIGHT:
        return alignment, _indent(look.right, look.right_chars, size) + _blanks(paragraph, -1, size)
    if alignment in (Alignment.LEFT, Alignment.JUSTIFY):
        first = _indent(look.first_line, look.first_line_chars, size)
        left = _indent(look.left, look.left_chars, size)
        return Alignment.LEFT, left + first + _blanks(paragraph, 0, size)
    return alignment, None


def _indent(points: float | None, chars: float | None, size: float) -> float:
    return chars * size if chars is not None else points or 0.0


def _blanks(paragraph: Paragraph, end: int, size: float) -> float:
    """Return the width of the blanks that were typed before or behind a number."""
    text = paragraph.text
    blanks = text[: len(text) - len(text.lstrip())] if end == 0 else text[len(text.rstrip()) :]
    return sum(size if char == "\u3000" else size / 2 for char in blanks)


def _numbers_on_pages(document: Document) -> Iterator[PrintedNumber]:
    sides = {odd: text_edges(document, odd) for odd in (0, 1)}
    for page in document.pages:
        edges = sides[page.number % 2]
        for item in page.furniture:
            if item.kind == "page_number":
                yield _pdf_number(document, page, item, edges)


def _pdf_number(
    document: Document, page: Page, item: Furniture, edges: tuple[float, float] | None
) -> PrintedNumber:
    text = item.text.strip()
    found = DIGITS.search(text)
    start, end = found.span() if found else (0, len(text))
    line = item.line
    across = line.box if not item.turn else (line.edges[0], 0.0, line.edges[-1], 0.0)
    alignment, indent = _side_on_page(across, edges)
    blocks = [line.block for line in page.lines if line.block is not None]
    offset = item.text.find(text) + start
    return PrintedNumber(
        text=text,
        before=text[:start],
        after=text[end:],
        format=_format_at(Paragraph(item.runs), offset),
        span=Span(blocks[0] if blocks else 0, 0, 0),
        kind="even" if page.number % 2 == 0 else "default",
        alignment=alignment,
        indent=indent,
        page=page.number,
        box=line.box,
        turn=item.turn,
    )


def _side_on_page(
    box: Box, edges: tuple[float, float] | None
) -> tuple[Alignment | None, float | None]:
    if edges is None:
        return None, None
    middle = (box[0] + box[2]) / 2 - (edges[0] + edges[1]) / 2
    if abs(middle) <= CENTRE:
        return Alignment.CENTER, None
    if middle > 0:
        return Alignment.RIGHT, edges[1] - box[2]
    return Alignment.LEFT, box[0] - edges[0]
