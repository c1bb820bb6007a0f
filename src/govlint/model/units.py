"""Lengths. Everywhere in govlint a length is a float in points (1 pt = 1/72 inch)."""

from __future__ import annotations

POINTS_PER_MM = 72 / 25.4
POINTS_PER_UNIT = {"pt": 1.0, "mm": POINTS_PER_MM, "cm": POINTS_PER_MM * 10, "in": 72.0}


def from_mm(value: float) -> float:
    """Convert millimetres to points."""
    return value * POINTS_PER_MM


def to_mm(points: float) -> float:
    """Convert points to millimetres."""
    return points / POINTS_PER_MM
