"""What an index holds, counted: documents by issuer and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from govlint.burden.copies.index import Index


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer: its documents, and those of each year of which the date is known."""

    name: str
    documents: int
    years: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an index holds.

    ``issuers`` are ordered by documents, the most first; a joint document counts for each of its
    issuers. ``size`` counts bytes, the average included (0 for an empty index).
    """

    documents: int
    issuers: tuple[Issuer, ...]
    years: Mapping[int, int]
    undated: int
    unnamed: int
    size: int
    average: int


def holdings(index: Index) -> Holdings:
    """Count what an index holds; the same documents give the same figures in the same order."""
    years: Counter[int] = Counter()
    issuers: dict[str, Counter[int]] = {}
    undated = unnamed = 0
    for source in index.heads():
        year = source.date.year if source.date else 0
        undated += not year
        unnamed += not source.issuers
        years[year] += 1
        for name in dict.fromkeys(source.issuers):
            issuers.setdefault(name, Counter())[year] += 1
    return Holdings(
        documents=len(index),
        issuers=tuple(sorted((_issuer(*it) for it in issuers.items()), key=_most_first)),
        years=_dated(years),
        undated=undated,
        unnamed=unnamed,
        size=index.size,
        average=round(index.size / len(index)) if len(index) else 0,
    )


def _issuer(name: str, years: Counter[int]) -> Issuer:
    return Issuer(name, years.total(), _dated(years))


def _dated(years: Counter[int]) -> dict[int, int]:
    return {year: count for year, count in sorted(years.items()) if year}


def _most_first(issuer: Issuer) -> tuple[int, str]:
    return -issuer.documents, issuer.name
