"""Word documents (.docx, .docm, .dotx), read with our own code over zip and lxml."""

from govlint.readers.docx.reader import read_docx

__all__ = ["read_docx"]
