"""Lines: the pieces of a document that recognition labels.

A paragraph is one line, or several where manual breaks stand in it. Where a crawler lost the
paragraph marks, boundaries are *offered* at the places where a paragraph may have ended; whether
anything begins there is decided by the decoder alone.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from govlint.model.blocks import Alignment, Format, Paragraph, Table, channels
from govlint.model.document import Document
from govlint.model.elements import Span
from govlint.structure import organs
from govlint.text.characters import HAN
from govlint.text.normalise import Normalised, normalise

COLLAPSED = 100
"""A line longer than this may hold several paragraphs."""
MAX_SPLITS = 2_000
HEAD_PART = 1_500
"""Recipients inside running text are looked for so far from its beginning."""
BLANKS = " \t\u3000\u00a0\u2002\u2003\u2009\ufeff\u200b"
BREAK = re.compile(r"[\n\f\v\u2028\u2029]+")
DATE = (
    r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
    r"|[一二][〇○零一二三四五六七八九OＯ]{3}\s*年\s*[一二三四五六七八九十]{1,2}\s*月"
    r"\s*[一二三四五六七八九十]{1,3}\s*日"
)
LOST = re.compile(
    r"(?<=[。；;：:！？”）)\]】])[ \t\u3000\u00a0]+(?=\S)"
    r"|[ \t\u3000\u00a0]+(?=附\s?件\s?\d{0,2}\s?[：:]|第[一二三四五六七八九十百]+[章条][ \u3000])"
    r"|[ \t\u3000\u00a0]+(?=抄\s?送\s?[：:]|主\s?题\s?词\s?[：:])"
    rf"|[ \t\u3000\u00a0]+(?=(?:{DATE})(?:[ \t\u3000]|$))"
    rf"|[ \t\u3000\u00a0]+(?={HAN}{{1,12}}[〔\[][0-9]{{4}}[〕\]][0-9]{{1,5}}号[ \t\u3000])"
    rf"|(?<=[0-9]号)[ \t\u3000\u00a0]+(?={HAN})"
    rf"|(?<=通知|意见|决定|通报|报告|请示|批复|公告|通告)[ \t\u3000\u00a0]+(?={HAN})"
    r"|(?<=印发)[ \t\u3000\u00a0]+"
    rf"|(?<=[日])[ \t\u3000\u00a0]+(?=[（(]|{HAN})"
)
DATED = re.compile(DATE)
HEAD = re.compile(r"[^。；：:\n]{2,300}[：:]")


@dataclass(frozen=True)
class Line:
    """A labelled piece of a block: stripped text as printed, its place and its look."""

    index: int
    block: int
    start: int
    text: str
    paragraph: Paragraph | None
    table: Table | None
    offered: bool = False
    """True when the boundary before this line is only offered."""

    @cached_property
    def normal(self) -> Normalised:
        """The text in matching form, with the map back."""
        return normalise(self.text)

    @property
    def norm(self) -> str:
        """The text in matching form."""
        return self.normal.text

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the span of normalised offsets ``start`` to ``end`` in the block as printed."""
        if end is None and start == 0:
            return Span(self.block, self.start, self.start + len(self.text))
        first, last = self.normal.span(start, len(self.norm) if end is None else end)
        return Span(self.block, self.start + first, self.start + last)

    @cached_property
    def format(self) -> Format:
        """The format of most of the line's characters."""
        if self.paragraph is None:
            return Format()
        weights: Counter[Format] = Counter()
        offset = 0
        for run in self.paragraph.runs:
            first = max(offset, self.start)
            last = min(offset + len(run.text), self.start + len(self.text))
            if last > first:
                weights[run.format] += last - first
            offset += len(run.text)
        return weights.most_common(1)[0][0] if weights else Format()

    @property
    def centred(self) -> bool:
        """True when the paragraph is centred."""
        return self.paragraph is not None and self.paragraph.format.alignment is Alignment.CENTER

    @property
    def right(self) -> bool:
        """True when the paragraph is right-aligned."""
        return self.paragraph is not None and self.paragraph.format.alignment is Alignment.RIGHT

    @property
    def red(self) -> bool:
        """True when most of the line is red (R >= 180, G and B <= 80)."""
        color = self.format.color
        if color is None or len(color) != 6:
            return False
        red, green, blue = channels(color)
        return red >= 180 and green <= 80 and blue <= 80

    @property
    def large(self) -> bool:
        """True when the type is 18 pt or more."""
        return (self.format.size or 0) >= 18


def lines_of(document: Document) -> list[Line]:
    """Return the non-blank lines of a document in reading order."""
    lines: list[Line] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            lines.append(Line(len(lines), index, 0, block.text, None, block))
            continue
        headline = lines[-1].text if lines else ""
        for start, end, offered in _pieces(block.text, headline):
            text = block.text[start:end]
            lines.append(Line(len(lines), index, start, text, block, None, offered))
    return lines


def _pieces(text: str, headline: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and whether the boundary is offered; a headline repeated ends a line."""
    position = 0
    longer = len(text) > max(COLLAPSED, len(headline))
    again = longer and len(headline) >= 6 and text.startswith(headline)
    if again and text[len(headline)] in BLANKS:
        yield 0, len(headline), False
        position = len(headline)
    for found in [*BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        yield from _offer(text, position, end)
        position = found.end() if found else end


def _offer(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the stripped pieces between ``start`` and ``end``, split where a mark may be lost."""
    cuts = sorted(set(_cuts(text[start:end]))) if end - start > 12 else []
    edges = [start, *(start + cut for cut in cuts), end]
    offered = False
    for first, last in itertools.pairwise(edges):
        while first < last and _is_blank(text[first]):
            first += 1
        while last > first and _is_blank(text[last - 1]):
            last -= 1
        if last > first:
            yield first, last, offered
            offered = True


def _is_blank(char: str) -> bool:
    """Blanks, and private-use characters that converters leave at the ends of lines."""
    return char in BLANKS or "\ue000" <= char <= "\uf8ff"


def _organ_before(text: str, end: int) -> int:
    """Return where the organ names right before ``end`` begin, ``end`` itself when none do."""
    start = end
    for word in reversed(list(re.finditer(r"[^\s。；！：，]+", text[max(0, end - 80) : end]))):
        position = max(0, end - 80) + word.start()
        gap = text[position + len(word[0]) : start]
        whole = word[0] if len(word[0]) > 2 else text[position:start]
        if gap.strip(BLANKS) or not _names_organ(whole, text[position:end]):
            break
        start = position
    return start if organs.is_organ(normalise(text[start:end]).text) else end


def _names_organ(word: str, joint: str) -> bool:
    """A word is an organ by itself, or a piece of a name spaced out (财 政 部)."""
    spaced = len(word) <= 2 or all(len(piece) <= 2 for piece in joint.split())
    return organs.is_organ(normalise(joint if spaced else word).text) or spaced


def _cuts(text: str) -> Iterator[int]:
    yield from _head_cut(text, 0)
    for date in DATED.finditer(text):
        organ = _organ_before(text, date.start())
        if organ < date.start() and organ > 0:
            yield from (organ, date.start())
    if len(text) > COLLAPSED:
        for count, found in enumerate(LOST.finditer(text)):
            if count >= MAX_SPLITS:
                return
            yield found.end()
            if found.end() < HEAD_PART:
                yield from _head_cut(text, found.end())


def _head_cut(text: str, start: int) -> Iterator[int]:
    """Yield where recipients end that stand at the head of running text."""
    head = HEAD.match(text, start)
    if head and head.end() < len(text) and organs.recipient_share(normalise(head[0]).text) >= 0.8:
        yield head.end()
