"""Text of strangers in a page: nothing of it is obeyed, everything of it can be seen."""

from __future__ import annotations

import re
from html import escape

from govlint.reporters.visible import HIDDEN, visible

_KEPT = frozenset("\t\n")


def told(text: str) -> str:
    """Return one line of a stranger's text for a page or an attribute of it."""
    return escape(visible(text))


def printed(text: str) -> str:
    r"""Return text as read for a page: a character that nobody would see stands in a box.

    Args:
        text: any text; its line feeds and tabs stay.

    Returns:
        HTML, whose text is ``text`` but for the boxes: ``<i data-u="202e">&lt;U+202E&gt;</i>``
        names the character it stands for.
    """
    pieces = []
    place = 0
    for match in HIDDEN.finditer(text):
        if match[0] in _KEPT:
            continue
        pieces += [escape(text[place : match.start()]), _boxed(match)]
        place = match.end()
    return "".join((*pieces, escape(text[place:])))


def _boxed(match: re.Match[str]) -> str:
    return f'<i class="odd" data-u="{ord(match[0]):x}">{escape(visible(match[0]))}</i>'
