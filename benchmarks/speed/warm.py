"""Time documents in a process that has already checked one.

Usage: ``python -m benchmarks.speed.warm [--runs N] [--pages N …] [--peer PYTHON]`` from the top
folder. Yardsticks: python-docx opening the same file, python-docx asked for the font, size and
weight of every run, and, with ``--peer``, ``gongwen check --json`` within its own process.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from docx import Document

import govlint
from benchmarks.speed.clock import Times, table, time_calls
from benchmarks.speed.documents import write_docx, write_text

OPENED = "python-docx open"
RESOLVED = "python-docx runs"
PEER = "gongwen check"
PAGES = (3, 20, 200)
PEER_LOOP = """
import contextlib, io, json, sys, time
from gongwen.cli.app import main

def once():
    sys.argv = ["gongwen", "check", "--json", path]
    quiet = io.StringIO()
    began, cpu = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        with contextlib.suppress(SystemExit):
            main()
    if not quiet.getvalue().strip():
        raise SystemExit("gongwen printed nothing")
    return time.perf_counter() - began, time.process_time() - cpu

path, runs = sys.argv[1], int(sys.argv[2])
once()
print(json.dumps([once() for _ in range(runs)]))
"""


def read_runs(path: Path) -> int:
    """Ask python-docx for text and form of every run, its style's where it has none; count them."""
    count = 0
    for paragraph in Document(str(path)).paragraphs:
        base = paragraph.style.font if paragraph.style else None
        for run in paragraph.runs:
            for name in ("name", "size", "bold", "italic", "underline"):
                if getattr(run.font, name) is None and base is not None:
                    getattr(base, name)
            count += len(run.text) > 0
    return count


def calls(path: Path) -> dict[str, Callable[[], object]]:
    """Return what to time on one docx, by label."""
    return {
        OPENED: lambda: Document(str(path)),
        RESOLVED: lambda: read_runs(path),
        "govlint.read": lambda: govlint.read(path),
        "govlint.check": lambda: govlint.check(path),
    }


def peer_times(python: str, path: Path, runs: int) -> Times:
    """Time the peer in its own interpreter, warmed up by one document.

    Raises:
        subprocess.CalledProcessError: the peer failed.
    """
    words = [python, "-c", PEER_LOOP, str(path), str(runs)]
    pairs = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    return Times(tuple(wall for wall, _ in pairs), tuple(cpu for _, cpu in pairs))


def of_docx(folder: Path, pages: int, runs: int, peer: str | None) -> list[str]:
    """Measure one length of docx; return the lines to print."""
    path = write_docx(folder / f"{pages}.docx", pages)
    times = time_calls(calls(path), runs)
    yardsticks = [OPENED, RESOLVED]
    if peer:
        times[PEER] = peer_times(peer, path, max(3, runs // 3))
        yardsticks.append(PEER)
    return [f"docx, {pages} pages", *table(times, yardsticks)]


def of_text(folder: Path, pages: int, runs: int) -> list[str]:
    """Measure the text path; return the lines to print, in megabytes of UTF-8 a second."""
    path = write_text(folder / f"{pages}.txt", pages)
    size = path.stat().st_size / 1e6
    times = time_calls(
        {"govlint.read": lambda: govlint.read(path), "govlint.check": lambda: govlint.check(path)},
        runs,
    )
    speeds = (f"{label} {size / median(one.wall):.2f} MB/s" for label, one in times.items())
    return [f"text, {pages} pages ({size:.2f} MB): {', '.join(speeds)}"]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--pages", type=int, nargs="+", default=PAGES)
    parser.add_argument("--peer", metavar="PYTHON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for pages in arguments.pages:
            print("\n".join(of_docx(Path(name), pages, arguments.runs, arguments.peer)))
            print("\n".join(of_text(Path(name), pages, arguments.runs)))


if __name__ == "__main__":
    main()
