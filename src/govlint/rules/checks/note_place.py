"""F736-1: 附注 in round brackets, on the line below the date, two characters in."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.document import Capability
from govlint.model.elements import Element, ElementText, Span
from govlint.model.finding import Edit
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.joined import judged
from govlint.rules.spacing import left_indent, lines_between

NOTE = Element.NOTE
FULL, HALF = ("（", "）"), ("(", ")")


def note(context: Context) -> Iterator[Hit]:
    """F736-1: full-width brackets; where looks can be read, the place too.

    Raises:
        NotChecked: the brackets are right, and the place cannot be read.
    """
    yield from judged(context, _brackets, _place)


def _brackets(context: Context) -> Iterator[Hit]:
    right = (FULL, HALF) if context.official.machine_converted else (FULL,)
    for one in context.all(NOTE):
        if (one.text[:1], one.text[-1:]) not in right:
            edits = _mended(one)
            yield Hit(
                NOTE, one.span, case="括号", edits=edits, safe=True, confidence=one.confidence
            )


def _mended(text: ElementText) -> tuple[Edit, ...]:
    """Return what turns the brackets to full-width ones; nothing where one is missing."""
    parts = [text.parts.get("opening"), text.parts.get("closing")]
    if None in parts:
        return ()
    return tuple(
        Edit(part.span.start, part.span.end, mark)
        for part, mark in zip(parts, FULL, strict=True)
        if part and part.text != mark and part.span.block == text.span.block
    )


def _place(context: Context) -> Iterator[Hit]:
    """Judge the first note: below the date, and its indent."""
    if Capability.LAYOUT not in context.official.document.provides:
        return
    found = context.all(NOTE)[0]
    date = _date_above(context, found.span)
    free = lines_between(context, date, found.span) if date else None
    if free is not None and free > context.parameters["line_tolerance"]:
        yield Hit(NOTE, found.span, {"free": _shown(free)}, "行")
    left = left_indent(context, found.span)
    if left is None:
        raise NotChecked("读不出附注左空几字")
    if abs(left - context.parameters["indent"]) > context.parameters["tolerance"]:
        opening = found.parts.get("opening")
        place = opening.span if opening else found.span
        yield Hit(NOTE, place, {"indent": _shown(left)}, "左空")


def _date_above(context: Context, span: Span) -> Span | None:
    dates = [one.span for one in context.all(Element.DOCUMENT_DATE) if "act" not in one.parts]
    above = [one for one in dates if (one.block, one.start) < (span.block, span.start)]
    return above[-1] if above else None


def _shown(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
