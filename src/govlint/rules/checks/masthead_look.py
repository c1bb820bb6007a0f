"""Checks of how the 版头 looks: F724-2 place, F724-3 colour and type, F727-1 red line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.elements import Element, ElementText, Separator, Span
from govlint.model.pages import EM_BELOW, Box
from govlint.model.units import to_mm
from govlint.rules.api import Hit, NotChecked, required
from govlint.rules.context import Context
from govlint.rules.drawn import (
    INK_BOTTOM,
    INK_DOUBT,
    INK_TOP,
    colour_hits,
    end_of,
    line_hit,
    lines_of,
)
from govlint.rules.formats import is_red, is_reddish, stretches
from govlint.rules.placed import HALF_CHARACTER, drawn_length, is_centred
from govlint.structure.printed import printed_at, text_edges
from govlint.structure.separators import HEAD
from govlint.text.fonts import XBS, font_class


def mark_place(context: Context) -> Iterator[Hit]:
    """F724-2: the mark is centred, its upper edge 72 mm below the edge of the page.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    marks = context.all(Element.ISSUER_MARK)
    mark = marks[0]
    centred = is_centred(context, mark) if len(marks) == 1 else _is_group_centred(context, marks)
    if not centred:
        yield Hit(Element.ISSUER_MARK, mark.span, case="未居中")
    if not context.official.document.pages:
        if not centred:
            return
        raise NotChecked("Word 文件里看不出标志上边缘在页面上的位置，只查了居中")
    top = ink_top(context, mark.span)
    wanted, allowed = context.parameters["top_mm"], context.parameters["tolerance_mm"]
    if top is not None and abs(top[0] - wanted) > allowed + top[1]:
        values = {"top": f"{top[0]:.1f}", "wanted": f"{wanted:g}"}
        yield Hit(Element.ISSUER_MARK, mark.span, values, case="位置")


def _is_group_centred(context: Context, marks: Sequence[ElementText]) -> bool:
    """Tell whether names one below another, with 文件 beside them, are centred as a whole.

    A Word file sets them in a table or with tabs, of which it tells no place.
    """
    boxes = [line.box for mark in marks for line in lines_of(context, mark) if line.page == 1]
    edges = text_edges(context.official.document, 1)
    if not boxes or edges is None:
        return True
    middle = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
    return abs(middle - sum(edges) / 2) <= HALF_CHARACTER


def ink_top(context: Context, span: Span) -> tuple[float, float] | None:
    """Return the upper edge of the ink of a span's first line and its doubt, in mm."""
    for page in context.official.document.pages:
        for line in page.lines:
            if line.block == span.block and line.start <= span.start < max(line.end, 1):
                top = to_mm(line.baseline - INK_TOP * line.size)
                return top, to_mm(INK_DOUBT * line.size)
    return None


def mark_type(context: Context) -> Iterator[Hit]:
    """F724-3: the mark is red; 小标宋 is recommended.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    for mark in context.all(Element.ISSUER_MARK):
        pieces = [piece for piece in stretches(context, mark.spans) if piece.text.strip()]
        colors = [piece.format.color for piece in pieces if piece.format.color is not None]
        if not colors:
            raise NotChecked("读不出发文机关标志的颜色")
        wrong = next((color for color in colors if not is_red(color)), None)
        if wrong is not None:
            case = "偏红" if is_reddish(wrong) else "颜色"
            yield Hit(Element.ISSUER_MARK, mark.span, {"color": wrong}, case=case)
        for font in dict.fromkeys(piece.format.font for piece in pieces if piece.format.font):
            if font_class(font) not in (XBS, None):
                yield Hit(Element.ISSUER_MARK, mark.span, {"font": font}, case="字体")
                break


def red_line(context: Context) -> Iterator[Hit]:
    """F727-1: a red line below the number, as wide as the type area, centred, 4 mm below it.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    official = context.official
    found = next((one for one in official.separators if one.role == "masthead"), None)
    number = required(context, Element.DOCUMENT_NUMBER)
    if found is None:
        if any(image.block <= number.span.block + 2 for image in official.document.images):
            raise NotChecked("版头里有图片，看不出分隔线是不是画在图片里")
        yield Hit(Element.SEPARATOR, end_of(number), case="缺少", evidence="")
        return
    yield from colour_hits(found)
    length = drawn_length(context, found)
    wanted, allowed = context.parameters["width_mm"], context.parameters["tolerance_mm"]
    if length is not None and round(abs(to_mm(length) - wanted), 1) > allowed:
        yield line_hit(found, "长度", length=f"{to_mm(length):.1f}", wanted=f"{wanted:g}")
    yield from _off_centre(context, found)
    yield from _gap(context, found, number)


def _off_centre(context: Context, found: Separator) -> Iterator[Hit]:
    rule = found.rule
    edges = text_edges(context.official.document, rule.page)
    if edges is None or rule.x is None or rule.length is None or rule.page is None:
        return
    shift = to_mm(rule.x + rule.length / 2 - sum(edges) / 2)
    if abs(shift) > context.parameters["centre_mm"]:
        side = "右" if shift > 0 else "左"
        yield line_hit(found, "未居中", shift=f"{abs(shift):.1f}", side=side)


def _gap(context: Context, found: Separator, number: ElementText) -> Iterator[Hit]:
    """Measure from the lowest line of the 版头 above the red line; the number must be above it.

    A number that stands elsewhere is told by the rule on its place.
    """
    rule = found.rule
    above = _boxes_above(context, found)
    if rule.y is None or number.name not in above:
        return
    lowest = max(above, key=lambda name: above[name][3])
    if lowest is Element.ISSUER_MARK:
        return
    box = above[lowest]
    size = (box[3] - box[1]) or 16.0
    bottom = box[3] - (EM_BELOW - INK_BOTTOM) * size
    gap = to_mm(rule.y - (rule.thickness or 0.0) / 2 - bottom)
    wanted, allowed = context.parameters["gap_mm"], context.parameters["gap_tolerance_mm"]
    if abs(gap - wanted) > allowed + to_mm(INK_DOUBT * size):
        yield line_hit(found, "距离", gap=f"{gap:.1f}", wanted=f"{wanted:g}")


def _boxes_above(context: Context, found: Separator) -> dict[Element, Box]:
    """Return for each element of the 版头 the lowest box that it has above a line on its page."""
    boxes: dict[Element, Box] = {}
    for name in HEAD:
        for span in (one for text in context.all(name) for one in text.spans):
            page, box = printed_at(context.official.document, span)
            if box is None or page != found.rule.page or box[1] >= (found.rule.y or 0.0):
                continue
            if name not in boxes or box[3] > boxes[name][3]:
                boxes[name] = box
    return boxes
