"""Prints of a text: few numbers by which documents that share wording are found.

Every run of ``LENGTH`` characters is hashed, and of every ``WINDOW`` hashes in a row the smallest
is kept (winnowing): documents that share ``SURE`` characters share a print, wherever these stand.
A tenth to a fifth of the hashes is kept. The figures were measured on real texts: shorter runs
find more of the changed copies than thirteen characters do, at the same size.
"""

from __future__ import annotations

from array import array
from zlib import crc32

from govlint.burden.copies.folding import BOUNDARY, fold
from govlint.model.copies import Source

VERSION = 1
"""Goes up with whatever changes the prints of a text; an index of another version is built anew."""
LENGTH = 10
WINDOW = 8
SURE = LENGTH + WINDOW - 1
"""So many characters in common always give a print in common."""

_UNIT = 2
"""Bytes of a code unit."""
_SCATTER = 0x9E3779B1
"""Odd, so that no two hashes become one. The smallest of eight are small numbers; this spreads
them over all buckets."""
_MASK = 0xFFFFFFFF


def prints_of(source: Source) -> array[int]:
    """Return the prints of what is compared of a document."""
    return prints(fold(source.text, source.body).text)


def prints(text: str) -> array[int]:
    """Return the prints of a folded text, each once, in ascending order (array of type ``I``).

    No print reaches over a boundary. A stretch of fewer than ``LENGTH`` characters has none.
    """
    kept: set[int] = set()
    for stretch in text.split(BOUNDARY):
        kept.update(_smallest(_hashes(stretch)))
    return array("I", sorted(number * _SCATTER & _MASK for number in kept))


def _hashes(stretch: str) -> list[int]:
    raw = stretch.encode("utf-16-le", "surrogatepass")
    size = LENGTH * _UNIT
    return [crc32(raw[at : at + size]) for at in range(0, len(raw) - size + 1, _UNIT)]


def _smallest(hashes: list[int]) -> set[int]:
    """Return the smallest of every ``WINDOW`` in a row; of a shorter list, its smallest."""
    if len(hashes) < WINDOW:
        return {min(hashes)} if hashes else set()
    width = 1
    while width < WINDOW:  # the smallest of 2, of 4, of 8
        pairs = zip(hashes, hashes[width:], strict=False)
        hashes = [one if one < two else two for one, two in pairs]
        width *= 2
    return set(hashes)
