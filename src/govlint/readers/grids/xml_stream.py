"""Big XML parts of a workbook, read piece by piece: the pieces, the parser, the escapes."""

from __future__ import annotations

import html
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import NoReturn
from xml.parsers import expat

import polars as pl

from govlint.readers.docx.package import Package
from govlint.readers.errors import ReadError

_CHUNK = 8 * 1024 * 1024
_LONGEST = 8 * _CHUNK
"""A piece that does not end within so many bytes is left to the parser."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, ValueError)
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml([^>]*)\?>)?")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|lt|gt|amp|quot|apos);")


class IrregularError(Exception):
    """A part is written in a way that the quick reader does not know; the parser reads it."""


def part_chunks(package: Package, name: str, size: int = _CHUNK) -> Iterator[bytes]:
    """Unpack a part piece by piece.

    Raises:
        ReadError: the part is absent, encrypted, packed in an unknown way or damaged.
    """
    info = package.names.get(name.lower())
    if info is None:
        raise ReadError("unreadable", f"文件已损坏：缺少 {name}")
    if info.flag_bits & 1:
        raise ReadError("encrypted", "文件已加密，请先取消密码再检查")
    try:
        with package.archive.open(info) as stream:
            while chunk := stream.read(size):
                package.deadline.check()
                yield chunk
    except (NotImplementedError, RuntimeError) as error:
        raise ReadError("unsupported", "文件用了不支持的压缩方式，请用 Excel 另存") from error
    except _DAMAGE as error:
        raise ReadError("unreadable", f"文件已损坏：读不出 {name}，请重新取得") from error


def regular_chunks(chunks: Iterable[bytes], end: bytes) -> Iterator[str]:
    """Yield a part as text in pieces that end with the last ``end`` in them; what is left, last.

    Raises:
        IrregularError: not UTF-8, or the part has comments, CDATA or processing instructions.
    """
    buffer = b""
    first = True
    for chunk in chunks:
        buffer += chunk
        if first:
            buffer = _without_head(buffer)
            first = False
        cut = buffer.rfind(end)
        if cut >= 0:
            cut += len(end)
            yield _regular_text(buffer[:cut])
            buffer = buffer[cut:]
        elif len(buffer) > _LONGEST:
            raise IrregularError
    yield _regular_text(buffer)


def _without_head(data: bytes) -> bytes:
    head = _HEAD.match(data)
    encoding = _ENCODING.search(head[1] or b"") if head else None
    if head is None or (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")):
        raise IrregularError
    return data[head.end() :]


def _regular_text(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise IrregularError from None
    if "<!" in text or "<?" in text or "\0" in text:
        raise IrregularError
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def new_parser() -> expat.XMLParserType:
    """Return a parser that gathers text and refuses document types, and entities with them."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> NoReturn:
    raise ReadError("unreadable", "文件里有文档类型声明（DOCTYPE），出于安全不予读取")


def feed(parser: expat.XMLParserType, data: bytes | str, name: str, final: bool = False) -> None:
    """Give the parser the next piece of a part.

    Raises:
        ReadError: the part is no XML, or has a document type.
    """
    try:
        parser.Parse(data, final)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ReadError("unreadable", f"文件已损坏：{name} 不是完整的 XML") from error


def local_name(name: str) -> str:
    """Return the name of an element without its prefix."""
    return name.rpartition(":")[2]


def decoded(values: pl.Series) -> pl.Series:
    """Resolve the entities of text that was cut out of XML.

    Raises:
        IrregularError: there is an ``&`` that is no entity known to XML.
    """
    return _replaced(values, "&", _entities)


def unescaped(values: pl.Series) -> pl.Series:
    r"""Resolve the escapes of spreadsheets (``_x000D_``); line ends become ``\n``."""
    values = _replaced(values, "_x", unescape)
    return _replaced(values, "\r", _line_ends)


def unescape(text: str) -> str:
    """Resolve the escapes of one text."""
    return _ESCAPE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    # Half a character outside the basic plane is none that anyone could read.
    return "" if 0xD800 <= code < 0xE000 or code == 0 else chr(code)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _entities(text: str) -> str:
    if text.count("&") != len(_ENTITY.findall(text)):
        raise IrregularError
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _replaced(values: pl.Series, mark: str, change: object) -> pl.Series:
    """Change the values that hold a mark, each distinct one once."""
    found = values.str.contains(mark, literal=True).fill_null(False)
    if not found.any():
        return values
    assert callable(change)
    old = values.filter(found).unique()
    new = pl.Series([change(text) for text in old.to_list()], dtype=pl.String)
    return values.replace(old, new)
