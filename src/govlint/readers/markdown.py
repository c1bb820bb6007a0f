"""Markdown: the text that a reader of the rendered page would see.

The marks of Markdown go: ``#`` of headings, ``*`` of emphasis, ``>`` of quotations, the target
of links, rulers. What a page shows stays: the number of a list item as written, • for a bullet.
Front matter and comments are set aside. Headings give outline levels, ``**`` gives bold, tables
give tables. Each source line is a paragraph, as offices write; underscores are blanks to fill
in, never emphasis.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from govlint.model.blocks import Block, Cell, Format, Paragraph, ParagraphFormat, Run, Table
from govlint.model.document import Document, Flag
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits
from govlint.readers.markup import front_matter_end
from govlint.readers.remarks import anchored, take_out
from govlint.readers.text import (
    WRAPPED,
    check_blocks,
    is_hard_wrapped,
    join_runs,
    split_lines,
)
from govlint.text.characters import TRIMMED

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_ATX_END = re.compile(r"(?<=[ \t])#+$")
_SETEXT = re.compile(r" {0,3}(?:(=+)|-+)[ \t]*")
_RULER = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_DELIMITERS = re.compile(r"[ \t]*+\|?[ \t]*+:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)*+\|?[ \t]*+")
_CELL_END = re.compile(r"(?<!\\)\|")

# Every repetition is bounded, so that no line takes long.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]{1,2000})`"
    r"|!\[(?P<image>[^\[\]]{0,500})\]\([^()]{0,2000}\)"
    r"|\[(?P<link>[^\[\]]{1,500})\]\([^()]{0,2000}\)"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>"
    r"|(?P<break><br[ \t]*/?>)"
    r"|(?P<tag></?[A-Za-z][^<>]{0,500}>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});)"
    r"|(?P<strong>\*\*)"
    r"|(?P<em>\*(?=\S)|(?<=\S)\*)"
)


def read_markdown(text: str, limits: Limits) -> Document:
    """Read Markdown whose lines end in a line feed.

    Raises:
        ReadError: code ``limit``, more blocks than ``limits.max_blocks``; ``empty``.
    """
    text, remarks = take_out(text, inside=True)
    shown, cut = _without_comments(text)
    lines = split_lines(shown, limits)
    number = text.count("\n", 0, front_matter_end(text))
    blocks: list[Block] = []
    while number < len(lines):
        number = _take(lines, number, blocks)
        check_blocks(len(blocks), limits)
    if not blocks:
        raise ReadError("empty", "文件没有文字，只有空白或元数据")
    blocks = [replace(block, column=None) if block.line in cut else block for block in blocks]
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    flags: tuple[Flag, ...] = (WRAPPED,) if is_hard_wrapped(paragraphs) else ()
    comments = anchored(remarks, blocks)
    return Document("markdown", tuple(blocks), flags=flags, comments=comments)


def _take(lines: Sequence[str], number: int, blocks: list[Block]) -> int:
    """Read the block that begins at a line (from 0); return the line after it."""
    line = lines[number]
    if not line.strip(TRIMMED):
        return number + 1
    if fence := _FENCE.fullmatch(line):
        return _take_fence(lines, number + 1, fence[1], blocks)
    if _is_table(lines, number):
        return _take_table(lines, number, blocks)
    if atx := _ATX.match(line):
        title = _ATX_END.sub("", line.rstrip(TRIMMED))
        _add(blocks, title, atx.end(), number, len(atx[1]) - 1)
        return number + 1
    if _RULER.fullmatch(line):
        return number + 1
    following = lines[number + 1] if number + 1 < len(lines) else ""
    if (setext := _SETEXT.fullmatch(following)) and not _BULLET.match(line):
        _add(blocks, line, _indent(line), number, 0 if setext[1] else 1)
        return number + 2
    _add_line(blocks, line, number)
    return number + 1


def _add_line(blocks: list[Block], line: str, number: int) -> None:
    """Add a line of running text without its mark of quotation or bullet."""
    quote = _QUOTE.match(line)
    start = quote.end() if quote else 0
    bullet = _BULLET.match(line, start)
    if bullet:
        _add(blocks, line, bullet.end(), number, None, "• ")
    else:
        _add(blocks, line, start + _indent(line[start:]), number, None)


def _indent(line: str) -> int:
    """Count the blanks before a line that a page does not show; ideographic ones stay."""
    return len(line) - len(line.lstrip(" \t\ufeff"))


def _add(
    blocks: list[Block], line: str, start: int, number: int, level: int | None, mark: str = ""
) -> None:
    text = line[start:].rstrip(TRIMMED)
    runs = inline_runs(text)
    if not any(run.text.strip(TRIMMED) for run in runs):
        return
    # Behind a mark that the page does not show, columns are no longer those of the source.
    column = start + 1 if "".join(run.text for run in runs) == text else None
    if mark:
        runs = (Run(mark, runs[0].format), *runs)
    form = ParagraphFormat(outline_level=level)
    place = f"line[{number + 1}]"
    blocks.append(Paragraph(runs, form, place, number + 1, column, number=mark))


def _take_fence(lines: Sequence[str], number: int, fence: str, blocks: list[Block]) -> int:
    """Read fenced lines as they are; a fence that is not closed ends with the file."""
    while number < len(lines):
        line = lines[number]
        if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            return number + 1
        if line.strip(TRIMMED):
            text = line.rstrip(TRIMMED)
            blocks.append(
                Paragraph((Run(text),), path=f"line[{number + 1}]", line=number + 1, column=1)
            )
        number += 1
    return number


def _is_table(lines: Sequence[str], number: int) -> bool:
    if "|" not in lines[number] or number + 1 >= len(lines):
        return False
    below = lines[number + 1]
    return (
        "-" in below
        and _DELIMITERS.fullmatch(below) is not None
        and len(_cells(lines[number])) == len(_cells(below))
    )


def _take_table(lines: Sequence[str], number: int, blocks: list[Block]) -> int:
    first = number
    rows = [(number, _cells(lines[number]))]
    number += 2
    while number < len(lines) and "|" in lines[number]:
        rows.append((number, _cells(lines[number])))
        number += 1
    columns = len(rows[0][1])
    cells = tuple(
        Cell(index, column, _cell_blocks(texts, column, line))
        for index, (line, texts) in enumerate(rows)
        for column in range(columns)
    )
    blocks.append(Table(cells, len(rows), columns, f"line[{first + 1}]", first + 1, 1))
    return number


def _cell_blocks(texts: Sequence[str], column: int, number: int) -> tuple[Block, ...]:
    """Return the paragraph of a cell; a short row ends in empty cells."""
    text = texts[column] if column < len(texts) else ""
    runs = inline_runs(text)
    place = f"line[{number + 1}]/cell[{column + 1}]"
    return (Paragraph(runs, path=place, line=number + 1),) if runs else ()


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _CELL_END.split(inner)]


def inline_runs(text: str) -> tuple[Run, ...]:
    """Return the runs of one line, the marks of links, code and emphasis taken out."""
    tokens = _tokens(text)
    bold = _paired(tokens, "strong")
    italic = _paired(tokens, "em")
    pieces: list[tuple[Format, str]] = []
    strong = em = False
    for index, (_, value) in enumerate(tokens):
        if index in bold:
            strong = not strong
        elif index in italic:
            em = not em
        elif value:
            pieces.append((Format(bold=strong or None, italic=em or None), value))
    return join_runs(pieces)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Cut a line into (kind, text as shown); emphasis marks keep their characters."""
    tokens: list[tuple[str, str]] = []
    place = 0
    for found in _INLINE.finditer(text):
        tokens.append(("text", text[place : found.start()]))
        kind = found.lastgroup or "text"
        tokens.append((kind, _shown(kind, found[kind])))
        place = found.end()
    tokens.append(("text", text[place:]))
    return tokens


def _shown(kind: str, value: str) -> str:
    if kind == "entity":
        return html.unescape(value)
    return {"break": "\n", "tag": "", "image": ""}.get(kind, value)


def _paired(tokens: Sequence[tuple[str, str]], kind: str) -> frozenset[int]:
    """Return the marks that have a partner; an odd last one is printed as it is."""
    places = [index for index, token in enumerate(tokens) if token[0] == kind]
    return frozenset(places[: len(places) // 2 * 2])


def _without_comments(text: str) -> tuple[str, frozenset[int]]:
    """Take out comments and keep their line feeds, so that lines keep their numbers.

    Returns:
        The text, and the lines (from 1) where something stands behind a comment: their columns
        are no longer those of the source.
    """
    pieces: list[str] = []
    cut: set[int] = set()
    place, line = 0, 1
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces.append(text[place:start])
        if place and _begins_with_text(pieces[-1]):
            cut.add(line)
        breaks = text.count("\n", start, end)
        line += pieces[-1].count("\n") + breaks
        pieces.append("\n" * breaks)
        place = end + 3
    pieces.append(text[place:])
    if place and _begins_with_text(pieces[-1]):
        cut.add(line)
    return "".join(pieces), frozenset(cut)


def _begins_with_text(piece: str) -> bool:
    return bool(piece.partition("\n")[0].strip(TRIMMED))
