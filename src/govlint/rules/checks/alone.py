"""F7355-2: a signature block does not stand alone on a page."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.elements import Element, Span
from govlint.model.pages import Page
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.signing import signing
from govlint.rules.spacing import page_of


def alone(context: Context) -> Iterator[Hit]:
    """F7355-2: above name and date stands a line of text on the same page.

    Raises:
        NotApplicable: no signature, or nothing is signed by it.
        NotChecked: the pages of text and signature are unknown.
    """
    found = signing(context)
    if not found.organs or found.above is None:
        raise NotApplicable("没有署名，或者署名上面没有正文")
    before = page_of(context, found.above)
    if before is None:
        raise NotChecked("看不出署名在哪一面")
    date = [(Element.DOCUMENT_DATE, found.date)] if found.date else []
    block = [*((Element.ISSUER_SIGNATURE, span) for span in found.organs), *date]
    for element, span in block:
        number = page_of(context, span)
        if number is not None and number > before and _is_first(context, number, block):
            yield Hit(element, span, {"page": number})
            return


def _is_first(context: Context, number: int, block: list[tuple[Element, Span]]) -> bool:
    """Tell whether the first line of a page is of the signature block."""
    pages: list[Page] = [one for one in context.official.document.pages if one.number == number]
    line = pages[0].lines[0]
    return any(
        (span.block, span.cell) == (line.block, line.cell)
        and line.start < span.end
        and span.start < line.end
        for _, span in block
    )
