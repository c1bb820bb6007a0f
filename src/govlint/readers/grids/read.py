"""Read one file of lists into ``Grid``s, whatever it calls itself."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from pathlib import Path, PurePath

from govlint.model.grid import Grid, GridFile, GridProblem
from govlint.readers.errors import ReadError
from govlint.readers.grids.controls import without_controls
from govlint.readers.grids.kinds import CLAIMS, RUNNING_TEXT, TERMS, kind_of
from govlint.readers.limits import DEFAULT_LIMITS, MIB, Limits
from govlint.readers.read import read_bytes

LIST_LIMITS = replace(
    DEFAULT_LIMITS,
    max_blocks=4_000_000,
    max_runs=20_000_000,
    max_expanded=2048 * MIB,
    max_seconds=600.0,
)
"""What a file of lists may cost: a table of 5,000 matters has more cells than a paper has lines."""
MOST_BYTES = 2048 * MIB
"""Size of a file that is read without being unpacked: csv and parquet."""
_PACKED = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
_INK = re.compile(rb"[^\0\t\n\r ]")

Read = tuple[tuple[Grid, ...], tuple[GridProblem, ...]]


def read_grids(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    digest: bool = True,
) -> GridFile:
    """Read a file of lists: spreadsheets, files of records, tables of documents.

    Args:
        source: a path, or the bytes themselves.
        name: file name for messages and for the one hint taken from it (running text or a list
            of one column); by default the path.
        limits: what the file may cost.
        digest: work out the SHA-256 of the bytes; else it is ``""``.

    Returns:
        The grids. A file without any table has none, and the problem ``no_table``.

    Raises:
        ReadError: the file cannot be read; see ``govlint.readers.errors`` for the codes.
    """
    if isinstance(source, bytes):
        raw, path = source, name or ""
        _check_size(len(raw), limits)
    else:
        path = os.fspath(source)
        raw = read_bytes(path, _bounds(path, limits))
    if _INK.search(raw) is None:
        raise ReadError("empty", "文件是空的，没有内容")
    claimed = PurePath(name or path).suffix.lower()
    text, removed = without_controls(raw)
    kind, encoding = kind_of(text, claimed, limits or LIST_LIMITS)
    called = name or PurePath(path).name
    grids, problems = _read(text, kind, encoding, called, limits or LIST_LIMITS)
    written = "docx" if kind in ("doc", "rtf", "odt") else kind
    problems += (*_mislabelled(claimed, kind), *_cleaned(removed))
    if not grids:
        problems += (_no_table(written),)
    found = hashlib.sha256(raw).hexdigest() if digest else ""
    return GridFile(path, written, grids, found, problems)


def _bounds(path: str, limits: Limits | None) -> Limits:
    """Return the limits for reading a file whole: larger for what is read as it stands."""
    bounds = limits or LIST_LIMITS
    try:
        size = Path(path).stat().st_size
    except (OSError, ValueError):
        return bounds  # ``read_bytes`` says what is wrong.
    if limits is not None or size <= bounds.max_bytes:
        return bounds
    start = read_start(path)
    if size > MOST_BYTES or start.startswith(_PACKED):
        return bounds
    # As large as the file is: the buffer is made before anything is read.
    return replace(bounds, max_bytes=size)


def read_start(path: str) -> bytes:
    """Return the first bytes of a regular file, none where it cannot be opened."""
    if not Path(path).is_file():
        return b""
    try:
        with Path(path).open("rb") as stream:
            return stream.read(8)
    except OSError:
        return b""


def _check_size(size: int, limits: Limits | None) -> None:
    most = limits.max_bytes if limits else MOST_BYTES
    if size > most:
        raise ReadError("limit", f"文件超过 {most / MIB:.4g} MiB 的上限，未读取")


def _read(raw: bytes, kind: str, encoding: str, name: str, limits: Limits) -> Read:
    """Read a file by its kind; each reader is loaded for its own files alone."""
    if kind == "csv":
        from govlint.readers.grids.csv import read_csv

        suffix = PurePath(name).suffix.lower()
        grid = read_csv(raw, encoding, one_column=suffix not in RUNNING_TEXT)
        return ((grid,) if grid else ()), ()
    if kind == "json":
        from govlint.readers.grids.json import read_json

        return read_json(raw, limits)
    if kind == "parquet":
        from govlint.readers.grids.parquet import read_parquet

        return (read_parquet(raw),), ()
    if kind == "xlsx":
        from govlint.readers.grids.xlsx import read_xlsx

        return read_xlsx(raw, limits), ()
    if kind == "xls":
        from govlint.readers.grids.xls import read_xls

        return read_xls(raw, limits), ()
    from govlint.readers.grids.documents import read_tables

    return read_tables(raw, kind, name, limits)


def _mislabelled(suffix: str, kind: str) -> tuple[GridProblem, ...]:
    if kind in CLAIMS.get(suffix, (kind,)):
        return ()
    what = TERMS[kind]
    message = f"扩展名是 {suffix}，内容实际是{what}，已按{what}读取"
    return (GridProblem("mislabelled", message),)


def _cleaned(removed: int) -> tuple[GridProblem, ...]:
    if not removed:
        return ()
    message = f"文件里有 {removed} 个看不见的控制字符，已去掉后读取；请清理源文件"
    return (GridProblem("control_characters", message),)


def _no_table(kind: str) -> GridProblem:
    if kind == "pdf":
        message = (
            "PDF 里没有找到画有框线的表格；没有框线的表格读不出来，请提供原 Word 或 Excel 文件"
        )
    elif kind == "json":
        message = "JSON 里没有找到对象数组，读不出事项；请核对文件内容"
    else:
        message = "文件里没有找到表格，读不出事项；请核对是否选错了文件"
    return GridProblem("no_table", message)
