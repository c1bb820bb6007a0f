"""F7353-1: a person signs: post, name or stamp (签名章), date, each in its place."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.document import Image
from govlint.model.elements import Element, ElementText, Layout, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.area import ruled_edges
from govlint.rules.context import Context
from govlint.rules.joined import judged
from govlint.rules.measure import edges, pitch_of_text
from govlint.rules.signing import date_below, text_above
from govlint.rules.spacing import (
    USUAL_PITCH,
    USUAL_SIZE,
    last_line_at,
    line_at,
    lines_between,
    right_indent,
    size_at,
)
from govlint.structure.printed import printed_at

NAME, DATE = Element.ISSUER_SIGNATURE, Element.DOCUMENT_DATE
KINDS = ("命令(令)", "议案")
"""Kinds that a person signs; of others only those that show a stamp are held to this clause."""
FOLLOWS = {"签名右空": ("职务间距",), "上下居中": ("上方空行", "日期空行")}
"""What a stamp at a wrong place brings with it, and is no defect of its own."""
FULL_BLANK = "\u3000"


def stamped(context: Context) -> Iterator[Hit]:
    """F7353-1: two lines below the body, 4 字 from the right, the date one line further down.

    Raises:
        NotApplicable: no person signs.
        NotChecked: none of the distances can be told.
    """
    official = context.official
    if official.layout is not Layout.ORDER and official.kind not in KINDS and not official.stamps:
        raise NotApplicable("不是加盖签发人签名章的公文")
    if not _persons(context):
        raise NotApplicable("没有签发人的职务和签名")
    hits = list(judged(context, _above, _name_right, _post, _date_below, _date_right))
    cases = {hit.case for hit in hits}
    moved = {case for cause, others in FOLLOWS.items() if cause in cases for case in others}
    yield from (hit for hit in hits if hit.case not in moved)


def _persons(context: Context) -> list[ElementText]:
    return [one for one in context.all(NAME) if "post" in one.parts]


def _stamp(context: Context, signed: ElementText) -> Image | None:
    """Return the picture beside a post that stands without a name."""
    if "name" in signed.parts:
        return None
    near = [one for one in context.official.stamps if abs(one.block - signed.span.block) <= 1]
    return near[0] if near else None


def _pitch(context: Context) -> float:
    return pitch_of_text(context) or USUAL_PITCH


def _above(context: Context) -> Iterator[Hit]:
    """Judge the blank lines above the stamp; a typed name is as high as its line."""
    signed = _persons(context)[0]
    above, stamp = text_above(context, signed.span), _stamp(context, signed)
    if above is None:
        return
    free = lines_between(context, above, signed.span)
    line = last_line_at(context, above)
    if stamp is not None:
        free = None
        if stamp.box is not None and line is not None and line.page == stamp.page:
            free = (stamp.box[1] - line.box[3]) / _pitch(context)
    yield from _lines(context, signed.span, free, "lines_above", "上方空行", NAME)


def _date_below(context: Context) -> Iterator[Hit]:
    """Judge the blank lines between the stamp and the date."""
    signed = _persons(context)[-1]
    date, stamp = date_below(context, signed.span), _stamp(context, signed)
    if date is None:
        return
    free = lines_between(context, signed.spans[-1], date)
    line = line_at(context, date)
    if stamp is not None:
        free = None
        if stamp.box is not None and line is not None and line.page == stamp.page:
            free = (line.box[1] - stamp.box[3]) / _pitch(context)
    yield from _lines(context, date, free, "lines_below", "日期空行", DATE)


def _lines(
    context: Context, span: Span, free: float | None, key: str, case: str, element: Element
) -> Iterator[Hit]:
    if free is None:
        raise NotChecked("读不出签名章或签名上下空几行")
    wanted = context.parameters[key]
    if abs(free - wanted) > context.parameters["line_tolerance"]:
        yield Hit(element, span, {"free": f"{max(free, 0.0):.1f}".removesuffix(".0")}, case)


def _name_right(context: Context) -> Iterator[Hit]:
    for signed in _persons(context):
        stamp, right = _stamp(context, signed), None
        if stamp is None:
            place = signed.parts["name"].span if "name" in signed.parts else signed.spans[-1]
            right = right_indent(context, place)
        elif stamp.box is not None:
            area = edges(context, stamp.page) or ruled_edges(context, stamp.page or 1)
            right = (area.right - stamp.box[2]) / USUAL_SIZE if area else None
        yield from _right(context, signed.span, right, "签名右空", NAME)


def _date_right(context: Context) -> Iterator[Hit]:
    date = date_below(context, _persons(context)[-1].span)
    if date is not None:
        yield from _right(context, date, right_indent(context, date), "日期右空", DATE)


def _right(
    context: Context, span: Span, right: float | None, case: str, element: Element
) -> Iterator[Hit]:
    if right is None:
        raise NotChecked("读不出签名或日期右空几字")
    if abs(right - context.parameters["right"]) > context.parameters["tolerance"]:
        yield Hit(element, span, {"right": f"{right:.1f}".removesuffix(".0")}, case)


def _post(context: Context) -> Iterator[Hit]:
    """Judge the distance from the post to the stamp or name, and their common middle."""
    for signed in _persons(context):
        gap = _gap(context, signed)
        if gap is None:
            raise NotChecked("读不出职务和签名之间空几字")
        if abs(gap - context.parameters["gap"]) > context.parameters["tolerance"]:
            yield Hit(NAME, signed.span, {"gap": f"{gap:.1f}".removesuffix(".0")}, "职务间距")
        yield from _middles(context, signed)


def _gap(context: Context, signed: ElementText) -> float | None:
    post, stamp = signed.parts["post"].span, _stamp(context, signed)
    size = size_at(context, post) or USUAL_SIZE
    _, box = printed_at(context.official.document, post)
    if stamp is not None:
        return (stamp.box[0] - box[2]) / size if stamp.box and box else None
    if "name" not in signed.parts:
        return None
    name = signed.parts["name"].span
    if (name.block, name.cell) != (post.block, post.cell):
        return None
    _, other = printed_at(context.official.document, name)
    if box is not None and other is not None:
        return (other[0] - box[2]) / size
    between = context.block_text(post)[post.end : name.start]
    if "\t" in between or "\n" in between:
        return None
    return between.count(FULL_BLANK) + (len(between) - between.count(FULL_BLANK)) / 2


def _middles(context: Context, signed: ElementText) -> Iterator[Hit]:
    stamp = _stamp(context, signed)
    _, box = printed_at(context.official.document, signed.parts["post"].span)
    if stamp is None or stamp.box is None or box is None:
        return
    off = abs((stamp.box[1] + stamp.box[3]) / 2 - (box[1] + box[3]) / 2) / USUAL_SIZE
    if off > context.parameters["tolerance"]:
        yield Hit(NAME, signed.span, {"off": f"{off:.1f}".removesuffix(".0")}, "上下居中")
