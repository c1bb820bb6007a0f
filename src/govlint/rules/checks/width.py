"""P32: a text whose brackets and colons were made half-width by a converter."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.elements import Element, Span
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.structure.facts import FULL, HALF


def half_width(context: Context) -> Iterator[Hit]:
    """P32: say once, with the count, that the marks beside Chinese characters are half-width."""
    if not context.official.machine_converted:
        return
    half = full = 0
    place: Span | None = None
    for index, block in enumerate(context.official.document.blocks):
        if context.official.zones[index] is None:
            continue
        half += len(HALF.findall(block.text))
        full += len(FULL.findall(block.text))
        found = HALF.search(block.text)
        if place is None and found:
            place = Span(index, found.start(), found.end())
    if place is not None:
        yield Hit(Element.BODY, place, {"half": half, "full": full})
