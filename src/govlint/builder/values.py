"""Values of templates and changes: lengths, indents, pitches, colours, switches."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from govlint.builder.spec import NO_INDENT, PAGE_PITCH, Indent, Pitch
from govlint.model.blocks import Alignment
from govlint.model.units import POINTS_PER_UNIT
from govlint.rules.errors import nearest

_LENGTH = re.compile(r"(-?\d{1,5}(?:\.\d{1,4})?)\s*(pt|mm|cm)?")
_CHARS = re.compile(r"(-?\d{1,3}(?:\.\d{1,2})?)\s*字")
_BLANKS = re.compile(r"(\d{1,2})个(全角|半角)空格")
_TIMES = re.compile(r"(\d{1,2}(?:\.\d{1,3})?)\s*倍")
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")
_SWITCHES = {"true": True, "false": False, "是": True, "否": False}
_MOST_POINTS = 3000.0


def length(text: str) -> float:
    """Read a length in points: ``28pt``, ``37mm``; a bare number counts points.

    Raises:
        ValueError: no length; the message says how to write one.
    """
    found = _LENGTH.fullmatch(text)
    points = float(found[1]) * POINTS_PER_UNIT[found[2] or "pt"] if found else _MOST_POINTS
    if abs(points) >= _MOST_POINTS:
        raise ValueError(f"“{text}”不是长度，应写成 28pt 或 37mm")
    return points


def indent(text: str) -> Indent:
    """Read an indent: ``2字``, ``32pt``, ``2个全角空格``, ``4个半角空格``.

    Raises:
        ValueError: no indent.
    """
    blanks, chars = _BLANKS.fullmatch(text), _CHARS.fullmatch(text)
    if blanks:
        return Indent("wide_blanks" if blanks[2] == "全角" else "blanks", float(blanks[1]))
    if chars:
        return Indent("chars", float(chars[1])) if float(chars[1]) else NO_INDENT
    try:
        return Indent("points", length(text))
    except ValueError as error:
        raise ValueError(f"“{text}”不是缩进，应写成 2字、32pt 或 2个全角空格") from error


def pitch(text: str) -> Pitch:
    """Read a line pitch: ``28pt``, ``1.5倍``, ``page`` (that of the page), ``none`` (single).

    Raises:
        ValueError: no pitch.
    """
    if text == "page":
        return PAGE_PITCH
    times = _TIMES.fullmatch("1倍" if text == "none" else text)
    if times and float(times[1]):
        return Pitch("multiple", float(times[1]))
    try:
        points = length(text)
    except ValueError:
        points = 0.0
    if points <= 0:
        raise ValueError(f"“{text}”不是行距，应写成 28pt、1.5倍、page 或 none")
    return Pitch("exact", points)


def color(text: str) -> str:
    """Read a colour as ``RRGGBB``.

    Raises:
        ValueError: no colour.
    """
    found = _COLOR.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}”不是颜色，应写成 FF0000")
    return found[1].upper()


def align(text: str) -> Alignment:
    """Read an alignment: left, center, right, justify, distribute.

    Raises:
        ValueError: no alignment.
    """
    names = [alignment.value for alignment in Alignment]
    if text not in names:
        raise ValueError(f"“{text}”不是对齐方式，可以是 {'、'.join(names)}{nearest(text, names)}")
    return Alignment(text)


def switch(text: str) -> bool:
    """Read a switch: true or false.

    Raises:
        ValueError: neither.
    """
    if text not in _SWITCHES:
        raise ValueError(f"“{text}”应为 true 或 false")
    return _SWITCHES[text]


def choice(*names: str) -> Callable[[str], str]:
    """Return a reader of one of some words.

    Args:
        names: the words.

    Raises:
        ValueError: by the reader, for any other word.
    """

    def read(text: str) -> str:
        if text not in names:
            raise ValueError(f"“{text}”不认识，可以是 {'、'.join(names)}{nearest(text, names)}")
        return text

    return read


def words(text: str) -> str:
    r"""Read text; ``\n`` breaks the line, ``\t`` is a tab."""
    return text.replace("\\n", "\n").replace("\\t", "\t")


def _maybe(read: Callable[[str], float]) -> Callable[[str], float | None]:
    def reader(text: str) -> float | None:
        return None if text in ("none", "auto") else read(text)

    return reader


READERS: Mapping[str, Callable[[str], Any]] = {
    "text": words,
    "run_in": words,
    "font": words,
    "latin_font": words,
    "size": length,
    "bold": switch,
    "color": color,
    "spacing": length,
    "align": align,
    "first_line": indent,
    "left": indent,
    "right": indent,
    "outdent": indent,
    "before": length,
    "after": length,
    "pitch": pitch,
    "top": _maybe(length),
    "new_page": switch,
    "thickness": length,
    "length": length,
    "gap": length,
    "indent": indent,
    "same_on_even": switch,
    "run_in_font": words,
    "beside": switch,
    "under": _maybe(length),
    "landscape": switch,
    "restart": switch,
    "signatories": words,
    "picture": switch,
    "width": length,
    "shift": length,
    "lift": length,
    "drop": length,
    "numbered": switch,
    "compound": choice("single", "double", "thick_thin", "thin_thick"),
    "thin": length,
    "between": length,
    "on_first": switch,
    "on_landscape": choice("left", "right", "foot"),
}
"""How the value of each key of a part or of the page number is read."""
PAGE_READERS: Mapping[str, Callable[[str], Any]] = {
    "width": length,
    "height": length,
    "top": length,
    "bottom": length,
    "left": length,
    "right": length,
    "gutter": length,
    "footer": _maybe(length),
    "line_pitch": _maybe(length),
    "char_space": _maybe(length),
    "mirrored": switch,
}
METRIC_READERS: Mapping[str, Callable[[str], Any]] = dict.fromkeys(
    ("baseline", "ink_top", "ink_bottom", "dash", "single"), length
)


def read_value(readers: Mapping[str, Callable[[str], Any]], key: str, value: object) -> Any:
    """Read one value as written in TOML or in a change.

    Raises:
        ValueError: the value does not fit the key; the message says what does.
    """
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return readers[key](written)
