"""Text of strangers in the cells of a workbook, and names of sheets made of it."""

from __future__ import annotations

import re
from functools import lru_cache

from govlint.reporters.visible import HIDDEN, visible

MOST = 32767
"""Characters that a cell can hold; Excel counts those beyond the first plane twice."""
CUT = "…"
LONGEST_NAME = 31
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_RESERVED = frozenset({"history", "历史记录"})


@lru_cache(maxsize=100_000)
def shown(text: str, longest: int = MOST) -> str:
    """Return text for a cell: its line ends kept, everything else that cannot be seen made visible.

    Args:
        text: any text.
        longest: characters to keep; what is longer ends in ``…``.
    """
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    if HIDDEN.search(whole):
        whole = "\n".join(visible(line) for line in whole.split("\n"))
    whole = _NOT_IN_XML.sub("\ufffd", whole)
    longest = min(longest, MOST)
    if units(whole) <= longest:
        return whole
    kept = whole[: longest - len(CUT)]
    while units(kept) > longest - len(CUT):
        kept = kept[: -max(1, (units(kept) - longest) // 2)]
    return kept + CUT


def units(text: str) -> int:
    """Return how many characters Excel counts."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel accepts and no other sheet has; it is added to ``taken``.

    Args:
        wanted: what it should be called.
        taken: names in use, small letters.
    """
    base = _NOT_IN_NAMES.sub("_", _NOT_IN_XML.sub("_", visible(" ".join(wanted.split())))).strip()
    base = base or "表"
    number = 1
    while True:
        tail = "" if number == 1 else f"({number})"
        name = _within(base, LONGEST_NAME - len(tail)) + tail
        if name.casefold() not in taken and name.casefold() not in _RESERVED:
            taken.add(name.casefold())
            return name
        number += 1


def _within(text: str, longest: int) -> str:
    while units(text) > longest:
        text = text[:-1]
    return text
