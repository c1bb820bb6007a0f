"""The document as a reader saw it, before anything is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from govlint.model.blocks import Block, Paragraph, Table
from govlint.model.pages import Box, Page

_TO_GOVLINT = re.compile(r"^[^\S\n]*govlint[^\S\n]*[:：]", re.I | re.M)


class Capability(StrEnum):
    """What a reader can tell of a file, or the run has beside it; rules declare what they need."""

    TEXT = "text"
    LAYOUT = "layout"
    GLYPHS = "glyphs"
    FACTS = "facts"
    SOURCES = "sources"
    REPOSITORY = "repository"


@dataclass(frozen=True, slots=True)
class Margins:
    """Page margins in points; ``left`` is the binding edge when margins are not mirrored."""

    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    gutter: float = 0.0
    header: float | None = None
    footer: float | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """Document grid: ``kind`` is none, lines, lines_and_chars or snap_to_chars."""

    kind: str
    line_pitch: float | None = None
    """Points."""
    char_space: float | None = None
    """Points added to the size of the Normal style."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page-number field in a header or footer, with the text around it."""

    before: str
    after: str
    number_format: str | None = None
    path: str = ""
    """Path of the paragraph, among the blocks of the header or footer."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Header or footer of one kind: ``default``, ``first`` or ``even``."""

    kind: str
    blocks: tuple[Block, ...]
    page_numbers: tuple[PageNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Page setup from ``first_block`` to the next section. Lengths in points."""

    first_block: int
    width: float | None = None
    height: float | None = None
    landscape: bool = False
    margins: Margins = field(default_factory=Margins)
    grid: Grid | None = None
    mirrored: bool = False
    columns: int = 1
    first_page_differs: bool = False
    even_pages_differ: bool = False
    headers: tuple[Margin, ...] = ()
    footers: tuple[Margin, ...] = ()
    page_number_start: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: shape, paragraph border or a run of underscores.

    ``source`` is drawing, vml, border, characters or vector (PDF); ``block`` is where it is
    anchored, ``edge`` whether it lies above or below that block's text (None: unknown).
    Lengths are points, colours ``RRGGBB``. ``x`` and ``y`` are its left end and its middle,
    counted from the page's corner where ``page`` is known.
    """

    block: int
    source: str
    color: str | None = None
    thickness: float | None = None
    length: float | None = None
    compound: str | None = None
    """single, double, thick_thin or thin_thick."""
    edge: str | None = None
    x: float | None = None
    y: float | None = None
    story: str = "body"
    """body, header or footer; in a header ``block`` is the first of the section that shows it."""
    page: int | None = None
    margin: str | None = None
    """Which header or footer it is drawn in: default, first or even."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image; ``floating`` when it is not in the line of text. Lengths in points."""

    block: int
    width: float | None = None
    height: float | None = None
    floating: bool = False
    name: str = ""
    description: str = ""
    story: str = "body"
    """body, header or footer, as for ``Rule``."""
    page: int | None = None
    box: Box | None = None
    """Where it stands on ``page``."""
    source: str = "picture"
    """picture, or vector where a group of paths makes it up (PDF)."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change; the model holds the accepted view."""

    kind: str
    """insertion, deletion, move_from, move_to or format."""
    block: int
    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with the range it is anchored to (``block`` None: not anchored).

    ``last`` is the block where a range over several ends; ``end`` is then that of the first.
    """

    author: str
    text: str
    block: int | None = None
    start: int | None = None
    end: int | None = None
    last: int | None = None

    @property
    def directives(self) -> tuple[str, ...]:
        """What is said to govlint: the text behind each ``govlint:`` that begins a line."""
        return tuple(part.strip() for part in _TO_GOVLINT.split(self.text)[1:])


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: where its mark stands and what it says."""

    kind: str
    block: int
    offset: int
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Something the reader must tell: a limit reached, tracked changes, a fallback taken."""

    code: str
    message: str


@dataclass(frozen=True)
class Document:
    """Everything a reader could learn of one file, format-independent and immutable."""

    format: str
    """docx, text, html, markdown, pdf, or doc, wps, rtf, odt (read through LibreOffice)."""
    blocks: tuple[Block, ...]
    name: str = ""
    provides: frozenset[Capability] = frozenset({Capability.TEXT})
    sections: tuple[Section, ...] = ()
    pages: tuple[Page, ...] = ()
    """Pages as printed; empty where the format has no pages of its own."""
    rules: tuple[Rule, ...] = ()
    images: tuple[Image, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[Note, ...] = ()
    flags: tuple[Flag, ...] = ()
    hidden_text: tuple[str, ...] = ()
    author: str = ""
    encoding: str | None = None
    sha256: str = ""

    @cached_property
    def text(self) -> str:
        """The text as read: the blocks' texts joined by one line feed."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def block_starts(self) -> tuple[int, ...]:
        """Offset of each block in ``text``."""
        starts: list[int] = []
        offset = 0
        for block in self.blocks:
            starts.append(offset)
            offset += len(block.text) + 1
        return tuple(starts)

    def paragraphs(self) -> Iterator[tuple[int, Paragraph]]:
        """Yield the paragraphs outside data tables with their block index."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Paragraph):
                yield index, block

    def tables(self) -> Iterator[tuple[int, Table]]:
        """Yield the data tables with their block index."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, Table):
                yield index, block
