"""Where the lines of the 版记 begin and end, in points from the edges of the type area."""

from __future__ import annotations

import itertools
from typing import NamedTuple

from govlint.model.blocks import Alignment, Paragraph
from govlint.model.elements import ElementText, Span
from govlint.model.pages import PrintedLine
from govlint.rules.breaks import BLANKS
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.measure import edges, hanging
from govlint.rules.signing import APART, HALF_BLANKS
from govlint.rules.spacing import (
    left_indent,
    right_indent,
    size_at,
    text_width,
    width_of,
)
from govlint.structure.printed import goes_on

LEFT = (None, Alignment.LEFT, Alignment.JUSTIFY)


class Placed(NamedTuple):
    """An indent in points, the size of its type, and how much less or more it may really be."""

    points: float
    size: float
    less: float = 0.0
    more: float = 0.0


class Wrapped(NamedTuple):
    """A text of several lines: how far it ends from the right, where its other lines begin.

    ``behind_colon`` is how far right of the first character behind the colon; None: unknown.
    """

    size: float
    right: Placed | None
    behind_colon: float | None


def first_indent(context: Context, span: Span) -> Placed | None:
    """Return how far in a text begins; None where it cannot be told."""
    size, left = size_at(context, span), left_indent(context, span)
    return Placed(left * size, size) if size and left is not None else None


def last_indent(context: Context, span: Span) -> Placed | None:
    """Return how far from the right edge a text ends; behind blanks on its line it is counted."""
    size, right = size_at(context, span), right_indent(context, span)
    if size and right is None and not context.official.document.pages:
        return _counted(context, span, size)
    return Placed(right * size, size) if size and right is not None else None


def _counted(context: Context, span: Span, size: float) -> Placed | None:
    """Count a line that begins with other text and has only blanks typed between (no tabs).

    Half-width blanks may be narrower than half a character, digits stand a little apart from
    Chinese characters.
    """
    paragraph = paragraph_at(context, span)
    if paragraph is None or paragraph.format.alignment not in LEFT:
        return None
    start = paragraph.text.rfind("\n", 0, span.start) + 1
    line = Span(span.block, start, span.end)
    lead = len(context.printed(line)) - len(context.printed(line).lstrip(BLANKS))
    whole = Span(span.block, start + lead, span.end)
    left, width = left_indent(context, whole), width_of(context, whole)
    room = text_width(context, span.block)
    if left is None or width is None or room is None:
        return None
    right, text = room - width - left * size, context.printed(whole)
    changes = sum(a.isdecimal() != b.isdecimal() for a, b in itertools.pairwise(text))
    blanks = sum(text.count(blank) for blank in HALF_BLANKS)
    less, more = changes * APART * size, blanks * APART * size
    return Placed(right, size, less, more) if right >= 0 else None  # else it has turned over


def wrapped(context: Context, text: ElementText) -> Wrapped | None:
    """Return how a text is set that takes several lines; None: it takes one, or nobody knows."""
    if context.official.document.pages:
        return _on_page(context, text)
    return _in_word(context, text)


def _on_page(context: Context, text: ElementText) -> Wrapped | None:
    lines = _lines(context, text)
    colon, size = text.parts.get("colon"), size_at(context, text.span)
    if len(lines) < 2 or colon is None or not size:
        return None
    area = edges(context, lines[0].page)
    full = [line for line in lines if goes_on(context.official.document, line)]
    right = None
    if area is not None and full:
        ends = max(line.box[2] - hanging(context, line) for line in full)
        right = Placed(area.right - ends, size, less=size)
    first = lines[0]
    behind = first.edges[colon.span.end - first.start]
    label = first.edges[text.span.start - first.start] + 3 * size
    others = [line.box[0] for line in lines[1:] if line.page == first.page]
    # A colon may have lost its empty half, or be as wide as a character.
    offs = [min(other - behind, other - label, key=abs) for other in others]
    return Wrapped(size, right, max(offs, key=abs, default=None))


def _lines(context: Context, text: ElementText) -> list[PrintedLine]:
    blocks = {span.block for span in text.spans}
    start, end = text.spans[0], text.spans[-1]
    return [
        line
        for page in context.official.document.pages
        for line in page.lines
        if line.block in blocks
        and line.cell == start.cell
        and (line.block, line.end) > (start.block, start.start)
        and (line.block, line.start) < (end.block, end.end)
    ]


def _in_word(context: Context, text: ElementText) -> Wrapped | None:
    paragraph, span = paragraph_at(context, text.span), text.span
    colon, size = text.parts.get("colon"), size_at(context, span)
    if paragraph is None or colon is None or not size or not _is_plain(paragraph, text):
        return None
    look, room = paragraph.format, text_width(context, span.block)
    first, width = left_indent(context, span), width_of(context, span)
    if first is None or width is None or room is None:
        return None
    right = look.right_chars * size if look.right_chars is not None else look.right or 0.0
    if first * size + width + right <= room:
        return None
    left = look.left_chars * size if look.left_chars is not None else look.left or 0.0
    behind = first * size + (width_of(context, Span(span.block, span.start, colon.span.end)) or 0)
    return Wrapped(size, Placed(right, size), left - behind)


def _is_plain(paragraph: Paragraph, text: ElementText) -> bool:
    """Tell whether Word breaks the lines: one paragraph, no breaks, blanks or table for layout."""
    return (
        len(text.spans) == 1
        and "\n" not in text.text
        and not paragraph.from_table
        and paragraph.format.alignment in LEFT
    )
