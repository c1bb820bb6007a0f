"""Recognition of a whole document: lines, reading, elements, tree, mentions, facts."""

from __future__ import annotations

from collections.abc import Sequence

from govlint.model.document import Document
from govlint.model.elements import Element, Layout, OfficialDocument, Stage
from govlint.structure import annexes, facts, mentions, people, separators
from govlint.structure.assemble import Assembly, assemble
from govlint.structure.decode import decode
from govlint.structure.headings import headings
from govlint.structure.lines import Line, lines_of
from govlint.structure.page_numbers import page_numbers
from govlint.structure.view import view_of
from govlint.text.normalise import is_traditional

MASTHEAD = (Element.ISSUER_MARK, Element.SIGNATORIES, Element.COPY_NUMBER)


def recognise(
    document: Document, *, layout: Layout | None = None, stage: Stage | None = None
) -> OfficialDocument:
    """Recognise the elements of a document.

    Args:
        document: What a reader saw.
        layout: Layout form given by the caller; inferred when None.
        stage: draft or final given by the caller; inferred when None.

    Returns:
        The document with its elements, numbering tree, citations, dates and annexes. Every
        span leads back to a block of ``document``.
    """
    lines = lines_of(document)
    assembly = assemble(lines, decode(view_of(lines)))
    elements = {name: tuple(found) for name, found in assembly.elements.items() if found}
    separating = separators.separators(document, elements)
    numbers, seals = page_numbers(document), separators.seals(document, elements)
    signed = people.signed_organs(document, elements)
    elements |= separators.page_elements(elements, separating, numbers, seals)
    return OfficialDocument(
        document=document,
        kind=facts.kind_of(elements, lines, assembly),
        layout=layout or facts.layout_of(document, elements, separating),
        stage=stage or facts.stage_of(document, elements),
        elements=elements,
        headings=headings(lines, assembly),
        citations=mentions.citations(lines, assembly),
        dates=mentions.dates(lines, assembly),
        attachments=annexes.attachments(lines, assembly),
        attachment_items=annexes.attachment_items(lines, assembly),
        attachment_references=mentions.attachment_references(lines, assembly),
        noise=tuple(assembly.noise),
        zones=_block_zones(document, lines, assembly),
        separators=separating,
        page_numbers=numbers,
        seals=seals,
        stamps=separators.stamps(document, elements, seals),
        signers=people.signers(document, elements),
        signed_organs=signed,
        detached=assembly.detached,
        joint=people.is_joint(elements, signed),
        has_masthead=any(name in elements for name in MASTHEAD),
        machine_converted=facts.is_machine_converted(lines, assembly),
        traditional=is_traditional(document.text),
    )


def _block_zones(
    document: Document, lines: Sequence[Line], assembly: Assembly
) -> tuple[Element | None, ...]:
    zones: list[Element | None] = [None] * len(document.blocks)
    for line in reversed(lines):
        zones[line.block] = assembly.zones[line.index]
    return tuple(zones)
