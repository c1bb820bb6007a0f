"""Words that decide whether two names of matters are one (rules/data/name_words.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from govlint.structure import tables


@dataclass(frozen=True, slots=True)
class NameWords:
    """The table, compiled.

    Attributes:
        tail: pattern of words of approval.
        approval: an approval at the end of a name or before its brackets.
        deed: the same behind a word for what is done that is no mere approval, as group ``deed``.
        bare: a name that is nothing but words for what is done.
        same: pattern of words that ``meant`` replaces.
        meant: word to the word that stands for it.
        soft: pattern of words that say nothing.
        apart: pattern of words that exclude each other within their ``group``, and of longer words
            that have one of them in them and tell nothing (城市).
        group: word to group.
        issue: pattern of words by which something is given out for the first time.
        weak: words that hardly ever make another matter where they are added.
        lone: words that make another matter where they are added.
        signs: characters to their groups; one in the place of another makes another word.
        level: 省级 and the like in front of what does not belong to it.
    """

    tail: str
    approval: re.Pattern[str]
    deed: re.Pattern[str]
    bare: re.Pattern[str]
    same: re.Pattern[str]
    meant: Mapping[str, str]
    soft: re.Pattern[str]
    apart: re.Pattern[str]
    group: Mapping[str, str]
    issue: re.Pattern[str]
    weak: frozenset[str]
    lone: frozenset[str]
    signs: Mapping[str, str]
    level: re.Pattern[str]


@cache
def name_words() -> NameWords:
    """Return the words of the table in the pack."""
    rows = tables.rows("name_words")
    of = {kind: {row[1]: row[2] for row in rows if row[0] == kind} for kind in _KINDS}
    tail, deed = _any(of["tail"]), _any(of["deed"])
    stages = [word for word, group in of["apart"].items() if group in ("stage", "act")]
    approval = rf"(?:的?(?:行政)?(?:{tail})(?:事项|办理|手续)?)+(?=\(|$)"
    return NameWords(
        tail=tail,
        approval=re.compile(approval),
        deed=re.compile(rf"(?P<deed>{deed}){approval}"),
        bare=re.compile(rf"(?:{tail}|{deed}|{_any(stages)}|[的等及和与])*"),
        same=re.compile(_any(of["same"])),
        meant=MappingProxyType(of["same"]),
        soft=re.compile(_any(of["soft"])),
        apart=re.compile(_any([*of["apart"], *of["whole"]])),
        group=MappingProxyType(of["apart"]),
        issue=re.compile(_any(of["issue"])),
        weak=frozenset(of["weak"]),
        lone=frozenset(of["lone"]),
        signs=MappingProxyType(of["sign"]),
        level=re.compile(f"(?:国家|[省市州县区乡镇])级(?!{_any(of['level'])})"),
    )


_KINDS = (
    "tail", "deed", "same", "soft", "apart", "whole", "issue", "weak", "lone", "sign", "level"
)  # fmt: skip


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
