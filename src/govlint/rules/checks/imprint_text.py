"""抄送 and 印发 in the 版记, how they are written and set: F742-1 and F743-1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.model.document import Capability
from govlint.model.elements import Element, ElementText, Part, Span
from govlint.model.finding import Edit
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.departures import departures
from govlint.rules.formats import stretches
from govlint.rules.functions import number, valid_date
from govlint.rules.imprint_lines import Placed, first_indent, last_indent, wrapped
from govlint.rules.joined import judged
from govlint.rules.spacing import USUAL_SIZE
from govlint.text.fonts import FANGSONG

COPIES, ORGAN, DATE = Element.COPIES_TO, Element.PRINTING_ORGAN, Element.PRINT_DATE
ABOLISHED = ("抄报", "抄发")
"""Labels that F742-3 reports."""
ITEM = re.compile(r"[^、，,；;。.\s]+")
"""A name among those behind the colon."""
PRINTED = re.compile(r"(19|20)[0-9]{2}年([1-9]|1[0-2])月([1-9]|[12][0-9]|3[01])日印发")


def copies(context: Context) -> Iterator[Hit]:
    """F742-1: 抄送 with its colon and stop, 4号 仿宋, 1 字 in, turned over behind the colon.

    Raises:
        NotChecked: the words are right, and their looks cannot be read.
    """
    written = [one for one in context.all(COPIES) if _is_judged(one)]
    if written:
        yield from judged(
            context,
            lambda _: (hit for one in written for hit in _marks(context, one)),
            lambda _: _type(context, [(COPIES, _names(one)) for one in written]),
            lambda _: (hit for one in written for hit in _copies_places(context, one)),
        )


def _is_judged(text: ElementText) -> bool:
    label = text.parts.get("copies_label")
    return label is not None and label.text not in ABOLISHED


def _marks(context: Context, text: ElementText) -> Iterator[Hit]:
    colon, label = text.parts.get("colon"), text.parts["copies_label"]
    if colon is not None and colon.text != "：" and not context.official.machine_converted:
        values = {"copies_label": label.text, "colon": colon.text}
        yield Hit(COPIES, text.span, values, "冒号", confidence=text.confidence)
    elif not text.text.endswith("。"):
        yield Hit(COPIES, text.span, case="句号", confidence=text.confidence)


def _has_looks(context: Context) -> bool:
    return Capability.LAYOUT in context.official.document.provides


def _names(text: ElementText) -> tuple[Span, ...]:
    """Return the names behind the colon: what else is wrong marks the label or the whole."""
    first, names = text.span, text.parts.get("copies_names")
    if names is None or names.span.block != first.block:
        return text.spans
    return (Span(first.block, names.span.start, first.end, first.cell), *text.spans[1:])


def _type(context: Context, texts: Sequence[tuple[Element, tuple[Span, ...]]]) -> Iterator[Hit]:
    """Judge font and size; the same departure of several texts is one finding."""
    if not _has_looks(context):
        return
    pieces = [(name, one) for name, spans in texts for one in stretches(context, spans)]
    pieces.sort(key=lambda piece: (piece[1].span.block, piece[1].span.start))
    for group in departures(pieces, (FANGSONG,), context.parameters["size"]):
        yield Hit(group.element, group.span, {"used": group.used}, "字体字号")


def _copies_places(context: Context, text: ElementText) -> Iterator[Hit]:
    """Judge the indents; where the text turns over counts only if it does."""
    if not _has_looks(context):
        return
    first = first_indent(context, text.span)
    if first is None:
        raise NotChecked("读不出抄送机关左右空几字")
    yield from _off(context, COPIES, text.parts["copies_label"].span, first, "左空")
    turned = wrapped(context, text)
    if turned is None:
        return
    if turned.right is not None:
        yield from _off(context, COPIES, _item(context, text, -1), turned.right, "右空")
    start = turned.behind_colon
    if start is not None and abs(start) > context.parameters["tolerance"] * USUAL_SIZE:
        side = "右" if start > 0 else "左"
        values = {"side": side, "off": _shown(abs(start) / turned.size)}
        yield Hit(COPIES, _item(context, text, 0), values, "回行")


def _item(context: Context, text: ElementText, number: int) -> Span:
    """Return the first (0) or the last (-1) name behind the colon."""
    names = text.parts.get("copies_names")
    if names is None:
        return text.span
    items = list(ITEM.finditer(context.block_text(names.span), names.span.start, names.span.end))
    if not items:
        return names.span
    start, end = items[number].span()
    return Span(names.span.block, start, end, names.span.cell)


def _off(
    context: Context, element: Element, span: Span, placed: Placed, case: str
) -> Iterator[Hit]:
    """Yield an indent that is 1 字 neither of the type of the 版记 nor of that of the body."""
    wanted, allowed = context.parameters["indent"], context.parameters["tolerance"]
    sizes = (placed.size, USUAL_SIZE)
    least, most = (min(wanted - allowed, 1) * min(sizes), (wanted + allowed) * max(sizes))
    if placed.points + placed.more < least or placed.points - placed.less > most:
        yield Hit(element, span, {"indent": _shown(placed.points / placed.size)}, case)


def _shown(characters: float) -> str:
    return f"{characters:.1f}".removesuffix(".0")


def printing(context: Context) -> Iterator[Hit]:
    """F743-1: the day written in full with 印发, 4号 仿宋, organ 1 字 in, day 1 字 from the right.

    Raises:
        NotChecked: the words are right, and their looks cannot be read.
    """
    dates, organs = context.all(DATE), context.all(ORGAN)
    texts = [(ORGAN, one) for one in organs] + [(DATE, one) for one in dates]
    yield from judged(
        context,
        lambda _: (hit for one in dates for hit in _written(one)),
        lambda _: _type(context, [(name, one.spans) for name, one in texts]),
        lambda _: _printing_places(context, organs, dates),
    )


def _written(date: ElementText) -> Iterator[Hit]:
    if not PRINTED.fullmatch(date.normalised):
        edits = _mended(date)
        yield Hit(DATE, date.span, case="写法", edits=edits, safe=True, confidence=date.confidence)


def _mended(date: ElementText) -> tuple[Edit, ...]:
    """Return the date in Arabic figures, without zeros, if the calendar has that day."""
    parts: list[Part | None] = [date.parts.get(name) for name in ("year", "month", "day")]
    figures = [number(part.value) if part else None for part in parts]
    year, month, day = figures
    if year is None or year <= 1900 or not valid_date(year, month, day):
        return ()
    text = f"{year}年{month}月{day}日印发"
    return (Edit(date.span.start, date.span.end, text),)


def _printing_places(
    context: Context, organs: Sequence[ElementText], dates: Sequence[ElementText]
) -> Iterator[Hit]:
    if not _has_looks(context):
        return
    for organ in organs:
        left = first_indent(context, organ.span)
        if left is not None:
            yield from _off(context, ORGAN, organ.span, left, "左空")
    unknown = False
    for date in dates:
        right = last_indent(context, date.span)
        unknown |= right is None
        if right is not None:
            word = date.parts.get("printed_word")
            yield from _off(context, DATE, word.span if word else date.span, right, "右空")
    if unknown:
        raise NotChecked("Word 文件里用制表符或表格排的，读不出印发日期右空几字")
