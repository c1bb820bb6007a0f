"""Run the rules over a folder of real documents and count what they report.

Usage: ``python -m benchmarks.accuracy.hits REAL [--code C] [--sample N] [--only PART] [--write]``.
Prints findings per rule and per million characters; with ``--sample`` N findings of one rule with
their surroundings, for reading. ``--write`` puts the counts into rules/data/measured.tsv; what was
read of them, and was right, is entered there by hand. REAL is not part of the project.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from govlint.engine.api import check_paths
from govlint.engine.measured import Measured, load, write
from govlint.engine.options import Options
from govlint.model.document import Capability
from govlint.model.finding import FileReport, Finding
from govlint.rules.registry import load_rules
from govlint.rules.rule import Rule

FOLDERS = ("text", "docx", "pdf")
Found = list[tuple[FileReport, Finding]]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real", type=Path)
    parser.add_argument("--code", default="")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = [arguments.only] if arguments.only else list(FOLDERS)
    paths = [str(arguments.real / name) for name in folders]
    select = (arguments.code,) if arguments.code else ()
    report = check_paths(paths, Options(jobs=2, select=select, allow_classified=True))
    found = [(file, finding) for file in report.files for finding in file.findings]
    show(report.files, found)
    sample(found, arguments.code, arguments.sample)
    if arguments.write:
        write(_updated(report.files, found))


def size_of(files: Iterable[FileReport]) -> int:
    """Return the characters of the files that were read."""
    return sum(len(file.official.document.text) for file in files if file.official)


def show(files: tuple[FileReport, ...], found: Found) -> None:
    """Print what was reported, by rule and severity."""
    size = size_of(files)
    print(f"{len(files)} files, {size / 1e6:.2f} M characters")
    counts = Counter((f.code, str(f.severity), str(f.outcome)) for _, f in found)
    for (code, severity, outcome), count in sorted(counts.items()):
        hit = len({file.path for file, f in found if f.code == code})
        rate = count / (size or 1) * 1e6
        print(f"{code:9} {severity:8} {outcome:7} {count:6} {rate:8.1f}/M  {hit} files")


def _updated(files: tuple[FileReport, ...], found: Found) -> dict[str, Measured]:
    """Return the table with the counts of this run.

    Characters are those of the files that show what a rule needs.
    """
    table = dict(load())
    counts = Counter(finding.code for _, finding in found)
    for rule in load_rules():
        size = size_of(file for file in files if _shows(file, rule))
        row = table.get(rule.code, Measured(rule.code))
        table[rule.code] = row.counted(characters=size, hits=counts[rule.code])
    return {rule.code: table[rule.code] for rule in load_rules()}


def _shows(file: FileReport, rule: Rule) -> bool:
    if file.official is None:
        return False
    return rule.needs - {Capability.FACTS} <= file.official.document.provides


def sample(found: Found, code: str, size: int) -> None:
    """Print a random sample of one rule's findings, the same at every run."""
    chosen = [pair for pair in found if pair[1].code == code]
    random.Random(20261124).shuffle(chosen)
    for file, finding in chosen[:size]:
        place = finding.location
        block = file.official.document.blocks[place.block].text if file.official else ""
        around = block[max(0, place.start - 30) : place.end + 40].replace("\n", "⏎")
        name = "/".join(Path(file.path).parts[-3:])
        print(f"[{finding.severity} {finding.outcome}] {name}:{place.line or place.block}")
        print(f"    {finding.message}")
        print(f"    {around}")


if __name__ == "__main__":
    main()
