"""Pages as printed: where every line stands, for formats that know it (PDF).

Lengths are points; ``y`` grows downwards from the top edge of the page.
"""

from __future__ import annotations

from dataclasses import dataclass

from govlint.model.blocks import Run

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""


EM_ABOVE, EM_BELOW = 0.88, 0.12
"""Share of the type size that the em box reaches above and below the base line."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of glyphs on one page.

    ``start`` and ``end`` are code points in the text of ``block`` (of its ``cell`` in a table);
    ``block`` is None for furniture. ``edges`` holds the left edge of every code point and the
    right edge of the last: ``end - start + 1`` numbers. A blank that stands for a gap is as wide
    as the gap; one that only joins the line to the next has width 0.
    ``box`` is the em box of the largest glyph (``EM_ABOVE``, ``EM_BELOW``), whatever the font says
    of itself.
    """

    page: int
    block: int | None
    start: int
    end: int
    box: Box
    baseline: float
    size: float
    edges: tuple[float, ...]
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the page and not to the text: ``page_number``, header, footer."""

    kind: str
    runs: tuple[Run, ...]
    line: PrintedLine
    turn: int = 0
    """Direction in which it runs on the page, in degrees clockwise; unless it is 0, the box of
    ``line`` is that on the page, its edges and base line those of the page turned back."""

    @property
    def text(self) -> str:
        """The line as printed."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` counts from 1, whatever is printed on it.

    ``scanned``: an image covers the page and no text is drawn on it that a reader can trust.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...] = ()
    """Lines of the text, from top to bottom, without furniture."""
    furniture: tuple[Furniture, ...] = ()
    scanned: bool = False
