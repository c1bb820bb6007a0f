"""The ledger as a calendar (RFC 5545): one all-day event for every task with a known day."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from govlint.burden.ledger import FileLedger, Ledger, Row
from govlint.reporters.tasks.columns import NAMES_PARTED, where
from govlint.reporters.visible import visible

MOST_BYTES = 75
"""Of one line, without its end."""
UNDATED = datetime.date(1970, 1, 1)
"""Stands for the day on which an event was written, where the paper bears no date."""


def to_ics(ledger: Ledger) -> str:
    """Return the calendar; lines end with CRLF and are folded between characters.

    The same task of the same paper keeps its UID, so that a calendar that is read in again
    changes its events and does not double them.
    """
    return "".join(f"{line}\r\n" for content in _content(ledger) for line in _folded(content))


def _content(ledger: Ledger) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//govlint//{_text(ledger.tool)}//ZH")
    yield from ("CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    seen: Counter[str] = Counter()
    for file in ledger.files:
        for row in file.rows:
            if row.deadline is not None:
                yield from _event(file, row, row.deadline, seen)
    yield "END:VCALENDAR"


def _event(file: FileLedger, row: Row, day: datetime.date, seen: Counter[str]) -> Iterator[str]:
    name = PurePath(file.path).name
    key = "\n".join((name, row.sentence, row.task, day.isoformat()))
    seen[key] += 1
    digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "backslashreplace")).hexdigest()
    lead = NAMES_PARTED.join(row.lead)
    stamp = (file.written or UNDATED).strftime("%Y%m%dT000000Z")
    yield from ("BEGIN:VEVENT", f"UID:{digest[:32]}@govlint", f"DTSTAMP:{stamp}")
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(f'{lead}：{row.task}' if lead else row.task)}"
    yield f"DESCRIPTION:{_text(chr(10).join(_description(file, row)))}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _description(file: FileLedger, row: Row) -> Iterator[str]:
    yield row.sentence
    if row.partners:
        yield f"配合单位：{NAMES_PARTED.join(row.partners)}"
    if row.measure:
        yield f"指标：{row.measure}"
    if row.note:
        yield f"备注：{row.note}"
    yield f"出处：{' '.join((file.path, where(file, row))).strip()}"


def _text(text: str) -> str:
    """Escape a text; its line feeds are written out, and nothing in it is invisible."""
    lines = [visible(" ".join(line.split())) for line in text.split("\n")]
    escaped = "\n".join(lines).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return escaped.replace("\n", r"\n")


def _folded(line: str) -> Iterator[str]:
    """Yield the physical lines of a content line: at most 75 bytes each, no character cut."""
    start, used, begins = 0, 0, 0
    for place, char in enumerate(line):
        size = len(char.encode())
        if begins + used + size > MOST_BYTES:
            yield " " * begins + line[start:place]
            start, used, begins = place, 0, 1
        used += size
    yield " " * begins + line[start:]
