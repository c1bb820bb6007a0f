"""Work on many things in several processes, one result after another in order.

Nothing is kept but what is on its way, so that a hundred thousand files take no more memory than
a hundred. A crash costs one thing, not the run; processes end with the one that started them,
even where it is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
Prepare = Callable[..., None]

AHEAD = 8
"""So many things are on their way for each process."""


def streamed(
    things: Iterable[T],
    work: Callable[[T], R],
    jobs: int,
    prepare: Prepare,
    arguments: tuple[object, ...],
    lost: Callable[[T], R],
) -> Generator[R, None, None]:
    """Yield what ``work`` makes of every thing, in order.

    Args:
        things: what to work on.
        work: a module-level function; must not raise.
        jobs: number of processes; 1 works here.
        prepare: called once in each process with ``arguments``.
        arguments: what ``prepare`` gets.
        lost: what stands for the result of a thing that ends its process.
    """
    if jobs == 1:
        prepare(*arguments)
        yield from map(work, things)
        return
    start = (prepare, arguments)
    left, waiting = iter(things), deque[tuple[T, Future[R]]]()
    pool = _pool(jobs, start)
    try:
        while True:
            if not _fill(pool, left, waiting, work, jobs * AHEAD):
                return
            thing, future = waiting.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown()
                yield from _alone([thing, *(it for it, _ in waiting)], work, start, lost)
                waiting.clear()
                pool = _pool(jobs, start)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _fill(
    pool: ProcessPoolExecutor,
    left: Iterator[T],
    waiting: deque[tuple[T, Future[R]]],
    work: Callable[[T], R],
    most: int,
) -> bool:
    """Hand out work; tell whether anything is on its way."""
    while len(waiting) < most:
        for thing in left:
            waiting.append((thing, _submitted(pool, work, thing)))
            break
        else:
            break
    return bool(waiting)


def _submitted(pool: ProcessPoolExecutor, work: Callable[[T], R], thing: T) -> Future[R]:
    try:
        return pool.submit(work, thing)
    except BrokenProcessPool as error:
        broken: Future[R] = Future()
        broken.set_exception(error)
        return broken


def _alone(
    things: Iterable[T],
    work: Callable[[T], R],
    start: tuple[Prepare, tuple[object, ...]],
    lost: Callable[[T], R],
) -> Iterator[R]:
    """Find out which thing ends its process: one at a time, a process for each."""
    for thing in things:
        with _pool(1, start) as pool:
            try:
                found = pool.submit(work, thing).result()
            except BrokenProcessPool:
                found = lost(thing)
        yield found


def _pool(jobs: int, start: tuple[Prepare, tuple[object, ...]]) -> ProcessPoolExecutor:
    """Return a pool of fresh processes: open databases must not be carried over a fork."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=start)


def _begin(prepare: Prepare, arguments: tuple[object, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the process that started us to end
    threading.Thread(target=_end_with_parent, daemon=True).start()
    prepare(*arguments)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
