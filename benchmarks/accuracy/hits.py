"""Run the rules over a folder of real documents and count what they report.

Usage: ``python benchmarks/accuracy/hits.py REAL [--code CODE] [--sample N] [--only PART]``.
Prints findings per rule and per million characters; with ``--sample`` N findings of one rule
with their surroundings, for reading. REAL is not part of the project.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from govlint.engine.api import check_paths
from govlint.engine.options import Options
from govlint.model.finding import FileReport, Finding

FOLDERS = ("text", "docx")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real", type=Path)
    parser.add_argument("--code", default="")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--date", default="")
    arguments = parser.parse_args()
    folders = [arguments.only] if arguments.only else list(FOLDERS)
    report = check_paths([str(arguments.real / name) for name in folders], Options(jobs=2))
    found = [(file, finding) for file in report.files for finding in file.findings]
    size = sum(len(f.official.document.text) for f in report.files if f.official)
    print(f"{len(report.files)} files, {size / 1e6:.2f} M characters")
    if not size:
        size = sum(int(f.metrics.get("characters", 0)) for f in report.files) or 1
    counts = Counter((f.code, str(f.severity), str(f.outcome)) for _, f in found)
    for (code, severity, outcome), count in sorted(counts.items()):
        files = len({file.path for file, f in found if f.code == code})
        rate = count / size * 1e6
        print(f"{code:9} {severity:8} {outcome:7} {count:6} {rate:8.1f}/M  {files} files")
    sample(found, arguments.code, arguments.sample)


def sample(found: list[tuple[FileReport, Finding]], code: str, size: int) -> None:
    """Print a random sample of one rule's findings, the same at every run."""
    chosen = [pair for pair in found if pair[1].code == code]
    random.Random(20261124).shuffle(chosen)
    for file, finding in chosen[:size]:
        place = finding.location
        block = file.official.document.blocks[place.block].text if file.official else ""
        around = block[max(0, place.start - 30) : place.end + 40].replace("\n", "⏎")
        name = "/".join(Path(file.path).parts[-3:])
        print(f"[{finding.severity}] {name}:{place.line or place.block}")
        print(f"    {finding.message}")
        print(f"    {around}")


if __name__ == "__main__":
    main()
