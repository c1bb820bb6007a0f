"""The file around the paragraphs: parts, styles, settings, and bytes that never differ."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import docx
from docx.document import Document

from govlint.builder.docx.xml import Element, el

FIXED = (2026, 1, 1, 0, 0, 0)
"""Time of every part, so that one template always gives the same bytes."""
_UNUSED = ("stylesWithEffects", "webSettings", "customXml", "thumbnail", "fontTable")
_COLORS = (
    *(("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2")),
    *((f"accent{number}", f"accent{number}") for number in range(1, 7)),
    *(("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink")),
)


def new_document() -> Document:
    """Return an empty document without the content and the styles that python-docx brings."""
    document = docx.Document()
    for owner in (document.part, document.part.package):
        for name, relationship in list(owner.rels.items()):
            if relationship.reltype.endswith(_UNUSED):
                del owner.rels[name]
    for child in list(document.element.body)[:-1]:
        document.element.body.remove(child)
    return document


def drop_numbering(document: Document) -> None:
    """Leave the numbering out that python-docx brings."""
    rels = document.part.rels
    for name in [key for key, it in rels.items() if it.reltype.endswith("/numbering")]:
        del rels[name]


def set_properties(document: Document, title: str) -> None:
    """Give the document fixed properties."""
    core = document.core_properties
    moment = datetime.datetime(*FIXED)
    core.title, core.author, core.last_modified_by, core.comments = title, "", "", ""
    core.created = core.modified = core.last_printed = moment
    core.revision, core.keywords = 1, ""


def set_settings(document: Document, *, mirrored: bool, even_differs: bool) -> None:
    """Write settings.xml anew, in the order of the schema."""
    settings: Any = document.settings.element
    compat = el(
        "w:compat",
        el("w:useFELayout"),
        el(
            "w:compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val="15",
        ),
    )
    found: list[Element | None] = [
        el("w:zoom", percent=100),
        el("w:mirrorMargins") if mirrored else None,
        el("w:defaultTabStop", val=420),
        el("w:evenAndOddHeaders") if even_differs else None,
        el("w:characterSpacingControl", val="compressPunctuation"),
        compat,
        el("w:themeFontLang", val="en-US", eastAsia="zh-CN"),
        el("w:clrSchemeMapping", **dict(_COLORS)),
    ]
    for child in list(settings):
        settings.remove(child)
    settings.extend([child for child in found if child is not None])


def save(document: Document) -> bytes:
    """Return the bytes of a document, packed so that nothing depends on the clock."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            new.writestr(zipfile.ZipInfo(name, FIXED), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
