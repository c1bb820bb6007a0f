"""PDF files for tests: skipped where they cannot be made, failed where they must."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import NoReturn

import pytest

from govlint.builder.docx.storages import STORAGES
from govlint.builder.docx.writer import build_docx
from govlint.builder.pdf import PdfUnavailable, build_pdfs
from govlint.builder.template import load_template
from govlint.model.document import Document
from govlint.readers import read

REQUIRED = "GOVLINT_REQUIRE_PDF"
"""Set where LibreOffice and a free font are known to be there, as in the check of a change."""


def made(files: Sequence[bytes]) -> list[bytes]:
    """Return Word files as PDF."""
    try:
        return build_pdfs(files)
    except PdfUnavailable as error:
        unavailable(error)


def unavailable(error: PdfUnavailable) -> NoReturn:
    """Skip a test that needs a PDF, or fail where PDFs must be made."""
    if os.environ.get(REQUIRED):
        raise error
    pytest.skip(f"PDF 未生成：{error}")


@cache
def notices() -> dict[str, Document]:
    """Return the conformant notice as a PDF of every storage, read."""
    template = load_template("notice")
    files = {name: build_docx(template, storage) for name, storage in STORAGES.items()}
    pdfs = made(list(files.values()))
    return {name: read(pdf, name=f"{name}.pdf") for name, pdf in zip(files, pdfs, strict=True)}
