"""Many defects in one notice at once: none of them may hide another.

Usage: ``python -m benchmarks.accuracy.together [--format docx|pdf] [--most N]``.
From the failing examples of the rule files one is taken of each rule, as long as it changes nothing
that an earlier one changes. What takes a part out, puts one in or moves one is left alone: it may
undo another defect.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from benchmarks.accuracy.cases import FORMATS, Case, build, cases, check, told
from govlint.builder.changes import apply_changes
from govlint.builder.template import load_template
from govlint.model.finding import FileReport
from govlint.rules.changes import PAGE, Change, parse_change

TEMPLATE = "notice"
LEAST = 25
MOST_OF_A_PART = 2
"""Defects of one element; with more it may not be known for what it is."""
UNDONE = {
    "F725-6": "needs a year of four digits in the number, which another defect has broken",
    "F742-1": "needs 抄送, where another defect has 抄报",
}
"""Rules whose defect is no longer there once others are."""
SETTINGS = {"element", "severity"}
"""An example that says more of itself is one of another document."""


def chosen(most: int = 0) -> list[Case]:
    """Return the examples whose changes can stand in one document, one of each rule.

    Args:
        most: so many at most; 0: all that can.
    """
    taken: set[tuple[str, str]] = set()
    found: list[Case] = []
    codes: set[str] = set()
    for case in cases():
        if case.rule.code in UNDONE or case.example["template"] != TEMPLATE:
            continue
        if not set(case.info) <= SETTINGS:
            continue
        changes = [parse_change(text, "", line) for line, text in case.example["changes"]]
        if case.rule.code in codes or not case.rule.enabled or not _free(changes, taken):
            continue
        found.append(case)
        codes.add(case.rule.code)
        taken |= {(change.part, change.key) for change in changes}
    return found[:most] if most else found


def _free(changes: Sequence[Change], taken: set[tuple[str, str]]) -> bool:
    """Tell whether changes only set what no other one has set."""
    parts = Counter(part for part, _ in taken)
    if PAGE in parts and any(change.part == PAGE for change in changes):
        return False  # two margins may make up for each other
    if any(parts[change.part] >= MOST_OF_A_PART for change in changes):
        return False
    return all(one.verb == "set" and (one.part, one.key) not in taken for one in changes)


def run(form: str, most: int = 0) -> tuple[list[Case], list[Case], FileReport]:
    """Build one notice with all the defects; return them, those not found, and the report."""
    some = chosen(most)
    template = load_template(TEMPLATE)
    for case in some:
        template = apply_changes(template, case.example["changes"], case.rule.file)
    (raw,) = build([(template, "runs")], form)
    report = check(raw, form, {})
    codes = {code for one in report.findings for code in (one.code, *one.also)}
    return some, [case for case in some if case.rule.code not in codes], report


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--format", choices=FORMATS[1:], default="docx")
    parser.add_argument("--most", type=int, default=0)
    arguments = parser.parse_args()
    some, lost, report = run(arguments.format, arguments.most)
    wanted = {case.rule.code for case in some}
    for case in lost:
        print(f"LOST  {case.name} {case.example['changes']}")
    for finding in report.findings:
        if not wanted & {finding.code, *finding.also}:
            print(f"OTHER {told(finding)}")
    print(f"{arguments.format}: {len(some) - len(lost)} of {len(some)} defects found together")


if __name__ == "__main__":
    main()
