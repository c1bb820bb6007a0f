"""What ``--against`` and ``--repo`` name: files and folders read for this run, or one index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from govlint.burden.copies.draft import has_draft
from govlint.burden.copies.index import Index, MemoryIndex
from govlint.burden.copies.sources import source_of
from govlint.burden.copies.store import IndexFileError, is_index, open_index
from govlint.engine.classified import ClassifiedError, recognise_open
from govlint.engine.options import UsageError
from govlint.engine.walk import expand
from govlint.model.copies import Source
from govlint.readers import ReadError, read
from govlint.readers.limits import Limits
from govlint.rules.context import Sources

AGAINST, REPO = "--against", "--repo"
WORDS = {AGAINST: "来源", REPO: "文件库"}
MOST_NAMED = 3
"""Unreadable sources that are named; the others are counted."""


@lru_cache(maxsize=2)
def open_sources(paths: tuple[str, ...], limits: Limits | None, allow_classified: bool) -> Sources:
    """Open the sources of a run; those of folders are read once in a process.

    Args:
        paths: files and folders, or a single index.
        limits: what one file may cost.
        allow_classified: whether files with the mark of a state secret are taken.

    Raises:
        UsageError: one is missing, an index is named beside others or is none, or nothing in
            them can be read.
    """
    return read_sources(paths, limits, allow_classified, AGAINST)


def read_sources(
    paths: tuple[str, ...], limits: Limits | None, allow_classified: bool, option: str
) -> Sources:
    """Open an index, or read files and folders, as ``open_sources`` does, anew with every call.

    Args:
        paths: files and folders, or a single index.
        limits: what one file may cost.
        allow_classified: whether files with the mark of a state secret are taken.
        option: the option that names them, for messages.

    Raises:
        UsageError: see ``open_sources``.
    """
    for path in paths:
        if not Path(path).exists() and has_draft(Path(path)):
            raise UsageError(f"索引 {path} 还没有建完，再运行一次 govlint index build 就接着建")
        if not Path(path).exists():
            raise UsageError(f"{WORDS[option]} {path} 不存在，请核对 {option} 的路径")
    indexes = [path for path in paths if Path(path).is_file() and is_index(Path(path))]
    if indexes:
        return Sources(_opened(paths, option))
    unread: list[str] = []
    found = tuple(_read(paths, limits, allow_classified, unread))
    if not found:
        raise UsageError(f"{option} 里没有读得了的文件{_told(unread)}")
    return Sources(MemoryIndex(found), tuple(unread))


def needs_one_process(paths: Sequence[str]) -> bool:
    """Tell whether sources would be read anew by every process (all but an index)."""
    return not any(Path(path).is_file() and is_index(Path(path)) for path in paths)


def _opened(paths: Sequence[str], option: str) -> Index:
    if len(paths) > 1:
        raise UsageError(f"{option} 给出索引时只能给一个，不能和别的文件、文件夹或索引一起给")
    try:
        return open_index(paths[0])
    except IndexFileError as error:
        raise UsageError(str(error)) from error


def _read(
    paths: Sequence[str], limits: Limits | None, allow_classified: bool, unread: list[str]
) -> Iterator[Source]:
    walked = expand(list(paths))
    for path in walked.files:
        if path in walked.errors:
            unread.append(path)
            continue
        try:
            official = recognise_open(read(path, limits=limits), allow_classified)
        except (ReadError, ClassifiedError):
            unread.append(path)
            continue
        yield source_of(official, path)


def _told(unread: Sequence[str]) -> str:
    if not unread:
        return ""
    more = f" 等 {len(unread)} 个" if len(unread) > MOST_NAMED else ""
    return f"：{'、'.join(unread[:MOST_NAMED])}{more}读不了"
