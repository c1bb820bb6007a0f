"""Page breaks of a Word file: typed ones, those of formats, new sections."""

from __future__ import annotations

from govlint.model.blocks import Paragraph, ParagraphFormat
from govlint.model.elements import Span
from govlint.rules.context import Context

FULL_BLANK = "\u3000"
BLANKS = FULL_BLANK + " \u00a0\u2002\u2003"


def is_broken_above(context: Context, span: Span) -> bool:
    """Tell whether nothing but blanks stands between a page break and a span of a Word file."""
    blocks, index = context.official.document.blocks, span.block
    if index == 0 or "\f" in blocks[index].text[: span.start]:
        return True
    while index > 0:
        block = blocks[index]
        if isinstance(block, Paragraph) and breaks(context, index, block.format):
            return True
        above = blocks[index - 1]
        if above.text.strip(BLANKS + "\n\t\f"):
            return above.text.rstrip(BLANKS + "\n\t").endswith("\f")
        if "\f" in above.text:
            return True
        index -= 1
    return True


def breaks(context: Context, index: int, look: ParagraphFormat) -> bool:
    """Tell whether the paragraph of a block begins a page by its format, or a section."""
    sections = context.official.document.sections
    return bool(look.page_break_before) or any(one.first_block == index > 0 for one in sections)
