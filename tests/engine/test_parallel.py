from __future__ import annotations

import os

from govlint.engine.parallel import CRASHED, processors, run_parallel
from govlint.model.finding import FileReport

PREPARED: list[str] = []


def prepare(word: str) -> None:
    PREPARED[:] = [word]


def work(path: str) -> FileReport:
    if path == "crash":
        os._exit(7)
    if path == "unpicklable":
        return FileReport(path, measures=lambda: {})
    return FileReport(path, format=PREPARED[0])


def run(paths: list[str]) -> tuple[list[FileReport], int]:
    done: list[int] = []
    found = run_parallel(paths, work, 2, prepare, ("ready",), lambda: done.append(1))
    return found, len(done)


def test_order_is_kept_and_every_process_is_prepared() -> None:
    paths = [f"{number}.txt" for number in range(20)]
    found, done = run(paths)
    assert [report.path for report in found] == paths
    assert {report.format for report in found} == {"ready"}
    assert done == 20


def test_a_crash_costs_one_file() -> None:
    paths = ["a", "crash", "b", "crash", "c", "unpicklable", "d"]
    found, done = run(paths)
    assert [report.path for report in found] == paths
    assert done == len(paths)
    crashed = [report for report in found if report.internal]
    assert [report.path for report in crashed] == ["crash", "crash", "unpicklable"]
    assert crashed[0].error == CRASHED
    assert all(report.format == "ready" for report in found if not report.internal)


def test_there_is_a_processor() -> None:
    assert processors() >= 1
