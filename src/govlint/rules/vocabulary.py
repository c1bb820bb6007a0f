"""The names that a rule may use: subjects, elements and their parts, fields and their types.

A type is a word: text, number, flag, date, length (points), chars (字), any, ``part`` (a named
part of an element: its value is compared as text or number), ``element:NAME``, an object name of
``OBJECTS``, or ``list:TYPE``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache

from govlint.model.elements import Element
from govlint.rules.facts import Facts, Organ
from govlint.structure.separators import HEAD, IMPRINT

DOCUMENT = "document"
"""The subject of a rule that is judged once for the whole document."""

NUMBER_PARTS = ("organ", "opening", "year", "closing", "ordinal_mark", "serial", "suffix")
DATE_PARTS = ("year", "month", "day")

PARTS: Mapping[Element, tuple[str, ...]] = {
    Element.ISSUER_MARK: ("organ", "word", "order_word", "minutes_word"),
    Element.ATTENDEES: ("label", "colon", "names"),
    Element.ISSUER_SIGNATURE: ("organ", "post", "name"),
    Element.CLASSIFICATION: ("level", "star", "period"),
    Element.DOCUMENT_NUMBER: (
        *NUMBER_PARTS,
        "order_name",
        "order_opening",
        "order_year",
        "order_closing",
        "issue_suffix",
        "blank_year",
        "blank_serial",
    ),
    Element.SIGNATORIES: ("signer_label", "colon", "signer_names"),
    Element.RECIPIENTS: ("colon",),
    Element.DOCUMENT_DATE: (
        *DATE_PARTS,
        "dot",
        "opening",
        "closing",
        "act",
        "blank_year",
        "blank_month",
        "blank_day",
    ),
    Element.NOTE: ("opening", "closing"),
    Element.COPIES_TO: ("copies_label", "colon", "copies_names"),
    Element.PRINT_DATE: ("printing_organ", "printed_on", *DATE_PARTS, "printed_word"),
    Element.IMPRINT: (
        "copies_label",
        "colon",
        "copies_names",
        "subject_label",
        "subject_words",
        "copies_count",
    ),
}
"""The parts that recognition names; a test holds them equal to the groups of the grammars."""

EDGE_ELEMENTS = frozenset({Element.RECIPIENTS, Element.NOTE})
"""Elements without a grammar, whose parts are the marks at their edges: no part, no mark."""

ELEMENT_FIELDS: Mapping[str, str] = {"text": "text", "normalised": "text", "confidence": "number"}

OBJECTS: Mapping[str, Mapping[str, str]] = {
    "part": {"text": "text", "value": "text"},
    "document": {
        "format": "text",
        "kind": "text",
        "layout": "text",
        "stage": "text",
        "has_masthead": "flag",
        "machine_converted": "flag",
        "traditional": "flag",
    },
    "heading": {
        "level": "number",
        "label": "text",
        "number": "number",
        "title": "text",
        "scheme": "text",
        "zone": "text",
        "group": "number",
        "run_in": "flag",
        "inline": "flag",
    },
    "citation": {
        "title": "text",
        "number": "text",
        "zone": "text",
        **dict.fromkeys(NUMBER_PARTS, "part"),
    },
    "date_mention": {
        "text": "text",
        "year": "number",
        "month": "number",
        "day": "number",
        "zone": "text",
    },
    "attachment": {"label": "text", "number": "number", "title": "text"},
    "attachment_item": {"number": "number", "mark": "text", "name": "text"},
    "attachment_reference": {"number": "number"},
    "section": {
        "width": "length",
        "height": "length",
        "landscape": "flag",
        "margins": "margins",
        "grid": "grid",
        "mirrored": "flag",
        "columns": "number",
        "first_page_differs": "flag",
        "even_pages_differ": "flag",
        "page_number_start": "number",
    },
    "margins": {
        "top": "length",
        "bottom": "length",
        "left": "length",
        "right": "length",
        "gutter": "length",
        "header": "length",
        "footer": "length",
    },
    "grid": {"kind": "text", "line_pitch": "length", "char_space": "length"},
    "organ": dict.fromkeys((field.name for field in fields(Organ)), "text"),
    "facts": {
        **dict.fromkeys((field.name for field in fields(Facts)), "text"),
        "classified": "flag",
        "sealed": "flag",
        "joint": "list:text",
        "superior_docs": "list:text",
        "issuer": "organ",
        "recipients": "list:organ",
        "cc": "list:organ",
    },
}

COLLECTIONS: Mapping[str, str] = {
    "headings": "heading",
    "citations": "citation",
    "dates": "date_mention",
    "attachments": "attachment",
    "attachment_items": "attachment_item",
    "attachment_references": "attachment_reference",
    "sections": "section",
}

ELEMENT_OF_COLLECTION: Mapping[str, Element] = {
    "attachments": Element.ATTACHMENT,
    "attachment_items": Element.ATTACHMENT_LIST,
    "attachment_references": Element.BODY,
    "sections": Element.PAGE_SETUP,
}
"""Where an item lies whose own ``zone`` does not tell."""

ROOTS: Mapping[str, str] = {
    "document": "document",
    "facts": "facts",
    "parameters": "parameters",
    "as_of": "date",
    "subject": "text",
}
"""Names beside the elements and collections; ``as_of`` is the day that counts."""

SUBJECTS: tuple[str, ...] = (DOCUMENT, *(str(name) for name in Element), *COLLECTIONS)

MASTHEAD_ELEMENTS = frozenset({*HEAD, Element.MASTHEAD})
IMPRINT_ELEMENTS = frozenset({*IMPRINT, Element.IMPRINT})
PAGE_ELEMENTS = frozenset(
    {Element.PAGE_SETUP, Element.PAGE_NUMBER, Element.SEPARATOR, Element.SEAL}
)


def type_of_subject(subject: str) -> str:
    """Return the type of one item of a subject."""
    if subject == DOCUMENT:
        return "document"
    return COLLECTIONS.get(subject) or f"element:{subject}"


@lru_cache(maxsize=64)
def fields_of(kind: str) -> Mapping[str, str]:
    """Return the fields of a type with their types; a scalar has none."""
    if kind.startswith("element:"):
        parts = PARTS.get(Element(kind.removeprefix("element:")), ())
        return {**dict.fromkeys(parts, "part"), **ELEMENT_FIELDS}
    return OBJECTS.get(kind, {})


def section_of(element: str) -> str:
    """Return masthead, main or imprint: where the standard puts an element."""
    if element in MASTHEAD_ELEMENTS:
        return "masthead"
    if element in IMPRINT_ELEMENTS:
        return "imprint"
    return "page" if element in PAGE_ELEMENTS else "main"
