"""Checks of the 发文机关标志: F724-1 names an organ, F724-4 of a joint paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.model.elements import Element, ElementText, Span
from govlint.model.pages import PrintedLine
from govlint.model.units import to_mm
from govlint.rules.api import Hit, NotApplicable, NotChecked, required
from govlint.rules.context import Context
from govlint.rules.drawn import ink_of
from govlint.rules.formats import paragraph_at
from govlint.rules.masthead import head_lines, organs_of_mark
from govlint.rules.spacing import line_at
from govlint.structure.lines import Line
from govlint.structure.organs import is_organ, same_organ
from govlint.text.characters import HAN

TAIL = re.compile(rf"(?P<name>{HAN}{{2,40}}?)(?P<tail>红头文件|的文件|文件[：:。．.！]|红头)")
"""Marks that end with other words than 文件."""
PLACE_ALONE = re.compile(rf"{HAN}{{1,7}}[省市县区州盟旗](文件|红头文件)")
NO_PLACE = re.compile(r"(行政|军|工业|开发|示范|保护|试验|管理)区|专区|灌区|社区")
LARGE = 18.0


def name(context: Context) -> Iterator[Hit]:
    """F724-1: the mark is the full or standard short name of the organ, with 文件 or without.

    Raises:
        NotApplicable: there is no mark.
    """
    marks = context.all(Element.ISSUER_MARK)
    wrong = list(_malformed(context))
    if not marks and not wrong:
        raise NotApplicable("文稿未套红")
    yield from wrong
    yield from _some_organs(context)


def _malformed(context: Context) -> Iterator[Hit]:
    """Yield the lines above the number that are meant for a mark and certainly no right one."""
    number = context.first(Element.DOCUMENT_NUMBER)
    for line in head_lines(context):
        above = number is not None and line.span.block < number.span.block
        if line.element is not Element.ISSUER_MARK and (line.element is not None or not above):
            continue
        tail, seen = TAIL.fullmatch(line.text), _looks_like_a_mark(context, line.span)
        if tail and (seen or is_organ(tail["name"])):
            values = {"name": tail["name"], "tail": tail["tail"]}
            yield Hit(Element.ISSUER_MARK, line.span, values, case="末尾")
        elif seen and PLACE_ALONE.fullmatch(line.text) and not NO_PLACE.search(line.text):
            yield Hit(Element.ISSUER_MARK, line.span, case="只有地名")


def _looks_like_a_mark(context: Context, span: Span) -> bool:
    """Tell whether a line is red or large; one of a text has no looks."""
    paragraph = paragraph_at(context, span)
    if paragraph is None:
        return False
    text = paragraph.text[span.start : span.end]
    line = Line(0, span.block, span.start, text, paragraph, None)
    return line.red or (line.format.size or 0.0) >= LARGE


def _some_organs(context: Context) -> Iterator[Hit]:
    """Yield where the mark names several organs and still not all that sign."""
    named = [one.name for one in organs_of_mark(context)]
    signed = [one.name for one in context.official.signed_organs]
    missing = [one for one in signed if not any(same_organ(one, other) for other in named)]
    known = [one for one in named if any(same_organ(one, other) for other in signed)]
    if len(named) > 1 and missing and len(known) == len(named):
        span = required(context, Element.ISSUER_MARK).span
        yield Hit(Element.ISSUER_MARK, span, {"missing": "、".join(missing)}, case="机关不全")


def joint(context: Context) -> Iterator[Hit]:
    """F724-4: the lead organ first; 文件 at the right, in the middle of the stack of names.

    Raises:
        NotApplicable: the mark names one organ alone.
        NotChecked: where 文件 stands cannot be told.
    """
    named = organs_of_mark(context)
    if len(named) < 2:
        raise NotApplicable("发文机关标志里只有一个机关")
    lead = _lead(context, [one.name for one in named])
    if lead:
        values = {"lead": named[lead].name, "first": named[0].name}
        yield Hit(Element.ISSUER_MARK, named[lead].span, values, case="主办机关")
    if len({(one.span.block, _row(context, one.span)) for one in named}) == 1:
        return  # names side by side
    found = list(_word(context, [one.span for one in named]))
    yield from found
    if not context.official.document.pages and not found and not lead:
        raise NotChecked("看不出“文件”二字在页面上的位置")


def _row(context: Context, span: Span) -> int:
    return context.block_text(span)[: span.start].count("\n")


def _lead(context: Context, named: Sequence[str]) -> int:
    """Return which organ leads by the 代字 of the document number; 0 where it does not tell."""
    number = context.first(Element.DOCUMENT_NUMBER)
    code = number.parts.get("organ") if number is not None else None
    if code is None:
        return 0
    bare = re.sub(r"[字函发办规通电]+$", "", code.value)
    if len(bare) < 2:
        return 0
    fits = [index for index, organ in enumerate(named) if _abbreviates(bare, organ)]
    return fits[0] if len(fits) == 1 else 0


def _abbreviates(short: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in short)


def _word(context: Context, names: Sequence[Span]) -> Iterator[Hit]:
    word = _word_of(context)
    if word is None:
        return
    if not context.official.document.pages:
        if _stands_below(context, word, names[-1]):
            yield Hit(Element.ISSUER_MARK, word, case="文件")
        return
    line, lines = line_at(context, word), [line_at(context, span) for span in names]
    stack = [one for one in lines if one is not None]
    if line is None or len(stack) < len(names) or len({one.page for one in stack}) > 1:
        return
    left = line.edges[word.start - line.start]
    right = max(one.edges[span.end - one.start] for one, span in zip(stack, names, strict=True))
    beside = left >= right - line.size / 2
    if not beside or _off_middle(line, stack) > context.parameters["tolerance_mm"]:
        yield Hit(Element.ISSUER_MARK, word, case="文件")


def _off_middle(word: PrintedLine, stack: Sequence[PrintedLine]) -> float:
    """Return how far a word is off the middle of a stack, in mm, less what fonts differ."""
    inks = [ink_of(one) for one in stack]
    top, bottom, doubt = ink_of(word)
    middle = (min(one[0] for one in inks) + max(one[1] for one in inks)) / 2
    return to_mm(abs((top + bottom) / 2 - middle) - doubt)


def _word_of(context: Context) -> Span | None:
    """Return where 文件 stands: the part of a mark, the lone word before that of a name."""
    marks = context.all(Element.ISSUER_MARK)
    lone: list[ElementText] = [one for one in marks if "organ" not in one.parts]
    for mark in (*lone, *marks):
        if "word" in mark.parts:
            return mark.parts["word"].span
    return None


def _stands_below(context: Context, word: Span, last: Span) -> bool:
    """Tell whether a Word file sets 文件 in the flow behind the last name, or below it."""
    one, other = paragraph_at(context, word), paragraph_at(context, last)
    if one is None or other is None or word.block < last.block:
        return False
    framed = any(
        look.from_table or look.from_textbox or look.format.frame_align for look in (one, other)
    )
    return not framed
