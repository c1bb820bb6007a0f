"""F737-5: the text of an annex is set as the body is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from govlint.model.blocks import Paragraph, Table
from govlint.model.elements import Element, Heading, Span
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.rules.departures import TOLERANCE, departures
from govlint.rules.formats import Stretch, stretches
from govlint.rules.running import PLACED, STOPS, body_texts
from govlint.text.characters import count_ideographs
from govlint.text.fonts import FANGSONG, HEI, KAI, font_class

Look = tuple[str | None, float | None]
"""Class of font, and size."""
NOTES = ("注", "说明", "备注", "填表", "资料来源", "*", "※")
"""How notes to a table begin, which has type of its own."""
HEADED = (HEI, KAI)
"""Classes of what a heading and the words that follow in its font are set in."""


def looks(context: Context) -> Iterator[Hit]:
    """F737-5: font and size of the running text of annexes are those of the body.

    What is set as the clause on the body asks is right too. Tables, titles and headings are not
    judged.

    Raises:
        NotApplicable: the annexes hold no running text.
        NotChecked: neither font nor size can be read.
    """
    pieces = list(_pieces(context))
    if not pieces:
        raise NotApplicable("附件里没有成段的文字")
    own = _usual(context)
    size, least = context.parameters["size"], context.parameters["least"]
    fonts = tuple(font for font in (FANGSONG, own[0]) if font)
    odd = [(Element.ATTACHMENT, one) for one in pieces if not _fits(one, fonts, (size, own[1]))]
    for group in departures(odd, fonts, size, least) if odd else ():
        values = {"used": group.used, "many": group.many}
        yield Hit(Element.ATTACHMENT, group.span, values)


def _fits(piece: Stretch, fonts: Sequence[str], sizes: Sequence[float | None]) -> bool:
    points = piece.format.size
    right = [size for size in sizes if size is not None]
    return font_class(piece.format.font) in fonts and (
        points is not None and any(abs(points - size) <= TOLERANCE for size in right)
    )


def _usual(context: Context) -> Look:
    """Return how most of the running text of the body is set."""
    weights: Counter[Look] = Counter()
    for piece in stretches(context, [span for _, span in body_texts(context)]):
        look = font_class(piece.format.font), piece.format.size
        weights[look] += count_ideographs(piece.text)
    return weights.most_common(1)[0][0] if weights else (None, None)


def _pieces(context: Context) -> Iterator[Stretch]:
    """Yield the runs of the running text of annexes, without headings."""
    headings: dict[int, list[Heading]] = {}
    for one in context.official.headings:
        if one.zone is Element.ATTACHMENT:
            headings.setdefault(one.span.block, []).append(one)
    for span in _running(context):
        headed = bool(headings.get(span.block))
        for piece in stretches(context, (span,)):
            if headed and (font_class(piece.format.font) in HEADED or _is_mark(piece)):
                continue
            headed &= not count_ideographs(piece.text)
            yield piece


def _is_mark(piece: Stretch) -> bool:
    return not count_ideographs(piece.text)


def _running(context: Context) -> Iterator[Span]:
    """Yield the paragraphs of annexes that are running text: long enough, with a stop."""
    for annex in context.official.attachments:
        apart = {annex.label_span.block, *(span.block for span in annex.title_spans)}
        yield from (
            span
            for span in annex.spans
            if span.block not in apart and span.cell is None and _is_running(context, span)
        )


def _is_running(context: Context, span: Span) -> bool:
    block = context.official.document.blocks[span.block]
    text = context.printed(span).strip()
    if not isinstance(block, Paragraph) or block.from_table or block.format.alignment in PLACED:
        return False
    if text.startswith(NOTES) or _is_at_table(context, span.block):
        return False
    return len(text) >= context.parameters["shortest"] and text.endswith(STOPS)


def _is_at_table(context: Context, index: int) -> bool:
    """Tell whether a paragraph stands right below a table, blank lines left out."""
    above = context.official.document.blocks[:index]
    last = next((block for block in reversed(above) if block.text.strip()), None)
    return isinstance(last, Table)
