"""Run and paragraph properties of one layer (direct, style or defaults) as plain mappings.

A key is present only where the layer says something, so that layers merge by ``dict.update``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from govlint.model.blocks import Alignment
from govlint.readers.docx.names import VAL, W14, Element, W, child_value, local_name
from govlint.readers.docx.theme import Theme, drawing_color, word_color
from govlint.readers.docx.values import EIGHTH, HALF_POINT, TWIP, integer, measure, on_off

Props = dict[str, Any]
"""Properties of one layer by name; see ``TOGGLES``, ``_RUN`` and ``_PARAGRAPH`` for the keys."""

TOGGLES = ("bold", "italic", "bold_cs", "italic_cs", "hidden")
"""Properties that flip between table, paragraph and character style (17.7.3)."""

_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "center": Alignment.CENTER,
    "both": Alignment.JUSTIFY,
    "lowKashida": Alignment.JUSTIFY,
    "mediumKashida": Alignment.JUSTIFY,
    "highKashida": Alignment.JUSTIFY,
    "distribute": Alignment.DISTRIBUTE,
    "thaiDistribute": Alignment.DISTRIBUTE,
}
_FONT_SLOTS = (
    ("ascii", "asciiTheme"),
    ("hAnsi", "hAnsiTheme"),
    ("eastAsia", "eastAsiaTheme"),
    ("cs", "cstheme"),
)
_DOUBLE = ("double", "triple", "doubleWave")


@dataclass(frozen=True, slots=True)
class Border:
    """One edge of a border: colour ``RRGGBB``, thickness in points, single or double."""

    color: str
    thickness: float | None
    compound: str


def read_border(element: Element, theme: Theme) -> Border | None:
    """Read ``w:top`` and its like; None where the edge is drawn by nothing."""
    kind = element.get(VAL) or "none"
    if kind in {"none", "nil"}:
        return None
    themed = element.get(W + "themeColor") or element.get(W + "color")
    color = word_color(element, theme) if themed else None
    return Border(color or "000000", measure(element.get(W + "sz"), EIGHTH), _compound(kind))


def _compound(kind: str) -> str:
    if kind.startswith("thickThin"):
        return "thick_thin"
    if kind.startswith("thinThick"):
        return "thin_thick"
    return "double" if kind.startswith(_DOUBLE) else "single"


def _fonts(element: Element, theme: Theme, props: Props) -> None:
    for slot, themed in _FONT_SLOTS:
        reference = element.get(W + themed)
        plain = _font_name(element.get(W + slot))
        if reference is not None:
            props[slot] = theme.fonts.get(reference) or plain
        elif plain is not None:
            props[slot] = plain
    hint = element.get(W + "hint")
    if hint is not None:
        props["hint"] = hint


def _font_name(name: str | None) -> str | None:
    """Return a font name without the quotation marks that pasted style sheets leave in it."""
    return name if name is None else name.strip(" '\"‘’“”") or None


def _switch(key: str) -> Callable[[Element, Theme, Props], None]:
    def read(element: Element, theme: Theme, props: Props) -> None:
        props[key] = on_off(element.get(VAL))

    return read


def _length(key: str, unit: float) -> Callable[[Element, Theme, Props], None]:
    def read(element: Element, theme: Theme, props: Props) -> None:
        value = measure(element.get(VAL), unit)
        if value is not None:
            props[key] = value

    return read


def _text(key: str, attribute: str = VAL) -> Callable[[Element, Theme, Props], None]:
    def read(element: Element, theme: Theme, props: Props) -> None:
        value = element.get(attribute)
        if value is not None:
            props[key] = value

    return read


def _underline(element: Element, theme: Theme, props: Props) -> None:
    props["underline"] = (element.get(VAL) or "none") != "none"


def _color(element: Element, theme: Theme, props: Props) -> None:
    color = word_color(element, theme)
    if color is not None:
        props["color"] = color


def _text_fill(element: Element, theme: Theme, props: Props) -> None:
    solid = element.find(W14 + "solidFill")
    color = None if solid is None else drawing_color(solid, theme)
    # Kept apart: a later plain colour of the same layer does not undo the fill.
    props["fill"] = color


def _changed(element: Element, theme: Theme, props: Props) -> None:
    props["changed"] = element.get(W + "author") or ""


_RUN: dict[str, Callable[[Element, Theme, Props], None]] = {
    W + "rStyle": _text("style"),
    W + "rFonts": _fonts,
    W + "b": _switch("bold"),
    W + "bCs": _switch("bold_cs"),
    W + "i": _switch("italic"),
    W + "iCs": _switch("italic_cs"),
    W + "vanish": _switch("hidden"),
    W + "u": _underline,
    W + "color": _color,
    W + "sz": _length("size", HALF_POINT),
    W + "szCs": _length("size_cs", HALF_POINT),
    W + "spacing": _length("spacing", TWIP),
    W + "cs": _switch("complex"),
    W + "rtl": _switch("complex"),
    W + "lang": _text("language", W + "eastAsia"),
    W + "rPrChange": _changed,
    W14 + "textFill": _text_fill,
}


def read_run(element: Element | None, theme: Theme) -> Props:
    """Read ``w:rPr`` into a mapping; only what the layer itself says."""
    props: Props = {}
    for child in () if element is None else element:
        handler = _RUN.get(child.tag) if isinstance(child.tag, str) else None
        if handler is not None:
            handler(child, theme, props)
    if "color" in props and "fill" not in props:
        props["fill"] = None
    return props


def _alignment(element: Element, theme: Theme, props: Props) -> None:
    alignment = _ALIGNMENTS.get(element.get(VAL) or "")
    if alignment is not None:
        props["alignment"] = alignment


def _indents(element: Element, theme: Theme, props: Props) -> None:
    for key, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        for suffix, unit in (("", TWIP), ("Chars", 1 / 100)):
            values = (measure(element.get(W + name + suffix), unit) for name in names)
            value = next((value for value in values if value is not None), None)
            if value is not None:
                props[key + suffix.lower()] = value
    for suffix, unit in (("", TWIP), ("Chars", 1 / 100)):
        first = measure(element.get(W + "firstLine" + suffix), unit)
        hanging = measure(element.get(W + "hanging" + suffix), unit)
        if hanging is not None and (hanging or first is None):
            props["first" + suffix.lower()] = -hanging
        elif first is not None:
            props["first" + suffix.lower()] = first


def _spacing(element: Element, theme: Theme, props: Props) -> None:
    rule = element.get(W + "lineRule")
    line = element.get(W + "line")
    if line is not None:
        props["line"], props["line_rule"] = line, rule or "auto"
    for key in ("before", "after"):
        length = measure(element.get(W + key), TWIP)
        lines = measure(element.get(f"{W}{key}Lines"), 1 / 100)
        auto = element.get(f"{W}{key}Autospacing")
        values = {key: length, key + "_lines": lines}
        props.update((name, value) for name, value in values.items() if value is not None)
        if auto is not None:
            props[key + "_auto"] = on_off(auto)


def _outline(element: Element, theme: Theme, props: Props) -> None:
    level = integer(element.get(VAL))
    if level is not None:
        props["outline"] = level if 0 <= level <= 8 else None


def _numbering(element: Element, theme: Theme, props: Props) -> None:
    number = integer(child_value(element, W + "numId"))
    level = integer(child_value(element, W + "ilvl"))
    if number is not None:
        props["num_id"] = number
    if level is not None:
        props["level"] = max(0, min(8, level))


def _borders(element: Element, theme: Theme, props: Props) -> None:
    for edge in element:
        name = local_name(edge)
        if name in {"top", "bottom", "left", "right", "between"}:
            props["border_" + name] = read_border(edge, theme)


_PARAGRAPH: dict[str, Callable[[Element, Theme, Props], None]] = {
    W + "pStyle": _text("style"),
    W + "jc": _alignment,
    W + "ind": _indents,
    W + "spacing": _spacing,
    W + "snapToGrid": _switch("snap"),
    W + "keepNext": _switch("keep_next"),
    W + "pageBreakBefore": _switch("page_break"),
    W + "outlineLvl": _outline,
    W + "framePr": _text("frame_align", W + "xAlign"),
    W + "numPr": _numbering,
    W + "pBdr": _borders,
    W + "pPrChange": _changed,
}


def read_paragraph_props(element: Element | None, theme: Theme) -> Props:
    """Read ``w:pPr`` into a mapping; only what the layer itself says."""
    props: Props = {}
    for child in () if element is None else element:
        handler = _PARAGRAPH.get(child.tag) if isinstance(child.tag, str) else None
        if handler is not None:
            handler(child, theme, props)
    return props
