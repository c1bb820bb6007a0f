"""Tables of ``rules/data`` as structure uses them, read from the pack once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from govlint import pack


@dataclass(frozen=True, slots=True)
class KindWord:
    """A noun that ends titles: the word, the kind it names, whether art. 8 lists it."""

    word: str
    name: str
    statutory: bool


def rows(table: str) -> list[list[str]]:
    """Return the rows of one table."""
    found: list[list[str]] = pack.section("tables")[table]["rows"]
    return found


@lru_cache(maxsize=1)
def kind_words() -> tuple[KindWord, ...]:
    """Return the kind nouns, longest first."""
    words = [KindWord(word, name, flag == "yes") for word, name, flag in rows("kinds")]
    return tuple(sorted(words, key=lambda entry: -len(entry.word)))


@lru_cache(maxsize=1)
def kind_pattern() -> re.Pattern[str]:
    """Return a pattern that finds the kind noun at the end of a title, brackets behind it."""
    words = "|".join(re.escape(entry.word) for entry in kind_words())
    round_, square = r"[（(][^（()）]{1,30}[）)]", r"[〔\[][^〔〕\[\]]{1,30}[〕\]]"
    return re.compile(rf"(?P<word>{words})(?P<tail>{round_}|{square}|》)*$")


@lru_cache(maxsize=1)
def organ_suffixes() -> tuple[str, ...]:
    """Return the suffixes of organ names, longest first."""
    return tuple(sorted((suffix for suffix, _ in rows("organs")), key=lambda s: -len(s)))


@lru_cache(maxsize=1)
def noise_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (place, whole-line pattern) of web furniture."""
    return tuple((row[0], re.compile(row[1])) for row in rows("web_noise"))
