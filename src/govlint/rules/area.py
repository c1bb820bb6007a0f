"""The type area of a page that has too little text to show it: the lines of the 版记 do."""

from __future__ import annotations

from govlint.model.units import from_mm
from govlint.rules.context import Context
from govlint.rules.measure import Edges

ROLES = ("first", "middle", "last")
WIDE = from_mm(156)
"""The lines of the 版记 are as wide as the type area; others say nothing of it."""
SLACK = from_mm(1)


def ruled_edges(context: Context, page: int) -> Edges | None:
    """Return the edges of the type area by the lines of the 版记 on pages of the same side.

    Args:
        context: the document.
        page: the page that is asked for.

    Returns:
        The edges; None where no such line has the width of the type area.
    """
    found = [
        (rule.x, rule.x + rule.length)
        for rule in (one.rule for one in context.official.separators if one.role in ROLES)
        if rule.x is not None and rule.length is not None and rule.page is not None
        if abs(rule.length - WIDE) <= SLACK and (rule.page - page) % 2 == 0
    ]
    return Edges(*min(found)) if found else None
