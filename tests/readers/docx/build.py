"""Builds the bytes of small Word files from snippets of XML, for what python-docx hides."""

from __future__ import annotations

import io
import zipfile

from govlint.model.blocks import Paragraph
from govlint.model.document import Document
from govlint.readers.docx import read_docx
from govlint.readers.limits import Limits

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_ROOTS = {
    "word/styles.xml": "w:styles",
    "word/numbering.xml": "w:numbering",
    "word/settings.xml": "w:settings",
    "word/comments.xml": "w:comments",
    "word/footnotes.xml": "w:footnotes",
    "word/endnotes.xml": "w:endnotes",
    "word/theme/theme1.xml": "a:theme",
}
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def xml(root: str, content: str) -> str:
    """Wrap a snippet into a root element with all prefixes declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {_DECLARED}>{content}</{root}>'


def relationships(entries: dict[str, tuple[str, str]]) -> str:
    """Make a .rels part from id → (last word of the type, target)."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}{kind}" Target="{target}"/>'
        for name, (kind, target) in entries.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{lines}</Relationships>'


def package(parts: dict[str, str | bytes]) -> bytes:
    """Zip parts as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, *, related: dict[str, tuple[str, str]] | None = None, **snippets: str) -> bytes:
    """Make a Word file.

    Args:
        body: content of ``w:body``.
        related: further relationships of the main part, by id.
        snippets: content of styles, numbering, settings, comments, footnotes, endnotes, theme;
            ``header1`` and ``footer2`` make header and footer parts with relationship ids
            of the same name; ``core`` are the core properties.
    """
    names = {
        "theme": ("theme", "theme/theme1.xml"),
        **{name: (name, f"{name}.xml") for name in snippets if name not in {"theme", "core"}},
    }
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>',
        "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": xml("w:document", f"<w:body>{body}</w:body>"),
    }
    entries = dict(related or {})
    for name, content in snippets.items():
        if name == "core":
            parts["docProps/core.xml"] = content
            continue
        kind, target = names[name]
        kind = kind.rstrip("0123456789") if kind.startswith(("header", "footer")) else kind
        entries[name] = (kind, target)
        root = {"header": "w:hdr", "footer": "w:ftr"}.get(kind) or _ROOTS[f"word/{target}"]
        parts[f"word/{target}"] = xml(root, content)
    parts["word/_rels/document.xml.rels"] = relationships(entries)
    return package(parts)


def read(raw: bytes, limits: Limits | None = None) -> Document:
    """Read bytes with the reader under test."""
    return read_docx(raw, "test.docx", limits or Limits())


def read_body(body: str, *, numbering: str | None = None) -> Document:
    """Build and read in one step."""
    return read(docx(body) if numbering is None else docx(body, numbering=numbering))


def texts(document: Document) -> list[str]:
    """Texts of all blocks."""
    return [block.text for block in document.blocks]


def first(document: Document) -> Paragraph:
    """The first paragraph."""
    return next(block for _, block in document.paragraphs())


def paragraph(document: Document, index: int) -> Paragraph:
    """The block of an index, which must be a paragraph."""
    block = document.blocks[index]
    assert isinstance(block, Paragraph)
    return block


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run; ``properties`` and ``run`` go into ``w:pPr`` and ``w:rPr``."""
    inner = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(
    name: str, *, kind: str = "paragraph", based: str = "", default: bool = False, **layers: str
) -> str:
    """A style with the id ``name``; ``ppr`` and ``rpr`` are its properties."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    flag = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{flag}><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{layers.get('ppr', '')}</w:pPr><w:rPr>{layers.get('rpr', '')}</w:rPr></w:style>"
    )


def defaults(rpr: str = "", ppr: str = "") -> str:
    """Document defaults."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{rpr}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{ppr}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def level(index: int, kind: str, text: str, extra: str = "") -> str:
    """A list level; ``extra`` may hold ``w:start``, ``w:suff`` …."""
    start = "" if "w:start " in extra else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{start}<w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


def lists(
    *levels: str, numbers: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    """A numbering part with one abstract list."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{numbers}'


def item(text: str, level_index: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level_index}"/><w:numId w:val="{number}"/></w:numPr>')


def tc(content: str, properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*rows: str, properties: str = "", grid: str = "") -> str:
    """A table of rows, each the joined cells."""
    lines = "".join(row if row.startswith("<w:tr>") else f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
