"""Word files of other formats: turned into docx by LibreOffice, then read like any other."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import PurePath

from govlint.model.document import Document, Flag
from govlint.readers.errors import ReadError
from govlint.readers.limits import Deadline, Limits

_DOCX = "docx:MS Word 2007 XML"
_FLAG = Flag(
    "converted",
    "经 LibreOffice 转换后读取；文字以外，字体、字号、行距和页面设置以转换结果为准",
)
_WORD_STREAM = b"\xec\xa5"
_SECTOR = 512
_ENCRYPTED_BIT = 0x01


def read_converted(
    raw: bytes, name: str, kind: str, limits: Limits, *, keep_tables: bool = False
) -> Document:
    """Read a Word file of another format through LibreOffice.

    Args:
        raw: the bytes of the file.
        name: its name; ``.wps`` tells a file of WPS from one of Word, which are the same inside.
        kind: what it is by content: doc, rtf or odt.
        limits: what the file may cost; conversion and reading share the time.
        keep_tables: whether tables that only serve the layout stay tables.

    Returns:
        The document as LibreOffice understands it, with a flag that says so.

    Raises:
        ReadError: LibreOffice is not there or cannot read the file, the file is encrypted, a
            bomb, or takes too long.
    """
    from govlint.readers.docx import read_docx
    from govlint.readers.libreoffice import convert, find_program

    by_wps = kind == "doc" and PurePath(name).suffix.lower() in (".wps", ".wpt")
    written = "wps" if by_wps else kind
    if find_program() is None:
        remedy = "请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再检查"
        raise ReadError("unsupported", f"读 .{written} 文件需要 LibreOffice；{remedy}")
    _check(raw, kind, limits)
    begun = time.monotonic()
    converted = convert(raw, kind, _DOCX, limits)
    left = max(1.0, limits.max_seconds - (time.monotonic() - begun))
    rest = replace(limits, max_seconds=left)
    document = read_docx(converted, name, rest, keep_tables=keep_tables)
    return replace(document, format=written, flags=(*document.flags, _FLAG))


def _check(raw: bytes, kind: str, limits: Limits) -> None:
    """Refuse what LibreOffice should not be given: encrypted files and bombs."""
    encrypted = kind == "doc" and _is_encrypted(raw)
    if kind == "odt":
        from govlint.readers.docx.package import open_package

        package = open_package(raw, limits, Deadline(limits.max_seconds))
        encrypted = b"encryption-data" in package.optional("META-INF/manifest.xml")
    if encrypted:
        raise ReadError("encrypted", "文件设有打开密码，请先取消密码再检查")


def _is_encrypted(raw: bytes) -> bool:
    """Tell it by the first bytes of the stream ``WordDocument``, which begins with a sector."""
    for start in range(_SECTOR, len(raw), _SECTOR):
        if raw.startswith(_WORD_STREAM, start) and len(raw) > start + 11:
            return bool(raw[start + 11] & _ENCRYPTED_BIT)
    return False
