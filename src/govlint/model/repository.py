"""What a library of papers says when it is counted."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IssuerYear:
    """The papers that an issuer gave out in a year.

    ``before`` is the number of the year before.
    ``is_over`` is False of the year that the day that counts lies in. Of such a year ``months``
    have gone by whole, ``so_far`` papers are of these, ``same_months`` of these months of the year
    before, and ``projected`` is what the whole year may come to. ``listed`` is the number that
    the highest 发文顺序号 of the issuer's series tell; None: too few papers bear a number.
    """

    issuer: str
    year: int
    documents: int
    before: int = 0
    is_over: bool = True
    months: int = 12
    so_far: int | None = None
    same_months: int | None = None
    projected: int | None = None
    listed: int | None = None
    listed_before: int | None = None
    numbered: int = 0
    numbered_before: int = 0

    @property
    def change(self) -> float | None:
        """Share by which there are more than the year before; None where that cannot be told."""
        if not self.is_over or not self.before:
            return None
        return round((self.documents - self.before) / self.before, 4)


@dataclass(frozen=True, slots=True)
class YearLoad:
    """The reports that papers of a year demand of each of their recipients.

    ``papers`` is how many papers demand any; ``untold`` counts the demands of which nobody can
    tell how often: they are not in ``reports``.
    """

    recipient: str
    year: int
    reports: int
    papers: int
    untold: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as people tell it from others."""

    path: str
    number: str
    title: str
    date: datetime.date | None

    @property
    def name(self) -> str:
        """Title and number, or its file where it has neither."""
        if self.title:
            return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")
        return self.number or self.path


@dataclass(frozen=True, slots=True)
class Repeat:
    """A paper that says what an older one of its issuer says.

    ``ratio`` is the share 0..1 that the passages of both are of the letters of both; formulas and
    quotations aside. ``series``: papers of one series, such as those of every year.
    """

    paper: Paper
    earlier: Paper
    ratio: float
    series: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """The figures of a library; ``unread`` are files of it that could not be read."""

    documents: int
    issuers: tuple[IssuerYear, ...] = ()
    loads: tuple[YearLoad, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    unread: tuple[str, ...] = ()
