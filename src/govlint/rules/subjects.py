"""The items that a rule is asked of, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govlint.model.elements import Attachment, Citation, Element, ElementText, Heading
from govlint.rules.context import Context
from govlint.rules.marks import whole
from govlint.rules.rule import Rule
from govlint.rules.vocabulary import COLLECTIONS, DOCUMENT, ELEMENT_OF_COLLECTION


def items_of(subject: str, context: Context) -> Sequence[Any]:
    """Return the items of a subject; the document itself is one item, None."""
    if subject == DOCUMENT:
        return (None,)
    if subject == "sections":
        return context.official.document.sections
    if subject in COLLECTIONS:
        found: Sequence[Any] = getattr(context.official, subject)
        return found
    return context.all(Element(subject))


def element_of(item: Any, subject: str, rule: Rule) -> str:
    """Return the name of the element that a finding on an item belongs to; ``""``: none."""
    if subject == DOCUMENT:
        names = [rule.mark.partition(".")[0]] if rule.mark else []
        candidates = [*names, *rule.reads]
        return next((name for name in candidates if name in set(Element)), "")
    if subject in ELEMENT_OF_COLLECTION:
        return ELEMENT_OF_COLLECTION[subject]
    return str(getattr(item, "zone", subject))


def printed(item: Any, context: Context) -> str:
    """Return an item as printed, for messages."""
    if isinstance(item, ElementText):
        return item.text
    if isinstance(item, Heading):
        return f"{item.label}{item.title}"
    if isinstance(item, Citation):
        return item.number or item.title or ""
    if isinstance(item, Attachment):
        return f"{item.label}{item.title}"
    span = whole(item)
    return context.printed(span) if span else ""
