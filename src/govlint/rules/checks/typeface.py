"""Checks of type: F522-1 elements, F524-1 colour, F731-1 title, F733-2 body, F733-5 headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from govlint.model.blocks import Paragraph, Table
from govlint.model.elements import Element, Heading, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.formats import Stretch, stretches
from govlint.text.characters import HAN
from govlint.text.fonts import FANGSONG, HEI, KAI, XBS, font_class
from govlint.text.sizes import size_name

CHINESE = re.compile(HAN)
SIZE_TOLERANCE = 0.25
PLAIN_ELEMENTS = (
    Element.DOCUMENT_NUMBER,
    Element.RECIPIENTS,
    Element.ATTACHMENT_LIST,
    Element.ISSUER_SIGNATURE,
    Element.DOCUMENT_DATE,
    Element.NOTE,
)
"""Elements whose clause names no type of its own, so that 5.2.2 binds them."""
BLACK_MOST = 40
"""Highest channel of a colour that a press or a screen shows as black."""
HEADING_FONTS = {1: HEI, 2: KAI, 3: FANGSONG, 4: FANGSONG}


@dataclass(slots=True)
class _Group:
    """Stretches that depart from what is asked in the same way."""

    element: Element
    first: Span
    font: str | None
    size: float | None
    places: set[int] = field(default_factory=set)


def departures(
    items: Iterable[tuple[Element, Stretch]], fonts: Sequence[str], size: float | None
) -> list[_Group]:
    """Group the Chinese text that is set in another class of font or another size.

    Args:
        items: stretches with the element they belong to.
        fonts: classes that are right.
        size: points that are right; None: any.

    Raises:
        NotChecked: there is Chinese text, but neither font nor size of any of it is known.
    """
    groups: dict[tuple[Element, str | None, float | None], _Group] = {}
    read = unread = False
    for element, piece in items:
        if not CHINESE.search(piece.text):
            continue
        class_ = font_class(piece.format.font)
        known = piece.format.size
        read |= class_ is not None or known is not None
        unread |= class_ is None and known is None
        bad_font = piece.format.font if class_ is not None and class_ not in fonts else None
        off = size is not None and known is not None and abs(known - size) > SIZE_TOLERANCE
        bad_size = known if off else None
        if bad_font is None and bad_size is None:
            continue
        key = (element, bad_font, bad_size)
        group = groups.setdefault(key, _Group(element, piece.span, bad_font, bad_size))
        group.places.add(piece.span.block)
        if group.first.block == piece.span.block and group.first.end <= piece.span.start:
            group.first = Span(piece.span.block, group.first.start, piece.span.end, piece.span.cell)
    if unread and not read:
        raise NotChecked("读不出字体和字号")
    return list(groups.values())


def _hit(group: _Group, case: str = "", **values: str) -> Hit:
    used = "、".join(
        part
        for part in (
            f"“{group.font}”" if group.font is not None else "",
            size_name(group.size) if group.size is not None else "",
        )
        if part
    )
    many = f"（全文共 {len(group.places)} 处）" if len(group.places) > 1 else ""
    return Hit(group.element, group.first, {"used": used, "many": many, **values}, case=case)


def elements(context: Context) -> Iterator[Hit]:
    """F522-1: 3号 仿宋 where no clause names another type."""
    items = [
        (name, piece)
        for name in PLAIN_ELEMENTS
        for element in context.all(name)
        for piece in stretches(context, element.spans)
    ]
    found = departures(items, (FANGSONG,), context.parameters["size"])
    merged: dict[tuple[str | None, float | None], list[_Group]] = {}
    for group in found:
        merged.setdefault((group.font, group.size), []).append(group)
    for groups in merged.values():
        names = "、".join(dict.fromkeys(group.element.term for group in groups))
        yield _hit(groups[0], names=names)


def title(context: Context) -> Iterator[Hit]:
    """F731-1: 2号 小标宋; 华文中宋 stands in for it on many machines."""
    for element in context.all(Element.TITLE):
        items = [(Element.TITLE, piece) for piece in stretches(context, element.spans)]
        for group in departures(items, (XBS,), context.parameters["size"]):
            fallback = group.size is None and font_class(group.font) == "中宋"
            whole = [span for span in element.spans if span.block == group.first.block]
            group.first = whole[0] if whole else group.first
            yield _hit(group, "代用字体" if fallback else "字体字号")


def body(context: Context) -> Iterator[Hit]:
    """F733-2: 3号 仿宋, from the line behind the recipients."""
    pieces = [(Element.BODY, piece) for piece in stretches(context, body_spans(context))]
    for group in departures(pieces, (FANGSONG,), context.parameters["size"]):
        yield _hit(group, "字体字号")
    yield from _blank_line(context)


def body_spans(context: Context) -> list[Span]:
    """Return the running text of body and issued text: headings left out, and their numbers."""
    official = context.official
    spans = [span for text in context.all(Element.BODY) for span in text.spans]
    spans += [
        span
        for text in context.all(Element.ISSUED)
        for span in text.spans
        if _is_running(context, span)
    ]
    taken: dict[int, list[Span]] = {}
    for heading in official.headings:
        taken.setdefault(heading.span.block, []).append(heading.span)
    return [piece for span in spans for piece in _without(span, taken.get(span.block, []))]


def _is_running(context: Context, span: Span) -> bool:
    text = context.printed(span).rstrip()
    return len(text) >= 25 and text.endswith("。")


def _without(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for other in sorted(taken, key=lambda one: one.start):
        if start < other.start < span.end:
            yield Span(span.block, start, other.start, span.cell)
        start = max(start, other.end)
    if start < span.end:
        yield Span(span.block, start, span.end, span.cell)


def _blank_line(context: Context) -> Iterator[Hit]:
    recipients, text = context.first(Element.RECIPIENTS), context.first(Element.BODY)
    if recipients is None or text is None or context.official.document.pages:
        return
    last, first = recipients.spans[-1].block, text.span.block
    between = context.official.document.blocks[last + 1 : first]
    if between and all(isinstance(one, Paragraph) and not one.text.strip() for one in between):
        yield Hit(Element.BODY, Span(first, text.span.start, text.span.start), case="空行")


def headings(context: Context) -> Iterator[Hit]:
    """F733-5: 黑体 for 一、, 楷体 for （一）, 仿宋 for 1. and （1）."""
    for level, font in HEADING_FONTS.items():
        items = [
            (one.zone, piece)
            for one in context.official.headings
            if one.level == level and _is_heading(context, one)
            for piece in stretches(context, (one.span,))
        ]
        groups = departures(items, (font,), context.parameters["size"])
        for group in groups:
            form = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}[level]
            yield _hit(group, form=form, font=font)


def _is_heading(context: Context, heading: Heading) -> bool:
    """Tell a heading from a sentence that merely has a number."""
    if heading.scheme != "outline" or heading.inline or not heading.title:
        return False
    if heading.zone not in (Element.BODY, Element.ISSUED):
        return False
    behind = context.block_text(heading.span)[heading.span.end :].strip()
    return behind not in ("。", "；", ";", ".", "：", ":")


def black(context: Context) -> Iterator[Hit]:
    """F524-1: text is black but for the red of the 版头.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    groups: dict[str, tuple[Stretch, set[int]]] = {}
    known = False
    for piece in _all_text(context):
        color = piece.format.color
        known |= color is not None
        if color is None or not piece.text.strip() or _is_black(color):
            continue
        first, places = groups.setdefault(color, (piece, set()))
        places.add(piece.span.block)
    if not known:
        raise NotChecked("读不出文字颜色")
    for color, (first, places) in groups.items():
        many = f"（全文共 {len(places)} 处）" if len(places) > 1 else ""
        zone = context.official.zones[first.span.block]
        element = _element_of(context, first.span) or zone or Element.BODY
        yield Hit(element, first.span, {"color": color, "many": many})


def _is_black(color: str) -> bool:
    return max(int(color[index : index + 2], 16) for index in (0, 2, 4)) <= BLACK_MOST


def _element_of(context: Context, span: Span) -> Element | None:
    for name, texts in context.official.elements.items():
        for text in texts:
            if any(
                one.block == span.block and one.start <= span.start < one.end for one in text.spans
            ):
                return name
    return None


def _all_text(context: Context) -> Iterator[Stretch]:
    """Yield the text of every block but mark and separator, what is red there by right."""
    red = {
        span.block
        for name in (Element.ISSUER_MARK, Element.SEPARATOR)
        for text in context.all(name)
        for span in text.spans
        if span.end > span.start
    }
    noise = {span.block for span in context.official.noise}
    for index, block in enumerate(context.official.document.blocks):
        if index in red or index in noise:
            continue
        if isinstance(block, Table):
            cells = [Span(index, 0, len(one.text), (one.row, one.column)) for one in block.cells]
            yield from stretches(context, cells)
        else:
            yield from stretches(context, (Span(index, 0, len(block.text)),))
