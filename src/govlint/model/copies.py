"""Where the text of a document comes from: its sources, what was copied, what is new."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Stretch = tuple[int, int]
"""Start and end in code points of a text as read, half-open."""


class Relation(StrEnum):
    """What another document is to the document under check."""

    SUPERIOR = "superior"
    SIBLING = "sibling"
    OWN_PAST = "own_past"
    OTHER = "other"


class CopyKind(StrEnum):
    """How a copied span stands in the document.

    ``quoted``: as a quotation or with its citation; ``unmarked``: word for word from a superior
    without either; ``level_words``: from a superior, level words or place names exchanged;
    ``sibling``: from another region or office; ``own_past``: from an older paper of the same
    issuer; ``formula``: wording that many documents share; ``other``: the relation is not known.
    """

    UNMARKED = "unmarked"
    QUOTED = "quoted"
    LEVEL_WORDS = "level_words"
    SIBLING = "sibling"
    OWN_PAST = "own_past"
    FORMULA = "formula"
    OTHER = "other"


UNCOUNTED = frozenset({CopyKind.QUOTED, CopyKind.FORMULA})
"""What counts in no copy ratio."""


@dataclass(frozen=True, slots=True)
class Load:
    """A report that a document demands: of whom, how many a year (None: cannot be told)."""

    recipient: str
    per_year: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document that others may have copied from.

    ``text`` is the text as read: the texts of its blocks joined by line feeds. ``body`` are the
    stretches of it that are compared: body and issued text without headings and tables;
    ``headings`` its headings in order as (level, title). Names and titles are normalised.
    """

    path: str
    text: str
    body: tuple[Stretch, ...]
    title: str = ""
    number: str = ""
    issuers: tuple[str, ...] = ()
    date: datetime.date | None = None
    kind: str | None = None
    headings: tuple[tuple[int, str], ...] = ()
    loads: tuple[Load, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """A span of the document that a source has as well.

    ``start`` and ``end`` count in the text as read of the document, ``source_start`` and
    ``source_end`` in that of ``sources[source]``. ``verbatim``: no word was exchanged.
    """

    start: int
    end: int
    text: str
    source: int
    source_start: int
    source_end: int
    kind: CopyKind
    verbatim: bool = True


@dataclass(frozen=True, slots=True)
class RankedSource:
    """A source with what the document has of it.

    ``copy_ratio`` is the share 0..1 of the body's characters that were copied from it, quotations
    and formulas aside. ``reason`` says in Chinese what the relation was read from.
    """

    source: Source
    relation: Relation
    reason: str
    copy_ratio: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A document against its sources.

    ``characters`` counts the body, headings aside; ``shares`` gives for every kind of copy, and
    for ``new``, its share 0..1 of them (they add up to 1). ``novelty`` is the share of sentences
    with a local parameter. ``searched`` is the number of documents that were looked through.
    """

    characters: int
    spans: tuple[Copied, ...] = ()
    sources: tuple[RankedSource, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    copy_ratio: float = 0.0
    novelty: float | None = None
    searched: int = 0
