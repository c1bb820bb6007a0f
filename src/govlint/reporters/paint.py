"""Colours by role, so that text and colour never mix."""

from __future__ import annotations

from collections.abc import Callable

_COLORS = {
    "error": "31;1",
    "warning": "33;1",
    "info": "36",
    "review": "35",
    "head": "1",
    "caret": "31;1",
    "dim": "2",
}

Paint = Callable[[str, str], str]


def painter(color: bool) -> Paint:
    """Return a function that paints a text for its role, or leaves it plain.

    Roles are error, warning, info, review, head, caret and dim. Give it no line feeds.
    """
    if not color:
        return lambda text, role: text
    return lambda text, role: f"\x1b[{_COLORS[role]}m{text}\x1b[0m" if text else text
