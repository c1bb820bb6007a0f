from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from govlint.engine.streamed import AHEAD, streamed

PREPARED: list[str] = []


def prepare(word: str) -> None:
    PREPARED[:] = [word]


def work(thing: int) -> str:
    if thing in (5, 6, 40):
        os._exit(7)
    return f"{PREPARED[0]} {thing}"


def lost(thing: int) -> str:
    return f"lost {thing}"


def sleep(thing: int) -> int:
    print(os.getpid(), flush=True)
    time.sleep(60)
    return thing


def results(things: Iterator[int] | range, jobs: int) -> list[str]:
    return list(streamed(things, work, jobs, prepare, ("ready",), lost))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    assert results(range(10, 40), jobs) == [f"ready {thing}" for thing in range(10, 40)]
    assert results(range(0), jobs) == []


def test_a_crash_costs_one_thing() -> None:
    found = results(range(45), 2)
    assert [it.split()[1] for it in found] == [str(thing) for thing in range(45)]
    assert [it for it in found if it.startswith("lost")] == ["lost 5", "lost 6", "lost 40"]


def test_little_is_on_its_way() -> None:
    taken = 0

    def things() -> Iterator[int]:
        nonlocal taken
        for thing in range(10, 40):
            taken += 1
            yield thing

    found = streamed(things(), work, 2, prepare, ("ready",), lost)
    next(found)
    assert taken <= 2 * AHEAD
    found.close()


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of other systems")
def test_processes_end_with_the_one_that_is_killed() -> None:
    code = (
        "from tests.engine.test_streamed import *\n"
        "if __name__ == '__main__':\n"
        "    list(streamed(range(4), sleep, 2, prepare, ('x',), lost))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        children = [int(process.stdout.readline()) for _ in range(2)]
        process.send_signal(signal.SIGKILL)
        process.wait()
        for _ in range(600):
            if not any(is_running(child) for child in children):
                return
            time.sleep(0.1)
    pytest.fail("a worker outlived its parent by a minute")


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
        with open(f"/proc/{number}/stat") as stat:  # noqa: PTH123
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return False


def test_fresh_processes_are_used() -> None:
    before = len(multiprocessing.active_children())
    results(range(10, 14), 2)
    time.sleep(0.5)
    assert len(multiprocessing.active_children()) == before
