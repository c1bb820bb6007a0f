"""Plain text: one paragraph per line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from operator import itemgetter

from govlint.model.blocks import Format, Paragraph, Run
from govlint.model.document import Document, Flag
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.remarks import anchored, take_out
from govlint.text.characters import TRIMMED
from govlint.text.width import display_width

_SENTENCE_ENDS = "。！？；：….!?;:”》）)"
WRAPPED = Flag("hard_wrapped", "各行按固定宽度断开，段落可能被拆成多行")
_LINES_PER_BLOCK = 10
_WRAP_LINES = 10
_WRAP_WIDTH = 20
_WRAP_SHARE = 0.6
"""From this many lines of this many columns on, and this share of all lines, a file is wrapped."""


def read_text(text: str, limits: Limits) -> Document:
    """Read plain text whose lines end in a line feed.

    Blank lines are dropped but counted; blanks before a line stay in its text, those after it
    go. A line that was wrapped by hand stays a paragraph; the flag ``hard_wrapped`` says so.
    Remarks to govlint are comments of the document and no text.

    Raises:
        ReadError: code ``limit``, more lines than ``limits.max_blocks``; ``empty``.
    """
    text, remarks = take_out(text)
    paragraphs = (
        Paragraph((Run(printed),), path=f"line[{number}]", line=number, column=1)
        for number, line in enumerate(split_lines(text, limits), 1)
        if (printed := line.rstrip(TRIMMED))
    )
    blocks = tuple(islice(paragraphs, limits.max_blocks + 1))
    check_blocks(len(blocks), limits)
    if not blocks:
        raise ReadError("empty", "文件没有文字，只有空白")
    flags: tuple[Flag, ...] = ()
    if is_hard_wrapped([block.text for block in blocks]):
        flags = (WRAPPED,)
    return Document("text", blocks, flags=flags, comments=anchored(remarks, blocks))


def split_lines(text: str, limits: Limits) -> list[str]:
    """Split a text at its line feeds, unless it has far more lines than paragraphs allowed.

    Raises:
        ReadError: code ``limit``.
    """
    if text.count("\n") > limits.max_blocks * _LINES_PER_BLOCK:
        raise ReadError("limit", "行数过多，未读取；请拆分文件后再检查")
    return text.split("\n")


def join_runs(pieces: Iterable[tuple[Format, str]]) -> tuple[Run, ...]:
    """Join neighbouring pieces of one format to runs."""
    return tuple(
        Run("".join(text for _, text in group), form)
        for form, group in groupby(pieces, key=itemgetter(0))
    )


def check_blocks(count: int, limits: Limits) -> None:
    """Raise when there are more paragraphs than allowed.

    Raises:
        ReadError: code ``limit``.
    """
    if count > limits.max_blocks:
        raise ReadError("limit", f"超过 {limits.max_blocks} 段的上限，请拆分文件后再检查")


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines were cut at one width and not at the ends of paragraphs.

    That is so when most lines end in mid-sentence, most of these are of one width, give or take
    one Chinese character, and hardly any line is wider.
    """
    running = [line for line in lines if line[-1] not in _SENTENCE_ENDS]
    if len(running) < max(_WRAP_LINES, len(lines) * _WRAP_SHARE):
        return False
    widths = [display_width(line) for line in running]
    common, _ = Counter(widths).most_common(1)[0]
    near = sum(common - 2 <= width <= common + 2 for width in widths)
    if common < _WRAP_WIDTH or near < len(widths) * _WRAP_SHARE:
        return False
    wider = sum(display_width(line) > common + 2 for line in lines)
    return wider * 20 <= len(lines)
