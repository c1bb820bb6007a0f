"""Paragraphs: properties, runs, and the separators drawn at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from govlint.builder.docx.controls import cut, inline_control
from govlint.builder.docx.formats import paragraph_properties, run_properties, without
from govlint.builder.docx.lines import Shapes, borders, line_runs
from govlint.builder.docx.numbering import Lists, number_properties
from govlint.builder.docx.pictures import Images, picture_run
from govlint.builder.docx.storages import Storage
from govlint.builder.docx.styles import StyleTable
from govlint.builder.docx.xml import Element, el, text_el, twips
from govlint.builder.paragraphs import DrawnLine, Paragraph, Piece, Tab
from govlint.builder.spec import Look, Template

_ORDER = (
    *("pStyle", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "tabs"),
    *("autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc", "rPr"),
)
"""Properties of a paragraph in the order of the schema."""


@dataclass
class Writing:
    """What the writing of one document shares."""

    template: Template
    storage: Storage
    images: Images
    shapes: Shapes = field(default_factory=Shapes)
    lists: Lists = field(default_factory=Lists)
    styles: StyleTable = field(init=False)

    def __post_init__(self) -> None:
        self.styles = StyleTable(self.storage, self.template.page)


def ordered(children: Iterable[Element | None]) -> Element:
    """Return ``w:pPr`` with its properties in the order of the schema."""
    found = [child for child in children if child is not None]
    return el("w:pPr", *sorted(found, key=lambda child: _ORDER.index(_name(child))))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def paragraph_element(paragraph: Paragraph, writing: Writing, *, drawn: bool = True) -> Element:
    """Return ``w:p`` of a paragraph.

    Args:
        paragraph: the paragraph.
        writing: the document being written.
        drawn: False where a table draws its separators.
    """
    storage = writing.storage
    paragraph = paragraph if drawn else replace(paragraph, drawn=())
    special: list[Element | None] = []
    if storage.numbering and paragraph.lines:
        paragraph, number = _numbered(paragraph, writing)
        special.append(number)
    bordered = [line for line in paragraph.drawn if storage.line == "border" and not line.on_page]
    if bordered:
        special.append(borders(tuple(bordered), paragraph.height))
    elif paragraph.room:  # a border keeps this distance by itself
        after = paragraph.look.after + paragraph.room
        paragraph = replace(paragraph, look=replace(paragraph.look, after=after))
    properties = _properties(paragraph, writing, special)
    runs = _runs(paragraph, writing)
    return el("w:p", properties, *_drawings(paragraph, bordered, writing), *runs)


def _drawings(
    paragraph: Paragraph, bordered: Sequence[DrawnLine], writing: Writing
) -> Iterator[Element]:
    """Yield the runs of what floats at a paragraph: lines that no border draws, pictures."""
    page, shapes = writing.template.page, writing.shapes
    for line in paragraph.drawn:
        if line not in bordered:
            yield from line_runs(line, page, shapes, writing.storage.line)
    for picture in paragraph.pictures:
        yield picture_run(picture, writing.images, shapes)


def _numbered(paragraph: Paragraph, writing: Writing) -> tuple[Paragraph, Element | None]:
    """Take a typed label away where Word prints the same."""
    first = paragraph.lines[0]
    found = writing.lists.take(paragraph.role, first[0].text) if first else None
    if found is None:
        return paragraph, None
    level, rest = found
    lines = ((replace(first[0], text=rest), *first[1:]), *paragraph.lines[1:])
    return replace(paragraph, lines=lines), number_properties(level)


def _properties(
    paragraph: Paragraph, writing: Writing, special: Iterable[Element | None]
) -> Element:
    look, storage, page = paragraph.look, writing.storage, writing.template.page
    own = paragraph_properties(look, page, storage)
    mark = run_properties(look, storage)
    style = None
    if writing.styles.used:
        style, own, mark = (
            el("w:pStyle", val=writing.styles.paragraph(paragraph.role, look)),
            [],
            [],
        )
    elif storage.formats == "theme":
        own, mark = without(own, writing.styles.base()[0]), without(mark, writing.styles.base()[1])
    tab = paragraph.tab or Tab("right", page.text_width - look.right.points(look.size))
    return ordered(
        [
            style,
            el("w:pageBreakBefore") if look.new_page else None,
            _tabs(tab) if "\t" in paragraph.text else None,
            *special,
            *own,
            el("w:rPr", *mark) if mark else None,
        ]
    )


def _tabs(tab: Tab) -> Element:
    return el("w:tabs", el("w:tab", val=tab.side, pos=twips(tab.position)))


def _runs(paragraph: Paragraph, writing: Writing) -> list[Element]:
    found: list[Element] = []
    for number, line in enumerate(paragraph.lines):
        if number:
            found.append(el("w:r", _run_properties(line[0], paragraph, writing), el("w:br")))
        for piece in line:
            found += _piece_runs(piece, paragraph, writing)
    return found


def _run_properties(piece: Piece, paragraph: Paragraph, writing: Writing) -> Element | None:
    """Return ``w:rPr`` of a run: all of it, or only what style or defaults do not say."""
    found = run_properties(piece.look, writing.storage)
    if writing.styles.used:
        if _same_type(piece.look, paragraph.look):
            return None
        if piece.look.bold != paragraph.look.bold:
            # Bold of two kinds of styles flips; said at the run it holds.
            fonts, *rest = without(found, [el("w:b")])
            return el("w:rPr", fonts, el("w:b", val=piece.look.bold), *rest)
        return el("w:rPr", el("w:rStyle", val=writing.styles.character(paragraph.role, piece.look)))
    if writing.storage.formats == "theme":
        found = without(found, writing.styles.base()[1])
    return el("w:rPr", *found) if found else None


def _same_type(first: Look, second: Look) -> bool:
    """Tell whether two looks set the same characters."""
    keys = ("font", "latin_font", "size", "bold", "color", "spacing")
    return all(getattr(first, key) == getattr(second, key) for key in keys)


def _piece_runs(piece: Piece, paragraph: Paragraph, writing: Writing) -> list[Element]:
    """Return the runs of text of one look."""
    if not piece.text:
        return []
    if not writing.storage.controls:
        return [_run(piece.text, piece, paragraph, writing)]
    runs = [_run(text, piece, paragraph, writing) for text in cut(piece.text)]
    return inline_control(paragraph.role, runs)


def _run(text: str, piece: Piece, paragraph: Paragraph, writing: Writing) -> Element:
    made = el("w:r", _run_properties(piece, paragraph, writing))
    for number, part in enumerate(text.split("\t")):
        if number:
            made.append(el("w:tab"))
        if part:
            made.append(text_el("w:t", part))
    return made
