"""The workbook of an xlsx file: its zip package, its sheets, its styles."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from govlint.readers.archives import check_entries
from govlint.readers.docx.names import Element
from govlint.readers.docx.package import Package
from govlint.readers.errors import ReadError
from govlint.readers.grids.number_formats import NumberFormat, builtin_format, parse_format
from govlint.readers.limits import Deadline, Limits
from govlint.readers.sniff import OLE_MAGIC

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    struct.error,
    ValueError,
    OverflowError,
    IndexError,
    NotImplementedError,
)
_SHEET_KINDS = ("worksheet",)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of cells: its name, its part in the package, whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a workbook share.

    Attributes:
        sheets: sheets with cells, in their order; chart and macro sheets left out.
        formats: number format of each cell style.
        strings: part with the shared strings, None where there is none.
        date_1904: days are counted from 1904.
        stale: the file says itself that its formulas still have to be calculated.
    """

    sheets: tuple[SheetPart, ...]
    formats: tuple[NumberFormat, ...]
    strings: str | None
    date_1904: bool = False
    stale: bool = False


def open_zip(raw: bytes, limits: Limits) -> Package:
    """Open a zip file and hold its table of contents against the limits.

    Raises:
        ReadError: empty, encrypted, mislabelled, truncated, unreadable, a bomb or over a limit.
    """
    if not raw:
        raise ReadError("empty", "文件是空的")
    if len(raw) > limits.max_bytes:
        raise ReadError(
            "limit", f"文件超过 {limits.max_bytes // 2**20} MiB，未读取；请拆分后再检查"
        )
    if raw.startswith(OLE_MAGIC) and "EncryptedPackage".encode("utf-16-le") in raw:
        raise ReadError("encrypted", "文件设有打开密码，请先取消密码再检查")
    if not raw.startswith(b"PK"):
        raise ReadError(
            "mislabelled", "文件不是 xlsx（内容不是 zip 包），请核对扩展名或另存为 xlsx"
        )
    # Each entry of the directory begins with this signature: bounds the work of the zip module.
    if raw.count(b"PK\x01\x02") > limits.max_entries:
        raise ReadError("bomb", f"压缩包里的条目超过 {limits.max_entries} 个，疑似压缩炸弹，未读取")
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except _DAMAGE as error:
        if b"PK\x05\x06" not in raw:
            raise ReadError(
                "truncated", "文件不完整（可能没有下载或复制完），请重新取得"
            ) from error
        raise ReadError("unreadable", "文件已损坏：zip 目录读不出来，请重新取得") from error
    infos = archive.infolist()
    check_entries(infos, len(raw), limits)
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
    return Package(archive, names, Deadline(limits.max_seconds))


def too_large(limits: Limits) -> ReadError:
    """Return the error of a file that is larger than it may be."""
    size = limits.max_bytes // 2**20
    return ReadError("limit", f"文件超过 {size} MiB，未读取；请拆分后再检查")


def read_workbook(package: Package) -> Workbook:
    """Read what the sheets of a workbook share.

    Raises:
        ReadError: the package is another kind of file, or its workbook is damaged.
    """
    part = _main_part(package)
    root = package.xml(part)
    if root is None:
        raise ReadError("unreadable", f"文件已损坏：读不出 {part}，请重新取得")
    relations = package.relationships(part)
    targets = {relation.kind: relation.target for relation in relations.values()}
    sheets: list[SheetPart] = []
    for element in _all(root, "sheet"):
        relation = relations.get(_attribute(element, "id"))
        if relation is None or relation.kind not in _SHEET_KINDS or relation.external:
            continue
        hidden = (element.get("state") or "visible") != "visible"
        sheets.append(SheetPart(element.get("name") or "", relation.target, hidden))
    properties = next(_all(root, "workbookPr"), None)
    calculation = next(_all(root, "calcPr"), None)
    return Workbook(
        tuple(sheets),
        _formats(package, targets.get("styles")),
        targets.get("sharedStrings"),
        properties is not None and _true(properties.get("date1904")),
        calculation is not None and _true(calculation.get("fullCalcOnLoad")),
    )


def _main_part(package: Package) -> str:
    for relation in package.relationships("").values():
        if relation.kind == "officeDocument" and package.has(relation.target):
            return _checked(package, relation.target)
    if package.has("xl/workbook.xml"):
        return "xl/workbook.xml"
    return _checked(package, "")


def _checked(package: Package, part: str) -> str:
    """Return the main part, or say what the file is in truth."""
    if part.endswith(".bin") or package.has("xl/workbook.bin"):
        raise ReadError("unsupported", "文件是二进制工作簿（.xlsb），请用 Excel 另存为 .xlsx")
    if package.has("content.xml"):
        raise ReadError("unsupported", "文件是 OpenDocument 格式（如 .ods），请另存为 .xlsx")
    for folder, label in (("word/", "Word 文档"), ("ppt/", "演示文稿")):
        if part.startswith(folder):
            raise ReadError("mislabelled", f"文件是{label}，不是 Excel 表格，请核对扩展名")
    if not part:
        raise ReadError("mislabelled", "压缩包里没有 Excel 表格，请核对文件")
    return part


def _formats(package: Package, part: str | None) -> tuple[NumberFormat, ...]:
    if part is None or not package.has(part):
        return ()
    root = package.xml(part)
    if root is None:
        # Without the styles a date would be read as a number.
        raise ReadError("unreadable", f"文件已损坏：读不出 {part}，请重新取得")
    codes = {
        element.get("numFmtId") or "": element.get("formatCode") or ""
        for element in _all(root, "numFmt")
    }
    styles = next(_all(root, "cellXfs"), None)
    if styles is None:
        return ()
    return tuple(
        parse_format(codes[number] if number in codes else builtin_format(_whole(number)))
        for number in (element.get("numFmtId") or "0" for element in _all(styles, "xf"))
    )


def _all(root: Element, name: str) -> Iterator[Element]:
    """Go through elements by their local name: strict files have other namespaces."""
    return root.iter(f"{{*}}{name}")


def _attribute(element: Element, name: str) -> str:
    """Return an attribute that has a namespace, which strict files name otherwise."""
    for key, value in element.attrib.items():
        if str(key).endswith("}" + name):
            return str(value)
    return ""


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _true(text: str | None) -> bool:
    return (text or "").strip().lower() in ("1", "true", "on")
