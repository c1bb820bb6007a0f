"""Paragraphs rebuilt from printed lines.

A line goes on in the next one when it is filled to the right edge and the next begins where a
paragraph goes on: at the left edge, or below the name after 附件： and 抄送：. Everything else
begins anew: an indent, a larger gap, another size or colour, a centred line, what follows a short
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from govlint.model.pages import Box
from govlint.readers.pdf.areas import Area, area_of
from govlint.readers.pdf.rows import Row, usual_pitch

_FILLED, _MAYBE_FILLED, _STRICTLY = 1.2, 2.3, 0.6
"""Distance from the right edge, in em, up to which a line is filled, may be, or is beyond doubt."""
_STEP = 0.8
"""Difference of indents, in em, that is meant."""
_GAP = 1.45
"""Base lines farther apart than this times the usual distance have a blank line between them."""
_WIDE = 20
"""Cells of more than so many characters hold running text."""
_PADDING = 8.0
_LARGER = 1.12
_RIGHT = 0.35
_CENTRED = 0.75
_INDENTED = (1.5, 2.6)
"""Indents of a first line, in em: a line with such a one is not centred by chance."""
_ENDS = frozenset("。！？；：.!?;:")
_CLOSERS = "”’）)】》」』"
_MARK = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,6}[章节条款]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}[.．、](?!\d)|[①-⑳]|附件|附表|附录"
)
_LEADER = re.compile(r"[.…·．]{3}\s*\d{1,4}$")
"""A line of a table of contents ends in dots and a page number."""
_SENT = re.compile(r"(?:主\s*送|抄\s*送|抄\s*报|分\s*送)\s*[：:]")
"""A line of the imprint begins anew, however full the one above it is."""
_ANNEX = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?")
_PRINTED = re.compile(r"日\s*印\s*发$")
_LABEL = re.compile(
    r"(?:附\s*件|附|抄\s*送|抄\s*报|主\s*送|分\s*送|发\s*送|送|出\s*席|请\s*假|列\s*席|注|备\s*注)\s*\d*\s*"
    r"[：:]\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、]\s*)?|\d{1,2}\s*[.．、]\s*|[（(]\d{1,2}[）)]\s*"
)

Areas = Mapping[int, Area]


def is_centred(row: Row, area: Area) -> bool:
    """Tell whether a line stands in the middle of the type area and is meant to."""
    indent, slack = row.x0 - area.left, area.right - row.x1
    if abs((row.x0 + row.x1) / 2 - area.middle) > max(_CENTRED * row.em, 6.0):
        return False
    if _is_large(row, area):
        return True
    low, high = (edge * row.em for edge in _INDENTED)
    return min(indent, slack) > _FILLED * row.em and not low <= indent <= high


def _is_large(row: Row, area: Area) -> bool:
    return area.size > 0 and row.size >= _LARGER * area.size


def is_right(row: Row, area: Area) -> bool:
    """Tell whether a line leans to the right edge, as signature and date do."""
    indent, slack = row.x0 - area.left, area.right - row.x1
    leans = indent > slack and indent > _RIGHT * (area.right - area.left)
    return leans and not is_centred(row, area)


def paragraphs_of(rows: Iterable[Row], areas: Areas) -> list[list[Row]]:
    """Group the lines of running text, in reading order, into paragraphs."""
    lines = list(rows)
    usual = usual_pitch(lines)
    groups: list[list[Row]] = []
    for row in lines:
        if groups and not _begins(groups[-1], row, areas, usual):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def cell_paragraphs(rows: Sequence[Row], box: Box, *, by_words: bool = False) -> list[list[Row]]:
    """Group the lines of a cell into paragraphs.

    Wide cells hold running text; in a narrow one a line goes on where it is filled; ``by_words``:
    also where the word or number that the next one begins with would not have fitted into it.
    """
    area = area_of(rows)
    if area is None:
        return []
    areas = dict.fromkeys((row.page for row in rows), area)
    if len(rows) > 2 and box[2] - box[0] > _WIDE * rows[0].em:
        return paragraphs_of(rows, areas)
    right = box[2] - min(max(area.left - box[0], 0.0), _PADDING)
    groups = [[rows[0]]]
    for before, row in pairwise(rows):
        slack = right - before.x1
        word = _first_word(row) + _STEP * before.em if by_words else 0.0
        filled = slack <= max(_FILLED * before.em, word)
        if filled and not (_ends_sentence(before.text) and _MARK.match(row.text)):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _begins(paragraph: Sequence[Row], row: Row, areas: Areas, usual: float) -> bool:
    before = paragraph[-1]
    here, there = areas[before.page], areas[row.page]
    return (
        here.paper != there.paper
        or _looks_different(before, row)
        or is_centred(before, here)
        or is_centred(row, there)
        or is_right(before, here)
        or _LEADER.search(before.text) is not None
        or _SENT.match(row.text) is not None
        or _ANNEX.fullmatch(row.text) is not None
        or _PRINTED.search(before.text) is not None
        or _is_apart(paragraph, row, usual)
        or not _is_filled(before, row, here, there)
        or _is_set_in(paragraph, row, areas)
    )


def _looks_different(before: Row, row: Row) -> bool:
    one, other = before.format, row.format
    return abs((one.size or 0) - (other.size or 0)) > 1.0 or one.color != other.color


def _is_apart(paragraph: Sequence[Row], row: Row, usual: float) -> bool:
    before = paragraph[-1]
    if row.page != before.page:
        return row.page - before.page > 1
    distance = row.y - before.y
    steps = [b.y - a.y for a, b in pairwise(paragraph) if a.page == b.page]
    pitch = steps[-1] if steps else max(usual, 1.2 * before.size)
    return distance > _GAP * pitch or distance <= 0


def _is_filled(before: Row, row: Row, here: Area, there: Area) -> bool:
    """Tell whether a line is filled: what follows would not have fitted into it."""
    slack = here.right - before.x1
    if slack <= _FILLED * before.em:
        return True
    if slack <= _first_word(row) + _STEP * before.em:
        return True
    if slack > _MAYBE_FILLED * before.em or _ends_sentence(before.text):
        return False
    return row.x0 - there.left < _STEP * row.em or _hangs(before, row)


def _first_word(row: Row) -> float:
    """Return the width of the Latin word or number that a line begins with."""
    word = re.match(r"[!-~]+", row.text)
    return row.edges[word.end()] - row.edges[0] if word else 0.0


def _is_set_in(paragraph: Sequence[Row], row: Row, areas: Areas) -> bool:
    """Tell whether the place at which a line begins is that of a new paragraph."""
    before = paragraph[-1]
    em = row.em
    was, now = before.x0 - areas[before.page].left, row.x0 - areas[row.page].left
    anew = _ends_sentence(before.text) and _MARK.match(row.text) is not None
    if now - was > _STEP * em:
        return len(paragraph) > 1 or not _hangs(before, row)
    if was - now > _STEP * em:
        return len(paragraph) > 1
    if len(paragraph) > 1 or was < _STEP * em:
        return anew
    strictly = areas[before.page].right - before.x1 <= _STRICTLY * before.em
    return anew or _ends_sentence(before.text) or not strictly


def _hangs(before: Row, row: Row) -> bool:
    """Tell whether a line begins below what follows the label of the line before."""
    label = _LABEL.match(before.text)
    if label is None or label.end() >= len(before.text):
        return False
    colon = re.match(r"[^：:]*[：:]\s*", before.text)
    places = [before.edges[label.end()]]
    places += [before.edges[colon.end()]] if colon and colon.end() < len(before.text) else []
    return any(abs(place - row.x0) <= _STEP * row.em for place in places)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _ENDS
