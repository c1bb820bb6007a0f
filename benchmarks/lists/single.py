"""How many injected defects ``lists check`` finds, in every input form, and what it invents.

python -m benchmarks.lists.single
"""

from __future__ import annotations

import datetime
import json
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.lists.defects import ALWAYS, DEFECTS, LAWS, Defect
from benchmarks.lists.forms import FORMS, Write
from benchmarks.lists.matters import Matter, catalogue, of_region
from govlint.engine.list_run import ListOptions, check_lists
from govlint.engine.options import Options
from govlint.reporters.lists.json import to_json_check

DAY = datetime.date(2026, 11, 1)
REGION = "甲县"
MATTERS = 160
SPREAD = 2
"""Right matters between two wrong ones."""


@dataclass(frozen=True, slots=True)
class Injected:
    """A defect and the places (from 0) of the matters in which it may be reported."""

    defect: Defect
    places: tuple[int, ...]


def made(rng: random.Random) -> tuple[list[Matter], list[Injected], list[Matter]]:
    """Return a list with one defect of every kind, what was injected, and the catalogue."""
    matters = catalogue(MATTERS)
    own = of_region(matters, REGION, 1)
    for place, matter in enumerate(own):
        matter["row_id"] = f"ID-{place}"
        matter.update({name: matter.get(name, "") for name in ALWAYS})
    own[0]["row_id"] = "ID-0"
    injected: list[Injected] = []
    used = {0}
    rows = list(own)
    for defect in DEFECTS:
        place = next(
            i for i, one in enumerate(own) if i not in used and one["type"] in defect.types
        )
        used.add(place)
        behind = defect.make(own[place], rng) or ()
        at = next(number for number, one in enumerate(rows) if one is own[place])
        rows[at + 1 : at + 1] = behind
        injected.append(Injected(defect, (place,)))
    placed = []
    for one in injected:
        at = next(number for number, row in enumerate(rows) if row is own[one.places[0]])
        twins = [
            n
            for n in range(at, min(at + 2, len(rows)))
            if n == at or all(rows[n] is not m for m in own)
        ]
        extra = (
            (next(n for n, row in enumerate(rows) if row is own[0]),)
            if one.defect.code == "L-ID-1"
            else ()
        )
        placed.append(Injected(one.defect, (*twins, *extra)))
    return rows, placed, matters


def run(write: Write, suffix: str, folder: Path, rng: random.Random) -> tuple[list[str], list[Any]]:
    """Return the kinds that were not found and the findings that nobody injected."""
    rows, injected, matters = made(rng)
    path = folder / f"{REGION}权责清单{suffix}"
    numbers = write(path, ALWAYS, rows)
    bound = folder / "目录.csv"
    laws = folder / "法律.csv"
    laws.write_text(LAWS, encoding="utf-8")
    names = ("name", "basic_code", "type", "level")
    FORMS["csv"][1](bound, names, matters)
    options = ListOptions(Options(date=DAY), catalogue=str(bound), laws=str(laws))
    data = json.loads(to_json_check(check_lists([str(path)], options)))["lists"][0]
    assert data["error"] is None and data["rows"] == len(rows), (
        data["rows"],
        len(rows),
        data["problems"],
    )
    return judged(data["findings"], injected, numbers)


def judged(
    findings: Sequence[dict[str, Any]], injected: Sequence[Injected], numbers: Sequence[int]
) -> tuple[list[str], list[Any]]:
    """Hold findings against what was injected."""
    missed, explained = [], set[int]()
    for one in injected:
        wanted = {numbers[place] for place in one.places}
        fields = {one.defect.field, *one.defect.fields}
        hits = [
            number
            for number, found in enumerate(findings)
            if found["code"] == one.defect.code
            and wanted & {found["row"], *(found["rows"] or ())}
            and found["field"] in fields
        ]
        explained.update(hits)
        if not hits:
            missed.append(one.defect.kind)
    wrong = [
        found
        for number, found in enumerate(findings)
        if number not in explained and found["outcome"] == "fail" and found["severity"] != "info"
    ]
    return missed, wrong


def main() -> None:
    """Print found and invented by input form."""
    with tempfile.TemporaryDirectory() as name:
        for form, (suffix, write) in FORMS.items():
            missed, wrong = run(write, suffix, Path(name), random.Random(3))
            found = len(DEFECTS) - len(missed)
            print(f"{form:20} found {found}/{len(DEFECTS)}, invented {len(wrong)}")
            if missed:
                print("   missed:", "、".join(missed))
            for code, count in Counter((one["code"], one["field"]) for one in wrong).items():
                example = next(one for one in wrong if (one["code"], one["field"]) == code)
                print(f"   invented {count}: {code} row {example['row']} {example['message']}")


if __name__ == "__main__":
    main()
