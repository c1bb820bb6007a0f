"""What the walk over one document shares: parts, styles, lists, limits, and what it gathers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from govlint.model.document import Flag, Image, Revision, Rule
from govlint.readers.docx.names import P_PR, SECT_PR, Element, W
from govlint.readers.docx.numbering import Numbering, read_numbering
from govlint.readers.docx.package import Package, Relationship
from govlint.readers.docx.properties import Props
from govlint.readers.docx.styles import StyleSheet
from govlint.readers.docx.values import TWIP, measure
from govlint.readers.limits import Deadline, Limits

if TYPE_CHECKING:
    from govlint.readers.docx.paragraphs import Look

_CHECK_EVERY = 256


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote or endnote."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class CommentMark:
    """Start or end of a comment's range, or its reference (``edge`` start, end, reference)."""

    id: str
    edge: str


Item = Rule | Image | Revision | NoteMark | CommentMark
"""What can hang on a paragraph; block indices inside are filled in at the end."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """An item at an offset (code points) of the paragraph with that path."""

    item: Item
    path: str
    offset: int = 0


@dataclass
class Context:
    """State of one document's reading. Everything gathered here ends up in the Document."""

    package: Package
    main: str
    parts: dict[str, Relationship]
    sheet: StyleSheet
    limits: Limits
    deadline: Deadline
    sections: list[Element] = field(default_factory=list)
    """``w:sectPr`` of every section, in order."""
    section_ends: list[str] = field(default_factory=list)
    """Paths of the paragraphs that end a section."""
    anchored: list[Anchored] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    placeholders: list[str] = field(default_factory=list)
    looks: dict[tuple[str | None, float | None, bytes], Look] = field(default_factory=dict)
    """Cache of paragraph looks."""
    bases: dict[tuple[str | None, str | None], tuple[Props, tuple[int, int] | None]] = field(
        default_factory=dict
    )
    """Cache of what paragraph and table style come to, with list and level."""
    counts: Counter[str] = field(default_factory=Counter)
    """Blocks, runs and revisions so far."""
    keep_tables: bool = False
    """Every table stays a table, layout or not."""
    full: bool = False
    """A limit on blocks or runs was reached; the rest is left out."""

    @cached_property
    def numbering(self) -> Numbering:
        """Lists by ``numId``; numbering.xml is read when the first list is met."""
        part = self.part("numbering")
        styles = {
            style_id: style.paragraph["num_id"]
            for style_id, style in self.sheet.styles.items()
            if style.kind == "numbering" and "num_id" in style.paragraph
        }
        root = self.package.xml(part) if part else None
        return read_numbering(root, self.sheet.theme, styles)

    def part(self, kind: str) -> str | None:
        """Return the name of the main part's related part of one kind, by habit if unrelated."""
        for relationship in self.parts.values():
            if relationship.kind == kind and self.package.has(relationship.target):
                return relationship.target
        habit = f"{self.main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
        return habit if self.package.has(habit) else None

    @cached_property
    def _line_units(self) -> tuple[float | None, ...]:
        return tuple(_line_unit(section) for section in self.sections)

    @property
    def line_unit(self) -> float | None:
        """Points of one line of the grid in the section being read, None without a grid."""
        index = len(self.section_ends)
        return self._line_units[index] if index < len(self._line_units) else None

    def count(self, what: str, limit: int) -> bool:
        """Count a block or a run; False once the limit is reached."""
        self.counts[what] += 1
        if self.counts[what] % _CHECK_EVERY == 0:
            self.deadline.check()
        if self.counts[what] > limit:
            self.full = True
        return not self.full

    def flags(self) -> list[Flag]:
        """Say what the reader must tell of this document."""
        flags = []
        if revisions := self.counts["revisions"]:
            message = f"文中有 {revisions} 处未处理的修订，按接受修订后的文字检查"
            flags.append(Flag("tracked_changes", message))
        if self.placeholders:
            message = f"文中有 {len(self.placeholders)} 处内容控件还没有填写，提示文字不算正文"
            flags.append(Flag("placeholder", message))
        if self.hidden:
            flags.append(Flag("hidden_text", f"文中有 {len(self.hidden)} 处隐藏文字，未作检查"))
        if chunks := self.counts["chunks"]:
            message = f"文中嵌入了 {chunks} 份其他文件，它们的内容未作检查；请在 Word 中打开后另存"
            flags.append(Flag("embedded", message))
        if self.full:
            flags.append(Flag("limit", "文件过大，只读取了前面的部分"))
        return flags + [
            Flag("damaged_part", f"文件的一部分已损坏（{name}），其余部分照常检查")
            for name in dict.fromkeys(self.package.damaged)
        ]


def _line_unit(section: Element) -> float | None:
    grid = section.find(W + "docGrid")
    if grid is None or (grid.get(W + "type") or "default") == "default":
        return None
    return measure(grid.get(W + "linePitch"), TWIP)


def section_elements(body: Element) -> list[Element]:
    """Return the ``w:sectPr`` of a body in order, tracked former versions left out."""
    parents = (P_PR, W + "body")
    return [
        section
        for section in body.iter(SECT_PR)
        if (parent := section.getparent()) is not None and parent.tag in parents
    ]
