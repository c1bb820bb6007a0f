"""A template as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from govlint.builder.blanks import BLANK, lead, with_tab
from govlint.builder.flow import flow
from govlint.builder.paragraphs import Paragraph
from govlint.builder.spec import Look, Template

COLUMNS = 28
"""Characters of a line."""


def build_text(template: Template) -> bytes:
    """Return a template as a UTF-8 text file; blanks stand for indents and for the right side.

    Cells of a table are parted by tabs; seals and other drawings leave no trace.
    """
    paragraphs = flow(_typed(template), join_titles=False, fill=False)
    lines = (line for paragraph in paragraphs for line in _lines(paragraph))
    return "".join(f"{line}\n" for line in lines).encode()


def _typed(template: Template) -> Template:
    """Return a template whose stamps are names."""
    parts = tuple(
        replace(part, look=replace(part.look, picture=False))
        if isinstance(part.look, Look)
        else part
        for part in template.parts
    )
    return replace(template, parts=parts)


def _lines(paragraph: Paragraph) -> Iterator[str]:
    look, bordered = paragraph.look, paragraph.grid is not None and paragraph.grid.bordered
    for text in paragraph.text.split("\n"):
        shown = text if bordered else with_tab(look, text, COLUMNS, paragraph.tab)
        yield (lead(look, text, COLUMNS) + shown).rstrip(BLANK)
