"""600 regions of 5,000 matters: time and memory of a comparison beside a job of polars alone.

    python -m benchmarks.lists.scale [REGIONS] [MATTERS] [csv|parquet]

Both read the same files. The job of polars counts the distinct values of every compared column for
each code; ours aligns, normalises, chooses references, compares and counts.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl

from benchmarks.lists.matters import catalogue

COLUMNS = (
    "name",
    "item_code",
    "basic_code",
    "type",
    "basis",
    "audience",
    "conditions",
    "materials",
    "legal_limit",
    "promised_limit",
    "fee",
    "result",
)


def write(folder: Path, regions: int, matters: int, form: str) -> None:
    """Write the lists of all regions; one value in a thousand departs."""
    from govlint.model.items import Field

    rows = catalogue(matters)
    base = pl.DataFrame(
        {name: [row.get(name, "") for row in rows] for name in COLUMNS if name != "item_code"}
    )
    for number in range(regions):
        credit = f"11520{number:03d}MB2D0164XH"[:18]
        frame = base.with_columns(
            item_code=pl.lit(credit + "4") + pl.col("basic_code"),
            legal_limit=pl.when(pl.int_range(pl.len()) % 997 == number % 997)
            .then(pl.lit("30个工作日"))
            .otherwise(pl.col("legal_limit")),
        ).select(COLUMNS)
        frame = frame.rename({name: Field(name).term for name in COLUMNS})
        path = folder / f"县{number:03d}区.{form}"
        frame.write_parquet(path) if form == "parquet" else frame.write_csv(path)


def baseline(folder: Path, form: str) -> int:
    """Count the distinct values of every column for each code with polars alone."""
    files = sorted(folder.glob(f"*.{form}"))
    read = pl.scan_parquet if form == "parquet" else pl.scan_csv
    frames = [
        read(file) if form == "parquet" else pl.scan_csv(file, infer_schema=False) for file in files
    ]
    whole = pl.concat(frames)
    names = [name for name in whole.collect_schema().names() if name != "基本编码"]
    counts = whole.group_by("基本编码").agg(pl.col(name).n_unique() for name in names).collect()
    return counts.height


def ours(folder: Path, form: str) -> int:
    """Compare the lists of the folder."""
    from govlint.engine.list_run import ListOptions, compare_regions, regions_from

    comparison = compare_regions(regions_from([str(folder)]), ListOptions())
    return len(comparison.findings)


def timed(what: str, folder: Path, form: str) -> tuple[float, float, str]:
    """Run one of the two in a process of its own: seconds, peak MB, result."""
    code = [sys.executable, "-m", "benchmarks.lists.scale", f"--{what}", str(folder), form]
    out = subprocess.run(code, check=True, capture_output=True, text=True, env=os.environ)
    seconds, peak, result = out.stdout.split()
    return float(seconds), float(peak), result


def main() -> None:
    """Print both, three rounds each, and their ratio."""
    arguments = sys.argv[1:]
    if arguments and arguments[0].startswith("--"):
        began = time.perf_counter()
        result = (ours if arguments[0] == "--ours" else baseline)(Path(arguments[1]), arguments[2])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{time.perf_counter() - began:.3f} {peak:.0f} {result}")
        return
    regions, matters = (int(one) for one in [*arguments, "600", "5000"][:2])
    form = arguments[2] if len(arguments) > 2 else "csv"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, regions, matters, form)
        size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        print(f"{regions} regions x {matters} matters, {form}, {size:.0f} MB")
        rounds = [(timed("baseline", folder, form), timed("ours", folder, form)) for _ in range(3)]
    for one, other in rounds:
        print(
            f"polars {one[0]:.2f} s {one[1]:.0f} MB; ours {other[0]:.2f} s {other[1]:.0f} MB; "
            f"ratio {other[0] / one[0]:.2f}; {other[2]} findings"
        )


if __name__ == "__main__":
    main()
