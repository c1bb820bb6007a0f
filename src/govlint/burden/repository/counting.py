"""Papers by issuer and year, each year against the one before."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from govlint.burden.repository.entries import Entry, Issuer, Key, Serial
from govlint.model.repository import IssuerYear

UNCOUNTED = frozenset({"请示", "报告", "议案", "批复", "函", "纪要"})
"""Papers that go up, answer somebody or record: no paper that is sent down."""
YEAR = 12
LAST_DAYS = 20
"""From this day of December on a year counts as over."""


@dataclass
class _Held:
    """What the library holds of one issuer."""

    names: Counter[Issuer] = field(default_factory=Counter)
    years: dict[int, list[Entry]] = field(default_factory=lambda: defaultdict(list))


def is_counted(entry: Entry) -> bool:
    """Tell whether a file is a paper that its issuer sent out."""
    return entry.kind is not None and entry.kind not in UNCOUNTED


def by_year(entries: Iterable[Entry], day: datetime.date) -> dict[tuple[Key, int], IssuerYear]:
    """Count papers by issuer and year.

    Args:
        entries: papers, each once.
        day: what lies behind it is not there yet; the year that it lies in is not over.

    Returns:
        The figures by issuer and year; in the order of the most papers, then of the years.
    """
    issuers: dict[Key, _Held] = defaultdict(_Held)
    for entry in entries:
        if not is_counted(entry) or entry.year is None or entry.year > day.year:
            continue
        if entry.paper.date is not None and entry.paper.date > day:
            continue
        for issuer in entry.issuers:
            held = issuers[issuer.key]
            held.names[issuer] += 1
            held.years[entry.year].append(entry)
    ordered = sorted(issuers.items(), key=lambda item: (-item[1].names.total(), item[0]))
    return {
        (key, year): _row(key, year, held, day)
        for key, held in ordered
        for year in sorted(held.years)
    }


def name_of(names: Mapping[Issuer, int]) -> str:
    """Return the name to call an issuer by: its own rather than that of its office."""

    def order(issuer: Issuer) -> tuple[bool, int, int, str]:
        return issuer.is_office, -names[issuer], len(issuer.name), issuer.name

    return min(names, key=order).name


def _row(key: Key, year: int, held: _Held, day: datetime.date) -> IssuerYear:
    here, before = held.years[year], held.years.get(year - 1, [])
    listed, numbered = _listed(key, year, here)
    listed_before, numbered_before = _listed(key, year - 1, before)
    row = IssuerYear(
        name_of(held.names),
        year,
        documents=len(here),
        before=len(before),
        listed=listed,
        listed_before=listed_before,
        numbered=numbered,
        numbered_before=numbered_before,
    )
    months = _months(year, day)
    if months == YEAR:
        return row
    so_far = _within(here, months)
    return replace(
        row,
        is_over=False,
        months=months,
        so_far=so_far,
        same_months=_within(before, months),
        projected=round(so_far * YEAR / months) if months else None,
    )


def _months(year: int, day: datetime.date) -> int:
    """Return how many months of a year have gone by."""
    if year < day.year or (day.month == YEAR and day.day >= LAST_DAYS):
        return YEAR
    return day.month - 1


def _within(entries: Sequence[Entry], months: int) -> int:
    return sum(
        entry.paper.date is not None and entry.paper.date.month <= months for entry in entries
    )


def _listed(key: Key, year: int, entries: Sequence[Entry]) -> tuple[int | None, int]:
    """Return how many papers the numbers of a year tell of, and how many bear one.

    A joint paper bears the number of the organ that leads.
    """
    highest: Counter[str] = Counter()
    numbered = 0
    for serial in _serials(key, entries):
        if serial.year == year:
            numbered += 1
            highest[serial.code] = max(highest[serial.code], serial.number)
    known = numbered * 2 >= len(entries) > 0
    return (highest.total() if known else None), numbered


def _serials(key: Key, entries: Sequence[Entry]) -> Iterator[Serial]:
    for entry in entries:
        if entry.serial is not None and entry.issuers[0].key == key:
            yield entry.serial
