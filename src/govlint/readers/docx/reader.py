"""The docx reader: bytes of one file to a Document."""

from __future__ import annotations

from govlint.model.document import Capability, Document
from govlint.readers.docx.blocks import read_blocks
from govlint.readers.docx.context import Context, section_elements
from govlint.readers.docx.inline import Story
from govlint.readers.docx.margins import MarginReader
from govlint.readers.docx.names import DC, XML, Element, W
from govlint.readers.docx.notes import read_comments, read_notes
from govlint.readers.docx.numbering import Counters
from govlint.readers.docx.package import Package, main_part, open_package, parse_xml
from govlint.readers.docx.places import Places, images, revisions, rules, section_starts
from govlint.readers.docx.sections import read_sections
from govlint.readers.docx.styles import style_sheet
from govlint.readers.docx.theme import theme_options
from govlint.readers.errors import ReadError
from govlint.readers.limits import Deadline, Limits


def read_docx(raw: bytes, name: str, limits: Limits, *, keep_tables: bool = False) -> Document:
    """Read a Word document.

    Args:
        raw: the bytes of the file (.docx, .docm, .dotx).
        name: file name, kept in the Document.
        limits: what the file may cost.
        keep_tables: whether tables that only serve the layout stay tables.

    Returns:
        The document in its accepted view, with text and layout; flags tell what was left out.

    Raises:
        ReadError: the file is empty, encrypted, truncated, damaged, mislabelled or a bomb, or
            reading it takes too long.
    """
    deadline = Deadline(limits.max_seconds)
    try:
        package = open_package(raw, limits, deadline)
        return _read(package, name, limits, deadline, keep_tables=keep_tables)
    except RecursionError as error:
        raise ReadError("limit", "文件里的元素嵌套过深，已停止读取") from error


def _read(
    package: Package, name: str, limits: Limits, deadline: Deadline, *, keep_tables: bool
) -> Document:
    main = main_part(package)
    body, keeps_space = _body(package, main)
    context, settings = _context(package, main, limits, deadline)
    context.sections = section_elements(body)
    context.keep_tables = keep_tables
    story = Story(context, Counters(), keeps_space=keeps_space)
    blocks = read_blocks(body, story, "body")
    places = Places(blocks)
    anchored, context.anchored = context.anchored, []
    starts = section_starts(context.section_ends, len(context.sections), places)
    margins = MarginReader(context, starts)
    sections = read_sections(context.sections, starts, settings, margins.read)

    def text(element: Element) -> str:
        """Return the text of a note or comment, whose own revisions count nowhere."""
        side = Story(context, Counters(), "note")
        return "\n".join(block.text for block in read_blocks(element, side, "note"))

    parts = {kind: _related(context, kind + "s") for kind in ("footnote", "endnote")}
    remarks = _related(context, "comments")
    # Settled before notes and comments are read: what is hidden or tracked there counts nowhere.
    flags, hidden = tuple(context.flags()), tuple(context.hidden)
    return Document(
        format="docx",
        blocks=tuple(blocks),
        name=name,
        provides=frozenset({Capability.TEXT, Capability.LAYOUT}),
        sections=sections,
        rules=(*rules(anchored, places, sections, blocks), *margins.rules),
        images=(*images(anchored, places), *margins.images),
        revisions=tuple(revisions(anchored, places)),
        comments=tuple(
            read_comments(
                remarks,
                anchored,
                places.of,
                lambda block: len(blocks[block].text),
                text,
            )
        ),
        notes=tuple(read_notes(anchored, parts, places.of, text)),
        flags=flags,
        hidden_text=hidden,
        author=_author(package),
    )


def _body(package: Package, main: str) -> tuple[Element, bool]:
    """Return ``w:body`` and whether the part preserves spaces by default."""
    root = parse_xml(package.read(main), main)
    body = root.find(W + "body")
    if body is None:
        raise ReadError("unreadable", "文件已损坏：没有正文部分")
    return body, root.get(XML + "space") == "preserve"


def _context(
    package: Package, main: str, limits: Limits, deadline: Deadline
) -> tuple[Context, Element | None]:
    """Return the context of a document and its settings; damaged styles are done without."""
    parts = package.relationships(main)
    context = Context(
        package, main, parts, style_sheet(b"", b"", theme_options(None)), limits, deadline
    )
    settings = _related(context, "settings")
    styles, theme = context.part("styles"), context.part("theme")
    try:
        context.sheet = style_sheet(
            package.optional(styles) if styles else b"",
            package.optional(theme) if theme else b"",
            theme_options(settings),
        )
    except ReadError as error:
        if error.code != "unreadable":
            raise
        package.damaged.append(styles or "styles.xml")
    return context, settings


def _related(context: Context, kind: str) -> Element | None:
    part = context.part(kind)
    return None if part is None else context.package.xml(part)


def _author(package: Package) -> str:
    """Return the author of the core properties."""
    related = package.relationships("").values()
    part = next((entry.target for entry in related if entry.kind == "core-properties"), "")
    root = package.xml(part or "docProps/core.xml")
    creator = None if root is None else root.find(DC + "creator")
    return "" if creator is None else (creator.text or "").strip()
