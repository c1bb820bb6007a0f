"""Time commands from outside and calls from inside, each in turn with its yardsticks."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

Command = Sequence[str]
FOUND = 1
"""The code of a linter that has found something, and of an interpreter that found no linter."""


class RunError(RuntimeError):
    """A command that is timed failed, so its time means nothing."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of the runs of one command or call: wall clock, and user plus system."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]

    def ratio(self, other: Times) -> float:
        """Return the median wall time as a multiple of another's."""
        return median(self.wall) / median(other.wall)


def time_commands(commands: Mapping[str, Command], runs: int) -> dict[str, Times]:
    """Run commands in turn (A B C A B C …), so that a slow moment of the machine meets all.

    Python commands find their modules compiled, as in an installed package: the uncounted run
    leaves the bytecode in a folder that goes at the end.

    Args:
        commands: argument lists by label; each runs once uncounted before.
        runs: counted runs of each.

    Raises:
        RunError: a command ended with a code other than 0, or with 1 and nothing to report.
    """
    with tempfile.TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        calls = {label: partial(_run, words, environment) for label, words in commands.items()}
        return _in_turn(calls, runs)


def time_calls(calls: Mapping[str, Callable[[], object]], runs: int) -> dict[str, Times]:
    """Run calls in turn in this process; each runs once uncounted before."""
    return _in_turn(calls, runs)


def _run(words: Command, environment: Mapping[str, str]) -> None:
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    if done.returncode and not (done.returncode == FOUND and done.stdout):
        said = done.stderr.decode(errors="replace").strip()
        raise RunError(f"{' '.join(words)} ended with {done.returncode}: {said}")


def _in_turn(calls: Mapping[str, Callable[[], object]], runs: int) -> dict[str, Times]:
    for call in calls.values():
        call()
    taken: dict[str, list[tuple[float, float]]] = {label: [] for label in calls}
    for _ in range(runs):
        for label, call in calls.items():
            taken[label].append(_timed(call))
    return {
        label: Times(tuple(wall for wall, _ in pairs), tuple(cpu for _, cpu in pairs))
        for label, pairs in taken.items()
    }


def _timed(call: Callable[[], object]) -> tuple[float, float]:
    """Return wall and CPU seconds, those of finished child processes included."""
    cpu, wall = _cpu(), time.perf_counter()
    call()
    return time.perf_counter() - wall, _cpu() - cpu


def _cpu() -> float:
    """Return user and system seconds of this process and its finished children."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def table(times: Mapping[str, Times], yardsticks: Sequence[str]) -> list[str]:
    """Return lines: medians in milliseconds, and wall ratios to each yardstick."""
    width = max(map(len, times)) + 2
    heads = [f"/ {name}" for name in yardsticks]
    lines = [f"{'':{width}}{'wall ms':>10}{'cpu ms':>10}" + "".join(f"   {head}" for head in heads)]
    for label, one in times.items():
        wall, cpu = median(one.wall) * 1000, median(one.cpu) * 1000
        ratios = [f"{one.ratio(times[name]):.2f}x" for name in yardsticks]
        cells = (f"   {ratio:>{len(head)}}" for ratio, head in zip(ratios, heads, strict=True))
        lines.append(f"{label:{width}}{wall:>10.1f}{cpu:>10.1f}{''.join(cells)}")
    return lines
