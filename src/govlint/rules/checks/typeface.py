"""Checks of type: F522-1 elements, F731-1 title, F733-2 body, F733-5 headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from govlint.model.blocks import Paragraph
from govlint.model.elements import Element, ElementText, Heading, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.departures import Departure, Wrong, departures
from govlint.rules.formats import Stretch, stretches
from govlint.rules.measure import pitch_of_text, text_lines
from govlint.rules.running import PLAIN_LEVEL, body_texts, is_heading
from govlint.text.characters import count_ideographs
from govlint.text.fonts import FANGSONG, HEI, KAI, XBS, ZHONGSONG, font_class

PLAIN_ELEMENTS = (
    Element.DOCUMENT_NUMBER,
    Element.RECIPIENTS,
    Element.ATTACHMENT_LIST,
    Element.ISSUER_SIGNATURE,
    Element.DOCUMENT_DATE,
    Element.NOTE,
)
"""Elements whose clause names no type of its own, so that 5.2.2 binds them."""
HEADING_FONTS = {1: HEI, 2: KAI, 3: FANGSONG, 4: FANGSONG}
FORMS = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
VERSION = 12
"""Characters of the longest line in brackets that is no title."""
WHOLE_LINE = 0.8
"""Share of a line that extra space takes to look like a blank line."""


def elements(context: Context) -> Iterator[Hit]:
    """F522-1: 3号 仿宋 where no clause names another type.

    Raises:
        NotApplicable: the document has none of these elements.
        NotChecked: neither font nor size can be read.
    """
    items = [
        (name, piece)
        for name in PLAIN_ELEMENTS
        for element in context.all(name)
        if "act" not in element.parts  # the 题注 below a title
        for piece in stretches(context, element.spans)
        if not _has_other_type(context, element, piece)
    ]
    if not items:
        raise NotApplicable("没有这一条要查的要素")
    items.sort(key=lambda item: (item[1].span.block, item[1].span.start))
    for group in departures(items, (FANGSONG,), context.parameters["size"]):
        yield _hit(group, names=_names(group, items))


def _has_other_type(context: Context, element: ElementText, piece: Stretch) -> bool:
    """Tell what another clause sets in type.

    The name of a person who signs stands for a 签名章 and has any type; the number of an annex
    without its paper belongs to the label of the annex.
    """
    name = element.parts.get("name")
    is_label = context.official.detached and element.name is Element.DOCUMENT_NUMBER
    return is_label or (name is not None and _overlap(name.span, piece.span))


def _overlap(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


def _names(group: Departure, items: Sequence[tuple[Element, Stretch]]) -> str:
    """Name the elements that a departure concerns, in their order."""
    names = [name.term for name, piece in items if piece.span.block in group.blocks]
    return "、".join(dict.fromkeys(names))


def title(context: Context) -> Iterator[Hit]:
    """F731-1: 2号 小标宋; 华文中宋 stands in for it on many machines.

    Raises:
        NotChecked: neither font nor size can be read.
    """
    items = [
        (Element.TITLE, piece)
        for element in context.all(Element.TITLE)
        for piece in stretches(context, element.spans)
        if not _is_version(context, piece)
    ]
    for group in departures(items, (XBS,), context.parameters["size"]):
        stands_in = group.size is None and font_class(group.font) == ZHONGSONG
        yield _hit(group, "代用字体" if stands_in else "字体字号")


def _is_version(context: Context, piece: Stretch) -> bool:
    """Tell a line of its own like （征求意见稿）, which no clause names."""
    text = context.block_text(piece.span)
    start = text.rfind("\n", 0, piece.span.start) + 1
    line = text[start:].partition("\n")[0].strip()
    return line.startswith(("（", "(")) and line.endswith(("）", ")")) and len(line) <= VERSION


def body(context: Context) -> Iterator[Hit]:
    """F733-2: 3号 仿宋, from the line behind the recipients.

    Raises:
        NotChecked: neither font nor size can be read.
    """
    yield from _blank_line(context)
    items = list(_body_pieces(context))
    size, least = context.parameters["size"], context.parameters["least"]
    for group in departures(items, (FANGSONG,), size, least) if items else ():
        yield _hit(group, "字体字号")


def _body_pieces(context: Context) -> Iterator[tuple[Element, Stretch]]:
    """Yield the running text without what is set in the font of the heading before it.

    Where a heading ends inside a paragraph is often a matter of taste: where the font changes
    behind it, the words before the change are taken for heading. A whole sentence with the number
    of a heading may have its font too.
    """
    headed: dict[tuple[int, int], tuple[str, bool]] = {}
    for one in context.official.headings:
        font = HEADING_FONTS.get(one.level)
        if font and font != FANGSONG and one.scheme == "outline":
            whole = is_heading(context, one)
            headed[one.span.block, one.span.end if whole else one.span.start] = (font, whole)
    for zone, span in body_texts(context):
        pieces = list(stretches(context, (span,)))
        if (span.block, span.start) in headed:
            pieces = _behind_heading(pieces, *headed[span.block, span.start])
        yield from ((zone, piece) for piece in pieces)


def _behind_heading(pieces: list[Stretch], font: str, whole: bool) -> list[Stretch]:
    rest = list(pieces)
    while rest and (font_class(rest[0].format.font) == font or not count_ideographs(rest[0].text)):
        rest.pop(0)
    return rest or ([] if not whole else pieces)


def _blank_line(context: Context) -> Iterator[Hit]:
    recipients, text = context.first(Element.RECIPIENTS), context.first(Element.BODY)
    if recipients is None or text is None or text.span.block <= recipients.spans[-1].block:
        return
    above, below = recipients.spans[-1].block, text.span
    printed = context.official.document.pages
    if _printed_gap(context, above, below.block) if printed else _gap(context, above, below.block):
        yield Hit(
            Element.BODY, Span(below.block, below.start, below.start), case="空行", evidence=""
        )


def _gap(context: Context, above: int, below: int) -> bool:
    """Tell whether empty paragraphs alone, or extra space, part two paragraphs of a Word file."""
    blocks = context.official.document.blocks
    between = blocks[above + 1 : below]
    if any(not isinstance(one, Paragraph) or one.text.strip() for one in between):
        return False
    first, second = blocks[above], blocks[below]
    if between or not (isinstance(first, Paragraph) and isinstance(second, Paragraph)):
        return bool(between)
    space = max(first.format.after or 0.0, second.format.before or 0.0)
    pitch = second.format.pitch
    exact = pitch is not None and pitch.rule == "exact"
    return space >= WHOLE_LINE * (pitch.value if pitch and exact else context.parameters["line"])


def _printed_gap(context: Context, above: int, below: int) -> bool:
    pitch = pitch_of_text(context)
    last = [line for line in text_lines(context) if line.block == above]
    first = [line for line in text_lines(context) if line.block == below]
    if not last or not first or not pitch or last[-1].page != first[0].page:
        return False
    return first[0].baseline - last[-1].baseline > (1 + WHOLE_LINE) * pitch


def headings(context: Context) -> Iterator[Hit]:
    """F733-5: 黑体 for 一、, 楷体 for （一）, 仿宋 for 1. and （1）.

    Where the third and fourth level depart as the body does, F733-2 says so.

    Raises:
        NotChecked: there are headings, but neither font nor size can be read.
    """
    levels: dict[int, list[Heading]] = defaultdict(list)
    for one in context.official.headings:
        if is_heading(context, one):
            levels[one.level].append(one)
    of_body = _body_kinds(context) if max(levels, default=0) >= PLAIN_LEVEL else set()
    for level in sorted(levels):
        font = HEADING_FONTS[level]
        items = [
            (one.zone, piece) for one in levels[level] for piece in stretches(context, (one.span,))
        ]
        for group in departures(items, (font,), context.parameters["size"]):
            if level < PLAIN_LEVEL or group.kind not in of_body:
                yield _hit(group, form=FORMS[level], font=font)


def _body_kinds(context: Context) -> set[Wrong]:
    """Return the ways in which the body departs."""
    try:
        found = departures(_body_pieces(context), (FANGSONG,), context.parameters["size"])
    except NotChecked:
        return set()
    return {group.kind for group in found}


def _hit(group: Departure, case: str = "", **values: str) -> Hit:
    said = {"used": group.used, "many": group.many, **values}
    return Hit(group.element, group.span, said, case=case)
