"""Comments, footnotes and endnotes, tied to where their marks stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from govlint.model.document import Comment, Note
from govlint.readers.docx.context import Anchored, CommentMark, NoteMark
from govlint.readers.docx.names import Element, W

Place = tuple[int, int]
"""Block index, and offset in that block's text."""
Places = Callable[[Anchored], Place | None]
ReadText = Callable[[Element], str]


@dataclass(frozen=True, slots=True)
class _Range:
    start: Place | None = None
    end: Place | None = None


def read_notes(
    anchored: list[Anchored], parts: Mapping[str, Element | None], place: Places, read: ReadText
) -> Iterator[Note]:
    """Yield the notes that a mark in the text refers to, in the order of their marks.

    Args:
        anchored: everything that hangs on the body.
        parts: roots of footnotes.xml and endnotes.xml by ``footnote`` and ``endnote``.
        place: gives the block and offset of an anchored item.
        read: reads the text of one note.
    """
    known = {
        (kind, element.get(W + "id")): element
        for kind, root in parts.items()
        for element in ([] if root is None else root.iterfind(W + kind))
    }
    for entry in anchored:
        mark = entry.item
        if isinstance(mark, NoteMark) and (element := known.get((mark.kind, mark.id))) is not None:
            where = place(entry)
            if where is not None:
                yield Note(mark.kind, *where, read(element).strip())


def read_comments(
    root: Element | None,
    anchored: list[Anchored],
    place: Places,
    length: Callable[[int], int],
    read: ReadText,
) -> Iterator[Comment]:
    """Yield all comments; those without a range in the text have no block.

    Args:
        root: root of comments.xml, or None.
        anchored: everything that hangs on the body.
        place: gives the block and offset of an anchored item.
        length: gives the length of a block's text; a range that goes on ends there.
        read: reads the text of one comment.
    """
    ranges = _ranges(anchored, place)
    for element in [] if root is None else root.iterfind(W + "comment"):
        found = ranges.get(element.get(W + "id") or "", _Range())
        author, text = element.get(W + "author") or "", read(element).strip()
        start, end = found.start, found.end
        if start is None:
            yield Comment(author, text)
        elif end is None or end[0] < start[0]:
            yield Comment(author, text, *start, start[1])
        elif end[0] > start[0]:
            last = end[0] if end[1] else end[0] - 1
            yield Comment(author, text, *start, length(start[0]), last)
        else:
            yield Comment(author, text, *start, max(start[1], end[1]))


def _ranges(anchored: list[Anchored], place: Places) -> dict[str, _Range]:
    found: dict[str, _Range] = {}
    for entry in anchored:
        mark = entry.item
        if not isinstance(mark, CommentMark):
            continue
        own, where = found.get(mark.id, _Range()), place(entry)
        if mark.edge == "start":
            own = _Range(where, own.end)
        elif mark.edge == "end":
            own = _Range(own.start, where)
        elif own.start is None:
            own = _Range(where, where)
        found[mark.id] = own
    return found
