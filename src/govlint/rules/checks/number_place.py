"""Checks of the 发文字号 of a whole paper: F725-1 its place, F725-7 one number on joint papers."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from govlint.model.elements import Element, ElementText, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked, required
from govlint.rules.context import Context
from govlint.rules.formats import paragraph_at
from govlint.rules.masthead import direction_of, head_lines, is_below, last_of, placed_line
from govlint.rules.placed import is_centred
from govlint.rules.spacing import (
    BLANKS,
    USUAL_PITCH,
    USUAL_SIZE,
    line_at,
    lines_between,
    pitch_at,
    size_at,
    text_width,
    width_of,
)
from govlint.structure import patterns

HALF = 0.5
TWO_NUMBERS = re.compile(r"(?<=号)[、，,；;]?(?=[^\W\d_])")


def place(context: Context) -> Iterator[Hit]:
    """F725-1: two blank lines below the mark, centred, on a paper that does not go upward.

    Raises:
        NotApplicable: the paper goes upward, where F726-2 asks for another place.
        NotChecked: how far it stands below the mark cannot be told.
    """
    direction = direction_of(context)
    if direction.up and not context.all(Element.SIGNATORIES):
        raise NotApplicable("上行文的发文字号由 F726-2 查")
    number, mark = required(context, Element.DOCUMENT_NUMBER), last_of(context, Element.ISSUER_MARK)
    if mark is None or (mark.span.block, mark.span.start) > _at(number):
        raise NotApplicable("发文字号不在发文机关标志之下")  # F71-2 says so
    line = placed_line(context, "masthead")
    if line is not None and is_below(context, number.span, line):
        raise NotApplicable("发文字号在分隔线之下")  # F71-1 says so
    off = not context.all(Element.SIGNATORIES) and not _is_in_the_middle(context, number)
    if off:
        yield Hit(Element.DOCUMENT_NUMBER, number.span, case="未居中")
    free = _free_lines(context, mark, number)
    if free is None:
        if off:
            return
        raise NotChecked("看不出发文字号在发文机关标志之下几行")
    wanted, allowed = context.parameters["lines"], context.parameters["tolerance"]
    least, most = free
    if most < wanted - allowed or least > wanted + allowed:
        values = {"lines": f"{most if most < wanted else least:.1f}", "wanted": f"{wanted:g}"}
        yield Hit(Element.DOCUMENT_NUMBER, number.span, values, case="空行")


def _at(element: ElementText) -> tuple[int, int]:
    return element.span.block, element.span.start


def _free_lines(
    context: Context, mark: ElementText, number: ElementText
) -> tuple[float, float] | None:
    """Return how many lines are left free, at least and at most.

    On a page the standard leaves open whether the space that belongs to a line counts: 二行 may
    be all there is between the two, or what is left besides the usual distance of lines.
    """
    upper = context.all(Element.SIGNATORIES) or (number,)  # joint papers: signers' lines above
    first = min((number, *upper), key=_at)
    free = lines_between(context, _lowest(context, mark.spans[-1]), first.span)
    if free is None or not context.official.document.pages:
        return None if free is None else (free, free)
    pitch = pitch_at(context, number.span.block) or USUAL_PITCH
    return free, free + max(0.0, pitch - USUAL_SIZE) / pitch


def _lowest(context: Context, last: Span) -> Span:
    """Return the span of the mark that reaches lowest: 文件 may stand beside several names."""
    lines = [
        (line.baseline, span)
        for one in context.all(Element.ISSUER_MARK)
        for span in one.spans
        if (line := line_at(context, span)) is not None
    ]
    return max(lines, key=lambda item: item[0])[1] if lines else last


def _is_in_the_middle(context: Context, number: ElementText) -> bool:
    """Tell whether a number is centred, in a Word file also by typed blanks; True: who knows."""
    if is_centred(context, number):
        return True
    span = number.span
    paragraph, size = paragraph_at(context, span), size_at(context, span)
    if context.official.document.pages or paragraph is None:
        return False
    if paragraph.from_table or paragraph.from_textbox:
        return True
    lead = paragraph.text[: span.start]
    if "\t" in lead:
        return True
    room, width = text_width(context, span.block), width_of(context, span)
    before = width_of(context, Span(span.block, 0, span.start))
    if not lead or lead.strip(BLANKS) or not size:
        return False
    if room is None or width is None or before is None:
        return False
    return abs(before + width / 2 - room / 2) <= size


def one_number(context: Context) -> Iterator[Hit]:
    """F725-7: of a joint paper the number of the lead organ alone.

    Raises:
        NotApplicable: the paper is not joint.
    """
    if not context.official.joint and not context.facts.given.joint:
        raise NotApplicable("不是联合行文")
    title = context.first(Element.TITLE)
    end = title.span.block if title is not None else len(context.official.document.blocks)
    numbers = [
        one.span
        for one in context.all(Element.DOCUMENT_NUMBER)
        if one.span.block < end and {"organ", "serial"} <= one.parts.keys()
    ]
    for line in head_lines(context):
        if line.element is None and line.span.block < end:
            cuts = [0, *(cut.start() for cut in TWO_NUMBERS.finditer(line.text)), len(line.text)]
            pieces = list(itertools.pairwise(cuts))
            if len(pieces) > 1 and all(_is_number(line.text[a:b]) for a, b in pieces):
                numbers += [line.part(a, b) for a, b in pieces]
    for span in sorted(numbers, key=lambda one: (one.block, one.start))[1:]:
        yield Hit(Element.DOCUMENT_NUMBER, span)


def _is_number(text: str) -> bool:
    return patterns.fullmatch("docnumber", text.strip("、，,；;")) is not None
