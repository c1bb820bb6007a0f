"""Checks that hold elements against one another: F735-1 organs, F7354-2 days."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from govlint.model.elements import DateMention, Element, ElementText
from govlint.rules.api import Hit, NotChecked
from govlint.rules.context import Context
from govlint.rules.functions import date_of
from govlint.structure import organs

MATTER = re.compile(r"关于|印发|转发|批转|公布|发布|颁布|通报|表彰|公告|通告|20\d\d年|19\d\d年")
DONE_BEHIND = re.compile(
    r"^(在[^，。；]{1,12})?(召开了|印发了|下发了|联合印发的|发布的|公布的|通过的)"
)
DONE_BEFORE = re.compile(r"(截至|截止到|截止)$")
DUE_BEHIND = re.compile(
    r"^(前|之前|以前|底前)[^，。；]{0,4}"
    r"(要|须|应|必须|完成|报送|上报|报|全面|基本|全部|将|(整改|落实|办理)(完毕|到位)(?![了的]))"
)
OFFICE = "(?!办公)"
PAST_PERIOD = re.compile(r"已|完成了|共有|累计")


def signature(context: Context) -> Iterator[Hit]:
    """F735-1: the organ that signs is the one of the mark or, without a mark, of the title."""
    signed = context.all(Element.ISSUER_SIGNATURE)
    if not signed:
        return
    names = [name for text in signed for name in organs.names(text.text) if name]
    if any("post" in text.parts or organs.is_person(text.normalised) for text in signed):
        return
    for source, named in _named(context):
        if any(_agree(one, named) for one in names):
            continue
        span = signed[0].span
        values = {"signed": signed[0].text, "named": named, "where": source.term}
        yield Hit(Element.ISSUER_SIGNATURE, span, values)


def _named(context: Context) -> Iterator[tuple[Element, str]]:
    """Yield the organs that mark and title name, as one string each."""
    mark = context.first(Element.ISSUER_MARK)
    if mark is not None:
        yield Element.ISSUER_MARK, re.sub(r"(文件|令|命令)$", "", mark.normalised)
        return
    title = context.first(Element.TITLE)
    if title is None:
        return
    found = MATTER.search(title.normalised)
    name = title.normalised[: found.start()] if found else ""
    if len(name) >= 3 and organs.is_organ(name):
        yield Element.TITLE, name


def _agree(signed: str, named: str) -> bool:
    """The title may name several organs in a row; one of them has to be the signer.

    The office of an organ (办公室, 办公厅) is an organ of its own.
    """
    if re.search(re.escape(signed) + OFFICE, named):
        return True
    chain = [name for name in organs.chain(named) if re.search(re.escape(name) + OFFICE, named)]
    return any(organs.same_organ(signed, name) for name in (named, *chain))


def days(context: Context) -> Iterator[Hit]:
    """F7354-2: what the text reports as done lies before its date, what it asks for behind it.

    Raises:
        NotChecked: the document has no complete date to compare with.
    """
    dated = context.first(Element.DOCUMENT_DATE)
    day = date_of(dated) if dated is not None else None
    if dated is None or day is None:
        raise NotChecked("没有可以比较的成文日期")
    for mention in context.official.dates:
        if mention.zone in (Element.BODY, Element.ISSUED) and mention.day is not None:
            yield from _compare(context, dated, day, mention)
    yield from _cited_years(context, day)


def _compare(
    context: Context, dated: ElementText, day: datetime.date, mention: DateMention
) -> Iterator[Hit]:
    stated = date_of(mention)
    if stated is None:
        return
    text = context.block_text(mention.span)
    before, behind = text[: mention.span.start][-6:], text[mention.span.end :][:24]
    values = {"mention": mention.text, "date": dated.text}
    reported = DONE_BEFORE.search(before) and PAST_PERIOD.search(behind)
    if stated > day and (DONE_BEHIND.match(behind) or reported):
        yield Hit(mention.zone, mention.span, values, "晚于成文日期")
    elif stated < day and DUE_BEHIND.match(behind):
        yield Hit(mention.zone, mention.span, values, "早于成文日期")


def _cited_years(context: Context, day: datetime.date) -> Iterator[Hit]:
    for citation in context.official.citations:
        year = re.search(r"[〔\[［【（(]((?:19|20)\d\d)[〕\]］】）)]", citation.number or "")
        if year and int(year[1]) > day.year and citation.number_span is not None:
            values = {"mention": citation.number, "date": f"{day.year}年"}
            yield Hit(citation.zone, citation.number_span, values, "引用了以后的文件")
