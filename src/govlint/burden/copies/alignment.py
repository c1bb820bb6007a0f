"""Passages that two texts share, in any order: short seeds, extended as far as the texts agree.

Every seventh place of the document is looked up with the seven characters that stand there: any
thirteen in a row hold one such seed whole. The work grows with the length of the texts alone,
whatever they hold: of a seed that occurs often ``MOST_PLACES`` places are tried, and what a passage
covers is not looked at anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govlint.burden.copies.folding import BOUNDARY, Folded

LEAST = 13
"""Characters that must be shared: such runs tell related texts from unrelated ones best."""
MOST_PLACES = 16
OVERLAP = 200
"""How far a passage is followed back into the one before it."""
STEP = 64
OTHER_BOUNDARY = "\x1f"
"""Boundaries of the source, so that none equals one of the document."""


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that both texts have, as places of the folded texts."""

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def size(self) -> int:
        """Characters."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Seeds:
    """What a document is looked up by: every ``size`` characters the seed of ``size`` there."""

    size: int
    texts: Sequence[str]
    wanted: frozenset[str]


def seeds(document: Folded, least: int = LEAST) -> Seeds:
    """Return the seeds of a document, for comparing it with several sources."""
    size = (least + 1) // 2
    text = document.text
    texts = [text[place : place + size] for place in range(0, len(text) - size + 1, size)]
    return Seeds(size, texts, frozenset(one for one in texts if BOUNDARY not in one))


def matches(
    document: Folded, source: Folded, least: int = LEAST, known: Seeds | None = None
) -> list[Match]:
    """Return the passages of a document that a source has, the longest first.

    Passages may overlap, and none crosses a boundary. Whole short stretches right behind or in
    front of a passage count when the source has them there as well.

    Args:
        document: the document.
        source: the source.
        least: characters that a passage has at least, short stretches beside it aside.
        known: ``seeds`` of the document, where it is compared with several sources.
    """
    text, other = document.text, source.text.replace(BOUNDARY, OTHER_BOUNDARY)
    found: dict[Match, None] = {}
    for match in _passages(text, other, known or seeds(document, least)):
        if match.size >= least:
            found[match] = None
            found.update(dict.fromkeys(_behind(text, other, match, least)))
            found.update(dict.fromkeys(_before(text, other, match, least)))
    return sorted(found, key=lambda match: (-match.size, match.start, match.source_start))


def _passages(text: str, other: str, own: Seeds) -> Iterator[Match]:
    """Yield the longest passage around each seed of the document, from left to right."""
    places = _places(other, own)
    if not places:
        return
    size, covered = own.size, 0
    for number, seed in enumerate(own.texts):
        place = number * size
        starts = places.get(seed)
        if starts is None or place + size <= covered:
            continue
        limit = max(0, covered - OVERLAP)
        found = (_around(text, other, place, start, limit) for start in starts)
        best = max(found, key=lambda match: match.size)
        covered = max(covered, best.end)
        yield best


def _places(other: str, own: Seeds) -> Mapping[str, list[int]]:
    """Return where a source has the seeds of a document, ``MOST_PLACES`` of each at most."""
    size, wanted = own.size, own.wanted
    found: dict[str, list[int]] = {}
    for place in [
        place for place in range(len(other) - size + 1) if other[place : place + size] in wanted
    ]:
        places = found.setdefault(other[place : place + size], [])
        if len(places) < MOST_PLACES:
            places.append(place)
    return found


def _around(text: str, other: str, place: int, start: int, limit: int) -> Match:
    """Return the passage that holds two places, from ``limit`` of the document on."""
    ahead = _run(text, place, other, start)
    back = _run_back(text, place, other, start, limit)
    return Match(place - back, place + ahead, start - back, start + ahead)


def _run(text: str, place: int, other: str, start: int) -> int:
    """Return how many characters are the same from two places on."""
    size, step = 0, STEP
    most = min(len(text) - place, len(other) - start)
    while size < most:
        step = min(step, most - size)
        first, second = place + size, start + size
        if text[first : first + step] == other[second : second + step]:
            size, step = size + step, step * 2
        elif step == 1:
            break
        else:
            most = size + step
            step //= 2
    return size


def _run_back(text: str, place: int, other: str, start: int, limit: int) -> int:
    """Return how many characters are the same in front of two places."""
    most = min(place - limit, start)
    size = 0
    while size < most and text[place - size - 1] == other[start - size - 1]:
        size += 1
    return size


def _behind(text: str, other: str, match: Match, least: int) -> Iterator[Match]:
    """Yield the whole short stretches that follow a match in both texts."""
    end, start = match.end, match.source_end
    while text[end : end + 1] == BOUNDARY and other[start : start + 1] == OTHER_BOUNDARY:
        size = len(text[end + 1 : end + 1 + least].partition(BOUNDARY)[0])
        if not _is_short(text, other, end + 1, start + 1, size, least):
            return
        end, start = end + 1 + size, start + 1 + size
        yield Match(end - size, end, start - size, start)


def _before(text: str, other: str, match: Match, least: int) -> Iterator[Match]:
    """Yield the whole short stretches that precede a match in both texts."""
    end, start = match.start, match.source_start
    while end and start and text[end - 1] == BOUNDARY and other[start - 1] == OTHER_BOUNDARY:
        size = len(text[max(0, end - 1 - least) : end - 1].rpartition(BOUNDARY)[2])
        end, start = end - 1 - size, start - 1 - size
        if start < 0 or not _is_short(text, other, end, start, size, least):
            return
        yield Match(end, end + size, start, start + size)


def _is_short(text: str, other: str, place: int, start: int, size: int, least: int) -> bool:
    """Tell whether the same stretch, shorter than a seed, stands whole at both places."""
    if not 0 < size < least or text[place : place + size] != other[start : start + size]:
        return False
    return _parted(text, BOUNDARY, place, size) and _parted(other, OTHER_BOUNDARY, start, size)


def _parted(text: str, boundary: str, place: int, size: int) -> bool:
    begins = place == 0 or text[place - 1] == boundary
    return begins and text[place + size : place + size + 1] in ("", boundary)
