"""Minimal differences in words: what is more, what is missing, where a text was changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

LONGEST = 60
"""Characters of a clause or a value that are shown."""
AROUND = 4
"""Characters shown beside a change, so that it is found in the text."""
SHORT = 12
"""Values up to this length are shown whole."""
NAMED = 5
"""Regions named in a message; of more only their number is said."""
VARIANTS = 3
"""Different departures that a message tells apart."""


def short(text: str, most: int = LONGEST) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def listed(more: Iterable[str], fewer: Iterable[str], changed: Iterable[str] = ()) -> str:
    """Return 多：…；少：…；改动：… of sets of clauses."""
    parts = (
        ("多：", [short(one) for one in more]),
        ("少：", [short(one) for one in fewer]),
        ("改动：", list(changed)),
    )
    return "；".join(f"{label}{'、'.join(found)}" for label, found in parts if found)


def changed_words(expected: str, actual: str) -> str:
    """Return where a text differs: the words before and after, with a little around them."""
    old, new = " ".join(expected.split()), " ".join(actual.split())
    if max(len(old), len(new)) <= SHORT:
        return f"“{old}”→“{new}”"
    changes = [op for op in Levenshtein.opcodes(old, new) if op.tag != "equal"]
    if not changes:
        return f"“{short(new)}”"
    first, last = changes[0], changes[-1]
    before, after = (
        _around(old, first.src_start, last.src_end),
        _around(new, first.dest_start, last.dest_end),
    )
    return f"{before}→{after}"


def _around(text: str, start: int, end: int) -> str:
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    cut = short(text[left:right])
    return f"“{'…' if left else ''}{cut}{'…' if right < len(text) else ''}”"


def regions_named(names: Sequence[str]) -> str:
    """Return the names of regions; of many the first ones and how many there are."""
    if len(names) <= NAMED:
        return "、".join(names)
    return f"{'、'.join(names[: NAMED - 2])}等{len(names)}个地区"


def by_regions(departures: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return differences with the regions that have them, the most frequent first."""
    ordered = sorted(departures, key=lambda one: -len(one[1]))
    said = [f"{regions_named(names)}{diff}" for diff, names in ordered[:VARIANTS]]
    rest = sorted({name for _, names in ordered[VARIANTS:] for name in names})
    return "；".join([*said, f"另有{len(rest)}个地区"] if rest else said)
