"""Find the parents of real documents, and copies between regions that nobody asked for.

Usage: ``python -m benchmarks.copies.families REAL [--least S] [--pairs N] [--jobs N]``. REAL is a
folder of real documents with ``FAMILIES.tsv`` (family, parent_path, path, containment, title); it
is not part of the project. Prints for each child that shares enough with its parent where this
ranks among all of REAL/text and the families, and the pairs of regions with the most in common.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from govlint import ReadError, read
from govlint.burden.copies.comparison import compare
from govlint.burden.copies.folding import fold
from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.reading import Reading, reading_of
from govlint.burden.copies.relations import organs_of
from govlint.burden.copies.shingles import prints
from govlint.burden.copies.sources import source_of
from govlint.model.copies import RankedSource, Relation, Source
from govlint.rules.facts import KnownFacts
from govlint.structure import recognise

LEAST = 0.10
"""Containment of 8 characters in the parent (FAMILIES.tsv) from which that must rank first."""
PAIRS = 20
NOT_READ = ("laws/",)
"""Families of laws are no copying; their folder is left out."""
LOCAL = ("省", "市", "县")


@dataclass(frozen=True)
class Paper:
    """A document as a source, with what it says of its own sources."""

    source: Source
    reading: Reading


@dataclass(frozen=True)
class Row:
    """A row of the table of families."""

    family: str
    parent: str
    path: str
    containment: float | None


@dataclass(frozen=True)
class Ranked:
    """A child: the rank of its parent by prints alone, and among its sources (0: none of them)."""

    row: Row
    by_prints: int
    aligned: int
    ratio: float
    told: str


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("real", type=Path)
    parser.add_argument("--least", type=float, default=LEAST)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--jobs", type=int, default=1)
    arguments = parser.parse_args()
    rows = list(families(arguments.real))
    papers = load(arguments.real, paths_of(arguments.real, rows), arguments.jobs)
    index = MemoryIndex(paper.source for paper in papers.values())
    print(f"{len(index)} documents")
    show(ranked(rows, papers, index, arguments.least))
    if arguments.pairs:
        show_pairs(pairs(papers.values(), index), arguments.pairs)


def families(real: Path) -> Iterator[Row]:
    """Yield the rows of the table of families."""
    with (real / "FAMILIES.tsv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            figure = row["containment8_to_parent"]
            yield Row(
                row["family"], row["parent_path"], row["path"], float(figure) if figure else None
            )


def paths_of(real: Path, rows: Iterable[Row]) -> list[str]:
    """Return the documents that are indexed: all texts and the families."""
    texts = {path.relative_to(real).as_posix() for path in (real / "text").rglob("*.txt")}
    named = {name for row in rows for name in (row.parent, row.path) if name}
    chosen = sorted(texts | named)
    return [name for name in chosen if not name.startswith(NOT_READ) and (real / name).is_file()]


def load(real: Path, paths: Sequence[str], jobs: int) -> dict[str, Paper]:
    """Read and recognise documents; those that cannot be read are named and left out."""
    one = partial(_paper, str(real))
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            found = list(pool.map(one, paths, chunksize=8))
    else:
        found = [one(path) for path in paths]
    lost = [path for path, paper in zip(paths, found, strict=True) if paper is None]
    if lost:
        print(f"{len(lost)} not read: {' '.join(lost[:5])}", file=sys.stderr)
    return {path: paper for path, paper in zip(paths, found, strict=True) if paper is not None}


def _paper(real: str, path: str) -> Paper | None:
    try:
        official = recognise(read(str(Path(real, path))))
    except ReadError:
        return None
    return Paper(source_of(official, path), reading_of(official))


def ranked(
    rows: Iterable[Row], papers: dict[str, Paper], index: MemoryIndex, least: float
) -> Iterator[Ranked]:
    """Yield for each child with enough of its parent where that ranks."""
    for row in rows:
        asked = row.containment is not None and row.containment >= least
        if asked and row.parent in papers and row.path in papers:
            yield rank(row, papers[row.path], index)


def rank(row: Row, child: Paper, index: MemoryIndex) -> Ranked:
    """Return where the parent of a child ranks, the child itself left out."""
    wanted = prints(fold(child.source.text, child.source.body).text)
    found = [index.source(number) for number, _ in index.candidates(wanted, len(index))]
    names = [one.path for one in found if one.sha256 != child.source.sha256]
    known = compare(child.source, child.reading, index, KnownFacts())
    sources = [one.source.path for one in known.sources]
    here = _place(sources, row.parent)
    told = known.sources[here - 1] if here else None
    return Ranked(
        row,
        _place(names, row.parent),
        here,
        told.copy_ratio if told else 0.0,
        f"{told.relation} {told.reason}" if told else "",
    )


def _place(names: Sequence[str], name: str) -> int:
    return names.index(name) + 1 if name in names else 0


def show(found: Iterable[Ranked]) -> None:
    """Print children with the rank of their parents."""
    first = count = 0
    for one in found:
        count += 1
        first += one.aligned == 1
        print(
            f"parent {one.by_prints} by prints, {one.aligned} aligned, copied {one.ratio:.3f} "
            f"(8 characters: {one.row.containment}) {one.row.path}: {one.told}"
        )
    print(f"parent first: {first} of {count}")


def pairs(
    papers: Iterable[Paper], index: MemoryIndex
) -> Iterator[tuple[float, Source, RankedSource]]:
    """Yield what documents of provinces, cities and counties share with those of other regions."""
    for paper in papers:
        own = _regions(paper.source)
        if not own:
            continue
        known = compare(paper.source, paper.reading, index, KnownFacts())
        for one in known.sources:
            if one.relation is Relation.SIBLING and _regions(one.source) != own:
                yield one.copy_ratio, paper.source, one


def _regions(source: Source) -> set[str]:
    """Return the provinces, cities and counties that issued a document."""
    organs = organs_of(source)
    return {organ.region for organ in organs if organ.region and organ.level in LOCAL}


def show_pairs(found: Iterable[tuple[float, Source, RankedSource]], most: int) -> None:
    """Print the pairs with the most in common, each once."""
    known: set[frozenset[str]] = set()
    for ratio, source, one in sorted(found, key=lambda item: (-item[0], item[1].path)):
        both = frozenset((source.path, one.source.path))
        if both in known or len(known) == most:
            continue
        known.add(both)
        names = (source.title or source.path, one.source.title or one.source.path)
        print(f"{ratio:.3f} {names[0]} <- {names[1]} ({one.reason})")
        print(f"      {source.path} <- {one.source.path}")


if __name__ == "__main__":
    main()
