"""Separators and seals, which are no lines of text and which the decoder does not see.

They are found by where they stand relative to the elements that it found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govlint.model.document import Document, Image, Rule
from govlint.model.elements import Element, ElementText, PrintedNumber, Separator, Span
from govlint.model.units import from_mm
from govlint.structure import letters
from govlint.structure.printed import printed_at

Elements = Mapping[Element, Sequence[ElementText]]

IMPRINT = (Element.COPIES_TO, Element.PRINTING_ORGAN, Element.PRINT_DATE)
"""What stands between the lines; 公开方式 and 主题词 are printed above them as well."""
HEAD = (
    Element.COPY_NUMBER,
    Element.CLASSIFICATION,
    Element.URGENCY,
    Element.ISSUER_MARK,
    Element.DOCUMENT_NUMBER,
    Element.SIGNATORIES,
)
BELOW_HEAD = (Element.TITLE, Element.RECIPIENTS, Element.BODY)
NEAR = from_mm(15)
"""So far from the text of the 版记 its first and last line may stand on a page."""
SEAL_SIZE = (from_mm(25), from_mm(60))
STAMP_WIDTH = (from_mm(8), from_mm(60))
STAMP_HEIGHT = from_mm(30)
SQUARE = 1.4
"""A seal is no wider than so many times its height; a stamp beside a post may be."""
EDGE_ORDER = {"above": 0, None: 1, "below": 2}
SHORTEST = from_mm(40)
"""A drawn line shorter than that separates nothing."""


def separators(document: Document, elements: Elements) -> tuple[Separator, ...]:
    """Return the separators in their roles: below the 版头, those of a letter and of the 版记."""
    drawn = [rule for rule in document.rules if rule.length is None or rule.length >= SHORTEST]
    head: list[Separator] = []
    if letters.is_letter(document, elements, drawn):
        head += letters.double_lines(document, elements, drawn)
    used = [rule for one in head for rule in (one.rule, one.second)]
    body = [rule for rule in drawn if rule.story == "body" and rule not in used]
    if not head:
        head += _masthead(document, elements, body)
    return (*head, *_imprint(document, elements, body))


def _masthead(document: Document, elements: Elements, rules: Sequence[Rule]) -> Iterator[Separator]:
    """Yield the line between the last element of the 版头 and the first below it."""
    above = _spans(elements, HEAD)
    below = _spans(elements, BELOW_HEAD[:1]) or _spans(elements, BELOW_HEAD)
    if not above or not below or Element.ISSUER_MARK not in elements:
        return
    first, title = above[0], below[0]
    between = [rule for rule in rules if _is_between(document, rule, first, title)]
    if between:
        last = next((span for span in reversed(above) if span.block < title.block), first)
        under = [rule for rule in between if _is_between(document, rule, last, title)]
        yield _separator("masthead", (under or between)[-1 if not under else 0], document)


def _spans(elements: Elements, names: Sequence[Element]) -> list[Span]:
    found = [span for name in names for text in elements.get(name, ()) for span in text.spans]
    return sorted(found, key=lambda span: (span.block, span.start))


def _is_between(document: Document, rule: Rule, upper: Span, lower: Span) -> bool:
    if rule.page is not None and rule.y is not None:
        page, top = printed_at(document, upper)
        lower_page, bottom = printed_at(document, lower)
        if top is None or bottom is None or page != lower_page:
            return False
        return rule.page == page and top[3] - 2 <= rule.y <= bottom[1] + 2
    if rule.block == lower.block:
        return rule.edge == "above"
    return upper.block <= rule.block < lower.block and not (
        rule.block == upper.block and rule.edge == "above"
    )


def _separator(role: str, rule: Rule, document: Document) -> Separator:
    text = document.blocks[rule.block].text if rule.source == "characters" else ""
    return Separator(role, rule, Span(rule.block, 0, len(text)))


def _imprint(document: Document, elements: Elements, rules: Sequence[Rule]) -> Iterator[Separator]:
    """Yield the lines of the 版记: the nearest above its text, those between, the nearest below."""
    spans = _spans(elements, IMPRINT) or _spans(elements, (Element.IMPRINT,))
    if not spans:
        return
    above: list[Rule] = []
    between: list[Rule] = []
    below: list[Rule] = []
    for rule in sorted(_near(document, elements, rules, spans), key=_place):
        if _is_above(document, rule, spans[0]) and not between:
            above.append(rule)
        elif _is_below(document, rule, spans[-1]):
            below.append(rule)
        else:
            between.append(rule)
    for role, found in (("first", above[-1:]), ("middle", between), ("last", below[:1])):
        for rule in found:
            yield _separator(role, rule, document)


def _place(rule: Rule) -> tuple[int, float, int, float]:
    if rule.page is not None:
        return rule.page, rule.y or 0.0, 0, 0.0
    return 0, float(rule.block), EDGE_ORDER[rule.edge], rule.y or 0.0


def _is_above(document: Document, rule: Rule, first: Span) -> bool:
    if rule.page is not None and rule.y is not None:
        page, box = printed_at(document, first)
        if page is not None and page != rule.page:
            return rule.page < page
        return box is not None and rule.y < box[1] + 2
    return rule.block < first.block or (rule.block == first.block and rule.edge != "below")


def _is_below(document: Document, rule: Rule, last: Span) -> bool:
    if rule.page is not None and rule.y is not None:
        page, box = printed_at(document, last)
        if page is not None and page != rule.page:
            return rule.page > page
        return box is not None and rule.y > box[3] - 2
    return rule.block > last.block or (rule.block == last.block and rule.edge != "above")


def _near(
    document: Document, elements: Elements, rules: Sequence[Rule], spans: Sequence[Span]
) -> Iterator[Rule]:
    first, last = spans[0].block, spans[-1].block
    before = [
        span.block
        for name, texts in elements.items()
        if name not in (*IMPRINT, Element.IMPRINT, Element.SEPARATOR)
        for text in texts
        for span in text.spans
        if (span.block, span.start) < (first, spans[0].start)
    ]
    start = max(before, default=-1)
    boxes = [printed_at(document, span) for span in spans]
    for rule in rules:
        if rule.page is not None and rule.y is not None:
            on_page = [box for page, box in boxes if page == rule.page and box is not None]
            top = min((box[1] for box in on_page), default=0.0) - NEAR
            bottom = max((box[3] for box in on_page), default=0.0) + NEAR
            if on_page and top <= rule.y <= bottom:
                yield rule
        elif start < rule.block <= last + 1 or (rule.block == start and rule.edge == "below"):
            yield rule


def seals(document: Document, elements: Elements) -> tuple[Image, ...]:
    """Return the images of a seal's size over the signature or the date."""
    spans = _spans(elements, (Element.ISSUER_SIGNATURE, Element.DOCUMENT_DATE))
    least, most = SEAL_SIZE
    signed_by_person = any("post" in s.parts for s in elements.get(Element.ISSUER_SIGNATURE, ()))
    return tuple(
        image
        for image in document.images
        if image.story == "body"
        and least <= (image.width or 0) <= most
        and least <= (image.height or 0) <= most
        and not (signed_by_person and _is_oblong(image))
        and any(_covers(document, image, span) for span in spans)
    )


def _is_oblong(image: Image) -> bool:
    return (image.width or 0) > SQUARE * (image.height or 0)


def stamps(document: Document, elements: Elements, sealed: Sequence[Image]) -> tuple[Image, ...]:
    """Return the signature stamps (签名章): pictures beside a post that stands without a name."""
    posts = [
        text.parts["post"].span
        for text in elements.get(Element.ISSUER_SIGNATURE, ())
        if "post" in text.parts and "name" not in text.parts
    ]
    return tuple(
        image
        for image in document.images
        if image.story == "body"
        and image not in sealed
        and STAMP_WIDTH[0] <= (image.width or 0) <= STAMP_WIDTH[1]
        and (image.height or 0) <= STAMP_HEIGHT
        and any(_is_beside(document, image, span) for span in posts)
    )


def _is_beside(document: Document, image: Image, post: Span) -> bool:
    """Tell whether a picture stands right of a post, or in the line of a Word file that has it."""
    if image.box is None:
        return abs(image.block - post.block) <= 1
    page, box = printed_at(document, post)
    if page != image.page or box is None:
        return False
    middle = (box[1] + box[3]) / 2
    return image.box[0] >= box[0] and image.box[1] <= middle <= image.box[3]


def _covers(document: Document, image: Image, span: Span) -> bool:
    if image.box is None:
        return image.floating and abs(image.block - span.block) <= 1
    page, box = printed_at(document, span)
    if page != image.page or box is None:
        return False
    across = image.box[0] < box[2] and box[0] < image.box[2]
    return across and image.box[1] < box[3] + NEAR and box[1] - NEAR < image.box[3]


def page_elements(
    elements: Elements,
    separating: Sequence[Separator],
    numbers: Sequence[PrintedNumber],
    sealed: Sequence[Image],
) -> dict[Element, tuple[ElementText, ...]]:
    """Return page numbers, drawn separators and seals as elements."""
    found: dict[Element, tuple[ElementText, ...]] = {}
    drawn = [one for one in separating if one.rule.source != "characters"]
    texts = {
        Element.PAGE_NUMBER: [(one.span, one.text) for one in numbers],
        Element.SEPARATOR: [(one.span, "") for one in drawn],
        Element.SEAL: [(_signed(elements), "") for _ in sealed],
    }
    for name, items in texts.items():
        known = tuple(elements.get(name, ()))
        own = tuple(ElementText(name, (span,), text, text) for span, text in items)
        if known or own:
            found[name] = known + own
    return found


def _signed(elements: Elements) -> Span:
    date = _spans(elements, (Element.DOCUMENT_DATE,))
    return (date or _spans(elements, (Element.ISSUER_SIGNATURE,)))[-1]
