"""What is different between two cells, in as few words as tell it."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from govlint.lists.values.clauses import clause_set

_SHORT = 24
"""Up to this length two values stand side by side and say it themselves."""
_LONGEST = 2000
"""Beyond it single characters are not compared."""
_WORDS = 60


@lru_cache(maxsize=50_000)
def differing(expected: str, actual: str) -> str:
    """Return what is more and what is less in ``actual``; empty where that is plain to see.

    Args:
        expected: the cell of the reference.
        actual: the cell that departs.
    """
    if not expected or not actual:
        return ""
    before, after = clause_set(expected), clause_set(actual)
    if len(before) < 2 and len(after) < 2:
        short = max(len(expected), len(actual)) <= _SHORT
        return "" if short else _exchanged(expected, actual)
    here, there = {one.key for one in after}, {one.key for one in before}
    more = [_cut(one.printed) for one in after if one.key not in there]
    less = [_cut(one.printed) for one in before if one.key not in here]
    parts = (f"{word}：{'；'.join(found)}" for word, found in (("多", more), ("少", less)) if found)
    return "\n".join(parts)


def _exchanged(expected: str, actual: str) -> str:
    """Name the words that were exchanged, put in or left out."""
    if max(len(expected), len(actual)) > _LONGEST:
        return ""
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, expected, actual, autojunk=False).get_opcodes():
        if kind == "replace":
            parts.append(f"“{_cut(expected[a:b])}”→“{_cut(actual[c:d])}”")
        elif kind == "delete":
            parts.append(f"少“{_cut(expected[a:b])}”")
        elif kind == "insert":
            parts.append(f"多“{_cut(actual[c:d])}”")
    return "；".join(parts) if len(parts) <= 6 else ""


def _cut(text: str) -> str:
    return text if len(text) <= _WORDS else text[: _WORDS - 1] + "…"
