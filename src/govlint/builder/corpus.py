"""The whole corpus: every template as Word files, as text, and as PDF where that can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govlint.builder import pdf
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.template import load_template
from govlint.builder.text import build_text

EVERY_STORAGE = ("notice",)
"""Templates that are written in every storage; the others show a form, in a few of them."""
FEW = ("runs", "styles", "theme")


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of the corpus: its name and bytes, or why it could not be made."""

    name: str
    raw: bytes | None
    reason: str = ""


def storages_of(template: str) -> tuple[str, ...]:
    """Return the storages that a template is written in unless others are asked for."""
    return tuple(STORAGES) if template in EVERY_STORAGE else FEW


def samples(templates: Sequence[str], storages: Sequence[str] = ()) -> Iterator[Sample]:
    """Yield the files of templates as they are made, the PDF files last.

    Args:
        templates: names of templates.
        storages: names of storages; none: those of each template.

    Raises:
        TemplateError: a template cannot be used.
    """
    files: dict[str, bytes] = {}
    for name in templates:
        template = load_template(name)
        yield Sample(f"{name}.txt", build_text(template))
        for storage in storages or storages_of(name):
            files[f"{name}-{storage}"] = build_docx(template, STORAGES[storage])
            yield Sample(f"{name}-{storage}.docx", files[f"{name}-{storage}"])
    yield from _pdfs(files)


def _pdfs(files: Mapping[str, bytes]) -> Iterator[Sample]:
    """Yield a PDF for every Word file, all made in one run of LibreOffice."""
    made: list[bytes | None] = [None] * len(files)
    reason = ""
    try:
        made = list(pdf.build_pdfs(list(files.values())))
    except pdf.PdfUnavailable as error:
        reason = str(error)
    for name, raw in zip(files, made, strict=True):
        yield Sample(f"{name}.pdf", raw, reason)
