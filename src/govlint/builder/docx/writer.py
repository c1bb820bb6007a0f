"""A template as a Word file in one storage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from govlint.builder.blanks import typed
from govlint.builder.docx.boxes import Box, box_run
from govlint.builder.docx.controls import block_control
from govlint.builder.docx.grids import grid_elements
from govlint.builder.docx.numbering import set_numbering
from govlint.builder.docx.package import (
    drop_numbering,
    new_document,
    save,
    set_properties,
    set_settings,
)
from govlint.builder.docx.paragraphs import Writing, paragraph_element
from govlint.builder.docx.pictures import Images
from govlint.builder.docx.sections import parted, set_sections
from govlint.builder.docx.storages import Storage
from govlint.builder.docx.styles import set_styles
from govlint.builder.docx.tables import end_paragraph, head_table, imprint_table
from govlint.builder.docx.xml import Element
from govlint.builder.flow import flow
from govlint.builder.paragraphs import Paragraph
from govlint.builder.placing import start_of_imprint
from govlint.builder.spec import Pitch, Template

HEAD = ("issuer_mark", "document_number")
_TABLE_RESERVE = 4.0
"""Points that borders and the paragraph behind a table take."""
_Placed = tuple[str, Element]
"""An element with the kind of its section."""


def build_docx(template: Template, storage: Storage) -> bytes:
    """Return the bytes of a Word file; the same template and storage always give the same."""
    document = new_document()
    writing = Writing(template, storage, Images(document.part))
    body: Any = document.element.body
    kinds: list[str] = []
    for place, element in enumerate(parted(_body(writing), kinds)):
        body.insert(place, element)
    set_sections(document, writing, kinds)
    set_styles(document, writing.styles)
    if writing.lists.used:
        set_numbering(document)
    else:
        drop_numbering(document)
    number = template.page_number
    set_settings(
        document,
        mirrored=template.page.mirrored,
        even_differs=number is not None and not number.same_on_even,
    )
    set_properties(document, template.title)
    return save(document)


def _body(writing: Writing) -> Iterator[_Placed]:
    """Yield paragraphs and tables in their order."""
    template, storage = writing.template, writing.storage
    reserve = _TABLE_RESERVE if storage.imprint == "table" or storage.line == "border" else 0.0
    paragraphs = _broken(flow(template, join_titles=storage.join_titles, reserve=reserve))
    if storage.indents == "spaces":
        paragraphs = [typed(paragraph, template.page.text_width) for paragraph in paragraphs]
    head, imprint = _end_of_head(paragraphs), start_of_imprint(paragraphs)
    if storage.head == "table" and head and not any(map(_stands_alone, paragraphs[:head])):
        yield paragraphs[0].section, head_table(paragraphs[:head], writing)
    else:
        yield from _elements(paragraphs[:head], writing)
    yield from _elements(paragraphs[head:imprint], writing)
    if storage.imprint == "table" and imprint < len(paragraphs):
        section = paragraphs[imprint].section
        yield from (
            (section, imprint_table(paragraphs[imprint:], writing)),
            (section, end_paragraph()),
        )
    else:
        yield from _elements(paragraphs[imprint:], writing)


def _stands_alone(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph floats or is a table by itself, so that no cell can hold it."""
    return paragraph.grid is not None or paragraph.boxed is not None


def _broken(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Leave page breaks out where a section begins anyway."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        if found and found[-1].section != paragraph.section and paragraph.look.new_page:
            paragraph = replace(paragraph, look=replace(paragraph.look, new_page=False))
        found.append(paragraph)
    return found


def _end_of_head(paragraphs: Sequence[Paragraph]) -> int:
    """Return the number of paragraphs of the red head, up to the one with the red line."""
    found = [place for place, it in enumerate(paragraphs) if it.role in HEAD]
    return found[-1] + 1 if found else 0


def _elements(paragraphs: Sequence[Paragraph], writing: Writing) -> Iterator[_Placed]:
    for paragraph in paragraphs:
        if paragraph.grid is not None:
            for element in grid_elements(paragraph, paragraph.grid, writing):
                yield paragraph.section, element
        elif paragraph.boxed is not None or _in_textbox(paragraph, writing):
            yield paragraph.section, _boxed(paragraph, writing)
        else:
            made = paragraph_element(paragraph, writing)
            made = block_control(paragraph.role, made) if writing.storage.controls else made
            yield paragraph.section, made


def _in_textbox(paragraph: Paragraph, writing: Writing) -> bool:
    return writing.storage.head == "textbox" and paragraph.role == "issuer_mark"


def _boxed(paragraph: Paragraph, writing: Writing) -> Element:
    """Return the paragraph in a text box over an empty line."""
    page, look = writing.template.page, paragraph.look
    top = page.top + look.before
    empty = replace(paragraph, lines=())
    if paragraph.boxed is not None:
        top = paragraph.boxed
        kept = replace(look, before=0.0, after=0.0, pitch=Pitch("exact", paragraph.kept))
        empty = replace(empty, look=kept, boxed=None)
    inside = replace(paragraph, look=replace(look, before=0.0), drawn=(), pictures=())
    box = Box(page.text_width, paragraph.height, top)
    anchor = paragraph_element(empty, writing)
    anchor.append(box_run(box, [paragraph_element(inside, writing)], writing.shapes))
    return anchor
