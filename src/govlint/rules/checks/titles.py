"""The main title as words: R08-18 的, B-FWD-1 forwarding, F731-5 organ and matter, F731-6 marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govlint.model.blocks import Paragraph
from govlint.model.elements import Element, ElementText, Layout, OfficialDocument, Span
from govlint.model.finding import Edit
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure import organs, tables
from govlint.structure.separators import HEAD
from govlint.text.normalise import normalise

NAMES = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")
"""Names of other texts inside a title."""
BRACKETS = re.compile(r"[（(〔\[【][^（()）〔〕\[\]【】]*[）)〕\]】]")
QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"")
CLOSING = "。．.，,；;：:！!？?、"
FURNITURE = re.compile(r"[|｜>＞]|第\d+页")
"""Signs of navigation: such a line of a page is no title."""
MATTER = re.compile(r"关于|^(通知|通报|报告|请示|批复|函|意见|决定)$")
LONGEST_UNREAD = 100
MOST_UNREAD_LINES = 4
FAINT = 0.7
"""Confidence of a title that stands in its place but has no kind to be known by."""


def main_title(context: Context) -> ElementText | None:
    """Return the title of the paper itself, never of what it issues or of an annex.

    Recognition knows a title by its kind; where a paper has a number or mark and, in the place
    of the title, lines that no element names, these are the title.
    """
    official = context.official
    found = official.first(Element.TITLE) or _unread(context)
    return None if found is None or FURNITURE.search(found.normalised) else found


def _unread(context: Context) -> ElementText | None:
    """Return the lines between the head and the recipients if they speak of a matter."""
    spans = unread_lines(context.official) or _taken_for_recipients(context)
    text = "".join(context.printed(span).strip() for span in spans)
    normal = normalise(text).text
    if not 0 < len(spans) <= MOST_UNREAD_LINES or len(normal) > LONGEST_UNREAD:
        return None
    if "。" in normal or not MATTER.search(normal):
        return None
    return ElementText(Element.TITLE, spans, text, normal, FAINT)


def _taken_for_recipients(context: Context) -> tuple[Span, ...]:
    """Return the first line of recipients over several lines if it speaks of a matter."""
    found = context.first(Element.RECIPIENTS)
    if found is None or len(found.spans) < 2 or "关于" not in context.printed(found.span):
        return ()
    return (found.span,)


def unread_lines(official: OfficialDocument) -> tuple[Span, ...]:
    """Return the paragraphs between head and recipients (else body) that no element names."""
    above = [span for name in HEAD for one in official.elements.get(name, ()) for span in one.spans]
    below = official.first(Element.RECIPIENTS) or official.first(Element.BODY)
    if not above or below is None:
        return ()
    spans: list[Span] = []
    blocks = official.document.blocks
    for index in range(max(span.block for span in above) + 1, below.span.block):
        block = blocks[index]
        text = block.text.rstrip()
        if isinstance(block, Paragraph) and text.strip() and official.zones[index] is None:
            start = len(text) - len(text.lstrip())
            spans.append(Span(index, start, len(text)))
    return tuple(spans)


def place(context: Context, title: ElementText, start: int, end: int) -> Span:
    """Return where a stretch of the normalised text of an element is printed.

    Of a stretch over several blocks the part in its first block.
    """
    first, last = normalise(title.text).span(start, end)
    places = list(_places(context, title))[first:last] or [title.span]
    block, cell = places[0].block, places[0].cell
    inside = [one for one in places if (one.block, one.cell) == (block, cell)]
    return Span(block, inside[0].start, inside[-1].end, cell)


def _places(context: Context, element: ElementText) -> Iterator[Span]:
    """Yield where each character of an element's text is printed."""
    position = 0
    for span in element.spans:
        for offset, char in enumerate(context.printed(span), span.start):
            if position < len(element.text) and char == element.text[position]:
                position += 1
                yield Span(span.block, offset, offset + 1, span.cell)


def blanked(text: str, *patterns: re.Pattern[str]) -> str:
    """Return a text in which the matches are replaced by as many □, so that places stay."""
    for pattern in patterns:
        text = pattern.sub(lambda found: "□" * len(found[0]), text)
    return text


def core(title: ElementText) -> str:
    """Return the normalised title without closing marks and brackets like （试行） at its end."""
    text = title.normalised
    shorter = ""
    while shorter != text:
        shorter, text = text, re.sub(rf"{BRACKETS.pattern}$", "", text.rstrip(CLOSING))
    return text


def title_of(context: Context) -> ElementText:
    """Return the main title.

    Raises:
        NotApplicable: there is none.
    """
    found = main_title(context)
    if found is None:
        raise NotApplicable("文中没有标题")
    return found


MISSING_PARTICLE = re.compile(
    r"关于[^的]+?(?P<kind>通知|请示|(?<!研究)(?<!调查)(?<!调研)(?<!审计)(?<!评估)(?<!工作)报告|批复"
    r"|(?<!征求意见)函|通报|公告|通告|决定|(?<!征求)(?<!反馈)(?<!审查)(?<!处理)意见)$"
)


def particle(context: Context) -> Iterator[Hit]:
    """R08-18: 的 stands between the matter and the kind.

    Raises:
        NotApplicable: there is no title.
    """
    title = title_of(context)
    found = MISSING_PARTICLE.search(blanked(core(title), NAMES))
    if found:
        span = place(context, title, found.start("kind"), found.end("kind"))
        values = {"kind": found["kind"]}
        edit = Edit(span.start, span.start, "的")
        yield Hit(Element.TITLE, span, values, edits=(edit,), confidence=title.confidence)


def forwarding(context: Context) -> Iterator[Hit]:
    """B-FWD-1: a title forwards one text, and names it without piling up 关于 and 的通知.

    Raises:
        NotApplicable: there is no title.
    """
    title = title_of(context)
    bare = blanked(title.normalised, NAMES)
    case = ""
    if bare.count("转发") >= 2 or bare.count("的通知") >= 3:
        case = "层层转发"
    elif "的通知的通知" in bare or bare.count("关于") >= 2:
        case = "重叠"
    if case:
        yield Hit(Element.TITLE, title.span, case=case, confidence=title.confidence)


NEEDS_MATTER = ("通知", "通报", "报告", "请示", "批复", "函", "意见", "议案", "决定")
"""公告, 通告, 命令 and 纪要 are often named by the organ alone."""
BEGINS_WITH_MATTER = re.compile(r"(关于|印发|转发|批转)")
NAMED_IN_MARK = ("命令(令)", "纪要")


def parts(context: Context) -> Iterator[Hit]:
    """F731-5: the title names organ and matter.

    Raises:
        NotApplicable: there is no title, or no kind to tell what belongs to it.
    """
    title = title_of(context)
    official = context.official
    if not official.kind or official.kind in NAMED_IN_MARK:
        raise NotApplicable("标题里没有文种，或者文种在发文机关标志里")
    word = _kind_word(core(title))
    matter = core(title).removesuffix(word).removesuffix("的")
    if word and official.kind in NEEDS_MATTER and (not matter or organs.is_organ(matter)):
        yield Hit(Element.TITLE, title.span, case="缺事由", confidence=title.confidence)
    begins = BEGINS_WITH_MATTER.match(title.normalised)
    if begins and official.layout is not Layout.WEB and _is_statutory(official.kind):
        span = place(context, title, 0, begins.end())
        if official.first(Element.ISSUER_MARK):
            yield Hit(Element.TITLE, span, case="缺机关")
        else:
            yield Hit(Element.TITLE, span, case="缺机关而未套红", review=True)


def _kind_word(text: str) -> str:
    found = tables.kind_pattern().search(text)
    return found["word"] if found else ""


def _is_statutory(kind: str) -> bool:
    return any(word.name == kind and word.statutory for word in tables.kind_words())


INNER_MARKS = re.compile(r"[，。；：！？,;!?]")


def marks(context: Context) -> Iterator[Hit]:
    """F731-6: no mark ends a title; inside stand only those that enclose, and 、.

    Raises:
        NotApplicable: there is no title.
    """
    title = title_of(context)
    text = title.normalised
    bare = blanked(text, NAMES, QUOTED, BRACKETS)
    end = len(text.rstrip(CLOSING))
    if end < len(text):
        span = place(context, title, end, len(text))
        edit = Edit(span.start, span.end, "")
        values = {"mark": text[end:]}
        yield Hit(Element.TITLE, span, values, "末尾", edits=(edit,), safe=True)
    for found in _inner(bare[:end]):
        span = place(context, title, found.start(), found.end())
        yield Hit(Element.TITLE, span, {"mark": found[0]}, "中间", confidence=title.confidence)


def _inner(text: str) -> Sequence[re.Match[str]]:
    """Return the marks inside, but a label of a page (标题：…) is not printed with the title."""
    label = re.match(r"(标题|名称)[：:]", text)
    return list(INNER_MARKS.finditer(text, label.end() if label else 0))
