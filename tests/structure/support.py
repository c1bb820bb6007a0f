"""Invented documents, as lines, for the tests of structure and of the checks."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from functools import cache

from govlint.model.blocks import (
    Alignment,
    Block,
    Cell,
    Format,
    Paragraph,
    ParagraphFormat,
    Run,
    Table,
)
from govlint.model.document import Document
from govlint.model.elements import Element, OfficialDocument, Span
from govlint.rules.api import Hit
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, known_facts
from govlint.structure import recognise
from govlint.structure.decode import Step, decode
from govlint.structure.decode import labels as decode_labels
from govlint.structure.lines import Line, lines_of
from govlint.structure.view import view_of

NUMBER = "甲政发〔2024〕7号"
TITLE = "甲市人民政府关于做好防汛工作的通知"
RECIPIENTS = "各县人民政府，市政府各部门："
OPENING = "为做好防汛工作，现将有关事项通知如下，请认真贯彻执行。"
FIRST = "一、加强值守"
ORDER = "各县人民政府应当落实值守责任，确保安全。"
SECOND = "二、加强巡查"
SIGNATURE = "甲市人民政府"
DATE = "2024年5月7日"
NOTICE = (NUMBER, TITLE, RECIPIENTS, OPENING, FIRST, ORDER, SECOND, ORDER, SIGNATURE, DATE)
"""A conformant notice as a page or a text file gives it."""


def table(*rows: str) -> Table:
    """Return a data table; the cells of a row are parted by ``|``."""
    cells = [row.split("|") for row in rows]
    return Table(
        tuple(
            Cell(row, column, (Paragraph((Run(text),)),))
            for row, texts in enumerate(cells)
            for column, text in enumerate(texts)
        ),
        len(cells),
        max(len(texts) for texts in cells),
    )


def styled(
    text: str,
    *,
    red: bool = False,
    size: float | None = None,
    align: Alignment | None = None,
    outline: int | None = None,
) -> Paragraph:
    """Return a paragraph with a look, as a Word file has it."""
    color = "FF0000" if red else "000000"
    look = ParagraphFormat(alignment=align, outline_level=outline)
    return Paragraph((Run(text, Format(size=size, color=color)),), look)


def centred(text: str, *, red: bool = False, size: float = 22) -> Paragraph:
    """Return a centred line in large type: a title, or in red a mark."""
    return styled(text, red=red, size=size, align=Alignment.CENTER)


def right(text: str) -> Paragraph:
    """Return a line at the right edge, as signature and date are set."""
    return styled(text, size=16, align=Alignment.RIGHT)


def document(*blocks: str | Block, form: str = "text") -> Document:
    """Return a document of blocks; a text becomes a paragraph as a reader makes it."""
    found = [
        Paragraph((Run(block),), line=number if form == "text" else None)
        if isinstance(block, str)
        else block
        for number, block in enumerate(blocks, 1)
    ]
    return Document(form, tuple(found))


def read(*blocks: str | Block, form: str = "text") -> OfficialDocument:
    """Recognise a document given by its blocks."""
    return recognise(document(*blocks, form=form))


def lines(*blocks: str | Block, form: str = "text") -> list[Line]:
    """Return the lines of a document given by its blocks."""
    return lines_of(document(*blocks, form=form))


def steps(*blocks: str | Block, form: str = "text") -> list[Step]:
    """Return the chosen reading of a document given by its blocks."""
    return decode(view_of(lines(*blocks, form=form)))


def labels(*blocks: str | Block, form: str = "text") -> list[str]:
    """Return the label of every line of the chosen reading."""
    return [label for label, _ in decode_labels(steps(*blocks, form=form))]


def texts(official: OfficialDocument, name: Element) -> list[str]:
    """Return the printed texts of an element's occurrences."""
    return [found.text for found in official.elements.get(name, ())]


def text(official: OfficialDocument, name: Element) -> str | None:
    """Return the printed text of an element's first occurrence."""
    found = official.first(name)
    return found.text if found else None


def head_and_tail(official: OfficialDocument) -> tuple[str | None, ...]:
    """Return number, title, recipients, signature and date as printed."""
    names = (
        Element.DOCUMENT_NUMBER,
        Element.TITLE,
        Element.RECIPIENTS,
        Element.ISSUER_SIGNATURE,
        Element.DOCUMENT_DATE,
    )
    return tuple(text(official, name) for name in names)


def printed(official: OfficialDocument, span: Span) -> str:
    """Return the text under a span."""
    return official.document.blocks[span.block].text[span.start : span.end]


def noise(official: OfficialDocument) -> list[str]:
    """Return the printed texts of the furniture that was set aside."""
    return [printed(official, span) for span in official.noise]


def marks(official: OfficialDocument) -> list[str]:
    """Return the labels of the headings."""
    return [heading.label for heading in official.headings]


Check = Callable[[Context], Iterator[Hit]]


def context(*blocks: str | Block, form: str = "text") -> Context:
    """Return what a check sees of a document given by its blocks."""
    official = read(*blocks, form=form)
    return Context(official, known_facts(NO_FACTS, official), datetime.date(2024, 5, 7))


def hits(check: Check, *blocks: str | Block, form: str = "text") -> list[tuple[str, str]]:
    """Return the case and the marked text of every defect that a check finds."""
    within = context(*blocks, form=form)
    return [(hit.case, within.printed(hit.span)) for hit in check(within)]


@cache
def conformant() -> OfficialDocument:
    """Return the conformant notice, recognised once."""
    return read(*NOTICE)
