"""The papers of superiors that a document is held against, and what is certain of them."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.burden.copies import naming
from govlint.burden.copies.comparison import compared
from govlint.burden.copies.relations import TOLD, relation_of
from govlint.burden.copies.sources import source_of
from govlint.model.copies import Comparison, RankedSource, Relation, Source
from govlint.model.elements import OfficialDocument
from govlint.rules.context import Context
from govlint.text.normalise import normalise

KEY = "burden.superiors"
FEW = 20
"""So many sources are all asked what they are, also those that share no passage."""
LONGEST_NAME = 40


def superiors(context: Context) -> tuple[RankedSource, ...]:
    """Return the superiors' papers among the sources, those with the most in common first.

    Raises:
        NotChecked: the run has no sources.
    """
    found = compared(context)
    known = context.official.memo.get(KEY)
    if isinstance(known, tuple) and known[0] is found:
        return tuple(known[1])
    result = (
        *(one for one in found.sources if one.relation is Relation.SUPERIOR),
        *_without_passages(context, found),
    )
    context.official.memo[KEY] = (found, result)
    return result


def _without_passages(context: Context, found: Comparison) -> Iterator[RankedSource]:
    """Yield the superiors' papers that were named and have nothing in common with the document."""
    index = context.sources.index if context.sources else ()
    if len(index) > FEW:
        return
    paths = {one.source.path for one in found.sources}
    document = source_of(context.official, context.official.document.name)
    for number in range(len(index)):
        source: Source = context.sources.index.source(number) if context.sources else document
        same = bool(source.sha256) and source.sha256 == document.sha256
        if same or source.path in paths:
            continue
        relation, reason = relation_of(document, source, context.facts)
        if relation is Relation.SUPERIOR:
            yield RankedSource(source, relation, reason, 0.0)


def is_certain(context: Context, one: RankedSource) -> bool:
    """Tell whether a source is known to be the superior's: the caller or the document says so.

    A relation that was read from the names of organs is an inference.
    """
    return one.reason.startswith(TOLD) or cites_number(context.official, one.source)


def cites_number(official: OfficialDocument, source: Source) -> bool:
    """Tell whether a document cites a source by its number."""
    return any(naming.cites(None, one.number, source) for one in official.citations)


def cites(official: OfficialDocument, source: Source) -> bool:
    """Tell whether a document cites a source by its number or its title."""
    return any(naming.cites(one.title, one.number, source) for one in official.citations)


def name_of(source: Source) -> str:
    """Return how a message calls a source: title and number, else its path."""
    title = normalise(source.title).text.strip("《》")
    if not title:
        return source.number or source.path
    short = title if len(title) <= LONGEST_NAME else f"{title[:LONGEST_NAME]}…"
    return f"《{short}》（{source.number}）" if source.number else f"《{short}》"
