"""Word samples as PDF: LibreOffice lays them out in fonts of the names that they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govlint.builder.fonts import (
    FontFolder,
    PdfUnavailable,
    check_characters,
    fonts_of,
    shared_fonts,
)
from govlint.readers.errors import ReadError
from govlint.readers.libreoffice import convert_many
from govlint.readers.limits import Limits

__all__ = ["PdfUnavailable", "build_pdf", "build_pdfs"]

LIMITS = Limits(max_seconds=300.0)
"""For all files of one run; each takes about a second."""
_EMBEDDED = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^/\s<>\[\]()]+)")
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")


def build_pdf(docx: bytes, *, fonts: FontFolder | None = None, limits: Limits = LIMITS) -> bytes:
    """Return a Word file as PDF.

    Args:
        docx: the bytes of the Word file.
        fonts: where fonts are made; by default those of this process.
        limits: what making it may cost.

    Raises:
        PdfUnavailable: LibreOffice, fontTools or a free font is missing, the font lacks characters
            of the text, a font was substituted, or LibreOffice does not read the file.
    """
    return build_pdfs([docx], fonts=fonts, limits=limits)[0]


def build_pdfs(
    files: Sequence[bytes], *, fonts: FontFolder | None = None, limits: Limits = LIMITS
) -> list[bytes]:
    """Return several Word files as PDF, in one run of LibreOffice.

    Args:
        files: the bytes of each Word file.
        fonts: where fonts are made; by default those of this process.
        limits: what making all of them may cost.

    Raises:
        PdfUnavailable: as for ``build_pdf``.
    """
    fonts = fonts or shared_fonts()
    for docx in files:
        check_characters(docx)
    asked = [fonts.provide(fonts_of(docx)) for docx in files]
    try:
        made = convert_many(files, "docx", "pdf", limits, environment=fonts.environment())
    except ReadError as error:
        raise PdfUnavailable(str(error)) from error
    return [_checked(raw, names) for raw, names in zip(made, asked, strict=True)]


def _checked(raw: bytes | None, asked: frozenset[str]) -> bytes:
    if raw is None:
        raise PdfUnavailable("LibreOffice 没有生成 PDF")
    embedded = embedded_fonts(raw)
    if not embedded <= asked:
        raise PdfUnavailable(f"字体被替换成了 {'、'.join(sorted(embedded - asked))}")
    return raw


def embedded_fonts(pdf: bytes) -> frozenset[str]:
    """Return the PostScript names of the fonts in a PDF that LibreOffice wrote."""
    names = (found[1].decode("latin-1") for found in _EMBEDDED.finditer(pdf))
    return frozenset(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), name) for name in names)
