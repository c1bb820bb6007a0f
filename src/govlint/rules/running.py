"""Running text: what of a document is text of the body, what a heading, for rules on looks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from govlint.model.blocks import Alignment, Paragraph
from govlint.model.elements import Element, Heading, Span
from govlint.rules.context import Context
from govlint.structure.headings import LONGEST_HEADING, is_short

ZONES = (Element.BODY, Element.ISSUED)
PLACED = (Alignment.CENTER, Alignment.RIGHT, Alignment.DISTRIBUTE)
"""Alignments of what is set apart from the running text: chapter titles, captions, signatures."""
ENDINGS = ("。", ".", "：", ":", "！", "？")
ITEM_ENDINGS = ("；", ";")
PLAIN_LEVEL = 3
"""From this level on headings have the type of the body."""
SHORTEST_ISSUED = 25
"""In an issued text, whose title, captions and contents no element names, what is shorter than
this or has no stop at its end may be one of them."""
STOPS = ("。", "；", "：")
CONTENTS = re.compile(r"(?:…|\.{3}|．{3}|·{3}).*\d\s*$")
"""A line of a table of contents."""
FINAL = tuple("。！？：；”』」）》…;:!?)")
SHORTEST_LINE = 15
SHORTEST = 4
"""A label (附), not a paragraph, has fewer characters."""
CAPTION = re.compile(r"\s*[（(【][^（()）】]{1,16}[）)】]")
"""Keyword of an article: 第一条（目的和依据）."""


def is_heading(context: Context, heading: Heading) -> bool:
    """Tell a heading of 一、（一）1.（1） from a numbered sentence or an item of a list.

    On the third and fourth level, whose type is that of the body, all are taken for headings.
    """
    if heading.scheme != "outline" or heading.inline or not heading.title:
        return False
    if heading.zone not in ZONES or _is_item_of_article(context, heading):
        return False
    if heading.level >= PLAIN_LEVEL:
        return True
    behind = context.block_text(heading.span)[heading.span.end :].partition("\n")[0].strip()
    if not behind:
        return True
    if behind in ENDINGS:
        return is_short(heading.title)
    return len(heading.title) <= LONGEST_HEADING and not behind.startswith(ITEM_ENDINGS)


def _is_item_of_article(context: Context, heading: Heading) -> bool:
    """Tell the items （一）（二） below 第一条 from headings."""
    above = heading.parent
    while above is not None:
        parent = context.official.headings[above]
        if parent.scheme == "article":
            return True
        above = parent.parent
    return False


def body_texts(context: Context) -> list[tuple[Element, Span]]:
    """Return the running text of body and issued text, without the headings in it.

    Of an article (第一条) only its label is left out; a numbered sentence is running text.

    Returns:
        Body or issued text, and a stretch of it, in the order of the two texts.
    """
    taken: dict[int, list[Span]] = defaultdict(list)
    for heading in context.official.headings:
        if is_heading(context, heading) or heading.scheme == "chapter":
            taken[heading.span.block].append(heading.span)
        elif heading.scheme == "article":
            taken[heading.label_span.block].append(_article(context, heading.label_span))
    return [
        (zone, piece)
        for zone, span in _text_spans(context)
        for piece in _without(span, taken.get(span.block, ()))
    ]


def _article(context: Context, label: Span) -> Span:
    caption = CAPTION.match(context.block_text(label), label.end)
    return Span(label.block, label.start, caption.end() if caption else label.end, label.cell)


def _text_spans(context: Context) -> Iterator[tuple[Element, Span]]:
    blocks = context.official.document.blocks
    for zone in ZONES:
        for span in (one for text in context.all(zone) for one in text.spans):
            block = blocks[span.block]
            if not isinstance(block, Paragraph) or block.format.alignment in PLACED:
                continue
            if zone is Element.BODY or _is_running(context.printed(span).rstrip()):
                yield zone, span


def _is_running(text: str) -> bool:
    return len(text) >= SHORTEST_ISSUED and text.endswith(STOPS)


def _without(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for other in sorted(taken, key=lambda one: one.start):
        if start < other.start < span.end:
            yield Span(span.block, start, other.start, span.cell)
        start = max(start, other.end)
    if start < span.end:
        yield Span(span.block, start, span.end, span.cell)


def paragraphs(context: Context) -> Iterator[tuple[int, Paragraph, Element]]:
    """Yield the paragraphs that begin with running text or a heading: index, paragraph, zone.

    Left out is what is set apart by right or is no paragraph of its own: what is centred or
    stands at the right, tables and text boxes, chapter titles, salutations, paragraphs that are
    held together by manual line breaks, and lines of a file that lost its paragraphs.
    """
    starts = _starts(context)
    chapters = {one.span.block for one in context.official.headings if one.scheme == "chapter"}
    heads = {one.span.block for one in context.official.headings if is_heading(context, one)}
    unfinished = False
    for index, paragraph in context.official.document.paragraphs():
        text = paragraph.text.strip()
        if not text:
            continue
        zone = context.official.zones[index]
        goes_on = unfinished
        unfinished = index not in heads | chapters and _is_unfinished(paragraph, text)
        if zone not in ZONES or index in chapters or goes_on:
            continue
        at_start = index in starts and not paragraph.text[: starts[index]].strip()
        if at_start and _is_paragraph(paragraph, text, zone):
            yield index, paragraph, zone


def _is_unfinished(paragraph: Paragraph, text: str) -> bool:
    """Tell a line that goes on in the next paragraph of the file: it is long and has no stop."""
    placed = paragraph.format.alignment in PLACED
    return not placed and len(text) >= SHORTEST_LINE and not text.endswith(FINAL)


def _starts(context: Context) -> dict[int, int]:
    """Return for every block with running text where the first of it begins."""
    starts: dict[int, int] = {}
    for zone in ZONES:
        for text in context.all(zone):
            for span in text.spans:
                starts[span.block] = min(span.start, starts.get(span.block, span.start))
    return starts


def _is_paragraph(paragraph: Paragraph, text: str, zone: Element) -> bool:
    if paragraph.from_table or paragraph.from_textbox or paragraph.format.alignment in PLACED:
        return False
    if "\n" in paragraph.text or "\f" in text or len(text) < SHORTEST:
        return False
    if _is_salutation(text) or CONTENTS.search(text):
        return False
    return zone is Element.BODY or text.endswith(STOPS)


def _is_salutation(text: str) -> bool:
    """Tell 各位代表： from 现就有关事项通知如下：."""
    return len(text) <= 15 and text.endswith(("：", ":")) and "如下" not in text
