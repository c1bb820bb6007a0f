"""The first page: F733-1 it shows text of the body, F732-3 the recipients leave room for that."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.model.elements import Element, Span
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.measure import own_bottom, pitch_of_text
from govlint.rules.spacing import USUAL_PITCH, last_line_at, page_of, starts_page
from govlint.rules.textlines import first_line

UNSEEN = "Word 文件里看不出首页排到哪里"


def shows_body(context: Context) -> Iterator[Hit]:
    """F733-1: text of the body stands on the page of the title.

    Where the recipients take up the page, F732-3 says so.

    Raises:
        NotChecked: a Word file without a page break above the body.
    """
    title, body = context.first(Element.TITLE), context.first(Element.BODY)
    if title is None or body is None:
        raise NotChecked("没有读到标题和正文")
    first = first_line(context, body.span)
    if context.official.document.pages:
        if _turns(context, title.span, first) and not _is_filled(context):
            yield Hit(Element.BODY, first)
    elif starts_page(context, body.span) and title.span.block < body.span.block:
        yield Hit(Element.BODY, first)
    else:
        raise NotChecked(UNSEEN)


def recipients(context: Context) -> Iterator[Hit]:
    """F732-3: the recipients are not so many that the first page shows no text of the body.

    Raises:
        NotChecked: a Word file, which does not tell what stands on a page.
    """
    if not context.official.document.pages:
        raise NotChecked(UNSEEN)
    title, body = context.first(Element.TITLE), context.first(Element.BODY)
    found = context.first(Element.RECIPIENTS)
    if title is None or body is None or found is None:
        raise NotChecked("没有读到标题、主送机关和正文")
    if _turns(context, title.span, body.span) and _is_filled(context):
        yield Hit(Element.RECIPIENTS, first_line(context, found.span))


def _turns(context: Context, title: Span, body: Span) -> bool:
    """Tell whether the body begins on a later page than the title."""
    upper, lower = page_of(context, title), page_of(context, body)
    return upper is not None and lower is not None and upper < lower


def _is_filled(context: Context) -> bool:
    """Tell whether the recipients leave no line for the body on the page of the title."""
    title, found = context.first(Element.TITLE), context.first(Element.RECIPIENTS)
    last = last_line_at(context, found.spans[-1]) if found else None
    if title is None or last is None:
        return False
    return last.page != page_of(context, title.span) or _room(context, last) < 1


def _room(context: Context, last: PrintedLine) -> float:
    """Return how many lines there is room for below a line."""
    own = own_bottom(context)
    bottom = min(from_mm(context.parameters["bottom_mm"]), own[1] if own else last.box[3] + 1000)
    return (bottom - last.box[3]) / (pitch_of_text(context) or USUAL_PITCH)
