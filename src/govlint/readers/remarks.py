"""Remarks to govlint in plain text and Markdown: ``<!-- govlint: … -->``.

They are taken out of the text before it is read, at the end of a line or alone on one, so that
lines and columns of everything else stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govlint.model.blocks import Block
from govlint.model.document import Comment

_MARK = "govlint"
_REMARKS = re.compile(
    r"[ \t\u3000]*(?:<!--[ \t]*govlint[ \t]*[:：][^\n]{0,500}?-->[ \t\u3000]*)+$", re.M | re.I
)
_ONE = re.compile(r"<!--[ \t]*(?P<text>govlint[ \t]*[:：][^\n]*?)[ \t]*-->", re.I)


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its text and the line, from 1, where it stands."""

    line: int
    text: str


def take_out(text: str) -> tuple[str, tuple[Remark, ...]]:
    """Return a text without its remarks, and the remarks."""
    if _MARK not in text.lower():
        return text, ()
    found: list[Remark] = []

    def take(match: re.Match[str]) -> str:
        line = text.count("\n", 0, match.start()) + 1
        found.extend(Remark(line, one["text"]) for one in _ONE.finditer(match[0]))
        return ""

    return _REMARKS.sub(take, text), tuple(found)


def anchored(remarks: Sequence[Remark], blocks: Sequence[Block]) -> tuple[Comment, ...]:
    """Anchor each remark at the block of its line, or at the next one when it stands alone."""
    comments = []
    for remark in remarks:
        index = next(
            (i for i, block in enumerate(blocks) if (block.line or 0) >= remark.line), None
        )
        end = len(blocks[index].text) if index is not None else None
        start = 0 if index is not None else None
        comments.append(Comment("", remark.text, index, start, end))
    return tuple(comments)
