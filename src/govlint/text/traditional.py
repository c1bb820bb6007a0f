"""One character to one character: Traditional to Simplified and compatibility forms to common.

The table of Traditional characters lies in ``rules/data`` and comes from the pack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from govlint import pack
from govlint.text.characters import FOLDED, count_ideographs

SHARE = 0.02
"""From this share of Traditional-only characters on, a text is Traditional."""


@dataclass(frozen=True, slots=True)
class Converter:
    """The compiled table: what is replaced everywhere, and what hangs on the word.

    ``characters`` finds the keys of ``mapping``. ``doubtful`` finds characters whose answer
    hangs on the word; only where there is one, ``choices`` is run, whose matches (words, then
    single characters) are the keys of ``answers``.
    """

    characters: re.Pattern[str]
    mapping: dict[str, str]
    doubtful: re.Pattern[str]
    choices: re.Pattern[str]
    answers: dict[str, str]
    traditional: frozenset[str]
    """Characters that stand in Traditional text only."""

    def convert(self, text: str) -> str:
        """Convert a text; its length stays."""
        text = self.characters.sub(lambda found: self.mapping[found[0]], text)
        if self.doubtful.search(text):
            text = self.choices.sub(lambda found: self.answers[found[0]], text)
        return text

    def is_traditional(self, text: str) -> bool:
        """Tell whether a text is Traditional (see ``SHARE``)."""
        found = sum(map(self.traditional.__contains__, text))
        return found > 0 and found >= SHARE * count_ideographs(text)


@lru_cache(maxsize=1)
def converter() -> Converter:
    """Return the converter of the table in the pack."""
    return build_converter(pack.section("tables")["traditional"]["rows"])


def build_converter(rows: Iterable[Sequence[str]]) -> Converter:
    """Compile a table of (traditional, simplified) rows, characters and words.

    A row of several characters is a word as it stands once its other characters are Simplified.

    Raises:
        ValueError: a row whose two sides differ in length, which would break the offset map.
    """
    table = {row[0]: row[1] for row in rows}
    wrong = [source for source, target in table.items() if len(source) != len(target)]
    if wrong:
        raise ValueError(f"traditional: 两列长度不同：{wrong[0]}")
    words = {source: target for source, target in table.items() if len(source) > 1}
    singles = {source: target for source, target in table.items() if len(source) == 1}
    chosen = set("".join(words)) & set(singles) | _changed(words)
    answers = words | {char: singles[char] for char in chosen if char in singles}
    fixed = {char: target for char, target in singles.items() if char not in chosen}
    mapping = _folded(fixed) | fixed
    return Converter(
        characters=_class(mapping),
        mapping=mapping,
        doubtful=_class(chosen),
        choices=_alternatives(answers),
        answers=answers,
        traditional=_outside_gb2312(fixed),
    )


def _folded(fixed: dict[str, str]) -> dict[str, str]:
    """Return the folded characters; a radical of a Traditional character ends Simplified."""
    pairs = ((chr(source), chr(target)) for source, target in FOLDED.items())
    return {source: fixed.get(target, target) for source, target in pairs}


def _changed(words: dict[str, str]) -> set[str]:
    pairs = ((a, b) for word, target in words.items() for a, b in zip(word, target, strict=True))
    return {a for a, b in pairs if a != b}


def _alternatives(answers: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(answers, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")


def _class(chars: Iterable[str]) -> re.Pattern[str]:
    inside = re.escape("".join(sorted(chars)))
    return re.compile(f"[{inside}]" if inside else "(?!)")


def _outside_gb2312(chars: Iterable[str]) -> frozenset[str]:
    """Return the characters that the Simplified set GB 2312 lacks."""
    joined = "".join(chars)
    return frozenset(joined) - frozenset(joined.encode("gb2312", "ignore").decode("gb2312"))
