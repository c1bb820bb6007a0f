"""Annexes: F737-1 on a page of their own, F737-2 label, F737-3 title, F737-6 detached ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.blocks import Paragraph
from govlint.model.elements import Attachment, Element, ElementText, Layout, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.breaks import BLANKS
from govlint.rules.checks.title_place import said
from govlint.rules.context import Context
from govlint.rules.departures import departures
from govlint.rules.formats import paragraph_at, stretches
from govlint.rules.measure import first_tops
from govlint.rules.placed import is_centred
from govlint.rules.spacing import (
    line_at,
    lines_between,
    lines_from_top,
    starts_page,
)
from govlint.rules.textlines import begins_at, first_line, has_layout, trimmed
from govlint.structure.numerals import number_value
from govlint.text.fonts import HEI

LABEL = re.compile(r"附件[0-9０-９]*")
WRITTEN = re.compile(r"[（(]?附件(?P<number>[0-9]+|[一二三四五六七八九十]+)?.*")
FILE_NAME = re.compile(r"\.(docx?|xlsx?|pdf|wps|et|zip|rar|ofd|pptx?|jpe?g|png)$", re.I)
MIN_TITLE, LONGEST_TITLE = 6, 60
FLUSH = 36.0
"""Points from which on an indent pushes a title to the middle."""


def _bound(context: Context) -> list[Attachment]:
    """Return the annexes that are bound with their paper and have a label and a text.

    What is titled by the name of a file is a link; below a label on a web page that has no title,
    or hardly one, stands the furniture of the page.

    Raises:
        NotApplicable: there is none.
    """
    on_web = context.official.layout is Layout.WEB
    found = [
        one
        for one in context.official.attachments
        if _squeezed(context, one)[:2] == "附件"
        and (len(one.title) >= MIN_TITLE if on_web else one.title or len(one.spans) > 1)
        and not FILE_NAME.search(one.title)
    ]
    if context.official.detached or not found:
        raise NotApplicable("没有与正文一起装订的附件")
    return found


def _squeezed(context: Context, annex: Attachment) -> str:
    return "".join(context.printed(annex.label_span).split()).lstrip("（(")


def new_page(context: Context) -> Iterator[Hit]:
    """F737-1: every annex begins a page.

    Raises:
        NotApplicable: there is no annex.
        NotChecked: of no annex of a Word file it can be told where it begins.
    """
    annexes = _bound(context)
    starts = [_starts(context, annex.label_span) for annex in annexes]
    for annex, begins in zip(annexes, starts, strict=True):
        if begins is False:
            label = trimmed(context, annex.label_span)
            yield Hit(Element.ATTACHMENT, label, {"label": context.printed(label)})
    if all(begins is None for begins in starts):
        raise NotChecked("附件前用空行隔开，看不出是不是另面编排")


def _starts(context: Context, span: Span) -> bool | None:
    """Tell whether an annex begins a page.

    In a Word file one that follows closely, without a break, begins none, but by chance.
    """
    begins = starts_page(context, span)
    if begins is not None or context.official.document.pages:
        return begins
    blocks, free = context.official.document.blocks, 0
    for block in reversed(blocks[: span.block]):
        if not block.text.strip(BLANKS + "\n\t"):
            free += 1
            continue
        apart = isinstance(block, Paragraph) and (block.from_textbox or block.format.frame_align)
        return None if apart or free > context.parameters["blank"] else False
    return None


def label(context: Context) -> Iterator[Hit]:
    """F737-2: 附件N without marks, in 黑体 of 3号, flush left on the first line.

    Raises:
        NotApplicable: there is no annex.
        NotChecked: nothing can be told of how a label looks.
    """
    sees = has_layout(context)
    found: list[Hit] = []
    for annex in _bound(context):
        found += _written(context, annex)
        found += [*_type(context, annex), *_stands(context, annex)] if sees else ()
    yield from found


def _written(context: Context, annex: Attachment) -> Iterator[Hit]:
    """Yield what is wrong with a label's wording; lists of links on pages are passed over."""
    printed = "".join(context.printed(annex.label_span).split())
    inline = any(span.block == annex.label_span.block for span in annex.title_spans)
    on_web = context.official.layout is Layout.WEB
    if LABEL.fullmatch(printed) or (inline and on_web):
        return
    number = WRITTEN.fullmatch(printed)
    value = number_value(number["number"]) if number and number["number"] else None
    right = f"附件{value or ''}"
    span = trimmed(context, annex.label_span)
    yield Hit(Element.ATTACHMENT, span, {"label": printed, "right": right}, case="写法")


def _type(context: Context, annex: Attachment) -> Iterator[Hit]:
    pieces = [(Element.ATTACHMENT, one) for one in stretches(context, (annex.label_span,))]
    try:
        found = departures(pieces, (HEI,), context.parameters["size"])
    except NotChecked:
        return
    for group in found:
        yield Hit(Element.ATTACHMENT, _own(context, annex), {"used": group.used}, case="字体字号")


def _own(context: Context, annex: Attachment) -> Span:
    return trimmed(context, annex.label_span)


def _stands(context: Context, annex: Attachment) -> Iterator[Hit]:
    """Yield what is wrong with a label's place on the page that it begins."""
    span = _own(context, annex)
    indent = begins_at(context, span)
    if indent is not None and abs(indent) > context.parameters["characters"]:
        yield Hit(Element.ATTACHMENT, span, {"indent": f"{indent:.2g}"}, case="没有顶格")
    line = _line_of_page(context, span)
    if line is not None and line > 1 + context.parameters["tolerance"]:
        yield Hit(Element.ATTACHMENT, span, {"line": f"{line:.0f}"}, case="首行")


def _line_of_page(context: Context, span: Span) -> float | None:
    """Return on which line of the page that it begins a label stands.

    A page whose text begins lower than it should is another defect: its own first line counts.
    """
    line = lines_from_top(context, span) if starts_page(context, span) else None
    place = line_at(context, span)
    if line is None or place is None:
        return line
    others = [top for top, page in first_tops(context) if page.number != place.page]
    begun = bool(others) and place.box[1] <= others[0] + place.size / 2
    return min(line, 1.0) if begun else line


def title(context: Context) -> Iterator[Hit]:
    """F737-3: the title of an annex is centred on the third line of its page.

    Raises:
        NotApplicable: no annex has a title.
        NotChecked: where the titles stand cannot be told.
    """
    official = context.official
    every = official.attachments if official.detached else _bound(context)
    annexes = [one for one in every if one.title_spans and len(one.title) <= LONGEST_TITLE]
    if not annexes:
        raise NotApplicable("附件没有标题")
    judged = False
    found: list[Hit] = []
    for annex in annexes:
        free = lines_between(context, annex.label_span, annex.title_spans[0])
        judged |= free is not None
        found += _title_hits(context, annex, free)
    yield from found
    if not found and not judged:
        raise NotChecked("看不出附件标题的位置")


def _title_hits(context: Context, annex: Attachment, free: float | None) -> Iterator[Hit]:
    first = first_line(context, annex.title_spans[0])
    if (
        first.block == annex.label_span.block
        and "\n" not in context.block_text(first)[: first.start]
    ):
        yield Hit(Element.ATTACHMENT, first, case="同行")
        return
    if (
        free is not None
        and abs(free - context.parameters["lines"]) > context.parameters["tolerance"]
    ):
        yield Hit(Element.ATTACHMENT, first, {"free": said(free)}, case="第三行")
    whole = ElementText(Element.ATTACHMENT, annex.title_spans, annex.title, annex.title)
    if not (_is_landscape(context, first) or is_centred(context, whole)):
        yield Hit(Element.ATTACHMENT, first, case="未居中", review=_is_pushed(context, first))


def _is_landscape(context: Context, span: Span) -> bool:
    """Tell whether a span stands on a landscape page, whose middle is another."""
    line = line_at(context, span)
    pages = context.official.document.pages
    return line is not None and any(
        one.number == line.page and one.width > one.height for one in pages
    )


def _is_pushed(context: Context, span: Span) -> bool:
    """Tell whether blanks or an indent push a title of a Word file to the middle."""
    paragraph = paragraph_at(context, span)
    if paragraph is None or context.official.document.pages:
        return False
    look = paragraph.format
    return (look.left or 0) + (look.first_line or 0) > FLUSH or paragraph.text[:1].isspace()


def detached(context: Context) -> Iterator[Hit]:
    """F737-6: an annex that is not bound begins with the number of its paper, flush left.

    Raises:
        NotApplicable: the file is no detached annex.
        NotChecked: the place of its first line cannot be told.
    """
    official = context.official
    if not official.detached or not official.attachments:
        raise NotApplicable("不是单独成册的附件")
    span = trimmed(context, official.attachments[0].label_span)
    printed = "".join(context.printed(span).split())
    if printed.endswith(("：", ":", "）", ")")):
        yield Hit(Element.ATTACHMENT, span, {"label": printed}, case="标点")
    if not has_layout(context):
        return
    indent, line = begins_at(context, span), lines_from_top(context, span)
    if indent is None:
        raise NotChecked("看不出首行左边空几字")
    if abs(indent) > context.parameters["characters"]:
        yield Hit(Element.ATTACHMENT, span, {"indent": f"{indent:.2g}"}, case="没有顶格")
    elif line is not None and line > 1 + context.parameters["tolerance"]:
        yield Hit(Element.ATTACHMENT, span, {"line": f"{line:.0f}"}, case="首行")
