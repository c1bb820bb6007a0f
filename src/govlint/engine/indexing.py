"""Building an index of documents for ``--against`` out of folders, and bringing it up to date."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath

from govlint.burden.copies.draft import Draft, Entry, Known, drafting, has_draft, known_files
from govlint.burden.copies.index import path_key
from govlint.burden.copies.shingles import prints_of
from govlint.burden.copies.sources import source_of
from govlint.engine.classified import ClassifiedError, recognise_open
from govlint.engine.parallel import CRASHED, processors
from govlint.engine.streamed import streamed
from govlint.engine.walk import Walked, expand
from govlint.model.copies import Source
from govlint.readers import ReadError, read
from govlint.readers.limits import DEFAULT_LIMITS, Limits
from govlint.readers.read import read_bytes

BATCH = 256
BATCH_SECONDS = 5.0
"""What a kill costs at most: so much work is done again."""
MISSING = "文件或文件夹不存在，请核对路径"
KEPT = "；索引里原来取自这里的文件照旧保留"
READING, MERGING = "读取中", "合并中"
Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and of how much."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How files are read: what one may cost, and whether classified ones are taken."""

    limits: Limits = DEFAULT_LIMITS
    allow_classified: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did.

    ``documents`` is what the index holds now. ``unread`` pairs files and folders that could not be
    read with the reason; ``skipped`` are documents of formats that are not read. ``internal``:
    govlint itself failed on a file. ``is_written``: the index was put in place anew.
    """

    documents: int = 0
    added: int = 0
    changed: int = 0
    dropped: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    skipped: tuple[str, ...] = ()
    internal: bool = False
    is_written: bool = False
    is_nothing: bool = False
    """No file was found at all."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The files of a run with size and time, in order of the paths, and what was not there.

    A file whose size and time cannot be had has None; reading it will tell why.
    """

    files: Mapping[str, tuple[int, int] | None]
    lost: Mapping[str, str]

    def keeps(self, path: str) -> bool:
        """Tell whether a document stays because nobody can tell what became of its file."""
        return any(path.startswith(_below(folder)) for folder in self.lost)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to read, in order of the paths, and what to take out."""

    read: tuple[str, ...]
    drop: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a file: a document and its prints, the path of a known one like it, an error."""

    path: str
    size: int = 0
    mtime: int = 0
    source: Source | None = None
    prints: Sequence[int] = ()
    like: str | None = None
    error: str = ""
    internal: bool = False


@dataclass
class _Writer:
    """The draft, begun when there is something to write, and the batch that is being gathered."""

    place: Path
    stack: ExitStack
    draft: Draft | None = None
    entries: list[Entry] = field(default_factory=list)
    touched: list[tuple[str, int, int]] = field(default_factory=list)
    unread: dict[str, str] = field(default_factory=dict)
    internal: bool = False
    since: float = field(default_factory=time.monotonic)

    def begin(self) -> Draft:
        if self.draft is None:
            self.draft = self.stack.enter_context(drafting(self.place))
        return self.draft

    def take(self, outcome: _Outcome) -> None:
        if outcome.error:
            self.unread[outcome.path] = outcome.error
            self.internal = self.internal or outcome.internal
        elif outcome.like == outcome.path:
            self.touched.append((outcome.path, outcome.size, outcome.mtime))
        else:
            self.entries.append(_entry(outcome, self.begin))
        late = time.monotonic() - self.since > BATCH_SECONDS
        if late or len(self.entries) + len(self.touched) >= BATCH:
            self.flush()

    def flush(self) -> None:
        if self.entries:
            self.begin().add(self.entries)
        if self.touched:
            self.begin().touch(self.touched)
        self.entries, self.touched, self.since = [], [], time.monotonic()


def build_index(
    paths: Sequence[str],
    place: Path,
    jobs: int = 1,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Built:
    """Make an index hold the documents of files and folders, and no others.

    Files that the index knows with the same size and time are not opened; others that have the
    same content are not recognised again. Documents whose file is gone are taken out, but not
    those of a folder that is not there at all or cannot be opened: it may be a share. A build that
    was cut off goes on where it was. Where nothing changed nothing is written, and an index never
    becomes empty.

    Args:
        paths: files and folders.
        place: the index.
        jobs: processes that read; 0: one for each processor.
        settings: how files are read.
        progress: is told how far it is.

    Raises:
        IndexFileError: the index cannot be read or written; one line.
    """
    place = Path(os.path.realpath(place))
    walked = expand(paths)
    found = _look(walked, place)
    known = known_files(place)
    with ExitStack() as stack:
        writer = _Writer(place, stack)
        before = writer.begin().known() if found.files and has_draft(place) else known
        plan = _plan(found, before)
        writer.unread.update(_lost(found, before))
        _read_all(writer, plan, before, jobs, settings or Settings(), progress)
        gone = [*plan.drop, *(path for path in writer.unread if path in before)]
        if found.files and gone:
            writer.begin().drop(gone)
        now = _published(writer, known, progress)
    return _told(known, now, writer, walked)


def _look(walked: Walked, place: Path) -> _Found:
    files: dict[str, tuple[int, int] | None] = {}
    lost = dict(walked.errors)
    for path in sorted(walked.files, key=path_key):
        if path in lost or (PurePath(path).name == place.name and place == Path(path).resolve()):
            continue
        try:
            status = Path(path).stat()
            files[path] = (status.st_size, status.st_mtime_ns)
        except (FileNotFoundError, NotADirectoryError):
            lost[path] = MISSING
        except (OSError, ValueError):
            files[path] = None
    return _Found(files, lost)


def _plan(found: _Found, known: Mapping[str, Known]) -> _Plan:
    read = [path for path, state in found.files.items() if not _is_same(known.get(path), state)]
    gone = [path for path in known if path not in found.files and not found.keeps(path)]
    return _Plan(tuple(read), tuple(gone))


def _is_same(known: Known | None, state: tuple[int, int] | None) -> bool:
    return known is not None and (known.size, known.mtime) == state


def _lost(found: _Found, known: Mapping[str, Known]) -> dict[str, str]:
    """Return why folders and files were not there, and that their documents stay where any do."""
    return {
        path: reason + (KEPT if _has_any(path, known) else "")
        for path, reason in found.lost.items()
    }


def _has_any(folder: str, known: Iterable[str]) -> bool:
    return any(path.startswith(_below(folder)) for path in known)


def _below(folder: str) -> str:
    """Return how the paths of the files of a folder begin."""
    return folder if folder.endswith(("/", os.sep)) else folder + os.sep


def _read_all(
    writer: _Writer,
    plan: _Plan,
    known: Mapping[str, Known],
    jobs: int,
    settings: Settings,
    progress: Progress | None,
) -> None:
    """Read what is new, and keep it batch after batch."""
    own = {path: known[path].sha256 for path in plan.read if path in known}
    moved = {_content(path, known[path].sha256): path for path in plan.drop}
    jobs = max(1, min(jobs or processors(), len(plan.read)))
    outcomes = streamed(plan.read, _work, jobs, _prepare, (own, moved, settings), _crashed)
    for count, outcome in enumerate(outcomes, 1):
        writer.take(outcome)
        if progress is not None:
            progress(READING, count, len(plan.read))
    writer.flush()


def _entry(outcome: _Outcome, draft: Callable[[], Draft]) -> Entry:
    source, prints = outcome.source, outcome.prints
    if source is None:  # a file that was moved, or copied from one that is gone
        source = replace(draft().stored(outcome.like or outcome.path), path=outcome.path)
        prints = prints_of(source)
    return Entry(outcome.size, outcome.mtime, source, prints)


def _published(
    writer: _Writer, known: Mapping[str, Known], progress: Progress | None
) -> Mapping[str, Known]:
    """Put the index in its place where anything is to be written; return what it holds then."""
    draft = writer.draft
    if draft is None:
        return known
    now = draft.known()
    if not now:
        draft.discard()
        return known
    draft.merge(None if progress is None else partial(progress, MERGING))
    draft.publish()
    return now


def _told(
    known: Mapping[str, Known], now: Mapping[str, Known], writer: _Writer, walked: Walked
) -> Built:
    return Built(
        documents=len(now),
        added=len(now.keys() - known.keys()),
        changed=sum(now[path].sha256 != known[path].sha256 for path in now.keys() & known.keys()),
        dropped=len(known.keys() - now.keys()),
        unread=tuple(sorted(writer.unread.items(), key=lambda item: path_key(item[0]))),
        skipped=tuple(walked.skipped),
        internal=writer.internal,
        is_written=writer.draft is not None and writer.draft.is_published,
        is_nothing=not walked.files,
    )


_PREPARED: list[tuple[Mapping[str, str], Mapping[tuple[str, str], str], Settings]] = []
"""What a worker process knows: contents of known files and of files that are gone, settings."""


def _prepare(
    own: Mapping[str, str], moved: Mapping[tuple[str, str], str], settings: Settings
) -> None:
    _PREPARED[:] = [(own, moved, settings)]


def _work(path: str) -> _Outcome:
    """Read one file; whatever happens, there is an outcome."""
    own, moved, settings = _PREPARED[0]
    try:
        status = Path(path).stat()
        raw = read_bytes(path, settings.limits)
        sha256 = hashlib.sha256(raw).hexdigest()
        like = path if own.get(path) == sha256 else moved.get(_content(path, sha256))
        found = _Outcome(path, status.st_size, status.st_mtime_ns, like=like)
        return found if like else _recognised(found, raw, sha256, settings)
    except ClassifiedError as error:
        return replace(found, error=str(error))
    except ReadError as error:
        return _Outcome(path, error=str(error))
    except OSError as error:
        return _Outcome(path, error=f"读取失败：{error.strerror or error}")
    except Exception as error:
        problem = f"内部错误：{type(error).__name__}: {error}"
        return _Outcome(path, error=" ".join(problem.split()), internal=True)


def _recognised(found: _Outcome, raw: bytes, sha256: str, settings: Settings) -> _Outcome:
    document = read(raw, name=PurePath(found.path).name, limits=settings.limits)
    official = recognise_open(document, settings.allow_classified)
    source = replace(source_of(official, found.path), sha256=sha256)
    return replace(found, source=source, prints=prints_of(source))


def _content(path: str, sha256: str) -> tuple[str, str]:
    """Return what makes two files give one document: their bytes, and what they claim to be."""
    return PurePath(path).suffix.lower(), sha256


def _crashed(path: str) -> _Outcome:
    return _Outcome(path, error=CRASHED, internal=True)
