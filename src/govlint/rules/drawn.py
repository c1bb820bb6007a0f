"""Drawn lines as a rule judges them: edges, double or single, colour, what a finding marks."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.document import Rule
from govlint.model.elements import Element, ElementText, Separator, Span
from govlint.model.pages import EM_BELOW, PrintedLine
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.formats import is_red, is_reddish

INK_TOP, INK_BOTTOM = 0.83, 0.08
"""Share of the type size that the ink of a Chinese character reaches above, below the base line."""
INK_DOUBT = 0.03
"""Fonts differ by so much of the size."""
HEAVIER = 1.25
"""Of two lines the one thicker by this factor is the thick one."""
SINGLE, DOUBLE, THICK_THIN, THIN_THICK = "single", "double", "thick_thin", "thin_thick"


def upper_edge(found: Separator) -> float | None:
    """Return where a separator begins, in points from the top of its page; None off a page."""
    return _edge(found.rule, -0.5)


def lower_edge(found: Separator) -> float | None:
    """Return where a separator, double or not, ends; None off a page."""
    return _edge(found.second or found.rule, 0.5)


def _edge(rule: Rule, share: float) -> float | None:
    if rule.page is None or rule.y is None:
        return None
    return rule.y + share * (rule.thickness or 0.0)


def compound(found: Separator) -> str | None:
    """Return how the lines of a separator are made up; None where it cannot be told.

    ``single``, ``double`` (both alike), ``thick_thin`` or ``thin_thick``.
    """
    upper, lower = found.rule, found.second
    if lower is None:
        return upper.compound
    if upper.thickness is None or lower.thickness is None:
        return None
    if upper.thickness > lower.thickness * HEAVIER:
        return THICK_THIN
    return THIN_THICK if lower.thickness > upper.thickness * HEAVIER else DOUBLE


def line_hit(found: Separator, case: str, **values: str) -> Hit:
    """Return a hit on a drawn line: it marks no text, and has a place on a page."""
    rule, last = found.rule, found.second or found.rule
    top, bottom = upper_edge(found), lower_edge(found)
    box = None
    if rule.x is not None and top is not None and bottom is not None:
        box = (rule.x, top, max(_end(rule), _end(last)), bottom)
    return Hit(
        Element.SEPARATOR, found.span, values, case=case, evidence="", page=rule.page, box=box
    )


def _end(rule: Rule) -> float:
    return (rule.x or 0.0) + (rule.length or 0.0)


def colour_hits(found: Separator, **values: str) -> Iterator[Hit]:
    """Yield a hit where a line that should be red is not; one for both lines of a pair."""
    for rule in (found.rule, found.second):
        color = rule.color if rule else None
        if color is not None and not is_red(color):
            yield line_hit(found, "偏红" if is_reddish(color) else "颜色", color=color, **values)
            return


def ink_of(line: PrintedLine) -> tuple[float, float, float]:
    """Return upper and lower edge of the ink of a printed line and their doubt, in points."""
    top = line.baseline - INK_TOP * line.size
    return top, line.baseline + INK_BOTTOM * line.size, INK_DOUBT * line.size


def em_of(line: PrintedLine) -> tuple[float, float]:
    """Return upper and lower edge of the em box of a printed line, in points."""
    bottom = line.baseline + EM_BELOW * line.size
    return bottom - line.size, bottom


def lines_of(context: Context, element: ElementText) -> list[PrintedLine]:
    """Return the printed lines of an element, in reading order; none where there are no pages."""
    return [
        line
        for page in context.official.document.pages
        for line in page.lines
        if any(_covers(line, span) for span in element.spans)
    ]


def _covers(line: PrintedLine, span: Span) -> bool:
    same = (line.block, line.cell) == (span.block, span.cell)
    return same and line.start < max(span.end, span.start + 1) and span.start < line.end


def separator_of(context: Context, role: str) -> Separator | None:
    """Return the first separator in a role."""
    return next((one for one in context.official.separators if one.role == role), None)


def end_of(element: ElementText) -> Span:
    """Return the empty span behind an element, where something is missing."""
    last = element.spans[-1]
    return Span(last.block, last.end, last.end, last.cell)
