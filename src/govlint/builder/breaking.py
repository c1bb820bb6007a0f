"""Where lines break: an estimate that is as good as the fonts are square."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from govlint.builder.paragraphs import Piece
from govlint.builder.spec import Look
from govlint.text.width import display_width

_TOLERANCE = 0.05
"""Points."""
SPACE = 0.2
"""Of the type size: what LibreOffice leaves between Chinese and Latin, and Word where it may."""
_CLOSING = frozenset("，。、；：？！）》〉〕】」』”’％…—·,.;:?!)]}%")
"""Marks that begin no line."""
_OPENING = frozenset("（《〈〔【「『“‘([{")
"""Marks that end no line."""
_HANGING = frozenset("，。、；：？！")
"""Marks that may stand beyond the right edge."""


def count_lines(pieces: Sequence[Piece], first: float, room: float, space: float = SPACE) -> int:
    """Return on how many lines a stretch between breaks is set; a mark may hang over the edge.

    Args:
        pieces: the stretch.
        first: width of its first line in points.
        room: width of the other lines.
        space: between Chinese and Latin, in shares of the type size.
    """
    return 1 + len(_breaks(pieces, first, room, space))


def break_lines(pieces: Sequence[Piece], first: float, room: float) -> list[tuple[Piece, ...]]:
    """Return the lines on which a stretch is set.

    Args:
        pieces: the stretch.
        first: width of its first line in points.
        room: width of the other lines.
    """
    places = _breaks(pieces, first, room, SPACE)
    lines: list[list[Piece]] = [[] for _ in range(len(places) + 1)]
    for place, char, look in _characters(pieces):
        line = lines[bisect(places, place)]
        if line and line[-1].look == look:
            line[-1] = Piece(line[-1].text + char, look)
        else:
            line.append(Piece(char, look))
    return [tuple(line) for line in lines]


def _characters(pieces: Sequence[Piece]) -> Iterator[tuple[int, str, Look]]:
    characters = ((char, piece.look) for piece in pieces for char in piece.text)
    for place, (char, look) in enumerate(characters):
        yield place, char, look


def _breaks(pieces: Sequence[Piece], first: float, room: float, space: float) -> list[int]:
    """Return the characters that begin a line, without that of the first line."""
    found: list[int] = []
    full = left = first
    for start, width, hanging in _words(pieces, space):
        if width - hanging > left + _TOLERANCE and left < full:
            found.append(start)
            full = left = room
        left -= width
    return found


def _words(pieces: Sequence[Piece], space: float) -> Iterator[tuple[int, float, float]]:
    """Yield first character and width of what breaks as one, and width of a mark that may hang."""
    start, width, hanging, last = 0, 0.0, 0.0, ""
    for place, char, look in _characters(pieces):
        if last and not _together(last, char):
            yield start, width, hanging
            start, width = place, 0.0
        gap = space * look.size if last and _script(last) * _script(char) < 0 else 0.0
        wide = display_width(char) * look.size / 2
        width += wide + gap
        hanging, last = wide if char in _HANGING else 0.0, char
    if last:
        yield start, width, hanging


def _together(first: str, second: str) -> bool:
    """Tell whether no line breaks between two characters."""
    if second in _CLOSING or first in _OPENING:
        return True
    return _script(first) == _script(second) == _LATIN


_LATIN, _CHINESE = -1, 1


def _script(char: str) -> int:
    """Return whether a character is Latin (-1), Chinese (1) or a mark (0)."""
    if char.isascii():
        return _LATIN if char.isalnum() else 0
    return _CHINESE if char.isalpha() else 0
