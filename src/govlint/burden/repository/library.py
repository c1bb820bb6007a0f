"""The papers of an office in one place: those of a folder or an index, and those of the run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from govlint.burden.copies.index import Index, MemoryIndex
from govlint.burden.copies.sources import source_of
from govlint.burden.repository.counting import by_year
from govlint.burden.repository.entries import Entry, Key, entry_of, told_apart
from govlint.burden.repository.loads import loads_by_year
from govlint.burden.repository.repeats import Candidate, repeat_of
from govlint.model.copies import Source
from govlint.model.elements import OfficialDocument
from govlint.model.repository import IssuerYear, Repeat, Repository, YearLoad

DECEMBER = 12
MOST = 12
"""Papers that are looked at as likely to be what another repeats."""


@dataclass(frozen=True)
class Library:
    """Papers that are counted together.

    ``run`` are the papers under check by their paths, ``documents`` what was recognised of them.
    ``filed`` are those of the index by their numbers, without those that a file of the run stands
    for; ``numbers`` tells which papers of the run the index has, ``fresh`` are the others. ``day``
    is the day that counts.
    """

    index: Index
    documents: Mapping[str, OfficialDocument]
    run: Mapping[str, Entry]
    filed: Mapping[int, Entry]
    numbers: Mapping[str, int]
    fresh: Mapping[str, Source]
    day: datetime.date
    unread: tuple[str, ...] = ()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every paper once, those of the run first."""
        taken = set(self.numbers.values())
        others = (entry for number, entry in self.filed.items() if number not in taken)
        return tuple(told_apart((*self.run.values(), *others)))

    @cached_property
    def years(self) -> Mapping[tuple[Key, int], IssuerYear]:
        """The papers by issuer and year."""
        return by_year(self.entries, self.day)

    @cached_property
    def loads(self) -> Mapping[tuple[str, int], YearLoad]:
        """The reports demanded by recipient and year; the largest first."""
        return loads_by_year(self.entries)

    @cached_property
    def repeats(self) -> Mapping[str, Repeat]:
        """Of the papers of the run those that repeat an older one, by their paths."""
        found = ((path, self._repeat(path)) for path in self.run)
        return {path: repeat for path, repeat in found if repeat is not None}

    def paper(self, path: str) -> Filed | None:
        """Return a paper of the run by its path."""
        entry = self.run.get(path)
        return None if entry is None else Filed(self, entry)

    def figures(self) -> Repository:
        """Return what reports carry of the library."""
        return Repository(
            documents=len(self.entries),
            issuers=tuple(self.years.values()),
            loads=tuple(self.loads.values()),
            repeats=tuple(self.repeats.values()),
            unread=self.unread,
        )

    def _repeat(self, path: str) -> Repeat | None:
        source = self.fresh.get(path) or self.index.source(self.numbers[path])
        document = self.documents[path]
        return repeat_of(self.run[path], source, document, self._candidates, self.index)

    def _candidates(self, wanted: Sequence[int]) -> Iterator[Candidate]:
        """Yield the papers that share the most prints with a text, the likeliest first."""
        found: list[Candidate] = []
        for number, score in self.index.candidates(wanted, MOST):
            if number in self.filed:
                load = partial(self.index.source, number)
                found.append(Candidate(self.filed[number], score, load))
        for number, score in self._fresh.candidates(wanted, MOST):
            source = self._fresh.source(number)
            load = partial(self._fresh.source, number)
            found.append(Candidate(self.run[source.path], score, load))
        yield from sorted(found, key=lambda one: (-one.score, one.entry.paper.path))

    @cached_property
    def _fresh(self) -> MemoryIndex:
        return MemoryIndex(self.fresh.values())


@dataclass(frozen=True)
class Filed:
    """A paper of the run as it lies in the library."""

    library: Library
    entry: Entry

    @property
    def repeat(self) -> Repeat | None:
        """The older paper that it repeats the most of; None: it repeats none."""
        return self.library.repeats.get(self.entry.paper.path)


def library_of(
    index: Index,
    documents: Mapping[str, OfficialDocument],
    day: datetime.date | None = None,
    unread: Sequence[str] = (),
) -> Library:
    """Bring together what is counted.

    A file of the run that the index has as well, by its content or its path, is one paper: a
    folder can be held against itself, and a newer version against its library.

    Args:
        index: the papers of the office.
        documents: the papers under check, by their paths.
        day: the day that counts; None: that of the youngest paper, but none to come.
        unread: files of the library that could not be read.
    """
    filed = {number: entry_of(head) for number, head in enumerate(index.heads())}
    contents = {entry.sha256: number for number, entry in filed.items() if entry.sha256}
    places = {_place(entry.paper.path): number for number, entry in filed.items()}
    numbers: dict[str, int] = {}
    fresh: dict[str, Source] = {}
    run: dict[str, Entry] = {}
    for path, official in documents.items():
        number = contents.get(official.document.sha256)
        if number is None:
            fresh[path] = source_of(official, path)
            run[path] = entry_of(fresh[path])
        else:
            numbers[path] = number
            run[path] = filed[number] = _renamed(filed[number], path)
    older = {places[place] for path in documents if (place := _place(path)) in places}
    for number in older - set(numbers.values()):
        del filed[number]
    counts = day or _last_day((*run.values(), *filed.values()))
    return Library(index, documents, run, filed, numbers, fresh, counts, tuple(unread))


def _renamed(entry: Entry, path: str) -> Entry:
    return replace(entry, paper=replace(entry.paper, path=path))


def _place(path: str) -> str:
    return str(Path(path).absolute())


def _last_day(entries: Sequence[Entry]) -> datetime.date:
    """Return the day of the youngest paper; a past year with papers of December is a whole one."""
    today = datetime.date.today()
    dates = (entry.paper.date for entry in entries)
    last = max((date for date in dates if date and date <= today), default=today)
    is_whole = last.year < today.year and last.month == DECEMBER
    return datetime.date(last.year, DECEMBER, 31) if is_whole else last
