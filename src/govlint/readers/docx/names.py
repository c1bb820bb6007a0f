"""Names of OOXML: namespaces and the qualified tags that the reader knows."""

from __future__ import annotations

from typing import Final

from lxml import etree

Element = etree._Element
"""The type of an XML element (lxml gives it no public name)."""

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPS: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP14: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
WPC: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
A14: Final = "{http://schemas.microsoft.com/office/drawing/2010/main}"
WPG: Final = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V: Final = "{urn:schemas-microsoft-com:vml}"
O: Final = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CONTENT_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"

STRICT_NAMESPACES: Final = {
    b"http://purl.oclc.org/ooxml/" + strict: b"http://schemas.openxmlformats.org/" + transitional
    for strict, transitional in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (
            b"drawingml/wordprocessingDrawing",
            b"drawingml/2006/wordprocessingDrawing",
        ),
        (b"drawingml/picture", b"drawingml/2006/picture"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
}
"""Namespaces of ISO strict files and their counterparts in the files everybody writes."""

VAL: Final = W + "val"
P, T, TBL = W + "p", W + "t", W + "tbl"
RUN: Final = W + "r"
P_PR, R_PR, SECT_PR = W + "pPr", W + "rPr", W + "sectPr"
TXBX_CONTENT: Final = W + "txbxContent"
ALTERNATE: Final = MC + "AlternateContent"

_UNDERSTOOD = frozenset(
    namespace.strip("{}")
    for namespace in (W, R, A, WP, PIC, WPS, WPG, WPC, WP14, A14, W14, MATH, V, O)
)


def local_name(element: Element) -> str:
    """Return the tag without its namespace; an empty string for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_value(element: Element, tag: str) -> str | None:
    """Return ``w:val`` of the first child with that tag, or None."""
    child = element.find(tag)
    return None if child is None else child.get(VAL)


def alternative(element: Element) -> Element | None:
    """Return the one branch of ``mc:AlternateContent`` to read: Choice if understood, Fallback.

    Never both: a text box is written twice, once per generation of Word.
    """
    for choice in element.iterchildren(MC + "Choice"):
        prefixes = (choice.get("Requires") or "").split()
        if all(choice.nsmap.get(prefix) in _UNDERSTOOD for prefix in prefixes):
            return choice
    return element.find(MC + "Fallback")
