"""Citations of norms in the text of a basis: titles, numbers, articles, and how they are written.

Several citations stand in one cell, parted by line breaks, semicolons or numbering, and behind one
often stands the text of the article itself. What that text mentions is no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from govlint.lists.values.articles import (
    NUMERAL,
    Article,
    DocumentNumber,
    number_at,
    numbers,
    references,
)
from govlint.lists.values.heads import (
    BY,
    CALLED,
    ENUMERATOR,
    STAFFING,
    FormProblem,
    Head,
    heads,
)
from govlint.lists.values.norms import NORM, STATE, edition_of, norm_key, title_key
from govlint.text.normalise import Normalised, normalise


@dataclass(frozen=True, slots=True)
class Citation:
    """A norm that a basis names.

    Attributes:
        title: its title without 《》, blanks, and the year of an edition; Simplified; ``""`` where
            only a number stands. 中华人民共和国 is kept: ``key`` does without.
        number: its document number in normal form (国发〔2014〕53号, 国务院令412号), else ``""``.
        edition: year of the edition that is named, else ``""``.
        articles: what it points to.
        start: where it begins in the text as printed.
        end: where the title and its references end there.
        problems: what is wrong with how it is written.
    """

    title: str
    number: str
    edition: str
    articles: tuple[Article, ...]
    start: int
    end: int
    problems: tuple[FormProblem, ...] = ()

    @property
    def key(self) -> str:
        """What norms are compared by: the title, without one the number."""
        return norm_key(self.title) if self.title else self.number


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands behind a title: brackets with number and year, references."""

    end: int
    number: str = ""
    edition: str = ""
    articles: tuple[Article, ...] = ()
    problems: tuple[FormProblem, ...] = ()
    any: bool = False


@lru_cache(maxsize=20_000)
def citations(text: str) -> tuple[Citation, ...]:
    """Return the norms that a basis cites, in their order."""
    normal = normalise(text)
    found: list[tuple[Head, _Tail]] = []
    last = 0
    for head in heads(normal.text):
        if head.start < last:
            continue
        tail = _tail(normal.text, head)
        gap = normal.text[last : head.start]
        if not _opens(gap, head, tail, normal.text, first=not found):
            continue
        if found:
            found[-1] = _with_later(normal.text, found[-1], head.start)
        found.append((head, tail))
        last = tail.end
    if found:
        found[-1] = _with_later(normal.text, found[-1], len(normal.text))
    return tuple(_citation(normal, head, tail) for head, tail in found)


def _citation(normal: Normalised, head: Head, tail: _Tail) -> Citation:
    start, end = normal.span(head.start, max(tail.end, head.end))
    return Citation(
        title=_without_edition(head.title),
        number=tail.number or head.number,
        edition=tail.edition or edition_of(head.title),
        articles=tuple(dict.fromkeys((*head.articles, *tail.articles))),
        start=start,
        end=end,
        problems=(*head.problems, *tail.problems),
    )


_TITLE_EDITION = re.compile(r"[（(](?:19|20)\d\d年?(?:[^（()）]*)[）)]$")


def _without_edition(title: str) -> str:
    return _TITLE_EDITION.sub("", title)


_OPENING = re.compile(rf"[\s，,；;。、]*{ENUMERATOR}{CALLED}{ENUMERATOR}{BY}[“\"]?$")
_JOINED = re.compile(
    rf"[\s、，,；;。./|+和及与以或等“”\"）)]*{ENUMERATOR}{CALLED}{ENUMERATOR}{BY}[“\"]?"
)
_AT_LINE = re.compile(rf"(?:^|.*\n)[、，；;。]*(?P<mark>{ENUMERATOR}){CALLED}{BY}$", re.DOTALL)
_AFTER_END = re.compile(rf".*[。；;”\"’!！…]”?(?P<mark>{ENUMERATOR}){CALLED}$", re.DOTALL)
_SINGLE = "〈<「『"
"""Marks that stand in the place of 《 where a title is no mere mention."""
_COUNTED = re.compile(r".*(?:[一二三四五六七八九十]{1,3}、|(?<!\d)\d{1,2}[.．、])$", re.DOTALL)
_MENTION = re.compile(r"规定|所|的|等|和|及|与|、|中|要求|或|有关|办理")


_BRACKET = re.compile(
    r"(?P<open>[（(〔\[【])(?P<inner>(?:[^（()）〔〕\[\]【】\n]|[（(〔\[【][^（()）〔〕\[\]【】\n]{0,40}[）)〕\]】]){1,90})[）)〕\]】]"
)
_IN_BRACKET = re.compile(r"号|年|修[正订]|通过|公布|发布|施行|试行|暂行|简称|令|有效|\d{4}")
_ANNEX = re.compile(r"附[件表录]\d*(?:《[^《》\n]*》)?(?:[（(][^（()）\n]*[）)])*")
_YEAR_BEHIND = re.compile(r"(?:19|20)\d\d年?(?:修[正订]本?|版|年修[正订])")


def _tail(text: str, head: Head) -> _Tail:
    """Read what stands behind a title."""
    place, number, edition = head.end, "", ""
    while True:
        if bracket := _BRACKET.match(text, place):
            inner = bracket["inner"]
            if not _IN_BRACKET.search(inner):
                break
            known = _number_within(inner)
            number = number or (known.key if known else "")
            edition = edition or edition_of(inner)
            place = bracket.end()
        elif year := _YEAR_BEHIND.match(text, place):
            edition, place = edition or edition_of(year[0]), year.end()
        elif head.quoted and (known := number_at(text, place)) and known.start - place <= 1:
            number, place = number or known.key, known.end
        else:
            break
    annex = _ANNEX.match(text, place)
    refs = references(text, annex.end() if annex else place)
    named = bool(number or edition or refs.articles or place > head.end)
    end = refs.end if refs.articles else place
    problems = tuple(
        FormProblem("article", f"{text[head.start : head.end]}{bare}", f"第{bare}")
        for bare in refs.bare
    )
    return _Tail(end, number, edition, refs.articles, problems, named)


def _number_within(inner: str) -> DocumentNumber | None:
    """Read the number in a bracket, where a date may stand before it (2004年国务院令第412号)."""
    plain = re.sub(r"^(?:(?:19|20)\d\d年?(?:\d{1,2}月(?:\d{1,2}日)?)?)", "", inner)
    found = number_at(plain, 0)
    return found or next(iter(numbers(plain)), None)


def _opens(gap: str, head: Head, tail: _Tail, text: str, *, first: bool) -> bool:
    """Tell whether a head is a citation and not something that the text of an article mentions."""
    norm = not head.title or bool(NORM.search(head.title)) or bool(tail.articles or tail.number)
    if not norm:
        return False
    if first and (head.quoted or head.title == STAFFING or _OPENING.fullmatch(gap)):
        return True
    if _JOINED.fullmatch(gap):
        return True
    line = _AT_LINE.match(gap)
    marked = line or _AFTER_END.match(gap)
    if not head.quoted:
        stands = bool(tail.articles) and not _MENTION.match(text, tail.end)
        bracketed = text[head.start] in _SINGLE and stands
        return (bool(line) and head.title.startswith(STATE)) or (bracketed and bool(marked))
    if tail.any and (marked or _COUNTED.match(gap)):
        return True
    return bool(line or (marked and marked["mark"])) and not _MENTION.match(text, tail.end)


_LATER = re.compile(rf"(?:(?<=\n)|(?<=^)){ENUMERATOR}(?=第{NUMERAL}条)", re.MULTILINE)
_LATER_QUOTED = re.compile(rf"(?<=[。；”])(?=第{NUMERAL}条(?:之{NUMERAL})?[：:“])")


def _with_later(text: str, found: tuple[Head, _Tail], until: int) -> tuple[Head, _Tail]:
    """Add the articles that begin further lines of the quoted text of a norm."""
    head, tail = found
    region = text[tail.end : until]
    later: list[Article] = []
    for pattern in (_LATER, _LATER_QUOTED):
        for place in pattern.finditer(region):
            later += references(region, place.end()).articles
    return (head, replace(tail, articles=(*tail.articles, *later))) if later else found


def form_problems(text: str) -> tuple[FormProblem, ...]:
    """Return what is wrong with how the citations of a basis are written, each once."""
    normal = normalise(text).text
    found = [problem for citation in citations(text) for problem in citation.problems]
    found += [
        FormProblem("brackets", number.printed, number.expected)
        for number in numbers(normal)
        if number.wrong
    ]
    if not any(problem.kind == "unbalanced" for problem in found):
        found += _lone_marks(normal)
    return tuple(dict.fromkeys(found))


def _lone_marks(text: str) -> Iterator[FormProblem]:
    """Yield a 《 that is never closed and a 》 that was never opened."""
    open_at: list[int] = []
    for place, char in enumerate(text):
        if char == "《":
            open_at.append(place)
        elif char == "》":
            if not open_at:
                yield FormProblem("unbalanced", text[max(0, place - 12) : place + 1])
            else:
                open_at.pop()
    for place in open_at:
        yield FormProblem("unbalanced", text[place : place + 13])


def same_norm(one: Citation, other: Citation) -> bool:
    """Tell whether two citations name the same norm."""
    if one.title and other.title:
        return norm_key(one.title) == norm_key(other.title)
    return bool(one.number) and one.number == other.number


def norm_set(text: str) -> frozenset[tuple[str, str]]:
    """Return what a basis rests on as pairs of norm and article, in a form for comparing.

    The article is ``""`` where the norm is cited as a whole. Paragraphs make no difference.
    """
    return frozenset(
        (citation.key, article)
        for citation in citations(text)
        for article in ({a.key for a in citation.articles} or {""})
    )


def norm_sets(texts: Sequence[str]) -> list[frozenset[tuple[str, str]]]:
    """Return ``norm_set`` of each text, a norm named by its number alone told by its title.

    That the number belongs to the title must stand in one of the texts.
    """
    titles = {
        citation.number: citation.key
        for text in texts
        for citation in citations(text)
        if citation.title and citation.number
    }
    return [
        frozenset((titles.get(norm, norm), article) for norm, article in norm_set(text))
        for text in texts
    ]


__all__ = [
    "Citation",
    "FormProblem",
    "citations",
    "form_problems",
    "norm_set",
    "norm_sets",
    "same_norm",
    "title_key",
]
