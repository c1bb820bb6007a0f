"""F523-3: running text fills its pages down to the lower edge of the type area."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from govlint.model.elements import Element, Span
from govlint.model.pages import Page, PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.measure import own_bottom, pitch_of_text
from govlint.rules.running import is_heading, paragraphs
from govlint.rules.spacing import USUAL_PITCH
from govlint.structure.printed import goes_on

ZONES = (Element.BODY, Element.ISSUED)


def filled(context: Context) -> Iterator[Hit]:
    """F523-3: no page is left while there is room for more of the text.

    Raises:
        NotChecked: no page shows it: the text has one page, or tables and pictures stand there.
    """
    judged = [
        (page, free, limit)
        for page, below in itertools.pairwise(context.official.document.pages)
        if (limit := _limit(context, page, below)) is not None
        and (free := _free_lines(context, page)) is not None
    ]
    if not judged:
        raise NotChecked("没有正文排满的页面")
    for page, free, limit in judged:
        if free > limit:
            line = page.lines[-1]
            span = Span(line.block or 0, line.start, line.end)
            values = {"page": str(page.number), "free": f"{free:.0f}"}
            yield Hit(context.official.zones[span.block] or Element.BODY, span, values)


def _limit(context: Context, page: Page, below: Page) -> float | None:
    """Return how many lines a page may leave free; None where its end cannot be judged.

    Word keeps two lines of a paragraph together, and a heading with the text below it.
    """
    if not _is_plain(context, page) or not _is_plain(context, below):
        return None
    last, first = page.lines[-1], below.lines[0]
    if _zone(context, last) not in ZONES or _zone(context, last) is not _zone(context, first):
        return None
    allowed = float(context.parameters["lines"])
    if goes_on(context.official.document, last):
        return allowed + 1
    begun = {index for index, _, _ in paragraphs(context)}
    headed = {one.span.block for one in context.official.headings if is_heading(context, one)}
    if first.block in headed and _zone(context, first) is Element.BODY:
        return allowed + 4
    return allowed + 2 if first.block in begun and first.block not in headed else None


def _zone(context: Context, line: PrintedLine) -> Element | None:
    return context.official.zones[line.block] if line.block is not None else None


def _is_plain(context: Context, page: Page) -> bool:
    """Tell whether a page is upright and holds neither tables nor pictures."""
    upright = bool(page.lines) and page.width <= page.height
    tables = any(line.cell is not None or line.block is None for line in page.lines)
    pictures = any(image.page == page.number for image in context.official.document.images)
    return upright and not tables and not pictures


def _free_lines(context: Context, page: Page) -> float | None:
    """Return the lines for which there is room below the text of a page."""
    own = own_bottom(context)
    bottom = from_mm(context.parameters["bottom_mm"])
    lower = min(bottom, own[1]) if own else bottom
    return (lower - page.lines[-1].box[3]) / (pitch_of_text(context) or USUAL_PITCH)
