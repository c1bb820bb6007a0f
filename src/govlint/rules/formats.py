"""Formats of stretches of text, and colours, for rules on how a document looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.model.blocks import Block, Format, Paragraph, Table, channels
from govlint.model.elements import Span
from govlint.rules.context import Context


class Stretch(NamedTuple):
    """A stretch of one run inside a span."""

    span: Span
    text: str
    format: Format


def stretches(context: Context, spans: Sequence[Span]) -> Iterator[Stretch]:
    """Yield the runs under spans, cut to the spans; blanks at their ends stay."""
    for span in spans:
        offset = 0
        for paragraph in _paragraphs(context, span):
            for run in paragraph.runs:
                start = max(offset, span.start)
                end = min(offset + len(run.text), span.end)
                if start < end:
                    place = Span(span.block, start, end, span.cell)
                    yield Stretch(place, run.text[start - offset : end - offset], run.format)
                offset += len(run.text)
            offset += 1


def _paragraphs(context: Context, span: Span) -> Iterator[Paragraph]:
    """Yield the paragraphs whose texts, joined by line feeds, a span counts in."""
    block = context.official.document.blocks[span.block]
    inner: Sequence[Block] = (block,)
    if isinstance(block, Table):
        cells = [cell for cell in block.cells if (cell.row, cell.column) == span.cell]
        inner = cells[0].blocks if cells else ()
    return (one for one in inner if isinstance(one, Paragraph))


def paragraph_at(context: Context, span: Span) -> Paragraph | None:
    """Return the paragraph of a span that lies in no table."""
    block = context.official.document.blocks[span.block]
    return block if isinstance(block, Paragraph) else None


RED_LEAST = 200
OTHERS_MOST = 60


def is_red(color: str) -> bool:
    """Tell whether a colour is the red of a 版头: red 200 or more, green and blue at most 60."""
    red, green, blue = channels(color)
    return red >= RED_LEAST and max(green, blue) <= OTHERS_MOST


def is_reddish(color: str) -> bool:
    """Tell whether a colour is some red: darker, or with some white or yellow in it."""
    red, green, blue = channels(color)
    return red >= 120 and red >= 2 * max(green, blue)
