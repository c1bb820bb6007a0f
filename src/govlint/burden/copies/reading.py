"""What a document says of its sources: quotations, citations, what it hands on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govlint.burden.analysis import analysed
from govlint.burden.copies import naming
from govlint.burden.copies.sources import blocks_of, is_heading, place_of
from govlint.burden.papers import title_of
from govlint.model.copies import Source, Stretch
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.structure.sentences import Sentence

QUOTE = re.compile(r"“([^“”]{6,4000})”|「([^「」]{6,4000})」|\"([^\"\n]{6,1000})\"")
INTRODUCES = re.compile(
    r"(?:规定|明确|要求|指出|提出|强调|写明|载明|原文|内容|[条款项]|称|[》〕）号])(?:如下|为|是)?[：:]$"
)
"""What stands in front of words that are another's."""
OWN_WORDS = re.compile(
    r"(?:现|就)[^，。：:]{0,20}[：:]$|(?:作出?|提出|制定)[^，。：:]{0,4}(?:以下|如下)[^，。：:]{0,10}[：:]$|"
    r"(?:通知|意见|方案|事项|措施|安排|部署|通报)如下[：:]$"
)
"""What stands in front of words of one's own (现提出如下意见：, 作如下规定：)."""
COLON = re.compile("[：:]")
ALIAS = re.compile(
    r"(?:以下|下)(?:统一)?简?称(?:为)?[：:]?[“《「\"]*(?P<name>[^“”《》「」\"（()），。]{2,20})[”》」\"]"
)
FAR = 40
"""Characters behind a citation in which its short name is given."""
HANDED = re.compile(
    r"[^《，。；]{0,12}?(?:(?P<forwards>转发|批转|翻印)|印发|下发|发布|公布)(?:给|至|各|你|如下)"
)
"""What follows the name of a paper that is handed on with this one."""


@dataclass(frozen=True, slots=True)
class Excuse:
    """A citation, and what it excuses: the stretches that are told as another's words.

    ``handed`` where the paper cited is handed on; ``forwards`` where that is called 转发 or 批转.
    """

    title: str | None
    number: str | None
    stretches: tuple[Stretch, ...]
    handed: bool = False
    forwards: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the kinds of copied spans are read from; places count in the text as read.

    ``quotes`` are the insides of quotation marks, ``cited`` the citations themselves, ``issued``
    the texts that the paper hands on.
    """

    sentences: tuple[Stretch, ...] = ()
    quotes: tuple[Stretch, ...] = ()
    cited: tuple[Stretch, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    issued: tuple[Stretch, ...] = ()
    title: str = ""


def reading_of(official: OfficialDocument) -> Reading:
    """Return what a document says of its sources."""
    sentences = [one for one in analysed(official).sentences if not is_heading(official, one)]
    return Reading(
        tuple(place_of(official, one.span) for one in sentences),
        tuple(
            found.span(number)
            for found in QUOTE.finditer(official.document.text)
            for number in (1, 2, 3)
            if found[number]
        ),
        tuple(place_of(official, citation.span) for citation in official.citations),
        tuple(_excuses(official, analysed(official).sentences)),
        tuple(_issued(official)),
        title_of(official),
    )


def _issued(official: OfficialDocument) -> Iterator[Stretch]:
    """Yield the paragraphs that a paper hands on: issued text, annexes, what follows its date."""
    date = official.first(Element.DOCUMENT_DATE)
    behind = date.span.block if date else len(official.document.blocks)
    starts = official.document.block_starts
    for number in blocks_of(official, Element.ISSUED, Element.ATTACHMENT, Element.BODY):
        if number > behind or official.zones[number] is not Element.BODY:
            start = starts[number]
            yield start, start + len(official.document.blocks[number].text)


def excused(reading: Reading, source: Source) -> list[Stretch]:
    """Return the stretches of a document that it tells as the words of a source.

    The sentence that cites the source, the paragraph that such a sentence introduces, and what
    the paper hands on where its title or text names the source.
    """
    found = [
        stretch
        for excuse in reading.excuses
        if naming.cites(excuse.title, excuse.number, source)
        for stretch in excuse.stretches
    ]
    found += reading.issued if is_handed_on(reading, source) else ()
    return list(dict.fromkeys(found))


def is_handed_on(reading: Reading, source: Source) -> bool:
    """Tell whether a paper hands on a source: forwards it, or issues what is expressly another's.

    印发 alone does not do, since plans of two places often have one name.
    """
    for name, forwards in naming.handed_on(reading.title):
        if (forwards or naming.has_organ(name)) and naming.cites(name, None, source):
            return True
    for excuse in reading.excuses:
        if not excuse.handed:
            continue
        if excuse.forwards and naming.cites(excuse.title, excuse.number, source):
            return True
        if naming.cites(None, excuse.number, source):
            return True
    return False


def _excuses(official: OfficialDocument, sentences: Sequence[Sentence]) -> Iterator[Excuse]:
    """Yield what each citation excuses; one by a short name stands for the paper named in full."""
    aliases: dict[str, tuple[str | None, str | None]] = {}
    text = official.document.text
    ends = [(one.span.block, one.span.end) for one in sentences]
    for citation in official.citations:
        span = citation.span
        number = bisect_right(ends, (span.block, span.start))
        if number == len(ends) or not _holds(sentences[number].span, span):
            continue
        _, end = place_of(official, citation.span)
        means = citation.title, citation.number
        means = aliases.get(citation.title or "", means)
        alias = ALIAS.search(text, end, end + FAR)
        if alias:
            aliases[alias["name"]] = means
        handed = HANDED.match(text, end)
        yield Excuse(
            *means,
            tuple(_told(official, sentences, number, end)),
            handed is not None,
            handed is not None and handed["forwards"] is not None,
        )


def _holds(sentence: Span, cited: Span) -> bool:
    return sentence.block == cited.block and sentence.start <= cited.start


def _told(
    official: OfficialDocument, sentences: Sequence[Sentence], number: int, end: int
) -> Iterator[Stretch]:
    """Yield the sentence of a citation and, where a colon leads to another's words, these."""
    sentence = sentences[number]
    yield place_of(official, sentence.span)
    text = official.document.text
    last = place_of(official, sentence.span)[1]
    colon = COLON.search(text, end, last)
    if colon is None:
        return
    own = OWN_WORDS.search(text, end, colon.end())
    if own or not INTRODUCES.search(text, end - 1, colon.end()):
        return
    rest = text[colon.end() : last].strip()
    block = sentence.span.block if rest else None
    for following in sentences[number + 1 :]:
        if block is None and following.is_heading:
            return
        block = following.span.block if block is None else block
        if following.span.block != block:
            return
        yield place_of(official, following.span)
