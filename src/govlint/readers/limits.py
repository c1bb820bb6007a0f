"""Limits on hostile input, one set per file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from govlint.readers.errors import ReadError

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: sizes in bytes, time in seconds, everything else in pieces."""

    max_bytes: int = 200 * MIB
    """Size of the file itself."""
    max_expanded: int = 512 * MIB
    """Size of all unpacked parts together."""
    max_ratio: int = 200
    """Unpacked size of a part divided by its packed size."""
    max_entries: int = 10_000
    """Entries of a zip file."""
    max_depth: int = 256
    """Nesting of elements: what libxml2 itself holds to, so that no other value has an effect."""
    max_blocks: int = 200_000
    max_runs: int = 2_000_000
    """Runs of one format; in a PDF file its glyphs."""
    max_seconds: float = 60.0


DEFAULT_LIMITS = Limits()


class Deadline:
    """Time left for one file; readers ask it now and then while they work."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Start counting; ``clock`` returns seconds and never goes back."""
        self._seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def check(self) -> None:
        """Raise when the time is used up.

        Raises:
            ReadError: code ``limit``.
        """
        if self._clock() > self._end:
            raise ReadError(
                "limit", f"读取用时超过 {self._seconds:g} 秒，已停止；请拆分文件后再检查"
            )
