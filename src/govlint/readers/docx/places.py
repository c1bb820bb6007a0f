"""From the paths of paragraphs to block indices and offsets in the finished document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from govlint.model.blocks import Block, Paragraph
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

