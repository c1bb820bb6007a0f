"""Checks of the form of a letter (信函格式), GB/T 9704-2012 10.1: F101-3 to F101-8.

Its mark is judged in ``form_mark``, its double lines in ``letter_lines``.

Positions are those of the first page and are seen on a page alone: of a Word file they are 未检查.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.blocks import Alignment
from govlint.model.elements import Element, ElementText, PrintedNumber, Span
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm, to_mm
from govlint.rules.api import Hit, NotChecked, required
from govlint.rules.checks.letter_lines import BOTTOM, OFF_PAGE, TOP, ensure_letter
from govlint.rules.context import Context
from govlint.rules.drawn import (
    em_of,
    ink_of,
    line_hit,
    lines_of,
    lower_edge,
    separator_of,
    upper_edge,
)
from govlint.rules.formats import is_reddish, paragraph_at
from govlint.rules.joined import judged
from govlint.rules.measure import pitch_of_text
from govlint.rules.spacing import USUAL_PITCH, left_indent, lines_between, right_indent
from govlint.structure.printed import goes_on

AT_LEFT = (Element.COPY_NUMBER, Element.CLASSIFICATION, Element.URGENCY)
ABOVE_TITLE = (*AT_LEFT, Element.DOCUMENT_NUMBER)
FOOT = (Element.COPIES_TO, Element.PRINTING_ORGAN, Element.PRINT_DATE, Element.IMPRINT)
FOOT_LINES = ("first", "middle", "last")
NO_LINE = "没有读到第一条红色双线，量不出与它的距离"


def left_elements(context: Context) -> Iterator[Hit]:
    """F101-3: 份号, 密级 and 紧急程度 flush left, the first of them right below the first line.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    ensure_letter(context)
    found = sorted(
        (one for name in AT_LEFT for one in context.all(name)),
        key=lambda one: (one.span.block, one.span.start),
    )

    def place(context: Context) -> Iterator[Hit]:
        indents = [left_indent(context, one.span) for one in found]
        for one, indent in zip(found, indents, strict=True):
            if indent is not None and abs(indent) > context.parameters["tolerance"]:
                values = {"term": one.name.term, "indent": f"{indent:.1f}"}
                yield Hit(one.name, one.span, values, case="位置")
        if all(indent is None for indent in indents):
            raise NotChecked("看不出这些要素左边空了几个字")

    yield from judged(context, place, lambda inner: _below_line(inner, found[0]))


def number(context: Context) -> Iterator[Hit]:
    """F101-4: the number flush right, right below the first line.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    ensure_letter(context)
    found = required(context, Element.DOCUMENT_NUMBER)

    def place(context: Context) -> Iterator[Hit]:
        indent = right_indent(context, found.spans[-1])
        paragraph = paragraph_at(context, found.span)
        pages = context.official.document.pages
        if indent is None and not pages and paragraph is not None and not paragraph.from_table:
            centred = (Alignment.CENTER, Alignment.DISTRIBUTE)
            indent = 1.0 if paragraph.format.alignment in centred else None
        if indent is None:
            raise NotChecked("看不出发文字号右边空了几个字")
        if abs(indent) > context.parameters["tolerance"]:
            yield Hit(Element.DOCUMENT_NUMBER, found.span, case="位置")

    yield from judged(context, place, lambda inner: _below_line(inner, found))


def _below_line(context: Context, element: ElementText) -> Iterator[Hit]:
    """Judge the distance of an element from the first line, from its em box or its ink.

    Raises:
        NotChecked: the file has no pages, or no first line was found.
    """
    found, lines = separator_of(context, TOP), lines_of(context, element)
    if found is None:
        raise NotChecked(NO_LINE)
    edge = lower_edge(found)
    if edge is None or not lines or lines[0].page != found.rule.page:
        raise NotChecked(OFF_PAGE)
    gaps = [to_mm(top - edge) for top in (em_of(lines[0])[0], ink_of(lines[0])[0])]
    wanted, allowed = context.parameters["gap_mm"], context.parameters["tolerance_mm"]
    gap = min(gaps, key=lambda one: abs(one - wanted))
    if abs(gap - wanted) > allowed:
        values = {"gap": f"{gap:.1f}", "wanted": f"{wanted:g}", "term": element.name.term}
        yield Hit(element.name, element.span, values, case="距离" if gap > 0 else "线上")


def title_distance(context: Context) -> Iterator[Hit]:
    """F101-5: two lines between the title and the last element above it.

    The clause may be read as two blank lines, or as one between the two: both are right.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    ensure_letter(context)
    title = required(context, Element.TITLE)
    above = [
        one.spans[-1]
        for name in ABOVE_TITLE
        for one in context.all(name)
        if (one.span.block, one.span.start) < (title.span.block, title.span.start)
    ]
    if not above:
        raise NotChecked("标题上面没有认出要素，量不出距离")
    last = max(above, key=lambda span: _order(context, span))
    lines = lines_between(context, last, title.span)
    if lines is None:
        raise NotChecked("看不出标题与上面的要素相距几行")
    get = context.parameters
    if not get["least"] - get["tolerance"] <= lines <= get["most"] + get["tolerance"]:
        shown = f"{max(lines, 0.0):.1f}".removesuffix(".0")
        yield Hit(Element.TITLE, title.span, {"lines": shown}, case="距离")


def _order(context: Context, span: Span) -> tuple[float, int, int]:
    lines = [
        line.baseline
        for page in context.official.document.pages
        for line in page.lines
        if (line.block, line.cell) == (span.block, span.cell) and line.start < span.end
    ]
    return (lines[-1] if lines else 0.0), span.block, span.start


def last_line(context: Context) -> Iterator[Hit]:
    """F101-6: text in the line above the second double line keeps its distance.

    Where the page ends further up there is no text in that line; only a line that a paragraph
    runs over shows that the page goes down so far on purpose.

    Raises:
        NotChecked: the line is not seen on a page.
    """
    ensure_letter(context)
    found = separator_of(context, BOTTOM)
    edge = upper_edge(found) if found else None
    if found is None or edge is None:
        raise NotChecked("没有在页面上读到第二条红色双线")
    lines = [
        line
        for page in context.official.document.pages
        if page.number == found.rule.page
        for line in page.lines
        if line.block is not None and line.end > line.start and line.baseline < edge + line.size
    ]
    if not lines:
        raise NotChecked("第二条红色双线上面没有文字")
    last = max(lines, key=lambda line: line.baseline)
    gaps = [to_mm(edge - bottom) for bottom in (em_of(last)[1], ink_of(last)[1])]
    wanted, allowed = context.parameters["gap_mm"], context.parameters["tolerance_mm"]
    gap = min(gaps, key=lambda one: abs(one - wanted))
    pitch = to_mm(pitch_of_text(context) or USUAL_PITCH)
    filled = goes_on(context.official.document, last) and gap < wanted + pitch - allowed
    if gap < wanted - allowed or (filled and gap > wanted + allowed):
        values = {"gap": f"{gap:.1f}", "wanted": f"{wanted:g}"}
        yield _on_line(context, last, values)


def _on_line(context: Context, line: PrintedLine, values: dict[str, str]) -> Hit:
    span = Span(line.block or 0, line.start, line.end, line.cell)
    zone = context.official.zones[line.block or 0] or Element.BODY
    return Hit(zone, span, values, case="距离", page=line.page, box=line.box)


def first_page_number(context: Context) -> Iterator[Hit]:
    """F101-7: the first page shows no page number.

    Raises:
        NotChecked: it is not sure to be a letter.
    """
    ensure_letter(context)
    shown = _on_first_page(context)
    if shown is None:
        return
    yield Hit(
        Element.PAGE_NUMBER,
        shown.span,
        {"number": shown.text},
        case="首页页码",
        evidence=shown.text,
        page=shown.page,
        box=shown.box,
    )


def _on_first_page(context: Context) -> PrintedNumber | None:
    """Return the number that the first page shows."""
    numbers = context.official.page_numbers
    if context.official.document.pages:
        return next((one for one in numbers if one.page == 1), None)
    sections = context.official.document.sections
    if not sections:
        return None
    kind = "first" if sections[0].first_page_differs else "default"
    margins = (*sections[0].footers, *sections[0].headers)
    if not any(one.page_numbers for one in margins if one.kind == kind):
        return None
    return next((one for one in numbers if one.kind == kind), None)


def foot(context: Context) -> Iterator[Hit]:
    """F101-8: no printing organ, no date and no lines in the 版记; it closes the type area.

    Raises:
        NotChecked: the format shows neither lines nor pages.
    """
    ensure_letter(context)
    yield from judged(context, _printing, _foot_lines, _at_bottom)


def _printing(context: Context) -> Iterator[Hit]:
    found = (*context.all(Element.PRINTING_ORGAN), *context.all(Element.PRINT_DATE))
    if found:
        yield Hit(found[0].name, found[0].span, case="印发")


def _foot_lines(context: Context) -> Iterator[Hit]:
    lines = [one for one in context.official.separators if one.role in FOOT_LINES]
    black = [one for one in lines if one.rule.color is None or not is_reddish(one.rule.color)]
    if black:
        many = f"（共 {len(black)} 条）" if len(black) > 1 else ""
        yield line_hit(black[0], "分隔线", many=many)
    if not context.official.document.pages and not context.official.document.sections:
        raise NotChecked("文本里看不出版记有没有分隔线")


def _at_bottom(context: Context) -> Iterator[Hit]:
    """Judge where the last line of the 版记 stands.

    Raises:
        NotChecked: the file has no pages.
    """
    lines: Sequence[PrintedLine] = [
        line for name in FOOT for one in context.all(name) for line in lines_of(context, one)
    ]
    if not lines:
        raise NotChecked("看不出版记在页面上的位置")
    last = max(lines, key=lambda line: (line.page, line.baseline))
    room = to_mm(from_mm(context.parameters["bottom_mm"]) - em_of(last)[1])
    if room > context.parameters["tolerance_mm"]:
        yield _place_hit(context, last, room)


def _place_hit(context: Context, line: PrintedLine, room: float) -> Hit:
    hit = _on_line(context, line, {"room": f"{room:.0f}"})
    return Hit(hit.element, hit.span, hit.values, case="位置", page=line.page, box=line.box)
