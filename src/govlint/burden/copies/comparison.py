"""A document against what may be its sources: which passages it has of which, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from govlint.burden.copies.assigning import RANK, spans
from govlint.burden.copies.folding import fold
from govlint.burden.copies.holding import Held, Text, held, text_of, unlisted
from govlint.burden.copies.index import Index
from govlint.burden.copies.novelty import novelty
from govlint.burden.copies.reading import Reading, reading_of
from govlint.burden.copies.shingles import prints
from govlint.burden.copies.sources import source_of
from govlint.model.copies import (
    UNCOUNTED,
    Comparison,
    Copied,
    CopyKind,
    RankedSource,
    Source,
)
from govlint.rules.api import NotChecked
from govlint.rules.context import NO_SOURCES, Context
from govlint.rules.facts import KnownFacts

KEY = "burden.copies"
NEW = "new"
MOST = 5
"""Sources that a document is held against."""
MORE = 15
"""Further candidates, for those that turn out to be the document itself or younger."""
LEAST_SHARE, LEAST_RUN = 0.01, 26
"""Share of the text, or longest passage, that make a document found by search a source."""


def compared(context: Context) -> Comparison:
    """Return the comparison of a document with the sources of the run, made once.

    Raises:
        NotChecked: the run has no sources.
    """
    if context.sources is None:
        raise NotChecked(NO_SOURCES)
    official, index = context.official, context.sources.index
    known = official.memo.get(KEY)
    if isinstance(known, tuple) and known[0] is index and isinstance(known[1], Comparison):
        return known[1]
    document = source_of(official, official.document.name)
    found = compare(document, reading_of(official), index, context.facts)
    found = replace(found, novelty=novelty(official, found))
    official.memo[KEY] = (index, found)
    return found


def compare(
    document: Source, reading: Reading, index: Index, facts: KnownFacts, most: int = MOST
) -> Comparison:
    """Hold a document against the documents of an index.

    Args:
        document: the document, as a source is kept.
        reading: what it says of its sources.
        index: the documents that may be its sources; it is none of its own.
        facts: what is known of the document, for what the sources are to it.
        most: sources that are looked at closely.

    Returns:
        Its sources, the likeliest first, the passages in the order of the document, the shares;
        ``novelty`` is left open.
    """
    sources = list(_candidates(document, index, most))
    names = unlisted((document, *sources))
    text = text_of(document, reading, index, names)
    found = list(islice(held(text, sources, facts, names), most))
    if len(index) > most:
        found = [one for one in found if _is_source(one)]
    found.sort(key=_likeliest)
    copied = tuple(spans(text, found))
    shares = _shares(text, copied)
    return Comparison(
        characters=text.letters,
        spans=copied,
        sources=tuple(
            RankedSource(one.source, one.relation, one.reason, round(one.copied, 4))
            for one in found
        ),
        shares=shares,
        copy_ratio=round(sum(shares[kind] for kind in CopyKind if kind not in UNCOUNTED), 4),
        searched=len(index),
    )


def _candidates(document: Source, index: Index, most: int) -> Iterator[Source]:
    """Yield the likeliest sources, one more than wanted: the document itself may be among them."""
    if len(index) <= most:
        numbers = list(range(len(index)))
    else:
        wanted = prints(fold(document.text, document.body).text)
        numbers = [number for number, _ in index.candidates(wanted, most + MORE)]
    left = most + 1
    for number in numbers:
        source = index.source(number)
        same = bool(source.sha256) and source.sha256 == document.sha256
        if same or (len(index) > 1 and _is_younger(source, document)):
            continue
        yield source
        left -= 1
        if not left:
            return


def _is_younger(source: Source, document: Source) -> bool:
    """Tell whether a source was written later than the document that would have copied it."""
    if source.date is None or document.date is None:
        return False
    return source.date > document.date


def _is_source(one: Held) -> bool:
    return one.share >= LEAST_SHARE or (one.share > 0 and one.matches[0].size >= LEAST_RUN)


def _likeliest(one: Held) -> tuple[bool, float, int, float]:
    """Order sources; news and the like tell what papers say, and come behind these."""
    return not one.is_paper, -round(one.share, 2), RANK.index(one.relation), -one.share


def _shares(text: Text, copied: Sequence[Copied]) -> Mapping[str, float]:
    """Return the part of the letters of each kind, and of what is new."""
    shares: dict[str, float] = dict.fromkeys((*CopyKind, NEW), 0.0)
    for span in copied:
        shares[span.kind] += text.share([(text.folded.at(span.start), text.folded.at(span.end))])
    shares[NEW] = max(0.0, 1.0 - sum(shares.values()))
    return {str(name): round(share, 4) for name, share in shares.items()}


def as_metrics(comparison: Comparison) -> dict[str, Any]:
    """Return what reports carry of a comparison (``files[].metrics``)."""
    return {
        "copy_ratio": comparison.copy_ratio,
        "copied_spans": [
            {
                "start": span.start,
                "end": span.end,
                "text": span.text,
                "source": comparison.sources[span.source].source.path,
                "source_start": span.source_start,
                "source_end": span.source_end,
                "kind": str(span.kind),
                "verbatim": span.verbatim,
            }
            for span in comparison.spans
        ],
        "sources": [
            {
                "path": one.source.path,
                "title": one.source.title,
                "copy_ratio": one.copy_ratio,
                "relation": str(one.relation),
                "reason": one.reason,
            }
            for one in comparison.sources
        ],
        "novelty": comparison.novelty,
        "shares": dict(comparison.shares),
        "searched": comparison.searched,
    }
