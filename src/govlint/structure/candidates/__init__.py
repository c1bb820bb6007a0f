"""Candidate generators, one for each element; they propose, the decoder decides."""

from __future__ import annotations

from collections.abc import Iterator

from govlint.structure.candidates import head, marks, noise, tail, title
from govlint.structure.candidates.base import Candidate, View

GENERATORS = (
    noise.furniture,
    marks.mastheads,
    marks.signatories,
    marks.beside_small_marks,
    marks.minutes_lines,
    marks.detached,
    head.numbers,
    title.titles,
    title.issued_titles,
    head.recipients,
    head.captions,
    head.tables_of_contents,
    tail.attachment_lists,
    tail.signatures,
    tail.dates,
    tail.notes,
    tail.annex_labels,
    tail.annex_titles,
    tail.imprints,
    tail.attendees,
)


def candidates_at(view: View, index: int) -> Iterator[Candidate]:
    """Yield every reading of the lines that begin at ``index``; plain text is always one."""
    yield Candidate("text", index, index + 1, 0.0)
    if view.lines[index].table is not None or len(view.lines[index].norm) > LONG_LINE:
        return
    for generator in GENERATORS:
        yield from generator(view, index)


LONG_LINE = 1_500
"""A longer line is running text; only imprint lists come near."""
