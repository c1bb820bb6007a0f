"""The title: F731-2 two blank lines below the red line, F731-4 the shape of its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.elements import Element, ElementText, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.spacing import lines_between, size_at, text_width, width_of
from govlint.rules.textlines import first_line, lines_of
from govlint.text.width import display_width

FEWEST = 3
"""Lines that a title needs to have a shape: of two the one is longer, or both are equal."""
BRACKETS = ("（", "("), ("）", ")")


def below_line(context: Context) -> Iterator[Hit]:
    """F731-2: two blank lines between the red line and the title.

    Raises:
        NotChecked: there is no red line, or its distance cannot be told.
    """
    line = next((one for one in context.official.separators if one.role == "masthead"), None)
    title = context.first(Element.TITLE)
    if line is None or title is None:
        raise NotChecked("没有读到版头的红色分隔线")
    free = lines_between(context, line, title.span)
    if free is None:
        raise NotChecked("看不出红色分隔线与标题之间空几行")
    if abs(free - context.parameters["lines"]) > context.parameters["tolerance"]:
        yield Hit(Element.TITLE, first_line(context, title.span), {"free": said(free)})


def said(lines: float) -> str:
    """Say a number of lines: 没有空行, 空 1.5 行."""
    return f"空 {max(lines, 0):.2g} 行" if lines >= 0.1 else "没有空行"


def shape(context: Context) -> Iterator[Hit]:
    """F731-4: the lines of a title grow, shrink, or grow and then shrink.

    Raises:
        NotChecked: a line of a Word file is too long for one line of a page.
    """
    shapes = [(title, _title_lines(context, title)) for title in context.all(Element.TITLE)]
    known = [item for item in shapes if not any(_wraps(context, line) for line in item[1])]
    for title, lines in known:
        widths = [_characters(context, line) for line in lines]
        case = _misshapen(context, widths)
        if case:
            shown = "、".join(f"{width:.3g}" for width in widths)
            yield Hit(Element.TITLE, title.span, {"widths": shown}, case=case)
    if not known:
        raise NotChecked("标题由 Word 自动换行，看不出各行的长短")


def _title_lines(context: Context, title: ElementText) -> list[Span]:
    """Return the lines of a title without a last one like （征求意见稿）."""
    lines = lines_of(context, title.spans)
    last = context.printed(lines[-1])
    whole = last.startswith(BRACKETS[0]) and last.endswith(BRACKETS[1])
    return lines[:-1] if whole and len(lines) > 1 else lines


def _wraps(context: Context, line: Span) -> bool:
    """Tell whether Word must break a line that its author did not break."""
    size, room = size_at(context, line), text_width(context, line.block)
    if context.official.document.pages or size is None or room is None:
        return False
    return display_width(context.printed(line)) / 2 * size > room


def _characters(context: Context, line: Span) -> float:
    """Return the width of a line in 字 of its own size."""
    size, width = size_at(context, line), width_of(context, line)
    if context.official.document.pages and size and width is not None:
        return width / size
    return display_width(context.printed(line)) / 2


def _misshapen(context: Context, widths: Sequence[float]) -> str:
    """Name the case of a bad shape; empty: it is right."""
    if len(widths) < FEWEST:
        return ""
    if max(widths) - min(widths) <= context.parameters["equal"]:
        return "长方形"
    for place in range(1, len(widths) - 1):
        sides = min(max(widths[:place]), max(widths[place + 1 :]))
        if widths[place] < sides - context.parameters["tolerance"]:
            return "沙漏形"
    return ""
