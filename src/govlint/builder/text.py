"""A template as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.builder.blanks import BLANK, lead, with_tab
from govlint.builder.flow import Paragraph, flow
from govlint.builder.spec import Template

COLUMNS = 28
"""Characters of a line."""


def build_text(template: Template) -> bytes:
    """Return a template as a UTF-8 text file; blanks stand for indents and for the right side."""
    paragraphs = flow(template, join_titles=False, fill=False)
    lines = (line for paragraph in paragraphs for line in _lines(paragraph))
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(paragraph: Paragraph) -> Iterator[str]:
    look = paragraph.look
    for text in paragraph.text.split("\n"):
        yield (lead(look, text, COLUMNS) + with_tab(look, text, COLUMNS)).rstrip(BLANK)
