"""Checks of the lines of the 版记: F741-1 width and thickness, F741-2 where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.elements import Element, Separator, Span
from govlint.model.units import to_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.measure import own_bottom
from govlint.rules.placed import drawn_length
from govlint.structure.separators import IMPRINT

NAMES = {"first": "首条", "middle": "中间的", "last": "末条"}


def _lines(context: Context) -> list[Separator]:
    return [one for one in context.official.separators if one.role != "masthead"]


def line_sizes(context: Context) -> Iterator[Hit]:
    """F741-1: lines as wide as the type area; the outer ones thick, those between thin.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    lines = _lines(context)
    if not lines:
        raise NotChecked("没有读到版记的分隔线")
    wanted, allowed = context.parameters["width_mm"], context.parameters["tolerance_mm"]
    for line in lines:
        length = drawn_length(context, line)
        if length is not None and round(abs(to_mm(length) - wanted), 1) > allowed:
            values = {"length": f"{to_mm(length):.1f}", "wanted": f"{wanted:g}"}
            yield _hit(line, "长度", **values)
    yield from _thickness(context, lines)


def _thickness(context: Context, lines: Sequence[Separator]) -> Iterator[Hit]:
    allowed = context.parameters["thickness_tolerance_mm"]
    for line in lines:
        thickness = line.rule.thickness
        wanted = context.parameters["thin_mm" if line.role == "middle" else "thick_mm"]
        if thickness is not None and abs(to_mm(thickness) - wanted) > allowed:
            values = {"thickness": f"{to_mm(thickness):.2f}", "wanted": f"{wanted:g}"}
            yield _hit(line, "粗细", **values)


def line_places(context: Context) -> Iterator[Hit]:
    """F741-2: a line above the first element, one on the lower edge of the type area.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    lines = _lines(context)
    spans = sorted(
        (span for name in IMPRINT for text in context.all(name) for span in text.spans),
        key=lambda span: (span.block, span.start),
    )
    roles = {line.role for line in lines}
    if not roles and context.official.document.images:
        raise NotChecked("没有读到版记的分隔线，可能画在图片里")
    for role, span in (("first", spans[0]), ("last", spans[-1])):
        if role not in roles:
            yield Hit(Element.SEPARATOR, _edge(span, role), {"name": NAMES[role]}, case="缺少")
    last = next((line for line in lines if line.role == "last"), None)
    if last is None:
        return
    if last.rule.page is None or last.rule.y is None:
        if {"first", "last"} <= roles:
            raise NotChecked("Word 文件里看不出末条分隔线在页面上的位置，只查了有没有")
        return
    bottom = to_mm(last.rule.y)
    wanted, allowed = context.parameters["bottom_mm"], context.parameters["tolerance_mm"]
    own = own_bottom(context)
    closes = own is not None and to_mm(own[0]) - allowed <= bottom <= to_mm(own[1]) + allowed
    if abs(bottom - wanted) > allowed and not closes:
        yield _hit(last, "位置", bottom=f"{bottom:.1f}", wanted=f"{wanted:g}")


def _edge(span: Span, role: str) -> Span:
    place = span.start if role == "first" else span.end
    return Span(span.block, place, place, span.cell)


def _hit(line: Separator, case: str, **values: str) -> Hit:
    rule = line.rule
    box = None
    if rule.page is not None and rule.x is not None and rule.y is not None:
        box = (rule.x, rule.y, rule.x + (rule.length or 0.0), rule.y)
    return Hit(
        Element.SEPARATOR,
        line.span,
        {"name": NAMES[line.role], **values},
        case=case,
        evidence="",
        page=rule.page,
        box=box,
    )
