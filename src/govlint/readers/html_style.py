"""What a web page states about the look of a piece of text; everything else is unknown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from govlint.model.blocks import (
    UNKNOWN_FORMAT,
    UNKNOWN_PARAGRAPH,
    Alignment,
    Format,
    ParagraphFormat,
)

_POINTS = {"pt": 1.0, "px": 0.75, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0}
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)\s*(pt|px|mm|cm|in|pc|em|rem)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)", re.IGNORECASE)
_COLOURS = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "green": "008000",
    "blue": "0000FF",
    "gray": "808080",
    "grey": "808080",
}
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "justify": Alignment.JUSTIFY,
}
_BOLD = {"bold": True, "bolder": True, "normal": False, "lighter": False}
_TAGS: Mapping[str, Callable[[Format], Format]] = {
    "b": lambda form: replace(form, bold=True),
    "strong": lambda form: replace(form, bold=True),
    "i": lambda form: replace(form, italic=True),
    "em": lambda form: replace(form, italic=True),
    "u": lambda form: replace(form, underline=True),
}
_HEADINGS = {"h1": 0, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}


@dataclass(frozen=True, slots=True)
class Style:
    """Look that holds inside an element: characters, paragraph, and whether it is shown."""

    characters: Format = UNKNOWN_FORMAT
    paragraph: ParagraphFormat = UNKNOWN_PARAGRAPH
    hidden: bool = False
    preformatted: bool = False


def inherit(parent: Style, tag: str, attributes: Mapping[str, str]) -> Style:
    """Return the style inside an element, from its parent, its tag and its attributes."""
    stated = _declarations(attributes.get("style", ""))
    if not stated and not (attributes.keys() & _PRESENTATION) and tag not in _STYLED_TAGS:
        return parent
    return Style(
        characters=_characters(parent.characters, tag, attributes, stated),
        paragraph=_paragraph(parent.paragraph, tag, attributes, stated),
        hidden=parent.hidden or _is_hidden(attributes, stated),
        preformatted=parent.preformatted or tag == "pre",
    )


_PRESENTATION = frozenset({"align", "color", "face", "hidden"})
_STYLED_TAGS = frozenset({*_TAGS, *_HEADINGS, "center", "pre"})


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style[:4096].split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, colon, value in pairs
        if colon
    }


def _is_hidden(attributes: Mapping[str, str], stated: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or stated.get("display") == "none"
        or stated.get("visibility") == "hidden"
    )


def _characters(
    parent: Format, tag: str, attributes: Mapping[str, str], stated: Mapping[str, str]
) -> Format:
    result = _TAGS[tag](parent) if tag in _TAGS else parent
    if "face" in attributes:
        result = replace(result, font=_font(attributes["face"]))
    if "color" in attributes:
        result = replace(result, color=_colour(attributes["color"]))
    if "font-family" in stated:
        result = replace(result, font=_font(stated["font-family"]))
    if "font-size" in stated:
        result = replace(result, size=_points(stated["font-size"]))
    if "color" in stated:
        result = replace(result, color=_colour(stated["color"]))
    if "font-weight" in stated:
        result = replace(result, bold=_weight(stated["font-weight"]))
    if "underline" in stated.get("text-decoration", ""):
        result = replace(result, underline=True)
    return result


def _paragraph(
    parent: ParagraphFormat, tag: str, attributes: Mapping[str, str], stated: Mapping[str, str]
) -> ParagraphFormat:
    alignment = _ALIGNMENTS.get(stated.get("text-align") or attributes.get("align", "").lower())
    if alignment is None and tag == "center":
        alignment = Alignment.CENTER
    result = replace(parent, alignment=alignment) if alignment else parent
    if tag in _HEADINGS:
        result = replace(result, outline_level=_HEADINGS[tag])
    if "text-indent" in stated:
        chars = _em(stated["text-indent"])
        points = _points(stated["text-indent"])
        result = replace(result, first_line_chars=chars, first_line=points)
    return result


def _font(families: str) -> str | None:
    return families.split(",")[0].strip().strip("'\"") or None


def _length(value: str) -> tuple[float, str] | None:
    found = _LENGTH.fullmatch(value.strip())
    return (float(found[1]), found[2].lower()) if found else None


def _points(value: str) -> float | None:
    """Return a length in points; relative units are unknown."""
    found = _length(value)
    return found[0] * _POINTS[found[1]] if found and found[1] in _POINTS else None


def _em(value: str) -> float | None:
    found = _length(value)
    return found[0] if found and found[1] == "em" else None


def _colour(value: str) -> str | None:
    value = value.strip()
    if found := _HEX.fullmatch(value):
        digits = found[1].upper()
        return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    if found := _RGB.fullmatch(value):
        return "".join(f"{min(255, int(part)):02X}" for part in found.groups())
    return _COLOURS.get(value.lower())


def _weight(value: str) -> bool | None:
    return int(value) >= 600 if value.isdecimal() and len(value) <= 4 else _BOLD.get(value)
