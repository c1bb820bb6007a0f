"""Colours however they are written, as ``RRGGBB``."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

AUTO = "000000"
_NAMED = {
    "black": "000000",
    "white": "FFFFFF",
    "red": "FF0000",
    "lime": "00FF00",
    "green": "008000",
    "blue": "0000FF",
    "yellow": "FFFF00",
    "cyan": "00FFFF",
    "aqua": "00FFFF",
    "magenta": "FF00FF",
    "fuchsia": "FF00FF",
    "gray": "808080",
    "grey": "808080",
    "silver": "C0C0C0",
    "maroon": "800000",
    "darkred": "8B0000",
    "crimson": "DC143C",
    "firebrick": "B22222",
    "olive": "808000",
    "navy": "000080",
    "darkblue": "00008B",
    "purple": "800080",
    "teal": "008080",
    "orange": "FFA500",
    "orangered": "FF4500",
    "windowtext": "000000",
    "window": "FFFFFF",
}
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?:\s*\[.*\])?")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_PERCENT = 100_000


def parse_color(value: str | None) -> str | None:
    """Read ``FF0000``, ``#f00``, ``red``, ``red [3]``, ``rgb(255,0,0)``; auto is black.

    Returns:
        ``RRGGBB`` in upper case, or None when the value is absent or unreadable.
    """
    text = (value or "").strip()
    if text.lower() in {"auto", "automatic"}:
        return AUTO
    if match := _HEX.fullmatch(text):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return digits.upper()
    if match := _RGB.fullmatch(text):
        return "".join(f"{min(255, int(part)):02X}" for part in match.groups())
    word = text.partition(" ")[0].lower()
    return _NAMED.get(word)


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[index : index + 2], 16) / 255 for index in (0, 2, 4))
    return red, green, blue


def _hex(channels: Iterable[float]) -> str:
    return "".join(f"{max(0, min(255, round(channel * 255))):02X}" for channel in channels)


def distance(one: str, other: str) -> int:
    """Return the largest difference of two colours in one channel, 0 to 255."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return max(round(abs(first - second) * 255) for first, second in pairs)


def with_luminance(color: str, factor: float, offset: float) -> str:
    """Multiply the luminance (HSL) of a colour by ``factor`` and add ``offset`` (0 to 1)."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(color))
    return _hex(colorsys.hls_to_rgb(hue, max(0.0, min(1.0, light * factor + offset)), saturation))


def tinted(color: str, tint: str | None, shade: str | None) -> str:
    """Apply ``w:themeTint`` and ``w:themeShade`` (two hexadecimal digits each)."""
    for value, lighter in ((tint, True), (shade, False)):
        if value and re.fullmatch(r"[0-9a-fA-F]{1,2}", value):
            factor = int(value, 16) / 255
            color = with_luminance(color, factor, 1 - factor if lighter else 0.0)
    return color


def modified(color: str, changes: Iterable[tuple[str, str | None]]) -> str:
    """Apply the colour changes of DrawingML (lumMod, lumOff, tint, shade) in their order."""
    for name, value in changes:
        if not value or not re.fullmatch(r"-?\d{1,7}", value):
            continue
        part = int(value) / _PERCENT
        if name == "lumMod":
            color = with_luminance(color, part, 0.0)
        elif name == "lumOff":
            color = with_luminance(color, 1.0, part)
        elif name == "shade":
            color = _hex(channel * part for channel in _channels(color))
        elif name == "tint":
            color = _hex(1 - (1 - channel) * part for channel in _channels(color))
    return color
