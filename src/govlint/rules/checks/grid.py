"""Checks of the type area's grid: F523-1 lines of a page, F523-2 characters of a line."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator

from govlint.model.blocks import Paragraph
from govlint.model.document import Section
from govlint.model.elements import Element, Span
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.checks.page_setup import pitch_on_page
from govlint.rules.checks.typeface import body_spans
from govlint.rules.context import Context
from govlint.rules.formats import stretches
from govlint.structure.printed import text_edges

NATURAL = (1.15, 1.45)
"""Height of a line of single pitch without a grid, in sizes: fonts differ."""
FULL_LINE = from_mm(8)
"""A line that ends so near to the right edge is filled."""


def lines(context: Context) -> Iterator[Hit]:
    """F523-1: about 22 lines a page.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    counts = _counted(context) if context.official.document.pages else _computed(context)
    verdicts = {_verdict(count, context) for count in counts}
    if len(verdicts) > 1:
        raise NotChecked("行距随字体而变，算不出每面的行数")
    verdict = verdicts.pop()
    if verdict:
        span = _first_body(context)
        yield Hit(Element.PAGE_SETUP, span, {"lines": counts[0]}, case=verdict, evidence="")


def _verdict(count: int, context: Context) -> str:
    wanted = context.parameters["wanted"]
    off = abs(count - wanted)
    if off <= context.parameters["free"]:
        return ""
    return "略有出入" if off <= context.parameters["noted"] else "出入大"


def _first_body(context: Context) -> Span:
    text = context.first(Element.BODY)
    return Span(text.span.block, text.span.start, text.span.start) if text else Span(0, 0, 0)


def _counted(context: Context) -> list[int]:
    """Return the lines of a full page: the height of the type area by the pitch on the pages."""
    pages = [page for page in context.official.document.pages if page.width <= page.height]
    inner = pages[1:-1] or pages
    rows = [page.lines for page in inner if len(page.lines) >= 12]
    if not rows:
        raise NotChecked("没有满页，数不出每面的行数")
    steps = Counter(pitch_on_page(found) for found in rows)
    pitch = steps.most_common(1)[0][0]
    if pitch <= 0:
        raise NotChecked("量不出行距")
    return [_fitting(pitch, context)]


def _fitting(pitch: float, context: Context) -> int:
    """Return how many lines the standard type area holds; F521 judges the area itself."""
    return math.floor(from_mm(context.parameters["height_mm"]) / pitch + 1e-6)


def _computed(context: Context) -> list[int]:
    paragraph, section = _usual_paragraph(context)
    pitch = paragraph.format.pitch
    size = _size(paragraph)
    if pitch is None or size is None:
        raise NotChecked("读不出行距")
    if pitch.rule == "exact":
        return [_fitting(pitch.value, context)]
    heights = [_natural(size * factor, section, paragraph) for factor in NATURAL]
    if pitch.rule == "at_least":
        heights = [max(height, pitch.value) for height in heights]
    else:
        heights = [height * pitch.value for height in heights]
    return [_fitting(height, context) for height in heights]


def _natural(height: float, section: Section | None, paragraph: Paragraph) -> float:
    """Return the height of a line: on a grid a whole number of its lines."""
    grid = section.grid if section else None
    if grid is None or grid.kind == "none" or not grid.line_pitch:
        return height
    if paragraph.format.snap_to_grid is False:
        return height
    return math.ceil(height / grid.line_pitch - 0.01) * grid.line_pitch


def _usual_paragraph(context: Context) -> tuple[Paragraph, Section | None]:
    """Return the body paragraph whose pitch most of the running text has, and its section."""
    document = context.official.document
    weights: Counter[tuple[str, float]] = Counter()
    first: dict[tuple[str, float], tuple[int, Paragraph]] = {}
    for span in body_spans(context):
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
    """F523-2: about 28 characters a line."""
    has_pages = bool(context.official.document.pages)
    count = _filled(context) if has_pages else _fitting_characters(context)
    verdict = _verdict(count, context)
    if verdict:
        span = _first_body(context)
        yield Hit(Element.PAGE_SETUP, span, {"characters": count}, case=verdict, evidence="")


def _fitting_characters(context: Context) -> int:
    weights: Counter[tuple[float, float]] = Counter()
    for piece in stretches(context, body_spans(context)):
        if piece.format.size is not None:
            weights[piece.format.size, piece.format.spacing or 0.0] += len(piece.text)
    if not weights:
        raise NotChecked("读不出正文的字号")
    (size, spacing), _ = weights.most_common(1)[0]
    if abs(size - context.parameters["size"]) > 0.25:
        raise NotChecked("正文不是三号字，每行字数随字号而变")
    _, section = _usual_paragraph(context)
    grid = section.grid if section else None
    tied = grid is not None and grid.kind in ("lines_and_chars", "snap_to_chars")
    step = size + spacing + (grid.char_space or 0.0 if grid and tied else 0.0)
    return math.floor(from_mm(context.parameters["width_mm"]) / step + 1e-6)


def _filled(context: Context) -> int:
    """Return the commonest number of square characters in filled lines of running text."""
    edges = text_edges(context.official.document)
    blocks = {span.block for span in body_spans(context)}
    if edges is None:
        raise NotChecked("读不出版心")
    found = [
        round((line.box[2] - line.box[0]) / step)
        for page in context.official.document.pages
        for line in page.lines
        if line.block in blocks and line.cell is None
        if line.box[0] < edges[0] + 2 and line.box[2] > edges[1] - FULL_LINE
        if (step := _step(line)) > 0 and abs(line.size - context.parameters["size"]) <= 0.5
    ]
    if len(found) < 3:
        raise NotChecked("满行的三号字正文太少，数不出每行字数")
    return Counter(found).most_common(1)[0][0]


def _step(line: PrintedLine) -> float:
    """Return the commonest distance from one character to the next, near to the type size."""
    steps = [
        round(right - left, 1)
        for left, right in itertools.pairwise(line.edges)
        if 0.8 * line.size < right - left < 1.3 * line.size
    ]
    return max(sorted(set(steps)), key=steps.count) if steps else 0.0
