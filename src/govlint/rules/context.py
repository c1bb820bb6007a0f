"""What an expression or a check sees of a document."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from govlint.model.blocks import Table
from govlint.model.elements import Element, ElementText, OfficialDocument, Span
from govlint.rules.facts import KnownFacts

NO_SOURCES = "没有给出来源文件，可用 --against 给出"
NO_REPOSITORY = "没有给出文件库，可用 --repo 给出"


@dataclass(frozen=True)
class Sources:
    """What the documents of a run are held against.

    ``index`` searches them (``burden.copies.index.Index``); ``unread`` are the paths of those that
    could not be read.
    """

    index: Any
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """One document with everything that a rule may ask of it.

    ``day`` is the day that counts. ``parameters`` are the rule's own, as a profile set them.
    ``used`` collects the inferred facts that were looked at: a finding that rests on one becomes
    ``review``.
    """

    official: OfficialDocument
    facts: KnownFacts
    day: datetime.date
    parameters: Mapping[str, Any] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    sources: Sources | None = None
    """What the run compares with; None: nothing was named."""
    repository: Any = None
    """The document as it lies in the library of its office (``burden.repository.library.Filed``);
    None: none was named, or the library is not counted yet."""

    def fact(self, name: str) -> Any:
        """Return a fact, None where it is unknown; an inferred one is noted in ``used``."""
        if self.facts.is_inferred(name):
            self.used.add(name)
        return self.facts.value(name)

    def first(self, name: Element) -> ElementText | None:
        """Return the first occurrence of an element, or None."""
        return self.official.first(name)

    def all(self, name: Element) -> tuple[ElementText, ...]:
        """Return every occurrence of an element."""
        return tuple(self.official.elements.get(name, ()))

    def block_text(self, span: Span) -> str:
        """Return the text that a span's offsets count in: of its block, or of its cell."""
        block = self.official.document.blocks[span.block]
        if span.cell is not None and isinstance(block, Table):
            for cell in block.cells:
                if (cell.row, cell.column) == span.cell:
                    return cell.text
        return block.text

    def printed(self, span: Span) -> str:
        """Return the text under a span as printed."""
        return self.block_text(span)[span.start : span.end]
