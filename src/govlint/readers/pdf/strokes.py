"""Drawn lines of a page: which of them underline text, and which separate it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from govlint.readers.pdf.drawn import Picture, Stroke
from govlint.readers.pdf.rows import Row

_LEVEL = 1.0
_GAP = 3.0
_STAR_GAP = 45.0
"""Room for a star in the middle of a red line."""
_SHORTEST = 28.0
"""A line shorter than a centimetre separates nothing."""
_PAIR = 6.5
"""Two lines so near are one double line."""
_ALIKE = 6.0
_UNDER = (-0.05, 0.32)
"""An underline is drawn between here and there below the base line, in sizes."""
_HEAVIER = 1.25
_THIN_IMAGE = 4.0


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """A level line: its left end, its middle, and what it is made of."""

    x: float
    y: float
    length: float
    thickness: float
    color: str | None
    compound: str = "single"


def underlined(rows: Sequence[Row], strokes: Iterable[Stroke]) -> tuple[list[Row], list[Stroke]]:
    """Give rows their underlines, and return the lines that underline nothing.

    A line under blanks alone, as a red separator made with the space bar, is no underline.
    """
    found = list(rows)
    rest: list[Stroke] = []
    for stroke in strokes:
        at = next((n for n, row in enumerate(found) if _lies_under(stroke, row)), None)
        if at is None:
            rest.append(stroke)
        else:
            found[at] = _with_underline(found[at], stroke)
    return found, rest


def _lies_under(stroke: Stroke, row: Row) -> bool:
    if not stroke.horizontal:
        return False
    below = (stroke.y0 + stroke.y1) / 2 - row.y
    within = row.x0 - _GAP <= stroke.x0 and stroke.x1 <= row.x1 + row.em + _GAP
    return within and _UNDER[0] * row.size <= below <= _UNDER[1] * row.size


def _with_underline(row: Row, stroke: Stroke) -> Row:
    formats = tuple(
        replace(form, underline=True)
        if stroke.x0 - 1 <= (left + right) / 2 <= stroke.x1 + 1
        else form
        for form, (left, right) in zip(row.formats, pairwise(row.edges), strict=True)
    )
    return replace(row, formats=formats)


def rules_of(strokes: Iterable[Stroke], pictures: Iterable[Picture]) -> list[DrawnRule]:
    """Return the level lines of a page from top to bottom, pieces joined, pairs made double."""
    pieces = [stroke for stroke in strokes if stroke.horizontal]
    pieces += [_as_stroke(picture) for picture in pictures if is_line(picture)]
    lines = [line for line in _joined(pieces) if line.x1 - line.x0 >= _SHORTEST]
    return _paired([_rule(line) for line in lines])


def is_line(picture: Picture) -> bool:
    """Tell whether an image is the image of a line."""
    x0, y0, x1, y1 = picture.box
    return y1 - y0 <= _THIN_IMAGE and x1 - x0 >= _SHORTEST


def _as_stroke(picture: Picture) -> Stroke:
    x0, y0, x1, y1 = picture.box
    return Stroke(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2, y1 - y0, None)


def _joined(pieces: Sequence[Stroke]) -> list[Stroke]:
    """Join pieces of one line: at one height, of one colour, end to end or over each other."""
    lines: list[Stroke] = []
    for piece in sorted(pieces, key=lambda piece: (round(piece.y0), piece.x0)):
        last = lines[-1] if lines else None
        if last is not None and _continues(last, piece):
            thickness = max(last.thickness, piece.thickness)
            lines[-1] = last._replace(x1=max(last.x1, piece.x1), thickness=thickness)
        else:
            lines.append(piece)
    return sorted(lines, key=lambda line: (line.y0, line.x0))


def _continues(last: Stroke, piece: Stroke) -> bool:
    if abs(last.y0 - piece.y0) > _LEVEL or last.color != piece.color:
        return False
    long = min(last.x1 - last.x0, piece.x1 - piece.x0) >= 2 * _STAR_GAP
    return piece.x0 - last.x1 <= (_STAR_GAP if long else _GAP)


def _rule(line: Stroke) -> DrawnRule:
    return DrawnRule(
        line.x0, (line.y0 + line.y1) / 2, line.x1 - line.x0, line.thickness, line.color
    )


def _paired(lines: Sequence[DrawnRule]) -> list[DrawnRule]:
    found: list[DrawnRule] = []
    for line in lines:
        upper = found[-1] if found else None
        if upper is not None and upper.compound == "single" and _is_pair(upper, line):
            found[-1] = _double(upper, line)
        else:
            found.append(line)
    return found


def _is_pair(upper: DrawnRule, lower: DrawnRule) -> bool:
    return (
        _LEVEL < lower.y - upper.y <= _PAIR
        and abs(upper.x - lower.x) <= _ALIKE
        and abs(upper.length - lower.length) <= _ALIKE
        and upper.color == lower.color
    )


def _double(upper: DrawnRule, lower: DrawnRule) -> DrawnRule:
    compound = "double"
    if upper.thickness > lower.thickness * _HEAVIER:
        compound = "thick_thin"
    elif lower.thickness > upper.thickness * _HEAVIER:
        compound = "thin_thick"
    top, bottom = upper.y - upper.thickness / 2, lower.y + lower.thickness / 2
    return replace(upper, y=(top + bottom) / 2, thickness=bottom - top, compound=compound)
