"""R09-19 which elements a kind of paper needs, and R16-1a whom a notice is for.

A missed defect is better than a wrong one: a page of the web leaves things out, and an element
that recognition did not know is there all the same. So an element is missing only where the
place in which it stands is read to the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from govlint.model.elements import Element, ElementText, Layout, OfficialDocument, Span, Stage
from govlint.model.finding import Strength
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.checks.titles import main_title, unread_lines
from govlint.rules.context import Context
from govlint.structure import organs, tables
from govlint.text.normalise import normalise

E = Element
SIGNATURE_LINES = 2
OWN_FORM = ("命令(令)", "纪要")
"""Kinds whose title and number are in the mark, or whose form an organ makes for itself."""
NO_HEAD = (Layout.ORDER, Layout.MINUTES, Layout.WEB)
ANY = "*"


class Need(NamedTuple):
    """A row of ``rules/data/elements.tsv``."""

    kind: str
    element: Element
    strength: Strength
    where: str


def needs() -> tuple[Need, ...]:
    """Return which element which kind needs."""
    return tuple(
        Need(kind, Element(element), Strength(strength), where)
        for kind, element, strength, where, _, _ in tables.rows("elements")
    )


def matrix(context: Context) -> Iterator[Hit]:
    """R09-19: every element that this kind needs is there.

    Raises:
        NotApplicable: no paper of its own (an annex without its paper).
    """
    official = context.official
    if official.kind is None or official.detached:
        raise NotApplicable("不是单独的公文")
    for need in needs():
        if need.kind not in (ANY, official.kind) or _is_there(context, need.element):
            continue
        if need.where == "masthead" and not _has_head(official):
            continue
        found = _MISSING[need.element](context)
        if found is not None:
            span, review = found
            values = {"what": need.element.term, "kind": official.kind or "公文"}
            yield Hit(need.element, span, values, need.strength.value, review=review)


def _is_there(context: Context, name: Element) -> bool:
    """Tell whether an element is there; a signature right below the title is no text."""
    found = context.first(name)
    return found is not None and not (name is E.BODY and organs.is_organ(found.normalised))


def _has_head(official: OfficialDocument) -> bool:
    """Tell whether a 版头 and what belongs to it can be asked for."""
    if official.layout in NO_HEAD or official.kind in OWN_FORM:
        return False
    return official.first(E.ISSUER_MARK) is not None


Found = tuple[Span, bool] | None
"""Where the missing element belongs, and whether a person has to decide; None: not missing."""


def _title(context: Context) -> Found:
    official = context.official
    below = official.first(E.RECIPIENTS) or official.first(E.BODY)
    whole = official.first(E.DOCUMENT_NUMBER) and official.first(E.DOCUMENT_DATE)
    if below is None or not whole or main_title(context) or unread_lines(official):
        return None
    return _before(below), False


def _number(context: Context) -> Found:
    official = context.official
    mark, below = official.first(E.ISSUER_MARK), official.first(E.TITLE) or official.first(E.BODY)
    if mark is None or below is None or _is_draft(official) or official.layout is Layout.WEB:
        return None
    if not official.first(E.DOCUMENT_DATE) or _has_between(official, mark, below):
        return None
    return _after(mark), False


def _has_between(official: OfficialDocument, above: ElementText, below: ElementText) -> bool:
    """Tell whether a text without an element, or a number in the title, may be the number."""
    blocks = official.document.blocks[above.spans[-1].block + 1 : below.span.block]
    zones = official.zones[above.spans[-1].block + 1 : below.span.block]
    unread = any(
        block.text.strip() and zone is None for block, zone in zip(blocks, zones, strict=True)
    )
    return unread or "号" in below.normalised[:20] or "号" in above.normalised


def _recipients(context: Context) -> Found:
    official = context.official
    title, body = official.first(E.TITLE), official.first(E.BODY)
    if title is None or body is None or _may_be_addressed(context, body):
        return None
    if official.layout is Layout.WEB and not _is_whole(official):
        return None
    return _after(title), official.layout is Layout.WEB


ADDRESS = re.compile(r"[^。]{2,400}[：:]")
OPENING = re.compile(r"(如下|以下|下列|通知|公告|事项|意见|要求|规定)[：:]$")
MOST_ADDRESS_LINES = 3
LONGEST_ADDRESS = 60


def _may_be_addressed(context: Context, body: ElementText) -> bool:
    """Tell whether the first lines of the text may be recipients that were not recognised."""
    lines = [line.strip() for span in body.spans for line in context.printed(span).split("\n")]
    first = [normalise(line).text for line in lines if line][:MOST_ADDRESS_LINES]
    for line in first:
        found = ADDRESS.match(line)
        if found and not OPENING.search(found[0]):
            return True
    return bool(first) and len(first[0]) < LONGEST_ADDRESS and not first[0].endswith("。")


def _body(context: Context) -> Found:
    official = context.official
    title = official.first(E.TITLE)
    others = (E.ISSUED, E.ATTACHMENT, E.ATTENDEES)
    if title is None or any(official.first(name) for name in others) or official.document.images:
        return None
    last = official.first(E.RECIPIENTS) or title
    return _after(last), False


def _signature(context: Context) -> Found:
    """The date is there, and what stands above it is no line that may be the signature."""
    official = context.official
    date, body = official.first(E.DOCUMENT_DATE), official.first(E.BODY)
    if date is None or body is None or official.first(E.TITLE) is None or "act" in date.parts:
        return None
    if _place(date) <= _place(body) or not _is_addressed(official):
        return None
    if _may_be_signed(context, date):
        return None
    copied = official.layout is Layout.WEB or official.machine_converted
    return _before(date), copied or _is_pictured(official, date)


def _is_pictured(official: OfficialDocument, date: ElementText) -> bool:
    """Tell whether a picture near the date, other than a seal, may show the signature."""
    near = range(date.span.block - SIGNATURE_LINES, date.span.block + 1)
    seals = official.seals
    return any(one.block in near and one not in seals for one in official.document.images)


def _is_addressed(official: OfficialDocument) -> bool:
    """A text without number and recipients may be anything with a date below it."""
    return bool(official.first(E.ISSUER_MARK) or official.first(E.RECIPIENTS))


def _place(element: ElementText) -> tuple[int, int]:
    return element.span.block, element.span.start


LONGEST_SIGNATURE = 40


def _may_be_signed(context: Context, date: ElementText) -> bool:
    """Tell whether a short line without a stop stands right above the date, or beside it."""
    official = context.official
    if date.span.start and context.block_text(date.span)[: date.span.start].strip():
        return True
    blocks = official.document.blocks
    for index in range(date.span.block - 1, -1, -1):
        if blocks[index].text.strip():
            listed = official.zones[index] is E.ATTACHMENT_LIST
            return not listed and _is_short(blocks[index].text)
    return False


def _is_short(text: str) -> bool:
    line = normalise(text.rstrip().rpartition("\n")[2]).text
    return len(line) <= LONGEST_SIGNATURE and not line.endswith(("。", "；", "：", "！", ".", ":"))


def _date(context: Context) -> Found:
    """The signature is there, and nothing that is dated stands below it."""
    official = context.official
    signed = _signed(context)
    if signed is None or _is_draft(official) or not _is_addressed(official):
        return None
    titled = official.first(E.TITLE) or official.kind in OWN_FORM
    if not titled or _dated_below(context, signed):
        return None
    return Span(signed.block, signed.end, signed.end, signed.cell), False


def _signed(context: Context) -> Span | None:
    """Return the last line of the signature: without a date it may be taken for text."""
    signature, body = context.all(E.ISSUER_SIGNATURE), context.first(E.BODY)
    if body is not None and signature and _place(signature[-1]) > _place(body):
        return signature[-1].spans[-1]
    if body is None or signature or len(body.spans) < 2 or context.first(E.ISSUER_MARK) is None:
        return None
    last = body.spans[-1]
    return last if organs.is_organ(normalise(context.printed(last)).text) else None


YEAR = re.compile(r"(19|20)\d\d|[〇○零OoＯ]|年.{0,4}月")
MOST_DATE_LINES = 2


def _dated_below(context: Context, last: Span) -> bool:
    """Tell whether the rest of the block or a line that no element names speaks of a year."""
    texts = [context.block_text(last)[last.end :]]
    blocks, zones = context.official.document.blocks, context.official.zones
    for block, zone in zip(blocks[last.block + 1 :], zones[last.block + 1 :], strict=True):
        if zone not in (None, E.BODY, E.ISSUER_SIGNATURE) or len(texts) > MOST_DATE_LINES:
            break
        if block.text.strip():
            texts.append(block.text)
    return any(YEAR.search(text) for text in texts)


def _printed(context: Context) -> Found:
    """Only 文件格式 prints who prints and when; a file cut off above it says nothing."""
    official = context.official
    if official.layout is not Layout.STANDARD or _is_draft(official):
        return None
    if official.first(E.PRINTING_ORGAN):
        return None
    copies = official.first(E.COPIES_TO)
    if copies is None and (official.document.format not in ("docx", "pdf") or _is_cut(official)):
        return None
    last = copies or official.first(E.DOCUMENT_DATE)
    return None if last is None else (_after(last), False)


def _is_cut(official: OfficialDocument) -> bool:
    return not (_is_whole(official) and official.first(E.TITLE))


def _is_whole(official: OfficialDocument) -> bool:
    """A paper with number, signature and date has been read from head to foot."""
    names = (E.DOCUMENT_NUMBER, E.ISSUER_SIGNATURE, E.DOCUMENT_DATE)
    return all(official.first(name) for name in names)


def _is_draft(official: OfficialDocument) -> bool:
    return official.stage is Stage.DRAFT


def _before(element: ElementText) -> Span:
    span = element.span
    return Span(span.block, span.start, span.start, span.cell)


def _after(element: ElementText) -> Span:
    span = element.spans[-1]
    return Span(span.block, span.end, span.end, span.cell)


_MISSING: Mapping[Element, Callable[[Context], Found]] = {
    E.TITLE: _title,
    E.DOCUMENT_NUMBER: _number,
    E.RECIPIENTS: _recipients,
    E.BODY: _body,
    E.ISSUER_SIGNATURE: _signature,
    E.DOCUMENT_DATE: _date,
    E.PRINT_DATE: _printed,
}

PUBLIC = re.compile(
    r"公布|发布|公告|公示|公开|征求|废止|失效|施行|实施|招考|招聘|招录|招生|考试|报名|放假|启用|停用|招标"
)
TO_YOU = re.compile(r"(给|发)?你们|你[省市州县区厅局委办]|遵照执行")
DUTY = re.compile(
    r"各[^，。；：]{1,20}(要|应当?|须|必须|于|负责|认真)|请(各|认真)[^。；]{0,20}执行"
    r"|报送?(省|市|县|区|我[省市县区厅局部委])"
)


def notice_recipients(context: Context) -> Iterator[Hit]:
    """R16-1a: a notice that is not for the public names whom it is for.

    Raises:
        NotApplicable: the notice is for the public, or says nothing to anybody.
    """
    official = context.official
    title, body = official.first(E.TITLE), official.first(E.BODY)
    if context.all(E.RECIPIENTS) or title is None or body is None:
        return
    if PUBLIC.search(title.normalised):
        raise NotApplicable("公布性的通知可以不写主送机关")
    told, duty = TO_YOU.search(body.normalised), DUTY.search(body.normalised)
    if not told and not duty:
        raise NotApplicable("看不出是发给哪些机关的")
    found = _recipients(context)
    if found is not None and not _named_below(context):
        marked = official.first(E.ISSUER_MARK) is not None
        yield Hit(E.RECIPIENTS, found[0], review=not marked)


def _named_below(context: Context) -> bool:
    """A long list of recipients may have been moved to the 版记."""
    for copies in context.all(E.COPIES_TO):
        label = copies.parts.get("copies_label")
        if label is not None and "主送" in label.value:
            return True
    return False
