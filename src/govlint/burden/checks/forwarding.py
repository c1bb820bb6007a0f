"""Papers that hand on another: B-FWD-2, forwarding without a word of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.burden.analysis import analysed
from govlint.burden.papers import forwards, title_of
from govlint.burden.shares import count
from govlint.model.blocks import Paragraph
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.structure.sentences import Sentence
from govlint.text.normalise import normalise

HANDS_ON = re.compile(r"(?:转发|批转|印发|翻印)(?:给|至|各|如下|你)|现(?:将|予|转发|批转|印发)")
"""A sentence that says that something is handed on."""
EXECUTE = re.compile(
    r"^[，,]?(?:请|望|希)?(?:各[^，。；]{1,16}|你们)?[，,]?(?:结合[^，。；]{0,16}(?:实际|情况)[，,]?)?(?:一并|请)?"
    r"(?:认真|切实|遵照|参照|按照|抓好|组织|严格|抓紧|及时|做好)*(?:学习|组织|抓好|做好|贯彻|遵照|参照|认真)*"
    r"(?:贯彻(?:执行|落实)?|执行|落实|实施|办理|遵照执行|学习|知照|参阅)(?:执行|落实|工作)?$|"
    r"^请?(?:各[^，。；]{1,16})?(?:紧密|密切)?结合(?:本地|本地区|本部门|工作)?(?:、本部门)?实际$"
)
"""A clause that only says that the text is to be carried out."""
CONSENT = re.compile(
    r"(?:业|已)?经[^，。；]{0,30}(?:国务院|政府|党委|党组|[省市县区州]委|领导)[^，。；]{0,6}(?:同意|批准|审定)"
)
"""Somebody else's paper gets the authority of the issuer: that is something of its own."""
PUBLISHED = re.compile(r"(?:印发|发布|公布|下发|出台)了?$|^以?下简?称")
PUBLIC = re.compile(
    r"(?:此件|本文|本件)?(?:主动|依法)?公开(?:发布|刊登)|主动公开|政府网站公布|已公开"
)
"""What a forwarded text says of itself where everybody could read it."""
LONGEST_NOTE, BEHIND = 40, 2
"""A note of the forwarded text is short and stands behind its first lines, not in front of them."""
RECIPIENTS = re.compile(r"^[^。；]{2,200}[：:]$")
ITEM = re.compile(r"[、，,：:；;\s]+")


def bare(context: Context) -> Iterator[Hit]:
    """B-FWD-2: a paper forwards another and adds nothing; heavier where its readers had that.

    Raises:
        NotApplicable: it forwards nothing, or has something of its own to say.
        NotChecked: its own text was not recognised.
    """
    official = context.official
    if not forwards(official):
        raise NotApplicable("不是转发、批转的文件")
    own = _own_sentences(official)
    if not own:
        raise NotChecked("没有认出转发通知自己的正文")
    if any(CONSENT.search(one.normalised) for one in own):
        raise NotApplicable("经本级同意转发的，转发本身就是决定")
    size = sum(count(one.text) for one in own)
    if size > context.parameters["most"] or not all(_adds_nothing(one) for one in own):
        raise NotApplicable("转发时有自己的安排")
    known = _known_before(official)
    yield Hit(
        own[0].zone,
        own[-1].span,
        {"count": size, "known": known, "title": title_of(official)},
        case="收文人已有" if known else "",
        evidence="\n".join(one.text for one in own),
    )


def _own_sentences(official: OfficialDocument) -> list[Sentence]:
    """Return the sentences in front of the date and of the text that is handed on."""
    date = official.first(Element.DOCUMENT_DATE)
    last = date.span.block if date else len(official.document.blocks)
    body = (one for one in analysed(official).sentences if one.zone is Element.BODY)
    return [one for one in body if one.span.block < last]


def _adds_nothing(sentence: Sentence) -> bool:
    """Tell whether a sentence only hands on, or asks to carry out what is handed on."""
    text = re.sub(r"《[^《》]*》|（[^（）]*）|\([^()]*\)", "", sentence.normalised)
    clauses = [one for one in re.split(r"[，,；;。：:]", text) if one]
    return all(
        HANDS_ON.search(clause) or EXECUTE.match(clause) or PUBLISHED.search(clause)
        for clause in clauses
    )


def _known_before(official: OfficialDocument) -> str:
    """Return why the readers had the text already, as the text itself shows; empty: unknown."""
    own = official.first(Element.RECIPIENTS)
    names = _names(own.normalised) if own else set()
    for number, span in enumerate(_handed_on(official)):
        text = normalise(official.document.blocks[span.block].text).text
        if number >= BEHIND and len(text) <= LONGEST_NOTE and PUBLIC.search(text):
            return f"原文写明“{text.strip('（）()')}”"
        if names and RECIPIENTS.match(text) and names <= _names(text):
            return "原文已经主送同样的单位"
    return ""


def _names(text: str) -> set[str]:
    return {one for one in ITEM.split(text) if one}


def _handed_on(official: OfficialDocument) -> Iterator[Span]:
    """Yield the paragraphs of the text that is handed on: issued text, or what follows the date."""
    date = official.first(Element.DOCUMENT_DATE)
    last = date.span.block if date else len(official.document.blocks)
    for number, block in enumerate(official.document.blocks):
        zone = official.zones[number] if number < len(official.zones) else None
        behind = number > last and zone in (Element.BODY, Element.ATTACHMENT, Element.NOTE)
        if isinstance(block, Paragraph) and (zone is Element.ISSUED or behind):
            yield Span(number, 0, len(block.text))
