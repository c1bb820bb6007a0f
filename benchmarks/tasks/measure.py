"""Compare the ledger of tasks with a truth table of real plans and notices.

Usage: ``python -m benchmarks.tasks.measure REAL [TRUTH] [--misses]``.
The table holds for each file, by path and digest, the sentences that lay a task on somebody: index
and length of the sentence, the deadline, and digests of the names of the lead. It holds no texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from govlint.burden.tasks import Task, tasks
from govlint.readers import read
from govlint.structure import recognise
from govlint.text.normalise import normalise

TRUTH = Path(__file__).with_name("truth.jsonl")
Row = tuple[int, str | None, frozenset[str]]
"""Index of the sentence, deadline, digests of the lead."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows of one file: found and right, found and wrong, missed."""

    path: str
    right: int
    wrong: tuple[Row, ...]
    missed: tuple[Row, ...]


def digest(name: str) -> str:
    """Return what the table holds of a name."""
    return hashlib.sha256(normalise(name).text.encode()).hexdigest()[:8]


def row_of(task: Task) -> Row:
    """Return a task as a row of the table."""
    deadline = task.duty.deadline
    day = deadline.day.isoformat() if deadline and deadline.day else None
    return task.sentence.index, day, frozenset(digest(unit.name) for unit in task.duty.lead)


def compare(real: Path, entry: dict[str, Any]) -> Compared:
    """Compare one file.

    Raises:
        ValueError: the file is not the one that was read.
    """
    raw = (real / entry["path"]).read_bytes()
    if hashlib.sha256(raw).hexdigest() != entry["sha256"]:
        raise ValueError(f"{entry['path']}: another file")
    found = Counter(row_of(task) for task in tasks(recognise(read(raw, name=entry["path"]))))
    wanted = Counter((i, day, frozenset(lead)) for i, day, lead in entry["tasks"])
    return Compared(
        entry["path"],
        (found & wanted).total(),
        tuple((found - wanted).elements()),
        tuple((wanted - found).elements()),
    )


def measured(real: Path, truth: Path = TRUTH) -> Iterator[Compared]:
    """Yield the comparison of every file of the table that is there."""
    for line in truth.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if (real / entry["path"]).is_file():
            yield compare(real, entry)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real", type=Path)
    parser.add_argument("truth", type=Path, nargs="?", default=TRUTH)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    files = list(measured(arguments.real, arguments.truth))
    if arguments.misses:
        for file in files:
            wrong, missed = len(file.wrong), len(file.missed)
            print(f"{file.path}: {file.right} right, {wrong} wrong, {missed} missed")
    right = sum(file.right for file in files)
    found = right + sum(len(file.wrong) for file in files)
    wanted = right + sum(len(file.missed) for file in files)
    precision, recall = right / (found or 1), right / (wanted or 1)
    print(f"{len(files)} files, {wanted} rows: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
