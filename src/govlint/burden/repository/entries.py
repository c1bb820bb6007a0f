"""What is counted of one paper, and which files are copies of one paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from govlint.burden.copies.relations import organs_of
from govlint.model.copies import Load, Source
from govlint.model.repository import Paper
from govlint.structure.offices import GENERAL_OFFICE, UNIT
from govlint.structure.organisations import Organisation
from govlint.structure.regions import is_ambiguous
from govlint.text.normalise import normalise

FIRST_YEAR = 1949
SERIAL = re.compile(
    r"(?P<code>\w{2,14}?)[〔\[［【（(](?P<year>(?:19|20)\d{2})[〕\]］】）)]第?(?P<serial>\d{1,5})号"
)
Key = tuple[str, ...]
Name = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer under one of its names; all its names have one key.

    ``region`` and ``level`` are those of the organ, where the name tells them; ``is_office`` of
    its general office; ``is_organ`` False: the name is none of an organ of party
    or state that is understood.
    """

    key: Key
    name: str
    region: str | None = None
    level: str | None = None
    is_office: bool = False
    is_organ: bool = True


@dataclass(frozen=True, slots=True)
class Serial:
    """A document number taken apart."""

    code: str
    year: int
    number: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper as it is counted.

    ``year`` None: neither date nor number tells it. ``loads`` are without their sentences, since
    a library may hold a hundred thousand papers.
    """

    paper: Paper
    kind: str | None
    year: int | None
    issuers: tuple[Issuer, ...]
    serial: Serial | None
    loads: tuple[Load, ...]
    sha256: str


def entry_of(source: Source) -> Entry:
    """Return what is counted of a document."""
    serial = serial_of(source.number)
    date = source.date if source.date and source.date.year >= FIRST_YEAR else None
    year = date.year if date else serial.year if serial else None
    paper = Paper(source.path, normalise(source.number).text, source.title, date)
    issuers = tuple(_issuers(source))
    loads = tuple(Load(load.recipient, load.per_year, "") for load in source.loads)
    return Entry(paper, source.kind, year, issuers, serial, loads, source.sha256)


def serial_of(number: str) -> Serial | None:
    """Take a document number apart; None where it is none."""
    found = SERIAL.match(normalise(number).text)
    if found is None:
        return None
    return Serial(found["code"], int(found["year"]), int(found["serial"]))


def _issuers(source: Source) -> Iterator[Issuer]:
    """Yield the issuers of a document, each once; those that are no organs by their names."""
    organs = [organ for organ in organs_of(source) if organ.body is not None]
    found = [issuer_of(organ) for organ in organs]
    if not found:
        names = (normalise(name).text for name in source.issuers)
        found = [Issuer((name,), name, is_organ=False) for name in names if name]
    known: dict[Key, Issuer] = {}
    for issuer in found:
        known.setdefault(issuer.key, issuer)
    yield from known.values()


def issuer_of(organ: Organisation) -> Issuer:
    """Return the issuer that an organ is: one with its general office, whatever it is called."""
    office = organ.system == GENERAL_OFFICE
    if organ.region is None or organ.body is None:
        return Issuer((organ.name,), organ.name, None, organ.level, office)
    unsure = is_ambiguous(organ.region) or organ.level == "乡"
    above = organ.parent_region or "" if unsure else ""
    inner = organ.office if organ.system == UNIT else ""
    key = (organ.region, above, organ.body, organ.matter, inner)
    return Issuer(key, organ.name, organ.region, organ.level, office)


def told_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield each paper once, however many files hold it.

    Copies have one content; or one number, where one title contains the other; or one title, one
    issuer and one day, where their numbers do not tell them apart.
    """
    contents: set[str] = set()
    titles: dict[Serial, list[str]] = {}
    names: dict[Name, list[Serial | None]] = {}
    for entry in entries:
        numbered = titles.setdefault(entry.serial, []) if entry.serial else []
        named = names.setdefault(_name(entry), []) if _name(entry) else []
        title = entry.paper.title
        is_copy = (
            (bool(entry.sha256) and entry.sha256 in contents)
            or any(title in other or other in title for other in numbered)
            or any(entry.serial in (None, other) or other is None for other in named)
        )
        contents.add(entry.sha256)
        numbered.append(title)
        named.append(entry.serial)
        if not is_copy:
            yield entry


def _name(entry: Entry) -> Name:
    """Return title, day and issuers; nothing where a title or the day is not known."""
    if not entry.paper.title or entry.paper.date is None:
        return ()
    return (entry.paper.title, entry.paper.date, *(issuer.key for issuer in entry.issuers))
