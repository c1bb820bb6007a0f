"""``govlint index``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from govlint.burden.copies.layout import IndexFileError
from govlint.cli import console
from govlint.engine.options import UsageError

UNREADABLE = 3
NOTHING = 2


def run(arguments: Namespace) -> int:
    """Build an index of documents, or tell what one holds.

    Args:
        arguments: of the ``index`` parser.

    Returns:
        0; 3 where a file or folder could not be read (the others are in the index); 2 where there
        was none, or where govlint itself failed on one.

    Raises:
        UsageError: the options do not go together, or the index cannot be read or written.
    """
    try:
        return _build(arguments) if arguments.what == "build" else _stats(arguments)
    except IndexFileError as error:
        raise UsageError(str(error)) from error


def _build(arguments: Namespace) -> int:
    from govlint.engine.indexing import Settings, build_index
    from govlint.reporters.holdings import built_text

    place = _place(arguments)
    built = build_index(
        arguments.paths,
        place,
        jobs=1 if arguments.jobs is None else arguments.jobs,
        settings=Settings(allow_classified=arguments.allow_classified),
        progress=_progress(sys.stderr),
    )
    for path, reason in built.unread:
        console.say(f"读不了 {path}：{reason}")
    beside = f"；另有 {len(built.skipped)} 个文件的格式还不能读" if built.skipped else ""
    if built.unread:
        console.say(f"有 {len(built.unread)} 个文件或文件夹读不了，没有进入索引{beside}")
    elif beside:
        console.say(beside.lstrip("；"))
    if place.exists():
        console.write_stdout(built_text(built, str(place), place.stat().st_size))
    if built.internal:
        return NOTHING
    if built.unread:
        return UNREADABLE
    if built.is_nothing:
        console.say("没有找到可以读的文件（docx、pdf、txt、html、md），索引没有改动")
        return NOTHING
    return 0


def _place(arguments: Namespace) -> Path:
    """Return the index to write, after everything was refused that can be seen at once.

    Raises:
        UsageError: there is none, or it cannot be one.
    """
    if arguments.output is None:
        raise UsageError("要用 -o 给出索引文件，如 -o 上级文件.idx")
    if arguments.format != "text":
        raise UsageError("--format 只用于 index stats")
    place = Path(arguments.output)
    if place.is_dir():
        raise UsageError(f"-o 指向的 {place} 是文件夹，请给出文件名")
    if not place.absolute().parent.is_dir():
        raise UsageError(f"没有文件夹 {place.absolute().parent}，请先建立")
    console.refuse_input(place, arguments.paths)
    return place


def _stats(arguments: Namespace) -> int:
    from govlint.burden.copies.draft import has_draft
    from govlint.burden.copies.holdings import holdings
    from govlint.burden.copies.store import open_index
    from govlint.burden.repository.library import library_of
    from govlint.engine.api import TOOL
    from govlint.reporters.holdings import to_json, to_text

    if len(arguments.paths) != 1:
        raise UsageError("index stats 只看一个索引文件")
    if arguments.output is not None or arguments.jobs is not None:
        raise UsageError("-o 和 --jobs 只用于 index build")
    (path,) = arguments.paths
    if not Path(path).exists() and has_draft(Path(path)):
        raise UsageError(f"{path} 还没有建完；再运行同一条 govlint index build 会接着建")
    with open_index(path) as index:
        found = holdings(index)
        counted = library_of(index, {}).figures() if arguments.format == "json" else None
    if counted is not None:
        console.write_stdout(to_json(found, path, TOOL, counted), utf8=True)
    else:
        console.write_stdout(to_text(found, path))
    return 0


def _progress(stream: TextIO | None) -> Callable[[str, int, int], None] | None:
    """Return a bar that says which step of a build it is for, or None where nobody watches."""
    if console.progress(stream) is None:
        return None

    def show(step: str, done: int, total: int) -> None:
        bar = console.progress(stream, word=step)
        if bar is not None:
            bar(done, total)

    return show
