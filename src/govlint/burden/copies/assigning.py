"""Each character of a document to one source at most: the passages as reports show them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from govlint.burden.copies.alignment import Match
from govlint.burden.copies.classify import kind_of, pairs, runs
from govlint.burden.copies.holding import Held, Text
from govlint.model.copies import Copied, CopyKind, Relation

RANK = (Relation.SUPERIOR, Relation.SIBLING, Relation.OWN_PAST, Relation.OTHER)
SHORTEST = 6
"""Letters of what is left of a passage beside another that count as copied."""
ABOUT_EQUAL = 1.25
"""Passages whose lengths differ by less than a quarter go by what their sources are."""
MARKS = frozenset("，。；：、！？”’》）)」』,;:!?…")
MOST_MARKS = 3

Assigned = tuple[int, Match, bool]
"""Number of the source, passage, and whether it is a formula."""


def spans(text: Text, found: Sequence[Held]) -> Iterator[Copied]:
    """Yield the passages that a document has of its sources, in its order, none over another.

    Quotations are told first, news and the like last; else the longest passage counts, of about
    equal ones that of the superior before that of a sibling before that of the issuer's own past.

    Args:
        text: the document.
        found: its sources, the likeliest first.
    """
    assigned = sorted(_assigned(text, found), key=lambda item: item[1].start)
    ends = {end for _, end in text.source.body}
    for place, one in enumerate(assigned):
        end = text.folded.span(one[1].start, one[1].end)[1]
        limit = end if end in ends else end + MOST_MARKS
        if place + 1 < len(assigned):
            limit = min(limit, text.folded.offsets[assigned[place + 1][1].start])
        yield _copied(text, found, one, limit)


def _copied(text: Text, found: Sequence[Held], one: Assigned, limit: int) -> Copied:
    number, match, is_formula = one
    source = found[number]
    start, end = text.folded.span(match.start, match.end)
    first, last = source.folded.span(match.source_start, match.source_end)
    verbatim = not pairs(text.folded, source.folded, match)
    if is_formula:
        kind = CopyKind.FORMULA
    elif source.quoted[match.start]:
        kind = CopyKind.QUOTED
    else:
        kind = kind_of(source.relation, verbatim)
    tail = _marks_behind(text.source.text[end:limit], source.source.text, last)
    end, last = end + tail, last + tail
    return Copied(start, end, text.source.text[start:end], number, first, last, kind, verbatim)


def _marks_behind(text: str, other: str, place: int) -> int:
    """Return how many marks behind a passage the source has as well."""
    size = 0
    for one, same in zip(text, other[place : place + len(text)], strict=False):
        if one not in MARKS or one != same:
            break
        size += 1
    return size


def _assigned(text: Text, found: Sequence[Held]) -> Iterator[Assigned]:
    taken = bytearray(len(text.folded.text))
    for told in (True, False):
        offered = sorted(_offered(found, told), key=lambda item: _order(found, *item))
        for number, match in offered:
            for start, end in list(runs(taken, match.start, match.end, 0)):
                if end - start < min(SHORTEST, match.size):
                    continue
                taken[start:end] = b"\1" * (end - start)
                yield from _parts(text.formulas, number, _cut(match, start, end))


def _offered(found: Sequence[Held], told: bool) -> Iterator[tuple[int, Match]]:
    """Yield the passages of all sources, or what of them are quotations."""
    for number, one in enumerate(found):
        for match in one.matches:
            if told:
                for start, end in runs(one.quoted, match.start, match.end):
                    yield number, _cut(match, start, end)
            else:
                yield number, match


def _order(found: Sequence[Held], number: int, match: Match) -> tuple[int, ...]:
    source = found[number]
    about = -int(math.log(match.size, ABOUT_EQUAL))
    rank = RANK.index(source.relation)
    return not source.is_paper, about, rank, -match.size, number, match.start


def _cut(match: Match, start: int, end: int) -> Match:
    """Return the part of a match between two places of the document."""
    shift = match.source_start - match.start
    return Match(start, end, start + shift, end + shift)


def _parts(formula: bytearray, number: int, match: Match) -> Iterator[Assigned]:
    for value in (0, 1):
        for start, end in runs(formula, match.start, match.end, value):
            yield number, _cut(match, start, end), bool(value)
