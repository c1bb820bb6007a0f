"""From glyphs to printed lines: what stands on one base line, with the blanks that are seen.

A PDF file knows places, not words. A blank is put into the text where one was drawn, or where the
gap is wider than type is set apart; the quarter em that Word leaves between Chinese and digits is
none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from govlint.model.blocks import Format
from govlint.model.pages import EM_ABOVE, EM_BELOW, Box
from govlint.readers.pdf.drawn import Face, Glyph
from govlint.text.characters import BLANKS, FOLDED, INVISIBLE, touches_cjk

_SAME_LINE = 0.12
"""Glyphs whose base lines differ by less than this share of the size stand on one line."""
_SHIFTED = 0.35
"""… by less than this: on one line when they do not stand above each other."""
_RAISED = 0.6
_SMALL = 0.78
"""Raised or lowered type is smaller than this share of the line's."""
_PRINTED_TWICE = 0.3
_FAKED = 0.004
"""Type printed twice, the second time shifted by more than this, is bold."""
_GONE = 0.12
_QUARTER = 0.36
"""Up to here (in em) a gap between Chinese and digits is set by machine, a drawn blank or none."""
_CJK_GAP, _MIXED_GAP, _LATIN_GAP = 0.7, 0.6, 0.18
_TAB_GAP = 2.5
_EVEN = 0.3
_MARKS = frozenset("，。、；：？！）》”’】〕")
_BLANK = re.compile(f"[{BLANKS}]+")
_PRINTS_NOTHING = re.compile(f"[{INVISIBLE}\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028\\u2029]")
_SEEN_AS = {code: FOLDED[code] for code in range(0x2E80, 0x2FE0) if code in FOLDED} | {0xAD: 0x2D}
"""What is printed: an ideograph, where a font gives the radical that looks like it, and a hyphen
where a soft one was drawn."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line: text from the first visible glyph to the last.

    ``edges`` and ``formats`` go code point by code point, as in ``PrintedLine``; ``y`` is the base
    line, ``size`` that of the largest glyph, ``em`` the width of its em, ``format`` that of most of
    the line.
    """

    page: int
    text: str
    edges: tuple[float, ...]
    formats: tuple[Format, ...]
    y: float
    size: float
    em: float
    format: Format

    @property
    def x0(self) -> float:
        """Left edge of the first glyph."""
        return self.edges[0]

    @property
    def x1(self) -> float:
        """Right edge of the last glyph."""
        return self.edges[-1]

    @property
    def hangs_over(self) -> bool:
        """True when the line ends in a mark, which may stand beyond the edge of the text."""
        return self.text[-1] in _MARKS

    @property
    def top(self) -> float:
        """Upper edge of the em box."""
        return self.y - EM_ABOVE * self.size

    @property
    def bottom(self) -> float:
        """Lower edge of the em box."""
        return self.y + EM_BELOW * self.size

    @property
    def box(self) -> Box:
        """The em box."""
        return self.x0, self.top, self.x1, self.bottom


@lru_cache(maxsize=8192)
def cleaned(text: str) -> str:
    """Return the text of a glyph without characters that print nothing."""
    return _PRINTS_NOTHING.sub("", text.translate(_SEEN_AS))


@lru_cache(maxsize=8192)
def is_blank(text: str) -> bool:
    """Tell whether a glyph leaves nothing but distance."""
    return _BLANK.fullmatch(text) is not None


def rows_of(glyphs: Iterable[Glyph], page: int) -> list[Row]:
    """Return the lines of upright glyphs from top to bottom; lines of blanks are left out."""
    rows = (_row(line, page) for line in _lines(glyphs))
    return sorted((row for row in rows if row is not None), key=lambda row: (row.y, row.x0))


def usual_pitch(rows: Sequence[Row]) -> float:
    """Return the commonest distance of the base lines of neighbours, 0 when there is none."""
    steps = Counter(
        round(row.y - before.y) for before, row in pairwise(rows) if row.page == before.page
    )
    return float(max(steps, key=lambda step: (steps[step], -step), default=0))


class _Line(NamedTuple):
    """Glyphs on one base line: that of the largest of them."""

    y: float
    size: float
    glyphs: list[Glyph]


def _lines(glyphs: Iterable[Glyph]) -> list[_Line]:
    lines: list[_Line] = []
    for line in _levels(glyphs):
        if lines and _belongs(lines[-1], line):
            upper = lines.pop()
            larger = upper if upper.size >= line.size else line
            lines.append(_Line(larger.y, larger.size, upper.glyphs + line.glyphs))
        else:
            lines.append(line)
    return lines


def _levels(glyphs: Iterable[Glyph]) -> list[_Line]:
    """Group visible glyphs by base line, almost to the point, and give each line its blanks."""
    levels: list[_Line] = []
    blanks: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y):
        if is_blank(glyph.text):
            blanks.append(glyph)
            continue
        last = levels[-1] if levels else None
        if last is not None and glyph.y - last.y <= _SAME_LINE * min(glyph.size, last.size):
            last.glyphs.append(glyph)
            levels[-1] = last._replace(size=max(last.size, glyph.size))
        else:
            levels.append(_Line(glyph.y, glyph.size, [glyph]))
    places = [level.y for level in levels]
    for blank in blanks:
        at = bisect_left(places, blank.y)
        near = levels[max(at - 1, 0) : at + 1]
        nearest = min(near, key=lambda level: abs(level.y - blank.y), default=None)
        if nearest is not None and abs(nearest.y - blank.y) <= _SAME_LINE * nearest.size:
            nearest.glyphs.append(blank)
    return levels


def _belongs(upper: _Line, lower: _Line) -> bool:
    """Tell whether two levels are one line: type set a little off, raised or lowered."""
    distance = lower.y - upper.y
    large, small = max(upper.size, lower.size), min(upper.size, lower.size)
    if distance <= _SHIFTED * small:
        return not _collide(upper.glyphs, lower.glyphs)
    raised = distance <= _RAISED * large and small <= _SMALL * large
    return raised and _adjoin(upper.glyphs, lower.glyphs, large)


def _collide(some: Sequence[Glyph], others: Sequence[Glyph]) -> bool:
    """Tell whether glyphs of the two stand over each other."""
    placed = sorted(
        [(glyph.x0, glyph.x1, 0) for glyph in some if not is_blank(glyph.text)]
        + [(glyph.x0, glyph.x1, 1) for glyph in others if not is_blank(glyph.text)]
    )
    return any(
        one[2] != next_one[2]
        and min(one[1], next_one[1]) - next_one[0] > (next_one[1] - next_one[0]) / 2
        for one, next_one in pairwise(placed)
    )


def _adjoin(some: Sequence[Glyph], others: Sequence[Glyph], reach: float) -> bool:
    """Tell whether the one stands beside or between the other, but not over it."""
    left, right = min(glyph.x0 for glyph in some), max(glyph.x1 for glyph in some)
    near = any(left - reach <= glyph.x0 <= right + reach for glyph in others)
    return near and not _collide(some, others)


class _Placed(NamedTuple):
    """A visible glyph, the blanks drawn before it, and whether it is printed twice."""

    glyph: Glyph
    text: str
    blanks: tuple[Glyph, ...]
    twice: bool


def _row(line: _Line, page: int) -> Row | None:
    placed = _placed(sorted(line.glyphs, key=lambda glyph: glyph.x0))
    if not placed:
        return None
    spaced = _is_spaced_out(placed)
    texts: list[str] = []
    edges: list[float] = []
    formats: list[Format] = []
    for number, item in enumerate(placed):
        if number:
            before = placed[number - 1]
            blanks = "" if spaced else _between(before, item)
            if blanks:
                texts.append(blanks)
                edges += _spread(before.glyph.x1, item.glyph.x0, len(blanks))
                formats += [formats[-1]] * len(blanks)
        texts.append(item.text)
        edges += _spread(item.glyph.x0, item.glyph.x1, len(item.text))
        formats += [_format(item.glyph, item.twice)] * len(item.text)
    edges.append(placed[-1].glyph.x1)
    em = max(placed, key=lambda item: item.glyph.size).glyph.em
    main = _commonest(formats)
    return Row(page, "".join(texts), tuple(edges), tuple(formats), line.y, line.size, em, main)


def _commonest(formats: Sequence[Format]) -> Format:
    """Count by identity: formats are made once, and hashing them costs more than all the rest."""
    counts = Counter(map(id, formats))
    most = counts.most_common(1)[0][0]
    return next(form for form in formats if id(form) == most)


def _placed(glyphs: Iterable[Glyph]) -> list[_Placed]:
    placed: list[_Placed] = []
    blanks: list[Glyph] = []
    for glyph in glyphs:
        text = cleaned(glyph.text)
        if not text:
            continue
        if is_blank(text):
            blanks.append(glyph)
            continue
        last = placed[-1] if placed else None
        shift = glyph.x0 - last.glyph.x0 if last is not None else 0.0
        if last is not None and text == last.text and shift < _PRINTED_TWICE * _width(last.glyph):
            placed[-1] = last._replace(twice=last.twice or shift > _FAKED * glyph.size)
            continue
        placed.append(_Placed(glyph, text, tuple(blanks), False))
        blanks = []
    return placed


def _width(glyph: Glyph) -> float:
    return glyph.x1 - glyph.x0


def _is_spaced_out(placed: Sequence[_Placed]) -> bool:
    """Tell whether Chinese type is set wide, each glyph as far from the next as the others."""
    if len(placed) < 3 or any(item.blanks for item in placed[1:]):
        return False
    gaps = [
        (after.glyph.x0 - before.glyph.x1) / (after.glyph.em or 1.0)
        for before, after in pairwise(placed)
    ]
    chinese = all(touches_cjk(item.text[0]) for item in placed)
    return chinese and min(gaps) >= _CJK_GAP and max(gaps) - min(gaps) <= _EVEN


def _between(before: _Placed, after: _Placed) -> str:
    """Return the blanks that are seen between two glyphs."""
    gap = after.glyph.x0 - before.glyph.x1
    em = min(before.glyph.em, after.glyph.em) or 1.0
    wide = touches_cjk(before.text[-1]), touches_cjk(after.text[0])
    drawn = "".join(cleaned(blank.text) for blank in after.blanks)
    if drawn:
        if gap < _GONE * em or (len(drawn) == 1 and wide[0] != wide[1] and gap < _QUARTER * em):
            return ""
        narrow = sum(map(_width, after.blanks)) < gap / 2
        return "\t" if narrow and gap > _TAB_GAP * em else drawn
    least = _CJK_GAP if all(wide) else _MIXED_GAP if any(wide) else _LATIN_GAP
    if gap < least * em:
        return ""
    if gap > _TAB_GAP * em:
        return "\t"
    return "\u3000" if all(wide) else " "


def _spread(start: float, end: float, count: int) -> list[float]:
    """Return the left edges of ``count`` code points that share a stretch."""
    return [start + (end - start) * index / count for index in range(count)]


def _format(glyph: Glyph, twice: bool) -> Format:
    return _made(glyph.face, round(glyph.size, 1), glyph.color, twice or glyph.bold)


@lru_cache(maxsize=4096)
def _made(face: Face, size: float, color: str | None, faked: bool) -> Format:
    return Format(
        font=face.name,
        size=size,
        bold=True if faked else face.bold,
        italic=face.italic,
        color=color,
    )
