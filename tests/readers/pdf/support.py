"""What the tests of the PDF reader share."""

from __future__ import annotations

from govlint.model.document import Document
from govlint.readers.limits import Deadline, Limits
from govlint.readers.pdf import read_pdf
from govlint.readers.pdf.drawn import DrawnPage, Face, Glyph
from govlint.readers.pdf.miner import open_pdf
from govlint.readers.pdf.rows import Row, rows_of
from tests.readers.pdf.make import Page, Pdf

FACE = Face("FangSong_GB2312", False, False)


def drawn(pdf: Pdf) -> list[DrawnPage]:
    """The pages as the backend draws them."""
    limits = Limits()
    return list(open_pdf(pdf.bytes(), limits, Deadline(limits.max_seconds)).pages())


def read(pdf: Pdf) -> Document:
    """The document that the reader makes of a file."""
    return read_pdf(pdf.bytes(), "made.pdf", Limits())


def glyphs(
    text: str, x: float = 80.0, y: float = 100.0, size: float = 16.0, color: str = "000000"
) -> list[Glyph]:
    """A line of glyphs: Chinese an em wide, ASCII half an em; ``_`` is a gap of em / 10."""
    found = []
    for char in text:
        if char == "_":
            x += size / 10
            continue
        width = size / 2 if char.isascii() else size
        found.append(Glyph(char, FACE, size, size, color, x, x + width, y))
        x += width
    return found


def row(
    text: str, x: float = 80.0, y: float = 100.0, size: float = 16.0, *, page: int = 1, **look: str
) -> Row:
    """A printed line."""
    return rows_of(glyphs(text, x, y, size, **look), page)[0]


def running(
    page: Page, first: float, count: int = 3, text: str = "文", step: float = 28.0
) -> float:
    """Set lines of 28 characters between 79 and 527 points; return the next base line."""
    for number in range(count):
        page.text(79.0, first + number * step, text * 28)
    return first + count * step
