"""A template as a Word file in one storage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from docx.document import Document

from govlint.builder.blanks import typed
from govlint.builder.docx.boxes import Box, box_run
from govlint.builder.docx.controls import block_control
from govlint.builder.docx.footers import footer_distance, number_paragraphs
from govlint.builder.docx.numbering import set_numbering
from govlint.builder.docx.package import (
    drop_numbering,
    new_document,
    save,
    set_properties,
    set_settings,
)
from govlint.builder.docx.paragraphs import Writing, paragraph_element
from govlint.builder.docx.storages import Storage
from govlint.builder.docx.styles import set_styles
from govlint.builder.docx.tables import end_paragraph, head_table, imprint_table
from govlint.builder.docx.xml import Element, el, twips
from govlint.builder.flow import IMPRINT, Paragraph, flow
from govlint.builder.spec import NumberLook, Template

HEAD = ("issuer_mark", "document_number")
_TABLE_RESERVE = 4.0
"""Points that borders and the paragraph behind a table take."""


def build_docx(template: Template, storage: Storage) -> bytes:
    """Return the bytes of a Word file; the same template and storage always give the same."""
    writing = Writing(template, storage)
    document = new_document()
    body: Any = document.element.body
    for place, element in enumerate(_body(writing)):
        body.insert(place, element)
    _set_footers(document, writing)
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
    _set_section(body[-1], writing)
    set_properties(document, template.title)
    return save(document)


def _body(writing: Writing) -> Iterator[Element]:
    """Yield paragraphs and tables in their order."""
    template, storage = writing.template, writing.storage
    reserve = _TABLE_RESERVE if storage.imprint == "table" or storage.line == "border" else 0.0
    paragraphs = flow(template, join_titles=storage.join_titles, reserve=reserve)
    if storage.indents == "spaces":
        paragraphs = [typed(paragraph, template.page.text_width) for paragraph in paragraphs]
    head, imprint = _end_of_head(paragraphs), _start_of_imprint(paragraphs)
    if storage.head == "table" and head:
        yield head_table(paragraphs[:head], writing)
    else:
        yield from _head(paragraphs[:head], writing)
    yield from _elements(paragraphs[head:imprint], writing)
    if storage.imprint == "table" and imprint < len(paragraphs):
        yield from (imprint_table(paragraphs[imprint:], writing), end_paragraph())
    else:
        yield from _elements(paragraphs[imprint:], writing)


def _end_of_head(paragraphs: Sequence[Paragraph]) -> int:
    """Return the number of paragraphs of the red head, up to the one with the red line."""
    found = [place for place, it in enumerate(paragraphs) if it.role in HEAD]
    return found[-1] + 1 if found else 0


def _start_of_imprint(paragraphs: Sequence[Paragraph]) -> int:
    found = [place for place, it in enumerate(paragraphs) if it.role in IMPRINT]
    return found[0] if found else len(paragraphs)


def _elements(paragraphs: Sequence[Paragraph], writing: Writing) -> Iterator[Element]:
    for paragraph in paragraphs:
        made = paragraph_element(paragraph, writing)
        yield block_control(paragraph.role, made) if writing.storage.controls else made


def _head(paragraphs: Sequence[Paragraph], writing: Writing) -> Iterator[Element]:
    """Yield the paragraphs of the red head; the mark in a text box over an empty line."""
    for paragraph in paragraphs:
        if writing.storage.head == "textbox" and paragraph.role == "issuer_mark":
            yield _boxed(paragraph, writing)
        else:
            yield from _elements([paragraph], writing)


def _boxed(paragraph: Paragraph, writing: Writing) -> Element:
    page = writing.template.page
    inside = replace(paragraph, look=replace(paragraph.look, before=0.0))
    box = Box(page.text_width, paragraph.height, page.top + paragraph.look.before)
    anchor = paragraph_element(replace(paragraph, lines=()), writing)
    anchor.append(box_run(box, [paragraph_element(inside, writing)], writing.shapes))
    return anchor


def _set_footers(document: Document, writing: Writing) -> None:
    number = writing.template.page_number
    if number is None:
        return
    section = document.sections[0]
    _fill(section.footer, number, writing, even=False)
    if not number.same_on_even:
        _fill(section.even_page_footer, number, writing, even=True)


def _fill(footer: Any, number: NumberLook, writing: Writing, *, even: bool) -> None:
    footer.is_linked_to_previous = False
    root = footer._element
    for child in list(root):
        root.remove(child)
    root.extend(number_paragraphs(number, writing, even=even))


def _set_section(section: Element, writing: Writing) -> None:
    """Write the page setup behind the references to the footers."""
    page = writing.template.page
    for child in list(section):
        if not child.tag.endswith("Reference"):
            section.remove(child)
    for attribute in list(section.attrib):
        del section.attrib[attribute]
    margins = {name: twips(getattr(page, name)) for name in ("top", "right", "bottom", "left")}
    section.extend(
        [
            el("w:pgSz", w=twips(page.width), h=twips(page.height)),
            el(
                "w:pgMar",
                **margins,
                header=851,
                footer=twips(footer_distance(writing)),
                gutter=twips(page.gutter),
            ),
            el("w:cols", space=425),
            _grid(writing),
        ]
    )


def _grid(writing: Writing) -> Element:
    page = writing.template.page
    pitch = None if page.line_pitch is None else twips(page.line_pitch)
    if pitch is None:
        return el("w:docGrid", linePitch=312)
    if page.char_space is None:
        return el("w:docGrid", type="lines", linePitch=pitch)
    space = round(page.char_space * 4096)
    return el("w:docGrid", type="linesAndChars", linePitch=pitch, charSpace=space)
