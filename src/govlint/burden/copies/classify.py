"""How a passage that a document shares with a source stands in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from govlint.burden.copies.alignment import LEAST, Match
from govlint.burden.copies.folding import Folded, fold
from govlint.burden.copies.reading import Reading, excused
from govlint.model.copies import CopyKind, Relation, Source, Stretch
from govlint.text.normalise import normalise

MOST_TEXT = 1_000
"""Characters of a passage that are looked through for names that no table has."""
OPENING, CLOSING = '“「"', '”」"'
OF_RELATION = {
    Relation.SUPERIOR: CopyKind.UNMARKED,
    Relation.SIBLING: CopyKind.SIBLING,
    Relation.OWN_PAST: CopyKind.OWN_PAST,
    Relation.OTHER: CopyKind.OTHER,
}


def kind_of(relation: Relation, verbatim: bool) -> CopyKind:
    """Return the kind of a passage that is neither quotation nor formula."""
    if relation is Relation.SUPERIOR and not verbatim:
        return CopyKind.LEVEL_WORDS
    return OF_RELATION[relation]


def exchanged(text: str, source_text: str) -> list[tuple[str, str]]:
    """Return the words of level and place that differ, as (in the document, in the source).

    Args:
        text: a copied passage as printed in the document.
        source_text: the same passage as printed in the source.
    """
    one, other = (fold(printed, [(0, len(printed))]) for printed in (text, source_text))
    if one.text == other.text:
        return pairs(one, other, Match(0, len(one.text), 0, len(other.text)))
    return _different(_replaced(*(normalise(t).text[:MOST_TEXT] for t in (text, source_text))))


def _replaced(text: str, source_text: str) -> Iterator[tuple[str, str]]:
    """Yield what differs, letter by letter, where a name was folded away that no table has."""
    aligned = SequenceMatcher(None, text, source_text, autojunk=False)
    for tag, start, end, first, last in aligned.get_opcodes():
        if tag == "replace":
            yield text[start:end], source_text[first:last]


def pairs(document: Folded, source: Folded, match: Match) -> list[tuple[str, str]]:
    """Return the words of level and place of a match that were exchanged."""
    shift = match.source_start - match.start
    return _different(
        (document.masked[place], source.masked[place + shift])
        for place in range(match.start, match.end)
        if place in document.masked
    )


def _different(words: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(pair for pair in words if pair[0] != pair[1]))


def quoted(
    reading: Reading,
    document: Folded,
    source: Source,
    folded: Folded,
    matches: Sequence[Match],
) -> bytearray:
    """Mark the characters of a folded document that it has of a source as a quotation.

    What stands in quotation marks that the source has not, what is cited in its sentence, and
    passages that are little else than the titles of papers.

    Args:
        reading: what the document says of its sources.
        document: the folded document.
        source: the source.
        folded: the folded source.
        matches: the passages that both have.
    """
    marked = bytearray(len(document.text))
    told = marks(document, excused(reading, source))
    titles = marks(document, reading.cited)
    inside = [places_of(document, quote) for quote in reading.quotes]
    inside = [(first, last) for first, last in inside if last - first >= LEAST]
    for match in matches:
        start, end = match.start, match.end
        if match.size >= LEAST > match.size - titles.count(1, start, end):
            _fill(marked, start, end)
        for first, last in inside[bisect_right(inside, start, key=_end) :]:
            if end <= first:
                break
            if not _copied_marks(source.text, folded, match, (first, last)):
                _fill(marked, max(first, start), min(last, end))
        for first, last in runs(told, start, end):
            _fill(marked, first, last)
    return marked


def _end(stretch: Stretch) -> int:
    return stretch[1]


def _copied_marks(text: str, folded: Folded, match: Match, quote: Stretch) -> bool:
    """Tell whether a passage holds quotation marks that the source has at the same place."""
    first, last = quote
    shift = match.source_start - match.start
    if match.start < first:
        place = folded.offsets[first + shift]
        return text[max(0, place - 1) : place] in tuple(OPENING)
    if last < match.end:
        place = folded.span(last + shift - 1, last + shift)[1]
        return any(mark in CLOSING for mark in text[place : place + 2])
    return False


def marks(document: Folded, stretches: Iterable[Stretch]) -> bytearray:
    """Mark the characters of a folded document that stand in stretches of the text as read."""
    marked = bytearray(len(document.text))
    for stretch in stretches:
        first, last = places_of(document, stretch)
        _fill(marked, first, last)
    return marked


def _fill(marked: bytearray, start: int, end: int) -> None:
    marked[start:end] = b"\1" * (end - start)


def runs(marked: bytearray, start: int, end: int, value: int = 1) -> Iterator[Stretch]:
    """Yield the stretches between two places that are marked, or with ``value`` 0 are not."""
    place = marked.find(value, start, end)
    while place >= 0:
        last = marked.find(1 - value, place, end)
        last = end if last < 0 else last
        yield place, last
        place = marked.find(value, last, end)


def places_of(document: Folded, stretch: Stretch) -> Stretch:
    """Return the places of a folded text that stand in a stretch of the text as read."""
    return document.at(stretch[0]), document.at(stretch[1])
