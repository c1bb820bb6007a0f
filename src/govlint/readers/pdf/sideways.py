"""Page numbers that run along the side of a page: those of landscape pages.

On a landscape page the number stays where it is on upright ones (GB/T 9704-2012, 8), so that it
runs up or down the page as that lies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govlint.model.pages import Box
from govlint.readers.pdf.drawn import DrawnPage
from govlint.readers.pdf.rows import Row, rows_of
from govlint.readers.pdf.turning import turn_back
from govlint.text.characters import BLANKS

_NUMBER = re.compile(r"[—―─–‐‑－\-]{1,2}\d{1,4}[—―─–‐‑－\-]{1,2}")
_BLANK = re.compile(f"[{BLANKS}]+")
_SIDE = 0.16
"""The outer part of a page's width in which such a number stands."""
_MOST_GLYPHS = 24
"""Pages with more type across them have a watermark there, or text of their own."""


@dataclass(frozen=True, slots=True)
class Sideways:
    """A line that runs at ``turn`` degrees clockwise; ``row`` lies on the page turned back."""

    row: Row
    turn: int
    box: Box


def sideways_of(page: DrawnPage, number: int) -> tuple[Sideways, ...]:
    """Return the lines along the sides of a page that are page numbers by what they say."""
    found: list[Sideways] = []
    for turn in (90, 270):
        glyphs = [glyph for glyph in page.glyphs if glyph.turn == turn and glyph.shown]
        if 0 < len(glyphs) <= _MOST_GLYPHS:
            found += _numbers(rows_of(glyphs, number), page, turn, str(number))
    return tuple(found)


def _numbers(rows: Sequence[Row], page: DrawnPage, turn: int, count: str) -> Iterator[Sideways]:
    """Yield numbers between dashes, or without them where they count the pages of the file."""
    for row in rows:
        plain = _BLANK.sub("", row.text)
        box = _on_page(row.box, page, turn)
        middle = (box[0] + box[2]) / 2
        outer = min(middle, page.width - middle) <= _SIDE * page.width
        if outer and (_NUMBER.fullmatch(plain) or plain == count):
            yield Sideways(row, turn, box)


def _on_page(box: Box, page: DrawnPage, turn: int) -> Box:
    """Return where a box of the page turned back lies on the page as it is."""
    back = 360 - turn
    one = turn_back((box[0], box[1]), back, page.height, page.width)
    other = turn_back((box[2], box[3]), back, page.height, page.width)
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left, top, right, bottom


def count_glyphs(found: Iterable[Sideways]) -> int:
    """Return how many visible glyphs the lines take up."""
    return sum(len(_BLANK.sub("", item.row.text)) for item in found)
