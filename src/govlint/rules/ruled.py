"""Which separators stand between two texts, on a page or in a Word file."""

from __future__ import annotations

from govlint.model.elements import Separator, Span
from govlint.rules.context import Context
from govlint.structure.printed import printed_at

SLACK = 2.0
"""Points by which a line may cut into the em box of a text."""


def lines_between_texts(context: Context, upper: Span, lower: Span) -> list[Separator]:
    """Return the separators that stand below one text and above another."""
    return [
        one
        for one in context.official.separators
        if _is_below(context, one, upper) and _is_above(context, one, lower)
    ]


def _is_below(context: Context, found: Separator, text: Span) -> bool:
    rule = found.rule
    page, box = printed_at(context.official.document, text)
    if rule.page is not None and rule.y is not None and box is not None and page is not None:
        return rule.page > page or (rule.page == page and rule.y > box[3] - SLACK)
    return rule.block > text.block or (rule.block == text.block and rule.edge != "above")


def _is_above(context: Context, found: Separator, text: Span) -> bool:
    rule = found.rule
    page, box = printed_at(context.official.document, text)
    if rule.page is not None and rule.y is not None and box is not None and page is not None:
        return rule.page < page or (rule.page == page and rule.y < box[1] + SLACK)
    return rule.block < text.block or (rule.block == text.block and rule.edge != "below")
