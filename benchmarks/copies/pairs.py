"""Copied spans and shares on constructed pairs: ``python -m benchmarks.copies.pairs``."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.copies.papers import Pair, pairs
from govlint.burden.copies.comparison import NEW, compare
from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.reading import reading_of
from govlint.burden.copies.sources import source_of
from govlint.model.copies import UNCOUNTED, Comparison, CopyKind
from govlint.rules.facts import known_facts

BAR_F1, BAR_SHARE, BAR_UNRELATED = 0.95, 0.05, 0.05
ALL = "all"
MARGIN = 20
"""Characters around a false span that ``-v`` shows."""


@dataclass
class Count:
    """Characters that are right, wrongly said to be copied, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, truth: set[object], found: set[object]) -> None:
        """Count one pair."""
        self.right += len(truth & found)
        self.wrong += len(found - truth)
        self.missed += len(truth - found)

    @property
    def f1(self) -> float:
        """F1 over characters; 1 where nothing is copied and nothing found."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0


def measured(one: Pair) -> tuple[Comparison, float]:
    """Return the comparison of a pair and the milliseconds that it took."""
    document, reading = source_of(one.official, "document"), reading_of(one.official)
    index, facts = MemoryIndex(one.sources), known_facts(one.facts, one.official)
    compare(document, reading, index, facts)  # tables are loaded
    begin = time.perf_counter()
    found = compare(document, reading, index, facts)
    return found, (time.perf_counter() - begin) * 1000


def true_shares(one: Pair) -> Mapping[str, float]:
    """Return the share of every kind of the letters of the body, as constructed."""
    text = one.official.document.text
    body = sum(letters(text[start:end]) for start, end in source_of(one.official, "").body)
    shares: dict[str, float] = defaultdict(float)
    for start, end, kind in one.spans:
        shares[kind] += letters(text[start:end]) / body
    shares[NEW] = 1 - sum(shares.values())
    return shares


def letters(text: str) -> int:
    """Count characters, digits and letters."""
    return sum(char.isalnum() for char in text)


def wrong_spans(one: Pair, found: Comparison) -> Iterator[str]:
    """Yield the stretches where truth and finding differ."""
    text = one.official.document.text
    kinds = [""] * len(text), [""] * len(text)
    for start, end, kind in one.spans:
        kinds[0][start:end] = [kind] * (end - start)
    for span in found.spans:
        kinds[1][span.start : span.end] = [span.kind] * (span.end - span.start)
    place = 0
    while place < len(text):
        here = kinds[0][place], kinds[1][place]
        end = place
        while end < len(text) and (kinds[0][end], kinds[1][end]) == here:
            end += 1
        if here[0] != here[1] and letters(text[place:end]):
            yield f"  {here[0] or NEW} → {here[1] or NEW}: {text[place : min(end, place + MARGIN)]}"
        place = end


@dataclass
class Figures:
    """What was measured, by family: characters by place and by kind, the worst share."""

    places: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    kinds: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    worst: dict[str, float] = field(default_factory=dict)
    unrelated: float = 0.0
    longest: float = 0.0
    count: int = 0

    @property
    def good(self) -> bool:
        """Whether the bars are kept."""
        whole = min(self.kinds[ALL].f1, self.places[ALL].f1)
        shares = max(self.worst.values()) <= BAR_SHARE
        return whole >= BAR_F1 and shares and self.unrelated <= BAR_UNRELATED


def figures(found: Iterable[Pair], verbose: bool = False) -> Figures:
    """Measure pairs; ``verbose`` prints where truth and finding differ."""
    result = Figures()
    for one in found:
        comparison, milliseconds = measured(one)
        result.count += 1
        result.longest = max(result.longest, milliseconds)
        for name in (one.family, ALL):
            result.places[name].add(_places(one.spans), _places(_said(comparison)))
            result.kinds[name].add(_kinds(one.spans), _kinds(_said(comparison)))
        off = max(result.worst.get(one.family, 0.0), _share_off(one, comparison))
        result.worst[one.family] = off
        if not one.spans:
            result.unrelated = max(result.unrelated, comparison.copy_ratio)
        if verbose:
            print(one.family, *wrong_spans(one, comparison), sep="\n")
    return result


def _said(comparison: Comparison) -> tuple[tuple[int, int, CopyKind], ...]:
    return tuple((span.start, span.end, span.kind) for span in comparison.spans)


def _places(spans: Iterable[tuple[int, int, CopyKind]]) -> set[object]:
    return {place for start, end, _ in spans for place in range(start, end)}


def _kinds(spans: Iterable[tuple[int, int, CopyKind]]) -> set[object]:
    return {(place, kind) for start, end, kind in spans for place in range(start, end)}


def _share_off(one: Pair, found: Comparison) -> float:
    """Return how far the worst share of a pair is off."""
    shares = true_shares(one)
    apart = (abs(shares.get(kind, 0) - share) for kind, share in found.shares.items())
    counted = sum(shares.get(kind, 0) for kind in CopyKind if kind not in UNCOUNTED)
    return max(*apart, abs(counted - found.copy_ratio))


def main(verbose: bool) -> int:
    """Print the figures by family; 1 when a bar is missed."""
    found = figures(pairs(), verbose)
    print(f"{found.count} pairs; longest comparison {found.longest:.1f} ms")
    print(f"{'family':14} {'F1 place':>9} {'F1 kind':>9} {'share off':>9}")
    for name in (*found.worst, ALL):
        off = max(found.worst.values()) if name == ALL else found.worst[name]
        print(f"{name:14} {found.places[name].f1:9.4f} {found.kinds[name].f1:9.4f} {off:9.4f}")
    print(f"unrelated: {found.unrelated:.4f}")
    return 0 if found.good else 1


if __name__ == "__main__":
    sys.exit(main("-v" in sys.argv[1:]))
