"""The page number in the footers: odd pages at the right, even ones at the left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.builder.docx.boxes import Box, box_run
from govlint.builder.docx.formats import ALIGNMENTS, run_properties
from govlint.builder.docx.paragraphs import Writing, ordered
from govlint.builder.docx.xml import Element, el, text_el, twips
from govlint.builder.spec import Look, NumberLook
from govlint.model.blocks import Alignment

_DIGITS = re.compile(r"[0-9]+")
_MIRRORED = {Alignment.LEFT: Alignment.RIGHT, Alignment.RIGHT: Alignment.LEFT}
_BOX_WIDTH = 120.0
"""Points; width of the text box around a page number."""
PITCH = 16.0
"""Points; line pitch of the footer."""


def footer_distance(writing: Writing, *, landscape: bool = False) -> float:
    """Return the distance of the footer from the lower edge of the page in points."""
    page, number = writing.template.page, writing.template.page_number
    if page.footer is not None:
        return page.footer
    if landscape:
        return page.right / 2
    if number is None:
        return page.bottom / 2
    return page.bottom - number.gap - _below_dash(number, writing)


def _below_dash(number: NumberLook, writing: Writing) -> float:
    """Return how far the lower edge of the number's line lies below its dash."""
    metrics = writing.template.metrics
    return metrics.dash * number.size + _pitch(number) * (1 - metrics.baseline)


def number_paragraphs(
    number: NumberLook, writing: Writing, *, even: bool, landscape: bool = False
) -> list[Element]:
    """Return the paragraphs of a footer with the page number for odd or even pages.

    On landscape pages the number stands where it is once the page is turned.
    """
    how = writing.storage.number
    align = number.align
    if even and not number.same_on_even:
        align = _MIRRORED.get(align, align)
    if landscape and number.on_landscape != "foot":
        return [_turned(number, align, writing)]
    if how == "flow":
        return [_paragraph(number, align, writing)]
    if how == "frame":
        side = align.value if align in (*_MIRRORED, Alignment.CENTER) else "left"
        frame = el("w:framePr", wrap="around", vAnchor="text", hAnchor="margin", xAlign=side, y=1)
        return [_paragraph(number, align, writing, frame), empty_paragraph(number)]
    side = align.value if align in (*_MIRRORED, Alignment.CENTER) else "left"
    box = Box(_BOX_WIDTH, _pitch(number), 0.0, side, on_page=False)
    empty = empty_paragraph(number)
    empty.append(box_run(box, [_paragraph(number, align, writing)], writing.shapes))
    return [empty]


def _turned(number: NumberLook, align: Alignment, writing: Writing) -> Element:
    """Return the paragraph with the number in a box whose text is turned with the paper.

    The upper edge of a landscape page is the left edge of the portrait one, at which its margins
    are counted.
    """
    page = writing.template.page
    x = page.bottom - number.gap - _below_dash(number, writing)
    y = page.left + (page.text_width - _BOX_WIDTH) / 2
    if align in _MIRRORED:
        y = page.left if align is Alignment.LEFT else page.width - page.right - _BOX_WIDTH
    if number.on_landscape == "right":
        x = page.height - x - _pitch(number)
    box = Box(_pitch(number), _BOX_WIDTH, y, x=x, turned=True)
    # LibreOffice 7.4 loses the place of such a box of DrawingML where the text has styles.
    vml = writing.storage.formats != "direct"
    empty = empty_paragraph(number)
    empty.append(box_run(box, [_paragraph(number, align, writing)], writing.shapes, vml=vml))
    return empty


def _paragraph(
    number: NumberLook, align: Alignment, writing: Writing, frame: Element | None = None
) -> Element:
    indent = twips(number.indent.points(number.size))
    side = {Alignment.LEFT: "left", Alignment.RIGHT: "right"}.get(align)
    properties = ordered(
        [
            frame,
            *_spacing(number),
            el("w:ind", **{side: indent}) if side and indent else None,
            el("w:jc", val=ALIGNMENTS[align]),
        ]
    )
    return el("w:p", properties, *_runs(number, writing))


def empty_paragraph(number: NumberLook) -> Element:
    """Return a line without a number: a frame or a text box is anchored in it, or nothing."""
    return el("w:p", ordered(_spacing(number)))


def _spacing(number: NumberLook) -> list[Element]:
    line = twips(_pitch(number))
    return [
        el("w:widowControl", val=0),
        el("w:snapToGrid", val=0),
        el("w:spacing", before=0, after=0, line=line, lineRule="exact"),
    ]


def _pitch(number: NumberLook) -> float:
    return max(PITCH, number.size + 2.0)


def _look(number: NumberLook) -> Look:
    return Look(
        font=number.font,
        latin_font=number.font,
        size=number.size,
        bold=number.bold,
        color=number.color,
    )


def _runs(number: NumberLook, writing: Writing) -> Iterator[Element]:
    """Yield the runs: a PAGE field stands in place of the first digits of the text."""
    found = _DIGITS.search(number.text)
    start, end = found.span() if found else (len(number.text), len(number.text))

    def run(*children: Element) -> Element:
        properties = el("w:rPr", *run_properties(_look(number), writing.storage))
        return el("w:r", properties, *children)

    if number.text[:start]:
        yield run(text_el("w:t", number.text[:start]))
    if found:
        yield run(el("w:fldChar", fldCharType="begin"))
        yield run(text_el("w:instrText", " PAGE "))
        yield run(el("w:fldChar", fldCharType="separate"))
        yield run(text_el("w:t", found[0]))
        yield run(el("w:fldChar", fldCharType="end"))
    if number.text[end:]:
        yield run(text_el("w:t", number.text[end:]))
