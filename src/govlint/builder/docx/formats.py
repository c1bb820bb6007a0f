"""Run and paragraph properties of a look, as one storage writes them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from govlint.builder.docx.storages import Storage
from govlint.builder.docx.xml import Element, el, twips
from govlint.builder.spec import Look, PageLook
from govlint.model.blocks import Alignment

ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTER: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFY: "both",
    Alignment.DISTRIBUTE: "distribute",
}
THEMED = {"仿宋": "minorEastAsia", "小标宋": "majorEastAsia"}
"""Classes of fonts that the theme of the storage ``theme`` gives."""
_SNUG = 0.7
"""Type up to that share of the grid's pitch takes one line of the grid, whatever its font."""


def run_properties(look: Look, storage: Storage) -> list[Element]:
    """Return the children of ``w:rPr`` for a look."""
    size = round(look.size * 2)
    found: list[Element | None] = [
        _fonts(look, storage),
        el("w:b") if look.bold else None,
        el("w:color", val=look.color) if look.color != "000000" else None,
        el("w:spacing", val=twips(look.spacing)) if look.spacing else None,
        el("w:sz", val=size),
        el("w:szCs", val=size),
    ]
    return [child for child in found if child is not None]


def _fonts(look: Look, storage: Storage) -> Element:
    chinese = storage.font(look.font)
    latin = storage.font(look.latin_font) if storage.latin else chinese
    if storage.formats == "theme" and look.font in THEMED:
        return el(
            "w:rFonts",
            asciiTheme="minorHAnsi",
            eastAsiaTheme=THEMED[look.font],
            hAnsiTheme="minorHAnsi",
            cstheme="minorBidi",
        )
    return el("w:rFonts", hint="eastAsia", ascii=latin, eastAsia=chinese, hAnsi=latin, cs=latin)


def paragraph_properties(look: Look, page: PageLook, storage: Storage) -> list[Element]:
    """Return the children of ``w:pPr`` for a look, in the order of the schema."""
    found: list[Element | None] = [
        el("w:widowControl", val=0),
        el("w:autoSpaceDE", val=0),
        el("w:autoSpaceDN", val=0),
        None if _on_grid(look, page, storage) else el("w:snapToGrid", val=0),
        _spacing(look, page, storage),
        _indents(look, storage),
        el("w:jc", val=ALIGNMENTS[look.align]),
    ]
    return [child for child in found if child is not None]


def _on_grid(look: Look, page: PageLook, storage: Storage) -> bool:
    pitch = page.line_pitch
    snug = pitch is not None and look.size <= pitch * _SNUG
    return storage.grid and snug and look.pitch.rule == "page"


def _spacing(look: Look, page: PageLook, storage: Storage) -> Element:
    exact = look.pitch.value if look.pitch.rule == "exact" else page.line_pitch
    if _on_grid(look, page, storage):
        exact = None
    line, rule = (twips(exact), "exact") if exact is not None else (240, "auto")
    if look.pitch.rule == "multiple":
        line, rule = round(look.pitch.value * 240), "auto"
    return el(
        "w:spacing", before=twips(look.before), after=twips(look.after), line=line, lineRule=rule
    )


def _indents(look: Look, storage: Storage) -> Element | None:
    size = look.size
    values = {
        "left": look.left.points(size),
        "right": look.right.points(size),
        "firstLine": look.first_line.points(size),
        "hanging": look.outdent.points(size),
    }
    written = {key: twips(value) for key, value in values.items() if value}
    if not written:
        return None
    first = look.first_line
    if storage.indents == "chars" and first.kind == "chars" and first.value:
        return el("w:ind", firstLineChars=round(first.value * 100), **written)
    return el("w:ind", **written)


def without(children: Iterable[Element], inherited: Iterable[Element]) -> list[Element]:
    """Return the properties that are not inherited just so."""
    known = {etree.tostring(child, method="c14n") for child in inherited}
    return [child for child in children if etree.tostring(child, method="c14n") not in known]
