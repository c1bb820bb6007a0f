"""Bases as sets of norms with their articles, and what the law says against them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from govlint.lists.comparison.forms import NOTHING, Form
from govlint.lists.laws import Law, Laws, State
from govlint.lists.values import blank
from govlint.lists.values.articles import Article
from govlint.lists.values.citations import Citation, citations
from govlint.lists.values.norms import norm_key
from govlint.structure.numerals import chinese

LARGEST = 999
"""Articles up to this number are printed in Chinese numerals."""
WHOLE = ""
"""In place of an article: the norm is cited as a whole."""


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm that a basis names.

    Attributes:
        title: as cited, with 《》; a number where no title stands.
        number: its document number, where it is cited with one.
        articles: key of each article to its printed form; empty: cited as a whole.
        paragraphs: article to its paragraphs and items, where it names any.
    """

    title: str
    articles: Mapping[str, str]
    paragraphs: Mapping[str, frozenset[tuple[int | None, int | None]]]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What the law says against a citation.

    ``key`` is that of the norm, ``printed`` what is cited, ``expected`` what should be (``""``: not
    known), ``instead`` the key of the norm that took its place; ``review`` where a person decides.
    """

    key: str
    printed: str
    expected: str = ""
    instead: str = ""
    review: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What a cell of bases rests on.

    Attributes:
        norms: the norms that may be relied on, by key.
        abolished: norms that are not in force on the day.
        beyond: articles that do not exist.
    """

    norms: Mapping[str, Norm]
    abolished: tuple[Wrong, ...] = ()
    beyond: tuple[Wrong, ...] = ()


def basis_forms(texts: Sequence[str], laws: Laws, day: datetime.date) -> list[Form]:
    """Return the forms of cells; a norm cited by its number alone is told by its title."""
    cited = [() if blank(text) else citations(text) for text in texts]
    titles = {one.number: one.key for cell in cited for one in cell if one.number and one.title}
    return [
        NOTHING if blank(text) else _form(text, cell, titles, laws, day)
        for text, cell in zip(texts, cited, strict=True)
    ]


def _form(
    text: str,
    cell: Iterable[Citation],
    titles: Mapping[str, str],
    laws: Laws,
    day: datetime.date,
) -> Form:
    norms: dict[str, Norm] = {}
    abolished: dict[str, Wrong] = {}
    beyond: dict[str, Wrong] = {}
    for citation in cell:
        key = titles.get(citation.number, citation.key) if not citation.title else citation.key
        law = laws.find(citation.title, day) if citation.title else None
        if law is not None and law.state(day) is not State.IN_FORCE:
            abolished[key] = _abolished(key, citation, law)
            continue
        articles = _articles(citation)
        missing = [a for a in articles if law is not None and _beyond(citation, a, law)]
        if law is not None and missing:
            printed = f"{_title(citation)}{'、'.join(articles.pop(a) for a in missing)}"
            beyond[key] = Wrong(key, printed, f"共{law.articles}条", review=law.source != "given")
        own = Norm(_title(citation), articles, _parts(citation), citation.number)
        norms[key] = _joined(norms.get(key), own)
    value = Basis(norms, tuple(abolished.values()), tuple(beyond.values()))
    return Form(_key(value), value, text)


def _key(basis: Basis) -> frozenset[tuple[str, ...]]:
    found = {
        (key, article, *sorted(map(str, norm.paragraphs.get(article, ()))))
        for key, norm in basis.norms.items()
        for article in (norm.articles or {WHOLE: ""})
    }
    wrong = {("!", one.printed) for one in (*basis.abolished, *basis.beyond)}
    return frozenset(found | wrong)


def _title(citation: Citation) -> str:
    return f"《{citation.title}》" if citation.title else citation.number


def _abolished(key: str, citation: Citation, law: Law) -> Wrong:
    instead = law.replaced_by
    return Wrong(key, _title(citation), f"《{instead}》" if instead else "", norm_key(instead))


def _articles(citation: Citation) -> dict[str, str]:
    return {article.key: _printed(article) for article in citation.articles}


def _printed(article: Article) -> str:
    if article.number is None or article.number > LARGEST:
        return article.printed
    branch = f"之{chinese(article.branch)}" if article.branch else ""
    return f"第{chinese(article.number)}条{branch}"


def _beyond(citation: Citation, key: str, law: Law) -> bool:
    if law.articles is None:
        return False
    return any(
        a.key == key and a.number is not None and a.number > law.articles for a in citation.articles
    )


def _parts(citation: Citation) -> dict[str, frozenset[tuple[int | None, int | None]]]:
    found: dict[str, set[tuple[int | None, int | None]]] = {}
    for article in citation.articles:
        if article.paragraph is not None or article.item is not None:
            found.setdefault(article.key, set()).add((article.paragraph, article.item))
    return {key: frozenset(parts) for key, parts in found.items()}


def _joined(known: Norm | None, other: Norm) -> Norm:
    if known is None:
        return other
    paragraphs = dict(known.paragraphs)
    for article, parts in other.paragraphs.items():
        paragraphs[article] = paragraphs.get(article, frozenset()) | parts
    articles = {**known.articles, **other.articles}
    return Norm(known.title, articles, paragraphs, known.number or other.number)


Votes = Sequence[tuple[Form, int]]
"""Forms and how many regions have each."""


def common_basis(votes: Votes) -> Form | None:
    """Return what more than half of the regions rest on; None where they share nothing.

    Local norms that a region adds, and articles about which regions differ, are no part of it.
    """
    voters = [(form.value, count) for form, count in votes if form.value and form.value.norms]
    total = sum(count for _, count in voters)
    norms: Counter[str] = Counter()
    articles: Counter[tuple[str, str]] = Counter()
    for basis, count in voters:
        for key, norm in basis.norms.items():
            norms[key] += count
            for article in norm.articles:
                articles[key, article] += count
    kept = {
        key: _agreed(
            key, voters, {a for (k, a), n in articles.items() if k == key and 2 * n > total}
        )
        for key, count in norms.items()
        if 2 * count > total
    }
    if not kept or _undecided(kept, articles, total):
        return None
    value = Basis(kept)
    key = _key(value)
    whole = [(count, form.printed) for form, count in votes if form.key == key]
    return Form(key, value, max(whole)[1] if whole else printed_basis(value))


def _undecided(kept: Mapping[str, Norm], articles: Counter[tuple[str, str]], total: int) -> bool:
    """Tell whether regions cite different articles of a norm and no article is that of most."""
    return any(
        not norm.articles and sum(n for (k, _), n in articles.items() if k == key) * 2 > total
        for key, norm in kept.items()
    )


def _agreed(key: str, voters: Sequence[tuple[Basis, int]], articles: set[str]) -> Norm:
    """Return a norm with the articles, and the paragraphs that most regions name."""
    own = [(basis.norms[key], count) for basis, count in voters if key in basis.norms]
    printed = {article: norm.articles[article] for norm, _ in own for article in norm.articles}
    votes: Counter[tuple[str, frozenset[tuple[int | None, int | None]]]] = Counter()
    for norm, count in own:
        for article in articles & norm.paragraphs.keys():
            votes[article, norm.paragraphs[article]] += count
    total = sum(count for _, count in voters)
    named = {article: parts for (article, parts), count in votes.items() if 2 * count > total}
    kept = {article: printed[article] for article in sorted(articles, key=_number)}
    return Norm(own[0][0].title, kept, named, own[0][0].number)


def _number(article: str) -> tuple[int, str]:
    digits = article.partition("之")[0]
    return (int(digits) if digits.isdecimal() else 0, article)


def without_norms(form: Form, local: Callable[[str], bool]) -> Form:
    """Return a basis without the norms whose titles are local ones."""
    basis: Basis = form.value
    kept = {key: norm for key, norm in basis.norms.items() if not local(norm.title)}
    if len(kept) == len(basis.norms):
        return form
    value = Basis(kept, basis.abolished, basis.beyond)
    return Form(_key(value), value, printed_basis(value))


def printed_basis(basis: Basis) -> str:
    """Return a basis as one line."""
    return "；".join(f"{n.title}{'、'.join(n.articles.values())}" for n in basis.norms.values())


@dataclass(frozen=True, slots=True)
class BasisDifference:
    """What of a reference is missing in a basis, and paragraphs that differ, as printed."""

    missing: tuple[str, ...]
    paragraphs: tuple[str, ...]


def basis_difference(reference: Basis, actual: Basis) -> BasisDifference:
    """Compare a basis with its reference; what it adds is no difference.

    A norm whose predecessor is cited, or of which an article is cited that does not exist, is one
    defect already, and not missing besides.
    """
    excused = {one.instead for one in actual.abolished} | {one.key for one in actual.beyond}
    unknown = sum(not one.instead for one in actual.abolished)
    missing: list[str] = []
    paragraphs: list[str] = []
    for key, norm in reference.norms.items():
        if key in excused:
            continue
        own = actual.norms.get(key)
        if own is None and unknown:
            unknown -= 1
            continue
        if own is None:
            missing.append(f"{norm.title}{'、'.join(norm.articles.values())}")
            continue
        lacking = [norm.articles[a] for a in norm.articles if a not in own.articles]
        if lacking:
            cited = "、".join(a for k, a in own.articles.items() if k not in norm.articles)
            note = f"（现列{cited}）" if cited else ""
            missing.append(f"{norm.title}{'、'.join(lacking)}{note}")
        paragraphs += _paragraphs(norm, own)
    return BasisDifference(tuple(missing), tuple(paragraphs))


def _paragraphs(norm: Norm, own: Norm) -> list[str]:
    found = []
    for article, parts in norm.paragraphs.items():
        other = own.paragraphs.get(article)
        if article in own.articles and other and not (parts & other):
            place = norm.articles.get(article, own.articles[article])
            found.append(f"{norm.title}{place}应为{_said(parts)}，现为{_said(other)}")
    return found


def _said(parts: Iterable[tuple[int | None, int | None]]) -> str:
    return "、".join(
        f"{f'第{paragraph}款' if paragraph else ''}{f'第{item}项' if item else ''}"
        for paragraph, item in sorted(parts, key=str)
    )
