"""Building an index: killed at any moment, the work done so far is there and the next run goes on.

The work lies in a hidden folder beside the index and replaces it, whole, when all is done; until
then readers have the index that was there before. Whoever builds holds a lock that ends with its
process. Postings of new documents are staged, sorted and cut into parts, with the documents
themselves; then part after part is merged into the buckets.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from govlint.burden.copies.index import path_key
from govlint.burden.copies.layout import (
    BrokenIndexError,
    OldIndexError,
    check_content,
    check_header,
    create,
    damaged,
    pack_head,
    pack_text,
    reading,
    set_meta,
    to_bytes,
    unpack_head,
    unpack_text,
    writing,
)
from govlint.burden.copies.merging import Progress, is_merging, merge, stage, transaction
from govlint.burden.copies.store import connect
from govlint.model.copies import Source

_WORK, _COPY, _PACKED, _LOCK = "work.db", "copy.db", "packed.db", "lock.db"
_BIG_PAGE, _SMALL_PAGE = 65536, 4096
_BIG_FILE = 16 * 1024 * 1024
_MOST_FREE = 0.05
"""Of an index with more free pages than this share, a packed copy is put in place."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the index knows of a file."""

    size: int
    mtime: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that was read: its file as it was then, and its prints."""

    size: int
    mtime: int
    source: Source
    prints: Sequence[int]


def has_draft(place: Path) -> bool:
    """Tell whether an earlier run was cut off while it built an index."""
    return (_folder(place) / _WORK).exists()


def known_files(place: Path) -> dict[str, Known]:
    """Return what an index knows of its files; nothing where there is none of this version.

    Raises:
        IndexFileError: the file is no index, or cannot be read.
    """
    try:
        if not place.exists():
            return {}
        check_header(place)
        with reading(place):
            base = connect(place)
            try:
                check_content(base, place)
                return _known(base)
            finally:
                base.close()
    except OldIndexError:
        return {}


@contextmanager
def drafting(place: Path) -> Iterator[Draft]:
    """Go on with the work on an index, or begin it with what the index has now.

    Leaving the block keeps the work for the next run, unless ``Draft.publish`` or
    ``Draft.discard`` was called.

    Raises:
        IndexFileError: the index cannot be written, or somebody else is building it; one line.
    """
    folder = _folder(place)
    lock = _locked(place, folder)
    is_over = False
    try:
        draft = _begun(place, folder)
        try:
            yield draft
        finally:
            draft.close()
            is_over = draft.is_over
    except BrokenIndexError:
        is_over = True
        raise
    finally:
        lock.close()
        if is_over or not (folder / _WORK).exists():
            shutil.rmtree(folder, ignore_errors=True)


class Draft:
    """An index that is being built. Every method does all of its work or nothing.

    Every method raises ``IndexFileError`` where the index cannot be written.
    """

    def __init__(self, place: Path, folder: Path, base: sqlite3.Connection) -> None:
        self.is_published = False
        self.is_over = False
        self._place = place
        self._folder = folder
        self._base = base
        if is_merging(base):
            self.merge()

    def close(self) -> None:
        """Let go of the work."""
        self._base.close()

    def known(self) -> dict[str, Known]:
        """Return what is known of the files whose documents are in the work."""
        with writing(self._place):
            return _known(self._base)

    def stored(self, path: str) -> Source:
        """Return a document as it is kept.

        Raises:
            KeyError: there is none of this path.
        """
        query = "SELECT path, sha256, head, text FROM sources JOIN texts USING (id) WHERE path = ?"
        with reading(self._place):
            row = self._base.execute(query, (path_key(path),)).fetchone()
            found = (
                None if row is None else unpack_head(row[0], row[1], row[2], unpack_text(row[3]))
            )
        if found is None:
            raise KeyError(path)
        return found

    def add(self, entries: Sequence[Entry]) -> None:
        """Add documents, in place of those of the same paths."""
        with writing(self._place), transaction(self._base):
            self._drop([entry.source.path for entry in entries])
            first = self._next_id()
            for one, entry in enumerate(entries, first):
                source = entry.source
                row = (one, path_key(source.path), entry.size, entry.mtime, source.sha256)
                query = "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)"
                self._base.execute(query, (*row, pack_head(source)))
                self._base.execute("INSERT INTO texts VALUES (?, ?)", (one, pack_text(source)))
            stage(self._base, [(one, entry.prints) for one, entry in enumerate(entries, first)])

    def drop(self, paths: Iterable[str]) -> None:
        """Take documents out."""
        with writing(self._place), transaction(self._base):
            self._drop(paths)

    def touch(self, files: Iterable[tuple[str, int, int]]) -> None:
        """Note size and time of files (path first) that changed in nothing else."""
        rows = [(size, mtime, path_key(path)) for path, size, mtime in files]
        with writing(self._place), transaction(self._base):
            query = "UPDATE sources SET size = ?, mtime = ? WHERE path = ?"
            self._base.executemany(query, rows)

    def merge(self, progress: Progress | None = None) -> None:
        """Put what was added and dropped into the buckets; may be cut off and gone on with.

        Raises:
            BrokenIndexError: a bucket is none.
        """
        with writing(self._place):
            try:
                merge(self._base, progress)
            except ValueError as error:  # a bucket that is none
                raise BrokenIndexError(damaged(self._place)) from error

    def publish(self) -> None:
        """Put the index in its place, whole, after ``merge``. The draft is at its end then."""
        with writing(self._place):
            self._finish()
            packed = self._packed()
            self._base.close()
            (packed or self._folder / _WORK).replace(self._place)
            _settle(self._place.parent)
        self.is_published = self.is_over = True

    def discard(self) -> None:
        """Give the work up; the index stays as it is."""
        self.is_over = True

    def _drop(self, paths: Iterable[str]) -> None:
        for path in paths:
            key = (path_key(path),)
            row = self._base.execute("SELECT id FROM sources WHERE path = ?", key).fetchone()
            if row is not None:
                self._base.execute("INSERT INTO dropped VALUES (?)", row)
                self._base.execute("DELETE FROM sources WHERE id = ?", row)
                self._base.execute("DELETE FROM texts WHERE id = ?", row)

    def _next_id(self) -> int:
        """Return an id of which no posting is left."""
        query = "SELECT max(id) FROM (SELECT id FROM sources UNION ALL SELECT id FROM dropped)"
        (last,) = self._base.execute(query).fetchone()
        return 0 if last is None else last + 1

    def _finish(self) -> None:
        ids = [row[0] for row in self._base.execute("SELECT id FROM sources ORDER BY path")]
        in_order = ids == list(range(len(ids)))
        with transaction(self._base):
            set_meta(self._base, "documents", str(len(ids)).encode())
            set_meta(self._base, "order", b"" if in_order else to_bytes("I", ids))

    def _packed(self) -> Path | None:
        """Write a copy without free pages, where it is worth it; the work stays as it is."""
        pages, free, page = (
            self._pragma(it) for it in ("page_count", "freelist_count", "page_size")
        )
        wanted = _BIG_PAGE if (pages - free) * page > _BIG_FILE else _SMALL_PAGE
        if free <= pages * _MOST_FREE and page == wanted:
            return None
        packed = self._folder / _PACKED
        _remove(packed)
        try:
            self._base.execute(f"PRAGMA page_size = {wanted}")
            self._base.execute("VACUUM INTO ?", (os.fspath(packed),))
            _settle(packed)
        except BaseException:
            _remove(packed)  # the disk may be full
            raise
        return packed

    def _pragma(self, name: str) -> int:
        return int(self._base.execute(f"PRAGMA {name}").fetchone()[0])


def _settle(place: Path) -> None:
    """Have a file or folder on the disk before anything builds on it."""
    if place.is_dir() and os.name == "nt":
        return  # Windows opens no folders
    handle = os.open(place, os.O_RDONLY if place.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _folder(place: Path) -> Path:
    return place.with_name(f".{place.name}.building")


def _locked(place: Path, folder: Path) -> sqlite3.Connection:
    """Make the folder of the work, and keep others out of it for as long as this is open."""
    with writing(place):
        folder.mkdir(exist_ok=True)
        lock = sqlite3.connect(folder / _LOCK, isolation_level=None, timeout=0)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except BaseException:
            lock.close()
            raise
        return lock


def _begun(place: Path, folder: Path) -> Draft:
    with writing(place):
        base = _opened(place, folder)
    try:
        return Draft(place, folder, base)
    except BaseException:
        base.close()
        raise


def _opened(place: Path, folder: Path) -> sqlite3.Connection:
    """Return the work as it was left, a copy of the index, or the beginning of an index."""
    work = folder / _WORK
    for left in (_PACKED, _COPY):
        _remove(folder / left)
    if work.exists():
        with suppress(BrokenIndexError, OldIndexError):
            return _checked(work, place)
    _remove(work)
    if place.exists():
        with suppress(OldIndexError):
            check_header(place)
            shutil.copyfile(place, folder / _COPY)
            (folder / _COPY).replace(work)
            return _checked(work, place)
    _remove(work)
    base = _connected(work)
    base.execute(f"PRAGMA page_size = {_BIG_PAGE}")
    with transaction(base):
        create(base)
    return base


def _checked(work: Path, place: Path) -> sqlite3.Connection:
    with reading(place):
        base = _connected(work)
        try:
            base.execute("SELECT 1 FROM sqlite_master").fetchone()  # undoes what was cut off
            check_header(work)
            check_content(base, place)
        except BaseException:
            base.close()
            raise
        return base


def _connected(work: Path) -> sqlite3.Connection:
    base = sqlite3.connect(work, isolation_level=None)
    try:
        base.execute("PRAGMA cache_size = -16384")
        base.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        base.close()
        raise
    return base


def _remove(base: Path) -> None:
    """Remove a database, and the journal of one that was cut off."""
    for name in (base.name, f"{base.name}-journal"):
        base.with_name(name).unlink(missing_ok=True)


def _known(base: sqlite3.Connection) -> dict[str, Known]:
    rows = base.execute("SELECT path, size, mtime, sha256 FROM sources ORDER BY path")
    return {path.decode("utf-8", "surrogatepass"): Known(*rest) for path, *rest in rows}
