"""F521-4: no text outside the type area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from govlint.model.elements import Element, Layout, Span
from govlint.model.pages import Box, Furniture, Page, PrintedLine
from govlint.model.units import from_mm, to_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.drawn import separator_of, upper_edge
from govlint.rules.measure import (
    EVEN,
    ODD,
    edges,
    filled_pages,
    first_tops,
    hanging,
    is_mirrored,
    median,
    pitch_of_text,
    upright_pages,
)

MASTHEAD = (Element.ISSUER_MARK, Element.SEPARATOR)
SIDES = ("左", "上", "右", "下")


@dataclass(slots=True)
class _Side:
    """Lines that stand out on one side: the first, how far the farthest, on which pages."""

    first: PrintedLine
    most: float = 0.0
    pages: set[int] = field(default_factory=set)
    lines: int = 0


def outside(context: Context) -> Iterator[Hit]:
    """F521-4: lines beyond the type area, side by side; page numbers and seals may stand there.

    The area is that of the standard, widened to the document's own where the whole text lies
    elsewhere: that is what F521-1 to F521-3 report.

    Raises:
        NotChecked: no upright page has any text.
    """
    pages = [page for page in upright_pages(context) if page.lines]
    if not pages:
        raise NotChecked("没有纵向的、有文字的页面")
    areas = _area(context, pages[0], EVEN), _area(context, pages[0], ODD)
    first = _first_area(context, areas[ODD])
    sides: dict[int, _Side] = {}
    for line in (line for page in pages for line in page.lines):
        if not _is_free(context, line):
            _note(context, sides, line, first if line.page == 1 else areas[line.page % 2])
    for number, side in sorted(sides.items()):
        yield _line_hit(context, side, SIDES[number])
    yield from _headers(pages)


def _area(context: Context, page: Page, side: int) -> Box:
    """Return where text may stand on the pages of a side, in points."""
    get = context.parameters
    left, top = from_mm(get["left_mm"]), from_mm(get["top_mm"])
    right, bottom = left + from_mm(get["width_mm"]), top + from_mm(get["height_mm"])
    own = edges(context, side)
    if own and is_mirrored(context) and own.left < left:
        left, right = page.width - right, page.width - left
    if own:
        left, right = min(left, own.left), max(right, own.right)
    tops, filled = first_tops(context), filled_pages(context)
    if tops:
        room = max(0.0, pitch_of_text(context) - tops[0][1].lines[0].size)  # above small type
        top = min(top, median([one for one, _ in tops]) - room)
    if filled:
        bottom = max(bottom, median([one.lines[-1].box[3] for one in filled]))
    return left, top, right, bottom


def _first_area(context: Context, area: Box) -> Box:
    """Return where text may stand on the first page: of a letter down to its second double line."""
    line = separator_of(context, "letter_bottom")
    edge = upper_edge(line) if line else None
    return area if edge is None else (*area[:3], max(area[3], edge))


def _is_free(context: Context, line: PrintedLine) -> bool:
    """Tell what may stand outside: the mark of a letter, blank lines."""
    if line.block is None or line.end <= line.start:
        return True
    if not context.block_text(_span(line))[line.start : line.end].strip():
        return True
    zone = context.official.zones[line.block]
    letter = context.official.layout is Layout.LETTER
    return letter and line.page == 1 and (zone in MASTHEAD or zone is None)


def _note(context: Context, sides: dict[int, _Side], line: PrintedLine, area: Box) -> None:
    right = line.box[2] - hanging(context, line)
    over = (
        area[0] - line.box[0],
        area[1] - line.box[1],
        right - area[2],
        line.box[3] - area[3],
    )
    for number, length in enumerate(over):
        if to_mm(length) > context.parameters["tolerance_mm"]:
            side = sides.setdefault(number, _Side(line))
            side.most = max(side.most, length)
            side.pages.add(line.page)
            side.lines += 1


def _span(line: PrintedLine) -> Span:
    return Span(line.block or 0, line.start, line.end, line.cell)


def _line_hit(context: Context, side: _Side, name: str) -> Hit:
    line = side.first
    many = f"（共 {side.lines} 行，{len(side.pages)} 面）" if side.lines > 1 else ""
    values = {"side": name, "over": f"{to_mm(side.most):.1f}", "many": many, "page": line.page}
    element = context.official.zones[line.block or 0] or Element.BODY
    return Hit(element, _span(line), values, case="超出", page=line.page, box=line.box)


def _headers(pages: list[Page]) -> Iterator[Hit]:
    """Text in headers and footers: a person decides whether it belongs to the document."""
    found: list[Furniture] = [
        item
        for page in pages
        for item in page.furniture
        if item.kind in ("header", "footer") and any(char.isalnum() for char in item.text)
    ]
    if not found:
        return
    first = found[0].line
    block = next(line.block for page in pages for line in page.lines if line.block is not None)
    many = f"（共 {len(found)} 处）" if len(found) > 1 else ""
    yield Hit(
        Element.PAGE_SETUP,
        Span(block, 0, 0),
        {"said": found[0].text.strip(), "many": many},
        case="页眉页脚",
        review=True,
        evidence=found[0].text.strip(),
        page=first.page,
        box=first.box,
    )
