"""F732-1: the recipients stand one blank line below the title, flush left on every line."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.elements import Element, ElementText, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.title_place import said
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.spacing import lines_between, size_at, text_width
from govlint.rules.textlines import begins_at, first_line, lines_of
from govlint.text.width import display_width


def place(context: Context) -> Iterator[Hit]:
    """F732-1: one blank line below the title; every line flush left.

    Raises:
        NotChecked: neither the distance nor the indent can be told.
    """
    title, recipients = context.first(Element.TITLE), context.first(Element.RECIPIENTS)
    if title is None or recipients is None:
        raise NotChecked("没有读到标题")
    if _is_apart(context, title, recipients):
        raise NotChecked("标题与主送机关之间有认不出的文字")
    free = lines_between(context, title.spans[-1], recipients.span)
    lines, marked = lines_of(context, recipients.spans), first_line(context, recipients.span)
    if (
        free is not None
        and abs(free - context.parameters["lines"]) > context.parameters["tolerance"]
    ):
        yield Hit(Element.RECIPIENTS, marked, {"free": said(free)}, case="空行")
    indents = [begins_at(context, line) for line in lines]
    known = [(line, one) for line, one in zip(lines, indents, strict=True) if one is not None]
    off = [item for item in known if abs(item[1]) > context.parameters["characters"]]
    if off:
        line, indent = off[0]
        yield _hit(marked, indent, "没有顶格" if line == lines[0] else "回行")
    elif (turned := _turned_in(context, recipients)) > context.parameters["characters"]:
        yield _hit(marked, turned, "回行")
    if free is None and not known:
        raise NotChecked("看不出主送机关的位置")


def _is_apart(context: Context, title: ElementText, recipients: ElementText) -> bool:
    """Tell whether text stands between the two that is no element: then it may be no recipient."""
    first, last = title.spans[-1].block + 1, recipients.span.block
    blocks, zones = context.official.document.blocks, context.official.zones
    return any(blocks[one].text.strip() and zones[one] is None for one in range(first, last))


def _hit(line: Span, indent: float, case: str) -> Hit:
    return Hit(Element.RECIPIENTS, line, {"indent": f"{indent:.2g}"}, case=case)


def _turned_in(context: Context, recipients: ElementText) -> float:
    """Return how far in Word sets the lines that it breaks itself; 0 where it breaks none."""
    span = recipients.span
    paragraph, size = paragraph_at(context, span), size_at(context, span)
    room = text_width(context, span.block)
    if context.official.document.pages or paragraph is None or not size or not room:
        return 0.0
    look = paragraph.format
    longest = max(display_width(line) for line in context.printed(span).split("\n"))
    if longest / 2 * size <= room:
        return 0.0
    return look.left_chars if look.left_chars is not None else (look.left or 0.0) / size
