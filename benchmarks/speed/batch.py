"""Time a folder of documents, in one process and in several.

Usage: ``python -m benchmarks.speed.batch [--files N] [--jobs N …] [--runs N]`` from the top
folder. The documents have 2 to 8 pages; each run is a whole process that writes a JSON report.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.speed.clock import Command, table, time_commands
from benchmarks.speed.documents import write_docx

SHORTEST, LENGTHS = 2, 7
"""Pages of the shortest document, and how many lengths follow one another from it."""


def write_folder(folder: Path, files: int) -> Path:
    """Write so many notices into a new folder; return it."""
    folder.mkdir()
    for number in range(1, files + 1):
        pages = SHORTEST + number % LENGTHS
        write_docx(folder / f"{number:05}.docx", pages, number)
    return folder


def commands(folder: Path, jobs: Sequence[int]) -> dict[str, Command]:
    """Return the command for each number of processes, by label."""
    start = (sys.executable, "-m", "govlint", "check", str(folder), "--format", "json")
    return {f"--jobs {count}": (*start, "--jobs", str(count)) for count in jobs}


def peak_megabytes() -> float:
    """Return the largest memory that one finished child process has held."""
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = write_folder(Path(name) / "documents", arguments.files)
        times = time_commands(commands(folder, arguments.jobs), arguments.runs)
    print(f"{arguments.files} docx, medians of {arguments.runs} runs in turn")
    print("\n".join(table(times, [f"--jobs {arguments.jobs[0]}"])))
    for label, one in times.items():
        print(f"{label}: {arguments.files / median(one.wall):.0f} documents a second")
    print(f"largest process {peak_megabytes():.0f} MB")


if __name__ == "__main__":
    main()
