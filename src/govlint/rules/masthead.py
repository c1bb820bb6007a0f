"""What rules on the 版头 share: its lines, recognised or not, and whether a paper goes upward.

A mark in a wrong form (126, 内部★1年, 急件, 签发人 without a colon) is no element, and still what a
rule must judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govlint.model.blocks import Alignment, Paragraph
from govlint.model.document import Rule
from govlint.model.elements import Element, ElementText, Layout, Separator, Span
from govlint.model.units import to_mm
from govlint.rules.context import Context
from govlint.rules.drawn import lower_edge, separator_of
from govlint.rules.formats import paragraph_at
from govlint.rules.spacing import left_indent, line_at, size_at
from govlint.structure.organs import split
from govlint.structure.separators import HEAD
from govlint.text.normalise import Normalised, normalise

BELOW = (Element.TITLE, Element.RECIPIENTS, Element.BODY)
MOST_LINES = 40
"""A head of more lines than this is that of a web page."""
NEVER_UP = frozenset(
    {"通知", "通报", "批复", "公告", "通告", "公报", "决定", "决议", "命令(令)", "纪要"}
)
"""Kinds that article 8 of the 条例 gives no use for towards a superior."""
ALWAYS_UP = "请示"
USUALLY_UP = "报告"
IN_FLOW = ("border", "characters")
"""Lines of a Word file that are part of the text."""
NEAR = 45.0
"""A floating line so many points below the top of its paragraph surely stands behind it."""


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line above the title: where it stands, its text, the element it was recognised as."""

    span: Span
    normal: Normalised
    element: Element | None

    @property
    def text(self) -> str:
        """The text in matching form."""
        return self.normal.text

    def part(self, start: int, end: int) -> Span:
        """Return the span of normalised offsets."""
        first, last = self.normal.span(start, end)
        block, begin = self.span.block, self.span.start
        return Span(block, begin + first, begin + last, self.span.cell)


def head_lines(context: Context) -> list[HeadLine]:
    """Return the lines above the title, or above what stands first where there is none."""
    official = context.official
    below = [found.span for name in BELOW if (found := official.first(name)) is not None]
    if not below:
        return []
    end = min((span.block, span.start) for span in below)
    known = [(span, name) for name in HEAD for found in context.all(name) for span in found.spans]
    lines: list[HeadLine] = []
    for span, text in _pieces(context, *end):
        name = next((name for place, name in known if _overlap(place, span)), None)
        lines.append(HeadLine(span, normalise(text), name))
    return lines if len(lines) <= MOST_LINES else []


def line_of(context: Context, element: ElementText) -> HeadLine:
    """Return an element that stands on one line as a line of the head."""
    return HeadLine(element.span, normalise(context.printed(element.span)), element.name)


def _pieces(context: Context, last: int, start: int) -> Iterator[tuple[Span, str]]:
    """Yield the lines of the paragraphs before a place, blank ones left out."""
    for index, block in enumerate(context.official.document.blocks[: last + 1]):
        if not isinstance(block, Paragraph):
            continue
        text = block.text[:start] if index == last else block.text
        for found in re.finditer(r"[^\n\f\v]+", text):
            piece = found[0].strip()
            if piece:
                begin = found.start() + found[0].index(piece)
                yield Span(index, begin, begin + len(piece)), piece


def _overlap(one: Span, other: Span) -> bool:
    same = (one.block, one.cell) == (other.block, other.cell)
    return same and one.start < other.end and other.start < one.end


def loose_lines(context: Context, pattern: re.Pattern[str]) -> list[HeadLine]:
    """Return the lines of the head that are no element and wholly fit a pattern.

    Only those down to the document number count: a 信函 alone has such marks below it.
    """
    number = context.first(Element.DOCUMENT_NUMBER)
    letter = context.official.layout is Layout.LETTER
    last = number.span.block if number is not None and not letter else None
    return [
        line
        for line in head_lines(context)
        if line.element is None
        and (last is None or line.span.block <= last)
        and pattern.fullmatch(line.text)
    ]


class Direction(NamedTuple):
    """Whether a paper goes to a superior, and whether that is beyond doubt."""

    up: bool | None
    certain: bool


def direction_of(context: Context) -> Direction:
    """Tell whether a paper goes upward: as the caller says, by its kind, by its 签发人.

    A 请示 always goes to a superior; a 报告 may go to a people's congress.
    """
    given = context.facts.given.direction
    if given is not None:
        return Direction(given == "up", True)
    kind = context.official.kind
    if kind == ALWAYS_UP or kind in NEVER_UP:
        return Direction(kind == ALWAYS_UP, True)
    if kind == USUALLY_UP or context.first(Element.SIGNATORIES) is not None:
        return Direction(True, False)
    return Direction(None, False)


def last_of(context: Context, name: Element) -> ElementText | None:
    """Return the occurrence of an element that stands last."""
    found = context.all(name)
    return max(found, key=lambda one: (one.span.block, one.span.start)) if found else None


def is_flush(context: Context, span: Span, allowed_mm: float) -> bool | None:
    """Tell whether a span begins at the left edge of the type area; None: it cannot be told."""
    indent, size = left_indent(context, span), size_at(context, span)
    if indent is not None and size:
        return abs(to_mm(indent * size)) <= allowed_mm
    paragraph = paragraph_at(context, span)
    if paragraph is None or context.official.document.pages:
        return None
    look = paragraph.format
    framed = paragraph.from_table or paragraph.from_textbox or look.frame_align
    centred = look.alignment in (Alignment.CENTER, Alignment.DISTRIBUTE)
    return False if centred and not framed else None


@dataclass(frozen=True, slots=True)
class MarkedOrgan:
    """One organ of the mark, normalised, and where it is printed."""

    name: str
    span: Span


def organs_of_mark(context: Context) -> list[MarkedOrgan]:
    """Return the organs that the mark names, in order; several may share a line."""
    found: list[MarkedOrgan] = []
    for mark in context.all(Element.ISSUER_MARK):
        part = mark.parts.get("organ")
        if part is None:
            continue
        for start, end, name in split(part.text):
            span = part.span
            place = Span(span.block, span.start + start, span.start + end, span.cell)
            found.append(MarkedOrgan(name, place))
    return found


def placed_line(context: Context, role: str) -> Separator | None:
    """Return a separator whose place in the text is known: a floating shape may be anywhere."""
    found = separator_of(context, role)
    return found if found is not None and _is_placed(found.rule) else None


def _is_placed(rule: Rule) -> bool:
    if rule.page is not None or rule.source in IN_FLOW:
        return True
    return rule.edge is not None and rule.y is not None and rule.y <= NEAR


def is_below(context: Context, span: Span, line: Separator) -> bool:
    """Tell whether text stands below a drawn line."""
    bottom = lower_edge(line)
    if bottom is not None:
        printed = line_at(context, span)
        return printed is not None and (
            printed.page > (line.rule.page or 0)
            or (printed.page == line.rule.page and printed.box[1] > bottom - 1)
        )
    if span.block == line.rule.block:
        return line.rule.edge == "above"
    return span.block > line.rule.block
