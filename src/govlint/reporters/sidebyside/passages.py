"""The passages that a document shares with its sources, with the words that differ in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from govlint.burden.copies.classify import exchanged
from govlint.burden.copies.folding import Folded, fold
from govlint.model.copies import Comparison, Copied, Stretch
from govlint.text.normalise import Normalised, normalise

Pair = tuple[str, str]
"""A word of the source and what stands for it in the document."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A copied span with its number on the page, from 1.

    ``words`` are the exchanged words, ``here`` and ``there`` where they stand in the text of the
    document and of the source, as far as that can be told.
    """

    number: int
    span: Copied
    source_text: str
    words: tuple[Pair, ...] = ()
    here: tuple[Stretch, ...] = ()
    there: tuple[Stretch, ...] = ()


def passages(comparison: Comparison) -> list[Passage]:
    """Return the spans of a comparison in its order, with the words exchanged in them."""
    found = []
    for number, span in enumerate(comparison.spans, 1):
        source = comparison.sources[span.source].source
        text = source.text[span.source_start : span.source_end]
        if span.verbatim:
            found.append(Passage(number, span, text))
            continue
        words = tuple((there, here) for here, there in exchanged(span.text, text))
        here, there = _places(span.text, text)
        found.append(
            Passage(
                number,
                span,
                text,
                words,
                _moved(here, span.start),
                _moved(there, span.source_start),
            )
        )
    return found


def word_counts(found: Iterable[Passage]) -> list[tuple[Pair, int]]:
    """Return the exchanged words with the number of passages, the commonest first."""
    counts = Counter(pair for passage in found for pair in passage.words)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _places(text: str, other: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return where the words differ, in both texts; nowhere if these do not fold to the same."""
    one, two = fold(text, [(0, len(text))]), fold(other, [(0, len(other))])
    if one.text != two.text:
        return [], []
    differ = [place for place, word in one.masked.items() if two.masked.get(place) != word]
    return _printed(normalise(text), one, differ), _printed(normalise(other), two, differ)


def _printed(normal: Normalised, folded: Folded, places: Iterable[int]) -> list[Stretch]:
    found = []
    for place in places:
        last = normal.at(folded.span(place, place + 1)[1])
        found.append(normal.span(last - len(folded.masked[place]), last))
    return found


def _moved(stretches: Iterable[Stretch], by: int) -> tuple[Stretch, ...]:
    return tuple((start + by, end + by) for start, end in stretches)
