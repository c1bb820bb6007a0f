"""A document as others may have copied from it: what an index keeps of it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator

from govlint.burden import guards
from govlint.burden.addressees import paper_of
from govlint.burden.analysis import analysed
from govlint.burden.demands import Demand, demands
from govlint.burden.papers import title_of
from govlint.model.blocks import Paragraph
from govlint.model.copies import Load, Source, Stretch
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.rules.api import NotApplicable
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure.sentences import Sentence
from govlint.structure.times import Cadence, cadences, deadlines

ZONES = (Element.BODY, Element.ISSUED)
HANDS_ON = re.compile(r"印发|转发|批转|发布|公布|下发|颁布")
"""Titles of papers whose annexes are what they are about."""
TEXT = re.compile(r"[。；]|，(?!.*[：:]\s*$)")
"""What running text has; titles, numbers and recipients of a paper handed on have not."""
LONGEST_HEADING = 40
"""Characters up to which a line with a heading's mark is one, and no item of a list."""
SHORTEST_ITEM = 16
LONGEST_RUN_IN = 24
IMPLEMENTATION = "B-DEM-2"
REPORTS = ((IMPLEMENTATION, "demand"), ("B-DEM-3", "report"))
NO_DAY = datetime.date.min
UPPER = re.compile(
    r"[^，。；：、]{0,16}(?:部|厅|局|委|署|办公室|政府|[我本][省市县区部厅局委办])[将应要]?$"
)
LOWER = re.compile(r"各|县|区|乡|镇|街|村|下级|级|地方|单位")
"""Who does something at its cadence (市水务局每季度通报一次): the upper level, or one below."""


def source_of(official: OfficialDocument, path: str) -> Source:
    """Return a document as a source.

    Args:
        official: the document, recognised.
        path: where it was read from, as messages name it.
    """
    return Source(
        path=path,
        text=official.document.text,
        body=body_of(official),
        title=title_of(official),
        number=_number(official),
        issuers=issuers_of(official),
        date=analysed(official).written,
        kind=official.kind,
        headings=tuple(
            (heading.level, heading.title) for heading in official.headings if heading.zone in ZONES
        ),
        loads=tuple(_loads(official)),
        sha256=official.document.sha256,
    )


def body_of(official: OfficialDocument) -> tuple[Stretch, ...]:
    """Return the stretches that are compared: body and issued text without headings and tables.

    One for each paragraph, as far as no heading is run in. Annexes belong to it where the paper
    is there to hand them on. Where no body was recognised, every paragraph of
    running text is compared.
    """
    found: list[tuple[int, int, int]] = []
    for sentence in analysed(official).sentences:
        block, start, end = sentence.span.block, sentence.span.start, sentence.span.end
        if is_heading(official, sentence) or _is_head_line(sentence):
            continue
        if found and found[-1][0] == block and not _text(official, block, found[-1][2], start):
            found[-1] = (block, found[-1][1], end)
        else:
            found.append((block, start, end))
    starts = official.document.block_starts
    stretches = tuple((starts[block] + start, starts[block] + end) for block, start, end in found)
    if HANDS_ON.search(title_of(official)):
        stretches = tuple(sorted((*stretches, *_annexes(official))))
    return stretches or tuple(_paragraphs(official))


def is_heading(official: OfficialDocument, sentence: Sentence) -> bool:
    """Tell whether a sentence is a heading, and no item that lays something down.

    An item of some length that is a paragraph of its own with a full stop is none.
    """
    size = len(sentence.normalised)
    if not sentence.is_heading or size > LONGEST_HEADING:
        return False
    whole = official.document.blocks[sentence.span.block].text.strip() == sentence.text
    return not (whole and size >= SHORTEST_ITEM and sentence.text.endswith(("。", "；")))


def _is_head_line(sentence: Sentence) -> bool:
    """Tell whether a sentence is title, number, recipients or signature of a paper handed on."""
    return sentence.zone is Element.ISSUED and not TEXT.search(sentence.text)


def place_of(official: OfficialDocument, span: Span) -> Stretch:
    """Return where a span of a block stands in the text as read."""
    start = official.document.block_starts[span.block]
    return start + span.start, start + span.end


def span_at(official: OfficialDocument, stretch: Stretch) -> Span:
    """Return a stretch of the text as read as a span of the block that it begins in."""
    starts = official.document.block_starts
    block = bisect_right(starts, stretch[0]) - 1
    size = len(official.document.blocks[block].text)
    return Span(block, stretch[0] - starts[block], min(stretch[1] - starts[block], size))


def _text(official: OfficialDocument, block: int, start: int, end: int) -> str:
    return official.document.blocks[block].text[start:end].strip()


def _annexes(official: OfficialDocument) -> Iterator[Stretch]:
    """Yield the paragraphs of running text of the annexes, without headings."""
    heads: dict[int, Span] = {}
    for heading in official.headings:
        if heading.zone is Element.ATTACHMENT:
            heads.setdefault(heading.span.block, heading.span)
    for number in blocks_of(official, Element.ATTACHMENT):
        text = official.document.blocks[number].text
        head = heads.get(number)
        is_head = head is not None and len(text.strip()) <= LONGEST_HEADING
        if not is_head and TEXT.search(text):
            yield place_of(official, _behind(Span(number, 0, len(text)), head))


def blocks_of(official: OfficialDocument, *zones: Element) -> Iterator[int]:
    """Yield the paragraphs that belong to some elements."""
    for number, (block, zone) in enumerate(
        zip(official.document.blocks, official.zones, strict=False)
    ):
        if zone in zones and isinstance(block, Paragraph):
            yield number


def _behind(span: Span, head: Span | None) -> Span:
    """Return a paragraph without a short heading that is run in at its head."""
    if head is None or head.start < span.start or head.end - head.start > LONGEST_RUN_IN:
        return span
    return Span(span.block, min(head.end, span.end), span.end)


def _paragraphs(official: OfficialDocument) -> Iterator[Stretch]:
    """Yield the paragraphs of running text; the furniture of web pages is none."""
    starts = official.document.block_starts
    for number, block in official.document.paragraphs():
        if TEXT.search(block.text):
            yield starts[number], starts[number] + len(block.text)


def _number(official: OfficialDocument) -> str:
    found = official.first(Element.DOCUMENT_NUMBER)
    return found.normalised if found else ""


def issuers_of(official: OfficialDocument) -> tuple[str, ...]:
    """Return who issues a document: who signs it, else the mark, else the head of the title.

    Who signs a paper that is handed on behind its date does not issue it.
    """
    date = official.first(Element.DOCUMENT_DATE)
    last = date.span.block if date else len(official.document.blocks)
    organs = [organ for organ in official.signed_organs if organ.span.block <= last]
    if organs:
        return tuple(dict.fromkeys(organ.name for organ in organs))
    marks = official.elements.get(Element.ISSUER_MARK, ())
    names = [text.normalised.removesuffix("文件") for text in marks]
    head = title_of(official).partition("关于")
    names = [name for name in names if name] or ([head[0]] if head[1] and head[0] else [])
    return tuple(dict.fromkeys(names))


def _loads(official: OfficialDocument) -> Iterator[Load]:
    """Yield the reports that a document asks of lower levels, each sentence once."""
    day = analysed(official).written or NO_DAY
    context = Context(official, known_facts(NO_FACTS, official), day)
    paper = paper_of(context)
    known: set[int] = set()
    if guards.urgent(paper.title + (paper.issuer or "")):
        return
    for code, kind in REPORTS:
        try:
            found = list(demands(context, code, kind))
        except NotApplicable:  # it goes up, to the public, or is no paper that asks anything
            return
        for demand in found:
            emergency = guards.in_emergency(demand.text, demand.start, demand.end)
            asks = code == IMPLEMENTATION or _has_time(demand)
            if asks and demand.sentence.index not in known and not emergency:
                known.add(demand.sentence.index)
                yield _load(demand, paper.recipients)


def _has_time(demand: Demand) -> bool:
    """Tell whether a clause says when to report: handing in a form in a procedure is no report."""
    terms = (term for term in deadlines(_clause(demand), None) if term.kind == "absolute")
    return bool(_rates(demand)) or any(True for _ in terms)


def _clause(demand: Demand) -> str:
    first, last = guards.clause_of(demand.text, demand.start)
    return demand.text[first:last]


def _rates(demand: Demand) -> list[Cadence]:
    """Return the cadences of the clause of a demand, without the upper level's own."""
    clause = _clause(demand)
    return [rate for rate in cadences(clause) if not _is_upper(clause[: rate.start])]


def _is_upper(before: str) -> bool:
    """Tell whether what stands right before a cadence says that the upper level does it."""
    found = UPPER.search(before)
    return found is not None and LOWER.search(found[0]) is None


def _load(demand: Demand, recipients: str) -> Load:
    """Return the load of one demand; without a cadence it asks for one report."""
    lead = demand.duty.lead if demand.duty is not None else ()
    recipient = "、".join(unit.name for unit in lead) or recipients.rstrip("：:")
    rates = _rates(demand)
    counts = [rate.per_year for rate in rates if rate.per_year is not None]
    per_year = round(sum(counts)) if counts else None if rates else 1
    return Load(recipient, per_year, demand.sentence.text)
