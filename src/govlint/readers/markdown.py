"""Markdown: the text that a reader of the rendered page would see.

The marks of Markdown go: ``#`` of headings, ``*`` of emphasis, ``>`` of quotations, the target
of links. What a page would show stays: the number of a list item as written, • for a bullet.
Front matter and comments are set aside. Headings give outline levels, ``**`` gives bold,
tables give tables; a line is a paragraph of its own unless it ends a sentence nowhere near
the margin, which plain text cannot tell: lines of one paragraph are therefore kept apart.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govlint.model.blocks import Block, Cell, Format, Paragraph, ParagraphFormat, Run, Table
from govlint.model.document import Document
from govlint.readers.errors import ReadError
from govlint.readers.limits import Limits

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
_ATX = re.compile(r"( {0,3})(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*")
_RULER = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_BLANK = " \t\u3000\u00a0\ufeff\u200b"

# Each alternative ends at the line and has no nested repetition, so matching stays linear
# but for emphasis, whose search for an end is bounded.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`]{1,2000})`"
    r"|!\[(?P<image>[^\[\]]{0,500})\]\([^()]{0,2000}\)"
    r"|\[(?P<link>[^\[\]]{1,500})\]\([^()]{0,2000}\)"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>"
    r"|</?[A-Za-z][^<>]{0,500}>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});)"
    r"|(?P<strong>\*\*(?=\S)|__(?=\S)|(?<=\S)\*\*|(?<=\S)__)"
    r"|(?P<em>\*(?=\S)|(?<=\S)\*)"
)
