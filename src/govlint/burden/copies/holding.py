"""A document held against single sources: the passages that it has of each, what they cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from govlint.burden.copies.alignment import Match, Seeds, matches, seeds
from govlint.burden.copies.classify import marks, quoted, runs
from govlint.burden.copies.folding import Folded, fold
from govlint.burden.copies.formulas import formulas, widespread
from govlint.burden.copies.index import Index
from govlint.burden.copies.reading import Reading
from govlint.burden.copies.relations import organs_of, relation_of
from govlint.model.copies import Relation, Source, Stretch
from govlint.rules.facts import KnownFacts
from govlint.structure.organisations import places

SAME = 0.9
"""From this share on in both directions, papers of one name and number are one paper."""


@dataclass(frozen=True)
class Text:
    """A document as it is compared.

    ``weights`` are the letters in front of each place of ``folded``; ``formulas`` marks those
    places at which a formula stands.
    """

    source: Source
    reading: Reading
    folded: Folded
    weights: Sequence[int]
    formulas: bytearray

    @property
    def letters(self) -> int:
        """Characters, digits and letters."""
        return self.weights[-1]

    def share(self, stretches: Iterable[Stretch]) -> float:
        """Return the part of the letters that stretches of the folded text hold."""
        found = sum(self.weights[end] - self.weights[start] for start, end in stretches)
        return found / self.letters if self.letters else 0.0


@dataclass(frozen=True)
class Held:
    """A source with the passages that the document has of it.

    ``quoted`` marks the places of the folded document that are told as its words; ``share`` is
    the part of the letters that passages cover, formulas aside, and ``copied`` that of them which
    is no quotation.
    """

    source: Source
    folded: Folded
    relation: Relation
    reason: str
    matches: tuple[Match, ...]
    quoted: bytearray
    share: float
    copied: float

    @property
    def is_paper(self) -> bool:
        """False for news and the like, which tell what papers say."""
        source = self.source
        return source.kind is not None or bool(source.issuers or source.number)


def text_of(document: Source, reading: Reading, index: Index, names: Sequence[str]) -> Text:
    """Return a document as it is compared.

    Args:
        document: the document, as a source is kept.
        reading: what it says of its sources.
        index: the documents that tell which wording is widespread.
        names: place names that no table has (``unlisted``).
    """
    folded = fold(document.text, document.body, names=names)
    fixed = [
        *formulas(document.text, reading.sentences),
        *widespread(folded, reading.sentences, index),
    ]
    return Text(document, reading, folded, folded.weights(), marks(folded, fixed))


def held(
    text: Text, sources: Iterable[Source], facts: KnownFacts, names: Sequence[str]
) -> Iterator[Held]:
    """Yield the sources that share a passage with a document; it is none of its own.

    Args:
        text: the document.
        sources: documents that may be its sources.
        facts: what is known of the document, for what the sources are to it.
        names: place names that no table has.
    """
    known = seeds(text.folded)
    for source in sources:
        one = _held(text, source, known, facts, tuple(names))
        if one is not None:
            yield one


def unlisted(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the regions of issuers that are no place names to ``places``, the longest first."""
    regions = {organ.region for source in sources for organ in organs_of(source) if organ.region}
    named = (name for name in regions if places(name) != [(0, len(name))] and len(name) > 1)
    return tuple(sorted(named, key=lambda name: (-len(name), name)))


def _held(
    text: Text, source: Source, known: Seeds, facts: KnownFacts, names: tuple[str, ...]
) -> Held | None:
    folded = folded_source(source.text, source.body, names)
    found = matches(text.folded, folded, known=known)
    if not found or _is_same(text, source, folded, found):
        return None
    told = quoted(text.reading, text.folded, source, folded, found)
    whole = len(text.folded.text)
    covered, copied = bytearray(whole), bytearray(whole)
    for match in found:
        for start, end in runs(text.formulas, match.start, match.end, 0):
            covered[start:end] = b"\1" * (end - start)
            for first, last in runs(told, start, end, 0):
                copied[first:last] = b"\1" * (last - first)
    relation, reason = relation_of(text.source, source, facts)
    shares = text.share(runs(covered, 0, whole)), text.share(runs(copied, 0, whole))
    return Held(source, folded, relation, reason, tuple(found), told, *shares)


@lru_cache(maxsize=32)
def folded_source(text: str, body: tuple[Stretch, ...], names: tuple[str, ...]) -> Folded:
    """Return the folded text of a source; those used last are kept for the next document."""
    return fold(text, body, names=names)


def _is_same(text: Text, source: Source, folded: Folded, found: Sequence[Match]) -> bool:
    """Tell whether a source is the document itself in another file."""
    own = text.source
    told = (
        (own.number, source.number),
        (own.date, source.date),
        (own.issuers, source.issuers),
    )
    if not own.title or own.title != source.title:
        return False
    if any(one and other and one != other for one, other in told):
        return False
    covered = bytearray(len(text.folded.text))
    for match in found:
        covered[match.start : match.end] = b"\1" * match.size
    return covered.count(1) >= SAME * max(len(covered), len(folded.text))
