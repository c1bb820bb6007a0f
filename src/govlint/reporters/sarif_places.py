"""Files, places in them and edits of them, as SARIF locates things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from govlint.model.elements import TERMS, Element
from govlint.model.finding import FileReport, Finding
from govlint.model.position import Location, source_place
from govlint.reporters.json import location_object
from govlint.reporters.places import located_text, place
from govlint.reporters.sarif_rules import message

ROOT = "SRCROOT"
STDIN = "-"
_MIME: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "text": "text/plain",
    "html": "text/html",
    "markdown": "text/markdown",
}
_ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
    "gb18030": "GB18030",
    "big5": "Big5",
}
"""Names that IANA knows."""
_NO_LINES = (
    "Word 和 PDF 文件没有行列，这里不是真的位置；位置见 message、logicalLocations 和 properties"
)


def artifact_location(path: str, index: int) -> dict[str, Any]:
    """Return where a file lies: relative to ``SRCROOT``, or an absolute ``file`` URI.

    A path with ``..`` is made absolute, as the format asks: in the file system of a reader it
    may lead elsewhere.
    """
    if path == STDIN:
        return {"uri": STDIN, "index": index, "description": message("标准输入")}
    pure = PurePath(path)
    if ".." in pure.parts:
        pure = Path(path).resolve()
    if pure.is_absolute():
        return {"uri": Path(pure).as_uri(), "index": index}
    raw = pure.as_posix().encode("utf-8", "surrogateescape")
    return {"uri": quote(raw), "uriBaseId": ROOT, "index": index}


def artifact(file: FileReport, index: int) -> dict[str, Any]:
    """Return the ``artifact`` object of a file, what is unknown left out."""
    document = file.official.document if file.official else None
    encoding = document.encoding if document else None
    found: dict[str, Any] = {
        "location": artifact_location(file.path, index),
        "roles": ["analysisTarget", *(["standardStream"] if file.path == STDIN else [])],
        "mimeType": _MIME.get(file.format or ""),
        "encoding": _ENCODINGS.get(encoding or ""),
        "hashes": {"sha-256": file.sha256} if file.sha256 else None,
        "properties": _about(file),
    }
    return {key: value for key, value in found.items() if value}


def _about(file: FileReport) -> dict[str, Any]:
    official = file.official
    found = {
        "format": file.format,
        "kind": official.kind if official else None,
        "layout": official.layout.value if official else None,
        "stage": official.stage.value if official else None,
        "day": file.day,
        "daySource": file.day_source,
    }
    return {key: value for key, value in found.items() if value is not None}


def logical_locations(paths: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the ``logicalLocation`` objects of these paths and of what they lie in, by path."""
    found: dict[str, dict[str, Any]] = {}
    for path in paths:
        parent, _, _ = path.rpartition("/")
        for name in filter(None, (parent, path)):
            if name not in found:
                found[name] = {"index": len(found)} | _logical(name)
                if name != parent and parent:
                    found[name]["parentIndex"] = found[parent]["index"]
    return found


def _logical(path: str) -> dict[str, Any]:
    name = path.rpartition("/")[2]
    found: dict[str, Any] = {"name": name, "fullyQualifiedName": path, "kind": "element"}
    if name in set(Element):
        found["properties"] = {"term": TERMS[Element(name)]}
    return found


def location(
    file: FileReport, index: int, where: Location, logical: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the ``location`` of a finding.

    Args:
        file: the file.
        index: its place among the artifacts.
        where: the place in it.
        logical: the logical locations of the run.
    """
    found: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": artifact_location(file.path, index),
            "region": region(file, where) or placeholder(),
        },
        "properties": location_object(where),
    }
    words = place(file, where)
    if words:
        found["message"] = message(words)
    if where.path in logical:
        cached = logical[where.path]
        found["logicalLocations"] = [{"index": cached["index"], "fullyQualifiedName": where.path}]
    return found


def placeholder() -> dict[str, Any]:
    """Return the region of what has no lines: code scanning of GitHub asks for one."""
    none = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    return none | {"properties": {"placeholder": True, "reason": _NO_LINES}}


def region(file: FileReport, where: Location) -> dict[str, Any] | None:
    """Return the region of a place in a file of text, its line alone where no more is known.

    Returns:
        Columns count code points; None where the format has no lines.
    """
    document = file.official.document if file.official else None
    if document is None or not 0 <= where.block < len(document.blocks):
        return None
    block = document.blocks[where.block]
    start = source_place(block, where.start, where.cell)
    end = source_place(block, where.end, where.cell)
    if start is None or end is None:
        return None
    if start.column is None or end.column is None:
        return {"startLine": start.line}
    found: dict[str, Any] = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    text = (located_text(file, where) or "")[where.start : where.end]
    return found | ({"snippet": {"text": text}} if text else {})


def fixes(file: FileReport, index: int, finding: Finding) -> list[dict[str, Any]]:
    """Return the ``fix`` of a finding, where its edits can be told as edits of the file."""
    if finding.fix is None or not finding.fix.edits:
        return []
    replacements = []
    for edit in finding.fix.edits:
        where = Location(finding.location.block, edit.start, edit.end, cell=finding.location.cell)
        deleted = region(file, where)
        if deleted is None or "endColumn" not in deleted:
            return []
        deleted.pop("snippet", None)
        inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
        replacements.append({"deletedRegion": deleted} | inserted)
    safe = finding.fix.safe
    return [
        {
            "description": message("按规则改正" if safe else "可以这样改，请先核对"),
            "artifactChanges": [
                {
                    "artifactLocation": artifact_location(file.path, index),
                    "replacements": replacements,
                }
            ],
            "properties": {"safe": safe},
        }
    ]
