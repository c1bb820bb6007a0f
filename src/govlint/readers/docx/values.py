"""Values of OOXML attributes: switches, numbers and lengths; nonsense reads as absent."""

from __future__ import annotations

import re

TWIP = 1 / 20
HALF_POINT = 1 / 2
EIGHTH = 1 / 8
EMU = 1 / 12700
_POINTS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
_POINTS["px"] = 0.75
_MEASURE = re.compile(r"\s*([+-]?(?:\d{1,12}\.?\d{0,12}|\.\d{1,12}))\s*([a-z]{2})?\s*", re.ASCII)
_OFF = frozenset({"0", "false", "off", "none"})


def on_off(value: str | None) -> bool:
    """Read a switch: present without a value means on."""
    return value is None or value.strip().lower() not in _OFF


def measure(value: str | None, unit: float) -> float | None:
    """Read a length in points; a bare number counts in ``unit`` points, else its own unit does."""
    match = _MEASURE.fullmatch(value) if value else None
    if match is None:
        return None
    factor = unit if match[2] is None else _POINTS.get(match[2])
    return None if factor is None else round(float(match[1]) * factor, 4)


def integer(value: str | None) -> int | None:
    """Read a whole number (``3.0`` too, some producers write it)."""
    number = measure(value, 1.0)
    return None if number is None else int(number)


def bounded(value: str | None, default: int, low: int, high: int) -> int:
    """Read a whole number and force it between two bounds."""
    number = integer(value)
    return default if number is None else max(low, min(high, number))
