"""Records of a text file read by Python's csv module: slower than polars, and forgiving."""

from __future__ import annotations

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from govlint.readers.grids.delimiters import Dialect, long_cells
from govlint.readers.grids.frames import frame_of

_END = "\ufdd0"
"""A character that no text has: what stands behind the last line."""
_MANY = 3
"""Lines of which most are records of the usual width by themselves: no cell has such."""
_MOST_MENDED = 20
"""Quotes without an end, from the end of the file back, that are looked for one by one."""


@dataclass(frozen=True, eq=False)
class Reading:
    """A file as read.

    Attributes:
        frame: its cells; line ends inside of them as they are in the file.
        widths: cells of each record. Records past the end of it are as wide as the last one.
        complete: the file ends with a line end.
        unclosed: record, from 1, that opens a quote which nothing closes; 0 without one.
        requoted: records that were read line by line, their quotes as plain characters, because
            a quote that nothing closes had swallowed lines.
    """

    frame: pl.DataFrame
    widths: Sequence[int]
    complete: bool
    unclosed: int = 0
    requoted: tuple[int, ...] = ()

    @cached_property
    def usual(self) -> int:
        """The usual number of cells."""
        widths = Counter(width for width in self.widths if width > 1)
        return max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))[0]

    @property
    def cut(self) -> int:
        """The last record where the file ends amid it, 0 otherwise."""
        count = len(self.widths)
        cut = not self.complete and 1 < self.widths[-1] < self.usual and count > 2
        return count if cut and self.frame.height == count else 0

    @property
    def ragged(self) -> tuple[int, ...]:
        """Records, from 1, that have other than the usual number of cells.

        Titles above the list and notes below it have none of its columns; a single cell is a
        remark wherever it stands.
        """
        usual = self.usual
        full = [place for place, width in enumerate(self.widths) if width == usual]
        if usual < 2 or not full:
            return ()
        return tuple(
            place + 1
            for place, width in enumerate(self.widths)
            if (width > usual or (1 < width < usual and full[0] < place < full[-1]))
            or (place > full[-1] and 2 * width > usual != width and place + 1 != self.cut)
        )


@dataclass(slots=True)
class _State:
    """What is noted while records are read."""

    delimiter: str
    usual: int
    widths: list[int] = field(default_factory=list)
    requoted: list[int] = field(default_factory=list)
    unclosed: int = 0
    mended: int = 0

    def note(self, record: Sequence[str]) -> Sequence[str]:
        """Count a record."""
        self.widths.append(len(record))
        return record


class _Lines:
    """The lines of a file, those noted that the record being read is made of.

    Behind the last one stands ``_END``: a quote that nothing closes swallows it. Lines that were
    swallowed can be given back.
    """

    def __init__(self, raw: bytes, skipped: int) -> None:
        self._stream = io.TextIOWrapper(io.BytesIO(raw), "utf-8-sig", "replace", newline="")
        if skipped:
            self._stream.readline()
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._read()
        self._taken.append(line)
        return line

    def _read(self) -> str:
        if self._ended:
            raise StopIteration
        line = self._stream.readline()
        self._ended = not line
        if line.endswith(("\n", "\r")):
            return line
        return line + "\n" if line else _END

    def take(self) -> list[str]:
        """Return the lines since the last call."""
        taken, self._taken = self._taken, []
        return taken

    def give_back(self, lines: Sequence[str]) -> None:
        """Let lines be read again."""
        self._again.extendleft(reversed(lines))


def read_records(raw: bytes, dialect: Dialect, *, sound: bool) -> Reading:
    """Read a file in UTF-8.

    Args:
        raw: the file.
        dialect: how it parts its cells.
        sound: all quotes stand where the format has them; else what a quote swallowed is read
            line by line.

    Raises:
        ReadError: code ``limit``.
    """
    state = _State(dialect.delimiter, _usual(dialect))
    lines = _Lines(raw, dialect.skipped)
    with long_cells():
        frame = frame_of(_records(lines, state, sound=sound), 1)
    complete = raw.endswith((b"\n", b"\r"))
    return Reading(frame, state.widths, complete, state.unclosed, tuple(state.requoted))


def _usual(dialect: Dialect) -> int:
    widths = Counter(len(record) for record in dialect.records if len(record) > 1)
    return max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))[0]


def _records(lines: _Lines, state: _State, *, sound: bool) -> Iterator[Sequence[str]]:
    """Yield the records; a blank line is one without cells."""
    again = True
    while again:
        again = False
        for record in csv.reader(lines, delimiter=state.delimiter):
            taken = lines.take()
            if record == [_END]:
                return
            mended = [] if sound and taken[-1] != _END else _mended(record, taken, state)
            if not mended:
                yield state.note(record)
                continue
            yield from map(state.note, mended)
            lines.give_back(taken[len(mended) :])
            again = True
            break


def _mended(record: Sequence[str], lines: list[str], state: _State) -> list[Sequence[str]]:
    """Return the first lines of a record as records of their own, where a quote swallowed lines.

    It did so where the file ends amid a cell, and where the lines behind the first one are records.
    A cell that has line breaks is not taken apart.
    """
    number = len(state.widths) + 1
    if lines[-1] == _END:
        state.unclosed = state.unclosed or number
        state.mended += 1
        # A file full of such quotes has no cells in quotes at all.
        count = 1 if state.mended <= _MOST_MENDED else len(lines) - 1
        return [_plain(line, state.delimiter) for line in lines[:count]]
    if len(lines) < 2 or state.usual < 2 or not _swallowed(record, lines, state):
        return []
    state.requoted.append(number)
    return [_plain(lines[0], state.delimiter)]


def _swallowed(record: Sequence[str], lines: Sequence[str], state: _State) -> bool:
    """Tell whether the lines of a record behind the first one are records of their own."""
    first, *rest = (len(_plain(line, state.delimiter)) == state.usual for line in lines)
    if first and len(record) != state.usual:
        return True
    if first and _begin_records(lines[1:], state):
        return True
    return len(rest) >= _MANY and sum(rest) * 2 > len(rest)


def _begin_records(lines: Sequence[str], state: _State) -> bool:
    """Tell whether lines read by themselves are records of the usual width; one may go on."""
    records = list(csv.reader([*lines, _END], delimiter=state.delimiter))
    return all(len(cells) == state.usual for cells in records[:-1])


def _plain(line: str, delimiter: str) -> list[str]:
    """Split a line with quotes as plain characters; those around a whole cell go."""
    cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    return [
        cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
        for cell in cells
    ]
