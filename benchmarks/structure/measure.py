"""Judge structure alone: recognised elements against a truth table made by reading.

Usage: ``python benchmarks/structure/measure.py REAL [TRUTH] [--misses]`` where REAL is the folder
of real documents (not part of the project) and TRUTH a JSON-lines file (default: the one beside
this script). Prints elements right per file, per element and in all.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from govlint import read
from govlint.model.elements import Element, OfficialDocument
from govlint.structure import recognise
from govlint.text.normalise import normalise

SIMPLE = (
    "issuer_mark", "document_number", "signatories", "title", "recipients", "attachment_list",
    "issuer_signature", "document_date", "note", "copies_to", "printing_organ", "print_date",
    "classification", "urgency", "copy_number", "attendees",
)  # fmt: skip
PARTIAL = ("issued", "attachment", "body_first", "body_last")
MARKS = re.compile(r"[|\n《》]")
HEADINGS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}


def bare(text: str) -> str:
    """Return a text in matching form without any blank or list mark."""
    return re.sub(r"[\s\ue000-\uf8ff]", "", normalise(text).text)


def found_elements(official: OfficialDocument) -> dict[str, str]:
    """Return what was recognised, in the form of the truth table."""
    found = {
        name: "|".join(bare(text.text) for text in official.elements.get(Element(name), ()))
        for name in SIMPLE
    }
    found["attachment"] = "|".join(bare(a.label + a.title) for a in official.attachments)
    issued = official.elements.get(Element.ISSUED, ())
    found["issued"] = "|".join(bare(text.text)[:12] for text in issued)
    found["kind"] = "None" if official.kind is None else official.kind
    body = official.first(Element.BODY)
    found["body_first"] = bare(body.text)[:12] if body else ""
    found["body_last"] = bare(body.text)[-12:] if body else ""
    counts = Counter(
        (h.scheme, h.level) for h in official.headings if h.zone is not Element.ATTACHMENT
    )
    for key, level in HEADINGS.items():
        found[f"headings {key}"] = str(counts["outline", level])
    found["headings 第X章"] = str(
        sum(h.label.endswith("章") for h in official.headings if h.zone is not Element.ATTACHMENT)
    )
    found["headings 第X条"] = str(counts["article", 0])
    return found


def digest(text: str) -> str:
    """Return what the table keeps of an element: its length, first characters and a hash.

    The table holds facts about real documents, not their texts.
    """
    plain = MARKS.sub("", text)
    return f"{len(plain)}:{plain[:4]}:{hashlib.sha256(plain.encode()).hexdigest()[:12]}"


def agrees(name: str, found: str, truth: str) -> bool:
    """Compare one element; several occurrences are compared joined, without 《》.

    Of the first and last words of the body, of an issued text and of an annex as much is compared
    as the table has.
    """
    plain = MARKS.sub("", found)
    if not plain or not truth:
        return plain == truth
    size = int(truth.split(":", 1)[0])
    part = plain[-size:] if name == "body_last" else plain
    return digest(part[:size] if name in PARTIAL else plain) == truth


def expected(row: dict[str, Any], found: dict[str, str]) -> dict[str, str]:
    """Return what the table says of every element that was found or should have been."""
    truth = {name: row["elements"].get(name, "") for name in found}
    truth["kind"] = digest(str(row["kind"]))
    for key in (*HEADINGS, "第X章", "第X条"):
        truth[f"headings {key}"] = str(row["headings"].get(key, 0))
    return truth


def judge(real: Path, rows: list[dict[str, Any]], show: bool) -> None:
    """Print the table."""
    right: dict[str, list[bool]] = defaultdict(list)
    invented: Counter[str] = Counter()
    whole = 0
    for row in rows:
        official = recognise(read(str(real / row["path"])))
        found = found_elements(official)
        misses = []
        for name, value in expected(row, found).items():
            if row["kind"] is None and name != "kind":
                continue
            if not value and not found[name]:
                continue
            if name.startswith("headings"):
                if value == found[name] == "0":
                    continue
                good = value == found[name]
            else:
                good = agrees(name, found[name], value)
            right[name].append(good)
            invented[name] += not value and not good
            if not good:
                misses.append(f"    {name}: {found[name][:90]!r} for {value[:90]!r}")
        whole += not misses
        if show and misses:
            print(row["path"], "|", row["kind"], *misses, sep="\n")
    total = [good for values in right.values() for good in values]
    for name, values in right.items():
        print(f"{name:20} {sum(values):4} of {len(values):4}, invented {invented[name]}")
    print(f"all {sum(total)} of {len(total)} ({sum(total) / len(total):.1%}); "
          f"whole files {whole} of {len(rows)}")  # fmt: skip


def main() -> None:
    """Run from the command line."""
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    place = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent / "truth.jsonl"
    rows = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
    for name in sorted({row["set"] for row in rows}):
        print(f"== {name}")
        chosen = [row for row in rows if row["set"] == name]
        judge(Path(arguments[0]), chosen, "--misses" in sys.argv)


if __name__ == "__main__":
    main()
