"""Where two names differ, and whether that is a slip of the pen or another matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA, Levenshtein, Prefix

from govlint.lists.matching.names import Name
from govlint.lists.matching.words import name_words
from govlint.structure import words

MOST_SLIPS = 2
"""Characters that a slip of the pen may change."""
SHORTEST = 4
"""Characters of the shortest name of which a slip can be told."""


class Verdict(Enum):
    """What the difference of two names says about their matters.

    ``PART``: one name has a word more that tells matters apart (设立), so that it may be a part of
    the other one. ``NEAR``: one character is another one, and both make words.
    """

    SAME = "same"
    UNSURE = "unsure"
    PART = "part"
    NEAR = "near"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and how alike the names are.

    Attributes:
        verdict: what the difference says.
        score: 0..1.
        odd: which of the two (1 or 2) has the slip, 0 where that is not told.
        firm: what stands in place of the slip is a word by the dictionary, and not only by the
            names of the comparison.
        within: one name is the other one and some words more.
        weak: these words hardly ever make another matter (城市, 设施).
    """

    verdict: Verdict
    score: float
    odd: int = 0
    firm: bool = True
    within: bool = False
    weak: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The names of a comparison, by which a word that is none can be told."""

    names: Sequence[str]

    @cached_property
    def pairs(self) -> Counter[str]:
        """Pairs of neighbouring characters, and in how many names they stand."""
        found: Counter[str] = Counter()
        for name in self.names:
            found.update({name[at : at + 2] for at in range(len(name) - 1)})
        return found

    def knows(self, pair: str, rival: int) -> bool:
        """Tell whether other names have these two characters side by side.

        A slip that many make is none the less one: ``rival`` tells how often the pairs stand that
        another name has in their place.
        """
        often = self.pairs[pair]
        return often > _ITS_OWN and often * _RARELY > rival


_ITS_OWN = 2
"""A name and its slip both have the pairs that they share."""
_RARELY = 6
"""How much more often than its slips a word stands."""


_NONE = Vocabulary(())


@dataclass(frozen=True, slots=True)
class _Change:
    """Characters of one name, and those of the other that stand in their place."""

    start: int
    end: int
    other_start: int
    other_end: int


def judge(one: Name, other: Name, vocabulary: Vocabulary) -> Judged:
    """Compare two names, the forms in which they are most alike."""
    if one.key == other.key:
        return Judged(Verdict.SAME, 1.0)
    if one.loose == other.loose:
        return Judged(Verdict.SAME, 0.93)
    if _reordered(one, other):
        return Judged(Verdict.SAME, 0.9)
    pairs = list(dict.fromkeys(_forms(one, other)))
    score = round(likeness(one, other), 4)
    found = [_judged(*pair, vocabulary) for pair in pairs]
    within = any(_is_within(*pair) for pair in pairs)
    weak = within and any(_is_weak(*pair) for pair in pairs)
    for verdict in (Verdict.SAME, Verdict.OTHER, Verdict.PART, Verdict.NEAR):
        first = next((one for one in found if one.verdict is verdict), None)
        if first:
            return replace(first, score=score, within=within, weak=weak)
    return Judged(Verdict.UNSURE, score, within=within, weak=weak)


def _forms(one: Name, other: Name) -> Sequence[tuple[str, str]]:
    return ((one.plain, other.plain), (one.key, other.key), (one.loose, other.loose))


def likeness(one: Name, other: Name, floor: float = 0.0) -> float:
    """Return how alike two names are in the forms in which they are most so; 0.0 below a floor."""
    return max(
        OSA.normalized_similarity(*pair, score_cutoff=floor) for pair in set(_forms(one, other))
    )


def _reordered(one: Name, other: Name) -> bool:
    """Tell whether two names have the same characters in another order; 转 goes one way only."""
    if "转" in one.loose or len(one.loose) < SHORTEST:
        return False
    return one.order == other.order or (
        len(one.plain) == len(other.plain) and sorted(one.plain) == sorted(other.plain)
    )


def _is_within(one: str, other: str) -> bool:
    """Tell whether a text is another one and something more in one place."""
    short, long = sorted((one, other), key=len)
    if not short or len(short) == len(long):
        return False
    return long.endswith(short[Prefix.similarity(short, long) :])


_LONGEST_WEAK = 3


def _is_weak(one: str, other: str) -> bool:
    """Tell whether what a text has more is a word that hardly ever makes another matter."""
    short, long = sorted((one, other), key=len)
    size = len(long) - len(short)
    if size > _LONGEST_WEAK:
        return False
    return any(
        long[:at] + long[at + size :] == short and long[at : at + size] in name_words().weak
        for at in range(len(short) + 1)
    )


def excludes(one: str, other: str, but: str = "") -> bool:
    """Tell whether two names have words that exclude each other (设立 and 变更, 甲 and 乙).

    Args:
        one: a name, in the form ``key``.
        other: another one.
        but: a group of words that may differ.
    """
    return any(_apart(one, other, change, but) is not None for change in _changes(one, other))


def _judged(one: str, other: str, vocabulary: Vocabulary) -> Judged:
    """Judge two texts by the changes between them."""
    changes = list(_changes(one, other))
    apart = {_apart(one, other, change) for change in changes}
    if Verdict.OTHER in apart:
        return _OTHER
    found = [_of_change(one, other, change, vocabulary) for change in changes]
    verdicts = {each.verdict for each in found}
    if Verdict.OTHER in verdicts or (Verdict.NEAR in verdicts and len(changes) > 1):
        return _OTHER
    if Verdict.PART in apart or Verdict.NEAR in verdicts:
        return _PART if Verdict.PART in apart else _NEAR
    size = sum(max(c.end - c.start, c.other_end - c.other_start) for c in changes)
    short = min(len(one), len(other)) < SHORTEST or size * 3 > max(len(one), len(other))
    if size > MOST_SLIPS or short or Verdict.UNSURE in verdicts:
        return _UNSURE
    odd = {each.odd for each in found}
    firm = all(each.firm for each in found)
    return Judged(Verdict.SAME, 0.0, odd.pop() if len(odd) == 1 else 0, firm)


_OTHER, _UNSURE = Judged(Verdict.OTHER, 0.0), Judged(Verdict.UNSURE, 0.0)
_PART, _NEAR = Judged(Verdict.PART, 0.0), Judged(Verdict.NEAR, 0.0)


def _changes(one: str, other: str) -> Iterator[_Change]:
    """Yield where two texts differ; changes that touch are one."""
    last: _Change | None = None
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            continue
        here = _Change(step.src_start, step.src_end, step.dest_start, step.dest_end)
        if last and last.end == here.start and last.other_end == here.other_start:
            here = _Change(last.start, here.end, last.other_start, here.other_end)
        elif last:
            yield last
        last = here
    if last:
        yield last


def _apart(one: str, other: str, change: _Change, but: str = "") -> Verdict | None:
    """Tell whether a change puts a word in the place of one that excludes it, or adds one."""
    first, second = one[change.start : change.end], other[change.other_start : change.other_end]
    if any(char.isascii() for char in first + second):
        return Verdict.OTHER
    if _is_stutter(one, other, change):
        return None
    mine = _telling(one, change.start, change.end, but)
    theirs = _telling(other, change.other_start, change.other_end, but)
    excluded = bool(_groups(mine) & _groups(theirs)) and mine != theirs
    if first and second:
        issued = _issued(first, theirs) or _issued(second, mine)
        return Verdict.OTHER if excluded or issued else None
    added = first or second
    if added in name_words().lone:
        return Verdict.OTHER
    if _is_stray(one, change.start, change.end) or _is_stray(
        other, change.other_start, change.other_end
    ):
        return None
    if excluded:
        return Verdict.OTHER
    return Verdict.PART if any(word in added for word in mine | theirs) else None


def _issued(words: str, others: set[str]) -> bool:
    """Tell whether a word gives out for the first time what the other one changes or ends."""
    return bool(name_words().issue.search(words)) and "stage" in _groups(others)


def _is_stray(text: str, start: int, end: int) -> bool:
    """Tell whether a lone 市 or 县 stands where no mark of a level can stand."""
    if end - start != 1 or not start or text[end : end + 1] in ("", "级"):
        return False
    return name_words().group.get(text[start:end]) == _RANK


_RANK = "rank"


def _groups(found: Iterable[str]) -> set[str]:
    return {name_words().group[word] for word in found}


def _telling(text: str, start: int, end: int, but: str) -> set[str]:
    """Return the words that tell a matter and have one of these characters.

    Where there are none (the other text has more), those that stand beside it.
    """
    table = name_words()
    reach = int(start == end)
    return {
        found[0]
        for found in table.apart.finditer(text)
        if found.start() < end + reach
        and found.end() > start - reach
        and table.group.get(found[0], but) != but
    }


def _of_change(one: str, other: str, change: _Change, vocabulary: Vocabulary) -> Judged:
    """Tell whether one side of a change is no word and the other one is, and which is none."""
    gone, come = change.end - change.start, change.other_end - change.other_start
    if _is_stutter(one, other, change):
        return Judged(Verdict.SAME, 0.0, 1 if gone else 2)
    here, there = (change.start, change.end), (change.other_start, change.other_end)
    weight, rival = _weight(one, *here, vocabulary), _weight(other, *there, vocabulary)
    mine = _is_sound(one, *here, vocabulary, rival)
    theirs = _is_sound(other, *there, vocabulary, weight)
    signs = name_words().signs
    first, second = one[slice(*here)], other[slice(*there)]
    swapped = first in signs and signs[first] == signs.get(second)
    if mine and theirs:
        alone = gone == 1 and not swapped
        return _UNSURE if gone != come else _NEAR if alone else _OTHER
    if not (mine or theirs) or max(gone, come) > 1 or swapped:
        return _UNSURE
    right = _is_sound(one, *here, _NONE, 0) if mine else _is_sound(other, *there, _NONE, 0)
    return Judged(Verdict.SAME, 0.0, 2 if mine else 1, right)


def _is_stutter(one: str, other: str, change: _Change) -> bool:
    """Tell whether what one text has more only says once more what stands beside it."""
    return _stutters(one, change.start, change.end, change.other_end - change.other_start) or (
        _stutters(other, change.other_start, change.other_end, change.end - change.start)
    )


def _stutters(text: str, start: int, end: int, other: int) -> bool:
    size = end - start
    if other or not size:
        return False
    return text[start:end] in (text[max(0, start - size) : start], text[end : end + size])


def _weight(text: str, start: int, end: int, vocabulary: Vocabulary) -> int:
    """Return how often the rarest pair of characters at a place stands in names."""
    pairs = (text[at : at + 2] for at in range(max(0, start - 1), min(end, len(text) - 1)))
    return min((vocabulary.pairs[pair] for pair in pairs), default=0)


def _is_sound(text: str, start: int, end: int, vocabulary: Vocabulary, rival: int) -> bool:
    """Tell whether characters stand in words, by the dictionary or by other names.

    Where nothing stands (the other text has more), its neighbours are asked.
    """
    if start == end:
        return _joined(text, start, vocabulary, rival)
    return all(
        _in_word(text, at) or _known(text, at, vocabulary, rival) for at in range(start, end)
    )


def _joined(text: str, at: int, vocabulary: Vocabulary, rival: int) -> bool:
    """Tell whether nothing is missing between two characters."""
    sides = [place for place in (at - 1, at) if 0 <= place < len(text)]
    if len(sides) > 1 and vocabulary.knows(text[at - 1 : at + 1], rival):
        return True
    return all(_in_word(text, place) for place in sides)


def _known(text: str, at: int, vocabulary: Vocabulary, rival: int) -> bool:
    pairs = (text[start : start + 2] for start in (at - 1, at) if 0 <= start < len(text) - 1)
    return any(vocabulary.knows(pair, rival) for pair in pairs)


def _in_word(text: str, at: int) -> bool:
    """Tell whether a character is part of a word of the dictionary of two and more."""
    start, end = _spans(text)[at]
    return end - start > 1


@lru_cache(maxsize=16384)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return for each character the word of the dictionary that it stands in."""
    found: list[tuple[int, int]] = []
    start = 0
    for word in words.cut(text):
        found += [(start, start + len(word))] * len(word)
        start += len(word)
    return tuple(found)
