"""How an index lies in its file: one SQLite database, and how its columns are written.

``sources`` has a row for every document (what statistics need), ``texts`` its text. ``buckets``
has the postings: a print of 32 bits belongs to the bucket of its upper half; a bucket holds the
lower halves in ascending order and behind them, in the same order, the documents (2 and 4 bytes
each, the smallest byte first). ``staged``, ``dropped`` and ``merged`` are empty in a finished
index; ``draft`` uses them.
"""

from __future__ import annotations

import datetime
import errno
import json
import sqlite3
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from govlint.burden.copies import shingles
from govlint.model.copies import Load, Source, Stretch

APPLICATION = 0x474C4958
FORMAT = 1
SCHEMA = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL)",
    "CREATE TABLE sources (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, "
    "size INTEGER NOT NULL, mtime INTEGER NOT NULL, sha256 TEXT NOT NULL, head BLOB NOT NULL)",
    "CREATE TABLE texts (id INTEGER PRIMARY KEY, text BLOB NOT NULL)",
    "CREATE TABLE buckets (bucket INTEGER PRIMARY KEY, postings BLOB NOT NULL)",
    "CREATE TABLE staged (place INTEGER PRIMARY KEY, postings BLOB NOT NULL)",
    "CREATE TABLE dropped (id INTEGER PRIMARY KEY)",
    "CREATE TABLE merged (part INTEGER PRIMARY KEY)",
)
MOST_BYTES = 256 * 1024 * 1024
"""What one document may unpack to: more is no document but an attack."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_PAGE_COUNT, _USER_VERSION, _APPLICATION = 28, 60, 68
_BROKEN = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")
_UNREADABLE = (
    zlib.error,
    struct.error,
    ValueError,
    TypeError,
    LookupError,
    RecursionError,
    OverflowError,
)


Text = tuple[str, tuple[Stretch, ...], tuple[tuple[int, str], ...]]
"""A text with its stretches and headings."""


class IndexFileError(Exception):
    """An index cannot be read or written. The message is Chinese, one line."""


class BrokenIndexError(IndexFileError):
    """What stands in the file is not what an index has."""


class OldIndexError(IndexFileError):
    """The index was made by an older govlint and has to be built anew."""


def is_index(place: Path) -> bool:
    """Tell whether a file says of itself that it is an index; one that cannot be read is none."""
    try:
        with place.open("rb") as stream:
            return _application(stream.read(_HEADER)) == APPLICATION
    except (OSError, ValueError):
        return False


def check_header(place: Path) -> None:
    """Make sure that a file is a whole index of this version, before SQLite sees it.

    Raises:
        IndexFileError: it is not there, or cannot be read.
        BrokenIndexError: it is another file, or cut off.
        OldIndexError: it is of an older version.
    """
    try:
        with place.open("rb") as stream:
            head = stream.read(_HEADER)
            size = stream.seek(0, 2)
    except FileNotFoundError as error:
        raise IndexFileError(f"找不到索引文件 {place}") from error
    except (OSError, ValueError) as error:
        raise cannot("读", place, error) from error
    if _application(head) != APPLICATION:
        raise BrokenIndexError(f"{place} 不是 govlint 的索引文件")
    version = _number(head, _USER_VERSION)
    if version > FORMAT:
        raise IndexFileError(f"{place} 是更新的 govlint 建的索引，请升级 govlint 再用")
    if version < FORMAT:
        raise OldIndexError(f"{place} 是旧版 govlint 建的索引，请用 govlint index build 再建一次")
    page = int.from_bytes(head[16:18], "big")
    if size < _number(head, _PAGE_COUNT) * (65536 if page == 1 else page):
        raise BrokenIndexError(f"索引文件 {place} 不完整（可能没有复制完），请重新复制或删除后再建")


def check_content(base: sqlite3.Connection, place: Path) -> None:
    """Make sure that a database has the tables of an index and nothing else, and our prints.

    Raises:
        BrokenIndexError: the tables are others; views and triggers could run anything.
        OldIndexError: the prints are those of another version.
    """
    rows = base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY sql")
    if [row[0] for row in rows] != sorted(SCHEMA):
        raise BrokenIndexError(f"{place} 不是 govlint 的索引文件")
    if get_meta(base, "prints") != str(shingles.VERSION).encode():
        raise OldIndexError(f"{place} 是另一版 govlint 建的索引，请用 govlint index build 再建一次")


def create(base: sqlite3.Connection) -> None:
    """Make the tables of an empty index."""
    base.execute(f"PRAGMA application_id = {APPLICATION}")
    base.execute(f"PRAGMA user_version = {FORMAT}")
    for statement in SCHEMA:
        base.execute(statement)
    set_meta(base, "prints", str(shingles.VERSION).encode())


def get_meta(base: sqlite3.Connection, name: str) -> bytes | None:
    """Return a value of the index as a whole."""
    row = base.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else bytes(row[0])


def set_meta(base: sqlite3.Connection, name: str, value: bytes) -> None:
    """Set a value of the index as a whole."""
    base.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


@contextmanager
def reading(place: Path) -> Iterator[None]:
    """Turn every way in which a damaged index can fail into one clear line.

    Raises:
        IndexFileError: the file could not be read.
        BrokenIndexError: something in it is not as it should be.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _database(place, error, "读") from error
    except _UNREADABLE as error:
        raise BrokenIndexError(damaged(place)) from error


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn every way in which writing can fail into one clear line.

    Raises:
        IndexFileError: the index cannot be written.
        BrokenIndexError: the index is damaged.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _database(place, error, "写") from error
    except OSError as error:
        raise cannot("写", place, error) from error


def cannot(verb: str, place: Path, error: Exception) -> IndexFileError:
    """Return what is said where the system refuses a file."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return IndexFileError(_full(place))
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return IndexFileError(f"{verb}不了索引文件 {place}：{reason}")


def _database(place: Path, error: sqlite3.Error, verb: str) -> IndexFileError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_BROKEN):
        return BrokenIndexError(damaged(place))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return IndexFileError(f"另一个 govlint 正在写索引 {place}，请等它结束")
    if name.startswith("SQLITE_FULL"):
        return IndexFileError(_full(place))
    return IndexFileError(f"{verb}不了索引文件 {place}：{error}")


def _full(place: Path) -> str:
    return f"磁盘已满，索引 {place} 没有写完；腾出空间后再运行同一命令，会接着建"


def damaged(place: Path) -> str:
    """Return what is said of an index that is not as it should be."""
    return f"索引文件 {place} 已损坏，请删除它再建"


def _application(head: bytes) -> int | None:
    if len(head) < _HEADER or not head.startswith(_MAGIC):
        return None
    return _number(head, _APPLICATION)


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")


Kind = Literal["H", "I", "Q"]
"""Types of ``array``: 2, 4 and 8 bytes without a sign."""


def to_bytes(kind: Kind, numbers: Iterable[int]) -> bytes:
    """Write numbers of one ``array`` type, the smallest byte first on every machine."""
    written = array(kind, numbers)
    if sys.byteorder == "big":
        written.byteswap()
    return written.tobytes()


def from_bytes(kind: Kind, raw: bytes | memoryview) -> Sequence[int]:
    """Read what ``to_bytes`` wrote, without a copy where the machine allows.

    Raises:
        ValueError: the length is no multiple.
    """
    view = memoryview(raw)
    if len(view) % array(kind).itemsize:
        raise ValueError(len(view))
    if sys.byteorder == "little":
        return view.cast(kind)
    found = array(kind, view.tobytes())
    found.byteswap()
    return found


def pack_postings(lows: Iterable[int], ids: Iterable[int]) -> bytes:
    """Write a bucket: the lower halves of the prints, and behind them the documents."""
    return to_bytes("H", lows) + to_bytes("I", ids)


def unpack_postings(raw: bytes) -> tuple[Sequence[int], Sequence[int]]:
    """Return the lower halves and the documents of a bucket.

    Raises:
        ValueError: the length is no multiple.
    """
    count, rest = divmod(len(raw), 6)
    if rest:
        raise ValueError(len(raw))
    view = memoryview(raw)
    return from_bytes("H", view[: 2 * count]), from_bytes("I", view[2 * count :])


def pack_head(source: Source) -> bytes:
    """Write what is known of a document besides its text."""
    entry = {
        "title": source.title,
        "number": source.number,
        "issuers": source.issuers,
        "date": source.date.isoformat() if source.date else None,
        "kind": source.kind,
        "loads": [(load.recipient, load.per_year, load.text) for load in source.loads],
    }
    short = {name: value for name, value in entry.items() if value}
    return _json(short).encode("utf-8", "surrogatepass")


def unpack_head(path: bytes, sha256: str, raw: bytes, text: Text = ("", (), ())) -> Source:
    """Return a document, with what ``unpack_text`` gives or without its text."""
    entry = json.loads(raw.decode("utf-8", "surrogatepass"))
    date = entry.get("date")
    words, body, headings = text
    return Source(
        path=path.decode("utf-8", "surrogatepass"),
        text=words,
        body=body,
        title=str(entry.get("title", "")),
        number=str(entry.get("number", "")),
        issuers=tuple(str(name) for name in entry.get("issuers", ())),
        date=datetime.date.fromisoformat(date) if date else None,
        kind=str(entry["kind"]) if "kind" in entry else None,
        headings=headings,
        loads=tuple(
            Load(str(who), count, str(what)) for who, count, what in entry.get("loads", ())
        ),
        sha256=sha256,
    )


def pack_text(source: Source) -> bytes:
    """Write text, stretches and headings; GB 18030 is a fifth smaller than UTF-8 here."""
    entry = _json((source.text, source.body, source.headings))
    try:
        return b"g" + zlib.compress(entry.encode("gb18030"), 9)
    except UnicodeEncodeError:  # half of a surrogate pair
        return b"u" + zlib.compress(entry.encode("utf-8", "surrogatepass"), 9)


def unpack_text(raw: bytes) -> Text:
    """Return text, stretches and headings.

    Raises:
        ValueError: that is not what stands there.
    """
    unpacking = zlib.decompressobj()
    entry = unpacking.decompress(raw[1:], MOST_BYTES)
    if not unpacking.eof:
        raise ValueError(len(raw))
    codec = {b"g": ("gb18030", "strict"), b"u": ("utf-8", "surrogatepass")}[raw[:1]]
    text, body, headings = json.loads(entry.decode(*codec))
    stretches = tuple((int(start), int(end)) for start, end in body)
    if not all(0 <= start <= end <= len(text) for start, end in stretches):
        raise ValueError(len(text))
    return str(text), stretches, tuple((int(level), str(title)) for level, title in headings)


def _json(entry: object) -> str:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
