"""Checks of the 签发人 (7.2.6): F726-1…6."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.model.blocks import Alignment
from govlint.model.document import Capability
from govlint.model.elements import Element, ElementText, Signer, Span
from govlint.model.finding import Edit
from govlint.model.units import to_mm
from govlint.rules.api import Hit, NotApplicable, NotChecked, required
from govlint.rules.context import Context
from govlint.rules.departures import departures
from govlint.rules.formats import paragraph_at, stretches
from govlint.rules.masthead import (
    HeadLine,
    direction_of,
    last_of,
    loose_lines,
    organs_of_mark,
)
from govlint.rules.spacing import (
    left_indent,
    line_at,
    right_indent,
    size_at,
    text_width,
    width_of,
)
from govlint.text.characters import HAN
from govlint.text.fonts import FANGSONG, KAI
from govlint.text.normalise import normalise

LABEL, COLON = "签发人", "："
MALFORMED = re.compile(rf"(?:.*号)?签发人?[：:]?(?P<names>(?:{HAN}|[·、，,]){{0,40}})")
"""A line with the label that lacks its colon or the names."""
BLANK_NUMBER = re.compile(r"[〕\]］】）)]第?[_×xX]*号签发")
"""A number that is given after signing stands before the label."""
COUNTED_DOUBT = 0.5
"""字 by which the counted width of a line of a Word file may be wrong."""
SAME_LINE = 3.0
"""Points by which base lines of one line may differ, where only the line counts."""


def present(context: Context) -> Iterator[Hit]:
    """F726-1: a paper to a superior names who signed it.

    Raises:
        NotApplicable: the paper does not go upward, as far as one can tell.
    """
    direction = direction_of(context)
    if not direction.up:
        raise NotApplicable("不是上行文")
    if context.all(Element.SIGNATORIES):
        return
    loose = [*_beside_number(context), *loose_lines(context, MALFORMED)]
    number = context.first(Element.DOCUMENT_NUMBER)
    blank = (
        number is not None and "blank_serial" not in number.parts and not number.parts.get("serial")
    )
    if (loose and blank) or any(BLANK_NUMBER.search(line.text) for line in loose):
        raise NotApplicable("送审稿")
    if loose:
        yield from _nameless(loose)
        return
    above = context.first(Element.DOCUMENT_NUMBER) or last_of(context, Element.ISSUER_MARK)
    if above is None:
        raise NotApplicable("文稿未套红")
    span = above.spans[-1]
    place = Span(span.block, span.end, span.end, span.cell)
    yield Hit(Element.SIGNATORIES, place, case="缺少", evidence="", review=not direction.certain)


def _beside_number(context: Context) -> Iterator[HeadLine]:
    """Yield what stands behind the number on its line where that is a label without its name."""
    number = context.first(Element.DOCUMENT_NUMBER)
    if number is None or number.spans[-1].cell is not None:
        return
    span = number.spans[-1]
    rest = context.block_text(span)[span.end :].partition("\n")[0]
    start = span.end + len(rest) - len(rest.lstrip())
    text = rest.strip()
    if "签发" in text and MALFORMED.fullmatch(normalise(text).text):
        yield HeadLine(Span(span.block, start, start + len(text)), normalise(text), None)


def _nameless(lines: Sequence[HeadLine]) -> Iterator[Hit]:
    for line in lines:
        found = MALFORMED.fullmatch(line.text)
        if found and not found["names"]:
            label = line.part(line.text.index("签发"), len(line.text))
            yield Hit(Element.SIGNATORIES, label, case="没有姓名")


def only_upward(context: Context) -> Iterator[Hit]:
    """F726-5: other papers than those to a superior name no signer.

    Raises:
        NotApplicable: the paper goes upward, or may do so.
    """
    direction = direction_of(context)
    if direction.up is not False:
        raise NotApplicable("是上行文" if direction.up else "看不出行文方向")
    for one in context.all(Element.SIGNATORIES):
        yield Hit(Element.SIGNATORIES, one.span)
        return


def place(context: Context) -> Iterator[Hit]:
    """F726-2: number one 字 from the left, signer one 字 from the right, on one line.

    Raises:
        NotApplicable: the paper does not go upward.
        NotChecked: nothing of it can be told.
    """
    number, signer = _number_and_signer(context)
    joined = _on_one_line(context, number.span, signer.spans[-1])
    if joined is False:
        yield Hit(Element.SIGNATORIES, signer.spans[-1], case="不在一行")
        return
    wanted, allowed = context.parameters["indent"], context.parameters["tolerance"]
    found: list[Hit] = []
    left = _left(context, number.span)
    if left is not None and abs(left - wanted) > allowed:
        values = {"indent": f"{left:.1f}"}
        found.append(Hit(Element.DOCUMENT_NUMBER, number.span, values, case="发文字号"))
    right = _outermost(context, number.span)
    if right is not None and abs(right.indent - wanted) > allowed + right.doubt:
        values = {"indent": f"{right.indent:.1f}"}
        found.append(Hit(Element.SIGNATORIES, right.span, values, case="签发人"))
    yield from found
    if not found and (joined is None or left is None or right is None):
        raise NotChecked("看不出发文字号和签发人在行里的位置，只查了看得出的")


def _number_and_signer(context: Context) -> tuple[ElementText, ElementText]:
    direction = direction_of(context)
    if direction.up is False:
        raise NotApplicable("不是上行文")
    signer = last_of(context, Element.SIGNATORIES)
    if signer is None:
        raise NotApplicable("文中没有签发人")
    return required(context, Element.DOCUMENT_NUMBER), signer


def _on_one_line(context: Context, number: Span, signer: Span) -> bool | None:
    if context.official.document.pages:
        one, other = line_at(context, number), line_at(context, signer)
        if one is None or other is None:
            return None
        apart = to_mm(abs(one.baseline - other.baseline))
        return one.page == other.page and apart <= context.parameters["baseline_mm"]
    if number.block == signer.block:
        return "\n" not in context.block_text(number)[number.end : signer.start]
    looks = [paragraph_at(context, span) for span in (number, signer)]
    if any(one is None or one.from_table or one.from_textbox for one in looks):
        return None
    return None if any(one and one.format.frame_align for one in looks) else False


def _left(context: Context, span: Span) -> float | None:
    """Return the left indent; of a centred paragraph of a Word file half of what is left over."""
    indent = left_indent(context, span)
    paragraph, size = paragraph_at(context, span), size_at(context, span)
    if indent is not None or paragraph is None or context.official.document.pages or not size:
        return indent
    centred = paragraph.format.alignment in (Alignment.CENTER, Alignment.DISTRIBUTE)
    room, width = text_width(context, span.block), _whole_width(context, span.block)
    flow = not (paragraph.from_table or paragraph.from_textbox or paragraph.format.frame_align)
    return (room - width) / 2 / size if centred and flow and room and width else None


def _whole_width(context: Context, block: int) -> float | None:
    text = context.official.document.blocks[block].text
    return width_of(context, Span(block, 0, len(text)))


class _Right(NamedTuple):
    """How far from the right edge a line of signers ends, in 字, and how sure that is."""

    indent: float
    doubt: float
    span: Span


def _outermost(context: Context, number: Span) -> _Right | None:
    """Return the line that reaches farthest: others end where their names do."""
    found = [_right(context, number, one.spans[-1]) for one in context.all(Element.SIGNATORIES)]
    known = [one for one in found if one is not None]
    return min(known, key=lambda one: one.indent) if len(known) == len(found) else None


def _right(context: Context, number: Span, signer: Span) -> _Right | None:
    """Return the right indent of a line; blanks typed between number and signer are counted."""
    indent = right_indent(context, signer)
    if indent is not None or context.official.document.pages:
        return None if indent is None else _Right(indent, 0.0, signer)
    size, room = size_at(context, signer), text_width(context, signer.block)
    left = left_indent(context, number)
    between = width_of(context, Span(signer.block, number.start, signer.end))
    if number.block != signer.block or not size or room is None or left is None or between is None:
        return None
    return _Right((room - between) / size - left, COUNTED_DOUBT, signer)


def looks(context: Context) -> Iterator[Hit]:
    """F726-3: 签发人 and a full-width colon in 3号 仿宋, names in 3号 楷体.

    Raises:
        NotApplicable: the paper has no signer.
        NotChecked: its words are right, and neither font nor size can be read.
    """
    signers = context.all(Element.SIGNATORIES)
    loose = loose_lines(context, MALFORMED)
    if not signers and not loose:
        raise NotApplicable("文中没有签发人")
    found = [hit for one in signers for hit in _words(context, one)]
    for line in loose:
        at = line.text.index("签发")
        named = MALFORMED.fullmatch(line.text)
        if named and named["names"]:
            place = line.part(at, len(line.text))
            found.append(Hit(Element.SIGNATORIES, place, case="缺冒号"))
    yield from found
    if Capability.LAYOUT not in context.official.document.provides:
        if found:
            return
        raise NotChecked("文本里看不出字体，只查了标点和用语")
    try:
        yield from list(_types(context, signers))
    except NotChecked:
        if not found:
            raise


def _words(context: Context, signer: ElementText) -> Iterator[Hit]:
    label, colon = signer.parts.get("signer_label"), signer.parts.get("colon")
    if label is not None and label.value != LABEL:
        yield Hit(Element.SIGNATORIES, label.span, case="标签")
    if colon is not None and colon.text != COLON and not context.official.machine_converted:
        edits = (Edit(colon.span.start, colon.span.end, COLON),)
        values = {"colon": colon.text}
        yield Hit(Element.SIGNATORIES, colon.span, values, "冒号", edits=edits, safe=True)


def _types(context: Context, signers: Sequence[ElementText]) -> Iterator[Hit]:
    labels, names = [], []
    for signer in signers:
        label, named = signer.parts.get("signer_label"), signer.parts.get("signer_names")
        if label is not None:
            labels.append(label.span)
        names += [named.span] if named is not None else []
    groups = (("签发人字体", labels, FANGSONG), ("姓名字体", names, KAI))
    for case, spans, font in groups:
        items = [(Element.SIGNATORIES, piece) for piece in stretches(context, spans)]
        for group in departures(items, (font,), context.parameters["size"]) if items else ():
            yield Hit(group.element, group.span, {"used": group.used}, case=case)


def several(context: Context) -> Iterator[Hit]:
    """F726-4: two names a line, the first of each line below the first of the line above.

    Raises:
        NotApplicable: there is one signer.
        NotChecked: every line is right, and where its names stand cannot be told.
    """
    signers = context.official.signers
    if len(signers) < 2:
        raise NotApplicable("只有一个签发人")
    rows = _rows(context, signers)
    most, allowed = context.parameters["names_of_a_line"], context.parameters["tolerance"]
    found = [
        Hit(Element.SIGNATORIES, row[0].span, {"count": str(len(row))}, case="每行")
        for row in rows
        if len(row) > most
    ]
    first, told = _offset(context, rows[0][0].span), len(rows) == 1
    for row in rows[1:]:
        offset, size = _offset(context, row[0].span), size_at(context, row[0].span)
        if first is None or offset is None or not size:
            continue
        told = True
        if abs(offset - first) > allowed * size:
            found.append(Hit(Element.SIGNATORIES, row[0].span, case="对齐"))
    yield from found
    if not told and not found:
        raise NotChecked("看不出回行的姓名从哪里开始")


def _rows(context: Context, signers: Sequence[Signer]) -> list[list[Signer]]:
    rows: list[list[Signer]] = []
    for one in signers:
        if rows and _on_one_row(context, rows[-1][-1].span, one.span):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _on_one_row(context: Context, one: Span, other: Span) -> bool:
    if context.official.document.pages:
        above, below = line_at(context, one), line_at(context, other)
        if above is not None and below is not None:
            return abs(above.baseline - below.baseline) <= SAME_LINE
    same = (one.block, one.cell) == (other.block, other.cell)
    return same and "\n" not in context.block_text(one)[one.end : other.start]


def _offset(context: Context, span: Span) -> float | None:
    """Return how far from the left a name begins, in points; None behind a tab."""
    if context.official.document.pages:
        line = line_at(context, span)
        return line.edges[span.start - line.start] if line else None
    text = context.block_text(span)
    start = text.rfind("\n", 0, span.start) + 1
    lead = Span(span.block, start, span.start, span.cell)
    begin = len(text[start:]) - len(text[start:].lstrip()) + start
    indent = left_indent(context, Span(span.block, begin, span.end, span.cell))
    size = size_at(context, span)
    if indent is None or not size:
        return None
    width = width_of(context, Span(lead.block, begin, lead.end)) if begin < lead.end else 0.0
    return None if width is None else indent * size + width


def every_organ(context: Context) -> Iterator[Hit]:
    """F726-6: a joint paper to a superior has a signer for every organ.

    Raises:
        NotApplicable: the paper is not joint or does not go upward.
        NotChecked: which organs sign cannot be told.
    """
    signers = context.official.signers
    if direction_of(context).up is False or not context.official.joint or not signers:
        raise NotApplicable("不是联合行文的上行文，或者没有签发人")
    named = context.facts.given.joint or tuple(one.name for one in context.official.signed_organs)
    organs = max(len(named), len(organs_of_mark(context)))
    if organs < 2:
        raise NotChecked("看不出联合行文有几个机关")
    if len(signers) != organs:
        last = last_of(context, Element.SIGNATORIES)
        place = (last or required(context, Element.SIGNATORIES)).spans[-1]
        values = {"organs": str(organs), "signers": str(len(signers))}
        case = "人少" if len(signers) < organs else "人多"
        yield Hit(Element.SIGNATORIES, place, values, case, review=len(signers) > organs)
