"""Sections: page setup and footers of portrait and landscape pages, pages without a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docx.document import Document

from govlint.builder.docx.footers import empty_paragraph, footer_distance, number_paragraphs
from govlint.builder.docx.paragraphs import Writing
from govlint.builder.docx.tables import end_paragraph
from govlint.builder.docx.xml import Element, el, qualified, twips
from govlint.builder.paragraphs import LANDSCAPE, UNNUMBERED, is_restarted, kind_of, sheet


def parted(pairs: Iterable[tuple[str, Element]], kinds: list[str]) -> Iterator[Element]:
    """Yield elements with the ends of sections between them.

    Args:
        pairs: elements, each with the kind of its section.
        kinds: receives the kind of every section, in order.
    """
    last: Element = None
    for kind, element in pairs:
        if last is not None:
            yield from _closed(last) if kind != kinds[-1] else (last,)
        if not kinds or kind != kinds[-1]:
            kinds.append(kind)
        last = element
    if last is not None:
        yield last


def _closed(element: Element) -> Iterator[Element]:
    """Yield an element as the last one of its section."""
    properties = element.find(qualified("w:pPr"))
    if properties is None:  # a table or a content control
        yield element
        element = end_paragraph()
        properties = element.find(qualified("w:pPr"))
    properties.append(el("w:sectPr"))
    yield element


def set_sections(document: Document, writing: Writing, kinds: list[str]) -> None:
    """Write page setup and footers of every section."""
    number = writing.template.page_number
    for place, (section, kind) in enumerate(zip(document.sections, kinds, strict=True)):
        hidden = number is None or (not number.on_first and not place)
        if number is not None:
            _set_footers(section, writing, kind, first=hidden)
        _set_page(section._sectPr, writing, kind, first_differs=hidden and number is not None)


def _set_footers(section: Any, writing: Writing, kind: str, *, first: bool) -> None:
    number = writing.template.page_number
    if number is None:
        return
    _fill(section.footer, writing, kind, even=False)
    if not number.same_on_even:
        _fill(section.even_page_footer, writing, kind, even=True)
    if first:
        _emptied(section.first_page_footer).append(empty_paragraph(number))


def _fill(footer: Any, writing: Writing, kind: str, *, even: bool) -> None:
    number = writing.template.page_number
    if number is None:
        return
    made = [empty_paragraph(number)]
    if kind_of(kind) != UNNUMBERED:
        landscape = kind_of(kind) == LANDSCAPE
        made = number_paragraphs(number, writing, even=even, landscape=landscape)
    _emptied(footer).extend(made)


def _emptied(footer: Any) -> Element:
    footer.is_linked_to_previous = False
    root = footer._element
    for child in list(root):
        root.remove(child)
    return root


def _set_page(section: Element, writing: Writing, kind: str, *, first_differs: bool) -> None:
    """Write the page setup behind the references to the footers."""
    page = sheet(writing.template.page, kind)
    for child in list(section):
        if not child.tag.endswith("Reference"):
            section.remove(child)
    for attribute in list(section.attrib):
        del section.attrib[attribute]
    margins = {name: twips(getattr(page, name)) for name in ("top", "right", "bottom", "left")}
    landscape = kind_of(kind) == LANDSCAPE
    size = el("w:pgSz", w=twips(page.width), h=twips(page.height))
    if landscape:
        size = el("w:pgSz", w=twips(page.width), h=twips(page.height), orient="landscape")
    section.extend(
        [
            size,
            el(
                "w:pgMar",
                **margins,
                header=851,
                footer=twips(footer_distance(writing, landscape=landscape)),
                gutter=twips(page.gutter),
            ),
            *([el("w:pgNumType", start=1)] if is_restarted(kind) else []),
            el("w:cols", space=425),
            *([el("w:titlePg")] if first_differs else []),
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
