"""Parameters of rules: which values there can be, and how they are shown."""

from __future__ import annotations

import math
import re
from typing import Any

from govlint.model.units import POINTS_PER_UNIT

TYPE_TERMS = {
    "flag": "true 或 false",
    "number": "数",
    "list:text": '文字的列表，例如 ["甲", "乙"]',
    "length": '带单位的长度，例如 "37mm"',
    "text": "一段文字",
}
_MEASURE = re.compile(r"(\d+(?:\.\d+)?)(mm|cm|pt)")


def typed(value: Any) -> tuple[Any, str] | None:
    """Return a parameter of a TOML file as rules see it, and its type; None: it can be none.

    Types are those of the expression language: flag, number, length (in points), text and
    list:text.
    """
    if isinstance(value, bool):
        return value, "flag"
    if isinstance(value, int | float):
        return (value, "number") if math.isfinite(value) else None
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value), "list:text"
    if not isinstance(value, str):
        return None
    measure = _MEASURE.fullmatch(value)
    if measure:
        return float(measure[1]) * POINTS_PER_UNIT[measure[2]], "length"
    return value, "text"


def shown(value: Any, *, length: bool = False) -> str:
    """Return a parameter as people write it; lengths in millimetres."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return "、".join(str(item) for item in value)
    if length:
        return f"{round(value / POINTS_PER_UNIT['mm'], 2):g}mm"
    return f"{value:g}" if isinstance(value, float) else str(value)
