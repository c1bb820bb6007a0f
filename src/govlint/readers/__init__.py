"""Readers: bytes of one file to a Document, chosen by content."""

from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.read import read

__all__ = ["Limits", "ReadError", "read"]
