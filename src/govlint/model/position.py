"""Where something stands in the original, and how other formats count it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the original.

    ``block`` counts from 0 in reading order; ``start`` and ``end`` are code points in that
    block's text as printed; ``cell`` is row and column from 0 inside a table (then ``start``
    and ``end`` count in the cell's text); ``line``, ``column`` (code points) and ``page`` count
    from 1 and are None where the format has none; ``box`` is x0, top, x1, bottom in points.
    """

    block: int
    start: int
    end: int
    page: int | None = None
    line: int | None = None
    column: int | None = None
    path: str = ""
    cell: tuple[int, int] | None = None
    box: tuple[float, float, float, float] | None = None


def utf8_offset(text: str, offset: int) -> int:
    """Convert an offset in code points to one in UTF-8 bytes."""
    return len(text[:offset].encode("utf-8", "surrogatepass"))


def utf16_offset(text: str, offset: int) -> int:
    """Convert an offset in code points to one in UTF-16 code units."""
    head = text[:offset]
    return len(head) + sum(char > "\uffff" for char in head)
