"""Distances of text: blank lines (行) above it, indents (字) beside it, for rules on looks.

A Word file states them as formats, blank paragraphs and typed blanks; a page shows them. Every
measure is None where it cannot be told: positions in tables and text boxes, tabs, proportional
letters, a page too empty to show its edges.
"""

from __future__ import annotations

from collections.abc import Iterable

from govlint.model.blocks import Alignment, Block, Paragraph
from govlint.model.document import Section
from govlint.model.elements import Separator, Span
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm
from govlint.rules.area import ruled_edges
from govlint.rules.breaks import BLANKS as BLANKS
from govlint.rules.breaks import FULL_BLANK, breaks, is_broken_above
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at, stretches
from govlint.rules.measure import Edges, edges, pitch_of_text
from govlint.text.width import display_width

USUAL_SIZE = 16.0
"""Points of 3号, the type that a line (行) is measured by."""
USUAL_PITCH = 28.95
"""Points between base lines where 22 lines fill the type area."""
SINGLE = 1.3
"""Height of a line of single pitch, in sizes."""
FLOATING = ("drawing", "vml")
FARTHEST = 60.0
"""Points below the top of its paragraph up to which a floating line is taken to belong there."""
ABOUT_ONE = (0.7, 1.4)
"""Shares of the pitch between which a blank line is one line, as a reader counts it."""
AUTOMATIC = 14.0
"""Points that a reader gives for a distance left to Word (段前、段后自动)."""


def line_at(context: Context, span: Span) -> PrintedLine | None:
    """Return the printed line where a span begins; None off the page or in a table."""
    for page in context.official.document.pages:
        for line in page.lines:
            here = (line.block, line.cell) == (span.block, span.cell)
            if here and line.start <= span.start < max(line.end, line.start + 1):
                return line
    return None


def last_line_at(context: Context, span: Span) -> PrintedLine | None:
    """Return the printed line where a span ends."""
    return line_at(context, Span(span.block, max(span.start, span.end - 1), span.end, span.cell))


def page_of(context: Context, span: Span) -> int | None:
    """Return the page where a span begins, from 1; None where the format has no pages."""
    line = line_at(context, span)
    return line.page if line else None


def size_at(context: Context, span: Span) -> float | None:
    """Return the size of the type in which a span begins, in points."""
    return next((one.format.size for one in stretches(context, (span,)) if one.text.strip()), None)


def pitch_at(context: Context, block: int) -> float | None:
    """Return the distance of lines at a block, in points: of its paragraph, or of the page.

    On pages it is that of the running text. None: neither exact nor on a grid.
    """
    if context.official.document.pages:
        return pitch_of_text(context) or None
    paragraph = paragraph_at(context, Span(block, 0, 0))
    own = paragraph.format.pitch if paragraph else None
    if own is not None and own.rule == "exact":
        return own.value
    section = section_at(context, block)
    return section.grid.line_pitch if section and section.grid else None


def section_at(context: Context, block: int) -> Section | None:
    """Return the section of a block."""
    found = [one for one in context.official.document.sections if one.first_block <= block]
    return found[-1] if found else None


def lines_between(context: Context, upper: Span | Separator, lower: Span) -> float | None:
    """Return how many lines (行) are left free between two neighbours.

    Args:
        context: the document.
        upper: text, or a drawn line, above; text counts from the end of its span.
        lower: text below it.

    Returns:
        Number of lines; None on different pages, where other text stands between them, or where
        it cannot be told.
    """
    if context.official.document.pages:
        return _between_on_page(context, upper, lower)
    if isinstance(upper, Separator):
        return _below_rule(context, upper, lower)
    return _between_in_word(context, upper, lower)


def _below_rule(context: Context, upper: Separator, lower: Span) -> float | None:
    """Return the free lines below a drawn line of a Word file.

    One that floats stands in the space of the paragraph it is anchored at; far below its text, or
    counted from the page, it may stand anywhere.
    """
    rule, block = upper.rule, upper.span.block
    floats = rule.source in FLOATING
    if floats and (rule.edge is None or rule.y is None or rule.y > FARTHEST):
        return None
    if rule.edge == "above":
        block -= 1
    if block < 0:
        return None
    above = context.official.document.blocks[block]
    end = Span(block, len(above.text), len(above.text))
    in_space = floats or (isinstance(above, Paragraph) and above.from_table)
    return _between_in_word(context, end, lower, own_space=not in_space)


def _between_on_page(context: Context, upper: Span | Separator, lower: Span) -> float | None:
    line = line_at(context, lower)
    pitch = pitch_of_text(context) or USUAL_PITCH
    if line is None:
        return None
    if isinstance(upper, Separator):
        rule = upper.second or upper.rule
        if rule.page != line.page or rule.y is None or rule.y > line.box[3]:
            return None
        apart = _has_text(context, line, rule.y)
        return None if apart else (line.box[1] - rule.y) / pitch
    above = last_line_at(context, upper)
    if above is None or above.page != line.page or above.baseline >= line.baseline:
        return None
    if _has_text(context, line, above.baseline):
        return None
    leading = max(0.0, pitch - USUAL_SIZE)
    return (line.box[1] - above.box[3] - leading) / pitch


def _has_text(context: Context, lower: PrintedLine, upper: float) -> bool:
    """Tell whether text stands above a line and below a height, apart from the line's own row."""
    page = next(one for one in context.official.document.pages if one.number == lower.page)
    rows = [one.baseline for one in page.lines]
    return any(upper + 1 < row < lower.baseline - 0.5 * lower.size for row in rows)


def _between_in_word(
    context: Context, above: Span, lower: Span, own_space: bool = True
) -> float | None:
    if above.cell is not None or lower.cell is not None or above.block > lower.block:
        return None
    blocks = context.official.document.blocks
    if above.block == lower.block:
        text = blocks[above.block].text[above.end : lower.start]
        return None if text.strip() or "\f" in text else max(0.0, text.count("\n") - 1.0)
    inner = blocks[above.block + 1 : lower.block]
    rest = blocks[above.block].text[above.end :] + blocks[lower.block].text[: lower.start]
    ends = blocks[above.block : lower.block + 1 : lower.block - above.block]
    if rest.strip() or "\f" in rest or not _is_flow(*ends[0 if own_space else 1 :]):
        return None
    free = [one for one in inner if isinstance(one, Paragraph) and not one.text.strip()]
    if len(free) != len(inner) or any("\f" in one.text for one in free):
        return None
    base = pitch_at(context, lower.block) or USUAL_PITCH
    lines = sum(_height(context, one, base) for one in free)
    first, second = ends
    return lines + rest.count("\n") + _parted(first if own_space else None, second, base)


def _is_flow(*blocks: object) -> bool:
    """Tell whether blocks are paragraphs in the flow of the text."""
    return all(
        isinstance(one, Paragraph)
        and not (one.from_table or one.from_textbox or one.format.frame_align)
        for one in blocks
    )


def _height(context: Context, paragraph: Paragraph, base: float) -> float:
    """Return the height of an empty paragraph in lines, its own distances included."""
    look = paragraph.format
    pitch = look.pitch
    rows = 1 + paragraph.text.count("\n")
    distances = ((look.before or 0.0) + (look.after or 0.0)) / base
    if pitch is None or pitch.rule != "exact":
        return rows + distances
    share = pitch.value / base
    return rows * (1.0 if ABOUT_ONE[0] <= share <= ABOUT_ONE[1] else share) + distances


def _parted(first: Block | None, second: Block, base: float) -> float:
    """Return the distances (段前、段后) between two paragraphs, in lines."""
    after = first.format.after if isinstance(first, Paragraph) else None
    before = second.format.before if isinstance(second, Paragraph) else None
    if after == before == AUTOMATIC:
        return AUTOMATIC / base  # as on web pages, of two the larger one counts
    return ((after or 0.0) + (before or 0.0)) / base


def left_indent(context: Context, span: Span) -> float | None:
    """Return how far in from the left edge of the type area a span begins, in 字 of its size."""
    size = size_at(context, span)
    if not size:
        return None
    if context.official.document.pages:
        line = line_at(context, span)
        place = _edges_at(context, line)
        if line is None or place is None:
            return None
        return (line.edges[span.start - line.start] - place.left) / size
    paragraph = paragraph_at(context, span)
    if paragraph is None or not _is_flow(paragraph):
        return None
    lead = paragraph.text[: span.start].rpartition("\n")[2]
    look, first = paragraph.format, "\n" not in paragraph.text[: span.start]
    if lead.strip(BLANKS):
        return None
    start = _points(look.left, look.left_chars, size)
    start += _points(look.first_line, look.first_line_chars, size) if first else 0.0
    if look.alignment in (Alignment.CENTER, Alignment.DISTRIBUTE):
        return None
    if look.alignment is Alignment.RIGHT:
        room, width = text_width(context, span.block), width_of(context, span)
        right = right_indent(context, span)
        if room is None or width is None or right is None:
            return None
        return (room - width) / size - right
    return (start + _blank_width(lead, size)) / size


def _edges_at(context: Context, line: PrintedLine | None) -> Edges | None:
    """Return the edges of the type area at a line; None on a landscape page, whose are its own."""
    if line is None or _is_landscape(context, line.page):
        return None
    return edges(context, line.page) or ruled_edges(context, line.page)


def _is_landscape(context: Context, page: int) -> bool:
    found = next(one for one in context.official.document.pages if one.number == page)
    return found.width > found.height


def right_indent(context: Context, span: Span) -> float | None:
    """Return how far from the right edge of the type area a span ends, in 字 of its size.

    In a Word file of text that is not set to the right it is told by the width of the characters,
    where these are Chinese characters and digits.
    """
    size = size_at(context, span)
    if not size:
        return None
    if context.official.document.pages:
        line = last_line_at(context, span)
        place = _edges_at(context, line)
        if line is None or place is None:
            return None
        return (place.right - line.edges[span.end - line.start]) / size
    paragraph = paragraph_at(context, span)
    if paragraph is None or not _is_flow(paragraph):
        return None
    behind = paragraph.text[span.end :].partition("\n")[0]
    if behind.strip(BLANKS):
        return None
    look = paragraph.format
    if look.alignment is Alignment.RIGHT:
        right = _points(look.right, look.right_chars, size)
        return (right + _blank_width(behind, size)) / size
    room, width, left = text_width(context, span.block), width_of(context, span), None
    if look.alignment in (Alignment.LEFT, Alignment.JUSTIFY):
        left = left_indent(context, span)
    if room is None or width is None or left is None:
        return None
    return (room - width) / size - left


def _points(points: float | None, chars: float | None, size: float) -> float:
    return chars * size if chars is not None else points or 0.0


def _blank_width(blanks: str, size: float) -> float:
    full = blanks.count(FULL_BLANK) + blanks.count("\u2003")
    return size * (full + (len(blanks) - full) / 2)


def text_width(context: Context, block: int) -> float | None:
    """Return the width of the type area at a block, in points; None where it is not stated."""
    section = section_at(context, block)
    if section is None or section.columns != 1:
        return None
    width, margins = section.width, section.margins
    if width is None or margins.left is None or margins.right is None:
        return None
    return width - margins.left - margins.right - margins.gutter


def width_of(context: Context, span: Span) -> float | None:
    """Return how wide the text of a span is, in points, if it stands on one line.

    In a Word file it is counted: a Chinese character is as wide as its size, a digit or blank half
    of that; other letters have no known width.
    """
    if context.official.document.pages:
        line = line_at(context, span)
        if line is None or span.end > line.end:
            return None
        return line.edges[span.end - line.start] - line.edges[span.start - line.start]
    pieces = list(stretches(context, (span,)))
    return _counted((one.text, one.format.size, one.format.spacing) for one in pieces)


def _counted(pieces: Iterable[tuple[str, float | None, float | None]]) -> float | None:
    total = 0.0
    for text, size, spacing in pieces:
        letters = any(char.isascii() and char.isalpha() for char in text)
        if size is None or letters or "\t" in text or "\n" in text:
            return None
        total += size * display_width(text) / 2 + len(text) * (spacing or 0.0)
    return total


def starts_page(context: Context, span: Span) -> bool | None:
    """Tell whether a span is the first text of a page; None where it cannot be told.

    A Word file tells it by a page or section break above; without one it may still be so.
    """
    document = context.official.document
    if document.pages:
        line = line_at(context, span)
        page = next((one for one in document.pages if line and one.number == line.page), None)
        return None if line is None or page is None else page.lines[0] is line
    return True if is_broken_above(context, span) else None


def lines_from_top(context: Context, span: Span) -> float | None:
    """Return on which line of its page a span begins, from 1.0, in lines (行).

    Counted from the upper edge of the type area on a page, from the page break in a Word file.
    """
    document = context.official.document
    if document.pages:
        line = line_at(context, span)
        if line is None or _is_landscape(context, line.page):
            return None
        pitch = pitch_of_text(context) or USUAL_PITCH
        top = from_mm(float(context.parameters.get("top_mm", 37)))
        leading = max(0.0, pitch - USUAL_SIZE) / 2
        return 1.0 + (line.box[1] - top - leading) / pitch
    return _from_break(context, span)


def _from_break(context: Context, span: Span) -> float | None:
    """Count the lines from the page break above a span; None where one may have been turned."""
    blocks, index = context.official.document.blocks, span.block
    head = blocks[index].text[: span.start].rpartition("\f")
    base = pitch_at(context, index) or USUAL_PITCH
    lines = 1.0 + head[2].count("\n")
    broken = bool(head[1])
    while not broken and index > 0:
        block, above = blocks[index], blocks[index - 1]
        if isinstance(block, Paragraph) and breaks(context, index, block.format):
            break
        _, broken_by, text = above.text.rpartition("\f")
        broken = bool(broken_by)
        if broken and not text.strip(BLANKS + "\n\t"):
            break
        if not isinstance(above, Paragraph) or not _is_one_line(context, index - 1, text):
            return None
        lines += _height(context, above, base)
        index -= 1
    return lines


def _is_one_line(context: Context, block: int, text: str) -> bool:
    """Tell whether a paragraph, or what of it stands behind a page break, fills one line at most.

    Its manual line breaks are counted elsewhere.
    """
    if not text.strip(BLANKS + "\n\t"):
        return True
    whole = context.official.document.blocks[block].text
    span = Span(block, len(whole) - len(text), len(whole))
    room, width = text_width(context, block), width_of(context, span)
    return room is not None and width is not None and width <= room
