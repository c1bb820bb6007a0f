"""Text files of records: csv, tab and semicolon separated.

Where it is proven that both read the same, polars reads the file; everything else goes through
the csv module of Python (``records``).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import polars as pl

from govlint.model.grid import Grid, GridProblem
from govlint.readers.errors import ReadError
from govlint.readers.grids.delimiters import Dialect, dialect_of
from govlint.readers.grids.frames import MOST_CELLS, check_size, named, schema_of, without_empty
from govlint.readers.grids.records import Reading, read_records
from govlint.text.encoding import DecodeError, decode

_SAMPLE = 16 * 1024
_GLANCE = 4 * 1024
_GROWTH = 8
_CLEARLY = 3
"""Cells of each record from which on a look at very few of them is enough."""
_BIG = 32 * 1024 * 1024
_LIST = 0.5
"""Share of records with the usual number of cells from which a text is a list, and no prose."""
_PIECE = 4 * 1024 * 1024
_BEFORE_SAFE = re.compile(rb"(?s).*[\t\n\r -/]")
"""Up to the last byte that is no part of a character of several bytes, in any encoding."""
_CODECS = {"big5": ("big5hkscs", "cp950")}
_FORMULA = '^="([^"]*)"$'
"""A code that someone protected from being read as a number."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The bytes of a file as UTF-8, and how many were invalid in the encoding it is in."""

    raw: bytes
    encoding: str = "utf-8"
    replaced: int = 0


def read_csv(raw: bytes, encoding: str, *, one_column: bool = True) -> Grid | None:
    """Read a text file of records.

    Args:
        raw: the file.
        encoding: how its beginning is encoded, as ``govlint.text.encoding`` names it.
        one_column: a file without any delimiter is a list of one column, and no running text.

    Returns:
        Its only grid, whose first record is row 1; None where it is running text.

    Raises:
        ReadError: ``empty``, ``limit`` or ``unreadable``.
    """
    cells = Cells(raw) if encoding == "utf-8" else _transcoded(raw, encoding)
    dialect = _dialect(cells.raw)
    reading = by_polars(cells.raw, dialect)
    if reading is None and not _is_utf8(cells.raw):
        cells = _transcoded(raw, _encoding_of(raw))
        dialect = _dialect(cells.raw)
        reading = by_polars(cells.raw, dialect)
    if not one_column and dialect.agreeing < _LIST:
        return None
    sound = reading is not None or _is_sound(cells.raw, dialect)
    if reading is None:
        reading = read_records(cells.raw, dialect, sound=sound)
    if not reading.frame.height:
        raise ReadError("empty", "文件是空的，没有内容")
    frame = as_seen(reading.frame, cells.raw, sound=sound)
    return Grid(frame, problems=_problems(cells, reading))


def _encoding_of(raw: bytes) -> str:
    try:
        return decode(raw).encoding
    except DecodeError as error:
        raise ReadError("unreadable", str(error)) from error


def _is_utf8(raw: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(raw), _PIECE):
            decoder.decode(raw[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _transcoded(raw: bytes, encoding: str) -> Cells:
    """Turn a file into UTF-8 piece by piece, so that it is never held as text as a whole."""
    codec = _codec(raw, encoding)
    decoder = codecs.getincrementaldecoder(codec)("replace")
    pieces = []
    replaced = 0
    for start in range(0, len(raw), _PIECE):
        text = decoder.decode(raw[start : start + _PIECE], start + _PIECE >= len(raw))
        replaced += text.count("\ufffd")
        pieces.append(text.encode("utf-8", "replace"))
    return Cells(b"".join(pieces), encoding, replaced)


def _codec(raw: bytes, encoding: str) -> str:
    """Return the codec of an encoding that has several: the first one that reads the beginning."""
    names = _CODECS.get(encoding, (encoding,))
    head = _head(raw, _PIECE)
    for name in names:
        try:
            head.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return names[0]


def _head(raw: bytes, size: int) -> bytes:
    """Return the beginning of a file, cut where no character is cut."""
    if len(raw) <= size:
        return raw
    found = _BEFORE_SAFE.match(raw[:size])
    return found[0] if found else raw[:size]


def _dialect(raw: bytes) -> Dialect:
    """Tell the dialect from the first records; from very few of them where these leave no doubt."""
    size = _GLANCE
    while True:
        sample = _head(raw, size).decode("utf-8", "replace")
        dialect = dialect_of(sample, whole=len(raw) <= size)
        clear = size > _GLANCE or (dialect.agreeing == 1 and dialect.width >= _CLEARLY)
        if (dialect.records and clear) or len(raw) <= size:
            return dialect
        # The first record alone is longer than the sample.
        size = _SAMPLE if size == _GLANCE else size * _GROWTH


def _is_sound(raw: bytes, dialect: Dialect) -> bool:
    """Tell whether every quote opens a cell, closes one or is doubled inside of one.

    A lookbehind before each opening quote and a lookahead behind each closing one say so for the
    file as a whole; a doubled quote closes a cell and opens it again.
    """
    mark = re.escape(dialect.delimiter).encode()
    opens = rb'(?:(?<![^%b\n"])|(?<=\A\xef\xbb\xbf))' % mark
    pattern = rb'(?:[^"]*+%b"[^"]*+"(?=["\r\n%b]|\Z))*+[^"]*+' % (opens, mark)
    return re.fullmatch(pattern, raw) is not None


def by_polars(raw: bytes, dialect: Dialect) -> Reading | None:
    """Read a file by polars, None where it is not certain that all of it was understood.

    It is certain where quotes stand only where the format has them, line ends are of one kind,
    and no record is shorter than the others (but for the first ones, which are known).
    """
    usable = len(dialect.delimiter.encode()) == 1 and not dialect.skipped and b"\0" not in raw
    if not usable or (b"\r" in raw and raw.count(b"\r") != raw.count(b"\r\n")):
        return None
    if b'"' in raw and not _is_sound(raw, dialect):
        return None
    if len(raw) * dialect.width > MOST_CELLS:
        check_size(raw.count(b"\n") + 1, dialect.width)
    frame = _scanned(raw, dialect.delimiter, dialect.width)
    if frame is None or not (_is_full(frame, raw, dialect) or _adds_up(frame, raw, dialect)):
        return None
    widths = list(map(len, dialect.records))
    widths += [dialect.width] if frame.height > len(widths) else []
    return Reading(frame, widths, complete=raw.endswith(b"\n"))


def _is_full(frame: pl.DataFrame, raw: bytes, dialect: Dialect) -> bool:
    """Tell whether every record behind the first ones has a last cell; not asked of big files."""
    rest = frame[str(dialect.width - 1)].slice(len(dialect.records))
    return len(raw) <= _BIG and rest.null_count() == 0


def _adds_up(frame: pl.DataFrame, raw: bytes, dialect: Dialect) -> bool:
    """Tell whether a file has the delimiters and line ends that its frame stands for."""
    width, mark = dialect.width, dialect.delimiter
    inner = _inside(frame, mark) if b'"' in raw else (0, 0)
    short = sum(width - max(len(record), 1) for record in dialect.records)
    marks = frame.height * (width - 1) - short + inner[0]
    ends = frame.height - (not raw.endswith(b"\n")) + inner[1]
    return (marks, ends) == (raw.count(mark.encode()), raw.count(b"\n"))


def _scanned(raw: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    try:
        return pl.scan_csv(
            raw,
            has_header=False,
            separator=delimiter,
            schema=schema_of(width),
            missing_columns="insert",
        ).collect()
    except pl.exceptions.PolarsError:
        return None


def _inside(frame: pl.DataFrame, delimiter: str) -> tuple[int, int]:
    """Count the delimiters and the line ends inside of cells."""
    every = pl.all().str
    counts = frame.select(
        pl.sum_horizontal(every.count_matches(mark, literal=True).cast(pl.UInt64).sum()).alias(name)
        for name, mark in (("marks", delimiter), ("ends", "\n"))
    )
    return counts.row(0)


def as_seen(frame: pl.DataFrame, raw: bytes, *, sound: bool) -> pl.DataFrame:
    """Show cells as a person sees them: no formula around a code, one kind of line end.

    Args:
        frame: the cells as they are in the file.
        raw: the file.
        sound: all quotes stand where the format has them: then an empty cell or a formula in
            quotes has two of them side by side.
    """
    broken = [one.name for one in frame if b"\r" in raw and one.str.contains("\r").any()]
    if broken:
        cells = pl.col(broken).str
        frame = frame.with_columns(
            cells.replace_all("\r\n", "\n", literal=True).str.replace_all("\r", "\n")
        )
    if b'"' not in raw or (sound and b'""' not in raw):
        return frame
    # One byte is looked for far faster than two; few lists have any of this one.
    if b"=" in raw and b'="' in raw:
        frame = frame.with_columns(pl.all().str.replace(_FORMULA, "$1"))
    return without_empty(frame)


def _problems(cells: Cells, reading: Reading) -> tuple[GridProblem, ...]:
    found = []
    if cells.replaced:
        message = f"有 {cells.replaced} 处字节不合 {cells.encoding} 编码，已显示为 \ufffd"
        found.append(GridProblem("encoding", message))
    if reading.unclosed:
        message = (
            f"第 {reading.unclosed} 行有双引号直到文件末尾也没有成对，已把它当作普通字符，请核对"
        )
        found.append(GridProblem("truncated", message))
    if reading.requoted:
        message = f"{named(reading.requoted)}有双引号没有成对，已把它当作普通字符，请核对"
        found.append(GridProblem("quotes", message))
    if reading.cut:
        message = f"最后一行（第 {reading.cut} 行）不完整，文件可能没有传完，请重新取得"
        found.append(GridProblem("truncated", message))
    if ragged := reading.ragged:
        usual = reading.usual
        message = f"{named(ragged)}的列数与其他行（{usual} 列）不同，内容可能错列，请核对"
        found.append(GridProblem("ragged", message))
    return tuple(found)
