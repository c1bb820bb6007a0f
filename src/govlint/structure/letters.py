"""The form of a letter (信函格式): its mark without 文件, its two double lines.

A mark that is an organ alone also begins papers of the common form. What tells them apart is where
the red line is drawn and how: a letter has a double line right below the mark, the common form a
single one below the number; where no line is known, the number stands at the right or in the
middle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govlint.model.blocks import Alignment, Paragraph, channels
from govlint.model.document import Document, Rule
from govlint.model.elements import Element, ElementText, Separator, Span
from govlint.model.units import from_mm
from govlint.structure.printed import printed_at

Elements = Mapping[Element, Sequence[ElementText]]
WORDS = ("word", "order_word", "minutes_word")
PAIR = from_mm(6)
"""Two lines no farther apart are one double line."""
LOW = 0.86
"""Share of a page's height below which its second double line is drawn."""
MOST_BLOCKS = 40
"""On a Word file the second double line is anchored on the first page: in so many blocks."""


def has_letter_mark(elements: Elements) -> bool:
    """Tell whether the mark names organs alone, without 文件, 令 or 纪要."""
    marks = elements.get(Element.ISSUER_MARK, ())
    return bool(marks) and not any(word in mark.parts for mark in marks for word in WORDS)


def is_letter(document: Document, elements: Elements, rules: Sequence[Rule]) -> bool:
    """Tell whether a document has the form of a letter.

    Args:
        document: the document.
        elements: what was recognised in it.
        rules: its lines long enough to separate something, in every story.
    """
    if Element.ISSUER_MARK not in elements:
        return False
    top = _top(document, elements, rules)
    if not has_letter_mark(elements):
        return _is_framed(document, elements, top) and bool(_bottom(document, elements, rules))
    if len(top) == 2 or any(map(_is_double, top)) or _bottom(document, elements, rules):
        return True
    if top and _number_above(document, elements, top[0]):
        return False
    return _number_at_right(document, elements) and (bool(top) or _is_named_letter(elements))


def _number_at_right(document: Document, elements: Elements) -> bool:
    """Tell whether the number stands at the right, or where a text cannot tell where."""
    number = elements.get(Element.DOCUMENT_NUMBER)
    block = document.blocks[number[0].span.block] if number else None
    sides = (Alignment.RIGHT, None)
    return isinstance(block, Paragraph) and block.format.alignment in sides


def _is_named_letter(elements: Elements) -> bool:
    """Tell whether number or title say 函."""
    texts = (*elements.get(Element.DOCUMENT_NUMBER, ()), *elements.get(Element.TITLE, ()))
    return any(re.search(r"函(?=[〔\[［【（(])|函$", text.normalised) for text in texts)


def _is_framed(document: Document, elements: Elements, top: Sequence[Rule]) -> bool:
    """Tell whether a mark that wrongly ends in 文件 stands above a double line and its number."""
    marks = elements[Element.ISSUER_MARK]
    if any("word" not in mark.parts for mark in marks) or not top:
        return False
    double = len(top) == 2 or _is_double(top[0])
    return double and not _number_above(document, elements, top[0])


def double_lines(
    document: Document, elements: Elements, rules: Sequence[Rule]
) -> Iterator[Separator]:
    """Yield the double lines of a letter: below the mark, and at the foot of its first page."""
    for role, found in (
        ("letter_top", _top(document, elements, rules)),
        ("letter_bottom", _bottom(document, elements, rules)),
    ):
        if found:
            second = found[1] if len(found) > 1 else None
            yield Separator(role, found[0], Span(found[0].block, 0, 0), second)


def _top(document: Document, elements: Elements, rules: Sequence[Rule]) -> list[Rule]:
    """Return the line, or the pair of lines, right below the mark."""
    mark = elements[Element.ISSUER_MARK][-1].spans[-1]
    below = _below_mark(elements, mark)
    near = [
        rule
        for rule in rules
        if rule.story == "body"
        and not _is_low(document, rule)
        and _follows(document, rule, mark, below)
    ]
    in_header = [
        rule
        for rule in rules
        if rule.story == "header" and is_red(rule) and not _is_low(document, rule)
    ]
    return _pair(sorted(near or in_header, key=_height))


def _below_mark(elements: Elements, mark: Span) -> Span | None:
    """Return where the title, or else the text, begins."""
    for name in (Element.TITLE, Element.RECIPIENTS, Element.BODY):
        for text in elements.get(name, ()):
            if text.span.block > mark.block:
                return text.span
    return None


def _follows(document: Document, rule: Rule, mark: Span, below: Span | None) -> bool:
    if rule.page is not None and rule.y is not None:
        page, box = printed_at(document, mark)
        limit = printed_at(document, below)[1] if below is not None else None
        if page != rule.page or box is None or rule.y < box[3] - 2:
            return False
        return limit is None or rule.y <= limit[1] + 2
    if rule.block == mark.block:
        return rule.edge != "above"
    last = below.block if below is not None else mark.block + 1
    return mark.block < rule.block < last or (rule.block == last and rule.edge == "above")


def _height(rule: Rule) -> tuple[int, float]:
    if rule.page is not None:
        return 0, rule.y or 0.0
    return rule.block, rule.y or 0.0


def _pair(rules: Sequence[Rule]) -> list[Rule]:
    """Return the first line, and the one that makes it double where both are drawn alone."""
    if not rules or _is_double(rules[0]):
        return list(rules[:1])
    for other in rules[1:2]:
        if _are_near(rules[0], other):
            return [rules[0], other]
    return list(rules[:1])


def _are_near(upper: Rule, lower: Rule) -> bool:
    if upper.page != lower.page or (upper.page is None and abs(upper.block - lower.block) > 1):
        return False
    if upper.y is None or lower.y is None or (upper.page is None and upper.block != lower.block):
        return True
    return 0 <= lower.y - upper.y <= PAIR


def _is_double(rule: Rule) -> bool:
    return rule.compound not in (None, "single")


def _number_above(document: Document, elements: Elements, rule: Rule) -> bool:
    """Tell whether the number stands above a line, as in the common form."""
    for number in elements.get(Element.DOCUMENT_NUMBER, ()):
        if rule.page is not None and rule.y is not None:
            page, box = printed_at(document, number.span)
            return page == rule.page and box is not None and box[3] - 2 <= rule.y
        return number.span.block < rule.block or (
            number.span.block == rule.block and rule.edge == "below"
        )
    return False


def _bottom(document: Document, elements: Elements, rules: Sequence[Rule]) -> list[Rule]:
    """Return the line, or the pair, at the foot of the first page: in a footer or on the page."""
    return _pair(sorted(_low(document, rules), key=_height))


def _low(document: Document, rules: Sequence[Rule]) -> list[Rule]:
    drawn = [rule for rule in rules if _is_low(document, rule)]
    first = [rule for rule in drawn if rule.margin == "first"]
    return first or drawn


def _is_low(document: Document, rule: Rule) -> bool:
    if rule.page is not None and rule.y is not None:
        return rule.page == 1 and rule.y > LOW * document.pages[0].height and is_red(rule)
    if rule.story == "footer":
        return is_red(rule)
    if rule.edge is not None or rule.y is None:
        return False
    height = next((one.height for one in document.sections if one.height), None)
    low = height is not None and rule.y > LOW * height - from_mm(37)
    return low and is_red(rule) and rule.block < MOST_BLOCKS


def is_red(rule: Rule) -> bool:
    """Tell whether a line is reddish; one of unknown colour may be."""
    if rule.color is None or len(rule.color) != 6:
        return True
    red, green, blue = channels(rule.color)
    return red >= 150 and green <= 110 and blue <= 110
