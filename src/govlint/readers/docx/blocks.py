"""Blocks of one story: paragraphs, tables, text boxes at their anchor, wrappers opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from govlint.model.blocks import Block, Paragraph
from govlint.model.document import Revision
from govlint.readers.docx.draft import Draft, border_rules, finish
from govlint.readers.docx.drawings import box_alignment, box_turn
from govlint.readers.docx.inline import (
    Inline,
    Story,
    control_content,
    forget_open_instructions,
    read_inline,
)
from govlint.readers.docx.names import (
    ALTERNATE,
    P_PR,
    TBL,
    Element,
    P,
    W,
    alternative,
    local_name,
)
from govlint.readers.docx.paragraphs import Look, paragraph_look
from govlint.readers.docx.tables import read_table

_CHUNKS = frozenset({W + "altChunk", W + "subDoc"})
_WRAPPERS = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag"))


def read_blocks(
    container: Element, story: Story, path: str, table: str | None = None
) -> list[Block]:
    """Read the blocks of a body, cell, header, note or text box.

    Args:
        container: the element whose children are paragraphs and tables.
        story: the story they belong to; what hangs on them goes to its context.
        path: path of the container, the blocks' paths begin with it.
        table: id of the style of the table around.

    Returns:
        Paragraphs and data tables in reading order; layout tables are unwrapped.
    """
    return _Blocks(story, path, table).read(container)


def _children(container: Element, story: Story, path: str) -> Iterator[tuple[Element, str]]:
    """Yield the block elements with their paths, content controls and the like opened."""
    counts: Counter[str] = Counter()
    for child in container:
        name = local_name(child)
        counts[name] += 1
        place = f"{path}/{name}[{counts[name]}]"
        inner: Element | None = None
        if child.tag in {P, TBL}:
            yield child, place
        elif child.tag == W + "sdt":
            inner = control_content(child, story.context)
        elif child.tag == ALTERNATE:
            inner = alternative(child)
        elif child.tag in _WRAPPERS:
            inner = child
        elif child.tag in _CHUNKS:
            story.context.counts["chunks"] += 1
        if inner is not None:
            yield from _children(inner, story, place)


class _Blocks:
    """The blocks of one container while they are gathered."""

    def __init__(self, story: Story, path: str, table: str | None) -> None:
        self._story = story
        self._path = path
        self._table = table
        self._blocks: list[Block] = []
        self._open: Draft | None = None
        """A paragraph whose mark is deleted or hidden: the next one goes on in it."""
        self._bordered: list[tuple[Paragraph, Look]] = []

    def read(self, container: Element) -> list[Block]:
        context = self._story.context
        for element, path in _children(container, self._story, self._path):
            if not context.count("blocks", context.limits.max_blocks):
                break
            if element.tag == P:
                self._paragraph(element, path)
            else:
                self._close()
                self._end_borders()
                self._blocks += read_table(element, path, self._story, read_blocks)
        self._close()
        self._end_borders()
        return self._blocks

    def _paragraph(self, element: Element, path: str) -> None:
        context = self._story.context
        properties = element.find(P_PR)
        look = paragraph_look(properties, self._table, context)
        draft = Draft(path, look) if self._open is None else self._open
        draft.look, self._open = look, draft
        read_inline(element, Inline(self._story, draft, self._table))
        if self._story.fields:
            forget_open_instructions(self._story)
        self._record_changes(draft)
        if look.has_section and self._story.kind == "body":
            self._close()
            context.section_ends.append(draft.path)
        elif not look.joins_next:
            self._close()

    def _record_changes(self, draft: Draft) -> None:
        changes = [] if draft.look.mark_change is None else [draft.look.mark_change]
        if draft.look.changed_by is not None:
            changes.append(("format", draft.look.changed_by))
        for kind, author in changes:
            self._story.context.counts["revisions"] += 1
            draft.anchor(Revision(kind, -1, "", author))

    def _close(self) -> None:
        """End the open paragraph; its text boxes come before it."""
        draft, self._open = self._open, None
        if draft is None:
            return
        self._boxes(draft)
        if draft.look.joins_next and not draft.length:
            return  # Nothing of it is printed, not even its mark.
        story = self._story
        paragraph, pages = finish(draft, story.counters, self._table, story.context)
        story.pages += pages
        self._blocks.append(paragraph)
        if draft.look.has_borders:
            self._bordered.append((paragraph, draft.look))
        else:
            self._end_borders()

    def _end_borders(self) -> None:
        if self._bordered:
            self._story.context.anchored.extend(border_rules(self._bordered))
            self._bordered = []

    def _boxes(self, draft: Draft) -> None:
        for index, run in enumerate(draft.art, start=1):
            path = f"{draft.path}/art[{index}]"
            self._blocks.append(Paragraph((run,), path=path, from_textbox=True))
        for index, content in enumerate(draft.boxes, start=1):
            story = replace(self._story, fields=[])
            inner = read_blocks(content, story, f"{draft.path}/txbx[{index}]")
            align, turn = box_alignment(content), box_turn(content)
            self._blocks += [
                _in_box(block, align, turn) if isinstance(block, Paragraph) else block
                for block in inner
            ]


def _in_box(paragraph: Paragraph, align: str | None, turn: int) -> Paragraph:
    look = replace(paragraph.format, frame_align=align or paragraph.format.frame_align, turn=turn)
    return replace(paragraph, format=look, from_textbox=True)
