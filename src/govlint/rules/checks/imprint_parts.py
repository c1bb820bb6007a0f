"""What stands in the 版记: F741-3 on the last page, F742-2 moved 主送, F743-3 other elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.document import Capability
from govlint.model.elements import Element, ElementText, Separator, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.ruled import lines_between_texts
from govlint.rules.spacing import page_of
from govlint.structure.printed import printed_at
from govlint.structure.separators import IMPRINT

MOVED = "主送"
OWN_RULES = ("subject_label", "copies_label")
"""Parts of what other rules judge: 主题词, 抄报."""


def _key(span: Span) -> tuple[int, int]:
    return span.block, span.start


def last_page(context: Context) -> Iterator[Hit]:
    """F741-3: no text of the paper behind the page of the 版记; annexes there are F737-1's.

    Raises:
        NotChecked: the page of the 版记 is unknown.
    """
    spans = [span for name in IMPRINT for text in context.all(name) for span in text.spans]
    first = min(spans, key=_key)
    page = page_of(context, first)
    if page is None:
        raise NotChecked("看不出版记在哪一面")
    if any(one.label_span.block > first.block for one in context.official.attachments):
        return
    last = max((page_of(context, span) or page for span in spans), default=page)
    later = [one.number for one in context.official.document.pages if one.lines]
    if later and later[-1] > last:
        element = _element_at(context, first)
        yield Hit(element, first, {"page": page, "last": later[-1]})


def _element_at(context: Context, span: Span) -> Element:
    found = (name for name in IMPRINT if any(span in text.spans for text in context.all(name)))
    return next(found, Element.IMPRINT)


def moved_recipients(context: Context) -> Iterator[Hit]:
    """F742-2: 主送 in the 版记 stands above 抄送, without a line between.

    Raises:
        NotApplicable: no 主送 stands in the 版记.
    """
    copies = context.all(Element.COPIES_TO)
    moved = [one for one in copies if _label(one) == MOVED]
    others = [one for one in copies if _label(one) != MOVED]
    if not moved:
        raise NotApplicable("文中没有移到版记的主送机关")
    for one in moved:
        before = [other for other in others if _key(other.span) < _key(one.span)]
        if before:
            yield Hit(Element.COPIES_TO, one.span, case="次序")
            continue
        below = min((other.span for other in others), key=_key, default=None)
        lines = _between(context, one, below) if below else []
        if lines:
            yield _line_hit(lines[0])


def _label(text: ElementText) -> str:
    part = text.parts.get("copies_label")
    return part.value if part else ""


def _between(context: Context, upper: ElementText, lower: Span) -> list[Separator]:
    if Capability.LAYOUT not in context.official.document.provides:
        return []
    return lines_between_texts(context, upper.spans[-1], lower)


def _line_hit(found: Separator) -> Hit:
    rule = found.rule
    box = None
    if rule.x is not None and rule.y is not None:
        box = (rule.x, rule.y, rule.x + (rule.length or 0.0), rule.y)
    return Hit(Element.SEPARATOR, found.span, case="分隔线", evidence="", page=rule.page, box=box)


def other_elements(context: Context) -> Iterator[Hit]:
    """F743-3: what else stands in the 版记 is parted by a line from 印发机关 and 印发日期.

    Raises:
        NotApplicable: nothing else stands there.
        NotChecked: the 版记 has no lines that could be read.
    """
    others = [one for one in context.all(Element.IMPRINT) if not _is_judged_elsewhere(one)]
    printing = [text.span for name in IMPRINT[1:] for text in context.all(name)]
    if not others or not printing:
        raise NotApplicable("文中没有版记的其他要素")
    if not any(one.role != "masthead" for one in context.official.separators):
        raise NotChecked("没有读到版记的分隔线")
    for one in others:
        if not _is_parted(context, one, printing):
            yield Hit(Element.IMPRINT, one.span)


def _is_judged_elsewhere(text: ElementText) -> bool:
    return any(part in text.parts for part in OWN_RULES)


def _is_parted(context: Context, one: ElementText, printing: Sequence[Span]) -> bool:
    """Tell whether a line parts an element from that of 印发; in its very line it is let be."""
    if any(_on_one_line(context, one.span, span) for span in printing):
        return True
    first, last = min(printing, key=_key), max(printing, key=_key)
    if _key(one.span) < _key(first):
        return bool(lines_between_texts(context, one.spans[-1], first))
    return bool(lines_between_texts(context, last, one.span))


def _on_one_line(context: Context, one: Span, other: Span) -> bool:
    if (one.block, one.cell) == (other.block, other.cell):
        start, end = sorted((one.start, other.start))
        return "\n" not in context.block_text(one)[start:end]
    pages = context.official.document
    (page, box), (second, below) = printed_at(pages, one), printed_at(pages, other)
    if box is None or below is None or page != second:
        return False
    return box[1] < below[3] and below[1] < box[3]
