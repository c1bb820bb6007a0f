"""The reports that papers of a year demand: of whom, how many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from govlint.burden.repository.entries import Entry
from govlint.burden.repository.recipients import recipients
from govlint.model.repository import YearLoad


@dataclass
class _Sum:
    reports: int = 0
    untold: int = 0
    papers: set[str] = field(default_factory=set)


def loads_by_year(entries: Iterable[Entry]) -> dict[tuple[str, int], YearLoad]:
    """Add up the reports that papers demand, by recipient and year.

    What organs of one region ask of one level of it counts together, whichever of its departments
    hands it in.

    Args:
        entries: papers, each once.

    Returns:
        The loads by recipient and year; the largest first.
    """
    sums: dict[tuple[str, int], _Sum] = defaultdict(_Sum)
    for entry in entries:
        if entry.year is None:
            continue
        for recipient, per_year in demanded(entry):
            found = sums[recipient, entry.year]
            found.reports += per_year or 0
            found.untold += per_year is None
            found.papers.add(entry.paper.path)
    rows = [
        YearLoad(recipient, year, found.reports, len(found.papers), found.untold)
        for (recipient, year), found in sums.items()
    ]
    rows.sort(key=lambda row: (-row.reports, -row.papers, row.year, row.recipient))
    return {(row.recipient, row.year): row for row in rows}


def demanded(entry: Entry) -> Iterator[tuple[str, int | None]]:
    """Yield the recipients of each demand of a paper with the reports that it asks a year."""
    for load in entry.loads:
        for recipient in recipients(load.recipient, entry.issuers):
            yield recipient, load.per_year
