"""Marks of the special forms: F101-1 of a letter, F102-1 of an order, F103-1 of minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element
from govlint.rules.api import Hit
from govlint.rules.checks.letter_lines import ensure_letter
from govlint.rules.checks.masthead_look import mark_place, mark_type
from govlint.rules.context import Context
from govlint.rules.joined import judged
from govlint.structure.organs import is_organ

SHORT = re.compile(r"(?<!人民)政府$|委$")
"""How names end that are short by all means: 甲省政府, 国家发展改革委."""
WORD = "文件"


def letter_mark(context: Context) -> Iterator[Hit]:
    """F101-1: the name of one organ without 文件, red, centred, 30 mm below the edge of the page.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    ensure_letter(context)
    yield from judged(context, _letter_name, mark_type, mark_place)


def _letter_name(context: Context) -> Iterator[Hit]:
    marks = context.all(Element.ISSUER_MARK)
    for mark in marks:
        word = mark.parts.get("word")
        if word is not None:
            yield Hit(Element.ISSUER_MARK, word.span, {"word": word.text}, case="文件")
    organs = [mark for mark in marks if is_organ(mark.normalised.removesuffix(WORD))]
    for mark in organs[1:]:
        yield Hit(Element.ISSUER_MARK, mark.span, case="联合")


def order_mark(context: Context) -> Iterator[Hit]:
    """F102-1: full name and 令 or 命令, red, centred, 20 mm below the top of the type area.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    yield from judged(context, _order_name, mark_type, mark_place)


def _order_name(context: Context) -> Iterator[Hit]:
    for mark in context.all(Element.ISSUER_MARK):
        organ = mark.parts.get("organ")
        if organ is not None and SHORT.search(organ.value):
            yield Hit(Element.ISSUER_MARK, organ.span, {"organ": organ.text}, case="简称")


def minutes_mark(context: Context) -> Iterator[Hit]:
    """F103-1: recommended are a centred red mark, 35 mm below the top of the type area.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    yield from judged(context, mark_type, mark_place)
