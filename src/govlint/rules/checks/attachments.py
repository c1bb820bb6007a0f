"""Checks of the 附件说明 and the annexes: F734-2/3, F737-4/7."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.model.elements import Attachment, AttachmentItem, Element, Layout, Span
from govlint.model.finding import Edit
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.structure.numerals import chinese

TAIL_MARKS = "。；，、;,."
MIN_TITLE = 6
TYPO_RATIO = 0.9
SAME_TEXT_RATIO = 0.6
BRACKETED = re.compile(r"[（(]([0-9]{1,2}|[一二三四五六七八九十]{1,3})[）)]")
FILE_NAME = re.compile(r"\.(docx?|xlsx?|pdf|wps|et|zip|rar|ofd|pptx?|jpe?g|png)$", re.I)


def numbers(context: Context) -> Iterator[Hit]:
    """F734-2: several annexes are numbered 1. 2. in Arabic."""
    items = context.official.attachment_items
    if len(items) < 2 or any(FILE_NAME.search(item.name) for item in items):
        return  # a list of links to files is no 附件说明
    for position, item in enumerate(items, 1):
        label = _label(context, item)
        bracketed = BRACKETED.match(item.name) if item.number is None else None
        if bracketed:
            yield _item_hit(item, "写法", label=bracketed[0], right=f"{position}.")
        elif item.number is None:
            yield _item_hit(item, "没有编号", label=label, right=f"{position}.")
        elif not re.match(r"[0-9０-９]", label) or item.mark not in (".", "．"):
            yield _item_hit(item, "写法", label=label, right=f"{position}.")


def _label(context: Context, item: AttachmentItem) -> str:
    """Return the number of an entry as printed; 附件2： stands before the entry's span."""
    if not item.mark and item.number is not None and item.span == item.name_span:
        return f"附件{item.number}："
    printed = context.printed(item.span)
    same = item.span.block == item.name_span.block and item.name_span.start > item.span.start
    return printed[: item.name_span.start - item.span.start].strip() if same else printed.strip()


def _item_hit(item: AttachmentItem, case: str, **values: object) -> Hit:
    return Hit(Element.ATTACHMENT_LIST, item.span, {"name": item.name, **values}, case)


def name_endings(context: Context) -> Iterator[Hit]:
    """F734-3: no punctuation behind the name of an annex."""
    for item in context.official.attachment_items:
        span = item.name_span
        printed = context.printed(span).rstrip()
        if printed and printed[-1] in TAIL_MARKS and not FILE_NAME.search(printed):
            start = span.start + len(printed) - 1
            yield Hit(
                Element.ATTACHMENT_LIST,
                Span(span.block, start, start + 1, span.cell),
                {"name": printed, "mark": printed[-1]},
                edits=(Edit(start, start + 1, ""),),
                safe=True,
            )


def titles(context: Context) -> Iterator[Hit]:
    """F737-4: number and title of an annex equal those in the 附件说明."""
    items = context.official.attachment_items
    annexes = context.official.attachments
    if not items or not annexes or any(FILE_NAME.search(item.name) for item in items):
        return
    by_number = {item.number: item for item in items}
    for annex in annexes:
        item = items[0] if len(items) == len(annexes) == 1 else by_number.get(annex.number)
        if item is None or not item.name or not annex.title:
            continue
        yield from _compare(item, annex)


def _compare(item: AttachmentItem, annex: Attachment) -> Iterator[Hit]:
    listed, bound = _bare(item.name), _bare(annex.title)
    if bound.startswith(listed) or (listed.startswith(bound) and len(bound) >= MIN_TITLE):
        return
    from difflib import SequenceMatcher  # only where two titles differ

    ratio = SequenceMatcher(None, listed, bound, autojunk=False).ratio()
    span = annex.title_spans[0]
    values = {"listed": item.name, "bound": annex.title, "label": annex.label or "附件"}
    case = "疑为笔误" if ratio >= TYPO_RATIO else "不一致"
    unsure = ratio < SAME_TEXT_RATIO
    yield Hit(
        Element.ATTACHMENT, span, values, case, review=unsure, confidence=0.5 if unsure else 0.9
    )


def _bare(title: str) -> str:
    """Leave out marks that only enclose, and what a page adds to file names."""
    return re.sub(r"[《》〈〉“”\"\s]", "", FILE_NAME.sub("", title)).rstrip(TAIL_MARKS)


def references(context: Context) -> Iterator[Hit]:
    """F737-7: an annex that the text cites exists; an annex that is bound is listed.

    Raises:
        NotChecked: a web text without any annex, which pages often leave out.
    """
    official = context.official
    listed = {item.number for item in official.attachment_items}
    bound = {annex.number for annex in official.attachments}
    if not listed and not bound:
        if not official.attachment_references:
            return
        if official.layout is Layout.WEB:
            raise NotChecked("网页文本常不带附件，看不到附件是否齐全")
    known = listed | bound
    cited = {reference.number for reference in official.attachment_references}
    standing = {number for number in cited - known if _stands_somewhere(context, number)}
    for reference in official.attachment_references:
        absent = reference.number is not None and reference.number not in known
        single = reference.number == 1 and known == {None}
        none_at_all = reference.number is None and not known
        if ((absent and not single) or none_at_all) and reference.number not in standing:
            number = "" if reference.number is None else reference.number
            web = official.layout is Layout.WEB
            yield Hit(Element.BODY, reference.span, {"number": number}, "没有这个附件", review=web)
    yield from _unlisted(context, listed)


def _unlisted(context: Context, listed: set[int | None]) -> Iterator[Hit]:
    if not listed or listed == {None}:
        return
    unnumbered = {
        _bare(BRACKETED.sub("", item.name, count=1))
        for item in context.official.attachment_items
        if item.number is None
    }
    for annex in context.official.attachments:
        if _bare(annex.title) in unnumbered:
            continue  # its number alone was left out: F734-2
        if annex.label and annex.number and annex.number not in listed:
            values = {"number": annex.number, "label": annex.label}
            yield Hit(Element.ATTACHMENT, annex.label_span, values, "没有列入附件说明")


def _stands_somewhere(context: Context, number: int | None) -> bool:
    """Tell whether the label stands at some line or behind a gap, however it was recognised."""
    if number is None:
        return False
    words = rf"({number}|{chinese(number)})" if number < 1000 else str(number)
    label = rf"(^|[\n \u3000。；])附\s?件\s?[：:]?\s?{words}(?![0-9])"
    return bool(re.search(label, context.official.document.text))
