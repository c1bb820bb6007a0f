"""Where elements and drawn lines stand and how long they are, for rules on looks."""

from __future__ import annotations

from govlint.model.blocks import Alignment
from govlint.model.elements import ElementText, Separator, Span
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.structure.printed import printed_at, text_edges

HALF_CHARACTER = 8.0


def is_centred(context: Context, element: ElementText) -> bool:
    """Tell whether every line of an element is centred (or the reader cannot tell)."""
    for span in element.spans:
        paragraph = paragraph_at(context, span)
        if paragraph is None:
            continue
        page, box = printed_at(context.official.document, span)
        edges = text_edges(context.official.document, page) if page is not None else None
        if box is not None and edges is not None:
            if abs((box[0] + box[2]) / 2 - sum(edges) / 2) > HALF_CHARACTER:
                return False
        elif paragraph.format.frame_align is None and paragraph.format.alignment not in (
            Alignment.CENTER,
            Alignment.DISTRIBUTE,
            None,
        ):
            return False
    return True


def drawn_length(context: Context, found: Separator) -> float | None:
    """Return how long a separator is, in points; a border is as wide as its paragraph."""
    rule = found.rule
    if rule.source == "characters":
        return None  # as wide as its font makes it
    if rule.length is not None or rule.source != "border":
        return rule.length
    paragraph = paragraph_at(context, found.span)
    section = _width_at(context, found.span)
    if paragraph is None or section is None or paragraph.from_table:
        return None
    look = paragraph.format
    return section - (look.left or 0.0) - (look.right or 0.0)


def _width_at(context: Context, span: Span) -> float | None:
    """Return the width of the type area where a span stands, in points."""
    sections = [one for one in context.official.document.sections if one.first_block <= span.block]
    if not sections:
        return None
    section = sections[-1]
    margins = section.margins
    if section.width is None or margins.left is None or margins.right is None:
        return None
    return section.width - margins.left - margins.right - margins.gutter
