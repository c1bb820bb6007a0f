"""Checks of the page setup: F511-1 paper, F521-1 top, F521-2 binding edge, F521-3 type area.

A Word file states its margins. On printed pages they are measured: the binding edge on running
text, the top on the first line of later pages, the type area by the width of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from govlint.model.document import Section
from govlint.model.elements import Element, Span
from govlint.model.pages import Page
from govlint.model.units import to_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.measure import (
    EVEN,
    ODD,
    edges,
    filled_pages,
    first_tops,
    median,
    pitch_of_text,
    upright_pages,
)
from govlint.structure.printed import begins_inside

A4_WIDTH = 210
MARGINS_UNKNOWN = "读不出页边距"
Judge = Callable[[Section], Mapping[str, str] | None]
"""Returns the values of the message for a section that is wrong, else None."""


def paper(context: Context) -> Iterator[Hit]:
    """F511-1: A4, upright or lying; a folded-out A3 page beside A4 pages is a table or a map.

    Raises:
        NotChecked: no section tells its paper.
    """
    sections = [one for one in context.official.document.sections if one.width and one.height]
    if not sections:
        raise NotChecked("读不出纸张大小")
    short, long = context.parameters["short_mm"], context.parameters["long_mm"]
    printed = bool(context.official.document.pages)
    allowed = context.parameters["pdf_mm" if printed else "tolerance_mm"]

    def fits(section: Section, *wanted: float) -> bool:
        sides = sorted((to_mm(section.width or 0), to_mm(section.height or 0)))
        return all(abs(a - b) <= allowed for a, b in zip(sides, wanted, strict=True))

    has_a4 = any(fits(one, short, long) for one in sections)

    def judge(section: Section) -> Mapping[str, str] | None:
        folded = has_a4 and is_lying(section) and fits(section, long, 2 * short)
        if folded or fits(section, short, long):
            return None
        return {"width": _mm(section.width), "height": _mm(section.height)}

    yield from _grouped(sections, judge)


def _mm(points: float | None) -> str:
    return f"{to_mm(points or 0):.1f}".removesuffix(".0")


def _grouped(sections: Sequence[Section], judge: Judge, case: str = "") -> Iterator[Hit]:
    """Yield one hit for every kind of wrong section, at the first that is so."""
    groups: dict[str, tuple[Section, dict[str, str], int]] = {}
    for section in sections:
        values = judge(section)
        if values is not None:
            first, said, count = groups.get(str(values), (section, dict(values), 0))
            groups[str(values)] = (first, said, count + 1)
    for first, said, count in groups.values():
        many = f"（共 {count} 节）" if count > 1 else ""
        yield _hit(first.first_block, case, many=many, **said)


def _hit(block: int, case: str = "", **values: str) -> Hit:
    return Hit(Element.PAGE_SETUP, Span(block, 0, 0), values, case=case, evidence="")


def _page_hit(page: Page, case: str = "", **values: str) -> Hit:
    line = page.lines[0]
    span = Span(line.block or 0, line.start, line.start, line.cell)
    return Hit(
        Element.PAGE_SETUP,
        span,
        {"many": "", **values},
        case=case,
        evidence="",
        page=page.number,
        box=line.box,
    )


def is_lying(section: Section) -> bool:
    """Tell whether a section is landscape."""
    return section.landscape or (section.width or 0) > (section.height or 0)


def _upright(context: Context) -> list[Section]:
    """Return the upright sections whose page and margins are known.

    Raises:
        NotChecked: there are none.
    """
    found = []
    for section in context.official.document.sections:
        margins = section.margins
        sides = (margins.top, margins.bottom, margins.left, margins.right)
        known = section.width is not None and section.height is not None and None not in sides
        if known and not is_lying(section):
            found.append(section)
    if not found:
        raise NotChecked(MARGINS_UNKNOWN)
    return found


def top_margin(context: Context) -> Iterator[Hit]:
    """F521-1: 37 mm above the type area.

    Raises:
        NotChecked: no margin is known, or no page shows where its text begins.
    """
    wanted, allowed = context.parameters["top_mm"], context.parameters["tolerance_mm"]
    if context.official.document.pages:
        yield from _printed_top(context, wanted, allowed)
        return

    def judge(section: Section) -> Mapping[str, str] | None:
        top = abs(section.margins.top or 0)
        right = abs(to_mm(top) - wanted) <= allowed
        return None if right else {"top": _mm(top), "wanted": f"{wanted:g}"}

    yield from _grouped(_upright(context), judge)


def _printed_top(context: Context, wanted: float, allowed: float) -> Iterator[Hit]:
    """Judge by the first lines of later pages.

    Above a line lies what its pitch exceeds the type by, and on a grid up to half a line of what
    the grid leaves over. A page may begin with blank lines: too low is only what begins inside a
    paragraph, or on two pages alike.
    """
    tops = first_tops(context)
    if not tops:
        raise NotChecked("第二面以后没有成段的文字，量不出天头")
    usual = median([top for top, _ in tops])
    highest, page = tops[0]
    agreed = (
        begins_inside(context.official.document, page.lines[0])
        or sum(top < highest + 1 for top, _ in tops) > 1
    )
    pitch = pitch_of_text(context)
    above = to_mm(max(0.0, pitch - page.lines[0].size) + pitch / 2)
    if to_mm(usual) < wanted - allowed:
        highest, page = next(one for one in tops if abs(one[0] - usual) < 1)
    elif to_mm(highest) <= wanted + allowed + above or not agreed:
        return
    yield _page_hit(page, top=f"{to_mm(highest):.1f}", wanted=f"{wanted:g}")


def binding_edge(context: Context) -> Iterator[Hit]:
    """F521-2: 28 mm at the binding edge: left on odd pages, right on even ones when mirrored.

    Raises:
        NotChecked: no margin is known, or too few lines show the edge.
    """
    wanted, allowed = context.parameters["left_mm"], context.parameters["tolerance_mm"]
    if context.official.document.pages:
        yield from _printed_edge(context, wanted, allowed)
        return

    def judge(section: Section) -> Mapping[str, str] | None:
        left = (section.margins.left or 0) + section.margins.gutter
        right = abs(to_mm(left) - wanted) <= allowed
        return None if right else {"left": _mm(left), "wanted": f"{wanted:g}"}

    yield from _grouped(_upright(context), judge)


def _printed_edge(context: Context, wanted: float, allowed: float) -> Iterator[Hit]:
    """Judge the left edge; of mirrored pages, whose count may begin on either, the better one."""
    odd, even = edges(context, ODD), edges(context, EVEN)
    if odd is None or even is None:
        raise NotChecked("成段的文字太少，量不出订口")
    left = to_mm(odd.left)
    right = abs(left - wanted) <= allowed or abs(to_mm(even.left) - wanted) <= allowed
    if not right:
        page = next(page for page in upright_pages(context) if page.lines)
        yield _page_hit(page, left=f"{left:.1f}", wanted=f"{wanted:g}")


def type_area(context: Context) -> Iterator[Hit]:
    """F521-3: 156 by 225 mm; the right and lower margins follow from it.

    Raises:
        NotChecked: no margin is known, or the pages do not show it within a character.
    """
    if context.official.document.pages:
        yield from _printed_area(context)
        return
    yield from _grouped(_upright(context), lambda section: _wrong_area(section, context), "版心")


def _wrong_area(section: Section, context: Context) -> Mapping[str, str] | None:
    """Judge width and height; where the other margin alone is wrong, that is F521-1 or F521-2."""
    get, margins = context.parameters, section.margins
    right, bottom = margins.right or 0, abs(margins.bottom or 0)
    width = to_mm((section.width or 0) - (margins.left or 0) - margins.gutter - right)
    height = to_mm((section.height or 0) - abs(margins.top or 0) - bottom)
    wrong = (
        (width, get["width_mm"], to_mm(right), get["right_mm"]),
        (height, get["height_mm"], to_mm(bottom), get["bottom_mm"]),
    )
    allowed = get["tolerance_mm"]
    if not any(
        abs(size - wanted) > allowed and abs(margin - usual) > allowed
        for size, wanted, margin, usual in wrong
    ):
        return None
    return {
        "width": f"{width:.0f}",
        "height": f"{height:.0f}",
        "right": _mm(right),
        "bottom": _mm(bottom),
    }


def _printed_area(context: Context) -> Iterator[Hit]:
    """Judge what is wrong by more than a character across, or a line and a character down."""
    found, pages = edges(context, ODD), filled_pages(context)
    if found is None:
        raise NotChecked("成段的文字太少，量不出版心")
    if abs(to_mm(upright_pages(context)[0].width) - A4_WIDTH) > 1:
        raise NotChecked("纸张不是 A4，量不出版心")
    get = context.parameters
    width = to_mm(found.right - found.left)
    if abs(width - get["width_mm"]) > get["character_mm"]:
        page = next(page for page in upright_pages(context) if page.lines)
        yield _page_hit(page, "文字宽度", width=f"{width:.0f}")
        return
    line = to_mm(pitch_of_text(context))
    for page in pages:
        bottom = to_mm(page.lines[-1].box[3])
        below, above = get["lower_mm"] + get["character_mm"], get["lower_mm"] - get["character_mm"]
        if not above - 2 * line <= bottom <= below:
            yield _page_hit(page, "文字下边缘", bottom=f"{bottom:.0f}")
            return
    raise NotChecked("页面上只能量到文字的边缘，看不出版心是否准确到 1 毫米")
