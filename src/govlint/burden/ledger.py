"""The ledger (台账) of tasks as plain rows: what reports, calendars and sheets are made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govlint.burden.analysis import KEY, Analysis, analysed, written_on
from govlint.burden.tasks import Task, tasks
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.structure.duties import Duty, duties
from govlint.structure.sentences import Sentence, sentences
from govlint.structure.units import Unit
from govlint.text.normalise import normalise

SOON = 7
"""Days before its deadline on which a task is soon due."""


class Status(StrEnum):
    """Where a task stands on a day: late, soon, or open (no day was asked, or it is far)."""

    LATE = "late"
    SOON = "soon"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Row:
    """One task.

    ``sentence``, ``task``, ``lead``, ``partners``, ``deadline_text``, ``cadence`` and ``measure``
    are as printed; ``deadline`` is the day that the words mean, ``period`` an ISO 8601 duration,
    ``note`` what is uncertain about the deadline. ``span`` is where the clause stands.
    """

    id: str
    sentence: str
    task: str
    lead: tuple[str, ...]
    partners: tuple[str, ...]
    deadline: datetime.date | None
    deadline_text: str | None
    cadence: str | None
    period: str | None
    measure: str | None
    heading: str
    zone: Element
    span: Span
    note: str = ""
    status: Status = Status.OPEN


@dataclass(frozen=True)
class FileLedger:
    """The tasks of one file; ``error`` is one line where the file could not be read."""

    path: str
    official: OfficialDocument | None = None
    written: datetime.date | None = None
    rows: tuple[Row, ...] = ()
    error: str | None = None


@dataclass(frozen=True)
class Ledger:
    """The ledgers of a run, and the day for which the state of the tasks is told."""

    files: tuple[FileLedger, ...]
    tool: str
    due: datetime.date | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All tasks, file by file."""
        return tuple(row for file in self.files for row in file.rows)


def ledger_of(
    official: OfficialDocument,
    path: str,
    *,
    day: datetime.date | None = None,
    due: datetime.date | None = None,
    within: int = SOON,
) -> FileLedger:
    """Return the ledger of one document.

    Args:
        official: the document.
        path: its name in reports.
        day: the day from which terms count where the document prints no 成文日期.
        due: the day for which the state is told; None: every task is open.
        within: days before its deadline on which a task is soon due.
    """
    analysis = _analysed_from(official, day)
    known = _Printed(analysis.sentences)
    rows = tuple(_row(task, known, due, within) for task in tasks(official))
    return FileLedger(path, official, analysis.written, rows)


def status_of(deadline: datetime.date | None, due: datetime.date | None, within: int) -> Status:
    """Return where a task stands on a day; one whose deadline is that day is not late."""
    if deadline is None or due is None:
        return Status.OPEN
    if deadline < due:
        return Status.LATE
    return Status.SOON if (deadline - due).days <= within else Status.OPEN


def summary(files: Iterable[FileLedger]) -> dict[str, int]:
    """Return the counts of a run; tasks without deadline are those for which no day is known."""
    told = list(files)
    rows = [row for file in told for row in file.rows]
    return {
        "files": len(told),
        "unreadable": sum(file.error is not None for file in told),
        "tasks": len(rows),
        "without_deadline": sum(row.deadline is None for row in rows),
        "without_lead": sum(not row.lead for row in rows),
        "late": sum(row.status is Status.LATE for row in rows),
        "soon": sum(row.status is Status.SOON for row in rows),
    }


def _analysed_from(official: OfficialDocument, day: datetime.date | None) -> Analysis:
    """Return the analysis; where no 成文日期 is printed it is made with the day that is given."""
    if day is not None and written_on(official) is None:
        found = sentences(official)
        official.memo[KEY] = Analysis(found, duties(found, day), day)
    return analysed(official)


def _row(task: Task, known: _Printed, due: datetime.date | None, within: int) -> Row:
    duty, sentence = task.duty, task.sentence
    deadline, cadence = duty.deadline, duty.cadence
    day = deadline.day if deadline else None
    return Row(
        id=task.id,
        sentence=sentence.text,
        task=known.words(duty.task or duty.text.strip("，,。；; "), duty),
        lead=_names(duty.lead, duty, known),
        partners=_names(duty.partners, duty, known),
        deadline=day,
        deadline_text=known.words(deadline.text, duty) if deadline else None,
        cadence=known.words(cadence.text, duty) if cadence else None,
        period=cadence.period if cadence else None,
        measure="、".join(known.words(one, duty) for one in _quantities(duty)) or None,
        heading=task.heading,
        zone=sentence.zone,
        span=sentence.place(duty.start, duty.end),
        note=deadline.note if deadline else "",
        status=status_of(day, due, within),
    )


def _quantities(duty: Duty) -> list[str]:
    """Return the quantities of a clause, those aside that only tell its term."""
    terms = [term.text for term in (duty.deadline, duty.cadence) if term]
    return [one for one in duty.quantities if not any(one in term for term in terms)]


def _names(units: Sequence[Unit], duty: Duty, known: _Printed) -> tuple[str, ...]:
    return tuple(known.words(unit.name, duty) for unit in units)


class _Printed:
    """Finds how words of the analysis, which are normalised, are printed."""

    def __init__(self, found: Sequence[Sentence]) -> None:
        self.sentences = found
        self.plain = all(one.text == one.normalised for one in found)

    def words(self, text: str, duty: Duty) -> str:
        """Return words as printed: in the clause, else in the nearest sentence that has them."""
        if self.plain:
            return text
        at = duty.sentence.normalised.find(text, duty.start)
        if at >= 0:
            return _printed(duty.sentence, at, text)
        index = duty.sentence.index
        near = sorted(self.sentences, key=lambda one: (abs(one.index - index), one.index))
        for one in near:
            at = one.normalised.find(text)
            if at >= 0:
                return _printed(one, at, text)
        return text


def _printed(sentence: Sentence, at: int, text: str) -> str:
    """Return a stretch as printed without blanks and line ends that were set inside it."""
    first, last = sentence.normal.span(at, at + len(text))
    shown = sentence.text[first:last]
    return shown if normalise(shown).text == text and "\n" not in shown else text
