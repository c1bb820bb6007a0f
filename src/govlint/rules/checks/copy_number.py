"""Checks of the 份号: F721-1 form, type and place, F721-2 none on a classified paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.document import Capability
from govlint.model.elements import Element, Layout, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.departures import TOLERANCE
from govlint.rules.masthead import is_flush, loose_lines
from govlint.rules.spacing import lines_from_top, size_at
from govlint.text.sizes import size_name

MALFORMED = re.compile(
    r"(份号[：:]?)?(?!(19|20)[0-9]{2}$)([Nn][Oo0]|№|第)?[.．:：]?[0-9]{2,9}(份|号)?"
)
"""A number alone on a line above the mark; four digits of a year may be something else."""
RIGHT = re.compile(r"[0-9]{6}")
OTHERS_ABOVE = (Element.CLASSIFICATION, Element.URGENCY)


def _copy_numbers(context: Context) -> list[Span]:
    found = context.all(Element.COPY_NUMBER)
    if found:
        return [one.span for one in found]
    return [line.span for line in loose_lines(context, MALFORMED)]


def form(context: Context) -> Iterator[Hit]:
    """F721-1: six digits in 3号, at the left edge on the first line of the type area.

    Raises:
        NotApplicable: the paper has no 份号.
        NotChecked: it has six digits, and neither size nor place can be seen.
    """
    numbers = _copy_numbers(context)
    if not numbers:
        raise NotApplicable("文中没有份号")
    wrong = [span for span in numbers if not RIGHT.fullmatch(context.printed(span))]
    yield from (Hit(Element.COPY_NUMBER, span, case="位数") for span in wrong)
    if not wrong and Capability.LAYOUT not in context.official.document.provides:
        raise NotChecked("文本里看不出字号和位置，只查了位数")
    for span in numbers:
        wanted, size = context.parameters["size"], size_at(context, span)
        if size is not None and abs(size - wanted) > TOLERANCE:
            yield Hit(Element.COPY_NUMBER, span, {"used": size_name(size)}, case="字号")
        yield from _place(context, span)


def _place(context: Context, span: Span) -> Iterator[Hit]:
    """Yield where it stands elsewhere; a 信函 has it below its red line (10.1)."""
    if context.official.layout is Layout.LETTER:
        return  # its place is that of F101-3
    if is_flush(context, span, context.parameters["edge_mm"]) is False:
        yield Hit(Element.COPY_NUMBER, span, case="顶格")
    others = [one.span for name in OTHERS_ABOVE for one in context.all(name)]
    moved = any((one.block, one.start) < (span.block, span.start) for one in others)
    if moved:
        return  # where the order is wrong, F71-2 says so
    line, allowed = lines_from_top(context, span), context.parameters["tolerance"]
    if line is not None and abs(line - 1) > allowed:
        yield Hit(Element.COPY_NUMBER, span, {"line": f"{line:.1f}"}, case="行")


def required(context: Context) -> Iterator[Hit]:
    """F721-2: a paper that bears the mark of a state secret has a 份号.

    Raises:
        NotApplicable: it is not classified, or not known to be.
    """
    mark = context.first(Element.CLASSIFICATION)
    given = context.facts.given.classified
    if given is False or (mark is None and not given):
        raise NotApplicable("不是涉密公文")
    if _copy_numbers(context):
        return
    above = mark or context.first(Element.ISSUER_MARK)
    if above is None:
        raise NotApplicable("文稿未套红")
    span = above.span
    place = Span(span.block, span.start, span.start, span.cell)
    yield Hit(Element.COPY_NUMBER, place, evidence="")
