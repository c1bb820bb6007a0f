"""An index of 100,000 documents: building it, being killed, going on, size, searching it.

Usage: ``python -m benchmarks.copies.scale REAL [--sources N] [--queries N] [--jobs N]
[--index FILE]``.

The documents are recombined from the paragraphs of the texts below REAL: each is some 3,000
characters of paragraphs drawn at random, so that every paragraph stands in many of them. They go
into the index as they are; reading and recognising files is not measured here. The process that
builds is killed in the middle of adding and in the middle of merging, and started again. A query
is a document of the same kind of which two fifths are copied from one of the sources, in several
places and another order. With ``--index`` the index is kept, and one that is there is searched.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median

from govlint.burden.copies.alignment import matches
from govlint.burden.copies.comparison import MOST, compare
from govlint.burden.copies.draft import Entry, drafting, known_files
from govlint.burden.copies.folding import fold
from govlint.burden.copies.index import Index
from govlint.burden.copies.reading import Reading, reading_of
from govlint.burden.copies.shingles import prints, prints_of
from govlint.burden.copies.sources import source_of
from govlint.burden.copies.store import open_index
from govlint.engine.streamed import streamed
from govlint.model.copies import Source
from govlint.readers import read
from govlint.readers.limits import DEFAULT_LIMITS
from govlint.readers.read import read_bytes
from govlint.rules.facts import NO_FACTS, KnownFacts, known_facts
from govlint.structure import recognise
from govlint.text.encoding import decode

CHARACTERS = 3_000
SHORTEST, LONGEST = 15, 600
"""Characters of the paragraphs that are used."""
BATCH = 256
KILLS = (("adding", 0.3), ("adding", 0.7), ("merging", 0.5))
COPIED = 0.4
BLOCKS = 5
CANDIDATES = 10
WARM_UP = 20
HEAD = ("癸县人民政府关于做好有关工作的通知", "各乡镇人民政府，各有关部门：")
TAIL = ("癸县人民政府", "2026年3月1日")
DAY = datetime.date(2026, 3, 1)
ORGANS = tuple(
    f"{place}市{matter}局" for place in "甲乙丙丁戊己庚辛壬癸" for matter in ("水务", "教育")
)


def paragraphs(real: Path) -> list[str]:
    """Return the paragraphs of the texts of a folder, each once."""
    found: dict[str, None] = {}
    for place in sorted(real.rglob("*.txt")):
        text = decode(read_bytes(place, DEFAULT_LIMITS)).text
        lines = (line.strip() for line in text.split("\n"))
        found.update(dict.fromkeys(it for it in lines if SHORTEST <= len(it) <= LONGEST))
    return list(found)


def source(pool: Sequence[str], number: int) -> Source:
    """Return one of the recombined documents; the number decides all of it."""
    chance = random.Random(number)
    chosen = _drawn(pool, chance, CHARACTERS)
    text = "\n".join(chosen)
    date = datetime.date(2005 + number % 20, 1 + number % 12, 1 + number % 28)
    return Source(
        path=f"library/{number:07}.txt",
        text=text,
        body=((0, len(text)),),
        title=f"{ORGANS[number % len(ORGANS)]}关于做好第{number}项工作的通知",
        issuers=(ORGANS[number % len(ORGANS)],),
        date=date,
        kind="通知",
        sha256=f"{number:064x}",
    )


@dataclass(frozen=True, slots=True)
class Query:
    """A document to search for, read and recognised, and the path of what it was copied from."""

    document: Source
    reading: Reading
    facts: KnownFacts
    copied: str


def query(pool: Sequence[str], sources: int, number: int) -> Query:
    """Return a notice of some 3,000 characters that has copied blocks of one of the sources."""
    chance = random.Random(f"query {number}")
    copied = source(pool, chance.randrange(sources))
    size = round(len(copied.text) * COPIED / BLOCKS)
    starts = [chance.randrange(len(copied.text) - size) for _ in range(BLOCKS)]
    blocks = [copied.text[start : start + size] for start in starts]
    own = _drawn(pool, chance, round(CHARACTERS * (1 - COPIED)))
    mixed = [*blocks, *own]
    chance.shuffle(mixed)
    official = recognise(read("\n\n".join([*HEAD, *mixed, *TAIL]).encode(), name="query.txt"))
    facts = known_facts(NO_FACTS, official)
    # A line of the mixture may be taken for the date, and what is younger is no source.
    document = replace(source_of(official, "query.txt"), date=DAY)
    return Query(document, reading_of(official), facts, copied.path)


def _drawn(pool: Sequence[str], chance: random.Random, characters: int) -> list[str]:
    chosen: list[str] = []
    left = characters
    while left > 0:
        chosen.append(pool[chance.randrange(len(pool))])
        left -= len(chosen[-1])
    return chosen


_POOL: list[str] = []


def _prepare(real: Path) -> None:
    _POOL[:] = paragraphs(real)


def _entry(number: int) -> Entry:
    made = source(_POOL, number)
    return Entry(len(made.text), 0, made, prints_of(made))


def _lost(number: int) -> Entry:
    raise RuntimeError(f"the process that made source {number} ended")


def build(real: Path, place: Path, sources: int, jobs: int) -> None:
    """Build the index, or go on with it; says how far it is."""
    with drafting(place) as draft:
        known = draft.known()
        left = [number for number in range(sources) if f"library/{number:07}.txt" not in known]
        done = sources - len(left)
        batch: list[Entry] = []
        for entry in streamed(left, _entry, jobs, _prepare, (real,), _lost):
            batch.append(entry)
            if len(batch) == BATCH or done + len(batch) == sources:
                draft.add(batch)
                done += len(batch)
                batch = []
                print("adding", done, sources, flush=True)
        draft.merge(lambda count, total: print("merging", count, total, flush=True))
        print("publishing", 0, 1, flush=True)
        draft.publish()


@dataclass(frozen=True, slots=True)
class Run:
    """A process that built: what it was doing when it was killed (empty: it came to its end)."""

    killed: str
    seconds: float
    begun_at: int
    """Documents that were there at its start."""
    marks: dict[str, float]
    """Seconds at which each step was first heard of."""


def build_with_kills(words: Sequence[str], kills: Sequence[tuple[str, float]]) -> Iterator[Run]:
    """Start a build, kill it at each of the points, and let it come to its end at last."""
    left = list(kills)
    while True:
        kill = left.pop(0) if left else None
        run = _run(words, kill)
        yield run
        if not run.killed:
            return


def _run(words: Sequence[str], kill: tuple[str, float] | None) -> Run:
    begun = time.perf_counter()
    marks: dict[str, float] = {}
    first = 0
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            step, done, total = line.split()
            if not marks:
                first = int(done) if step == "adding" else int(total)
            marks.setdefault(step, time.perf_counter() - begun)
            if kill and step == kill[0] and int(done) >= kill[1] * int(total):
                process.kill()
                process.wait()
                return Run(line.strip(), time.perf_counter() - begun, first, marks)
    if process.returncode:
        raise RuntimeError(f"the build ended with {process.returncode}")
    return Run("", time.perf_counter() - begun, first, marks)


@dataclass(frozen=True, slots=True)
class Queries:
    """Seconds of queries, wall clock and processor, and how many found their source."""

    wall: list[float]
    cpu: list[float]
    right: int


def time_queries(index: Index, queries: Sequence[Query]) -> Queries:
    """Time every query after the first few."""
    wall: list[float] = []
    cpu: list[float] = []
    right = 0
    for place, one in enumerate(queries):
        begun = time.perf_counter(), time.process_time()
        found = compare(one.document, one.reading, index, one.facts)
        if place >= WARM_UP:
            wall.append(time.perf_counter() - begun[0])
            cpu.append(time.process_time() - begun[1])
            right += bool(found.sources) and found.sources[0].source.path == one.copied
    return Queries(wall, cpu, right)


def of_queries(index: Index, queries: Sequence[Query]) -> Iterator[str]:
    """Yield what is said of the queries, and what the steps of one take at best."""
    found = time_queries(index, queries)
    for clock, seconds in (("wall", sorted(found.wall)), ("processor", sorted(found.cpu))):
        yield (
            f"query with {MOST} alignments, {clock}: median {1000 * median(seconds):.1f} ms, "
            f"p95 {1000 * seconds[int(len(seconds) * 0.95)]:.1f} ms, "
            f"slowest {1000 * seconds[-1]:.1f} ms"
        )
    yield f"copied source ranked first: {found.right} of {len(found.wall)}"
    document = queries[0].document
    folded = fold(document.text, document.body)
    steps: dict[str, Callable[[], object]] = {
        "fold": partial(fold, document.text, document.body),
        "prints": partial(prints, folded.text),
        "candidates": partial(index.candidates, prints(folded.text), CANDIDATES),
        "source": partial(index.source, len(index) // 2),
        "align": partial(matches, folded, folded),
    }
    for name, call in steps.items():
        yield f"  {name}: {1000 * _best(call):.2f} ms"


def _best(call: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return min(times)


def of_build(runs: Sequence[Run], place: Path, sources: int) -> Iterator[str]:
    """Yield what is said of the build."""
    for run in runs:
        what = f"killed at {run.killed}" if run.killed else "came to its end"
        marks = ", ".join(f"{step} from {second:.1f} s" for step, second in run.marks.items())
        yield f"{run.seconds:.1f} s, {what} (had {run.begun_at} at its start; {marks})"
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield f"largest process that built: {peak:.0f} MB"
    size = place.stat().st_size
    yield f"{sources} sources, {size} bytes, {size / sources:.0f} a source with text"
    beside = sorted(it.name for it in place.parent.iterdir() if it != place)
    yield f"left beside the index: {', '.join(beside) or 'nothing'}"


def of_update(place: Path, pool: Sequence[str], sources: int) -> Iterator[str]:
    """Yield what is said of adding one document more, and of looking for changes."""
    begun = time.perf_counter()
    known_files(place)
    yield f"known files: {time.perf_counter() - begun:.2f} s"
    begun = time.perf_counter()
    made = source(pool, sources)
    with drafting(place) as draft:
        draft.add([Entry(len(made.text), 0, made, prints_of(made))])
        draft.drop([source(pool, 0).path])
        draft.merge()
        draft.publish()
    yield f"one more and one less: {time.perf_counter() - begun:.1f} s"


def report(real: Path, place: Path, options: argparse.Namespace) -> Iterator[str]:
    """Build where there is no index yet, search, and yield what is said."""
    pool = paragraphs(real)
    yield f"{len(pool)} paragraphs of {sum(map(len, pool)) / len(pool):.0f} characters"
    sources = options.sources
    if not place.exists():
        words = [sys.executable, "-m", "benchmarks.copies.scale", str(real), "--build", str(place)]
        words += ["--sources", str(sources), "--jobs", str(options.jobs)]
        runs = list(build_with_kills(words, KILLS))
        yield from of_build(runs, place, sources)
    queries = [query(pool, sources, number) for number in range(options.queries + WARM_UP)]
    gc.collect()
    gc.freeze()  # the documents of the benchmark itself are not for the collector to go through
    begun = time.perf_counter()
    with open_index(place) as index:
        yield f"opening: {1000 * (time.perf_counter() - begun):.1f} ms"
        yield from of_queries(index, queries)
    if options.index is None:
        yield from of_update(place, pool, sources)
        yield f"left beside the index: {[it.name for it in place.parent.iterdir()]}"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("real", type=Path)
    parser.add_argument("--sources", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--index", type=Path, default=None)
    parser.add_argument("--build", type=Path, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.build is not None:
        build(options.real, options.build, options.sources, options.jobs)
        return
    with tempfile.TemporaryDirectory() as folder:
        for line in report(options.real, options.index or Path(folder, "library.idx"), options):
            print(line, flush=True)


if __name__ == "__main__":
    main()
