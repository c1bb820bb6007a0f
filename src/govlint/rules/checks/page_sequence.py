"""Which pages bear a number: F75-5 blank pages before the 版记, F75-6 annexes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from govlint.model.elements import Element, PrintedNumber, Span
from govlint.model.pages import Page
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.spacing import page_of
from govlint.structure.separators import IMPRINT

FIRST = (0, 1)
"""Numbers at which a numbering begins anew."""
FEW = 2
"""Pages that may well bear the same number because the second begins anew."""


def blank_pages(context: Context) -> Iterator[Hit]:
    """F75-5: no number on blank pages before the page of the 版记, nor on that page.

    Raises:
        NotApplicable: no page before that of the 版记 is blank.
        NotChecked: the page of the 版记 is unknown.
    """
    names = IMPRINT if any(context.all(name) for name in IMPRINT) else (Element.IMPRINT,)
    spans = [text.span for name in names for text in context.all(name)]
    if not spans:
        raise NotApplicable("没有版记")
    known = [page for page in (page_of(context, span) for span in spans) if page is not None]
    if not known:
        raise NotChecked("看不出版记在哪一面")
    last = min(known) if names == IMPRINT else max(known)
    blank = list(_blank_before(context, last))
    if not blank:
        raise NotApplicable("文中没有版记页前的空白页")
    numbered = [one for one in context.official.page_numbers if one.page in (*blank, last)]
    if numbered:
        shown = "、".join(one.text for one in numbered)
        yield _hit(numbered[0], numbers=shown)


def _blank_before(context: Context, last: int) -> Iterator[int]:
    """Yield the blank pages right before a page, backwards."""
    document = context.official.document
    drawn = {one.page for one in document.images} | {one.page for one in document.rules}
    for page in reversed(document.pages[: last - 1]):
        if not _is_blank(page) or page.number in drawn:
            return
        yield page.number


def _is_blank(page: Page) -> bool:
    others = [one for one in page.furniture if one.kind != "page_number"]
    return not page.lines and not page.scanned and not others


def _hit(number: PrintedNumber, **values: object) -> Hit:
    return Hit(
        Element.PAGE_NUMBER,
        number.span,
        {"number": number.text, **values},
        evidence=number.text,
        page=number.page,
        box=number.box,
    )


def annexes(context: Context) -> Iterator[Hit]:
    """F75-6: the numbers go on through annexes that are bound with the paper.

    Raises:
        NotApplicable: there is no annex, or it is not bound with its paper.
        NotChecked: no page of the annex has a number.
    """
    official = context.official
    if not official.attachments or official.detached:
        raise NotApplicable("没有与正文一起装订的附件")
    first = official.attachments[0].label_span
    yield from (_on_pages if official.document.pages else _in_word)(context, first)


def _in_word(context: Context, first: Span) -> Iterator[Hit]:
    for section in context.official.document.sections[1:]:
        if section.page_number_start in FIRST and _is_annex(context, section.first_block, first):
            values = {"start": section.page_number_start}
            place = Span(section.first_block, 0, 0)
            yield Hit(Element.PAGE_NUMBER, place, values, "另编", evidence="")
            return


def _is_annex(context: Context, block: int, first: Span) -> bool:
    """Tell whether a section that begins at a block begins with an annex or inside one."""
    between = context.official.document.blocks[block : first.block]
    return not any(one.text.strip() for one in between)


def _on_pages(context: Context, first: Span) -> Iterator[Hit]:
    begin = page_of(context, first)
    numbers = [
        (one.page, int(digits), one)
        for one in context.official.page_numbers
        if one.page and (digits := _digits(one)).isdecimal()
    ]
    if begin is None or not any(page >= begin for page, _, _ in numbers):
        raise NotChecked("没有读到附件的页码")
    if len(numbers) > FEW and len({value for _, value, _ in numbers}) == 1:
        return  # typed, not counted: another rule tells it
    for (_, before, _), (page, value, number) in itertools.pairwise(numbers):
        if page >= begin and value <= before:
            yield _restart(number, value)
            return


def _digits(number: PrintedNumber) -> str:
    end = len(number.text) - len(number.after)
    return number.text[len(number.before) : end].strip()


def _restart(number: PrintedNumber, value: int) -> Hit:
    found = _hit(number, start=value)
    return Hit(
        found.element,
        found.span,
        found.values,
        "另编",
        evidence=found.evidence,
        page=found.page,
        box=found.box,
    )
