"""What pdfminer raises on files that are not what they say."""

from __future__ import annotations

import struct
import zlib

from pdfminer.psexceptions import PSException

HOSTILE = (
    PSException,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    RuntimeError,
    EOFError,
    struct.error,
    zlib.error,
)
"""pdfminer checks types and numbers by using them; its own errors are all ``PSException``."""
