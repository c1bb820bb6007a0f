"""Checks of the grid of the type area: F523-1 lines of a page, F523-2 characters of a line.

Both are computed for the type area as it is and as it should be: a wrong area is one defect, and
F521-3 reports it.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence

from govlint.model.blocks import Paragraph
from govlint.model.document import Grid, Section
from govlint.model.elements import Element, Layout, Span
from govlint.model.pages import Page, PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.formats import stretches
from govlint.rules.measure import (
    EVEN,
    ODD,
    edges,
    filled_pages,
    pitch_of_text,
    text_lines,
)
from govlint.rules.running import body_texts
from govlint.structure.printed import goes_on
from govlint.text.characters import count_ideographs

NATURAL = (1.15, 1.45)
"""Height of a line of single pitch without a grid, in sizes: fonts differ."""
EXACT = 0.01
TIED = ("lines_and_chars", "snap_to_chars")
FEWEST = 3


def lines(context: Context) -> Iterator[Hit]:
    """F523-1: about 22 lines a page.

    Raises:
        NotChecked: the pitch, or the height of a line of that pitch, cannot be known.
    """
    pages = bool(context.official.document.pages)
    options = _counted(context) if pages else _computed(context)
    free = context.parameters["pitch_from"], context.parameters["pitch_to"]
    verdicts = {
        "" if free[0] <= round(pitch, 1) <= free[1] else _best(counts, context)
        for pitch, counts in options
    }
    if len(verdicts) > 1:
        raise NotChecked("行距随字体而变，算不出每面的行数")
    verdict = verdicts.pop()
    if verdict:
        least, most = (limit(counts[0] for _, counts in options) for limit in (min, max))
        yield _hit(context, verdict, lines=str(least) if least == most else f"{least} 至 {most}")


def _best(counts: Sequence[int], context: Context) -> str:
    """Name the case of the best of several counts; empty: it is right."""
    off = min(abs(count - context.parameters["wanted"]) for count in counts)
    if off <= context.parameters["free"]:
        return ""
    return "略有出入" if off <= context.parameters["noted"] else "出入大"


def _hit(context: Context, case: str, **values: str) -> Hit:
    text = context.first(Element.BODY)
    span = Span(text.span.block, text.span.start, text.span.start) if text else Span(0, 0, 0)
    return Hit(Element.PAGE_SETUP, span, values, case=case, evidence="")


def _fitting(length: float, step: float) -> int:
    return math.floor(length / step + EXACT)


def _counted(context: Context) -> list[tuple[float, list[int]]]:
    """Return the pitch, how many lines stand on filled pages, and how many fit by the pitch."""
    pitch = pitch_of_text(context)
    if not pitch:
        raise NotChecked("成段的文字太少，量不出行距")
    if context.official.layout is Layout.LETTER and len(context.official.document.pages) == 1:
        raise NotChecked("信函的首页另有规定，不数行数")
    fitting = _fitting(from_mm(context.parameters["height_mm"]), pitch)
    full = [page for page in filled_pages(context) if _is_plain(context, page)]
    counts = Counter(len({round(line.baseline) for line in page.lines}) for page in full)
    return [(pitch, [*(count for count, _ in counts.most_common(1)), fitting])]


def _is_plain(context: Context, page: Page) -> bool:
    """Tell whether a page holds running text alone: not the first, no table, no title."""
    zones = {context.official.zones[line.block or 0] for line in page.lines}
    tables = any(line.cell is not None for line in page.lines)
    images = any(image.page == page.number for image in context.official.document.images)
    return page.number > 1 and not tables and not images and zones <= {Element.BODY, Element.ISSUED}


def _computed(context: Context) -> list[tuple[float, list[int]]]:
    """Return the pitches that there may be, each with the lines in the own and the right area."""
    paragraph, section = _usual_paragraph(context)
    size = _size(paragraph)
    if paragraph.format.pitch is None or size is None:
        raise NotChecked("读不出行距")
    height = from_mm(context.parameters["height_mm"])
    own = _own_height(section)
    return [
        (step, [_fitting(own, step) if own else _fitting(height, step), _fitting(height, step)])
        for step in _steps(paragraph, size, section)
    ]


def _own_height(section: Section | None) -> float | None:
    if section is None or section.height is None:
        return None
    margins = section.margins
    if margins.top is None or margins.bottom is None:
        return None
    return max(section.height - abs(margins.top) - abs(margins.bottom), 0.0)


def _steps(paragraph: Paragraph, size: float, section: Section | None) -> list[float]:
    """Return the distances of base lines that a pitch may come to.

    They depend on the font, and on whether the grid rounds up the line or the type in it.
    """
    pitch = paragraph.format.pitch
    if pitch is None or pitch.value <= 0:
        raise NotChecked("读不出行距")
    if pitch.rule == "exact":
        return [pitch.value]
    grid = section.grid if section and paragraph.format.snap_to_grid is not False else None
    heights = [size * factor for factor in NATURAL]
    if pitch.rule == "at_least":
        rounded = [_on_grid(max(height, pitch.value), grid) for height in heights]
        return [*rounded, *(max(_on_grid(height, grid), pitch.value) for height in heights)]
    snapped = [_on_grid(height, grid) * pitch.value for height in heights]
    scaled = [_on_grid(height * pitch.value, grid) for height in heights]
    return snapped if pitch.value == 1 else [*snapped, *scaled]


def _on_grid(height: float, grid: Grid | None) -> float:
    """Return the height of a line: on a grid a whole number of its lines."""
    if grid is None or grid.kind == "none" or not grid.line_pitch or grid.line_pitch <= 0:
        return height
    return math.ceil(height / grid.line_pitch - EXACT) * grid.line_pitch


def _usual_paragraph(context: Context) -> tuple[Paragraph, Section | None]:
    """Return the paragraph whose pitch most of the running text has, and its section."""
    document = context.official.document
    weights: Counter[tuple[str, float]] = Counter()
    first: dict[tuple[str, float], tuple[int, Paragraph]] = {}
    for _, span in body_texts(context):
        block = document.blocks[span.block]
        if isinstance(block, Paragraph) and block.format.pitch and not block.from_table:
            key = (block.format.pitch.rule, block.format.pitch.value)
            weights[key] += span.end - span.start
            first.setdefault(key, (span.block, block))
    if not weights:
        raise NotChecked("读不出正文的行距")
    index, paragraph = first[weights.most_common(1)[0][0]]
    sections = [one for one in document.sections if one.first_block <= index]
    return paragraph, sections[-1] if sections else None


def _size(paragraph: Paragraph) -> float | None:
    sizes: Counter[float] = Counter()
    for run in paragraph.runs:
        if run.format.size is not None:
            sizes[run.format.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else None


def characters(context: Context) -> Iterator[Hit]:
    """F523-2: about 28 characters a line.

    Raises:
        NotChecked: size or spacing of the body is unknown, or the size is not 3号.
    """
    pages = bool(context.official.document.pages)
    counts = _filled(context) if pages else _fitting_characters(context)
    verdict = _best(counts, context)
    if verdict:
        yield _hit(context, verdict, characters=str(counts[0]))


def _fitting_characters(context: Context) -> list[int]:
    weights: Counter[tuple[float, float]] = Counter()
    for piece in stretches(context, [span for _, span in body_texts(context)]):
        if piece.format.size is not None:
            look = (piece.format.size, piece.format.spacing or 0.0)
            weights[look] += count_ideographs(piece.text)
    if not weights:
        raise NotChecked("读不出正文的字号")
    (size, spacing), _ = weights.most_common(1)[0]
    _check_size(context, size)
    _, section = _usual_paragraph(context)
    grid = section.grid if section else None
    tied = grid is not None and grid.kind in TIED
    step = size + spacing + (grid.char_space or 0.0 if grid and tied else 0.0)
    if step <= 0:
        raise NotChecked("字符间距不合常理，算不出每行字数")
    own = _own_width(section)
    wanted = from_mm(context.parameters["width_mm"])
    return [_fitting(own or wanted, step), _fitting(wanted, step)]


def _check_size(context: Context, size: float) -> None:
    if abs(size - context.parameters["size"]) > 0.5:
        raise NotChecked("正文不是三号字，每行字数随字号而变")


def _own_width(section: Section | None) -> float | None:
    if section is None or section.width is None or section.columns > 1:
        return None
    margins = section.margins
    if margins.left is None or margins.right is None:
        return None
    return max(section.width - margins.left - margins.right - margins.gutter, 0.0)


def _filled(context: Context) -> list[int]:
    """Return the commonest number of square characters in filled lines, and how many would fit.

    Filled lines may be stretched; how wide a character is show the last lines of paragraphs.
    """
    blocks = {span.block for _, span in body_texts(context)}
    letter = context.official.layout is Layout.LETTER
    sides = edges(context, EVEN), edges(context, ODD)
    natural: Counter[float] = Counter()
    counts: Counter[int] = Counter()
    sizes: Counter[float] = Counter()
    for line in text_lines(context):
        side, step = sides[line.page % 2], _step(line)
        if line.block not in blocks or side is None or not step or (letter and line.page == 1):
            continue
        if goes_on(context.official.document, line):
            counts[round((line.box[2] - side.left) / step)] += 1
            sizes[line.size] += 1
        else:
            natural[step] += 1
    if counts.total() < FEWEST:
        raise NotChecked("排满的正文行太少，数不出每行字数")
    _check_size(context, sizes.most_common(1)[0][0])
    width = from_mm(context.parameters["width_mm"])
    fitting = [_fitting(width, step) for step, _ in natural.most_common(1)]
    return [counts.most_common(1)[0][0], *fitting]


def _step(line: PrintedLine) -> float:
    """Return the commonest distance from one character to the next, near to the type size."""
    steps = Counter(
        round(right - left, 1)
        for left, right in itertools.pairwise(line.edges)
        if 0.8 * line.size < right - left < 1.5 * line.size
    )
    return max(sorted(steps), key=lambda step: steps[step]) if steps else 0.0
