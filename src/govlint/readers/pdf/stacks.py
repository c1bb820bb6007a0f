"""The mark of several issuers: their names stand above each other, 文件 beside them in the middle.

Read by height alone, 文件 would come between the names, or on the line of one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from govlint.readers.pdf.rows import Row
from govlint.text.characters import BLANKS

_WORD = re.compile(f"文[{BLANKS}]*件")
_LAST = re.compile(f"[{BLANKS}]*(?P<word>文[{BLANKS}]*件)$")
_LARGE = 18.0
_REACH = 4.0
"""Names stand so near to the word, in sizes of the larger type."""


def unstacked(rows: Sequence[Row]) -> list[Row]:
    """Return the lines of a page with 文件 behind the last of the names that it stands beside."""
    found = [part for row in rows for part in _parts(row, rows)]
    for word in [row for row in found if _is_word(row)]:
        names = [row for row in found if _stands_left(row, word)]
        if len(names) > 1:
            found.remove(word)
            found.insert(found.index(names[-1]) + 1, word)
    return found


def _is_word(row: Row) -> bool:
    return row.size >= _LARGE and _WORD.fullmatch(row.text) is not None


def _stands_left(row: Row, word: Row) -> bool:
    near = abs(row.y - word.y) <= _REACH * max(row.size, word.size)
    large, small = max(row.size, word.size), min(row.size, word.size)
    alike = small >= max(_LARGE, large / 2) and row.format.color == word.format.color
    return near and alike and row.x1 <= word.x0


def _parts(row: Row, rows: Sequence[Row]) -> list[Row]:
    """Part a name from the word on its line, where other names stand beside the word, too."""
    last = _LAST.search(row.text) if row.size >= _LARGE else None
    if last is None or last.start() == 0:
        return [row]
    name, word = _cut(row, 0, last.start()), _cut(row, last.start("word"), len(row.text))
    beside = [other for other in rows if other is not row and _stands_left(other, word)]
    return [name, word] if beside else [row]


def _cut(row: Row, start: int, end: int) -> Row:
    edges = row.edges[start : end + 1]
    return replace(row, text=row.text[start:end], edges=edges, formats=row.formats[start:end])
