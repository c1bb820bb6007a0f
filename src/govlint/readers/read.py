"""Read one file into a Document, whatever it calls itself."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path, PurePath

from govlint.model.document import Document, Flag
from govlint.readers.errors import ReadError
from govlint.readers.limits import DEFAULT_LIMITS, MIB, Limits
from govlint.readers.sniff import Container, sniff_container
from govlint.text.encoding import DecodeError, decode

_CLAIMS: dict[str, str] = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".doc": "doc",
    ".dot": "doc",
    ".wps": "wps",
    ".wpt": "wps",
    ".pdf": "pdf",
    ".ofd": "ofd",
    ".rtf": "rtf",
    ".xls": "xls",
    ".xlsx": "xlsx",
    ".odt": "odt",
    ".ott": "odt",
}
_CONVERTED = {"doc", "wps", "rtf", "odt"}
_READABLE = {"docx", "pdf", "text", "html", "markdown", *_CONVERTED}
_ALIKE = ({"text", "markdown"}, {"doc", "wps"})
"""Formats that no content tells apart."""
_TERMS = {
    "docx": "Word 文档",
    "pdf": "PDF 文件",
    "text": "纯文本",
    "html": "网页",
    "markdown": "Markdown 文本",
    "doc": "旧版 Word 文档",
    "wps": "旧版 WPS 文档",
    "rtf": "RTF 文档",
    "odt": "OpenDocument 文档",
}


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str | None = None,
    limits: Limits | None = None,
) -> Document:
    """Read a file, told apart by content: Word and its kin, PDF, HTML, Markdown, plain text.

    Args:
        source: a path, or the bytes themselves.
        name: file name for messages and for the one hint taken from it (Markdown or plain
            text); by default the last part of the path.
        limits: what the file may cost.

    Raises:
        ReadError: the file cannot be read; see ``govlint.readers.errors`` for the codes.
    """
    limits = limits or DEFAULT_LIMITS
    if isinstance(source, bytes):
        raw, name = source, name or ""
        _check_size(len(raw), limits)
    else:
        raw = read_bytes(source, limits)
        name = name or PurePath(source).name
    if not raw:
        raise ReadError("empty", "文件是空的（0 字节）")
    container = sniff_container(raw, limits)
    document = (
        _read_container(raw, name, container, limits)
        if container
        else (_read_characters(raw, name, limits))
    )
    flags = document.flags + _mislabelled(name, document.format)
    digest = hashlib.sha256(raw).hexdigest()
    return replace(document, name=name, sha256=digest, flags=flags)


def read_bytes(path: str | os.PathLike[str], limits: Limits) -> bytes:
    """Return the bytes of a regular file, its size checked before anything is read.

    Raises:
        ReadError: ``missing``, ``unreadable`` (folder, device, no permission) or ``limit``.
    """
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        status = Path(path).stat()
        _check_regular(status.st_mode)
        # Without blocking: the path may have become a pipe since.
        handle = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise ReadError("missing", "文件不存在，请核对路径") from error
    except PermissionError as error:
        raise ReadError("unreadable", "没有读取权限，请检查文件权限或是否正被占用") from error
    except OSError as error:
        raise ReadError("unreadable", f"无法打开文件：{error.strerror or error}") from error
    with os.fdopen(handle, "rb") as stream:
        status = os.fstat(handle)
        _check_regular(status.st_mode)
        _check_size(status.st_size, limits)
        try:
            raw = stream.read(limits.max_bytes + 1)
        except OSError as error:
            raise ReadError("unreadable", f"读取失败：{error.strerror or error}") from error
    _check_size(len(raw), limits)
    return raw


def _check_regular(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise ReadError("unreadable", "这是文件夹，不是文件")
    if not stat.S_ISREG(mode):
        raise ReadError("unreadable", "这是设备或管道，不是普通文件")


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.max_bytes:
        raise ReadError("limit", f"文件超过 {limits.max_bytes / MIB:.4g} MiB 的上限，未读取")


def _read_container(raw: bytes, name: str, container: Container, limits: Limits) -> Document:
    if container.kind == "docx":
        from govlint.readers.docx import read_docx

        return read_docx(raw, name, limits)
    if container.kind == "pdf":
        from govlint.readers.pdf import read_pdf

        return read_pdf(raw, name, limits)
    if container.kind in _CONVERTED:
        from govlint.readers.converted import read_converted

        return read_converted(raw, name, container.kind, limits)
    suffix, claim = _claim(name)
    what = f" {container.what}" if container.what[0].isascii() else container.what
    if container.code == "unsupported" and claim in _READABLE:
        raise ReadError("mislabelled", f"扩展名是 {suffix}，实际是{what}；{container.remedy}")
    if container.code == "unsupported":
        raise ReadError("unsupported", f"不支持{what}；{container.remedy}")
    raise ReadError(container.code, f"{container.what}；{container.remedy}")


def _read_characters(raw: bytes, name: str, limits: Limits) -> Document:
    try:
        decoded = decode(raw)
    except DecodeError as error:
        raise ReadError("unreadable", str(error)) from error
    if not any(char.isprintable() and not char.isspace() for char in decoded.text):
        raise ReadError("empty", "文件没有文字，只有空白")
    document = _read_text_format(decoded.text, _claim(name)[1], limits)
    flags = document.flags
    if decoded.replaced:
        message = f"有 {decoded.replaced} 处字节不合 {decoded.encoding} 编码，已显示为 \ufffd"
        flags += (Flag("encoding", message),)
    return replace(document, encoding=decoded.encoding, flags=flags)


def _read_text_format(text: str, claim: str, limits: Limits) -> Document:
    from govlint.readers.markup import looks_like_html, looks_like_markdown

    if looks_like_html(text, hinted=claim == "html"):
        from govlint.readers.html import read_html

        return read_html(text, limits)
    if claim == "markdown" or looks_like_markdown(text):
        from govlint.readers.markdown import read_markdown

        return read_markdown(text, limits)
    from govlint.readers.text import read_text

    return read_text(text, limits)


def _claim(name: str) -> tuple[str, str]:
    suffix = PurePath(name).suffix.lower()
    return suffix, _CLAIMS.get(suffix, "")


def _mislabelled(name: str, actual: str) -> tuple[Flag, ...]:
    suffix, claim = _claim(name)
    same = claim in ("", actual) or {claim, actual} in _ALIKE
    if same:
        return ()
    message = f"扩展名是 {suffix}，内容实际是{_TERMS[actual]}，已按{_TERMS[actual]}读取"
    return (Flag("mislabelled", message),)
