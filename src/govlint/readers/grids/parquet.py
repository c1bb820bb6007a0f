"""Parquet files: every column as the text that a person would see."""

from __future__ import annotations

import datetime
import io

import polars as pl

from govlint.model.grid import Grid
from govlint.readers.errors import ReadError
from govlint.readers.grids.frames import MOST_CELLS, check_size, without_empty

_DAMAGED = "Parquet 文件已损坏或不完整，读不出来；请重新导出"
_JOINT = "；"
_MOST_LEVELS = 8

Path = tuple[str, ...]


def read_parquet(raw: bytes) -> Grid:
    """Read a parquet file; its first record is row 1.

    Raises:
        ReadError: it is damaged, encrypted, or too large.
    """
    if raw.startswith(b"PARE"):
        raise ReadError("encrypted", "Parquet 文件已加密；请导出不加密的文件")
    frame = _records(raw)
    columns: list[pl.Series] = []
    header: list[Path] = []
    for series in frame:
        for path, text in _texts(series, (series.name,)):
            header.append(path)
            columns.append(text.alias(str(len(columns))))
    check_size(frame.height, len(columns))
    return Grid(without_empty(pl.DataFrame(columns)), header=tuple(header))


def _records(raw: bytes) -> pl.DataFrame:
    try:
        columns = len(pl.scan_parquet(io.BytesIO(raw)).collect_schema())
        check_size(0, columns)
        most = MOST_CELLS // max(1, columns)
        # To count the rows first would take a third of the time that small files take.
        frame = pl.scan_parquet(io.BytesIO(raw), n_rows=most + 1).collect()
        if frame.height > most:
            check_size(_rows_of(raw), columns)
        return frame
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise ReadError("unreadable", _DAMAGED) from error


def _rows_of(raw: bytes) -> int:
    count: int = pl.scan_parquet(io.BytesIO(raw)).select(pl.len()).collect().item()
    return count


def _texts(series: pl.Series, path: Path) -> list[tuple[Path, pl.Series]]:
    """Return a column as text: one column each for the fields of a structure."""
    if isinstance(series.dtype, pl.Struct) and len(path) < _MOST_LEVELS:
        return [
            found
            for inner in series.struct.unnest()
            for found in _texts(inner, (*path, inner.name))
        ]
    return [(path, _text(series))]


def _text(series: pl.Series) -> pl.Series:
    dtype = series.dtype
    if dtype == pl.String:
        return series
    if dtype == pl.Boolean:
        words = {True: "是", False: "否"}
        return series.replace_strict(words, default=None, return_dtype=pl.String)
    if dtype in (pl.List, pl.Array):
        return _joined(series)
    if dtype == pl.Binary:
        return _decoded(series)
    if isinstance(dtype, pl.Duration):
        return series.dt.to_string("polars")
    if isinstance(dtype, pl.Datetime):
        return _moment(series)
    if dtype.is_float():
        return series.cast(pl.String).str.strip_suffix(".0")
    if isinstance(dtype, pl.Struct):
        return series.struct.json_encode()
    if dtype == pl.Object:
        raise ReadError("unreadable", _DAMAGED)
    return series.cast(pl.String)


def _joined(series: pl.Series) -> pl.Series:
    """Join the values of a list."""
    if isinstance(series.dtype, pl.Array):
        series = series.arr.to_list()
    inner = series.explode(empty_as_null=True)
    places = pl.Series(range(len(series)), dtype=pl.UInt32)
    lengths = series.list.len().fill_null(1).clip(1)
    rows = pl.DataFrame({"row": places.repeat_by(lengths).explode(), "text": _text(inner)})
    joined = rows.group_by("row", maintain_order=True).agg(
        pl.col("text").drop_nulls().str.join(_JOINT)
    )
    return joined["text"]


def _decoded(series: pl.Series) -> pl.Series:
    try:
        return series.cast(pl.String)
    except pl.exceptions.PolarsError:
        return series.bin.encode("hex")


def _moment(series: pl.Series) -> pl.Series:
    """Write points in time as dates where all of a column are midnights."""
    form = "%Y-%m-%d"
    midnight = (series.dt.time().drop_nulls() == datetime.time()).all()
    return series.dt.strftime(form if midnight else form + " %H:%M:%S")
