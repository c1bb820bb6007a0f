"""Papers that say what an older one of their issuer says, which is still in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from govlint.burden.analysis import analysed
from govlint.burden.copies import naming
from govlint.burden.copies.folding import fold
from govlint.burden.copies.holding import Text, held, text_of, unlisted
from govlint.burden.copies.index import Index
from govlint.burden.copies.reading import reading_of
from govlint.burden.copies.shingles import prints
from govlint.burden.repository.entries import Entry
from govlint.burden.repository.titles import is_one_matter, is_series
from govlint.model.copies import Source
from govlint.model.elements import OfficialDocument
from govlint.model.repository import Repeat
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure.numerals import number_value
from govlint.text.normalise import normalise

LEAST = 0.6
"""Share from which on a paper repeats another; a rule may want more."""
LEAST_SCORE = 0.1
"""Papers that share fewer prints cannot be alike enough."""
FEWEST = 150
"""Letters: what is shorter is mostly formula."""
CLOSE = 6
"""Candidates that are looked at closely."""
OTHER_KINDS = frozenset(
    {
        "请示",
        "报告",
        "议案",
        "批复",
        "函",
        "纪要",
        "公告",
        "通告",
        "公报",
        "公示",
        "命令(令)",
        "决议",
        "通报",
    }
)
"""Papers that answer, tell or record: their wording is one form for many matters."""
OTHER_TITLE = re.compile(
    r"征求意见|草案|送审稿|修订|修改|修正|更正|调整|补充|延长|延期|延续|废止|失效|重新|任免|任职|免职|聘|公示|表彰|嘉奖"
)
"""Titles of papers that change another, ask about a draft, or are about persons."""
TRIAL = re.compile(r"试行|暂行|试点|过渡|临时")
REPLACES = re.compile(
    r"废止|停止执行|停止实施|不再执行|失效|替代|代替|取代|以本[^，。；]{1,6}为准|修订|修改"
)
"""What is said of a paper that is named."""
REPLACES_ALL = re.compile(r"(?:同时|即行|自行)废止|同时停止执行|不再执行")
"""What is said of older papers also where none is named."""
VALID = re.compile(r"有效期(?:为|限为|限)?(?P<years>[0-9一二两三四五六七八九十]{1,3})年")
UNTIL = re.compile(
    r"(?:有效期|执行|施行|实施|试行|有效)(?:期?至|到|截止至?)(?P<y>20\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"
)
GRACE = 92
"""Days before a paper runs out in which its successor may be given out."""


@dataclass(frozen=True)
class Candidate:
    """A paper that may be what another repeats: the share of prints that it has too, its text."""

    entry: Entry
    score: float
    load: Callable[[], Source]


Candidates = Callable[[Sequence[int]], Iterator[Candidate]]


def repeat_of(
    entry: Entry,
    source: Source,
    official: OfficialDocument,
    candidates: Candidates,
    index: Index,
) -> Repeat | None:
    """Return the older paper that a paper repeats the most of, where that is ``LEAST`` of both.

    Args:
        entry: the paper, as it is counted.
        source: the paper, as it is compared.
        official: the paper, recognised.
        candidates: the papers of the library that share prints with it.
        index: the papers that tell which wording is widespread.
    """
    if not _can_repeat(entry) or entry.year is None:
        return None
    folded = fold(source.text, source.body)
    if len(folded.text) < FEWEST:
        return None
    found = list(_likely(entry, official, candidates(prints(folded.text))))
    if not found:
        return None
    names = unlisted((source, *(one for _, one in found)))
    text = text_of(source, reading_of(official), index, names)
    entries = {one.path: earlier for earlier, one in found}
    repeats = [
        Repeat(entry.paper, entries[path].paper, ratio, is_series(entry.paper, entries[path].paper))
        for path, ratio in _alike(text, official, [one for _, one in found], names)
        if ratio >= LEAST
    ]
    return max(repeats, key=lambda one: (not one.series, one.ratio), default=None)


def _can_repeat(entry: Entry) -> bool:
    kind, title = entry.kind, entry.paper.title
    if kind is None or kind in OTHER_KINDS or not entry.issuers:
        return False
    return bool(title) and not OTHER_TITLE.search(title)


def _likely(
    entry: Entry, official: OfficialDocument, candidates: Iterator[Candidate]
) -> Iterator[tuple[Entry, Source]]:
    """Yield the older papers of the issuer on the same matter that nothing has replaced."""
    keys = {issuer.key for issuer in entry.issuers}
    left = CLOSE
    for one in candidates:
        earlier = one.entry
        if one.score < LEAST_SCORE or not keys & {issuer.key for issuer in earlier.issuers}:
            continue
        if not _can_repeat(earlier) or not _is_older(earlier, entry):
            continue
        if not is_one_matter(entry.paper.title, earlier.paper.title):
            continue
        source = one.load()
        if not _is_over(entry, earlier, source) and not _is_replaced(official, source):
            yield earlier, source
            left -= 1
        if not left:
            return


def _is_older(earlier: Entry, entry: Entry) -> bool:
    one, other = earlier.paper.date, entry.paper.date
    if one is not None and other is not None and one != other:
        return one < other
    first, last = earlier.serial, entry.serial
    if first is not None and last is not None and first.code == last.code:
        return (first.year, first.number) < (last.year, last.number)
    return earlier.year is not None and entry.year is not None and earlier.year < entry.year


def _is_over(entry: Entry, earlier: Entry, source: Source) -> bool:
    """Tell whether the older paper has run out, or was one for trial that the new one follows."""
    if TRIAL.search(earlier.paper.title) and not TRIAL.search(entry.paper.title):
        return True
    text, day = normalise(source.text).text, entry.paper.date
    until = UNTIL.search(text)
    if until and day:
        ends = int(until["y"]), int(until["m"]), int(until["d"])
        return ends < (day.year, day.month, day.day)
    valid = VALID.search(text)
    begun = earlier.paper.date
    if valid is None or day is None or begun is None:
        return False
    years = number_value(valid["years"]) or 0
    return (day - begun).days > years * 365 - GRACE


def _is_replaced(official: OfficialDocument, earlier: Source) -> bool:
    """Tell whether a paper says that it replaces an older one, or replaces some without a name."""
    for sentence in analysed(official).sentences:
        if not REPLACES.search(sentence.normalised):
            continue
        block, start, end = sentence.span.block, sentence.span.start, sentence.span.end
        cited = [
            one
            for one in official.citations
            if one.span.block == block and start <= one.span.start < end
        ]
        if any(naming.cites(one.title, one.number, earlier) for one in cited):
            return True
        if not cited and REPLACES_ALL.search(sentence.normalised):
            return True
    return False


def _alike(
    text: Text, official: OfficialDocument, sources: Sequence[Source], names: Sequence[str]
) -> Iterator[tuple[str, float]]:
    """Yield the path of each source with the share of the letters of both that both have."""
    facts = known_facts(NO_FACTS, official)
    for one in held(text, sources, facts, names):
        both = text.letters + one.folded.weights()[-1]
        yield one.source.path, round(2 * one.copied * text.letters / both, 4) if both else 0.0
