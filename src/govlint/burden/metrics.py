"""The measures of a document that reports carry (``files[].metrics``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from govlint.burden.analysis import analysed
from govlint.burden.empty import empty_sentences
from govlint.burden.percentiles import reference
from govlint.burden.shares import (
    actionable_density,
    characters,
    closing,
    empty_share,
    opening,
)
from govlint.burden.stock import plain
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.model.position import source_place
from govlint.rules.vocabulary import section_of
from govlint.structure.printed import printed_at

DEGREE = re.compile(
    r"切实|着力|大力|进一步|全面(?!小康)|不断|扎实|持续|全力|积极(?!性|分子)|努力|坚决|充分|深入(?!基层)|认真"
)
"""Words of degree and resolve."""
MEASURES = (
    "empty_share",
    "opening_share",
    "closing_share",
    "closing_block_share",
    "actionable_density",
    "degree_density",
)


def degree_density(official: OfficialDocument) -> float:
    """Return the words of degree per 1,000 characters."""
    texts = (plain(one.normalised) for one in analysed(official).sentences)
    found = sum(len(DEGREE.findall(text)) for text in texts)
    whole = characters(official)
    return round(1000 * found / whole, 2) if whole else 0.0


def measures(official: OfficialDocument) -> Mapping[str, float]:
    """Return the measures that are compared with other documents."""
    end = closing(official)
    return {
        "empty_share": empty_share(official),
        "opening_share": opening(official).share,
        "closing_share": end.bare_share,
        "closing_block_share": end.share,
        "actionable_density": actionable_density(official),
        "degree_density": degree_density(official),
    }


def metrics(official: OfficialDocument) -> dict[str, Any]:
    """Return the measures of burden reduction as a report carries them.

    ``empty_sentences`` lists all of them; ``location`` is the place of each.
    """
    own = measures(official)
    return {
        "characters": characters(official),
        **own,
        "empty_sentences": [
            {
                "text": one.text,
                "location": _location(official, one.sentence.zone, one.span),
                "reason": one.reason,
            }
            for one in empty_sentences(official)
        ],
        "percentiles": {
            name: found for name in MEASURES if (found := _percentile(name, own[name], official))
        },
    }


def _location(official: OfficialDocument, zone: Element, span: Span) -> dict[str, Any]:
    """Return a place as reports write it."""
    place = source_place(official.document.blocks[span.block], span.start, span.cell)
    page, box = printed_at(official.document, span)
    found: dict[str, Any] = {
        "block": span.block,
        "start": span.start,
        "end": span.end,
        "page": page if page is not None else official.document.blocks[span.block].page,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "path": f"{section_of(zone)}/{zone}",
    }
    return found if box is None else {**found, "box": list(box)}


def _percentile(measure: str, value: float, official: OfficialDocument) -> dict[str, Any] | None:
    found = reference(measure, official.kind)
    if found is None:
        return None
    return {
        "percentile": found.rank(value),
        "kind": found.kind,
        "documents": found.n,
        "set": found.set_name,
    }
