"""Elements of WordprocessingML, written as ``el("w:jc", val="center")``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

SPACES: Mapping[str, str] = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
TWIPS = 20
EMUS = 12700
EIGHTHS = 8

Element = Any
"""An lxml element; python-docx and lxml name its type differently."""


def qualified(name: str) -> str:
    """Return ``w:p`` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def el(name: str, /, *children: Element | None, **attributes: object) -> Element:
    """Make an element; plain attributes take its prefix where that is ``w``.

    Args:
        name: prefixed name.
        children: elements; None is left out.
        attributes: values; None is left out, an underscore parts a prefix (``xml_space``).
    """
    prefix = name.partition(":")[0]
    made = etree.Element(qualified(name), nsmap={prefix: SPACES[prefix]})
    for key, value in attributes.items():
        if value is not None:
            made.set(_attribute(key, prefix), _written(value))
    made.extend([child for child in children if child is not None])
    return made


def _attribute(key: str, prefix: str) -> str:
    own, parted, local = key.partition("_")
    if parted:
        return qualified(f"{own}:{local}")
    return qualified(f"w:{key}") if prefix == "w" else key


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)


def text_el(name: str, text: str, /, **attributes: object) -> Element:
    """Make an element that holds text, its blanks kept."""
    made = el(name, **attributes)
    made.text = text
    if text != text.strip() or "  " in text:
        made.set(qualified("xml:space"), "preserve")
    return made


def both_generations(choice: Element, fallback: Element) -> Element:
    """Return a shape as Word writes it: DrawingML, and VML for those who do not know it."""
    made = etree.Element(
        qualified("mc:Choice"), {"Requires": "wps"}, {"mc": SPACES["mc"], "wps": SPACES["wps"]}
    )
    made.append(choice)
    return el("mc:AlternateContent", made, el("mc:Fallback", fallback))


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * TWIPS)


def emus(points: float) -> int:
    """Return a length in English Metric Units."""
    return round(points * EMUS)
