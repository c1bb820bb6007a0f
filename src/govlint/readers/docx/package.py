"""The zip container of a docx: opened under limits, never extracted, XML without DTD."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from govlint.readers.archives import check_entries
from govlint.readers.docx.names import (
    CONTENT_TYPES,
    RELATIONSHIPS,
    STRICT_NAMESPACES,
    Element,
)
from govlint.readers.errors import ReadError
from govlint.readers.limits import Deadline, Limits

_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    struct.error,
    ValueError,
    OverflowError,
    IndexError,
)
_MAIN_TYPES = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "ms-word.template.macroEnabledTemplate.main+xml",
)
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    collect_ids=False,
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part: last word of its type, and the part it leads to."""

    kind: str
    target: str
    external: bool = False


@dataclass
class Package:
    """An opened docx; ``damaged`` gathers the optional parts that could not be read."""

    archive: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo]
    deadline: Deadline
    damaged: list[str] = field(default_factory=list)
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether the package holds a part (names are compared without case)."""
        return name.lower() in self.names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            KeyError: there is no such part.
            ReadError: the part is encrypted, packed in an unknown way or damaged.
        """
        info = self.names[name.lower()]
        self.deadline.check()
        if info.flag_bits & 1:
            raise ReadError("encrypted", "文件已加密，请先取消密码再检查")
        try:
            with self.archive.open(info) as stream:
                return stream.read(info.file_size)
        except (NotImplementedError, RuntimeError) as error:
            raise ReadError("unsupported", "文件用了不支持的压缩方式，请用 Word 另存") from error
        except _DAMAGE as error:
            raise ReadError("unreadable", f"文件已损坏：读不出 {info.filename}") from error

    def optional(self, name: str) -> bytes:
        """Return the bytes of a part that may be absent or damaged (then empty)."""
        if not self.has(name):
            return b""
        try:
            return self.read(name)
        except ReadError as error:
            if error.code != "unreadable":
                raise
            self.damaged.append(name)
            return b""

    def xml(self, name: str) -> Element | None:
        """Return the root of an optional part, or None when absent or damaged."""
        data = self.optional(name)
        if not data:
            return None
        try:
            return parse_xml(data, name)
        except ReadError as error:
            if error.code != "unreadable":
                raise
            self.damaged.append(name)
            return None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id; the package's own for an empty name."""
        if part in self._relationships:
            return self._relationships[part]
        folder, _, base = part.rpartition("/")
        root = self.xml(f"{folder}/_rels/{base}.rels".lstrip("/"))
        found: dict[str, Relationship] = {}
        for element in [] if root is None else root.iterfind(RELATIONSHIPS + "Relationship"):
            external = (element.get("TargetMode") or "").lower() == "external"
            target = element.get("Target") or ""
            kind = (element.get("Type") or "").rpartition("/")[2]
            path = target if external else _resolve(folder, target)
            found[element.get("Id") or ""] = Relationship(kind, path, external)
        self._relationships[part] = found
        return found


def _resolve(folder: str, target: str) -> str:
    """Resolve a relationship target against its folder (a name inside the zip, never a path)."""
    target = target.replace("\\", "/")
    if "%" in target:
        from urllib.parse import unquote  # Costs milliseconds and is hardly ever needed.

        target = unquote(target)
    joined = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(joined).lstrip("/")


def parse_xml(data: bytes, name: str) -> Element:
    """Parse one part.

    Raises:
        ReadError: no XML, a document type declaration, or nesting beyond the limit.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # One encoding for all that follows; nothing can hide from the search for a DOCTYPE.
        text = data.decode("utf-16", "replace")
        data = text.partition("?>")[2].encode() if text.startswith("<?xml") else text.encode()
    if b"<!DOCTYPE" in data:
        raise ReadError("unreadable", f"{name} 里有文档类型声明（DOCTYPE），出于安全不予读取")
    if b"purl.oclc.org/ooxml/" in data:
        for strict, transitional in STRICT_NAMESPACES.items():
            data = data.replace(strict, transitional)
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "xcessive depth" in str(error):
            raise ReadError("limit", f"{name} 里的元素嵌套过深，已停止读取") from error
        raise ReadError("unreadable", f"文件已损坏：{name} 不是完整的 XML") from error
    # Declarations nobody uses would be written out with every serialised property.
    etree.cleanup_namespaces(root)
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise ReadError("unreadable", f"{name} 里有文档类型声明（DOCTYPE），出于安全不予读取")
    return root


def open_package(raw: bytes, limits: Limits, deadline: Deadline) -> Package:
    """Open the zip and hold its table of contents against the limits.

    Raises:
        ReadError: empty, encrypted, mislabelled, truncated, unreadable, a bomb or over a limit.
    """
    if not raw:
        raise ReadError("empty", "文件是空的")
    if len(raw) > limits.max_bytes:
        raise ReadError("limit", f"文件超过 {limits.max_bytes // 2**20} MiB，未读取")
    if not raw.startswith(b"PK"):
        raise _not_a_zip(raw)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (*_DAMAGE, NotImplementedError) as error:
        raise _broken_zip(raw) from error
    infos = archive.infolist()
    check_entries(infos, len(raw), limits)
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
    return Package(archive, names, deadline)


def _not_a_zip(raw: bytes) -> ReadError:
    if not raw.startswith(_CFB):
        return ReadError(
            "mislabelled", "文件不是 docx（内容不是 zip 包），请核对扩展名或另存为 docx"
        )
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return ReadError("encrypted", "文件设有打开密码，请先取消密码再检查")
    return ReadError("mislabelled", "文件是旧版 Office 格式（如 .doc），请另存为 docx")


def _broken_zip(raw: bytes) -> ReadError:
    if b"PK\x05\x06" not in raw:
        return ReadError("truncated", "文件不完整（可能没有下载或复制完），请重新取得")
    return ReadError("unreadable", "文件已损坏：zip 目录读不出来")


def main_part(package: Package) -> str:
    """Return the name of the part with the document's text.

    Raises:
        ReadError: the package is another kind of file, or holds no document.
    """
    for relationship in package.relationships("").values():
        if relationship.kind == "officeDocument" and package.has(relationship.target):
            return _checked(package, relationship.target)
    for name, kind in _content_types(package).items():
        if kind.endswith(_MAIN_TYPES) and package.has(name):
            return name
    if package.has("word/document.xml"):
        return "word/document.xml"
    if package.has("mimetype") or package.has("OFD.xml"):
        raise ReadError("unsupported", "文件是 ODT 或 OFD 等其他格式，请另存为 docx")
    raise ReadError("mislabelled", "压缩包里没有 Word 文档，请核对文件")


def _checked(package: Package, name: str) -> str:
    kind = _content_types(package).get(name.lower(), "")
    for word, label in (("spreadsheetml", "Excel 表格"), ("presentationml", "演示文稿")):
        if word in kind:
            raise ReadError("mislabelled", f"文件是{label}，不是 Word 文档，请核对扩展名")
    return name


def _content_types(package: Package) -> dict[str, str]:
    root = package.xml("[Content_Types].xml")
    overrides = [] if root is None else root.iterfind(CONTENT_TYPES + "Override")
    return {
        (element.get("PartName") or "").lstrip("/").lower(): element.get("ContentType") or ""
        for element in overrides
    }
