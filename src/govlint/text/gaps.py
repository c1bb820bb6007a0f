"""Blanks and invisible characters: which of them a text can do without."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence

from govlint.text.characters import BLANKS, INVISIBLE, touches_cjk

GAP = re.compile(f"[{BLANKS}{INVISIBLE}]+")
_BLANK = re.compile(f"[{BLANKS}]")
_DIGITS = re.compile(f"[0-9０-９{BLANKS}{INVISIBLE}]+")
_DIGIT = re.compile("[0-9０-９]")
_LINE_ENDS = "\n\r\f\v"


def close_gaps(text: str) -> tuple[str, Sequence[int]]:
    """Drop invisible characters and every blank that does not part two Latin words.

    Returns:
        The rest, and for each of its characters its place in ``text`` (code points), followed
        by the length of ``text``. Several blanks between two words become one, a space, at
        the place of the first.
    """
    pieces: list[str] = []
    offsets = array("q")
    place = 0
    keeps = _judge(text)
    for gap in GAP.finditer(text):
        start, end = gap.span()
        pieces.append(text[place:start])
        offsets.extend(range(place, start))
        blank = _BLANK.search(text, start, end)
        if blank is not None and keeps(start, end):
            pieces.append(" ")
            offsets.append(blank.start())
        place = end
    if not place:
        return text, range(len(text) + 1)
    pieces.append(text[place:])
    offsets.extend(range(place, len(text) + 1))
    return "".join(pieces), offsets


def _judge(text: str) -> Callable[[int, int], bool]:
    """Return the function that tells whether a gap of this text parts two Latin words."""
    closed: list[tuple[int, int]] | None = None

    def keeps(start: int, end: int) -> bool:
        nonlocal closed
        if start == 0 or end == len(text):
            return False
        before, after = text[start - 1], text[end]
        if before in _LINE_ENDS or after in _LINE_ENDS:
            return False
        if touches_cjk(before) or touches_cjk(after):
            return False
        if before.isalpha() or after.isalpha():
            return True
        if closed is None:
            closed = _numbers_beside_cjk(text)
        place = bisect_right(closed, (start, len(text))) - 1
        return place < 0 or closed[place][1] <= start

    return keeps


def _numbers_beside_cjk(text: str) -> list[tuple[int, int]]:
    """Return the runs of digits and gaps, such as the one in 第 1 2 号, that touch Chinese."""
    return [
        found.span()
        for found in _DIGITS.finditer(text)
        if _DIGIT.search(found[0]) and _beside_cjk(text, *found.span())
    ]


def _beside_cjk(text: str, start: int, end: int) -> bool:
    return (start > 0 and touches_cjk(text[start - 1])) or (
        end < len(text) and touches_cjk(text[end])
    )
