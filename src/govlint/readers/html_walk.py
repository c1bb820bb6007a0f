"""The walk over the tree of a web page: elements in, blocks out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from govlint.model.blocks import Block, Format, Paragraph, Run
from govlint.readers.errors import ReadError
from govlint.readers.html_remarks import NUMBER, TAG
from govlint.readers.html_style import Style, inherit
from govlint.readers.html_table import grid, stray_texts, table_rows
from govlint.readers.limits import Deadline, Limits
from govlint.readers.text import join_runs
from govlint.text.characters import TRIMMED

_BLOCK_TAGS = (
    "html body p div section article main h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre "
    "address figure figcaption center hr fieldset legend details summary form nav header footer "
    "aside caption tr td th tbody thead tfoot"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_SPACE = re.compile("[ \t\n\r\f]+")
_EMPTY = TRIMMED + "\n\r"
_NO_LINE = 65535
"""From this line on old versions of libxml2 do not count."""
_MAX_TABLES = 32
_PATH_PARTS = 32
_CHECK_EVERY = 512


def tag_of(element: etree._Element) -> str:
    """Return the tag of an element; what is no element (a comment) has none."""
    return element.tag if isinstance(element.tag, str) else ""


def line_of(element: etree._Element) -> int | None:
    """Return the line of the source where an element begins, where libxml2 knows it."""
    line = cast("int | None", element.sourceline)
    return line if line and line < _NO_LINE else None


@dataclass(slots=True)
class _Frame:
    """An open element: its style, its place, the children still to come."""

    element: etree._Element
    tag: str
    style: Style
    children: Iterator[etree._Element]
    step: str
    counts: Counter[str] = field(default_factory=Counter)
    breaks: int = 0


@dataclass(slots=True)
class _Piece:
    """Text of one style that waits for its paragraph to end."""

    text: str
    style: Style
    line: int | None


class Walker:
    """Collects the blocks of a page; counts them against the limits.

    Attributes:
        remarks: by number, the runs of the paragraph (or cells of the table) of each remark.
    """

    def __init__(
        self, limits: Limits, deadline: Deadline, aside: Set[str], *, keep_tables: bool = False
    ) -> None:
        """Walk within some limits; elements whose tags are in ``aside`` are left out.

        With ``keep_tables`` tables that only serve the layout stay tables.
        """
        self.keep_tables = keep_tables
        self._limits = limits
        self._deadline = deadline
        self._aside = aside
        self._seen = 0
        self._runs = 0
        self._open_tables = 0
        self._waiting: list[str] = []
        self.remarks: dict[str, object] = {}

    def walk(self, root: etree._Element, style: Style | None = None, path: str = "") -> list[Block]:
        """Return the blocks inside an element.

        Raises:
            ReadError: code ``limit``.
        """
        blocks = _Walk(self, style or Style()).run(root, path)
        if blocks and not self._open_tables:
            self.settle(blocks[-1])
        return blocks

    def wait(self, remark: str) -> None:
        """Keep a remark for the next block."""
        self._waiting.append(remark)

    def settle(self, block: Block) -> None:
        """Give the remarks that wait to a block."""
        if self._waiting:
            part: object = block.runs if isinstance(block, Paragraph) else block.cells
            self.remarks |= dict.fromkeys(self._waiting, part)
            self._waiting = []

    @contextmanager
    def table(self) -> Iterator[None]:
        """Count the tables open around a cell.

        Raises:
            ReadError: code ``limit``.
        """
        if self._open_tables >= _MAX_TABLES:
            raise ReadError("limit", f"网页的表格嵌套超过 {_MAX_TABLES} 层，未读取")
        self._open_tables += 1
        yield
        self._open_tables -= 1

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
        self._ended = False
        """Whether a block has ended and none has begun."""

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
        style = inherit(parent.style, tag, _attributes(child)) if tag else parent.style
        if tag == "br":
            self._flush()
            self._block_frame().breaks += 1
            self._tail(child, parent.style)
            return
        if tag == TAG:
            self._remark(child.get(NUMBER, ""))
            self._tail(child, parent.style)
            return
        parent.counts[tag] += 1
        if not tag or style.hidden or self._is_aside(tag):
            self._tail(child, parent.style)
        elif tag == "table":
            self._flush()
            self._table(child, style)
            self._ended = True
            self._tail(child, parent.style)
        else:
            self._open(child, tag, style)

    def _is_aside(self, tag: str) -> bool:
        # The header of an article holds its title, the header of a page its banner.
        in_article = tag == "header" and any(f.tag in ("article", "main") for f in self._stack)
        return self._walker.is_aside(tag) and not in_article

    def _block_frame(self) -> _Frame:
        """Return the innermost open block element (the outermost element always counts)."""
        return next((f for f in reversed(self._stack) if f.tag in _BLOCKS), self._stack[0])

    def _open(self, element: etree._Element, tag: str, style: Style) -> None:
        if tag in _BLOCKS:
            self._flush()
            self._ended = False
        step = f"{tag}[{self._stack[-1].counts[tag]}]" if self._stack else tag
        if tag == "li":
            self._number = self._list_number(element)
        self._stack.append(_Frame(element, tag, style, iter(element), step))
        self._add(element.text, style, line_of(element))

    def _close(self) -> None:
        if self._stack[-1].tag in _BLOCKS:
            self._flush()
        frame = self._stack.pop()
        if self._stack:
            self._tail(frame.element, self._stack[-1].style)

    def _remark(self, number: str) -> None:
        """Give a remark to the block at whose end it stands, else to the next one."""
        self._walker.wait(number)
        pending = "".join(piece.text for piece in self._pieces)
        if self._ended and self._blocks and not pending.strip(_EMPTY) and "\n" not in pending:
            self._walker.settle(self._blocks[-1])

    def _tail(self, element: etree._Element, style: Style) -> None:
        # libxml2 gives lines to elements alone: behind one of several lines, the line is unknown.
        known = not len(element) and "\n" not in (element.text or "")
        self._add(element.tail, style, line_of(element) if known else None)

    def _add(self, text: str | None, style: Style, line: int | None) -> None:
        if not text or style.hidden:
            return
        if not style.preformatted:
            blank = len(text) - len(text.lstrip())
            line = line + text.count("\n", 0, blank) if line else None
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
        if not any(run.text.strip(_EMPTY) for run in runs):
            return
        number, self._number = self._number, ""
        if number:
            runs = (Run(number, runs[0].format), *runs)
        line = next((piece.line for piece in pieces if piece.text.strip(_EMPTY)), None)
        paragraph = Paragraph(
            runs,
            format=next(piece.style.paragraph for piece in pieces if piece.text.strip(_EMPTY)),
            path=self._where(),
            line=line,
            number=number,
        )
        self._walker.count(len(runs))
        self._blocks.append(paragraph)
        self._walker.settle(paragraph)
        self._ended = True

    def _where(self) -> str:
        steps = [frame.step for frame in self._stack if frame.tag in _BLOCKS]
        if self._stack and (breaks := self._block_frame().breaks):
            steps.append(f"br[{breaks}]")
        cut = steps[-_PATH_PARTS:]
        head = self._path or ("…" if len(cut) < len(steps) else "")
        return "/".join(([head] if head else []) + cut)

    def _table(self, element: etree._Element, style: Style) -> None:
        parent = self._stack[-1]
        path = "/".join(filter(None, (self._where(), f"table[{parent.counts['table']}]")))
        for text in stray_texts(element):
            self._add(text, style, line_of(element))
        self._flush()
        rows, strays = table_rows(element)
        for stray in strays:
            if not self._is_aside(tag_of(stray)):
                self._blocks += self._walker.walk(stray, style, path)
        with self._walker.table():
            table = grid(
                rows,
                lambda cell, place: tuple(self._walker.walk(cell, _cell_style(cell, style), place)),
                path,
                line_of(element),
            )
        if table is not None:
            # Loaded where a page has a table: most have none.
            from govlint.readers.layout_tables import unwrap

            self._walker.count(0)
            kept = self._walker.keep_tables
            self._blocks += (table,) if kept else unwrap(table, bordered=_bordered(element))

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


def _cell_style(cell: etree._Element, style: Style) -> Style:
    row = cell.getparent()
    if row is not None and tag_of(row) == "tr":
        style = inherit(style, "tr", _attributes(row))
    return inherit(style, tag_of(cell), _attributes(cell))


def _bordered(table: etree._Element) -> bool | None:
    """Tell whether a table states lines between its cells, None where a style sheet may."""
    border = table.get("border", "").strip().removesuffix("px")
    return border != "0" if border.isdecimal() else None


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _runs(pieces: list[_Piece]) -> tuple[Run, ...]:
    """Join pieces to runs, blanks collapsed over the borders of pieces as browsers do."""
    shown: list[tuple[Format, str]] = []
    before = "\n"
    for piece in pieces:
        text = piece.text if piece.style.preformatted else _collapse(piece.text, before)
        if text:
            before = text[-1]
            shown.append((piece.style.characters, text))
    while shown:
        form, text = shown.pop()
        if trimmed := text.rstrip(_EMPTY):
            return join_runs([*shown, (form, trimmed)])
    return ()


def _collapse(text: str, before: str) -> str:
    """Collapse blanks; a line end of the source between two Chinese characters is no blank."""

    def blank(found: re.Match[str]) -> str:
        left = text[found.start() - 1] if found.start() else before
        right = text[found.end()] if found.end() < len(text) else ""
        if left in " \n" or ("\n" in found[0] and left > "\u2e7f" and right > "\u2e7f"):
            return ""
        return " "

    return _SPACE.sub(blank, text)
