"""Seals that are drawn with paths: red curves and strokes that together fill a seal's square.

A producer may write a seal as vectors, not as an image. The curves, the star and the characters
turned into outlines touch or lie in each other; one such group of the size of a seal is read like
an image of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.model.blocks import channels
from govlint.model.pages import Box
from govlint.model.units import from_mm
from govlint.readers.pdf.drawn import Fill, Glyph, Picture

_SIDE = (from_mm(25), from_mm(60))
_OVAL = 1.7
"""A seal is no longer one way than so many times the other."""
_TOUCH = 2.0
"""Points that parts of one seal may stand apart."""
_MOST = 3_000
"""What has more red parts is a picture of something else."""


def seals_of(shapes: Sequence[Fill]) -> list[Picture]:
    """Return the seals among the curved shapes of a page."""
    red = [shape.box for shape in shapes if is_red(shape.color)]
    if not red or len(red) > _MOST:
        return []
    groups: list[Box] = []
    for box in sorted(red, key=_area, reverse=True):
        touching = [group for group in groups if _touch(group, box)]
        groups = [group for group in groups if group not in touching]
        groups.append(_union([box, *touching]))
    return [
        Picture(group, "seal", opaque=False, order=0, vector=True)
        for group in groups
        if _is_square(group)
    ]


def outside(glyphs: Iterable[Glyph], seals: Sequence[Picture]) -> list[Glyph]:
    """Leave out the red type that is part of a drawn seal: it is no line of the text."""
    if not seals:
        return list(glyphs)
    return [
        glyph
        for glyph in glyphs
        if not (is_red(glyph.color) and any(_holds(seal.box, glyph) for seal in seals))
    ]


def is_red(color: str | None) -> bool:
    """Tell whether a colour is that of a seal."""
    if color is None or len(color) != 6:
        return False
    red, green, blue = channels(color)
    return red >= 150 and green <= 110 and blue <= 110


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size / 3
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] - _TOUCH <= other[2]
        and other[0] - _TOUCH <= one[2]
        and one[1] - _TOUCH <= other[3]
        and other[1] - _TOUCH <= one[3]
    )


def _union(boxes: Sequence[Box]) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _is_square(box: Box) -> bool:
    across, down = box[2] - box[0], box[3] - box[1]
    least, most = _SIDE
    if not (least <= across <= most and least <= down <= most):
        return False
    return max(across, down) <= _OVAL * min(across, down)
