"""Control characters in files of text: left behind by other programs, seen by nobody."""

from __future__ import annotations

_CONTROLS = bytes((*range(9), *range(14, 32), 127))
"""Bytes that no text has in UTF-8, GB18030 or Big5; blanks and line ends are none of them."""
_LOOKED_AT = 16 * 1024
_SMALL = 1024 * 1024
"""Up to this size a file is looked through as a whole, which takes a millisecond."""
_FEW = 16
_BINARY = (
    b"PK",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"PAR1",
    b"{\\rtf",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
"""Marks of encodings in which such bytes are parts of characters."""


def without_controls(raw: bytes) -> tuple[bytes, int]:
    """Take control characters out of a file of text.

    Args:
        raw: the file.

    Returns:
        The file, and how many there were. A file with many is binary, and stays as it is.
    """
    if raw.startswith((*_BINARY, *_WIDE)):
        return raw, 0
    looked = raw if len(raw) <= _SMALL else raw[:_LOOKED_AT] + raw[-_LOOKED_AT:]
    if len(looked.translate(None, _CONTROLS)) == len(looked):
        return raw, 0
    found = raw.translate(None, _CONTROLS)
    removed = len(raw) - len(found)
    few = removed <= max(_FEW, len(raw) // 100) and removed * 10 <= len(raw)
    return (found, removed) if few and not _is_wide(raw) else (raw, 0)


def _is_wide(raw: bytes) -> bool:
    """Tell whether zero bytes are halves of characters: UTF-16 without a mark."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if even + odd < 2 or min(even, odd) > 0:
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
