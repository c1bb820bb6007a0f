"""Checks of the 密级和保密期限: F722-1 look, F722-2…4 its period, F722-5 marks that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Element, Layout, Span
from govlint.model.finding import Edit
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.departures import departures
from govlint.rules.formats import stretches
from govlint.rules.masthead import HeadLine, is_flush, line_of, loose_lines
from govlint.rules.spacing import lines_between
from govlint.structure.numerals import number_value
from govlint.text.characters import HAN
from govlint.text.fonts import HEI

CHINESE = "〇零一二三四五六七八九十百两"
NUMERAL = rf"[0-9{CHINESE}]{{1,4}}"
SPAN_OF_TIME = rf"(?:{NUMERAL}(?:年|个月|天|日)){{1,2}}"
LEVEL = r"(?P<level>绝密|机密|秘密)"
RIGHT = re.compile(
    rf"{LEVEL}★(?:{SPAN_OF_TIME}|长期|{NUMERAL}年{NUMERAL}月{NUMERAL}日|(?=.*{HAN}{{2}})\w{{2,16}})"
)
BARE = re.compile(rf"{LEVEL}★?")
BAD_UNIT = re.compile(rf"{NUMERAL}(月|号|周|小时)?")
CHINESE_NUMERAL = re.compile(rf"[{CHINESE}]+(?=年|个月|月|日|天)")
MALFORMED = re.compile(
    rf"{LEVEL}(?:★\w{{1,16}}|[☆*·•※●◆]{SPAN_OF_TIME}|[☆*※]|[（(]?(?:{SPAN_OF_TIME}|长期)[）)]?)"
)
"""What stands alone on a line above the title and means a mark of secrecy."""
NO_SECRET = re.compile(
    r"(?:内部(?:资料|文件|事项|秘密)?|工作秘密|商业秘密|(?:普通|核心)?商密)(?:[★☆].{0,16})?"
)
MONTHS_OF_A_YEAR = 12
LIMITS = {"绝密": "most_secret_years", "机密": "more_secret_years", "秘密": "secret_years"}
"""Parameters that hold how many years a level may last."""


def _marks(context: Context) -> list[HeadLine]:
    """Return the marks of secrecy of the head, also those too malformed to be an element.

    Raises:
        NotApplicable: there is none.
    """
    known = [line_of(context, one) for one in context.all(Element.CLASSIFICATION)]
    found = known or loose_lines(context, MALFORMED)
    if not found:
        raise NotApplicable("文中没有密级")
    return found


def look(context: Context) -> Iterator[Hit]:
    """F722-1: 3号 黑体, at the left edge on the second line of the type area.

    Raises:
        NotApplicable: there is no mark.
        NotChecked: neither font nor size can be read.
    """
    marks = _marks(context)
    found = [hit for mark in marks for hit in _place(context, mark.span)]
    yield from found
    items = [
        (Element.CLASSIFICATION, piece)
        for mark in marks
        for piece in stretches(context, (mark.span,))
    ]
    try:
        groups = departures(items, (HEI,), context.parameters["size"])
    except NotChecked:
        if found:
            return
        raise
    for group in groups:
        yield Hit(group.element, group.span, {"used": group.used}, case="字体字号")


def _place(context: Context, span: Span) -> Iterator[Hit]:
    if context.official.layout is Layout.LETTER:
        return  # its place is that of F101-3
    if is_flush(context, span, context.parameters["edge_mm"]) is False:
        yield Hit(Element.CLASSIFICATION, span, case="顶格")
    above = context.first(Element.COPY_NUMBER)
    if above is None:
        return  # a missing 份号 is told by F721-2
    free = lines_between(context, above.span, span)
    if free is not None and free > context.parameters["tolerance"]:
        yield Hit(Element.CLASSIFICATION, span, {"lines": f"{free:.1f}"}, case="行")


def numerals(context: Context) -> Iterator[Hit]:
    """F722-2: the digits of the period are Arabic.

    Raises:
        NotApplicable: there is no mark.
    """
    for mark in _marks(context):
        found = list(CHINESE_NUMERAL.finditer(mark.text, len("机密")))
        if not found:
            continue
        edits = []
        for one in found:
            place = mark.part(one.start(), one.end())
            edits.append(Edit(place.start, place.end, str(number_value(one[0]))))
        whole = mark.part(found[0].start(), found[-1].end())
        yield Hit(Element.CLASSIFICATION, whole, edits=tuple(edits), safe=True)


def form(context: Context) -> Iterator[Hit]:
    """F722-3: level, ★ and period (or day, or event) of declassification.

    Raises:
        NotApplicable: there is no mark.
    """
    for mark in _marks(context):
        span = mark.span
        text = mark.text
        level = text[:2]
        if BARE.fullmatch(text):
            yield Hit(Element.CLASSIFICATION, span, {"level": level}, case="没有期限")
        elif not RIGHT.fullmatch(text) or BAD_UNIT.fullmatch(text.partition("★")[2]):
            yield Hit(Element.CLASSIFICATION, span, {"level": level}, case="写法")


def period(context: Context) -> Iterator[Hit]:
    """F722-4: at most 30, 20 and 10 years unless another rule says otherwise.

    Raises:
        NotApplicable: there is no mark, or it has no period in years or months.
    """
    periods = [
        (mark, found)
        for mark in _marks(context)
        if (found := re.search(rf"({NUMERAL})(年(?!{NUMERAL}月)|个月)", mark.text[2:]))
    ]
    if not periods:
        raise NotApplicable("密级没有标保密期限的年数或者月数")
    for mark, found in periods:
        count, level = number_value(found[1]), mark.text[:2]
        most = context.parameters[LIMITS.get(level, "")]
        years = (count or 0) / (1 if found[2] == "年" else MONTHS_OF_A_YEAR)
        if years > most:
            place = mark.part(2 + found.start(), 2 + found.end())
            values = {"period": found[0], "level": level, "most": f"{most:g}"}
            yield Hit(Element.CLASSIFICATION, place, values)


def other_marks(context: Context) -> Iterator[Hit]:
    """F722-5: what is no state secret does not bear the mark of one.

    Raises:
        NotApplicable: there is no mark of any kind.
    """
    lines = loose_lines(context, NO_SECRET)
    if not lines and not context.all(Element.CLASSIFICATION):
        raise NotApplicable("文中没有密级一类的标志")
    for line in lines:
        level, star, _ = re.split("([★☆]|$)", line.text, maxsplit=1)
        if star:
            yield Hit(Element.CLASSIFICATION, line.span, {"level": level})
