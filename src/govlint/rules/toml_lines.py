"""Where a key stands in a TOML file: the parser of the standard library does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ERROR_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def find_line(lines: Sequence[str], key: str, table: str | None = None, index: int = 0) -> int:
    """Return the line (from 1) where a key stands; its table's, or the first, if not found.

    Args:
        lines: the file.
        key: last part of the key, without quotes.
        table: name in ``[table]`` or ``[[table]]``; None: before any table.
        index: which of several ``[[table]]``, from 0.
    """
    start = 0
    if table is not None:
        header = re.compile(rf"\s*\[\[?\s*{re.escape(table)}\s*\]")
        headers = [number for number, line in enumerate(lines) if header.match(line)]
        if index >= len(headers):
            return find_line(lines, table)
        start = headers[index] + 1
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
    for number, line in enumerate(lines[start:], start + 1):
        if wanted.match(line):
            return number
        if line.lstrip().startswith("["):
            break
    return max(start, 1)


def error_place(message: str, lines: int) -> tuple[str, int, int | None]:
    """Part a message of tomllib into what is wrong, line and column.

    Args:
        message: text of the exception.
        lines: number of lines of the file; where the message names its end.
    """
    place = _ERROR_PLACE.search(message)
    problem = _ERROR_PLACE.sub("", message).strip()
    if place is None or place[1] is None:
        return problem, max(lines, 1), None
    return problem, int(place[1]), int(place[2])
