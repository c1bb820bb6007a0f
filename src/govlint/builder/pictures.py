"""Pictures made by code: a seal without words, a stroke that stands for a signature."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Callable
from functools import lru_cache

SIDE = 240
"""Pixels across a seal."""
_RING = (0.475, 0.44)
"""Outer and inner radius of the ring, in shares of the side."""
_STAR = 0.16
"""Radius of the star."""
_STAMP = (300, 120)
_NIB = 0.035
"""Half the width of the stroke, in shares of the height."""
_SAMPLES = (0.25, 0.75)


@lru_cache(maxsize=16)
def picture_bytes(kind: str, color: str) -> bytes:
    """Return a PNG with a transparent ground; the same arguments always give the same bytes.

    Args:
        kind: ``seal`` (a ring with a star in it) or ``stamp`` (a written name).
        color: RRGGBB.
    """
    red, green, blue = bytes.fromhex(color)
    width, height = (SIDE, SIDE) if kind == "seal" else _STAMP
    inked = _in_seal if kind == "seal" else _in_stroke
    rows = (_row(y, width, height, inked) for y in range(height))
    pixels = b"".join(
        b"\0" + b"".join(bytes((red, green, blue, alpha)) for alpha in row) for row in rows
    )
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, raw) for name, raw in chunks)


def _chunk(name: bytes, raw: bytes) -> bytes:
    return struct.pack(">I", len(raw)) + name + raw + struct.pack(">I", zlib.crc32(name + raw))


def _row(y: int, width: int, height: int, inked: Callable[[float, float], bool]) -> list[int]:
    """Return how opaque each pixel of a row is: the share of its samples in the ink."""
    found = []
    for x in range(width):
        hits = sum(
            inked((x + dx) / height, (y + dy) / height) for dx in _SAMPLES for dy in _SAMPLES
        )
        found.append(hits * 255 // 4)
    return found


def _in_seal(x: float, y: float) -> bool:
    across, down = x - 0.5, y - 0.5
    distance = math.hypot(across, down)
    outer, inner = _RING
    if distance > _STAR:
        return inner <= distance <= outer
    return _in_star(across, down, distance)


def _in_star(across: float, down: float, distance: float) -> bool:
    """Tell whether a point lies in a star with one of its five tips upwards."""
    fifth = math.tau / 5
    angle = (math.atan2(across, -down) + fifth / 2) % fifth - fifth / 2
    # The edge runs from a tip to the notch at 36 degrees, where the radius is 0.382 of the tip's.
    notch = 0.382 * _STAR
    end = (notch * math.sin(fifth / 2), notch * math.cos(fifth / 2))
    point = (distance * math.sin(abs(angle)), distance * math.cos(angle))
    return end[0] * (_STAR - point[1]) - point[0] * (_STAR - end[1]) >= 0


def _in_stroke(x: float, y: float) -> bool:
    """Tell whether a point lies on a wave that looks like handwriting."""
    if not 0.15 <= x <= 2.35:
        return False
    wave = 0.5 + 0.3 * math.sin(5.5 * x) * math.cos(1.7 * x)
    return abs(y - wave) <= _NIB * (1.5 + math.sin(3.0 * x))
