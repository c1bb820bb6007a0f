"""Checks of the form of minutes (纪要格式), GB/T 9704-2012 10.3; its mark: ``form_mark``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govlint.model.blocks import Alignment
from govlint.model.document import Capability
from govlint.model.elements import Element, ElementText, Span
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.departures import departures
from govlint.rules.drawn import lines_of
from govlint.rules.formats import paragraph_at, stretches
from govlint.rules.joined import judged
from govlint.rules.spacing import left_indent, lines_between, size_at, width_of
from govlint.text.fonts import FANGSONG, HEI

LABELS = ("出席", "请假", "列席")
"""What the clause names, in its order."""
ABOVE = (Element.BODY, Element.ATTACHMENT_LIST)
ONE_LINE = 26
"""Characters that a line with an indent holds."""


def attendees(context: Context) -> Iterator[Hit]:
    """F103-2: 出席, 请假, 列席: their labels and order, and, where it is seen, how they are set.

    Raises:
        NotChecked: nothing is wrong, but how they are set cannot be seen.
    """
    yield from judged(context, _labels, _order, _looks)


def _named(context: Context) -> list[ElementText]:
    """Return the lines whose label begins with a word that the clause names."""
    return [
        one
        for one in context.all(Element.ATTENDEES)
        if "label" in one.parts and one.parts["label"].value.startswith(LABELS)
    ]


def _labels(context: Context) -> Iterator[Hit]:
    for one in _named(context):
        label, colon = one.parts["label"], one.parts.get("colon")
        if label.value not in LABELS:
            values = {"label": label.text, "wanted": label.value[:2]}
            yield Hit(Element.ATTENDEES, label.span, values, case="标签")
        if colon is not None and colon.text != "：" and not context.official.machine_converted:
            yield Hit(Element.ATTENDEES, colon.span, {"label": label.text}, case="冒号")


def _order(context: Context) -> Iterator[Hit]:
    last = 0
    for one in _named(context):
        label = one.parts["label"]
        place = LABELS.index(label.value[:2])
        if place < last:
            values = {"label": label.text, "before": LABELS[last]}
            yield Hit(Element.ATTENDEES, one.span, values, case="次序")
        last = max(last, place)


def _looks(context: Context) -> Iterator[Hit]:
    if Capability.LAYOUT not in context.official.document.provides:
        raise NotChecked("从这种文件里看不出字体和位置，只查了文字")
    yield from judged(context, _above, _indents, _turned, _label_type, _names_type)


def _above(context: Context) -> Iterator[Hit]:
    """Judge the blank line between the text and the first line of attendees."""
    found = _named(context)
    text = [span for name in ABOVE for one in context.all(name) for span in one.spans]
    if not found or not text:
        return
    first = found[0].span
    upper = max(text, key=lambda span: (span.block, span.start))
    if (upper.block, upper.start) > (first.block, first.start):
        return
    lines = lines_between(context, upper, first)
    if lines is None:
        raise NotChecked("看不出出席人员名单与上文之间空了几行")
    if abs(lines - context.parameters["lines"]) > context.parameters["lines_tolerance"]:
        place = Span(first.block, first.start, first.start, first.cell)
        shown = f"{max(lines, 0.0):.1f}".removesuffix(".0")
        yield Hit(Element.ATTENDEES, place, {"lines": shown}, case="空行", evidence="")


def _indents(context: Context) -> Iterator[Hit]:
    wanted, allowed = context.parameters["indent"], context.parameters["tolerance"]
    indents = [(one, left_indent(context, one.span)) for one in _named(context)]
    for one, indent in indents:
        if indent is not None and abs(indent - wanted) > allowed:
            values = {"label": one.parts["label"].text, "indent": f"{max(indent, 0.0):.1f}"}
            yield Hit(Element.ATTENDEES, one.span, values, case="缩进")
    if indents and all(indent is None for _, indent in indents):
        raise NotChecked("看不出出席人员名单的缩进")


def _turned(context: Context) -> Iterator[Hit]:
    """Judge where the later lines begin: below the first name."""
    for one in _named(context):
        names = one.parts.get("names")
        size = size_at(context, one.span)
        if names is None or not size:
            continue
        pages = context.official.document.pages
        off = _on_page(context, one, names.span) if pages else _in_word(context, one, names.span)
        if off is not None and abs(off) / size > context.parameters["tolerance"]:
            yield Hit(
                Element.ATTENDEES, names.span, {"label": one.parts["label"].text}, case="回行"
            )


def _on_page(context: Context, one: ElementText, names: Span) -> float | None:
    """Return how far right of the first name the second line begins, in points."""
    lines = lines_of(context, one)
    if len(lines) < 2 or not lines[0].start <= names.start < lines[0].end:
        return None
    return lines[1].box[0] - lines[0].edges[names.start - lines[0].start]


def _in_word(context: Context, one: ElementText, names: Span) -> float | None:
    """Return the same of a Word file: of a paragraph that is longer than a line."""
    paragraph, size = paragraph_at(context, one.span), size_at(context, one.span)
    begins = left_indent(context, one.span)
    lead = width_of(context, Span(names.block, one.span.start, names.start, names.cell))
    if paragraph is None or size is None or begins is None or lead is None:
        return None
    if len(one.text) <= ONE_LINE or "\n" in paragraph.text:
        return None
    look = paragraph.format
    if look.alignment in (Alignment.CENTER, Alignment.RIGHT, None):
        return None
    left = look.left_chars * size if look.left_chars is not None else look.left or 0.0
    return left - (begins * size + lead)


def _label_type(context: Context) -> Iterator[Hit]:
    spans = [one.parts["label"].span for one in _named(context)]
    yield from _departing(context, spans, HEI, "标签字体")


def _names_type(context: Context) -> Iterator[Hit]:
    parts = [one.parts.get("names") for one in _named(context)]
    yield from _departing(context, [part.span for part in parts if part], FANGSONG, "名单字体")


def _departing(context: Context, spans: Sequence[Span], font: str, case: str) -> Iterator[Hit]:
    """Yield what is set in another font or size.

    Raises:
        NotChecked: neither can be read.
    """
    items = [(Element.ATTENDEES, piece) for piece in stretches(context, spans)]
    if not items:
        return
    for group in departures(items, (font,), context.parameters["size"]):
        yield Hit(group.element, group.span, {"used": group.used, "many": group.many}, case=case)


def habits(context: Context) -> Iterator[Hit]:
    """F103-3: minutes carry no seal and are sent to nobody in particular."""
    recipients = context.first(Element.RECIPIENTS)
    if recipients is not None:
        yield Hit(Element.RECIPIENTS, recipients.span, case="主送")
    seals = context.official.seals
    if seals:
        place = context.first(Element.DOCUMENT_DATE) or context.first(Element.ISSUER_SIGNATURE)
        span = (
            Span(place.span.block, place.span.start, place.span.start) if place else Span(0, 0, 0)
        )
        yield Hit(
            Element.SEAL, span, case="印章", evidence="", page=seals[0].page, box=seals[0].box
        )
