"""Clauses of a document beside those of its superiors that say the same.

Compared are the letters without numbers, terms, level words and places, by the pairs of letters
that stand side by side: a clause whose number or term was changed still finds its like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from govlint.burden.analysis import analysed
from govlint.burden.copies.comparison import compared
from govlint.burden.copies.folding import fold
from govlint.burden.copies.sources import is_heading, place_of
from govlint.burden.copies.superiors import superiors
from govlint.model.copies import CopyKind, RankedSource, Source
from govlint.rules.context import Context
from govlint.structure import patterns
from govlint.structure.sentences import Sentence
from govlint.text.normalise import normalise

KEY = "burden.counterparts"
PIECE = re.compile(r"[^。；;！？!?\n\f]+")
MATTERS = re.compile(
    r"[0-9一二两三四五六七八九十百千]|年底|月底|[督检巡]查|督导|考核|考评|评估|验收"
)
"""What a clause has that may be held against a superior's."""
SAYS = re.compile(
    r"(?:国务院|党中央|中央|国家|上级|[省市]委|[省市]政府|意见|通知|方案|规定|办法|》|号[）)]?)[^，。；]{0,12}"
    r"(?:要求|明确|规定|提出|指出|强调|部署)(?!的|，?制定)"
)
"""A clause that tells what the superior says is no demand of one's own."""
DIGITS = re.compile(r"[0-9.]+|百分之[一二三四五六七八九十百零〇点]+")
LEAST = 0.7
"""Share of the pairs of letters that two clauses have in common to say the same."""
FEWEST, MANY = 6, 8
"""Pairs of letters that they share at least; of fewer than ``MANY`` hardly one may be missing."""
NEARLY_ALL = 0.85
CLEAR = 0.05
"""So much more than any other clause the like must share."""
COMMON = 40
"""Pairs of letters that more clauses of a source have tell nothing."""
LONGEST, MOST = 600, 4000
"""Characters of a clause that is looked at, and clauses of a document or source."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A clause of the document and the like of a superior, both normalised.

    ``start`` and ``end`` count in the normalised sentence; ``share`` tells how alike they are.
    """

    sentence: Sentence
    start: int
    end: int
    source: RankedSource
    text: str
    share: float

    @property
    def own(self) -> str:
        """The clause of the document."""
        return self.sentence.normalised[self.start : self.end]


def counterparts(context: Context) -> tuple[Counterpart, ...]:
    """Return the clauses that say what a clause of a superior says, in reading order.

    Quotations are left out, and clauses that tell what the superior says.

    Raises:
        NotChecked: the run has no sources.
    """
    above = superiors(context)
    known = context.official.memo.get(KEY)
    if isinstance(known, tuple) and known[0] is above:
        return tuple(known[1])
    found = tuple(_found(context, above))
    context.official.memo[KEY] = (above, found)
    return found


def _found(context: Context, above: Sequence[RankedSource]) -> Iterator[Counterpart]:
    if not above:
        return
    libraries = [(one, _library(one.source)) for one in above]
    for sentence, piece in islice(_pieces(context), MOST):
        own = letters(piece[0])
        likes = [(_like(own, library), one) for one, library in libraries]
        best, one = max(likes, key=lambda item: item[0][0])
        if best[0] >= LEAST:
            yield Counterpart(sentence, *piece.span(), one, best[1], best[0])


def _pieces(context: Context) -> Iterator[tuple[Sentence, re.Match[str]]]:
    """Yield the clauses that may ask what a superior asks."""
    for sentence in _told_by_itself(context):
        for piece in PIECE.finditer(sentence.normalised):
            if len(piece[0]) <= LONGEST and MATTERS.search(piece[0]) and not SAYS.search(piece[0]):
                yield sentence, piece


def _told_by_itself(context: Context) -> Iterator[Sentence]:
    """Yield the sentences that are no headings and mostly no quotation."""
    official = context.official
    quotes = _quotations(context)
    ends = [end for _, end in quotes]
    for sentence in analysed(official).sentences:
        start, end = place_of(official, sentence.span)
        held = 0
        for first, last in quotes[bisect_right(ends, start) :]:
            if first >= end:
                break
            held += min(end, last) - max(start, first)
        if not is_heading(official, sentence) and 2 * held < end - start:
            yield sentence


def _quotations(context: Context) -> list[tuple[int, int]]:
    spans = compared(context).spans
    return [(one.start, one.end) for one in spans if one.kind is CopyKind.QUOTED]


def letters(text: str) -> frozenset[str]:
    """Return the pairs of letters of a normalised clause that tell what it says."""
    plain = DIGITS.sub("", patterns.pattern("time.deadline").sub("", text))
    folded = fold(plain, [(0, len(plain))]).text
    return frozenset(folded[place : place + 2] for place in range(len(folded) - 1))


Library = tuple[Sequence[tuple[str, int]], dict[str, list[int]]]
"""Clauses with the number of their pairs of letters, and from a pair to those that have it."""


@lru_cache(maxsize=16)
def _library(source: Source) -> Library:
    clauses: list[tuple[str, int]] = []
    having: dict[str, list[int]] = {}
    for start, end in source.body:
        for piece in PIECE.finditer(normalise(source.text[start:end]).text):
            if len(clauses) == MOST:
                break
            if len(piece[0]) > LONGEST or not MATTERS.search(piece[0]):
                continue
            pairs = letters(piece[0])
            for pair in pairs:
                having.setdefault(pair, []).append(len(clauses))
            clauses.append((piece[0], len(pairs)))
    return clauses, having


def _like(own: frozenset[str], library: Library) -> tuple[float, str]:
    """Return how alike the likeliest clause of a source is, and the clause; 0: none is clear."""
    clauses, having = library
    shared: Counter[int] = Counter()
    for pair in own:
        places = having.get(pair, ())
        if len(places) <= COMMON:
            shared.update(places)
    ranked = [
        (_alike(count, len(own), clauses[number][1]), clauses[number][0])
        for number, count in shared.most_common(3)
        if count >= FEWEST
    ]
    ranked.sort(reverse=True)
    if not ranked or any(
        share > ranked[0][0] - CLEAR and text != ranked[0][1] for share, text in ranked[1:]
    ):
        return 0.0, ""
    return ranked[0]


def _alike(shared: int, own: int, their: int) -> float:
    """Return how alike two clauses are: by what both have, or by how far one holds the other."""
    both = 2 * shared / (own + their)
    if shared < MANY:
        return both if both >= NEARLY_ALL else 0.0
    return max(both, shared / min(own, their) - (NEARLY_ALL - LEAST))
