"""Demands on lower levels: words of ``rules/data/demands.tsv`` in clauses that lay them down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from govlint.burden import guards
from govlint.burden.addressees import Paper, burdens_lower, paper_of
from govlint.burden.analysis import analysed
from govlint.burden.papers import is_statute
from govlint.burden.tasks import GENERAL
from govlint.model.elements import OfficialDocument
from govlint.rules.api import Hit, NotApplicable
from govlint.rules.context import Context
from govlint.structure import tables
from govlint.structure.duties import Duty, Modality
from govlint.structure.sentences import Sentence

DEMAND = "demand"
UPWARD = frozenset({"请示", "报告", "议案"})
PUBLIC = frozenset({"公告", "通告", "公报", "命令(令)", "决议", "公示"})
FREE = (Modality.MAY, Modality.MUST_NOT, Modality.ABOLISH)
KEY, SPOKEN = "burden.duties_of", "burden.spoken"
MOST_PLACES = 20
"""More places of a word in one sentence are not looked at."""
NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Demand:
    """A burden word in a sentence: where it stands in the normalised text, and its duty."""

    sentence: Sentence
    start: int
    end: int
    text: str
    """The sentence as guards read it."""
    duty: Duty | None

    @property
    def words(self) -> str:
        """The words that the demand was known by."""
        return self.sentence.normalised[self.start : self.end]


@lru_cache(maxsize=64)
def pattern(code: str, kind: str = DEMAND) -> re.Pattern[str]:
    """Return the words of a rule of one kind as one pattern.

    Raises:
        KeyError: the table has none.
    """
    words = [row[2] for row in tables.rows("demands") if row[0] == code and row[1] == kind]
    if not words:
        raise KeyError(f"{code} {kind}")
    return re.compile("|".join(f"(?:{word})" for word in words))


def downward(context: Context) -> Paper:
    """Return the paper that a rule on lower levels is asked of.

    Raises:
        NotApplicable: it goes up or to the public, or is divided into articles.
    """
    official = context.official
    if official.kind in UPWARD or context.facts.value("direction") in ("up", "parallel"):
        raise NotApplicable("不是下行文")
    if official.kind in PUBLIC:
        raise NotApplicable("面向社会发布，不是给下级的文件")
    if is_statute(official):
        raise NotApplicable("分条的法规、办法，不是部署工作的文件")
    return paper_of(context)


def demands(context: Context, code: str, kind: str = DEMAND) -> Iterator[Demand]:
    """Yield the places where a paper lays something of a rule on a lower level.

    Raises:
        NotApplicable: as ``downward`` says.
    """
    paper = downward(context)
    for found in mentions(context.official, pattern(code, kind)):
        if asked(found) and on_lower(found, paper):
            yield found


def mentions(
    official: OfficialDocument, words: re.Pattern[str], *, forbids: bool = False
) -> Iterator[Demand]:
    """Yield the first place of every sentence where a word stands unforbidden and untold.

    Args:
        official: the document.
        words: what is looked for.
        forbids: the words may forbid something themselves; what stands before them counts alone.
    """
    by_sentence = duties_of(official)
    for sentence, text in _spoken(official):
        for match in islice(words.finditer(text), MOST_PLACES):
            start, end = match.span()
            if guards.negated(text, start, start if forbids else end):
                continue
            duty = duty_at(by_sentence.get(sentence.index, ()), match.start())
            yield Demand(sentence, *match.span(), text, duty)
            break


def _spoken(official: OfficialDocument) -> tuple[tuple[Sentence, str], ...]:
    """Return the sentences that may lay something down, as guards read them; made once."""
    known = official.memo.get(SPOKEN)
    if isinstance(known, tuple):
        return known
    general = _general(official)
    read = (
        (sentence, guards.readable(sentence.normalised))
        for sentence in analysed(official).sentences
        if not _is_title(sentence) and sentence.heading not in general
    )
    found = tuple((sentence, text) for sentence, text in read if not guards.told(text))
    official.memo[SPOKEN] = found
    return found


def _is_title(sentence: Sentence) -> bool:
    """Tell whether a sentence is a heading, and no numbered paragraph that lays something down."""
    return sentence.is_heading and not sentence.text.endswith(("。", "；"))


def asked(found: Demand) -> bool:
    """Tell whether a demand is the issuer's own, on others, and not asked by statute."""
    if found.duty is not None and found.duty.modality in FREE:
        return False
    if guards.own(found.text, found.start):
        return False
    return not guards.statutory(found.sentence.normalised, found.start)


def on_lower(found: Demand, paper: Paper) -> bool:
    """Tell whether a demand falls on a lower level."""
    start, end = guards.clause_of(found.text, found.start)
    return burdens_lower(found.duty, found.text[start:end], paper)


def duty_at(duties: tuple[Duty, ...], place: int) -> Duty | None:
    """Return the duty that a place of a sentence belongs to."""
    for duty in duties:
        if duty.start <= place < duty.end:
            return duty
    return None


def hit(found: Demand, case: str = "", values: Mapping[str, object] = NOTHING) -> Hit:
    """Return the finding on a demand: the sentence as printed."""
    return Hit(
        element=found.sentence.zone,
        span=found.sentence.span,
        values={"text": found.sentence.text, "words": found.words, **values},
        case=case,
        evidence=found.sentence.text,
    )


def duties_of(official: OfficialDocument) -> dict[int, tuple[Duty, ...]]:
    """Return the duties of each sentence, by the sentence's index."""
    known = official.memo.get(KEY)
    if isinstance(known, dict):
        return known
    found: dict[int, tuple[Duty, ...]] = {}
    for duty in analysed(official).duties:
        found[duty.sentence.index] = (*found.get(duty.sentence.index, ()), duty)
    official.memo[KEY] = found
    return found


def _general(official: OfficialDocument) -> set[int]:
    """Return the headings under which nothing is laid on anybody."""
    found: set[int] = set()
    for number, heading in enumerate(official.headings):
        if GENERAL.search(heading.title) or (
            heading.parent in found and heading.parent is not None
        ):
            found.add(number)
    return found
