"""Checks of the page setup: F511-1 paper, F521-1 top, F521-2 binding edge, F521-3 type area.

A Word file states its margins; on a page they are measured from the text.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from govlint.model.document import Section
from govlint.model.elements import Element, Span
from govlint.model.pages import Page, PrintedLine
from govlint.model.units import from_mm, to_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.structure.printed import text_edges

A4_MM = (210.0, 297.0)
FULL_PAGE = 12
"""Lines from which a page tells where its text begins."""


def paper(context: Context) -> Iterator[Hit]:
    """F511-1: every page A4; lying pages for tables are A4 too.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    allowed = context.parameters["tolerance_mm"]
    sections = context.official.document.sections
    known = [one for one in sections if one.width is not None and one.height is not None]
    if not known:
        raise NotChecked("读不出纸张大小")
    seen: set[tuple[int, int]] = set()
    for section in known:
        size = (to_mm(section.width or 0), to_mm(section.height or 0))
        pair = sorted(size)
        if all(abs(one - wanted) <= allowed for one, wanted in zip(pair, A4_MM, strict=True)):
            continue
        key = (round(size[0]), round(size[1]))
        if key not in seen:
            seen.add(key)
            values = {"width": f"{size[0]:.1f}", "height": f"{size[1]:.1f}"}
            yield _hit(section.first_block, **values)


def _hit(block: int, case: str = "", **values: str) -> Hit:
    return Hit(Element.PAGE_SETUP, Span(block, 0, 0), values, case=case, evidence="")


def _upright(context: Context) -> list[Section]:
    """Return the sections whose margins the clause binds: upright ones with known margins."""
    found = []
    for section in context.official.document.sections:
        margins = section.margins
        sides = (section.width, section.height, margins.top, margins.left)
        if None not in (*sides, margins.right, margins.bottom) and not _is_lying(section):
            found.append(section)
    return found


def _is_lying(section: Section) -> bool:
    return section.landscape or (section.width or 0) > (section.height or 0)


def top_margin(context: Context) -> Iterator[Hit]:
    """F521-1: 37 mm above the type area.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    wanted, allowed = context.parameters["top_mm"], context.parameters["tolerance_mm"]
    if context.official.document.pages:
        yield from _printed_top(context, wanted, allowed)
        return
    sections = _upright(context)
    if not sections:
        raise NotChecked("读不出页边距")
    for section in sections:
        top = to_mm(abs(section.margins.top or 0))
        if abs(top - wanted) > allowed:
            yield _hit(section.first_block, top=f"{top:.1f}", wanted=f"{wanted:g}")
            return


def _printed_top(context: Context, wanted: float, allowed: float) -> Iterator[Hit]:
    """Judge by the first line of later pages; a line of a wide pitch hangs lower in it."""
    pages = [page for page in _full_pages(context)[1:] if page.lines]
    if not pages:
        raise NotChecked("只有一面满页，量不出天头")
    first = min((page.lines[0] for page in pages), key=lambda line: line.box[1])
    top = to_mm(first.box[1])
    hang = to_mm(max(0.0, pitch_on_page(pages[0].lines) - first.size))
    if not wanted - allowed <= top <= wanted + allowed + hang:
        values = {"top": f"{top:.1f}", "wanted": f"{wanted:g}"}
        span = Span(first.block or 0, first.start, first.start)
        yield Hit(Element.PAGE_SETUP, span, values, evidence="", page=first.page, box=first.box)


def _full_pages(context: Context) -> list[Page]:
    return [
        page
        for page in context.official.document.pages
        if page.width <= page.height and len(page.lines) >= FULL_PAGE
    ]


def pitch_on_page(lines: Sequence[PrintedLine]) -> float:
    """Return the commonest distance between base lines, in points; 0 for fewer than two."""
    steps = [
        round(below.baseline - above.baseline, 1)
        for above, below in itertools.pairwise(lines)
        if above.cell is None and below.cell is None and below.baseline > above.baseline
    ]
    return max(sorted(set(steps)), key=steps.count) if steps else 0.0


def binding_edge(context: Context) -> Iterator[Hit]:
    """F521-2: 28 mm at the binding edge, left on odd pages and right on even mirrored ones.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    wanted, allowed = context.parameters["left_mm"], context.parameters["tolerance_mm"]
    if context.official.document.pages:
        yield from _printed_edge(context, wanted, allowed)
        return
    sections = _upright(context)
    if not sections:
        raise NotChecked("读不出页边距")
    for section in sections:
        left = to_mm((section.margins.left or 0) + section.margins.gutter)
        if abs(left - wanted) > allowed:
            yield _hit(section.first_block, left=f"{left:.1f}", wanted=f"{wanted:g}")
            return


def _printed_edge(context: Context, wanted: float, allowed: float) -> Iterator[Hit]:
    document = context.official.document
    edges = text_edges(document)
    if edges is None or not _full_pages(context):
        raise NotChecked("满页太少，量不出订口")
    left = to_mm(edges[0])
    mirrored = to_mm(document.pages[0].width - edges[1])
    if abs(left - wanted) <= allowed:
        return
    if abs(mirrored - wanted) <= allowed and _is_mirrored(context):
        return
    page = _full_pages(context)[0]
    line = page.lines[0]
    values = {"left": f"{left:.1f}", "wanted": f"{wanted:g}"}
    span = Span(line.block or 0, line.start, line.start)
    yield Hit(Element.PAGE_SETUP, span, values, evidence="", page=page.number, box=line.box)


def _is_mirrored(context: Context) -> bool:
    """Tell whether the left edges of odd and even pages differ."""
    lefts: dict[int, list[float]] = {0: [], 1: []}
    for page in _full_pages(context):
        lefts[page.number % 2].append(min(line.box[0] for line in page.lines))
    return all(lefts.values()) and abs(min(lefts[0]) - min(lefts[1])) > from_mm(1)


def type_area(context: Context) -> Iterator[Hit]:
    """F521-3: 156 by 225 mm; the right and lower margins follow from it.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    wanted = (context.parameters["width_mm"], context.parameters["height_mm"])
    allowed = context.parameters["tolerance_mm"]
    if context.official.document.pages:
        yield from _printed_width(context, wanted[0], allowed)
        return
    sections = [one for one in _upright(context) if _is_a4(one)]
    if not sections:
        raise NotChecked("没有按 A4 纵向设置页边距的一节")
    for section in sections:
        width, height = _area(section, context)
        if abs(width - wanted[0]) > allowed or abs(height - wanted[1]) > allowed:
            values = {"width": f"{width:.1f}", "height": f"{height:.1f}"}
            yield _hit(section.first_block, "版心", **values)
            return


def _is_a4(section: Section) -> bool:
    return abs(to_mm(section.width or 0) - 210) <= 1 and abs(to_mm(section.height or 0) - 297) <= 1


def _area(section: Section, context: Context) -> tuple[float, float]:
    """Return the type area in mm, a wrong top or binding edge (F521-1, F521-2) set right."""
    margins = section.margins
    left = to_mm((margins.left or 0) + margins.gutter)
    top = to_mm(abs(margins.top or 0))
    sizes = []
    for lead, usual, whole, rest, goal in (
        (left, 28.0, 210.0, to_mm(margins.right or 0), context.parameters["width_mm"]),
        (top, 37.0, 297.0, to_mm(abs(margins.bottom or 0)), context.parameters["height_mm"]),
    ):
        mended = whole - rest - (usual if abs(lead - usual) > 1 else lead)
        plain = whole - rest - lead
        sizes.append(min(mended, plain, key=lambda size: abs(size - goal)))
    return sizes[0], sizes[1]


def _printed_width(context: Context, wanted: float, allowed: float) -> Iterator[Hit]:
    """Judge the width of the text: what differs by less than a character cannot be told."""
    edges = text_edges(context.official.document)
    pages = _full_pages(context)
    if edges is None or not pages:
        raise NotChecked("满页太少，量不出版心")
    width = to_mm(edges[1] - edges[0])
    character = to_mm(max(line.size for line in pages[0].lines[:FULL_PAGE]))
    if abs(width - wanted) <= allowed:
        return
    if abs(width - wanted) <= allowed + character:
        raise NotChecked("文字的宽度与版心相差不到一字，量不准")
    line = pages[0].lines[0]
    span = Span(line.block or 0, line.start, line.start)
    values = {"width": f"{width:.1f}"}
    yield Hit(
        Element.PAGE_SETUP, span, values, case="文字宽度", evidence="", page=line.page, box=line.box
    )


def outside(context: Context) -> Iterator[Hit]:
    """F521-4: no text beyond the type area; a closing mark may hang over its right edge.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    limit = context.parameters["tolerance_mm"]
    edges = text_edges(context.official.document)
    if edges is None:
        raise NotChecked("读不出版心")
    for page in context.official.document.pages:
        if page.width > page.height:
            continue
        left, right = min(edges[0], from_mm(26)), max(edges[1], from_mm(184))
        for line in page.lines:
            over = max(to_mm(line.box[2] - _hanging(context, line) - right), 0.0)
            over = max(over, to_mm(left - line.box[0]))
            if over > limit and line.block is not None:
                span = Span(line.block, line.start, line.end, line.cell)
                element = _element_at(context, span)
                values = {"over": f"{over:.1f}", "page": str(page.number)}
                yield Hit(element, span, values, page=page.number, box=line.box)
                break


HANGING = "，。、；：！？”’）〉》」』】〕,.;:"


def _hanging(context: Context, line: PrintedLine) -> float:
    """Return the width of the closing mark that a line ends with."""
    if line.block is None:
        return 0.0
    span = Span(line.block, line.start, line.end, line.cell)
    text = context.printed(span)
    return line.edges[-1] - line.edges[-2] if text[-1:] and text[-1] in HANGING else 0.0


def _element_at(context: Context, span: Span) -> Element:
    zones = context.official.zones
    zone = zones[span.block] if span.block < len(zones) else None
    return zone or Element.BODY
