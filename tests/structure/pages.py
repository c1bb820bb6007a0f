"""Invented documents with pages, made by hand, for the tests of what stands on a page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from govlint.model.blocks import Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Capability, Document, Section
from govlint.model.pages import Box, Furniture, Page, PrintedLine
from govlint.model.units import from_mm

WIDTH, HEIGHT = from_mm(210), from_mm(297)
LEFT, RIGHT = from_mm(28), from_mm(184)
BODY = Format(font="仿宋_GB2312", size=16.0, bold=False, color="000000")
RED = Format(font="方正小标宋简体", size=40.0, bold=False, color="FF0000")
GLYPHS = frozenset({Capability.TEXT, Capability.LAYOUT, Capability.GLYPHS})


def placed(
    block: int | None,
    text: str,
    top_mm: float,
    x0: float | None = None,
    size: float = 16.0,
    page: int = 1,
    start: int = 0,
) -> PrintedLine:
    """Return a line of square glyphs whose em box begins at ``top_mm``; centred without ``x0``."""
    width = size * len(text)
    left = (LEFT + RIGHT - width) / 2 if x0 is None else x0
    edges = tuple(left + size * index for index in range(len(text) + 1))
    top = from_mm(top_mm)
    box = (left, top, left + width, top + size)
    return PrintedLine(page, block, start, start + len(text), box, top + 0.88 * size, size, edges)


def paragraph(text: str, look: Format = BODY, page: int = 1) -> Paragraph:
    return Paragraph((Run(text, look),), ParagraphFormat(), page=page)


def running(top_mm: float, left: float, page: int = 1) -> tuple[Paragraph, list[PrintedLine]]:
    """Return a paragraph of five lines: an indented, three filled of 27 characters, a short one."""
    text = "一" * (25 + 27 * 3 + 4)
    cuts = [0, 25, 52, 79, 106, len(text)]
    lines = [
        placed(
            0,
            text[start:end],
            top_mm + 10 * index,
            left if index else left + 32,
            page=page,
            start=start,
        )
        for index, (start, end) in enumerate(itertools.pairwise(cuts))
    ]
    return paragraph(text, page=page), lines


def number_at(text: str, page: int, box: Box, look: Format | None = None) -> Furniture:
    format_ = look or Format(font="宋体", size=14.0, color="000000")
    width = (box[2] - box[0]) / max(len(text), 1)
    edges = tuple(box[0] + width * index for index in range(len(text) + 1))
    line = PrintedLine(page, None, 0, len(text), box, box[3] - 0.12 * 14, 14.0, edges)
    return Furniture("page_number", (Run(text, format_),), line)


def printed(
    blocks: Sequence[tuple[Paragraph, PrintedLine | Sequence[PrintedLine]]],
    furniture: Sequence[Furniture] = (),
    *,
    pages: int = 1,
) -> Document:
    """Return a PDF of A4 pages: paragraphs with their printed lines."""
    lines = [
        replace(line, block=index)
        for index, (_, found) in enumerate(blocks)
        for line in ((found,) if isinstance(found, PrintedLine) else found)
    ]
    return Document(
        format="pdf",
        blocks=tuple(block for block, _ in blocks),
        provides=GLYPHS,
        sections=(Section(0, WIDTH, HEIGHT),),
        pages=tuple(
            Page(
                number,
                WIDTH,
                HEIGHT,
                tuple(line for line in lines if line.page == number),
                tuple(item for item in furniture if item.line.page == number),
            )
            for number in range(1, pages + 1)
        ),
    )
