"""How a paragraph is set, measured on its printed lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from govlint.model.blocks import Alignment, LinePitch, ParagraphFormat
from govlint.readers.pdf.paragraphs import Areas, is_centred, is_right
from govlint.readers.pdf.rows import Row

_FLUSH = 0.15
"""Indents up to this, in em, are none."""
_JUSTIFIED = 0.6
_OPENING = "《〈（“‘「『【〔［｛"


def look_of(rows: Sequence[Row], areas: Areas) -> ParagraphFormat:
    """Return the format of a paragraph, its indents relative to the type area of its pages."""
    first, area = rows[0], areas[rows[0].page]
    pitch = _pitch(rows)
    if len(rows) == 1 and is_centred(first, area):
        return ParagraphFormat(Alignment.CENTER, first_line=0.0, left=0.0, right=0.0)
    if len(rows) == 1 and is_right(first, area):
        slack = _length(area.right - first.x1, first.em)
        return ParagraphFormat(Alignment.RIGHT, first_line=0.0, left=0.0, right=slack)
    if len(rows) == 1:
        indent = _length(_indent(first, area.left), first.em)
        return ParagraphFormat(Alignment.LEFT, first_line=indent, left=0.0)
    left = median(row.x0 - areas[row.page].left for row in rows[1:])
    slacks = [areas[row.page].right - row.x1 for row in rows[:-1]]
    sharp = [areas[row.page].right - row.x1 for row in rows[:-1] if not row.hangs_over]
    justified = max(slacks) - min(slacks) <= 2 * _JUSTIFIED * first.em
    return ParagraphFormat(
        Alignment.JUSTIFY if justified else Alignment.LEFT,
        first_line=_length(_indent(first, area.left) - left, first.em),
        left=_length(left, first.em),
        right=_length(max(min(sharp), 0.0), 2 * first.em) if sharp else None,
        pitch=pitch,
    )


def _indent(row: Row, left: float) -> float:
    """Return how far from ``left`` a line begins to the eye.

    A bracket may be set without the blank half of its em; its em box then begins half an em before
    the place where the line begins, and no whole number of characters from the edge.
    """
    plain = row.x0 - left
    if row.text[0] not in _OPENING:
        return plain
    return min((plain, plain + row.em / 2), key=lambda indent: abs(indent - _whole(indent, row.em)))


def _whole(indent: float, em: float) -> float:
    return round(indent / em) * em if em else indent


def _length(points: float, em: float) -> float:
    return 0.0 if abs(points) < _FLUSH * em else round(points, 1)


def _pitch(rows: Sequence[Row]) -> LinePitch | None:
    steps = [after.y - before.y for before, after in pairwise(rows) if before.page == after.page]
    return LinePitch("exact", round(median(steps), 1)) if steps else None
