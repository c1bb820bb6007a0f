"""Rows of text to the frame of a ``Grid``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

import polars as pl

from govlint.readers.errors import ReadError

MOST_COLUMNS = 16_384
"""Columns of a sheet of Excel."""
MOST_CELLS = 120_000_000
_BATCH = 1_000_000
"""Cells that are held as Python objects at a time."""
_FEW = 8
"""Rows that a message names."""

Rows = Iterable[Sequence[str | None]]


def schema_of(width: int) -> pl.Schema:
    """Return the schema of a frame of so many columns."""
    return pl.Schema({str(column): pl.String() for column in range(width)})


def frame_of(rows: Rows, width: int = 0) -> pl.DataFrame:
    """Return the frame of some rows; shorter ones are filled up, empty cells are null.

    Args:
        rows: the cells of each row.
        width: least number of columns.

    Raises:
        ReadError: code ``limit``.
    """
    chunks = [pl.DataFrame(schema=schema_of(width))]
    batch: list[Sequence[str | None]] = []
    widest = count = 0
    for row in rows:
        batch.append(row)
        widest = max(widest, len(row))
        if len(batch) * widest >= _BATCH or len(batch) >= _BATCH:
            count += len(batch)
            check_size(count, widest)
            chunks.append(_chunk(batch, widest))
            batch, widest = [], 0
    chunks.append(_chunk(batch, widest))
    check_size(count + len(batch), max(chunk.width for chunk in chunks))
    return without_empty(pl.concat(chunks, how="diagonal", rechunk=True))


def _chunk(batch: Sequence[Sequence[str | None]], width: int) -> pl.DataFrame:
    columns = enumerate(zip_longest(*batch))
    frame = pl.DataFrame({str(place): cells for place, cells in columns}, schema=schema_of(width))
    return frame if width else pl.DataFrame(height=len(batch))


def without_empty(frame: pl.DataFrame) -> pl.DataFrame:
    """Make empty cells null."""
    nothing = pl.Series([None], dtype=pl.String).new_from_index(0, frame.height)
    filled = {series.name: series != "" for series in frame}
    gaps = [name for name, told in filled.items() if not told.all()]
    return frame.with_columns(frame[name].zip_with(filled[name], nothing) for name in gaps)


def check_size(rows: int, columns: int) -> None:
    """Refuse what would take more memory than a file of lists may.

    Raises:
        ReadError: code ``limit``.
    """
    if columns > MOST_COLUMNS:
        raise ReadError("limit", f"文件有 {columns} 列，超过 {MOST_COLUMNS} 列的上限，未读取")
    if rows * columns > MOST_CELLS:
        raise ReadError("limit", f"文件有 {rows} 行 {columns} 列，过大，未读取；请拆分文件")


def named(rows: Sequence[int]) -> str:
    """Name some rows for people: 第 3、7 行, or 第 3、7 … 等 20 行 where there are many."""
    listed = "、".join(map(str, rows[:_FEW]))
    return f"第 {listed} 行" if len(rows) <= _FEW else f"第 {listed} 等 {len(rows)} 行"
