"""Colours of PDF files as ``RRGGBB``.

A printer's black (K alone, or all inks) is black, a spot colour is what its tint becomes in the
space that stands in for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdftypes import PDFStream, list_value, num_value, resolve1
from pdfminer.psparser import PSLiteral

Components = Sequence[float]
Converter = Callable[[Components], str | None]

BLACK = "000000"
WHITE = "FFFFFF"
_FULL_BLACK = 0.85
_ALL_INKS = 2.6
"""So much ink of the four together is a black as deep as a printer makes it."""
_DEPTH = 6
"""Spaces that stand in for spaces, at most."""
_PAPER = {"None": WHITE}
_INK = {"Black": BLACK, "All": BLACK}
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


class Space(PDFColorSpace):
    """A colour space that knows how its components become a colour."""

    def __init__(self, name: str, ncomponents: int, convert: Converter) -> None:
        """Keep the function beside what pdfminer wants to know."""
        super().__init__(name, ncomponents)
        self.convert = convert


def color_of(space: PDFColorSpace, value: object) -> str | None:
    """Return a colour as ``RRGGBB``; None for a pattern, or where nobody can tell.

    Args:
        space: the space that was set; a plain one is told by the number of components.
        value: a number or several, as the graphics state holds them.
    """
    components = value if isinstance(value, (tuple, list)) else (value,)
    numbers = [
        part for part in components if isinstance(part, (int, float)) and math.isfinite(part)
    ]
    if len(numbers) != len(components) or not numbers:
        return None
    if isinstance(space, Space) and len(numbers) == space.ncomponents:
        return space.convert(numbers)
    return _plain(numbers)


def space_of(spec: object, depth: int = 0) -> Space | None:
    """Return the space that a resource defines, None where it is unknown or malformed."""
    spec = resolve1(spec)
    parts = list_value(spec) if isinstance(spec, list) else [spec]
    name = _name(parts[0]) if parts else ""
    builder = _BUILDERS.get(name)
    if builder is None or depth > _DEPTH:
        return None
    return builder(name, parts, depth)


def _name(part: object) -> str:
    part = resolve1(part)
    return str(part.name) if isinstance(part, PSLiteral) else ""


def _plain(numbers: Components) -> str | None:
    if len(numbers) == 1:
        return _hex(numbers[0], numbers[0], numbers[0])
    if len(numbers) == 3:
        return _hex(*numbers)
    return _of_inks(numbers) if len(numbers) == 4 else None


def _hex(red: float, green: float, blue: float) -> str:
    return "".join(f"{round(min(max(part, 0.0), 1.0) * 255):02X}" for part in (red, green, blue))


def _of_inks(inks: Components) -> str:
    cyan, magenta, yellow, black = (min(max(ink, 0.0), 1.0) for ink in inks)
    if black >= _FULL_BLACK or cyan + magenta + yellow + black >= _ALL_INKS:
        return BLACK
    return _hex(*((1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)))


def _device(name: str, parts: Sequence[object], depth: int) -> Space:
    return Space(name, {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[name], _plain)


def _calibrated(name: str, parts: Sequence[object], depth: int) -> Space:
    return Space(name, 1 if name == "CalGray" else 3, _plain)


def _lab(name: str, parts: Sequence[object], depth: int) -> Space:
    """Lightness alone is enough to tell black and white; other colours stay unknown."""

    def convert(numbers: Components) -> str | None:
        lightness, a, b = numbers
        return _plain([lightness / 100]) if abs(a) < 5 and abs(b) < 5 else None

    return Space(name, 3, convert)


def _icc(name: str, parts: Sequence[object], depth: int) -> Space | None:
    stream = resolve1(parts[1]) if len(parts) > 1 else None
    count = resolve1(stream.get("N")) if isinstance(stream, PDFStream) else None
    return Space(name, count, _plain) if isinstance(count, int) and count in (1, 3, 4) else None


def _indexed(name: str, parts: Sequence[object], depth: int) -> Space | None:
    base = space_of(parts[1], depth + 1) if len(parts) > 3 else None
    if base is None:
        return None
    table = resolve1(parts[3])
    raw = table.get_data() if isinstance(table, PDFStream) else table
    if not isinstance(raw, bytes):
        return None
    size = base.ncomponents

    def convert(numbers: Components) -> str | None:
        entry = raw[int(numbers[0]) * size : (int(numbers[0]) + 1) * size]
        return base.convert([byte / 255 for byte in entry]) if len(entry) == size else None

    return Space(name, 1, convert)


def _spot(name: str, parts: Sequence[object], depth: int) -> Space | None:
    """Separation and DeviceN: inks with names, and a space that stands in for them."""
    if len(parts) < 4:
        return None
    inks = [_name(part) for part in list_value(parts[1])] or [_name(parts[1])]
    alternate = space_of(parts[2], depth + 1)
    tint = resolve1(parts[3])

    def convert(tints: Components) -> str | None:
        if all(ink in _PROCESS for ink in inks):
            amounts = dict(zip(inks, tints, strict=True))
            return _of_inks([amounts.get(ink, 0.0) for ink in _PROCESS])
        if len(inks) == 1 and inks[0] in (*_INK, *_PAPER):
            return _plain([1 - tints[0]]) if inks[0] in _INK else WHITE
        values = _tinted(tint, tints[0]) if len(tints) == 1 and alternate else None
        return alternate.convert(values) if values and alternate else None

    return Space(name, len(inks), convert)


def _tinted(function: object, value: float) -> list[float] | None:
    """Evaluate a function of one tint: exponential (2), or sampled at its ends (0)."""
    spec: Any = function.attrs if isinstance(function, PDFStream) else function
    if not isinstance(spec, dict):
        return None
    kind = resolve1(spec.get("FunctionType"))
    if kind == 2:
        low = [num_value(part) for part in list_value(spec.get("C0", [0.0]))]
        high = [num_value(part) for part in list_value(spec.get("C1", [1.0]))]
        power = max(num_value(spec.get("N", 1)), 0.0)
        amount = min(max(value, 0.0), 1.0) ** power
        return [a + (b - a) * amount for a, b in zip(low, high, strict=False)]
    if kind == 0 and isinstance(function, PDFStream):
        return _sampled(function, value)
    return None


def _sampled(function: PDFStream, value: float) -> list[float] | None:
    spread = [num_value(part) for part in list_value(function.get("Range"))]
    outputs = len(spread) // 2
    if resolve1(function.get("BitsPerSample")) != 8 or outputs == 0:
        return None
    data = function.get_data()
    row = round(min(max(value, 0.0), 1.0) * (len(data) // outputs - 1)) * outputs
    sample = data[row : row + outputs]
    if len(sample) < outputs:
        return None
    ends = zip(spread[::2], spread[1::2], strict=True)
    return [low + (high - low) * byte / 255 for byte, (low, high) in zip(sample, ends, strict=True)]


_BUILDERS: dict[str, Callable[[str, Sequence[object], int], Space | None]] = {
    "DeviceGray": _device,
    "DeviceRGB": _device,
    "DeviceCMYK": _device,
    "CalGray": _calibrated,
    "CalRGB": _calibrated,
    "Lab": _lab,
    "ICCBased": _icc,
    "Indexed": _indexed,
    "Separation": _spot,
    "DeviceN": _spot,
}
