"""Checks of the page numbers: F75-1 type, F75-2 dashes, F75-3 height, F75-4 side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from govlint.model.blocks import Alignment
from govlint.model.document import Section
from govlint.model.elements import Element, Layout, PrintedNumber, Span
from govlint.model.pages import EM_BELOW
from govlint.model.units import to_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.measure import own_bottom
from govlint.text.fonts import SONG, font_class

DASH = "—"
OTHER_DASHES = "-－–―─━‐‑−一"
ARABIC = re.compile(r"[0-9]+")
DECIMAL = {None, "decimal", "numberInDash", "Arabic", "ArabicDash"}
DASHED = {"numberInDash", "ArabicDash"}
MIDDLE = 0.38
"""A dash is drawn in the middle of the em box: so much of the size above the base line."""
SINGLE = 1.3
"""Height of a line of single pitch, in sizes."""
SIDES = {Alignment.LEFT: "左", Alignment.RIGHT: "右", Alignment.CENTER: "中间"}

Judge = Callable[[PrintedNumber], tuple[str, dict[str, Any]] | None]
"""Names the case and the values of a defect of one number."""


def _numbers(context: Context) -> Sequence[PrintedNumber]:
    numbers = context.official.page_numbers
    if not numbers:
        raise NotChecked("没有读到页码")
    return numbers


def _grouped(numbers: Sequence[PrintedNumber], judge: Judge) -> Iterator[Hit]:
    """Yield one hit for every kind of defect, at the first number that has it."""
    found: dict[tuple[str, str], list[tuple[PrintedNumber, dict[str, Any]]]] = {}
    for number in numbers:
        verdict = judge(number)
        if verdict is not None:
            case, values = verdict
            found.setdefault((case, str(values)), []).append((number, values))
    for (case, _), members in found.items():
        first, values = members[0]
        many = f"（共 {len(members)} 处）" if len(members) > 1 else ""
        yield Hit(
            Element.PAGE_NUMBER,
            first.span,
            {"number": first.text, "many": many, **values},
            case=case,
            evidence=first.text,
            page=first.page,
            box=first.box,
        )


def number_type(context: Context) -> Iterator[Hit]:
    """F75-1: Arabic digits of a 宋体 font, 4号; a paper of several pages has them at all.

    Raises:
        NotChecked: a letter without numbers may have one page.
    """
    if not context.official.page_numbers:
        pages = context.official.document.pages
        if not pages and context.official.layout is Layout.LETTER:
            raise NotChecked("信函首页不显示页码，Word 文件里看不出有没有第二面")
        if not pages or len(pages) > 1:
            yield Hit(Element.PAGE_NUMBER, _first_block(context), case="没有页码", evidence="")
        return

    def judge(number: PrintedNumber) -> tuple[str, dict[str, Any]] | None:
        digits = number.text[len(number.before.lstrip()) :]
        if not ARABIC.match(digits) or number.number_format not in DECIMAL:
            return "数字", {}
        size, font = number.format.size, number.format.font
        values = {"size": f"{size or 0:g}", "font": font or ""}
        if size is not None and abs(size - context.parameters["size"]) > 0.25:
            return "字号", values
        if font is not None and font_class(font) not in (SONG, None):
            return "字体", values
        return None

    yield from _grouped(context.official.page_numbers, judge)


def _first_block(context: Context) -> Span:
    title = context.first(Element.TITLE)
    return Span(title.span.block if title else 0, 0, 0)


def dashes(context: Context) -> Iterator[Hit]:
    """F75-2: one 一字线 on each side, with or without a blank between."""

    def judge(number: PrintedNumber) -> tuple[str, dict[str, Any]] | None:
        before, after = number.before.strip(), number.after.strip()
        if before == DASH and after == DASH:
            return None
        dashed = number.number_format in DASHED
        if before in OTHER_DASHES and after in OTHER_DASHES and (dashed or (before and after)):
            return "别的横线", {}
        return "没有一字线", {}

    yield from _grouped(_numbers(context), judge)


def height(context: Context) -> Iterator[Hit]:
    """F75-3: the dash stands 7 mm below the type area."""
    wanted, allowed = context.parameters["below_mm"], context.parameters["tolerance_mm"]
    document = context.official.document
    own = own_bottom(context) if document.pages else None

    def on_page(number: PrintedNumber) -> tuple[str, dict[str, Any]] | None:
        page = document.pages[(number.page or 1) - 1]
        if number.box is None or page.width > page.height:
            return None
        size = number.box[3] - number.box[1]
        middle = number.box[3] - (EM_BELOW + MIDDLE) * size
        below = to_mm(middle) - context.parameters["bottom_mm"]
        if abs(below - wanted) <= allowed or _is_below_text(own, middle, wanted, allowed):
            return None
        return "位置", {"below": f"{below:.0f}", "wanted": f"{wanted:g}"}

    if document.pages:
        yield from _grouped(_numbers(context), on_page)
        return
    yield from _grouped(_numbers(context), lambda number: _in_footer(context, number))


def _is_below_text(
    own: tuple[float, float] | None, middle: float, wanted: float, allowed: float
) -> bool:
    """Tell whether a dash stands right below the text of the filled pages of this very paper."""
    if own is None:
        return False
    return to_mm(middle - own[1]) - allowed <= wanted <= to_mm(middle - own[0]) + allowed


def _in_footer(context: Context, number: PrintedNumber) -> tuple[str, dict[str, Any]] | None:
    """Judge by the distance of the footer; the height of its line is an estimate."""
    section = _section(context, number)
    margins = section.margins
    if section.landscape or margins.bottom is None or margins.footer is None:
        return None
    size = number.format.size or 14.0
    below = to_mm(margins.bottom - margins.footer - size * SINGLE / 2)
    wanted, allowed = context.parameters["below_mm"], context.parameters["footer_tolerance_mm"]
    if abs(below - wanted) <= allowed:
        return None
    return "页脚距离", {"below": f"{below:.0f}", "wanted": f"{wanted:g}"}


def _section(context: Context, number: PrintedNumber) -> Section:
    sections = context.official.document.sections
    return next(one for one in reversed(sections) if one.first_block <= number.span.block)


def sides(context: Context) -> Iterator[Hit]:
    """F75-4: odd pages right, even pages left, one character from the edge.

    Raises:
        NotChecked: what it needs cannot be read.
    """
    numbers = _numbers(context)
    if all(number.alignment is None for number in numbers):
        raise NotChecked("成段的文字太少，量不出版心，看不出页码在哪一边")
    size = context.parameters["indent"]
    allowed = context.parameters["tolerance"]
    document = context.official.document
    same = not document.pages and not any(one.even_pages_differ for one in document.sections)

    def judge(number: PrintedNumber) -> tuple[str, dict[str, Any]] | None:
        right = Alignment.LEFT if number.kind == "even" else Alignment.RIGHT
        if number.page is not None and _is_landscape(context, number.page):
            return None
        if number.alignment is None:
            return None
        if number.alignment is not right:
            return "位置", {"side": SIDES.get(number.alignment, "中间")}
        if number.indent is not None and abs(number.indent - size) > allowed:
            return "空字", {"indent": f"{number.indent / size:.1f}"}
        return ("奇偶相同", {}) if same else None

    yield from _grouped(numbers, judge)


def _is_landscape(context: Context, page: int) -> bool:
    found = context.official.document.pages[page - 1]
    return found.width > found.height
