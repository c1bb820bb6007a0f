"""Habits of offices that no text asks for: F732-4, F733-8/9, F734-6/7, F7355-1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from govlint.model.blocks import Paragraph
from govlint.model.elements import Element, Heading, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.checks.titles import NAMES, blanked, title_of
from govlint.rules.context import Context
from govlint.rules.formats import Stretch, stretches
from govlint.rules.running import is_heading
from govlint.structure import organs
from govlint.structure.candidates.title import bare_name, issued_names
from govlint.text.fonts import HEI, KAI, XBS, font_class
from govlint.text.normalise import normalise

AREA = r"(?:省|自治区|直辖市|地级市|市|自治州|州|盟|地区|县|自治县|区|旗|特区|乡|镇|街道)"
REMARK = r"(?:[（(][^（()）]{1,20}[）)])?"
COMMA_INSIDE = re.compile(rf"各{AREA}{REMARK}(?P<mark>[，,])(?={AREA}{REMARK}人民政府)")
"""各市，县人民政府: one class of organs, parted by a comma."""
STOP_BETWEEN = re.compile(
    rf"(?<=人民政府){REMARK}(?P<mark>、)"
    r"(?=(?:国务院|省|市|县|区|州|自治区)?(?:人民政府|政府)?(?:各部门|各部委|各委办局|各委、|各直属|直属各))"
)
"""各县人民政府、市政府各部门: governments and departments, not parted by a comma."""


def recipients(context: Context) -> Iterator[Hit]:
    """F732-4: 、 within one class of recipients, ， between classes."""
    for element in context.all(Element.RECIPIENTS):
        for span in element.spans:
            text = normalise(context.printed(span))
            for pattern, case in ((COMMA_INSIDE, "同类"), (STOP_BETWEEN, "异类")):
                for found in pattern.finditer(text.text):
                    start, end = text.span(*found.span("mark"))
                    mark = Span(span.block, span.start + start, span.start + end, span.cell)
                    yield Hit(Element.RECIPIENTS, mark, case=case)


LONGEST_HEADING = 20
SENTENCE = re.compile(r"^本(通知|公告|通告|意见|办法|规定|细则|方案)|^自.*起|，|其他|其它|情形$")
"""A short sentence, or the last item of a list, is no heading."""
DEEPEST = 2
"""Below 一、 and （一） short items of lists are as frequent as headings."""


def heading_stops(context: Context) -> Iterator[Hit]:
    """F733-8: no full stop behind a heading that has its paragraph to itself."""
    marks: list[tuple[Heading, Span]] = []
    for index, heading in enumerate(context.official.headings):
        stop = _stop_behind(context, heading)
        if stop is not None and _is_headline(context, index):
            marks.append((heading, stop))
    if marks:
        heading, stop = marks[0]
        values = {
            "heading": f"{heading.label}{heading.title}",
            "many": f"（全文共 {len(marks)} 处）" if len(marks) > 1 else "",
        }
        yield Hit(heading.zone, stop, values)


def _stop_behind(context: Context, heading: Heading) -> Span | None:
    """Return the full stop that ends the paragraph right behind a heading."""
    if heading.level > DEEPEST or not is_heading(context, heading):
        return None
    if SENTENCE.search(heading.title) or len(heading.title) > LONGEST_HEADING:
        return None
    behind = context.block_text(heading.span)[heading.span.end :]
    if behind.strip() != "。":
        return None
    stop = heading.span.end + behind.index("。")
    return Span(heading.span.block, stop, stop + 1, heading.span.cell)


def _is_headline(context: Context, index: int) -> bool:
    """Tell a heading, which has text or lower headings below it, from an item of a list.

    The last item of a list has the text behind the list below it: it stands right below another.
    """
    headings = context.official.headings
    heading = headings[index]
    below = _next_text(context, heading.span.block)
    if below is None or context.official.zones[below] is not heading.zone:
        return False
    following = next((one for one in headings[index + 1 :] if one.span.block == below), None)
    if following is not None and following.level <= heading.level:
        return False
    before = headings[index - 1] if index else None
    if before is None or before.level != heading.level:
        return True
    return _next_text(context, before.span.block) != heading.span.block


def _next_text(context: Context, block: int) -> int | None:
    blocks = context.official.document.blocks
    for index in range(block + 1, len(blocks)):
        if blocks[index].text.strip():
            return index if isinstance(blocks[index], Paragraph) else None
    return None


BOLD_FONTS = (XBS, HEI, KAI)


def bold(context: Context) -> Iterator[Hit]:
    """F733-9: 小标宋, 黑体 and 楷体 are not set bold besides.

    Raises:
        NotApplicable: nothing is set in these fonts.
        NotChecked: whether it is bold cannot be read; a PDF shows it only in names of fonts.
    """
    found = known = seen = False
    for element, term, pieces in _titles_and_headings(context):
        judged = [one for one in pieces if font_class(one.format.font) in BOLD_FONTS]
        found |= bool(judged)
        known |= any(one.format.bold is not None for one in judged)
        thick = [one for one in judged if one.format.bold and one.text.strip()]
        seen |= bool(thick)
        if thick:
            many = len({one.span.block for one in thick})
            values = {
                "what": term,
                "font": font_class(thick[0].format.font),
                "many": f"（全文共 {many} 处）" if many > 1 else "",
            }
            yield Hit(element, thick[0].span, values)
    if not found:
        raise NotApplicable("标题没有用小标宋、黑体或楷体")
    if not known or (context.official.document.format == "pdf" and not seen):
        raise NotChecked("看不出标题是不是加粗")


def _titles_and_headings(context: Context) -> Iterator[tuple[Element, str, list[Stretch]]]:
    for name in (Element.ISSUER_MARK, Element.TITLE):
        spans = [span for one in context.all(name) for span in one.spans]
        yield name, name.term, list(stretches(context, spans))
    for level, term in ((1, "一级标题"), (2, "二级标题")):
        chosen = [one for one in context.official.headings if _is_of(context, one, level)]
        pieces = list(stretches(context, [one.span for one in chosen]))
        yield chosen[0].zone if chosen else Element.BODY, term, pieces


def _is_of(context: Context, heading: Heading, level: int) -> bool:
    return heading.level == level and is_heading(context, heading)


HIGH_ISSUER = re.compile(
    r"(国务院|(省|市|州|盟|县|区|旗|乡|镇)(人民政府|委)|党委|^(中共|中国共产党).{2,20}委员会)"
    r"(办公[厅室])?$"
)
ISSUES = re.compile(r"印发|转发|批转")


def issued_as_annex(context: Context) -> Iterator[Hit]:
    """F734-7: what a notice of a government or its office issues is not listed as its annex.

    Raises:
        NotApplicable: no notice that issues a text, or not of 党委, 政府 or their office.
    """
    title = title_of(context)
    if not ISSUES.search(blanked(title.normalised, NAMES)):
        raise NotApplicable("不是印发、转发、批转的公文")
    if not _is_of_government(context, title.normalised):
        raise NotApplicable("发文机关不是党委、政府或者它们的办公厅（室）")
    names = issued_names([title.normalised])
    for item in context.official.attachment_items:
        if bare_name(item.name.rstrip("。；")) in names:
            yield Hit(Element.ATTACHMENT_LIST, item.name_span, {"name": item.name})


def _is_of_government(context: Context, title: str) -> bool:
    mark = context.first(Element.ISSUER_MARK)
    name = (
        mark.normalised.removesuffix("文件") if mark else re.split("关于|印发|转发|批转", title)[0]
    )
    return bool(HIGH_ISSUER.search(name)) and organs.is_organ(name)


def lone_number(context: Context) -> Iterator[Hit]:
    """F734-6: a single annex has no number.

    Raises:
        NotApplicable: there are several, or the list may go on where it was not recognised.
    """
    official = context.official
    numbers = [annex.number for annex in official.attachments]
    numbers += [cited.number for cited in official.attachment_references]
    if (
        len(official.attachment_items) != 1
        or len(official.attachments) > 1
        or _highest(numbers) > 1
    ):
        raise NotApplicable("不止一个附件")
    item = official.attachment_items[0]
    below = _next_text(context, item.name_span.block)
    if below is not None and official.zones[below] in (Element.BODY, None):
        raise NotApplicable("附件说明可能没有认全")
    if item.number is not None and item.mark:
        span = item.span
        end = item.name_span.start if item.name_span.block == span.block else span.end
        printed = context.block_text(span)[span.start : end].rstrip()
        mark = Span(span.block, span.start, span.start + len(printed), span.cell)
        yield Hit(Element.ATTACHMENT_LIST, mark, {"number": printed})


def _highest(numbers: Iterable[int | None]) -> int:
    return max((number for number in numbers if number is not None), default=0)


LONGEST_PHRASE = 40
NO_TEXT = re.compile(r"[（(]?此页无正文[）)]?")


def no_text_here(context: Context) -> Iterator[Hit]:
    """F7355-1: （此页无正文） is a phrase of the time before 2012."""
    official = context.official
    for index, block in enumerate(official.document.blocks):
        if not isinstance(block, Paragraph) or len(block.text) > LONGEST_PHRASE:
            continue
        text = normalise(block.text)
        found = NO_TEXT.fullmatch(text.text.strip())
        if found:
            start = text.text.index(found[0])
            first, last = text.span(start, start + len(found[0]))
            yield Hit(official.zones[index] or Element.BODY, Span(index, first, last))
