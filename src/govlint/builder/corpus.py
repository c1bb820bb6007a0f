"""The whole corpus: every template in every storage, as text, and as PDF where that can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
        for storage in storages:
            raw = build_docx(template, STORAGES[storage])
            yield Sample(f"{name}-{storage}.docx", raw)
            yield _pdf(f"{name}-{storage}.pdf", raw)


def _pdf(name: str, raw: bytes) -> Sample:
    try:
        from govlint.builder.pdf import PdfUnavailable, build_pdf
    except ImportError:
        return Sample(name, None, "生成 PDF 的模块还没有")
    try:
        return Sample(name, build_pdf(raw))
    except PdfUnavailable as error:
        return Sample(name, None, str(error))
