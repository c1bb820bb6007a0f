"""Many files in several processes, their order kept; a crash costs one file, not the run."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from govlint.model.finding import FileReport

Work = Callable[[str], FileReport]
Prepare = Callable[..., None]
CRASHED = "内部错误：检查这个文件的进程意外退出"


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_parallel(
    paths: Sequence[str],
    work: Work,
    jobs: int,
    prepare: Prepare,
    arguments: tuple[object, ...],
    done: Callable[[], None],
) -> list[FileReport]:
    """Run ``work`` on every path.

    Args:
        paths: the files.
        work: a module-level function; must not raise.
        jobs: number of processes.
        prepare: called once in each process with ``arguments``.
        arguments: what ``prepare`` gets.
        done: called here after each file.

    Returns:
        One report per path, in the order of the paths.
    """
    reports: list[FileReport | None] = [None] * len(paths)
    with ProcessPoolExecutor(jobs, initializer=prepare, initargs=arguments) as pool:
        waiting = {pool.submit(work, path): index for index, path in enumerate(paths)}
        try:
            for future in as_completed(waiting):
                index = waiting[future]
                reports[index] = _result(future, paths[index])
                if reports[index] is not None:
                    done()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    left = [index for index, report in enumerate(reports) if report is None]
    again = _one_by_one([paths[index] for index in left], work, prepare, arguments, done)
    for index, report in zip(left, again, strict=True):
        reports[index] = report
    return [report for report in reports if report is not None]


def _result(future: Future[FileReport], path: str) -> FileReport | None:
    """Return a report; None where the pool broke and the file has to be tried alone."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except Exception as error:  # the report could not be handed over
        return crashed(path, f"内部错误：{type(error).__name__}: {error}")


def _one_by_one(
    paths: Sequence[str],
    work: Work,
    prepare: Prepare,
    arguments: tuple[object, ...],
    done: Callable[[], None],
) -> list[FileReport]:
    """Find out which file crashes: one at a time, in a new process after each crash."""
    reports: list[FileReport] = []
    pool: ProcessPoolExecutor | None = None
    for path in paths:
        pool = pool or ProcessPoolExecutor(1, initializer=prepare, initargs=arguments)
        report = _result(pool.submit(work, path), path)
        if report is None:
            pool.shutdown()
            pool = None
        reports.append(report or crashed(path, CRASHED))
        done()
    if pool is not None:
        pool.shutdown()
    return reports


def crashed(path: str, error: str) -> FileReport:
    """Return the report of a file on which govlint itself failed."""
    return FileReport(path=path, error=error, internal=True)
