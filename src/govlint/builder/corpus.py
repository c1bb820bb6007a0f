"""The whole corpus: every template in every storage, as text, and as PDF where that can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govlint.builder import pdf
from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.template import load_template
from govlint.builder.text import build_text


@dataclass(frozen=True, slots=True)
class Sample:
    """One file of the corpus: its name and bytes, or why it could not be made."""

    name: str
    raw: bytes | None
    reason: str = ""


def samples(templates: Sequence[str], storages: Sequence[str]) -> Iterator[Sample]:
    """Yield the files of templates in storages, as they are made.

    Args:
        templates: names of templates.
        storages: names of storages.

    Raises:
        TemplateError: a template cannot be used.
    """
    for name in templates:
        template = load_template(name)
        yield Sample(f"{name}.txt", build_text(template))
        files = {storage: build_docx(template, STORAGES[storage]) for storage in storages}
        yield from (Sample(f"{name}-{storage}.docx", raw) for storage, raw in files.items())
        yield from _pdfs(name, files)


def _pdfs(name: str, files: Mapping[str, bytes]) -> Iterator[Sample]:
    """Yield a PDF for every Word file, all made in one run of LibreOffice."""
    made: list[bytes | None] = [None] * len(files)
    reason = ""
    try:
        made = list(pdf.build_pdfs(list(files.values())))
    except pdf.PdfUnavailable as error:
        reason = str(error)
    for storage, raw in zip(files, made, strict=True):
        yield Sample(f"{name}-{storage}.pdf", raw, reason)
