"""Remarks to govlint in plain text and Markdown: ``<!-- govlint: … -->``.

They are taken out of the text before it is read, at the end of a line or alone on one, so that
lines and columns of everything else stay as they are. One inside a line stays text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from govlint.model.blocks import Block
from govlint.model.document import Comment

_OPEN = re.compile(r"<!--\s*govlint\s*[:：]", re.I)
_BEGIN, _CLOSE = "<!--", "-->"
_LONGEST = 1000
"""Characters of a remark; what is longer was never closed."""
_BLANK = " \t\u3000"
_BLANKS = re.compile(f"[{_BLANK}]*")


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark: its text, the line (from 1) where it begins, whether nothing else stands there."""

    line: int
    text: str
    alone: bool = False


def take_out(text: str, *, inside: bool = False) -> tuple[str, tuple[Remark, ...]]:
    """Return a text without its remarks, and the remarks.

    Line feeds inside a remark stay, so that the lines below keep their numbers.

    Args:
        text: the file.
        inside: also find remarks with something behind them on the line; they are left in, for a
            format that does not show comments.
    """
    kept: list[str] = []
    remarks: list[Remark] = []
    place, line, tried = 0, 1, 0
    for found in _OPEN.finditer(text):
        if found.start() < tried:
            continue
        group, tried = _group(text, found.start())
        ends_line = tried == len(text) or text[tried] == "\n"
        if not group or not (ends_line or inside):
            continue
        before = text[place : found.start()].rstrip(_BLANK)
        line += before.count("\n")
        alone = ends_line and (before.endswith("\n") if before else place == 0)
        for said, feeds in group:
            remarks.append(Remark(line, said, alone))
            line += feeds
        if ends_line:
            kept += [before, "\n" * sum(feeds for _, feeds in group)]
        else:
            kept.append(text[place:tried])
        place = tried
    return "".join([*kept, text[place:]]), tuple(remarks)


def _group(text: str, start: int) -> tuple[list[tuple[str, int]], int]:
    """Return remarks beside each other as (text, line feeds in it), and where they end.

    None where one is not closed; then the place up to which was looked.
    """
    group: list[tuple[str, int]] = []
    place = start
    while found := _OPEN.match(text, place):
        end = text.find(_CLOSE, found.end(), found.end() + _LONGEST)
        if end < 0:
            return [], found.end()
        said = text[place + len(_BEGIN) : end]
        group.append((said.strip(), said.count("\n")))
        blanks = _BLANKS.match(text, end + len(_CLOSE))
        place = blanks.end() if blanks else len(text)
    return group, place


def anchored(remarks: Sequence[Remark], blocks: Sequence[Block]) -> tuple[Comment, ...]:
    """Anchor each remark to the block of its line, one with a line of its own to the next block.

    Behind the last block that one belongs to it too.
    """
    starts = [block.line or 0 for block in blocks]
    comments: list[Comment] = []
    for remark in remarks:
        index = bisect_right(starts, remark.line) - (0 if remark.alone else 1)
        index = min(max(index, 0), len(blocks) - 1)
        comments.append(Comment("", remark.text, index, 0, len(blocks[index].text)))
    return tuple(comments)
