"""One defect at a time in a conformant notice: what is found, and what else is reported.

Usage: ``python -m benchmarks.accuracy.defects [--format docx|pdf] [--storage NAME]``.
The defects are those of corpus/defects.toml; PDF needs LibreOffice and a free Chinese font.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from govlint.builder.changes import apply_changes
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.pdf import build_pdfs
from govlint.builder.template import load_template
from govlint.engine.options import Options
from govlint.engine.run import check_document, session_of
from govlint.model.finding import FileReport, Finding
from govlint.readers import read
from govlint.structure import recognise

TABLE = Path(__file__).parents[2] / "corpus" / "defects.toml"
TEMPLATE = "notice"
FORMATS = ("docx", "pdf")


@dataclass(frozen=True, slots=True)
class Defect:
    """One entry of the table; ``only`` is empty where Word and PDF files both show the defect."""

    what: str
    change: tuple[str, ...]
    code: str
    element: str
    mark: str = ""
    in_pdf: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a defect went: the findings of its rule, and those that are new besides."""

    defect: Defect
    form: str
    found: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def mark(self) -> str:
        """The text that must be marked in this format, blanks left out."""
        own = self.defect.in_pdf if self.form == "pdf" else ""
        return _squeezed(own or self.defect.mark)

    @property
    def ok(self) -> bool:
        """Tell whether it was found once, in the right element, with the right text marked."""
        places = [(finding.element, marked(finding)) for finding in self.found]
        return places == [(self.defect.element, self.mark)]


def load_defects(file: Path = TABLE) -> list[Defect]:
    """Return the table of defects."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["defect"]
    return [Defect(**{**entry, "change": tuple(entry["change"])}) for entry in entries]


def marked(finding: Finding) -> str:
    """Return what a finding marks, blanks and line breaks left out."""
    place = finding.location
    return _squeezed(finding.evidence) if place.end > place.start else ""


def _squeezed(text: str) -> str:
    return "".join(text.split())


def build(changes: Sequence[Sequence[str]], form: str, storage: str = "runs") -> list[bytes]:
    """Return the notice with each set of changes.

    Args:
        changes: the changes of each file, one a line.
        form: docx or pdf.
        storage: how the Word file stores its look.

    Raises:
        PdfUnavailable: PDF files cannot be made on this machine.
    """
    template = load_template(TEMPLATE)
    made = [
        build_docx(apply_changes(template, enumerate(lines, 1), TABLE.name), STORAGES[storage])
        for lines in changes
    ]
    return build_pdfs(made) if form == "pdf" else made


def check(raw: bytes, name: str) -> FileReport:
    """Check one file by all rules."""
    return check_document(recognise(read(raw, name=name)), session_of(Options()), name)


def measure(defects: Sequence[Defect], form: str, storage: str = "runs") -> list[Outcome]:
    """Return how each defect went that this format shows."""
    shown = [defect for defect in defects if defect.only in ("", form)]
    files = build([(), *(defect.change for defect in shown)], form, storage)
    usual, *reports = (check(raw, f"notice.{form}").findings for raw in files)
    known = {(finding.code, finding.element) for finding in usual}
    return [
        Outcome(
            defect,
            form,
            tuple(it for it in found if defect.code in (it.code, *it.also)),
            tuple(
                it
                for it in found
                if defect.code not in (it.code, *it.also) and (it.code, it.element) not in known
            ),
        )
        for defect, found in zip(shown, reports, strict=True)
    ]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--format", choices=FORMATS, default="")
    parser.add_argument("--storage", choices=tuple(STORAGES), default="runs")
    arguments = parser.parse_args()
    for form in [arguments.format] if arguments.format else FORMATS:
        show(measure(load_defects(), form, arguments.storage), form)


def show(outcomes: Sequence[Outcome], form: str) -> None:
    """Print what was missed, what came besides, and the sums."""
    for outcome in outcomes:
        defect = outcome.defect
        if not outcome.ok:
            told = "; ".join(_told(finding) for finding in outcome.found) or "nothing"
            print(f"MISSED {defect.code} {defect.element} “{outcome.mark}” {defect.what}: {told}")
        for finding in outcome.others:
            print(f"OTHER  {defect.code} {defect.what}: {_told(finding)}")
    count = len(outcomes)
    found = sum(outcome.ok for outcome in outcomes)
    others = sum(len(outcome.others) for outcome in outcomes)
    print(f"{form}: {found} of {count} found; {others / count:.2f} other findings each")


def _told(finding: Finding) -> str:
    return f"{finding.code} {finding.element} “{marked(finding)}” {finding.message}"


if __name__ == "__main__":
    main()
