"""Landscape pages with tables: F8-1 where their number stands, F8-2 to which side the head lies.

A number that stays where it is on portrait pages runs sideways on a page that is read in
landscape: at its left side where the head of the table lies at the left of the sheet, as it must
on odd pages (binding edge) and on even ones (fore-edge), at its right side where the sheet was
turned the wrong way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.blocks import Table
from govlint.model.document import Section
from govlint.model.elements import Element, PrintedNumber, Span
from govlint.model.pages import Box, Page
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context

SIDEWAYS = (90, 270)
"""Directions of a number, in degrees clockwise, that stands upright on the sheet."""


def number_place(context: Context) -> Iterator[Hit]:
    """F8-1: the number of a landscape table page stands where portrait pages have theirs.

    Raises:
        NotApplicable: no landscape page has a table.
        NotChecked: the place of the number cannot be read.
    """
    if context.official.document.pages:
        yield from _on_pages(context)
    else:
        yield from _in_word(context)


def _on_pages(context: Context) -> Iterator[Hit]:
    wide = _wide_pages(context)
    found = _numbers(context, wide)
    wrong = [(one, _verdict(context, one, page)) for one, page in found]
    for case in ("横页下方", "位置"):
        members = [one for one, verdict in wrong if verdict == case]
        if members:
            many = f"（共 {len(members)} 面）" if len(members) > 1 else ""
            yield _hit(members[0], case, many=many)
    if all(verdict is None for _, verdict in wrong):
        raise NotChecked("没有纵向页面的页码可以比较")


def _wide_pages(context: Context) -> list[Page]:
    pages = [page for page in context.official.document.pages if page.width > page.height]
    wide = [page for page in pages if any(line.cell is not None for line in page.lines)]
    if not wide:
        raise NotApplicable("没有横排的表格")
    return wide


def _numbers(context: Context, pages: Sequence[Page]) -> list[tuple[PrintedNumber, Page]]:
    by_page = {page.number: page for page in pages}
    numbers = context.official.page_numbers
    found = [(one, by_page[one.page]) for one in numbers if one.page in by_page and one.box]
    if not found:
        raise NotChecked("没有读到横排表格页的页码")
    return found


def _verdict(context: Context, number: PrintedNumber, page: Page) -> str | None:
    """Return the case of a wrong number, an empty text for a right one; None: not to be told."""
    if number.turn not in SIDEWAYS:
        return "横页下方"
    box = _on_sheet(number, page)
    others = [one for one in context.official.page_numbers if _is_upright(context, one)]
    alike = [one for one in others if ((one.page or 0) - page.number) % 2 == 0]
    allowed = from_mm(context.parameters["tolerance_mm"])
    if not others:
        return None
    heights = [one.box[3] for one in others if one.box]
    edges = [_outer(one.box, page.number) for one in alike if one.box]
    low = any(abs(box[3] - height) <= allowed for height in heights)
    aside = any(abs(_outer(box, page.number) - edge) <= allowed for edge in edges)
    # Of a sheet turned the wrong way, which F8-2 reports, left and right change places.
    return "" if low and (aside or not edges or not _head_is_left(number, page)) else "位置"


def _head_is_left(number: PrintedNumber, page: Page) -> bool:
    box = number.box or (0.0, 0.0, 0.0, 0.0)
    return (box[0] + box[2]) / 2 < page.width / 2


def _on_sheet(number: PrintedNumber, page: Page) -> Box:
    """Return the box of a number on the sheet held upright."""
    x0, top, x1, bottom = number.box or (0.0, 0.0, 0.0, 0.0)
    if _head_is_left(number, page):
        return top, page.width - x1, bottom, page.width - x0
    return page.height - bottom, x0, page.height - top, x1


def _outer(box: Box, page: int) -> float:
    """Return the edge of a number on the outer side of its page, where it is aligned."""
    return box[2] if page % 2 else box[0]


def _is_upright(context: Context, number: PrintedNumber) -> bool:
    if number.page is None or number.box is None:
        return False
    page = context.official.document.pages[number.page - 1]
    return page.width <= page.height and not number.turn


def _hit(number: PrintedNumber, case: str, **values: object) -> Hit:
    return Hit(
        Element.PAGE_NUMBER,
        number.span,
        {"number": number.text, "page": number.page, **values},
        case,
        evidence=number.text,
        page=number.page,
        box=number.box,
    )


def _in_word(context: Context) -> Iterator[Hit]:
    """Judge sections: a number in the line of a footer stands at the foot of the landscape page."""
    wide = [one for one in context.official.document.sections if _has_wide_table(context, one)]
    if not wide:
        raise NotApplicable("没有横排的表格")
    for section in wide:
        if _is_at_foot(section):
            place = Span(section.first_block, 0, 0)
            values = {"number": "", "page": "", "many": ""}
            yield Hit(Element.PAGE_NUMBER, place, values, "横页下方", evidence="")
            return
    raise NotChecked("看不出横排表格页的页码在页面的什么位置")


def _has_wide_table(context: Context, section: Section) -> bool:
    document = context.official.document
    width, height = section.width or 0.0, section.height or 0.0
    later = [one.first_block for one in document.sections if one.first_block > section.first_block]
    blocks = document.blocks[section.first_block : min(later, default=len(document.blocks))]
    return width > height and any(isinstance(block, Table) for block in blocks)


def _is_at_foot(section: Section) -> bool:
    """Tell whether a shown footer has its number in plain paragraphs, not in frame or text box."""
    shown = {"default"}
    shown |= {"first"} if section.first_page_differs else set()
    shown |= {"even"} if section.even_pages_differ else set()
    return any(
        number.path == block.path and not block.from_textbox and not block.format.frame_align
        for footer in section.footers
        if footer.kind in shown
        for number in footer.page_numbers
        for block in footer.blocks
        if not isinstance(block, Table)
    )


def head_side(context: Context) -> Iterator[Hit]:
    """F8-2: the head of a landscape table lies at the left of the sheet, on odd and even pages.

    Raises:
        NotApplicable: no landscape page has a table.
        NotChecked: no number tells how the sheet is held.
    """
    found = _numbers(context, _wide_pages(context))
    known = [(one, page) for one, page in found if one.turn in SIDEWAYS]
    if not known:
        raise NotChecked("横排表格页的页码没有按纵向页面的位置排，看不出表头朝哪一边")
    wrong = [one for one, page in known if not _head_is_left(one, page)]
    if wrong:
        pages = "、".join(str(one.page) for one in wrong)
        yield _hit(wrong[0], "表头", pages=pages)
