"""Excerpts for the terminal: a paragraph shortened around the span, with a caret line.

A whole paragraph of an official document is one line, often a thousand characters long, and
each Chinese character takes two columns; both the cut and the carets count columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govlint.model.finding import Fix
from govlint.reporters.visible import visible
from govlint.text.width import display_width, truncate_around

ELLIPSIS = "…"
# What may not be broken: a Latin word, number or code; else a single character.
_UNIT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_-]*[A-Za-z0-9])?|.")
_NO_LINE_END = "（《〔「『“‘［【([{"
_NO_LINE_START = "，。、；：？！）》」』”’〕】％%…—,.;:?!)]"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line of shown text and the line of carets that belongs under it."""

    line: str
    carets: str


def excerpt(text: str, start: int, end: int, width: int) -> Excerpt:
    """Shorten text around a span and mark the span.

    Args:
        text: text of the block, as printed.
        start: first code point of the span; a span outside the text is clamped.
        end: code point after the span; an empty span gets one caret.
        width: columns to use.

    Returns:
        The line to show, nothing in it raw, and its carets.
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    head, tail = text[max(0, start - width) : start], text[end : end + width]
    head = head.lstrip() if start <= width else head  # an indent says nothing here
    before, marked = visible(head), visible(text[start:end])
    line = before + marked + visible(tail)
    shown, first, last = truncate_around(line, len(before), len(before) + len(marked), width)
    carets = "^" * max(1, display_width(shown[first:last]))
    return Excerpt(shown, " " * display_width(shown[:first]) + carets)


def mended(text: str, fix: Fix, width: int) -> str:
    """Return the text after a fix, shortened around what changed.

    Args:
        text: text of the block that the edits count in.
        fix: the edits, in any order, not overlapping.
        width: columns to use.
    """
    edits = sorted(fix.edits, key=lambda edit: edit.start)
    parts: list[str] = []
    done = length = first = last = 0
    for number, edit in enumerate(edits):
        kept = text[done : edit.start]
        length += len(kept)
        first = length if number == 0 else first
        length += len(edit.text)
        last = length
        parts += [kept, edit.text]
        done = max(edit.end, done)
    return excerpt("".join([*parts, text[done:]]), first, last, width).line


def wrap(text: str, width: int) -> list[str]:
    """Break text for people into lines of at most ``width`` columns.

    Line feeds in the text are kept as breaks; everything else invisible is made visible. No
    line begins with a closing mark or ends with an opening one.
    """
    return [line for part in text.split("\n") for line in _wrapped(visible(part.strip()), width)]


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    for unit in _UNIT.findall(text):
        if line and sum(map(display_width, line)) + display_width(unit) > width:
            line, following = _broken(line, unit)
            lines.append("".join(line).rstrip(" "))
            line = following
        elif line or unit != " ":
            line.append(unit)
    return [*lines, "".join(line)] if line else lines


def _broken(line: list[str], unit: str) -> tuple[list[str], list[str]]:
    """Break before a unit, or further back where the next line would begin with a closing mark."""
    at = len(line)
    while at > 1 and (
        (unit if at == len(line) else line[at]) in _NO_LINE_START or line[at - 1] in _NO_LINE_END
    ):
        at -= 1
    following = [*line[at:], unit]
    return line[:at], following if following != [" "] else []
