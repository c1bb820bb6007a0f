"""An index in a file, read where it lies: nothing is written, and nothing is left beside it.

The file is only ever put in place whole (``draft``), so that SQLite may take it for immutable: no
lock, no journal. It is mapped into memory.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from govlint.burden.copies import index
from govlint.burden.copies.layout import (
    BrokenIndexError,
    IndexFileError,
    check_content,
    check_header,
    from_bytes,
    get_meta,
    is_index,
    reading,
    unpack_head,
    unpack_postings,
    unpack_text,
)
from govlint.model.copies import Source

__all__ = ["BrokenIndexError", "FileIndex", "IndexFileError", "is_index", "open_index"]

_MOST_MAPPED = 0x7FFF0000
_LOW_BITS = 16
_LOW = 0xFFFF
_NONE: tuple[int, ...] = ()


def open_index(path: str | Path) -> FileIndex:
    """Open an index for searching; close it, or use it in a ``with``.

    Raises:
        IndexFileError: the file is missing, foreign, torn, or of another version; one line.
    """
    place = Path(path)
    check_header(place)
    with reading(place):
        base = connect(place)
        try:
            check_content(base, place)
            return FileIndex(place, base)
        except BaseException:
            base.close()
            raise


def connect(place: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, and asks for no lock and no journal."""
    address = place.absolute().as_uri()
    if not address.startswith("file:///"):  # a share; to SQLite its host is part of the path
        address = address.replace("file:", "file://", 1)
    base = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
    base.execute(f"PRAGMA mmap_size = {_MOST_MAPPED}")
    base.execute("PRAGMA trusted_schema = OFF")
    return base


class FileIndex:
    """An index of up to hundreds of thousands of documents in a file; see ``index.Index``.

    Every method raises ``IndexFileError`` where the file turns out to be damaged.
    """

    def __init__(self, place: Path, base: sqlite3.Connection) -> None:
        self._place = place
        self._base = base
        self._size = place.stat().st_size
        self._count = int(get_meta(base, "documents") or b"0")
        self._ids, self._numbers = _order(get_meta(base, "order") or b"")
        self._known: dict[int, Sequence[int]] = {}

    def __enter__(self) -> FileIndex:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return self._count

    def __reduce__(self) -> tuple[Callable[[Path], FileIndex], tuple[Path]]:
        """Another process opens the file anew."""
        return open_index, (self._place,)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self._size

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def candidates(self, prints: Iterable[int], limit: int) -> list[tuple[int, float]]:
        """See ``index.Index``."""
        self._known.clear()
        with reading(self._place):
            return index.ranked(prints, self._postings, self._count, limit)

    def spread(self, prints: Iterable[int]) -> float:
        """See ``index.Index``."""
        with reading(self._place):
            return index.spread(prints, self._postings, self._count)

    def source(self, number: int) -> Source:
        """See ``index.Index``."""
        with reading(self._place):
            one = self._ids[number] if self._ids else number
            row = self._base.execute(
                "SELECT path, sha256, head, text FROM sources JOIN texts USING (id) WHERE id = ?",
                (one,),
            ).fetchone()
            return unpack_head(row[0], row[1], row[2], unpack_text(row[3]))

    def heads(self) -> Iterator[Source]:
        """See ``index.Index``."""
        with reading(self._place):
            for row in self._base.execute("SELECT path, sha256, head FROM sources ORDER BY path"):
                yield unpack_head(row[0], row[1], row[2])

    def _postings(self, one: int) -> Sequence[int]:
        """Return the numbers of the documents that have a print; kept until the next search."""
        found = self._known.get(one)
        if found is None:
            found = self._known[one] = self._looked_up(one)
        return found

    def _looked_up(self, one: int) -> Sequence[int]:
        row = self._base.execute(
            "SELECT postings FROM buckets WHERE bucket = ?", (one >> _LOW_BITS,)
        ).fetchone()
        if row is None:
            return _NONE
        lows, ids = unpack_postings(row[0])
        low = one & _LOW
        start = bisect_left(lows, low)
        found = ids[start : bisect_right(lows, low, start)]
        if not self._numbers or not found:
            return found
        return [self._numbers[number] for number in found]


def _order(raw: bytes) -> tuple[Sequence[int], Mapping[int, int]]:
    """Return the ids in the order of the paths, and the place of every id in it.

    Both are empty where ids are places, as in an index that was built in one go.
    """
    ids = from_bytes("I", raw)
    return ids, {one: number for number, one in enumerate(ids)}
