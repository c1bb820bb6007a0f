"""From the prints of documents to the buckets of an index, in steps that can be cut off.

A posting is one number: print (32 bits) and document (32). New ones are staged, sorted and cut
into parts by the top bits of the print; a part is merged in one transaction, and noted, so that
what is cut off goes on where it was.
"""

from __future__ import annotations

import sqlite3
import time
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress

from govlint.burden.copies.layout import from_bytes, pack_postings, to_bytes, unpack_postings

PARTS = 64
COMMIT_SECONDS = 2.0
Progress = Callable[[int, int], None]
"""Is told how much is done, and of how much."""

_ID_BITS, _PRINT_BITS, _LOW_BITS = 32, 32, 16
_ID, _LOW = 0xFFFFFFFF, 0xFFFF
_PART_SHIFT = _ID_BITS + _PRINT_BITS - (PARTS - 1).bit_length()
_BUCKET_SHIFT = _ID_BITS + _LOW_BITS
_BUCKETS = (1 << (_PRINT_BITS - _LOW_BITS)) // PARTS
"""Buckets of a part."""
_WITHIN = "WHERE place >= ? AND place < ?"


@contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
        base.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # a full disk has undone it already
            base.execute("ROLLBACK")
        raise


def stage(base: sqlite3.Connection, documents: Iterable[tuple[int, Sequence[int]]]) -> None:
    """Stage the postings of a batch of documents (id and prints), within a transaction."""
    postings: list[int] = []
    batch = None
    for one, prints in documents:
        batch = one if batch is None else batch
        postings += [number << _ID_BITS | one for number in prints]
    postings.sort()
    end = 0
    for part in range(PARTS):
        start, end = end, bisect_left(postings, (part + 1) << _PART_SHIFT, end)
        if end > start:
            row = (part << _ID_BITS | (batch or 0), to_bytes("Q", postings[start:end]))
            base.execute("INSERT INTO staged VALUES (?, ?)", row)


def is_merging(base: sqlite3.Connection) -> bool:
    """Tell whether a merge was begun and not finished."""
    return base.execute("SELECT 1 FROM merged").fetchone() is not None


def merge(base: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Merge what is staged into the buckets, and take out the postings of dropped documents."""
    dropped = frozenset(row[0] for row in base.execute("SELECT id FROM dropped"))
    done = {row[0] for row in base.execute("SELECT part FROM merged")}
    left = deque(part for part in range(PARTS) if part not in done)
    while left:
        begun = time.monotonic()
        with transaction(base):
            while left:
                part = left.popleft()
                _merge_part(base, part, dropped)
                base.execute("INSERT INTO merged VALUES (?)", (part,))
                if progress is not None:
                    progress(part + 1, PARTS)
                if time.monotonic() - begun > COMMIT_SECONDS:
                    break
    with transaction(base):
        base.execute("DELETE FROM merged")
        base.execute("DELETE FROM dropped")


def _merge_part(base: sqlite3.Connection, part: int, dropped: frozenset[int]) -> None:
    staged = (part << _ID_BITS, (part + 1) << _ID_BITS)
    fresh: list[int] = []
    for (raw,) in base.execute(f"SELECT postings FROM staged {_WITHIN}", staged):
        fresh += from_bytes("Q", raw)
    buckets = range(part * _BUCKETS, (part + 1) * _BUCKETS)
    if dropped:
        fresh = [one for one in fresh if one & _ID not in dropped]
        _take_out(base, buckets, dropped)
    fresh.sort()
    end = 0
    for bucket in buckets:
        start, end = end, bisect_left(fresh, (bucket + 1) << _BUCKET_SHIFT, end)
        if end > start:
            _add(base, bucket, fresh[start:end])
    base.execute(f"DELETE FROM staged {_WITHIN}", staged)


def _add(base: sqlite3.Connection, bucket: int, fresh: list[int]) -> None:
    """Put postings in ascending order into a bucket; of the prints only the lower half counts."""
    lows, ids = [one >> _ID_BITS & _LOW for one in fresh], [one & _ID for one in fresh]
    row = base.execute("SELECT postings FROM buckets WHERE bucket = ?", (bucket,)).fetchone()
    if row is not None:
        old_lows, old_ids = unpack_postings(row[0])
        pairs = sorted(zip((*old_lows, *lows), (*old_ids, *ids), strict=True))
        lows, ids = [low for low, _ in pairs], [one for _, one in pairs]
    base.execute("INSERT OR REPLACE INTO buckets VALUES (?, ?)", (bucket, pack_postings(lows, ids)))


def _take_out(base: sqlite3.Connection, buckets: range, dropped: frozenset[int]) -> None:
    """Take the postings of dropped documents out of the buckets that have any."""
    query = "SELECT bucket, postings FROM buckets WHERE bucket >= ? AND bucket < ?"
    for bucket, raw in base.execute(query, (buckets.start, buckets.stop)).fetchall():
        lows, ids = unpack_postings(raw)
        if dropped.isdisjoint(ids):
            continue
        left = [(low, one) for low, one in zip(lows, ids, strict=True) if one not in dropped]
        if not left:
            base.execute("DELETE FROM buckets WHERE bucket = ?", (bucket,))
        else:
            written = pack_postings([low for low, _ in left], [one for _, one in left])
            base.execute("UPDATE buckets SET postings = ? WHERE bucket = ?", (written, bucket))
