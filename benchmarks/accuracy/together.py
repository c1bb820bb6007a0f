"""Many defects in one notice at once: none of them may hide another.

Usage: ``python -m benchmarks.accuracy.together [--format docx|pdf] [--most N]``.
From the failing examples of the rule files one is taken of each rule, as long as it changes nothing
that an earlier one changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.accuracy.cases import FORMATS, Case, build, cases, check, told
from govlint.builder.changes import apply_changes
from govlint.builder.template import load_template
from govlint.model.finding import FileReport
from govlint.rules.changes import PAGE, Change, parse_change

TEMPLATE = "notice"
LEAST = 25
SETTINGS = {"element", "severity"}
"""An example that says more of itself is one of another document."""


def chosen(most: int = 0) -> list[Case]:
    """Return the examples whose changes can stand in one document, one of each rule.

    Args:
        most: so many at most; 0: all that can.
    """
    taken: set[tuple[str, str]] = set()
    whole: set[str] = set()
    found: list[Case] = []
    codes: set[str] = set()
    for case in cases():
        if case.example["template"] != TEMPLATE or not set(case.info) <= SETTINGS:
            continue
        changes = [parse_change(text, "", line) for line, text in case.example["changes"]]
        if case.rule.code in codes or not _free(changes, taken, whole):
            continue
        found.append(case)
        codes.add(case.rule.code)
        taken |= {(change.part, change.key) for change in changes}
        whole |= {change.part for change in changes if change.verb != "set"}
    return found[:most] if most else found


def _free(changes: Sequence[Change], taken: set[tuple[str, str]], whole: set[str]) -> bool:
    """Tell whether changes touch nothing that is changed already.

    What is taken out or moved may not be changed as well, nor a text that another change set.
    """
    parts = {part for part, _ in taken}
    if PAGE in parts and any(change.part == PAGE for change in changes):
        return False  # two margins may make up for each other
    for change in changes:
        if change.part in whole or (change.part, change.key) in taken:
            return False
        if change.verb != "set" and change.part in parts:
            return False
    return True


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
