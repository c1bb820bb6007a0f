"""What kind of list file it is, told from its bytes; spreadsheets and files of records included."""

from __future__ import annotations

import io
import re
import zipfile

from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.markup import looks_like_html
from govlint.readers.sniff import UNPACK, Container, sniff_container
from govlint.text.encoding import DecodeError, decode

CLAIMS: dict[str, tuple[str, ...]] = {
    ".xlsx": ("xlsx",),
    ".xlsm": ("xlsx",),
    ".xls": ("xls",),
    ".et": ("xls", "xlsx"),
    ".csv": ("csv",),
    ".tsv": ("csv",),
    ".parquet": ("parquet",),
    ".json": ("json",),
    ".jsonl": ("json",),
    ".ndjson": ("json",),
    ".docx": ("docx",),
    ".docm": ("docx",),
    ".doc": ("doc",),
    ".wps": ("doc",),
    ".rtf": ("rtf",),
    ".odt": ("odt",),
    ".pdf": ("pdf",),
    ".html": ("html",),
    ".htm": ("html",),
}
"""Suffix to the kinds that it promises; WPS has saved .et in either form."""
TERMS = {
    "xlsx": " Excel 工作簿（xlsx）",
    "xls": "旧版 Excel 工作簿（xls）",
    "csv": "文本表格（csv）",
    "parquet": " Parquet 文件",
    "json": " JSON 文件",
    "docx": " Word 文档",
    "doc": "旧版 Word 文档",
    "rtf": " RTF 文档",
    "odt": " OpenDocument 文档",
    "pdf": " PDF 文件",
    "html": "网页",
}
RUNNING_TEXT = frozenset({".txt", ".md", ".markdown", ".log"})
"""Suffixes of files that are more likely text than a list of one column."""
_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再检查"
_REMEDIES = {
    "ZIP 压缩包": UNPACK,
    "OFD 版式文件": "请提供原 Excel 或 Word 文件，或从阅读器导出 PDF",
}
_DOCUMENTS = frozenset({"docx", "pdf", "doc", "rtf", "odt"})
_SPREADSHEET = re.compile(r"urn:schemas-microsoft-com:office:spreadsheet|progid=\"Excel\.Sheet\"")
_HEAD = 16 * 1024
_SAFE_END = re.compile(rb"(?s).*[\t\n\r -/]")
"""Up to the last byte that is no part of a character of several bytes, in any encoding."""
_JSON_START = re.compile(r'[\ufeff\s]*(?:\[\s*(?:[\[\]{"0-9tfn-]|\Z)|\{\s*(?:["}]|\Z))')


def kind_of(raw: bytes, suffix: str, limits: Limits) -> tuple[str, str]:
    """Return the kind of a file, one of ``TERMS``, and the encoding of its beginning.

    Args:
        raw: the file.
        suffix: what its name ends with; it decides only between formats that begin alike.
        limits: what it may cost.

    Raises:
        ReadError: a file that is no list in any form.
    """
    if raw.startswith((b"PAR1", b"PARE")):
        return "parquet", ""
    container = sniff_container(raw, limits)
    if container is not None:
        return _contained(raw, container), ""
    return _written(raw, suffix)


def _contained(raw: bytes, container: Container) -> str:
    if container.kind in _DOCUMENTS:
        return container.kind
    if container.kind == "zip" and _has_workbook(raw):
        return "xlsx"
    if container.kind == "ole" and container.code != "encrypted" and _has_xls_stream(raw):
        return "xls"
    what = f" {container.what}" if container.what[0].isascii() else container.what
    if container.code != "unsupported":
        raise ReadError(container.code, f"{container.what}；{container.remedy}")
    remedy = _REMEDIES.get(container.what, _AS_XLSX)
    if container.kind == "image":
        remedy = "图片里的表格读不出来，请提供原 Excel 或 Word 文件"
    elif container.kind == "archive":
        remedy = container.remedy
    raise ReadError("unsupported", f"不支持{what}；{remedy}")


def _has_workbook(raw: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = (name.replace("\\", "/").lower() for name in archive.namelist())
        return any(name.startswith("xl/") for name in names)


def _has_xls_stream(raw: bytes) -> bool:
    """Tell whether the directory of an OLE file names a workbook of Excel 97 or 5.0."""
    return any(name.encode("utf-16-le") + b"\0\0" in raw for name in ("Workbook", "Book"))


def _written(raw: bytes, suffix: str) -> tuple[str, str]:
    """Tell files of characters apart by how they begin."""
    try:
        decoded = decode(_beginning(raw))
    except DecodeError as error:
        raise ReadError("unreadable", str(error)) from error
    text = decoded.text
    if text.lstrip("\ufeff \t\n").startswith("<?xml") and _SPREADSHEET.search(text):
        raise ReadError("unsupported", f"不支持 XML 电子表格（2003）；{_AS_XLSX}")
    if "json" in CLAIMS.get(suffix, ()) or _JSON_START.match(text):
        return "json", decoded.encoding
    if looks_like_html(text, hinted="html" in CLAIMS.get(suffix, ())):
        return "html", decoded.encoding
    return "csv", decoded.encoding


def _beginning(raw: bytes) -> bytes:
    """Return the beginning of a file, cut where no character is cut."""
    if len(raw) <= _HEAD:
        return raw
    head = raw[:_HEAD]
    if b"\0" in head:
        return head
    found = _SAFE_END.match(head)
    return found[0] if found else head
