"""PDF files: glyphs and lines as drawn, put back together to lines, paragraphs and tables."""

from govlint.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
