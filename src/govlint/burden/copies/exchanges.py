"""Sentences that a document has of a superior but for words of level and place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from govlint.burden.analysis import analysed
from govlint.burden.copies.folding import Folded, fold
from govlint.burden.copies.holding import unlisted
from govlint.burden.copies.sources import is_heading, place_of, source_of, span_at
from govlint.model.copies import Comparison, Copied, CopyKind, RankedSource, Stretch
from govlint.model.elements import OfficialDocument, Span
from govlint.structure.sentences import Sentence

WHOLE = 0.9
"""So much of a sentence a passage holds that is the sentence."""
LONGEST = 600
"""Characters up to which clauses are aligned."""
Pair = tuple[str, str]
"""The word of the document, and that of the source in its place."""
Word = tuple[str, str, str]
"""The class of a word of level or place (a placeholder of ``folding``), and the pair of words."""


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A sentence of the document, ``source`` where the other is, what was exchanged, and where.

    ``text`` is the sentence of the source as printed; ``place`` that of the first such word.
    """

    sentence: Sentence
    source: RankedSource
    text: str
    pairs: tuple[Pair, ...]
    place: Span


def exchanged_sentences(official: OfficialDocument, found: Comparison) -> Iterator[Exchanged]:
    """Yield the sentences that differ from those of a superior in words of level or place alone.

    Args:
        official: the document.
        found: what it has of its sources.
    """
    sentences = [one for one in analysed(official).sentences if not is_heading(official, one)]
    places = [place_of(official, one.span) for one in sentences]
    ends = [end for _, end in places]
    own = source_of(official, "")
    names = [unlisted((own, one.source)) for one in found.sources]
    for span in found.spans:
        if span.kind is not CopyKind.LEVEL_WORDS:
            continue
        source = found.sources[span.source]
        folded = _folded(source, span, names[span.source])
        first = bisect_right(ends, span.start)
        for place, sentence in zip(places[first:], sentences[first:], strict=True):
            if folded is None or place[0] >= span.end:
                break
            yield from _in_span(official, source, span, folded, (place, sentence))


def _folded(
    source: RankedSource, span: Copied, names: Sequence[str]
) -> tuple[Folded, Folded] | None:
    """Fold a passage as both have it; None where its edge cuts a word in two."""
    other = source.source.text[span.source_start : span.source_end]
    own, their = (fold(text, [(0, len(text))], names=names) for text in (span.text, other))
    return (own, their) if own.text == their.text else None


def _in_span(
    official: OfficialDocument,
    source: RankedSource,
    span: Copied,
    folded: tuple[Folded, Folded],
    placed: tuple[Stretch, Sentence],
) -> Iterator[Exchanged]:
    (own, their), ((start, end), sentence) = folded, placed
    first, last = (own.at(max(0, place - span.start)) for place in (start, end))
    places = [place for place in range(first, last) if _differ(own, their, place)]
    letters = sum(char.isalnum() for char in sentence.text)
    inside = sum(
        char.isalnum() for char in span.text[max(0, start - span.start) : end - span.start]
    )
    if not places or inside < WHOLE * letters:
        return
    begin, stop = their.span(first, last)
    text = source.source.text[span.source_start + begin : span.source_start + stop]
    pairs = dict.fromkeys((own.masked[one], their.masked[one]) for one in places)
    word = _word(official, own, places[0], span)
    yield Exchanged(sentence, source, text, tuple(pairs), word)


def _differ(own: Folded, their: Folded, place: int) -> bool:
    return place in own.masked and own.masked[place] != their.masked.get(place)


def _word(official: OfficialDocument, folded: Folded, place: int, span: Copied) -> Span:
    """Return where the word under a placeholder is printed."""
    start, end = folded.span(place, place + 1)
    word = folded.masked[place]
    if span.text[end - len(word) : end] == word:
        start = end - len(word)
    return span_at(official, (span.start + start, span.start + end))


def words_between(own: str, their: str) -> list[Word]:
    """Return the words of level and place that stand in the same place of two clauses and differ.

    Args:
        own: a normalised clause.
        their: a normalised clause that says about the same.
    """
    if max(len(own), len(their)) > LONGEST:
        return []
    one, other = (fold(text, [(0, len(text))]) for text in (own, their))
    found: dict[Word, None] = {}
    for block in SequenceMatcher(None, one.text, other.text, autojunk=False).get_matching_blocks():
        for place in range(block.size):
            here, there = one.masked.get(block.a + place), other.masked.get(block.b + place)
            if here and there and here != there:
                found[one.text[block.a + place], here, there] = None
    return list(found)
