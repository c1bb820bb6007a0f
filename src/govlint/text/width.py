"""Columns that a text takes on a terminal, and cutting and padding to them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"
_WIDE = frozenset("WFA")  # ambiguous characters are wide on Chinese terminals
_NO_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})


@lru_cache(maxsize=8192)
def char_width(char: str) -> int:
    """Return the columns of one character: 0, 1 or 2."""
    if " " <= char <= "~":
        return 1
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def display_width(text: str) -> int:
    """Return the columns of a text on a Chinese terminal."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(char_width, text))


def pad(text: str, width: int) -> str:
    """Fill a text with spaces up to a number of columns; a wider one is returned as it is."""
    return text + " " * (width - display_width(text))


def truncate_around(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Shorten a text to at most ``width`` columns around the span from ``start`` to ``end``.

    Args:
        text: one line.
        start: first character of the span (code points).
        end: end of the span.
        width: columns, the ellipses included; at least 6.

    Returns:
        The excerpt with … where something was left out, and the span within it. A span that
        does not fit is cut at its end, and then stands for what is left of it.
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    if display_width(text) <= width:
        return text, start, max(start, end)
    room = max(width, 6) - 2 * char_width(ELLIPSIS)
    first, last = start, start
    used = 0
    while last < end and used + char_width(text[last]) <= room:
        used += char_width(text[last])
        last += 1
    shown_end = last
    first, last = _widen(text, first, last, room - used)
    head = ELLIPSIS if first > 0 else ""
    tail = ELLIPSIS if last < len(text) else ""
    shift = len(head) - first
    return head + text[first:last] + tail, start + shift, shown_end + shift


def _widen(text: str, first: int, last: int, room: int) -> tuple[int, int]:
    """Take in characters left and right in turn for as long as there is room."""
    grew = True
    while grew:
        grew = False
        if first > 0 and char_width(text[first - 1]) <= room:
            first -= 1
            room -= char_width(text[first])
            grew = True
        if last < len(text) and char_width(text[last]) <= room:
            room -= char_width(text[last])
            last += 1
            grew = True
    return first, last
