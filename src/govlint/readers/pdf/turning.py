"""Pages whose text runs up, down or upside down, turned so that it runs from left to right."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from govlint.model.pages import Box
from govlint.readers.pdf.drawn import DrawnPage, Stroke

Point = tuple[float, float]


def turn_back(point: Point, turn: int, width: float, height: float) -> Point:
    """Return where a point comes to lie when a page is turned back by ``turn`` degrees.

    Args:
        point: x and y on the page, y downwards.
        turn: direction of the text in degrees clockwise: 0, 90, 180 or 270.
        width: width of the page as it is.
        height: its height.
    """
    x, y = point
    if turn == 90:
        return y, width - x
    if turn == 180:
        return width - x, height - y
    if turn == 270:
        return height - y, x
    return point


def turned(page: DrawnPage) -> DrawnPage:
    """Return the page with most of its text upright; other directions turn with it."""
    turns = Counter(glyph.turn for glyph in page.glyphs if not glyph.text.isspace())
    turn = next((turn for turn, _ in turns.most_common(1)), 0)
    if not turn:
        return page

    def box(old: Box) -> Box:
        one = turn_back((old[0], old[1]), turn, page.width, page.height)
        other = turn_back((old[2], old[3]), turn, page.width, page.height)
        left, right = sorted((one[0], other[0]))
        top, bottom = sorted((one[1], other[1]))
        return left, top, right, bottom

    across = turn == 180
    return replace(
        page,
        width=page.width if across else page.height,
        height=page.height if across else page.width,
        glyphs=tuple(
            glyph._replace(turn=None if glyph.turn is None else (glyph.turn - turn) % 360)
            for glyph in page.glyphs
        ),
        strokes=tuple(
            Stroke(*box((line.x0, line.y0, line.x1, line.y1)), line.thickness, line.color)
            for line in page.strokes
        ),
        fills=tuple(fill._replace(box=box(fill.box)) for fill in page.fills),
        shapes=tuple(shape._replace(box=box(shape.box)) for shape in page.shapes),
        pictures=tuple(picture._replace(box=box(picture.box)) for picture in page.pictures),
    )
