"""Lines of text: as a page prints them, in a Word file as its author broke them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.model.blocks import Alignment
from govlint.model.document import Capability
from govlint.model.elements import Layout, Span
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.spacing import left_indent, size_at, text_width
from govlint.text.width import display_width

TEXT = re.compile(r"[^\n\f]*[^\s][^\n\f]*")


def has_layout(context: Context) -> bool:
    """Tell whether a file shows a layout that counts: that of a web page is none of the paper."""
    official = context.official
    return Capability.LAYOUT in official.document.provides and official.layout is not Layout.WEB


def lines_of(context: Context, spans: Sequence[Span]) -> list[Span]:
    """Return the lines of a text in their order, without the blanks around each.

    A Word file tells only where its author broke a line: where Word wraps it cannot be seen.
    """
    return [line for span in spans for line in _printed(context, span) or _broken(context, span)]


def _printed(context: Context, span: Span) -> list[Span]:
    cuts = [
        (max(line.start, span.start), min(line.end, span.end))
        for page in context.official.document.pages
        for line in page.lines
        if (line.block, line.cell) == (span.block, span.cell)
        and line.start < span.end
        and span.start < line.end
    ]
    return [trimmed(context, Span(span.block, start, end, span.cell)) for start, end in cuts]


def first_line(context: Context, span: Span) -> Span:
    """Return the first line of a span as its author broke it: what a finding on it marks."""
    return next(iter(_broken(context, span)), span)


def _broken(context: Context, span: Span) -> list[Span]:
    text = context.block_text(span)
    return [
        trimmed(context, Span(span.block, found.start(), found.end(), span.cell))
        for found in TEXT.finditer(text, span.start, span.end)
    ]


def trimmed(context: Context, span: Span) -> Span:
    """Return a span without the blanks at its ends."""
    text = context.printed(span)
    lead = len(text) - len(text.lstrip())
    return Span(
        span.block, span.start + lead, span.start + max(lead, len(text.rstrip())), span.cell
    )


def begins_at(context: Context, line: Span) -> float | None:
    """Return how far in a line begins, in 字, also where its paragraph is centred or at the right.

    Of such a line of a Word file it is estimated by its width, which is enough to tell it from a
    line that stands flush left.
    """
    paragraph = paragraph_at(context, line)
    if context.official.document.pages or paragraph is None:
        return left_indent(context, line)
    room, size = text_width(context, line.block), size_at(context, line)
    share = {Alignment.CENTER: 0.5, Alignment.RIGHT: 1.0}.get(
        paragraph.format.alignment or Alignment.LEFT
    )
    if share is None or not room or not size or paragraph.from_table:
        return left_indent(context, line)
    left = (room / size - display_width(context.printed(line)) / 2) * share
    return left if left > 0 else None
