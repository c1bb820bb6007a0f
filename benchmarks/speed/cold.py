"""Time whole processes: what a user waits for one ``govlint check``.

Usage: ``python -m benchmarks.speed.cold [--runs N] [--pages N] [--peer PYTHON]`` from the top
folder. PYTHON is an interpreter of another environment with ``gongwen-skill==2.15.0``. Nothing
is asserted: the figures are medians of runs in turn, printed as ratios within this run.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.speed.clock import Command, table, time_commands
from benchmarks.speed.documents import write_docx, write_text

BARE = "python -c pass"
PEER = "gongwen check --json docx"


def commands(folder: Path, pages: int, peer: str | None) -> dict[str, Command]:
    """Write the documents into a folder and return what to time, by label."""
    docx = str(write_docx(folder / "notice.docx", pages))
    text = str(write_text(folder / "notice.txt", pages))
    python = sys.executable
    found: dict[str, Command] = {
        BARE: (python, "-c", "pass"),
        "import govlint": (python, "-c", "import govlint"),
        "govlint --version": (python, "-m", "govlint", "--version"),
        "govlint check text": (python, "-m", "govlint", "check", text),
        "govlint check docx": (python, "-m", "govlint", "check", docx),
        "govlint check --format json docx": (
            *(python, "-m", "govlint", "check", "--format", "json", docx),
        ),
    }
    if peer:
        found[PEER] = (peer, "-m", "gongwen", "check", "--json", docx)
    return found


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--peer", metavar="PYTHON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        todo = commands(Path(name), arguments.pages, arguments.peer)
        times = time_commands(todo, arguments.runs)
    print(f"{arguments.pages} pages, medians of {arguments.runs} runs in turn")
    print("\n".join(table(times, [BARE, PEER] if arguments.peer else [BARE])))


if __name__ == "__main__":
    main()
