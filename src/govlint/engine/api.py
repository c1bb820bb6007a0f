"""The entry points of the engine: what the façade and the command line call."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from govlint.engine.across import compare
from govlint.engine.classified import ClassifiedError, recognise_open
from govlint.engine.options import DEFAULTS, Options, UsageError
from govlint.engine.run import Session, check_document, session_of, sources_of
from govlint.engine.suppress import suppress
from govlint.engine.walk import Walked, expand
from govlint.model.finding import FileReport, Report
from govlint.model.repository import Repository
from govlint.readers import ReadError, read
from govlint.rules.context import Sources
from govlint.version import __version__

if TYPE_CHECKING:
    from govlint.burden.repository.library import Library

Progress = Callable[[int, int], None]
STDIN = "-"
TOOL = f"govlint {__version__}"


def check(source: str | PathLike[str] | bytes, options: Options = DEFAULTS) -> Report:
    """Check one file, one folder, or the bytes of one file.

    Raises:
        UsageError: a setting cannot be.
        RuleFileError: a rule file of the office cannot be used.
    """
    if isinstance(source, bytes):
        return check_paths([STDIN], options, stdin=source)
    return check_paths([fspath(source)], options)


def check_paths(
    paths: Sequence[str],
    options: Options = DEFAULTS,
    *,
    stdin: bytes | None = None,
    stdin_filename: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check files and folders, in a fixed order.

    Args:
        paths: files, folders, or ``-`` for ``stdin``.
        options: settings of the run.
        stdin: what stands for the path ``-``.
        stdin_filename: name to report for it.
        progress: called with (files done, files in all) after every file.

    Returns:
        The report; a file that could not be read has an ``error``. No files: none was found.

    Raises:
        UsageError: a setting cannot be, or ``-`` is named and there is no standard input.
        RuleFileError: a rule file of the office cannot be used.
    """
    if STDIN in paths and stdin is None:
        raise UsageError("路径“-”表示标准输入，但没有给出内容")
    session = session_of(options)
    sources_of(options)  # a source that cannot be used is told before any work is done
    held = _repository(options)
    walked = expand([path for path in paths if path != STDIN])
    piped = partial(check_source, stdin or b"", session, stdin_filename)
    accepted = _accepted(options)
    files = list(_in_order(paths, walked, piped, session, progress))
    library, figures = _filed(files, options, held)
    report = Report(
        tuple(compare(files, session, library)),
        TOOL,
        _configuration(session, walked),
        figures,
    )
    return accepted(report) if accepted else report


def _repository(options: Options) -> Sources | None:
    """Open the library of the run before any work is done."""
    if not options.repo:
        return None
    from govlint.engine.repository import open_repository  # few runs have one; it needs sqlite

    return open_repository(options)


def _filed(
    files: Sequence[FileReport], options: Options, held: Sources | None
) -> tuple[Library | None, Repository | None]:
    if held is None:
        return None, None
    from govlint.engine.repository import filed

    return filed(files, options, held)


def _accepted(options: Options) -> Callable[[Report], Report] | None:
    """Read the baseline before any work is done; return what lays it over a report."""
    if options.baseline is None:
        return None
    from govlint.engine import baseline  # few runs have one, and it needs json

    return partial(baseline.apply, baseline=baseline.load(options.baseline))


def check_one(
    source: str | PathLike[str] | bytes, options: Options = DEFAULTS, name: str | None = None
) -> FileReport:
    """Check one file or the bytes of one file; a reading error is in the report, never raised.

    Raises:
        UsageError: a setting cannot be.
        RuleFileError: a rule file of the office cannot be used.
    """
    session = session_of(options)
    held = _repository(options)
    file = check_source(source, session, name)
    return compare([file], session, _filed([file], options, held)[0])[0] if held else file


def check_source(
    source: str | PathLike[str] | bytes, session: Session, name: str | None = None
) -> FileReport:
    """Read, understand and judge one file; whatever happens, there is a report."""
    path = name or (STDIN if isinstance(source, bytes) else fspath(source))
    options = session.options
    try:
        document = read(source, name=name, limits=options.limits)
        stage = options.facts.stage if options.facts else None
        official = recognise_open(
            document, options.allow_classified, layout=options.layout, stage=stage
        )
        found = check_document(official, session, path)
        beside = None if isinstance(source, bytes) else fspath(source)
        return suppress(found, beside, session.known)
    except (ReadError, ClassifiedError) as error:
        return FileReport(path=path, error=str(error))
    except Exception as error:
        problem = f"内部错误：{type(error).__name__}: {error}"
        return FileReport(path=path, error=" ".join(problem.split()), internal=True)


def _in_order(
    paths: Sequence[str],
    walked: Walked,
    piped: Callable[[], FileReport],
    session: Session,
    progress: Progress | None,
) -> Iterator[FileReport]:
    """Yield the reports; standard input comes first where it is named."""
    total = len(walked.files) + (STDIN in paths)
    count = 0

    def done() -> None:
        nonlocal count
        count += 1
        if progress is not None:
            progress(count, total)

    if STDIN in paths:
        yield piped()
        done()
    yield from _check_files(walked, session, done)


def _check_files(
    walked: Walked, session: Session, done: Callable[[], None]
) -> Iterator[FileReport]:
    readable = [path for path in walked.files if path not in walked.errors]
    jobs = session.options.jobs
    if jobs != 1 and len(readable) > 1 and not _sources_in_memory(session.options):
        from govlint.engine.parallel import processors, run_parallel

        jobs = min(jobs or processors(), len(readable))
        reports = iter(run_parallel(readable, _work, jobs, _prepare, (session,), done))
    else:
        reports = _one_after_another(readable, session, done)
    for path in walked.files:
        if path in walked.errors:
            yield FileReport(path=path, error=walked.errors[path])
            done()
        else:
            yield next(reports)


def _sources_in_memory(options: Options) -> bool:
    """Tell whether every process would read the sources anew."""
    if not options.against:
        return False
    from govlint.engine.sources import needs_one_process  # it needs sqlite

    return needs_one_process(options.against)


def _one_after_another(
    paths: Sequence[str], session: Session, done: Callable[[], None]
) -> Iterator[FileReport]:
    for path in paths:
        report = check_source(path, session)
        done()
        yield report


_PREPARED: list[Session] = []
"""The session of a worker process."""


def _prepare(session: Session) -> None:
    _PREPARED[:] = [session]


def _work(path: str) -> FileReport:
    return check_source(path, _PREPARED[0])


def _configuration(session: Session, walked: Walked) -> dict[str, Any]:
    found: dict[str, Any] = {"rules": len(session.rules)}
    sources = sources_of(session.options)
    if sources is not None:
        found["sources"] = {"documents": len(sources.index), "unread": list(sources.unread)}
    if session.options.config_path:
        found["config"] = session.options.config_path
    if session.profile is not None:
        found["profile"] = session.profile.name
        found["profile_file"] = session.profile.file
    if session.changes:
        found["changes"] = [asdict(change) for change in session.changes]
    if walked.skipped:
        found["skipped"] = list(walked.skipped)
    return found
