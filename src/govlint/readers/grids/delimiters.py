"""Which character parts the cells of a text file of records, told from its first records."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_DELIMITERS = ",\t;|"
_STATED = re.compile(r"\ufeff?sep=(.)\r?(?:\n|$)", re.IGNORECASE)
_ALIKE = 0.6
"""A delimiter whose records agree less, against the best one, is none."""
_LONGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file parts its cells.

    Attributes:
        delimiter: the character between two cells.
        records: the first records of the file, a cut one left out.
        agreeing: share of the records with any text that have the usual number of cells, which
            is at least two; 0.0 where no delimiter was found.
        skipped: characters in front of the first record (a line ``sep=;`` for Excel).
    """

    delimiter: str
    records: tuple[tuple[str, ...], ...]
    agreeing: float
    skipped: int = 0

    @property
    def width(self) -> int:
        """Most cells of a record."""
        return max(map(len, self.records), default=1) or 1


@contextmanager
def long_cells() -> Iterator[None]:
    """Let the csv module read cells of any length."""
    before = csv.field_size_limit(_LONGEST)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def dialect_of(sample: str, *, whole: bool) -> Dialect:
    """Tell the delimiter from the beginning of a file.

    Args:
        sample: the text from its first character on.
        whole: it is the whole file; otherwise its last record may be cut.
    """
    stated = _STATED.match(sample)
    skipped = stated.end() if stated else 0
    text = sample[skipped:].removeprefix("\ufeff")
    candidates = stated[1] if stated else [mark for mark in _DELIMITERS if mark in text]
    readings = [_reading(text, mark, whole, skipped) for mark in candidates or ","]
    best = max(reading.agreeing for reading in readings)
    alike = [reading for reading in readings if reading.agreeing >= _ALIKE * best]
    return max(alike, key=_weight)


def _reading(text: str, delimiter: str, whole: bool, skipped: int) -> Dialect:
    with long_cells():
        records = [
            tuple(record) for record in csv.reader(io.StringIO(text, ""), delimiter=delimiter)
        ]
    if not whole:
        records = records[:-1]
    filled = sum(bool("".join(record).strip()) for record in records)
    _, count = _usual(records)
    return Dialect(delimiter, tuple(records), count / max(filled, 1), skipped)


def _usual(records: list[tuple[str, ...]]) -> tuple[int, int]:
    """Return the usual number of cells, at least two, and how many records have it."""
    widths = Counter(map(len, records))
    several = (item for item in widths.items() if item[0] > 1)
    return max(several, key=lambda item: (item[1], item[0]), default=(1, 0))


def _weight(dialect: Dialect) -> tuple[float, int]:
    """Rank readings that agree alike: what makes more cells parts more."""
    width, count = _usual(list(dialect.records))
    return (count * (width - 1), -_DELIMITERS.find(dialect.delimiter))
