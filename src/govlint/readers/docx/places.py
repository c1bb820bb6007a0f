"""From the paths of paragraphs to block indices and offsets in the finished document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from govlint.model.blocks import Block, Paragraph
from govlint.model.document import Image, Revision, Rule, Section
from govlint.readers.docx.context import Anchored


class Places:
    """Where each paragraph ended up: its block, and where its text begins in that block."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Index the finished blocks of the body."""
        self._found: dict[str, tuple[int, int]] = {}
        for index, block in enumerate(blocks):
            self._add(block, index, 0)

    def _add(self, block: Block, index: int, offset: int) -> None:
        self._found[block.path] = (index, offset)
        if isinstance(block, Paragraph):
            return
        rows: dict[int, list[tuple[Block, ...]]] = {}
        for cell in block.cells:
            rows.setdefault(cell.row, []).append(cell.blocks)
        for row in range(block.rows):
            offset = self._add_row(rows.get(row, []), index, offset) + 1

    def _add_row(self, cells: list[tuple[Block, ...]], index: int, offset: int) -> int:
        """Walk one row as ``Table.text`` prints it; return where its text ends."""
        for number, blocks in enumerate(cells):
            offset += number > 0
            for place, inner in enumerate(blocks):
                offset += place > 0
                self._add(inner, index, offset)
                offset += len(inner.text)
        return offset

    def of(self, entry: Anchored) -> tuple[int, int] | None:
        """Return block index and offset of an item; None when its paragraph is not in the body."""
        found = self._found.get(entry.path)
        return None if found is None else (found[0], found[1] + entry.offset)

    def nearest(self, path: str) -> int:
        """Return the block of the nearest container of a path that is still there, else 0."""
        while path and path not in self._found:
            path = path.rpartition("/")[0]
        return self._found.get(path, (0, 0))[0]

    def block(self, path: str) -> int | None:
        """Return the index of the block that holds a paragraph; None when it was dropped."""
        found = self._found.get(path)
        return None if found is None else found[0]


def section_starts(ends: Iterable[str], count: int, places: Places) -> list[int]:
    """Return the block at which each of ``count`` sections begins.

    Args:
        ends: paths of the paragraphs that end the sections, in order.
        count: number of sections.
        places: where the paragraphs ended up.
    """
    starts = [0]
    for path in ends:
        block = places.block(path)
        starts.append(starts[-1] if block is None else block + 1)
    starts += [starts[-1]] * (count - len(starts))
    return starts[:count]


def images(anchored: Iterable[Anchored], places: Places) -> Iterator[Image]:
    """Yield the images of the body with their blocks."""
    for entry in anchored:
        where = places.of(entry)
        if isinstance(entry.item, Image) and where is not None:
            yield replace(entry.item, block=where[0])


def revisions(anchored: Iterable[Anchored], places: Places) -> Iterator[Revision]:
    """Yield the tracked changes of the body; what is gone stands at what held it."""
    for entry in anchored:
        if isinstance(entry.item, Revision):
            where = places.of(entry) or (places.nearest(entry.path), 0)
            yield replace(entry.item, block=where[0])


def rules(
    anchored: Iterable[Anchored],
    places: Places,
    sections: Sequence[Section],
    blocks: Sequence[Block],
) -> Iterator[Rule]:
    """Yield the lines of the body, by block; a paragraph border gets its length from the page."""
    found = []
    for entry in anchored:
        where = places.of(entry)
        if isinstance(entry.item, Rule) and where is not None:
            found.append(_measured(replace(entry.item, block=where[0]), sections, blocks))
    yield from sorted(found, key=lambda rule: rule.block)


def _measured(rule: Rule, sections: Sequence[Section], blocks: Sequence[Block]) -> Rule:
    block = blocks[rule.block]
    if rule.source != "border" or rule.length is not None or not isinstance(block, Paragraph):
        return rule
    before = [section for section in sections if section.first_block <= rule.block]
    if block.from_table or not before:
        return rule
    page = before[-1]
    left, right = page.margins.left, page.margins.right
    if page.width is None or left is None or right is None or page.columns != 1:
        return rule
    look = block.format
    if look.left_chars or look.right_chars:
        return rule
    indents = (look.left or 0.0) + (look.right or 0.0)
    return replace(rule, length=round(page.width - left - right - page.margins.gutter - indents, 2))
