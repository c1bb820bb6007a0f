"""Check of the 紧急程度: F723-1 its words, type and place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.document import Capability
from govlint.model.elements import Element, Layout, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.departures import departures
from govlint.rules.formats import stretches
from govlint.rules.masthead import is_flush, loose_lines
from govlint.rules.spacing import lines_between, lines_from_top
from govlint.text.fonts import HEI
from govlint.text.normalise import normalise

WORDS = ("特急", "加急")
OF_TELEGRAMS = ("特提", "特急", "加急", "平急")
TELEGRAM = re.compile(r"电报|[明密发]电|传真")
MALFORMED = re.compile(
    r"((紧急|缓急)(程度)?|等级)[：:]\w{2,4}|急|急件|特件|平件|紧急文件"
    r"|(十万|万分|特别|非常)?([紧特加平火]急|急|特提|特紧|加快)件?"
)
"""What alone on a line above the number means a degree of urgency."""


def _urgencies(context: Context) -> list[Span]:
    """Return the degrees of urgency of the head, also those with other words.

    Raises:
        NotApplicable: there is none.
    """
    spans = [one.span for one in context.all(Element.URGENCY)]
    spans += [line.span for line in loose_lines(context, MALFORMED)]
    if not spans:
        raise NotApplicable("文中没有紧急程度")
    return spans


def look(context: Context) -> Iterator[Hit]:
    """F723-1: 特急 or 加急 (telegrams have two more), 3号 黑体, at the upper left.

    Raises:
        NotApplicable: there is none.
        NotChecked: its words are right, and neither font nor size can be read.
    """
    spans = _urgencies(context)
    telegram = any(
        TELEGRAM.search(one.normalised)
        for name in (Element.ISSUER_MARK, Element.DOCUMENT_NUMBER)
        for one in context.all(name)
    )
    words = OF_TELEGRAMS if telegram else WORDS
    found = [
        Hit(Element.URGENCY, span, {"words": "、".join(words)}, case="用语")
        for span in spans
        if normalise(context.printed(span)).text not in words
    ]
    seen = Capability.LAYOUT in context.official.document.provides
    if not seen and not found:
        raise NotChecked("文本里看不出字体和位置，只查了用语")
    if seen:
        found += [hit for span in spans for hit in _place(context, span)]
        found += _type(context, spans, bool(found))
    yield from found


def _type(context: Context, spans: list[Span], is_found: bool) -> list[Hit]:
    items = [(Element.URGENCY, piece) for piece in stretches(context, spans)]
    try:
        groups = departures(items, (HEI,), context.parameters["size"])
    except NotChecked:
        if is_found:
            return []
        raise
    return [Hit(one.element, one.span, {"used": one.used}, case="字体字号") for one in groups]


def _place(context: Context, span: Span) -> Iterator[Hit]:
    if context.official.layout is Layout.LETTER:
        return  # its place is that of F101-3
    flush = is_flush(context, span, context.parameters["edge_mm"])
    if flush is False or _is_low(context, span):
        yield Hit(Element.URGENCY, span, case="位置")


def _is_low(context: Context, span: Span) -> bool:
    """Tell whether it is set apart from what stands above it, or from the upper edge."""
    others = [
        one.span
        for name in (Element.COPY_NUMBER, Element.CLASSIFICATION)
        for one in context.all(name)
        if one.span.block < span.block
    ]
    if others:
        free = lines_between(context, others[-1], span)
        return free is not None and free > context.parameters["tolerance"]
    line = lines_from_top(context, span)
    return line is not None and line > context.parameters["lowest_line"]
