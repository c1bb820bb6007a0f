"""Signature blocks for the checks of what stands at the end of a document."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from govlint.model.blocks import Alignment, Format, Paragraph, ParagraphFormat, Run
from govlint.model.document import Document, Image
from govlint.model.elements import OfficialDocument
from govlint.model.pages import PrintedLine
from govlint.model.units import from_mm
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.facts import Facts, known_facts
from govlint.structure import recognise
from tests.rules.checks.look import LAYOUT, SECTION, wide_text
from tests.structure.pages import BODY, LEFT, RIGHT, paragraph, placed, printed

TITLE = "甲市人民政府关于做好防汛工作的通知"
RECIPIENTS = "各县人民政府，市政府各部门："
OPENING = "为做好防汛工作，现将有关事项通知如下，请认真贯彻执行。"
NAME, DATE = "甲市人民政府", "2024年5月7日"
PLAIN = ParagraphFormat(alignment=Alignment.JUSTIFY)
EM = 16.0


def at_right(characters: float, size: float = EM) -> ParagraphFormat:
    """Return the format of a line that ends so many characters from the right edge."""
    return ParagraphFormat(alignment=Alignment.RIGHT, right=characters * size)


def word(
    signature: Sequence[tuple[str, ParagraphFormat]], look: Format = BODY, above: int = 0
) -> Document:
    """Return a Word file that ends with these lines, blank ones between them and the body."""
    head = ((TITLE, ParagraphFormat(alignment=Alignment.CENTER)), (RECIPIENTS, PLAIN))
    lines = (*head, (OPENING, PLAIN), *([("", PLAIN)] * above), *signature)
    blocks = tuple(
        Paragraph((Run(text, look if text in dict(signature) else BODY),), form)
        for text, form in lines
    )
    return Document("docx", blocks, provides=LAYOUT, sections=(SECTION,))


Printed = tuple[str, float, float]
"""Text, millimetres from the top of the page, characters from the right edge."""


def page(signature: Sequence[Printed], top_mm: float = 180.0) -> Document:
    """Return a page with running text from ``top_mm`` on, five lines, and a signature below."""
    rows: list[tuple[Paragraph, PrintedLine | list[PrintedLine]]] = [
        (paragraph(TITLE), placed(0, TITLE, 118.0)),
        (paragraph(RECIPIENTS), placed(1, RECIPIENTS, 138.0, LEFT)),
        wide_text(top_mm),
    ]
    for number, (text, top, right) in enumerate(signature, len(rows)):
        left = RIGHT - EM * (right + len(text))
        rows.append((paragraph(text), placed(number, text, top, left)))
    return printed(rows)


def seal(left: float, top: float, size: float = 42.0, page_number: int = 1) -> Image:
    """Return a seal; lengths in millimetres."""
    box = (from_mm(left), from_mm(top), from_mm(left + size), from_mm(top + size))
    width = from_mm(size)
    return Image(5, width, width, True, page=page_number, box=box)


def found(
    check: Callable[[Context], Iterator[Hit]],
    document: Document | OfficialDocument,
    *,
    sealed: bool | None = None,
    **parameters: Any,
) -> list[Hit]:
    """Return what a check finds.

    Raises:
        NotChecked: as the check does.
    """
    official = recognise(document) if isinstance(document, Document) else document
    facts = known_facts(Facts(sealed=sealed), official)
    return list(check(Context(official, facts, datetime.date(2024, 5, 7), parameters)))


def with_seals(document: Document, *images: Image) -> OfficialDocument:
    """Return a document recognised, with these seals."""
    return replace(recognise(replace(document, images=images)), seals=images)
