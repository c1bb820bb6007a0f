"""Plain text: one paragraph per line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from govlint.model.blocks import Paragraph, Run
from govlint.model.document import Document, Flag
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.text.width import display_width

_BLANK = " \t\u3000\u00a0\ufeff\u200b\x1a\v\f"
_SENTENCE_ENDS = "。！？；：….!?;:”》）)"
_WRAP_LINES = 10
_WRAP_SHARE = 0.6
"""From this many lines on, and this share of them, of one width: the file is wrapped."""


def read_text(text: str, limits: Limits) -> Document:
    """Read plain text whose lines end in a line feed.

    Blank lines are dropped but counted; blanks before a line stay in its text, those after it
    go. A line that was wrapped by hand stays a paragraph; the flag ``hard_wrapped`` says so.

    Raises:
        ReadError: code ``limit``, more lines than ``limits.max_blocks``.
    """
    blocks = tuple(
        Paragraph((Run(line.rstrip(_BLANK)),), path=f"line[{number}]", line=number, column=1)
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip(_BLANK)
    )
    if len(blocks) > limits.max_blocks:
        raise ReadError("limit", f"超过 {limits.max_blocks} 段的上限，请拆分文件后再检查")
    flags: tuple[Flag, ...] = ()
    if is_hard_wrapped([block.text for block in blocks]):
        flags = (Flag("hard_wrapped", "各行按固定宽度断开，段落可能被拆成多行"),)
    return Document("text", blocks, flags=flags)


def is_hard_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines were cut at one width and not at the ends of paragraphs.

    That is so when most lines that do not end a sentence are as wide as the widest, give or
    take one Chinese character, and there are at least ten of them.
    """
    widths = [display_width(line) for line in lines if line[-1] not in _SENTENCE_ENDS]
    if len(widths) < max(_WRAP_LINES, len(lines) * _WRAP_SHARE):
        return False
    common, _ = Counter(widths).most_common(1)[0]
    near = sum(common - 2 <= width <= common + 2 for width in widths)
    wider = sum(display_width(line) > common + 2 for line in lines)
    return common >= 20 and near >= len(widths) * _WRAP_SHARE and wider * 20 <= len(lines)
