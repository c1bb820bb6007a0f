"""F731-3: the title is centred, and its lines break between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element, ElementText, Span
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.placed import is_centred

BAD_BEGINNINGS = "的》、"
QUOTED = re.compile(r"《[^《》]*》")


def title_lines(context: Context) -> Iterator[Hit]:
    """F731-3: centred; no word and no short 《…》 torn over two lines."""
    for title in context.all(Element.TITLE):
        if not is_centred(context, title):
            yield _off_centre(context, title)
        yield from _breaks(context, title)


def _off_centre(context: Context, title: ElementText) -> Hit:
    """A title pushed to the middle by blanks or an indent may look centred: a person decides."""
    paragraph = paragraph_at(context, title.span)
    pushed = False
    if paragraph is not None and not context.official.document.pages:
        look = paragraph.format
        indented = (look.left or 0) + (look.first_line or 0) > 36
        pushed = indented or paragraph.text[:1].isspace()
    return Hit(Element.TITLE, title.span, case="未居中", review=pushed)


def _breaks(context: Context, title: ElementText) -> Iterator[Hit]:
    text, cuts = _joined(context, title)
    quoted = [(found.start(), found.end()) for found in QUOTED.finditer(text)]
    most = context.parameters["longest_name"]
    for offset, span in cuts:
        first = text[offset]
        torn = next((text[a:b] for a, b in quoted if a < offset < b and b - a - 2 <= most), None)
        if first in BAD_BEGINNINGS:
            yield Hit(Element.TITLE, span, {"first": first}, case="行首")
        elif torn is not None:
            yield Hit(Element.TITLE, span, {"word": torn}, case="书名")
        else:
            word = _torn_word(text, offset)
            if word is not None:
                yield Hit(Element.TITLE, span, {"word": word}, case="断词")


def _torn_word(text: str, offset: int) -> str | None:
    from govlint.structure.words import word_around  # a second to load

    return word_around(text, offset)


def _joined(context: Context, title: ElementText) -> tuple[str, list[tuple[int, Span]]]:
    """Return the text without blanks, and for every later line its offset and first character."""
    text = ""
    cuts: list[tuple[int, Span]] = []
    for span in title.spans:
        for start, end in _lines(context, span):
            if text and start < end:
                cuts.append((len(text), Span(span.block, start, min(start + 1, end), span.cell)))
            text += "".join(context.block_text(span)[start:end].split())
    return text, cuts


def _lines(context: Context, span: Span) -> Iterator[tuple[int, int]]:
    """Yield the printed lines of a span: as they stand on the page, else at manual breaks."""
    pages = context.official.document.pages
    lines = [
        (max(line.start, span.start), min(line.end, span.end))
        for page in pages
        for line in page.lines
        if line.block == span.block and line.start < span.end and span.start < line.end
    ]
    if lines:
        yield from lines
        return
    text = context.block_text(span)
    for found in re.finditer(r"[^\n]+", text[span.start : span.end]):
        start, end = span.start + found.start(), span.start + found.end()
        yield start + len(found[0]) - len(found[0].lstrip()), end
