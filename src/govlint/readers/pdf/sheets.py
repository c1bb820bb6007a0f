"""One page after drawing: its lines of text, its tables, its drawn lines, its images.

What nobody sees is left out: text outside the page and white type on white paper; and type that
runs across the page (watermarks). A page that is one image is a scan; invisible text on it comes
from recognition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from govlint.model.blocks import UNKNOWN_FORMAT
from govlint.model.pages import Box
from govlint.readers.pdf.colors import WHITE
from govlint.readers.pdf.device import UNKNOWN
from govlint.readers.pdf.drawn import DrawnPage, Glyph, Picture
from govlint.readers.pdf.grids import Grid, GridCell, grids_of
from govlint.readers.pdf.rows import Row, is_blank, rows_of
from govlint.readers.pdf.seals import outside as outside_of
from govlint.readers.pdf.seals import seals_of
from govlint.readers.pdf.sideways import Sideways, count_glyphs, sideways_of
from govlint.readers.pdf.stacks import unstacked
from govlint.readers.pdf.strokes import DrawnRule, is_line, rules_of, underlined
from govlint.readers.pdf.turning import turned

_COVERED = 0.7
"""Share of a page from which on an image (or several) is the page."""
_MANY = 1_000
"""So many coloured areas are a picture; what is white there may well be seen."""
_TINY, _HUGE = 0.5, 10_000.0
"""Type that is smaller or larger, in points, is not there to be read."""
_FEW = 16
"""Glyphs up to which a page that is an image counts as having no text."""


@dataclass(frozen=True, slots=True)
class GridRows:
    """A table with the lines of its cells."""

    grid: Grid
    cells: tuple[tuple[GridCell, tuple[Row, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What can be read on one page; ``number`` counts from 1."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...] = ()
    grids: tuple[GridRows, ...] = ()
    rules: tuple[DrawnRule, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sideways: tuple[Sideways, ...] = ()
    """Page numbers along the sides."""
    scanned: bool = False
    recognised: bool = False
    """The text is invisible text over a scan."""
    damaged: bool = False
    outlines: int = 0
    oblique: int = 0
    """Glyphs that were left out because they run across the page."""
    unknown: int = 0
    """Glyphs of which the file does not tell what they mean."""
    hidden: str = ""
    """Invisible text that stands over no scan."""


def sheet_of(page: DrawnPage, number: int) -> Sheet:
    """Sort out what a page shows."""
    page = turned(page)
    seals = seals_of(page.shapes)
    across = [glyph for glyph in page.glyphs if glyph.turn != 0 and glyph.shown]
    sideways = sideways_of(page, number)
    oblique = max(_count(outside_of(across, seals)) - count_glyphs(sideways), 0)
    upright = [glyph for glyph in page.glyphs if glyph.turn == 0 and _on_page(glyph, page)]
    seen, unseen = _seen(page, upright)
    image_only = _covered(page) >= _COVERED and _count(seen) <= _FEW
    empty = Sheet(number, page.width, page.height, damaged=page.damaged)
    if image_only and _count(unseen) > _FEW:
        recognised = tuple(_without_look(row) for row in rows_of(unseen, number))
        return replace(empty, rows=recognised, scanned=True, recognised=True)
    if image_only:
        return replace(empty, scanned=True)
    visible = outside_of(_not_white(seen, page), seals)
    grids, lines = grids_of([line for line in page.strokes if line.color != WHITE])
    filled, outside = _into_cells(visible, grids, number)
    rows, lines = underlined(rows_of(outside, number), lines)
    return replace(
        empty,
        rows=tuple(unstacked(rows)),
        grids=filled,
        rules=tuple(rules_of(lines, page.pictures)),
        pictures=(*(picture for picture in page.pictures if not is_line(picture)), *seals),
        sideways=sideways,
        outlines=page.curves,
        oblique=oblique,
        unknown=sum(glyph.text == UNKNOWN for glyph in visible),
        hidden="".join(row.text for row in rows_of(unseen, number)),
    )


def _without_look(row: Row) -> Row:
    """Recognition knows where a character stands; the font it names is its own."""
    formats = (UNKNOWN_FORMAT,) * len(row.formats)
    return replace(row, formats=formats, format=UNKNOWN_FORMAT)


def _on_page(glyph: Glyph, page: DrawnPage) -> bool:
    middle = (glyph.x0 + glyph.x1) / 2
    if not (_TINY <= glyph.size <= _HUGE and _TINY <= glyph.em <= _HUGE):
        return False
    return 0 <= middle <= page.width and 0 <= glyph.y <= page.height + glyph.size


def _count(glyphs: Iterable[Glyph]) -> int:
    return sum(not is_blank(glyph.text) for glyph in glyphs)


def _seen(page: DrawnPage, upright: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """Part visible from invisible text; what an image covers that was drawn later is invisible."""
    covers = (p.order for p in page.pictures if p.opaque and _share(p.box, page) >= _COVERED)
    last = max(covers, default=0)
    hidden = set(map(id, page.glyphs[:last]))
    seen = [glyph for glyph in upright if glyph.shown and id(glyph) not in hidden]
    unseen = [glyph for glyph in upright if not glyph.shown or id(glyph) in hidden]
    return seen, unseen


def _covered(page: DrawnPage) -> float:
    """Share of the page under images; images over each other count once too often."""
    return sum(_share(picture.box, page) for picture in page.pictures)


def _share(box: Box, page: DrawnPage) -> float:
    across = min(box[2], page.width) - max(box[0], 0.0)
    down = min(box[3], page.height) - max(box[1], 0.0)
    return max(across, 0.0) * max(down, 0.0) / (page.width * page.height)


def _not_white(glyphs: Sequence[Glyph], page: DrawnPage) -> list[Glyph]:
    """Leave out white type, unless something dark or an image lies below it."""
    grounds = [fill.box for fill in page.fills if fill.color != WHITE]
    grounds += [picture.box for picture in page.pictures]
    if len(grounds) > _MANY:
        return list(glyphs)
    return [
        glyph
        for glyph in glyphs
        if glyph.color != WHITE or any(_holds(box, glyph) for box in grounds)
    ]


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size / 3
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _into_cells(
    glyphs: Sequence[Glyph], grids: Sequence[Grid], number: int
) -> tuple[tuple[GridRows, ...], list[Glyph]]:
    """Give every cell its lines; tables without text are drawings."""
    filled = []
    outside = list(glyphs)
    for grid in grids:
        cells: dict[GridCell, list[Glyph]] = {cell: [] for cell in grid.cells}
        rest: list[Glyph] = []
        for glyph in outside:
            cell = grid.cell_at((glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size / 3)
            (rest if cell is None else cells[cell]).append(glyph)
        found = tuple((cell, tuple(rows_of(content, number))) for cell, content in cells.items())
        if any(rows for _, rows in found):
            filled.append(GridRows(grid, found))
            outside = rest
    return tuple(filled), outside
