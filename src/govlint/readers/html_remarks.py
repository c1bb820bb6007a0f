"""Remarks to govlint in a web page: they become empty elements, so that a walk can place them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from govlint.model.blocks import Block, Paragraph
from govlint.model.document import Comment

TAG = "govlint-remark"
NUMBER = "number"
_REMARK = re.compile(r"<!--\s*govlint\s*[:：]", re.I)


def has_remarks(text: str) -> bool:
    """Tell whether a page speaks to govlint; if not, its comments need not be read."""
    return _REMARK.search(text) is not None


def take_remarks(root: etree._Element) -> list[str]:
    """Put an empty element in the place of each remark, take out other comments.

    Returns:
        What the remarks say; the element of each has its index as ``number``.
    """
    body = root if (inner := root.find("body")) is None else inner
    for preceding in (True, False):
        _bring_in(body, list(root.itersiblings(preceding=preceding)), preceding)
    found: list[str] = []
    for comment in list(root.iter(etree.Comment)):
        parent = comment.getparent()
        if parent is not None and Comment("", comment.text or "").directives:
            marker = etree.Element(TAG, {NUMBER: str(len(found))})
            marker.tail = comment.tail
            marker.sourceline = comment.sourceline
            parent.replace(comment, marker)
            found.append(comment.text or "")
    etree.strip_tags(root, etree.Comment)
    return found


def _bring_in(body: etree._Element, beside: Sequence[etree._Element], preceding: bool) -> None:
    """Move the comments that stand before or behind the whole page into it."""
    for node in beside:
        if isinstance(node, etree._Comment) and preceding:
            node.tail, body.text = body.text, None
            body.insert(0, node)
        elif isinstance(node, etree._Comment):
            node.tail = "\n"
            body.append(node)


def placed(
    remarks: Sequence[str], places: dict[str, object], blocks: Sequence[Block]
) -> tuple[Comment, ...]:
    """Return the remarks as comments.

    Args:
        remarks: what they say.
        places: by number, the runs of the paragraph or the cells of the table it belongs to.
        blocks: the blocks of the page.
    """
    index = {id(part): number for number, block in enumerate(blocks) for part in _parts(block)}
    comments = []
    for number, said in enumerate(remarks):
        block = index.get(id(places.get(str(number))))
        end = len(blocks[block].text) if block is not None else None
        start = 0 if block is not None else None
        comments.append(Comment("", said.strip(), block, start, end))
    return tuple(comments)


def _parts(block: Block) -> Iterator[object]:
    """Yield what stays the same object while tables are unwrapped around a block."""
    if isinstance(block, Paragraph):
        yield block.runs
        return
    yield block.cells
    for cell in block.cells:
        for inner in cell.blocks:
            yield from _parts(inner)
