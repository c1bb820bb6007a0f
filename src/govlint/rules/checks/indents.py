"""F733-3: every paragraph begins two characters in, its other lines flush."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from govlint.model.blocks import Paragraph
from govlint.model.elements import Element, Span
from govlint.model.pages import PrintedLine
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.measure import EVEN, ODD, Edges, edges, text_lines
from govlint.rules.running import paragraphs

OPENING = "《（“‘〈【〔「『"
"""Marks whose empty left half a typesetter may cut off at the beginning of a line."""
FULL_BLANK = "\u3000"
HALF_BLANKS = " \u00a0\t\u2002\u2003"
ONE_LINE = 27
"""Characters that a line holds: a shorter paragraph has no second line."""


class _Verdict(NamedTuple):
    """A case of the rule with the values of its message; an empty case: the paragraph is right."""

    case: str = ""
    value: str = ""


RIGHT = _Verdict()
Judge = Callable[[int, Paragraph], _Verdict | None]
"""Judges the paragraph of a block; None: it cannot be told."""


def indents(context: Context) -> Iterator[Hit]:
    """F733-3: an indent of two characters; blanks typed for it are told apart.

    Raises:
        NotChecked: of no paragraph the indent is known.
    """
    judge = _on_pages(context) if context.official.document.pages else _in_word(context)
    found: dict[_Verdict, list[tuple[Element, Span]]] = {}
    judged = False
    for index, paragraph, zone in paragraphs(context):
        verdict = judge(index, paragraph)
        judged |= verdict is not None
        if verdict:
            found.setdefault(verdict, []).append((zone, Span(index, 0, len(paragraph.text))))
    found.pop(RIGHT, None)
    if not judged:
        raise NotChecked("读不出正文段落的缩进")
    for verdict, members in found.items():
        zone, span = members[0]
        many = f"（全文共 {len(members)} 段）" if len(members) > 1 else ""
        yield Hit(zone, span, {"many": many, "value": verdict.value}, case=verdict.case)


def _in_word(context: Context) -> Judge:
    characters, allowed = context.parameters["characters"], context.parameters["tolerance"]
    usual = context.parameters["size"]

    def judge(index: int, paragraph: Paragraph) -> _Verdict | None:
        look = paragraph.format
        size = next((run.format.size for run in paragraph.runs if run.text.strip()), None)
        if size is None or look.first_line is None:
            return None
        left = _length(look.left, look.left_chars, size)
        blanks = _blanks(paragraph.text)
        start = left + _length(look.first_line, look.first_line_chars, size) + _width(blanks, size)
        wanted = (characters * size, characters * usual)
        if all(abs(start - one) > allowed for one in wanted):
            return _off(start, size, blanks)
        if left > allowed and len(paragraph.text.strip()) > ONE_LINE:
            return _Verdict("回行", f"{left / size:.2g}")
        return _typed(blanks)

    return judge


def _length(points: float | None, chars: float | None, size: float) -> float:
    return chars * size if chars is not None else points or 0.0


def _blanks(text: str) -> str:
    return text[: len(text) - len(text.lstrip(FULL_BLANK + HALF_BLANKS))]


def _width(blanks: str, size: float) -> float:
    full = blanks.count(FULL_BLANK)
    return size * (full + (len(blanks) - full) / 2)


def _off(start: float, size: float, blanks: str) -> _Verdict:
    if any(char in HALF_BLANKS for char in blanks):
        return _Verdict("半角空格")
    if start <= size / 4:
        return _Verdict("没有缩进")
    return _Verdict("缩进", f"{start / size:.2g}")


def _typed(blanks: str) -> _Verdict:
    if any(char in HALF_BLANKS for char in blanks):
        return _Verdict("半角空格")
    return _Verdict("全角空格") if blanks else RIGHT


def _on_pages(context: Context) -> Judge:
    """Judge by where the lines of a paragraph begin.

    A line that stands alone may be centred: of those only a line without any indent is judged.
    """
    margins = {0: edges(context, EVEN), 1: edges(context, ODD)}
    lines: dict[int, list[PrintedLine]] = defaultdict(list)
    for line in text_lines(context):
        lines[line.block or 0].append(line)
    ends = _ends_before(context, margins)
    characters, allowed = context.parameters["characters"], context.parameters["pdf_tolerance"]

    def judge(index: int, paragraph: Paragraph) -> _Verdict | None:
        own = lines.get(index)
        place = margins[own[0].page % 2] if own else None
        if not own or place is None or not own[0].size:
            return None
        size = own[0].size
        lead = len(paragraph.text) - len(paragraph.text.lstrip())
        start = own[0].edges[min(lead, len(own[0].edges) - 1)] - place.left
        shifts = (0.0, 0.5) if paragraph.text[lead : lead + 1] in OPENING else (0.0,)
        if any(abs(start - (characters - one) * size) <= allowed for one in shifts):
            turned = _turned_in(own, place)
            return _Verdict("回行", f"{turned / size:.1f}") if turned > size / 2 else RIGHT
        if start <= size / 4:
            return _Verdict("没有缩进") if ends(own[0]) else None
        return _Verdict("缩进", f"{start / size:.1f}") if len(own) > 1 else None

    return judge


def _ends_before(
    context: Context, margins: Mapping[int, Edges | None]
) -> Callable[[PrintedLine], bool]:
    """Return what tells whether the line before one leaves room at its end.

    A line without indent behind a filled one may go on with its sentence.
    """
    before: dict[tuple[int, int | None, int], PrintedLine] = {}
    for above, line in itertools.pairwise(text_lines(context)):
        before[line.page, line.block, line.start] = above

    def ends(line: PrintedLine) -> bool:
        above = before.get((line.page, line.block, line.start))
        place = margins[above.page % 2] if above else None
        return bool(above and place and above.box[2] < place.right - 1.5 * above.size)

    return ends


def _turned_in(lines: Sequence[PrintedLine], place: Edges) -> float:
    """Return how far in the later lines of a paragraph begin, where two of its lines agree on it.

    Of centred lines each begins at a place of its own.
    """
    starts = [line.box[0] for line in lines if line.page == lines[0].page]
    if len(starts) < 2 or abs(starts[1] - (starts[2] if len(starts) > 2 else starts[0])) > 2:
        return 0.0
    return starts[1] - place.left
