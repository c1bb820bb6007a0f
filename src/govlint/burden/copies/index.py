"""Finding the documents that share wording with a text, by prints.

Documents are numbered 0, 1, 2 … in the order of their paths, in every kind of index: the same
documents give the same numbers, scores and order, however the index came about.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from typing import Protocol

from govlint.burden.copies.shingles import prints_of
from govlint.model.copies import Source

MOST_POSTINGS = 10_000
"""So many places are looked at for one text, those of rare prints first: wording that half of a
large library shares says nothing of where a text comes from, and would cost the most."""

Postings = Callable[[int], Sequence[int]]
"""From a print to the numbers of the documents that have it."""


class Index(Protocol):
    """Documents that can be searched."""

    def __len__(self) -> int:
        """Return the number of documents."""

    @property
    def size(self) -> int:
        """Bytes on disk; 0 for an index in memory."""

    def candidates(self, prints: Iterable[int], limit: int) -> list[tuple[int, float]]:
        """Return the documents that share the most with a text, the likeliest first.

        Args:
            prints: of the text (``shingles.prints``).
            limit: how many at most.

        Returns:
            Number and score of each: the share 0..1 of the prints that it has too, rare ones
            counting more than those that many documents have.
        """

    def spread(self, prints: Iterable[int]) -> float:
        """Return the share 0..1 of the documents that have a wording: the median of its prints.

        A wording without prints (shorter than ``shingles.LENGTH``) has 0.
        """

    def source(self, number: int) -> Source:
        """Return a document with its text."""

    def heads(self) -> Iterator[Source]:
        """Yield every document in order, without its text, stretches and headings."""


class MemoryIndex:
    """An index of a few documents, made for one run."""

    size = 0

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = sorted(sources, key=lambda source: path_key(source.path))
        self._postings: dict[int, list[int]] = {}
        for number, source in enumerate(self._sources):
            for one in prints_of(source):
                self._postings.setdefault(one, []).append(number)

    def __len__(self) -> int:
        return len(self._sources)

    def candidates(self, prints: Iterable[int], limit: int) -> list[tuple[int, float]]:
        """See ``Index``."""
        return ranked(prints, self._found, len(self), limit)

    def spread(self, prints: Iterable[int]) -> float:
        """See ``Index``."""
        return spread(prints, self._found, len(self))

    def source(self, number: int) -> Source:
        """See ``Index``."""
        return self._sources[number]

    def heads(self) -> Iterator[Source]:
        """See ``Index``; texts are there, since they cost nothing."""
        return iter(self._sources)

    def _found(self, one: int) -> Sequence[int]:
        return self._postings.get(one, ())


def path_key(path: str) -> bytes:
    """Return what paths are ordered by and kept as: names that are no text (surrogates) too."""
    return path.encode("utf-8", "surrogatepass")


def ranked(
    prints: Iterable[int], postings: Postings, count: int, limit: int
) -> list[tuple[int, float]]:
    """Rank documents by the prints that they share with a text; see ``Index.candidates``.

    Args:
        prints: of the text.
        postings: where each print occurs.
        count: the number of documents.
        limit: how many to return.
    """
    found, most = _rarest_first(prints, postings, count)
    scores: dict[int, float] = {}
    left = MOST_POSTINGS
    for places, times in found:
        left -= len(places)
        if left < 0 and scores:
            break
        weight = times * _weight(count, len(places))
        for number in places:
            scores[number] = scores.get(number, 0.0) + weight
    if not scores or limit < 1:
        return []
    least = nlargest(limit, scores.values())[-1]
    best = [(-score, number) for number, score in scores.items() if score >= least]
    return [(number, min(1.0, -score / most)) for score, number in sorted(best)[:limit]]


def spread(prints: Iterable[int], postings: Postings, count: int) -> float:
    """Return how widely a wording is spread; see ``Index.spread``."""
    counts = sorted(len(postings(one)) for one in prints)
    return counts[(len(counts) - 1) // 2] / count if counts and count else 0.0


def _rarest_first(
    prints: Iterable[int], postings: Postings, count: int
) -> tuple[list[tuple[Sequence[int], int]], float]:
    """Return where prints occur, and the score of a text that has all of them.

    Prints of one passage mostly occur in the same documents: these are told once, with the number
    of prints.
    """
    found: dict[bytes, tuple[Sequence[int], int]] = {}
    most = 0.0
    for one in sorted(prints):
        places = postings(one)
        most += _weight(count, max(1, len(places)))
        if places:
            key = _key(places)
            found[key] = (places, found[key][1] + 1 if key in found else 1)
    return sorted(found.values(), key=lambda entry: len(entry[0])), most


def _key(places: Sequence[int]) -> bytes:
    if isinstance(places, memoryview):
        return places.tobytes()
    return array("I", places).tobytes()


def _weight(count: int, having: int) -> float:
    return math.log((count + 1) / having)
