"""Words that say nothing of their own: stock phrases, general words, what they cover."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from govlint.structure import tables
from govlint.text.characters import HAN

POLITICAL = "political"
FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
HAN_CHAR = re.compile(HAN)
LONGEST = 8
FREQUENT, FREQUENT_SHARE = 5, 0.12
"""Sentences, and share of all sentences, that make a stretch of text the topic."""
FREQUENT_SIZES = range(3, 7)
FEWEST_TOPIC = 2
"""Characters in a row that a sentence must share with the title to be of its topic."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of the table: ``kind`` is slogan, vague, meaning, political or quote."""

    pattern: re.Pattern[str]
    kind: str
    source: str
    empty: str
    concrete: str


@dataclass(frozen=True, slots=True)
class Found:
    """A stock phrase in a text."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """Return the table of stock phrases."""
    return tuple(Phrase(re.compile(row[0]), *row[1:]) for row in tables.rows("stock"))


@lru_cache(maxsize=1)
def general_words() -> dict[str, str]:
    """Return the general words with their class: idiom, soft, verb, noun, who or func."""
    return dict(tables.rows("general_words"))


@lru_cache(maxsize=1)
def concrete_verbs() -> re.Pattern[str]:
    """Return the verbs that leave something which can be checked and are no general words."""
    general = general_words()
    words = [verb for verb, kind in tables.rows("actions") if kind == "concrete"]
    kept = sorted((word for word in words if word not in general), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, kept)))


def plain(text: str) -> str:
    """Return a normalised text with full-width marks, character by character."""
    return text.translate(FULL_WIDTH)


@lru_cache(maxsize=4096)
def found_in(text: str) -> tuple[Found, ...]:
    """Return the stock phrases of a text, those of politics first; they may overlap."""
    return tuple(
        Found(*match.span(), phrase.kind)
        for phrase in phrases()
        for match in phrase.pattern.finditer(text)
        if match.end() > match.start()
    )


def covered(text: str, found: Iterable[Found], topic: Sequence[str]) -> list[str]:
    """Return for each character what covers it: a kind, a class, ``topic`` or nothing.

    Args:
        text: with full-width marks.
        found: its stock phrases.
        topic: stretches of the title of the document.
    """
    cover = [""] * len(text)
    for one in found:
        _fill(cover, one.start, one.end, one.kind)
    for piece in topic:
        at = text.find(piece)
        while at >= 0:
            _fill(cover, at, at + len(piece), "topic")
            at = text.find(piece, at + len(piece))
    general = general_words()
    place = 0
    while place < len(text):
        size = next(
            (
                size
                for size in range(min(LONGEST, len(text) - place), 0, -1)
                if text[place : place + size] in general
            ),
            0,
        )
        if size:
            _fill(cover, place, place + size, general[text[place : place + size]])
        place += size or 1
    return cover


def _fill(cover: list[str], start: int, end: int, kind: str) -> None:
    for place in range(start, end):
        cover[place] = cover[place] or kind


def topic_of(title: str) -> tuple[str, ...]:
    """Return the stretches of a title by which a sentence only repeats what it is about.

    Every stretch of two or more characters, the longest first; what is general anyway is left out.
    """
    general = general_words()
    found: dict[str, None] = {}
    for run in re.findall(rf"{HAN}{{{FEWEST_TOPIC},}}", title):
        sizes = range(min(len(run), 12), FEWEST_TOPIC - 1, -1)
        for size in sizes:
            for start in range(len(run) - size + 1):
                piece = run[start : start + size]
                if piece not in general:
                    found[piece] = None
    return tuple(found)


def frequent_in(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the stretches that so many sentences have that they are what a document is about.

    Args:
        texts: its sentences.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        own: set[str] = set()
        for run in re.findall(rf"{HAN}{{3,}}", text):
            for size in FREQUENT_SIZES:
                own.update(run[at : at + size] for at in range(len(run) - size + 1))
        counts.update(own)
    fewest = max(FREQUENT, FREQUENT_SHARE * len(texts))
    found = [piece for piece, count in counts.items() if count >= fewest]
    return tuple(sorted(found, key=lambda piece: (-len(piece), piece)))
