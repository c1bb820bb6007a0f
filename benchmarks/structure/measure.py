"""Judge structure alone: recognised elements against a truth table made by reading.

Usage: ``python benchmarks/structure/measure.py REAL [TRUTH] [--misses]`` where REAL is the folder
of real documents (not part of the project) and TRUTH a JSON-lines file (default: the one beside
this script). Prints elements right per file, per element and in all.
"""

from __future__ import annotations

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
    found["body_first"] = bare(body.text)[:10] if body else ""
    found["body_last"] = bare(body.text)[-10:] if body else ""
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


def true_elements(row: dict[str, Any]) -> dict[str, str]:
    """Return one row of the truth table in comparable form."""
    elements = row["elements"]
    truth = {name: "|".join(bare(t) for t in elements.get(name, [])) for name in SIMPLE}
    truth["attachment"] = "|".join(bare(t) for t in elements.get("attachment", []))
    truth["issued"] = "|".join(bare(t)[:12] for t in elements.get("issued", []))
    truth["kind"] = str(row["kind"])
    truth["body_first"] = bare(row.get("body_first") or "")[:10]
    truth["body_last"] = bare(row.get("body_last") or "")[-10:]
    for key in (*HEADINGS, "第X章", "第X条"):
        truth[f"headings {key}"] = str(row["headings"].get(key, 0))
    return truth


def agrees(name: str, found: str, truth: str) -> bool:
    """Compare one element; several occurrences are compared joined."""
    if name in ("body_first", "body_last"):
        size = min(len(found), len(truth))
        return size > 3 and (found[:size] == truth[:size] or found[-size:] == truth[-size:])
    plain = [re.sub(r"[|\n《》]", "", text) for text in (found, truth)]
    if name in ("issued", "attachment"):
        return plain[0] == plain[1] or bool(
            truth and found and (plain[0] in plain[1] or plain[0].startswith(plain[1]))
        )
    return plain[0] == plain[1]


def judge(real: Path, rows: list[dict[str, Any]], show: bool) -> None:
    """Print the table."""
    right: dict[str, list[bool]] = defaultdict(list)
    invented: Counter[str] = Counter()
    whole = 0
    for row in rows:
        official = recognise(read(str(real / row["path"])))
        found, truth = found_elements(official), true_elements(row)
        misses = []
        for name, value in truth.items():
            if row["kind"] is None and name != "kind":
                continue
            if not value and not found[name]:
                continue
            good = agrees(name, found[name], value)
            if name.startswith("headings") and value == found[name] == "0":
                continue
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
    judge(Path(arguments[0]), rows, "--misses" in sys.argv)


if __name__ == "__main__":
    main()
