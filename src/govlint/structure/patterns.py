"""The compiled patterns of the grammars, by name; what finds elements in text at run time."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache

from govlint import pack


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return the compiled pattern of a grammar.

    Args:
        name: ``docnumber`` for the entry ``start`` of ``docnumber.lark``, ``heading.first``
            for its entry ``first``.

    Raises:
        KeyError: No grammar has this name; the message names the nearest one.
    """
    grammars = pack.section("grammars")
    if name not in grammars:
        raise KeyError(_unknown(name, grammars))
    return re.compile(grammars[name]["pattern"])


def fullmatch(name: str, text: str) -> re.Match[str] | None:
    """Match the whole string, as the grammar reads it."""
    return pattern(name).fullmatch(text)


def search(name: str, text: str) -> re.Match[str] | None:
    """Find the first place in a text where the grammar matches a part of it.

    The leftmost place counts; of several lengths there, the one of the first alternative.
    """
    return pattern(name).search(text)


def finditer(name: str, text: str) -> Iterator[re.Match[str]]:
    """Find all places in a text, left to right, none overlapping."""
    return pattern(name).finditer(text)


def groups(match: re.Match[str]) -> dict[str, tuple[int, int, str]]:
    """Return the rules and aliases that took part in a match.

    Args:
        match: A match of one of the patterns.

    Returns:
        Start, end (code points) and text by name, in the order of the pattern. Occurrences of
        one rule are counted anew among those that took part: a rule that stands in several
        alternatives of the grammar has its plain name whichever of them matched, and
        ``year_2`` is the second year of this match.
    """
    found: dict[str, tuple[int, int, str]] = {}
    counts: dict[str, int] = {}
    names = match.re.groupindex
    for name in names:
        start, end = match.span(name)
        if start < 0:
            continue
        base = _base(name, names.keys())
        counts[base] = counts.get(base, 0) + 1
        key = base if counts[base] == 1 else f"{base}_{counts[base]}"
        found[key] = (start, end, match.string[start:end])
    return found


def _base(name: str, names: Container[str]) -> str:
    base, _, number = name.rpartition("_")
    return base if number.isdecimal() and base in names else name


def _unknown(name: str, grammars: dict[str, object]) -> str:
    from difflib import get_close_matches  # only on the way to an error

    near = get_close_matches(name, grammars, n=1, cutoff=0.0)
    hint = f"，最接近的是“{near[0]}”" if near else ""
    return f"没有文法“{name}”{hint}"
