"""What makes a letter (信函格式) one: F101-2, its two red double lines."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.elements import Element, ElementText, Separator, Span
from govlint.model.units import to_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.drawn import (
    DOUBLE,
    SINGLE,
    THICK_THIN,
    THIN_THICK,
    colour_hits,
    compound,
    end_of,
    ink_of,
    line_hit,
    lines_of,
    lower_edge,
    separator_of,
    upper_edge,
)
from govlint.rules.joined import judged
from govlint.rules.placed import drawn_length

TOP, BOTTOM = "letter_top", "letter_bottom"
NAMES = {TOP: "第一条", BOTTOM: "第二条"}
RIGHT_WAY = {TOP: THICK_THIN, BOTTOM: THIN_THICK}
OFF_PAGE = "Word 文件里看不出双线在页面上的位置"


def ensure_letter(context: Context) -> None:
    """See that a document is a letter by more than its mark without 文件.

    The common form may leave 文件 out as well, and files lose their lines.

    Raises:
        NotChecked: it has no double line, none at the foot of its first page, and is no 函.
    """
    found = [one for one in context.official.separators if one.role in NAMES]
    drawn = any(one.role == BOTTOM or compound(one) not in (SINGLE, None) for one in found)
    if not drawn and context.official.kind != "函":
        raise NotChecked("没有读到双线，看不出是不是信函格式")


def double_lines(context: Context) -> Iterator[Hit]:
    """F101-2: red double lines below the mark and at the foot of the first page.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    ensure_letter(context)
    yield from judged(context, _missing, _drawn, _below_mark, _above_edge)


def _missing(context: Context) -> Iterator[Hit]:
    absent = [role for role in (TOP, BOTTOM) if separator_of(context, role) is None]
    mark = context.all(Element.ISSUER_MARK)[-1]
    document = context.official.document
    pictures = [image for image in document.images if image not in context.official.seals]
    if absent and any(_may_hold_line(context, image.block, image.story) for image in pictures):
        raise NotChecked("首页有图片，看不出双线是不是画在图片里")
    for role in absent:
        place = end_of(mark) if role == TOP else _foot(context, mark)
        yield Hit(Element.SEPARATOR, place, {"name": NAMES[role]}, case="缺少", evidence="")


def _may_hold_line(context: Context, block: int, story: str) -> bool:
    title = context.first(Element.TITLE)
    return story != "body" or title is None or block <= title.span.block


def _foot(context: Context, mark: ElementText) -> Span:
    """Return the place where the first page ends, as far as that is known."""
    pages = context.official.document.pages
    lines = [line for line in pages[0].lines if line.block is not None] if pages else []
    if not lines:
        return Span(mark.span.block, mark.span.start, mark.span.start, mark.span.cell)
    return Span(lines[-1].block or 0, lines[-1].end, lines[-1].end, lines[-1].cell)


def _drawn(context: Context) -> Iterator[Hit]:
    """Judge what a line is whatever its place: double, thick and thin, red, as long as asked."""
    wanted, allowed = context.parameters["width_mm"], context.parameters["tolerance_mm"]
    for role in (TOP, BOTTOM):
        found = separator_of(context, role)
        if found is None:
            continue
        kind = compound(found)
        if kind in (SINGLE, None):
            case = "单线" if kind == SINGLE else ""
        else:
            case = "粗细" if kind != RIGHT_WAY[role] else ""
        if case:
            order = "上粗下细" if role == TOP else "上细下粗"
            seen = "两线一样粗" if kind == DOUBLE else "粗细上下颠倒"
            yield line_hit(found, case, name=NAMES[role], order=order, seen=seen)
        yield from colour_hits(found, name=NAMES[role])
        length = drawn_length(context, found)
        if length is not None and round(abs(to_mm(length) - wanted), 1) > allowed:
            values = {"length": f"{to_mm(length):.1f}", "wanted": f"{wanted:g}"}
            yield line_hit(found, "长度", name=NAMES[role], **values)
        yield from _off_centre(context, found)


def _off_centre(context: Context, found: Separator) -> Iterator[Hit]:
    """Judge the middle of a line: that of the paper, or of the type area one millimetre beside."""
    rule, get = found.rule, context.parameters
    if rule.page is None or rule.x is None or rule.length is None:
        return
    middle = to_mm(rule.x + rule.length / 2)
    shifts = [middle - get[name] for name in ("paper_centre_mm", "area_centre_mm")]
    shift = min(shifts, key=abs)
    if abs(shift) > get["tolerance_mm"]:
        side = "右" if shift > 0 else "左"
        values = {"shift": f"{abs(shift):.1f}", "side": side, "name": NAMES[found.role]}
        yield line_hit(found, "未居中", **values)


def _below_mark(context: Context) -> Iterator[Hit]:
    """Judge the distance of the first line from the mark, edge of ink to edge of line.

    Raises:
        NotChecked: the file has no pages.
    """
    found = separator_of(context, TOP)
    if found is None:
        return
    top, marks = upper_edge(found), context.all(Element.ISSUER_MARK)
    lines = [line for mark in marks for line in lines_of(context, mark)]
    if top is None or not lines:
        raise NotChecked(OFF_PAGE)
    _, ink, doubt = ink_of(max(lines, key=lambda line: line.baseline))
    gap, wanted = to_mm(top - ink), context.parameters["gap_mm"]
    if abs(gap - wanted) > context.parameters["tolerance_mm"] + to_mm(doubt):
        values = {"gap": f"{gap:.1f}", "wanted": f"{wanted:g}"}
        yield line_hit(found, "距标志", name=NAMES[TOP], **values)


def _above_edge(context: Context) -> Iterator[Hit]:
    """Judge the distance of the second line from the lower edge of the paper.

    Raises:
        NotChecked: the file has no pages.
    """
    found = separator_of(context, BOTTOM)
    if found is None:
        return
    top, bottom = upper_edge(found), lower_edge(found)
    if top is None or bottom is None or found.rule.page is None:
        raise NotChecked(OFF_PAGE)
    height = context.official.document.pages[found.rule.page - 1].height
    wanted, allowed = context.parameters["edge_mm"], context.parameters["tolerance_mm"]
    nearest, farthest = to_mm(height - bottom), to_mm(height - top)
    if not nearest - allowed <= wanted <= farthest + allowed:
        values = {"gap": f"{(nearest + farthest) / 2:.1f}", "wanted": f"{wanted:g}"}
        yield line_hit(found, "距页边", name=NAMES[BOTTOM], **values)
