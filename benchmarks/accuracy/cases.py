"""The failing examples of the rule files, one defect at a time: what is found, and what else.

Usage: ``python -m benchmarks.accuracy.cases [--format text|docx|pdf] [--code CODE] [--write]``.
Every failing example that changes a template is built in each format that shows the defect and
checked by all rules. ``--write`` puts the counts into rules/data/measured.tsv, from where the page
of each rule prints them. PDF needs LibreOffice and a free Chinese font.
"""

from __future__ import annotations

import argparse
import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from govlint.builder.changes import apply_changes
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.pdf import build_pdfs
from govlint.builder.spec import Template
from govlint.builder.template import load_template, template_names
from govlint.builder.text import build_text
from govlint.engine.measured import Measured, load, write
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.elements import Layout, Stage
from govlint.model.finding import FileReport, Finding, Outcome, Severity
from govlint.readers import read
from govlint.rules.examples import facts_of
from govlint.rules.registry import load_rules
from govlint.rules.rule import Rule
from govlint.structure import recognise

FORMATS = ("text", "docx", "pdf")
SUFFIX = {"text": "txt", "docx": "docx", "pdf": "pdf"}
AT_ONCE = 60
"""PDF files made in one run of LibreOffice."""
CONFORMANT_STORAGES = ("runs", "styles", "theme")
ABSENT = "文中没有"
"""How the reason begins where a rule has nothing to read: what it reads may come by a change."""


@dataclass(frozen=True)
class Case:
    """One failing example of a rule."""

    rule: Rule
    example: Mapping[str, Any]

    @property
    def info(self) -> Mapping[str, str]:
        """What the example says of itself."""
        found: Mapping[str, str] = self.example["info"]
        return found

    @property
    def name(self) -> str:
        """Where it stands."""
        return f"{self.rule.code}:{self.example['line']}"

    def template(self) -> Template:
        """Return its template with its changes."""
        template = load_template(self.example["template"])
        return apply_changes(template, self.example["changes"], self.rule.file)

    def marks(self, form: str) -> list[str]:
        """Return what must be marked, blanks left out, in alphabetical order."""
        key = "pdf_marks" if form == "pdf" else "marks"
        return sorted(_squeezed(mark) for mark in self.example[key])


@dataclass(frozen=True)
class Result:
    """How a case went in one format: findings of its rule, and those that are new besides."""

    case: Case
    form: str
    found: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Tell whether it was found in the right element with the right text marked."""
        element = self.case.info.get("element")
        right = all(element in (None, finding.element) for finding in self.found)
        marks = sorted(filter(None, (marked(finding) for finding in self.found)))
        return bool(self.found) and right and marks == self.case.marks(self.form)


def marked(finding: Finding) -> str:
    """Return what a finding marks, blanks and line breaks left out."""
    place = finding.location
    return _squeezed(finding.evidence) if place.end > place.start else ""


def _squeezed(text: str) -> str:
    return "".join(text.split())


def cases(code: str = "") -> list[Case]:
    """Return the failing examples that change a template, of rules whose code begins so."""
    return [
        Case(rule, example)
        for rule in load_rules()
        if rule.code.startswith(code)
        for example in rule.examples
        if "template" in example and not example["good"]
    ]


def build(templates: Sequence[tuple[Template, str]], form: str) -> list[bytes]:
    """Return a file for each template and storage.

    Raises:
        PdfUnavailable: PDF files cannot be made on this machine.
    """
    if form == "text":
        return [build_text(template) for template, _ in templates]
    made = [build_docx(template, STORAGES[storage]) for template, storage in templates]
    if form == "docx":
        return made
    parts = [made[start : start + AT_ONCE] for start in range(0, len(made), AT_ONCE)]
    return [raw for part in parts for raw in build_pdfs(part)]


def check(raw: bytes, form: str, info: Mapping[str, str], rule: Rule | None = None) -> FileReport:
    """Check one file by all rules, with what an example says of it.

    A rule that is off by default is run where it is the rule of the example.
    """
    layout = Layout(info["layout"]) if "layout" in info else None
    stage = Stage(info["stage"]) if "stage" in info else None
    official = recognise(read(raw, name=f"a.{SUFFIX[form]}"), layout=layout, stage=stage)
    extra = rule.code if rule and not rule.enabled else ""
    return check_document(official, _session(info.get("date", ""), _facts(info), extra))


def _facts(info: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in info.items() if key.startswith("facts."))


@lru_cache(maxsize=64)
def _session(date: str, facts: tuple[tuple[str, str], ...], extra: str) -> Any:
    day = datetime.date.fromisoformat(date) if date else None
    every = tuple(sorted({rule.family for rule in load_rules()}))
    select = (*every, extra) if extra else ()
    return session_of(Options(date=day, facts=facts_of(dict(facts)), select=select))


def measure(chosen: Sequence[Case], form: str) -> list[Result]:
    """Return how each case went that this format shows."""
    usual = _Usual(form)
    shown = [case for case in chosen if usual.shows(case)]
    files = build([(case.template(), case.info.get("storage", "runs")) for case in shown], form)
    return [
        _result(case, form, check(raw, form, case.info, case.rule), usual.report(case))
        for case, raw in zip(shown, files, strict=True)
    ]


def _result(case: Case, form: str, report: FileReport, usual: FileReport) -> Result:
    own = [one for one in report.findings if case.rule.code in (one.code, *one.also)]
    known = {(one.code, one.element) for one in usual.findings}
    others = [
        one for one in report.findings if one not in own and (one.code, one.element) not in known
    ]
    return Result(case, form, tuple(own), tuple(others))


class _Usual:
    """What is reported of the templates as they are."""

    def __init__(self, form: str) -> None:
        self.form = form
        self.files: dict[tuple[str, str], bytes] = {}
        self.reports: dict[tuple[str, ...], FileReport] = {}

    def report(self, case: Case) -> FileReport:
        """Return the report of a case's template without its changes."""
        name, storage = case.example["template"], case.info.get("storage", "runs")
        if (name, storage) not in self.files:
            (self.files[name, storage],) = build([(load_template(name), storage)], self.form)
        extra = "" if case.rule.enabled else case.rule.code
        key = (name, storage, extra, *(f"{k}={v}" for k, v in sorted(case.info.items())))
        if key not in self.reports:
            raw = self.files[name, storage]
            self.reports[key] = check(raw, self.form, case.info, case.rule)
        return self.reports[key]

    def shows(self, case: Case) -> bool:
        """Tell whether this format shows the defect.

        It does where the example is written for it, where the rule passes the template as it is,
        and where that only lacks what the rule reads.
        """
        if "only" in case.info:
            return self.form in case.info["only"].split(",")
        if case.info.get("format", "docx") == self.form:
            return True
        if self.form == "text" and not _changes_words(case):
            return False
        outcomes = self.report(case).outcomes
        found = next(one for one in outcomes if one.code == case.rule.code)
        absent = found.outcome is Outcome.NOT_APPLICABLE and found.reason.startswith(ABSENT)
        return found.outcome is Outcome.PASS or absent


def _changes_words(case: Case) -> bool:
    """Tell whether the text itself is another one, blanks left out."""
    before = build_text(load_template(case.example["template"])).decode()
    return _squeezed(before) != _squeezed(build_text(case.template()).decode())


def conformant() -> Iterator[tuple[str, FileReport]]:
    """Yield name and report of every template as it is: text, and Word and PDF in storages."""
    for form in FORMATS:
        built: list[tuple[str, str]] = []
        for name in template_names():
            every = STORAGES if name == "notice" else CONFORMANT_STORAGES
            built += [(name, storage) for storage in (("",) if form == "text" else every)]
        files = build([(load_template(name), storage or "runs") for name, storage in built], form)
        for (name, storage), raw in zip(built, files, strict=True):
            yield f"{name}-{storage}.{SUFFIX[form]}", check(raw, form, {})


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--format", choices=FORMATS, default="")
    parser.add_argument("--code", default="")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    chosen = cases(arguments.code)
    results: list[Result] = []
    for form in [arguments.format] if arguments.format else FORMATS:
        here = measure(chosen, form)
        show(here, form)
        results += here
    false = alarms()
    if arguments.write:
        write(updated(results, *false))


def alarms() -> tuple[int, Mapping[str, int]]:
    """Print errors and warnings on conformant files; return the files and the alarms by code."""
    count, found = 0, defaultdict[str, int](int)
    for name, report in conformant():
        count += 1
        for one in report.findings:
            if one.outcome is Outcome.FAIL and one.severity is not Severity.INFO:
                found[one.code] += 1
                print(f"FALSE  {name}: {told(one)}")
    print(f"conformant: {count} files, {sum(found.values())} errors and warnings")
    return count, found


def updated(results: Sequence[Result], files: int, false: Mapping[str, int]) -> dict[str, Measured]:
    """Return the table with the counts of this run.

    Args:
        results: of the cases.
        files: conformant files.
        false: errors and warnings on them, by code.
    """
    table = dict(load())
    for rule in load_rules():
        own = [one for one in results if one.case.rule.code == rule.code]
        counts: dict[str, int] = {}
        for form in FORMATS:
            here = [one for one in own if one.form == form]
            counts |= {f"{form}_cases": len(here), f"{form}_found": sum(one.ok for one in here)}
        others = sum(len(one.others) for one in own)
        table[rule.code] = table.get(rule.code, Measured(rule.code)).counted(
            **counts, others=others, conformant=files, false=false.get(rule.code, 0)
        )
    return {rule.code: table[rule.code] for rule in load_rules()}


def show(results: Sequence[Result], form: str) -> None:
    """Print what was missed, what came besides, and the sums."""
    for one in results:
        if not one.ok:
            found = "; ".join(told(finding) for finding in one.found) or "nothing"
            wanted = "、".join(one.case.marks(form))
            element = one.case.info.get("element", "")
            print(f"MISSED {form} {one.case.name} {element} “{wanted}”: {found}")
        for finding in one.others:
            print(f"OTHER  {form} {one.case.name}: {told(finding)}")
    count = len(results) or 1
    found_all = sum(one.ok for one in results)
    others = sum(len(one.others) for one in results)
    print(f"{form}: {found_all} of {len(results)} found; {others / count:.2f} other findings each")


def told(finding: Finding) -> str:
    """Return a finding in one line."""
    return f"{finding.code} {finding.severity} {finding.element} “{marked(finding)}” " + (
        finding.message
    )


if __name__ == "__main__":
    main()
