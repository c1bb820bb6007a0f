"""The seam between the libraries that draw a page and the reader that understands it.

Lengths are points, ``y`` grows downwards from the top edge of the page as it is shown (crop box and
rotation applied). A backend yields what is drawn, in the order of drawing, and understands nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from govlint.model.pages import Box
from govlint.readers.limits import Deadline, Limits


class Face(NamedTuple):
    """A font: its name without subset prefix and style, None where the file has no real name."""

    name: str | None
    bold: bool | None = None
    italic: bool | None = None


class Glyph(NamedTuple):
    """One drawn character (or ligature); ``text`` is U+FFFD where the font does not tell it.

    ``size`` is the height of the em, ``em`` its width (the two differ in condensed type), both as
    drawn. ``turn`` is the direction of the text in degrees clockwise: 0 for upright lines, 90, 180
    or 270, None when oblique or set downwards; the places are those on the page turned back by so
    much, where the text runs from left to right. ``shown`` is False for invisible text (mode 3).
    """

    text: str
    face: Face
    size: float
    em: float
    color: str | None
    x0: float
    x1: float
    y: float
    """Base line."""
    turn: int | None = 0
    shown: bool = True
    bold: bool = False
    """Stroked as well as filled, which is how bold type is faked."""


class Stroke(NamedTuple):
    """A straight line along an axis, stroked or drawn as a thin filled box."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    color: str | None

    @property
    def horizontal(self) -> bool:
        """True when the line runs across the page."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class Fill(NamedTuple):
    """A filled area; ``order`` counts the glyphs that were drawn before it."""

    box: Box
    color: str | None
    order: int


class Picture(NamedTuple):
    """An image; ``opaque`` when nothing below it shows through."""

    box: Box
    name: str
    opaque: bool
    order: int
    """Glyphs that were drawn before it."""
    vector: bool = False
    """Made up of paths."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What one page shows.

    ``curves`` counts outlines that are no straight lines; ``shapes`` are the boxes of those in
    colour.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()
    curves: int = 0
    shapes: tuple[Fill, ...] = ()
    damaged: bool = False
    """Only a part of the page could be read."""


class Drawing(Protocol):
    """An opened file."""

    @property
    def author(self) -> str:
        """Author as the file says, or nothing."""

    @property
    def announced(self) -> int:
        """Number of pages that the file says it has, 0 where it does not say."""

    @property
    def repaired(self) -> bool:
        """True when the table of contents of the file was broken and had to be rebuilt."""

    def pages(self) -> Iterator[DrawnPage]:
        """Yield the pages in order, each of them once."""


class Backend(Protocol):
    """A library that can read PDF files."""

    def __call__(self, raw: bytes, limits: Limits, deadline: Deadline) -> Drawing:
        """Open a file.

        Raises:
            ReadError: ``encrypted``, ``truncated``, ``unreadable`` or ``limit``.
        """
