"""The walk over the tree of a web page: elements in, blocks out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from lxml import etree

from govlint.model.blocks import Block, Paragraph, Run
from govlint.readers.errors import ReadError
from govlint.readers.html_style import Style, inherit
from govlint.readers.html_table import grid, stray_texts, table_rows
from govlint.readers.limits import Deadline, Limits

_BLOCKS = frozenset(
    "html body p div section article main h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre "
    "address figure figcaption center hr fieldset legend details summary form nav header footer "
    "aside caption tr td th tbody thead tfoot".split()
)
_SPACE = re.compile("[ \t\n\r\f]+")
_NO_LINE = 65535
"""From this line on old versions of libxml2 do not count."""
_PATH_PARTS = 32
_CHECK_EVERY = 512


def tag_of(element: etree._Element) -> str:
    """Return the tag of an element; what is no element (a comment) has none."""
    return element.tag if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class _Frame:
    """An open element: its style, its place, the children still to come."""

    element: etree._Element
    tag: str
    style: Style
    children: Iterator[etree._Element]
    step: str
    counts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Piece:
    """Text of one style that waits for its paragraph to end."""

    text: str
    style: Style
    line: int | None


class Walker:
    """Collects the blocks of a page; counts them against the limits."""

    def __init__(self, limits: Limits, deadline: Deadline, aside: Set[str]) -> None:
        """Walk within some limits; elements whose tags are in ``aside`` are left out."""
        self._limits = limits
        self._deadline = deadline
        self._aside = aside
        self._seen = 0
        self._runs = 0

    def walk(self, root: etree._Element, style: Style | None = None, path: str = "") -> list[Block]:
        """Return the blocks inside an element.

        Raises:
            ReadError: code ``limit``.
        """
        return _Walk(self, style or Style()).run(root, path)

    def is_aside(self, tag: str) -> bool:
        """Tell whether an element is left out."""
        return tag in self._aside

    def count(self, runs: int) -> None:
        """Count one more block of some runs.

        Raises:
            ReadError: code ``limit``.
        """
        self._seen += 1
        self._runs += runs
        if self._seen > self._limits.max_blocks or self._runs > self._limits.max_runs:
            raise ReadError("limit", "网页的段落过多，请拆分后再检查")
        if self._seen % _CHECK_EVERY == 0:
            self._deadline.check()


class _Walk:
    """One walk: a stack of open elements, and the pieces of the paragraph being read."""

    def __init__(self, walker: Walker, style: Style) -> None:
        self._walker = walker
        self._style = style
        self._stack: list[_Frame] = []
        self._pieces: list[_Piece] = []
        self._blocks: list[Block] = []
        self._path = ""
        self._number = ""

    def run(self, root: etree._Element, path: str) -> list[Block]:
        self._path = path
        self._open(root, tag_of(root), self._style)
        while self._stack:
            frame = self._stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._close()
            else:
                self._enter(child, frame)
        self._flush()
        return self._blocks

    def _enter(self, child: etree._Element, parent: _Frame) -> None:
        tag = tag_of(child)
        parent.counts[tag] += 1
        style = inherit(parent.style, tag, _attributes(child)) if tag else parent.style
        if tag == "br":
            self._flush()
            self._tail(child, parent.style)
        elif not tag or style.hidden or self._walker.is_aside(tag):
            self._tail(child, parent.style)
        elif tag == "table":
            self._flush()
            self._table(child, style)
            self._tail(child, parent.style)
        else:
            self._open(child, tag, style)

    def _open(self, element: etree._Element, tag: str, style: Style) -> None:
        if tag in _BLOCKS:
            self._flush()
        step = f"{tag}[{self._stack[-1].counts[tag]}]" if self._stack else tag
        if tag == "li":
            self._number = self._list_number(element)
        self._stack.append(_Frame(element, tag, style, iter(element), step))
        self._add(element.text, style, element.sourceline)

    def _close(self) -> None:
        if self._stack[-1].tag in _BLOCKS:
            self._flush()
        frame = self._stack.pop()
        if self._stack:
            self._tail(frame.element, self._stack[-1].style)

    def _tail(self, element: etree._Element, style: Style) -> None:
        # A tail has no line of its own; the element's is the best there is.
        self._add(element.tail, style, element.sourceline)

    def _add(self, text: str | None, style: Style, line: int | None) -> None:
        if not text or style.hidden:
            return
        if not style.preformatted:
            self._pieces.append(_Piece(text, style, line))
            return
        first, *others = text.split("\n")
        self._pieces.append(_Piece(first, style, line))
        for offset, part in enumerate(others, 1):
            self._flush()
            self._pieces.append(_Piece(part, style, line + offset if line else None))

    def _flush(self) -> None:
        """End the paragraph that is being read, if it has any text."""
        pieces, self._pieces = self._pieces, []
        runs = _runs(pieces)
        if not any(run.text.strip() for run in runs):
            return
        number, self._number = self._number, ""
        if number:
            runs = (Run(number, runs[0].format), *runs)
        line = next((piece.line for piece in pieces if piece.text.strip()), None)
        paragraph = Paragraph(
            runs,
            format=next(piece.style.paragraph for piece in pieces if piece.text.strip()),
            path=self._where(),
            line=line if line and line < _NO_LINE else None,
            number=number,
        )
        self._walker.count(len(runs))
        self._blocks.append(paragraph)

    def _where(self) -> str:
        steps = [frame.step for frame in self._stack if frame.tag in _BLOCKS]
        breaks = self._stack[-1].counts["br"] if self._stack else 0
        if breaks:
            steps.append(f"br[{breaks}]")
        cut = steps[-_PATH_PARTS:]
        head = self._path or ("…" if len(cut) < len(steps) else "")
        return "/".join(([head] if head else []) + cut)

    def _table(self, element: etree._Element, style: Style) -> None:
        parent = self._stack[-1]
        path = "/".join(filter(None, (self._where(), f"table[{parent.counts['table']}]")))
        for text in stray_texts(element):
            self._add(text, style, element.sourceline)
        self._flush()
        rows, strays = table_rows(element)
        for stray in strays:
            if not self._walker.is_aside(tag_of(stray)):
                self._blocks += self._walker.walk(stray, style, path)
        table = grid(
            rows,
            lambda cell, place: tuple(
                self._walker.walk(cell, inherit(style, tag_of(cell), _attributes(cell)), place)
            ),
            path,
            element.sourceline,
        )
        if table is not None:
            # Loaded where a page has a table: most have none.
            from govlint.readers.layout_tables import unwrap

            self._walker.count(0)
            self._blocks += unwrap(table)

    def _list_number(self, item: etree._Element) -> str:
        """Return the number that a browser prints before an item of an ordered list."""
        above = self._stack[-1] if self._stack else None
        if above is None or above.tag != "ol" or above.element.get("type", "1") != "1":
            return ""
        style = above.element.get("style", "") + item.get("style", "")
        if "none" in style:
            return ""
        start = above.element.get("start", "1")
        first = int(start) if start.isdecimal() and len(start) < 6 else 1
        return f"{first + above.counts['li'] - 1}. "


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _runs(pieces: list[_Piece]) -> tuple[Run, ...]:
    """Join pieces to runs, blanks collapsed over the borders of pieces as browsers do."""
    result: list[Run] = []
    before = "\n"
    for piece in pieces:
        text = piece.text if piece.style.preformatted else _collapse(piece.text, before)
        if not text:
            continue
        before = text[-1]
        if result and result[-1].format == piece.style.characters:
            result[-1] = Run(result[-1].text + text, piece.style.characters)
        else:
            result.append(Run(text, piece.style.characters))
    while result and not (trimmed := result[-1].text.rstrip()):
        result.pop()
    if result:
        result[-1] = Run(trimmed, result[-1].format)
    return tuple(result)


def _collapse(text: str, before: str) -> str:
    """Collapse blanks; a line end of the source between two Chinese characters is no blank."""

    def blank(found: re.Match[str]) -> str:
        left = text[found.start() - 1] if found.start() else before
        right = text[found.end()] if found.end() < len(text) else ""
        if left in " \n" or ("\n" in found[0] and left > "\u2e7f" and right > "\u2e7f"):
            return ""
        return " "

    return _SPACE.sub(blank, text)
