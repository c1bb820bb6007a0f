"""Which part of an item gets the span of a finding or of an edit.

A mark is ``part``, ``part..part``, ``first``, ``last`` (characters), ``before``, ``after`` (places
of width zero), ``whole``, or one of these behind an element of the document:
``document_date``, ``document_date.year``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from govlint.model.document import Section
from govlint.model.elements import (
    Attachment,
    Element,
    ElementText,
    Span,
)
from govlint.rules.context import Context
from govlint.rules.errors import nearest
from govlint.rules.vocabulary import COLLECTIONS, NUMBER_PARTS, PARTS

PLACES = ("first", "last", "before", "after", "whole")
OF_COLLECTION: Mapping[str, tuple[str, ...]] = {
    "headings": ("label",),
    "citations": ("title", "number", *NUMBER_PARTS),
    "attachments": ("label", "title"),
    "attachment_items": ("name",),
}
_ELEMENTS = frozenset(str(name) for name in Element)


def problem(mark: str, each: list[str]) -> str | None:
    """Return what is wrong with a mark for items of these subjects, or None."""
    for subject in each:
        known = [*PLACES, *_parts(subject)]
        if all(name in known for name in mark.split("..")):
            return None
    element, _, rest = mark.partition(".")
    if element in _ELEMENTS and (not rest or not problem(rest, [element])):
        return None
    known = [*PLACES, *(name for subject in each for name in _parts(subject)), *_ELEMENTS]
    return f"不认识要标出的部分“{mark}”{nearest(mark, known)}"


def _parts(subject: str) -> tuple[str, ...]:
    if subject in COLLECTIONS:
        return OF_COLLECTION.get(subject, ())
    return PARTS[Element(subject)] if subject in _ELEMENTS and Element(subject) in PARTS else ()


def whole(item: Any) -> Span | None:
    """Return the span of an item; of one with several spans the first."""
    if isinstance(item, Attachment):
        return item.label_span
    if isinstance(item, Section):
        return Span(item.first_block, 0, 0)
    return getattr(item, "span", None)


def marked(item: Any, mark: str | None, context: Context) -> Span | None:
    """Return the span of a mark; the whole item where the part is absent.

    None where there is nothing in the document to point at.
    """
    if not mark or mark == "whole":
        return whole(item)
    names = mark.split("..")
    spans = [_named(item, name) for name in names]
    if spans[0] is not None and spans[-1] is not None:
        return _joined(spans[0], spans[-1]) or spans[0]
    element, _, rest = mark.partition(".")
    if element in _ELEMENTS and ".." not in mark:
        found = context.first(Element(element))
        if found is not None:
            return marked(found, rest or None, context)
    return whole(item)


def _named(item: Any, name: str) -> Span | None:
    if name in PLACES:
        return _place(item, name)
    parts = getattr(item, "parts", {})
    if name in parts:
        span: Span = parts[name].span
        return span
    if name == "title" and isinstance(item, Attachment):
        return item.title_spans[0] if item.title_spans else None
    return getattr(item, f"{name}_span", None)


def _place(item: Any, name: str) -> Span | None:
    spans = item.spans if isinstance(item, ElementText) else (whole(item),)
    if not spans or spans[0] is None or spans[-1] is None:
        return None
    head, tail = spans[0], spans[-1]
    if name == "first":
        return Span(head.block, head.start, min(head.start + 1, head.end), head.cell)
    if name == "last":
        return Span(tail.block, max(tail.end - 1, tail.start), tail.end, tail.cell)
    if name == "before":
        return Span(head.block, head.start, head.start, head.cell)
    return Span(tail.block, tail.end, tail.end, tail.cell) if name == "after" else head


def _joined(first: Span, last: Span) -> Span | None:
    if (first.block, first.cell) != (last.block, last.cell) or last.end < first.start:
        return None
    return Span(first.block, first.start, last.end, first.cell)
