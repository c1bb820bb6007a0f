"""Formulas: wording that many papers share, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from govlint.burden.copies.folding import Folded
from govlint.burden.copies.index import Index
from govlint.burden.copies.shingles import prints
from govlint.burden.stock import POLITICAL, Found, covered, found_in, phrases, plain
from govlint.model.copies import Stretch
from govlint.structure import tables
from govlint.text.normalise import normalise

CLAUSE = re.compile(r"[^，,；;：:。！？!?\n\f]+")
ENDS = "。；！ \n"
LONGEST = 160
"""Characters of the longest sentence that is taken as one formula."""
POLITICS, FEWEST_STOCK = 0.4, 0.8
"""A clause of politics: so much of it is such a formula, and so much of it stock wording at all."""
MANY, SHARE, FEWEST = 100, 0.02, 20
"""Of ``MANY`` documents on, wording that ``SHARE`` of them have, and ``FEWEST`` at least."""
SHORT, LONG = 13, 60
"""Folded characters of the sentences that this is asked of: a paragraph is no formula."""


@lru_cache(maxsize=2)
def patterns(scope: str) -> re.Pattern[str]:
    """Return the formulas that fill a clause or a sentence as one pattern.

    Args:
        scope: clause or sentence.
    """
    return re.compile(
        "|".join(f"(?:{row[0]})" for row in tables.rows("formulas") if row[1] == scope)
    )


def formulas(text: str, sentences: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches of a text that are fixed formulas.

    Args:
        text: the text as read.
        sentences: its sentences.
    """
    normal = normalise(text)
    wide = plain(normal.text)
    politics = bytearray(len(wide))
    for one in _politics_in(wide):
        politics[one.start] = 1
    for stretch in sentences:
        start, end = map(normal.at, stretch)
        if end - start <= LONGEST and patterns("sentence").fullmatch(wide[start:end].strip(ENDS)):
            yield stretch
            continue
        for clause in CLAUSE.finditer(wide, start, end):
            maybe = politics.find(1, *clause.span()) >= 0
            if is_formula(clause[0].strip(), maybe):
                yield normal.span(*clause.span())


def is_formula(clause: str, politics: bool = True) -> bool:
    """Tell whether a clause is a formula of papers or of politics.

    Args:
        clause: normalised, with full-width marks.
        politics: False where no phrase of politics begins in it.
    """
    if not clause or len(clause) > LONGEST:
        return False
    if patterns("clause").fullmatch(clause) is not None:
        return True
    return politics and _is_politics(clause)


def _is_politics(clause: str) -> bool:
    found = list(_politics_in(clause))
    if not found:
        return False
    kinds = covered(clause, [*found, *found_in(clause)], ())
    share = kinds.count(POLITICAL) / len(kinds)
    return share >= POLITICS and sum(map(bool, kinds)) >= FEWEST_STOCK * len(kinds)


def _politics_in(text: str) -> Iterator[Found]:
    for phrase in _political():
        for match in phrase.finditer(text):
            if match.end() > match.start():
                yield Found(*match.span(), POLITICAL)


@lru_cache(maxsize=1)
def _political() -> tuple[re.Pattern[str], ...]:
    return tuple(phrase.pattern for phrase in phrases() if phrase.kind == POLITICAL)


def widespread(folded: Folded, sentences: Sequence[Stretch], index: Index) -> Iterator[Stretch]:
    """Yield the sentences that many of the documents searched have.

    Args:
        folded: the text, folded.
        sentences: its sentences, as stretches of the text as read.
        index: the documents; of few of them nothing can be told.
    """
    if len(index) < MANY:
        return
    for start, end in sentences:
        piece = folded.text[folded.at(start) : folded.at(end)]
        if SHORT <= len(piece) <= LONG:
            share = index.spread(prints(piece))
            if share >= SHARE and share * len(index) >= FEWEST:
                yield start, end
