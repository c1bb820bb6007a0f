"""The 附件说明: F734-1 its place and its 附件：, F734-4 where its entries turn over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import AttachmentItem, Element, ElementText, Span
from govlint.model.finding import Edit
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.title_place import said
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.spacing import left_indent, lines_between, size_at, text_width
from govlint.rules.textlines import begins_at, first_line, has_layout, lines_of, trimmed
from govlint.text.width import display_width

BLANK = "[ \u3000\xa0]*"
HEAD = re.compile(
    rf"附(?P<word>{BLANK}件)?{BLANK}[0-9一二三四五六七八九十]{{0,3}}{BLANK}(?P<colon>[：:])"
)
FULL_COLON = "："
OPENING = "《（“‘〈【〔「『"
"""Marks whose empty left half a typesetter may cut off at the beginning of a line."""
HALF = 0.5
TEXTS = (Element.BODY, Element.ISSUED)


def place(context: Context) -> Iterator[Hit]:
    """F734-1: one blank line below the text, two characters in, 附件 with a full-width colon.

    Raises:
        NotChecked: the file has a layout, but the place of the 附件说明 cannot be told.
    """
    sees = has_layout(context)
    found: list[Hit] = []
    judged = not sees
    for listed in context.all(Element.ATTACHMENT_LIST):
        found += _written(context, listed)
        if sees:
            free, indent = _blank_lines(context, listed), begins_at(context, listed.span)
            judged |= free is not None or indent is not None
            found += _placed(context, listed, free, indent)
    yield from found
    if not found and not judged:
        raise NotChecked("看不出附件说明与正文之间空几行、左边空几字")


def _written(context: Context, listed: ElementText) -> Iterator[Hit]:
    """Yield what is wrong with the word 附件 and its colon."""
    head = HEAD.match(context.printed(listed.span))
    if head is None:
        return
    start = listed.span.start
    marked = Span(listed.span.block, start, start + head.end(), listed.span.cell)
    if not head["word"]:
        yield Hit(Element.ATTACHMENT_LIST, marked, {"head": head[0]}, case="附")
    elif head["colon"] != FULL_COLON and not context.official.machine_converted:
        edit = Edit(marked.end - 1, marked.end, FULL_COLON)
        values = {"head": head[0]}
        yield Hit(Element.ATTACHMENT_LIST, marked, values, "冒号", edits=(edit,), safe=True)


def _blank_lines(context: Context, listed: ElementText) -> float | None:
    """Return the blank lines above the list, if the body stands there."""
    spans = [span for name in TEXTS for text in context.all(name) for span in text.spans]
    place = listed.span.block, listed.span.start
    above = [span for span in spans if (span.block, span.start) < place]
    if not above:
        return None
    return lines_between(context, max(above, key=lambda one: (one.block, one.end)), listed.span)


def _placed(
    context: Context, listed: ElementText, free: float | None, indent: float | None
) -> Iterator[Hit]:
    first = first_line(context, listed.span)
    wanted, allowed = context.parameters["lines"], context.parameters["tolerance"]
    if free is not None and abs(free - wanted) > allowed:
        yield Hit(Element.ATTACHMENT_LIST, first, {"free": said(free)}, case="空行")
    if indent is not None and abs(indent - context.parameters["characters"]) > allowed:
        values = {"indent": f"{max(indent, 0):.2g}"}
        yield Hit(Element.ATTACHMENT_LIST, first, values, case="左空")


def turned(context: Context) -> Iterator[Hit]:
    """F734-4: the later lines of an entry begin below the first character of its name.

    Raises:
        NotChecked: no entry has a second line, as far as can be told.
    """
    judged = False
    for item in context.official.attachment_items:
        wanted, later = _name_indent(context, item), _later_indents(context, item)
        if wanted is None or not later:
            continue
        judged = True
        for indent, opened in later:
            allowed = context.parameters["tolerance"] + (HALF if opened else 0.0)
            if abs(indent - wanted) > allowed:
                values = {"indent": f"{max(indent, 0):.2g}", "wanted": f"{wanted:.2g}"}
                yield Hit(Element.ATTACHMENT_LIST, trimmed(context, item.name_span), values)
                break
    if not judged:
        raise NotChecked("没有看到回行的附件名称")


def _name_indent(context: Context, item: AttachmentItem) -> float | None:
    """Return how far in the name of an entry begins, in 字."""
    name = trimmed(context, item.name_span)
    if name.start == name.end:
        return None
    if context.official.document.pages:
        return left_indent(context, name)
    text = context.block_text(name)[: name.start]
    start = text.rfind("\n") + 1
    label = trimmed(context, Span(name.block, start, name.start, name.cell))
    if label.start == label.end:
        return left_indent(context, name)
    between = text[label.start :]
    indent = left_indent(context, Span(name.block, label.start, name.end, name.cell))
    if indent is None or "\t" in between:
        return None
    return indent + display_width(between) / 2


def _later_indents(context: Context, item: AttachmentItem) -> list[tuple[float, bool]]:
    """Return the indents of the later lines of a name; what Word breaks stands for one line.

    The second value tells that an opening mark begins the name or the line: its glyph may be cut.
    """
    name = trimmed(context, item.name_span)
    lines = lines_of(context, (name,))
    opened = context.printed(name).startswith(tuple(OPENING))
    found = [
        (indent, opened or context.printed(line).startswith(tuple(OPENING)))
        for line in lines[1:]
        if (indent := left_indent(context, line)) is not None
    ]
    wrapped = None if found else _wrapped_indent(context, lines[0])
    return found if wrapped is None else [(wrapped, opened)]


def _wrapped_indent(context: Context, line: Span) -> float | None:
    """Return how far in Word sets the rest of a line that does not fit; None where it fits."""
    paragraph, size = paragraph_at(context, line), size_at(context, line)
    room = text_width(context, line.block)
    if context.official.document.pages or paragraph is None or not size or not room:
        return None
    text = paragraph.text
    start = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.end)
    whole = trimmed(context, Span(line.block, start, len(text) if end < 0 else end, line.cell))
    indent = left_indent(context, whole)
    if indent is None or "\t" in context.printed(whole):
        return None
    if (indent + display_width(context.printed(whole)) / 2 - 1) * size <= room:
        return None
    look = paragraph.format
    return look.left_chars if look.left_chars is not None else (look.left or 0.0) / size
