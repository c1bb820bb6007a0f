"""What a file is, told from its bytes and never from its name."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from govlint.readers.errors import Code, ReadError
from govlint.readers.limits import Limits

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再检查"
UNPACK = "请解压后检查其中的文件"
_RESAVE = "请重新下载，或用 Word、WPS 打开后重新保存"


@dataclass(frozen=True, slots=True)
class Container:
    """A file that is no plain text: a document, or something that cannot be read.

    ``what`` names it for people; ``remedy`` says what to do; ``code`` is the error it gives.
    """

    kind: str
    what: str
    remedy: str = ""
    code: Code = "unsupported"


DOCX = Container("docx", "Word 文档")
PDF = Container("pdf", "PDF 文件")
_MHTML = Container("mhtml", "单个文件网页（MHTML）", SAVE_AS)
_WORD_XML = Container("xml", "Word XML 文档", SAVE_AS)
_UOF = Container("uof", "标文通（UOF）文档", SAVE_AS)
_RTF = Container("rtf", "RTF 文档")
_DOC = Container("doc", "旧版 Word 文档（.doc）")
_ODT = Container("odt", "OpenDocument 文档（.odt）")
_ODF = Container("zip", "OpenDocument 表格或演示文稿", "请检查 .docx 公文正文")
_ENCRYPTED = Container("ole", "加密的文档", "请去掉打开密码后另存，再检查", "encrypted")
_IMAGE_REMEDY = "图片里的文字无法检查，请提供原 Word 文件"

_SIGNATURES: tuple[tuple[bytes, Container], ...] = (
    (rb"\{\\rtf", _RTF),
    (rb"\x89PNG\r\n\x1a\n", Container("image", "PNG 图片", _IMAGE_REMEDY)),
    (rb"\xff\xd8\xff", Container("image", "JPEG 图片", _IMAGE_REMEDY)),
    (rb"GIF8[79]a", Container("image", "GIF 图片", _IMAGE_REMEDY)),
    (rb"II\*\0|MM\0\*", Container("image", "TIFF 图片", _IMAGE_REMEDY)),
    (rb"RIFF....WEBP", Container("image", "WebP 图片", _IMAGE_REMEDY)),
    (rb"BM....\0\0\0\0", Container("image", "BMP 图片", _IMAGE_REMEDY)),
    (rb"\x1f\x8b\x08", Container("archive", "GZIP 压缩包", UNPACK)),
    (rb"Rar!\x1a\x07", Container("archive", "RAR 压缩包", UNPACK)),
    (rb"7z\xbc\xaf\x27\x1c", Container("archive", "7z 压缩包", UNPACK)),
    (rb"BZh[1-9]1AY&SY", Container("archive", "BZIP2 压缩包", UNPACK)),
    (rb"\xfd7zXZ\0", Container("archive", "XZ 压缩包", UNPACK)),
    (rb".{257}ustar", Container("archive", "TAR 压缩包", UNPACK)),
)
_SIGNATURE_PATTERNS = tuple(
    (re.compile(pattern, re.DOTALL), container) for pattern, container in _SIGNATURES
)

_HEADER = re.compile(rb"[A-Za-z-]+:[ \t]")
_MIME = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(
    rb"^Content-Type:\s*multipart/(?:related|alternative|mixed)", re.IGNORECASE | re.MULTILINE
)

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, Container], ...] = (
    ("EncryptedPackage", _ENCRYPTED),
    ("WordDocument", _DOC),
    ("Workbook", Container("ole", "旧版 Excel 表格（.xls）", "表格不是公文正文，请检查 .docx")),
    ("PowerPoint Document", Container("ole", "旧版演示文稿（.ppt）", SAVE_AS)),
)
_OLE_OTHER = Container("ole", "旧版 WPS 或 Office 文档", SAVE_AS)

_ZIP_PARTS: tuple[tuple[str, Container], ...] = (
    ("word/", DOCX),
    ("xl/", Container("zip", "Excel 表格（.xlsx）", "表格不是公文正文，请检查 .docx")),
    ("ppt/", Container("zip", "演示文稿（.pptx）", SAVE_AS)),
    ("ofd.xml", Container("zip", "OFD 版式文件", "请用原 Word 文件检查，或从阅读器导出 PDF")),
    ("content.xml", _ODT),
    ("content/content.xml", _UOF),
    ("meta-inf/container.xml", Container("zip", "电子书（EPUB）", SAVE_AS)),
)
_OTHER_ODF = re.compile(rb"opendocument\.(?!text)")
_ZIP_OTHER = Container("zip", "ZIP 压缩包", UNPACK)


def sniff_container(raw: bytes, limits: Limits) -> Container | None:
    """Tell which container a file is, or None when it must be plain text (or junk).

    Raises:
        ReadError: a zip file that is ``truncated``, or has too many entries (``bomb``).
    """
    head = raw[:1024]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_zip(raw, limits)
    if head.startswith(OLE_MAGIC):
        return _sniff_ole(raw)
    for pattern, container in _SIGNATURE_PATTERNS:
        if pattern.match(head):
            return container
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in head and not start.startswith(b"<"):
        return PDF
    return _sniff_xml_or_mail(start)


def _sniff_xml_or_mail(start: bytes) -> Container | None:
    if _HEADER.match(start) and _MIME.search(start) and _MULTIPART.search(start):
        return _MHTML
    if not start.startswith(b"<?xml"):
        return None
    if b'progid="Word.Document"' in start or b"<pkg:package" in start:
        return _WORD_XML
    return _UOF if b"<uof:UOF" in start else None


def _sniff_ole(raw: bytes) -> Container:
    """Name an OLE file by the streams of its directory (names are UTF-16 there)."""
    for stream, container in _OLE_STREAMS:
        if stream.encode("utf-16-le") + b"\0\0" in raw:
            return container
    return _OLE_OTHER


def _sniff_zip(raw: bytes, limits: Limits) -> Container:
    import zipfile  # loaded for zip files alone: a check of plain text does without

    # Each entry of the directory begins with this signature, so the count bounds the work
    # of the zip module before it begins.
    if raw.count(b"PK\x01\x02") > limits.max_entries:
        raise ReadError("bomb", f"压缩包内的文件超过 {limits.max_entries} 个，疑似炸弹，未读取")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [name.replace("\\", "/").lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ReadError("truncated", f"文件不完整或已损坏（压缩结构读不出），{_RESAVE}") from error
    for part, container in _ZIP_PARTS:
        if any(name.startswith(part) for name in names):
            other = container is _ODT and _OTHER_ODF.search(raw[:128])
            return _ODF if other else container
    return _ZIP_OTHER
