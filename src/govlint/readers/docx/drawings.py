"""Drawings: images, lines, text boxes and WordArt, of DrawingML and of VML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govlint.model.blocks import Run
from govlint.model.document import Image, Rule
from govlint.readers.docx.names import (
    ALTERNATE,
    PIC,
    TXBX_CONTENT,
    WP,
    WPS,
    A,
    Element,
    W,
    alternative,
    local_name,
)
from govlint.readers.docx.theme import Theme, drawing_color
from govlint.readers.docx.values import EMU, measure
from govlint.readers.docx.vml import read_vml, vml_alignment, vml_turn

Found = Rule | Image | Run | Element
"""A line, an image, the text of WordArt, or the content of a text box (an element)."""

_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_COMPOUNDS = {
    "dbl": "double",
    "tri": "double",
    "thickThin": "thick_thin",
    "thinThick": "thin_thick",
}
_BOXES = frozenset({WPS + "wsp", W + "pict", W + "object"})
_TURNS = {"vert": 90, "eaVert": 90, "vert270": 270}
_THIN = 8.0
"""Points; a filled rectangle no higher than that and much wider is drawn as a line."""
_ELONGATED = 20
_DEFAULT_WIDTH = 0.75


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a DrawingML drawing stands: size and offsets in points, in the line or floating."""

    width: float | None = None
    height: float | None = None
    floating: bool = False
    name: str = ""
    description: str = ""
    x: float | None = None
    y: float | None = None
    edge: str | None = None


def read_drawing(element: Element, theme: Theme) -> Iterator[Found]:
    """Yield what a ``w:drawing``, ``w:pict`` or ``w:object`` holds, in its order."""
    if element.tag != W + "drawing":
        yield from read_vml(element)
        return
    for holder in element.iterchildren(WP + "inline", WP + "anchor"):
        yield from _walk(holder, _frame(holder), theme)


def box_alignment(content: Element) -> str | None:
    """Return how a text box is aligned across the page, by its content; None: by an offset."""
    for holder in content.iterancestors():
        if holder.tag == WP + "anchor":
            align = holder.find(f"{WP}positionH/{WP}align")
            return None if align is None else align.text
        if holder.tag in {W + "pict", W + "object"}:
            return vml_alignment(content)
    return None


def box_turn(content: Element) -> int:
    """Return the direction of the text in a text box, by its content, in degrees clockwise."""
    shape = content.getparent()
    while shape is not None and shape.tag not in _BOXES:
        shape = shape.getparent()
    if shape is None:
        return 0
    properties = next((child for child in shape if local_name(child) == "bodyPr"), None)
    if properties is not None:
        return _TURNS.get(properties.get("vert") or "", 0)
    return vml_turn(content)


def _frame(holder: Element) -> Frame:
    extent, properties = holder.find(WP + "extent"), holder.find(WP + "docPr")
    vertical = holder.find(WP + "positionV")
    y = _offset(vertical)
    edge = None
    if vertical is not None and vertical.get("relativeFrom") in {"paragraph", "line"}:
        edge = None if y is None else "below" if y > 6 else "above"
    return Frame(
        width=None if extent is None else measure(extent.get("cx"), EMU),
        height=None if extent is None else measure(extent.get("cy"), EMU),
        floating=holder.tag == WP + "anchor",
        name="" if properties is None else properties.get("name") or "",
        description="" if properties is None else properties.get("descr") or "",
        x=_offset(holder.find(WP + "positionH")),
        y=y,
        edge=edge,
    )


def _offset(position: Element | None) -> float | None:
    offset = None if position is None else position.find(WP + "posOffset")
    return None if offset is None else measure(offset.text, EMU)


def _walk(element: Element, frame: Frame, theme: Theme) -> Iterator[Found]:
    """Look for shapes and pictures at any depth (groups, canvases), boxes not entered."""
    for child in element:
        if child.tag == ALTERNATE:
            branch = alternative(child)
            if branch is not None:
                yield from _walk(branch, frame, theme)
        elif child.tag == PIC + "pic":
            yield _image(child, frame)
        elif child.tag in {WPS + "wsp", A + "sp", A + "cxnSp"}:
            yield from _shape(child, frame, theme)
        elif isinstance(child.tag, str):
            yield from _walk(child, frame, theme)


def _image(picture: Element, frame: Frame) -> Image:
    width, height = _size(picture.find(PIC + "spPr"), frame)
    return Image(-1, width, height, frame.floating, frame.name, frame.description)


def _size(properties: Element | None, frame: Frame) -> tuple[float | None, float | None]:
    extent = None if properties is None else properties.find(f"{A}xfrm/{A}ext")
    if extent is None:
        return frame.width, frame.height
    return measure(extent.get("cx"), EMU), measure(extent.get("cy"), EMU)


def _shape(shape: Element, frame: Frame, theme: Theme) -> Iterator[Found]:
    content = shape.find(f"{WPS}txbx/{TXBX_CONTENT}")
    if content is not None:
        yield content
        return
    properties = next((child for child in shape if local_name(child) == "spPr"), None)
    if properties is None:
        return
    width, height = _size(properties, frame)
    geometry = properties.find(A + "prstGeom")
    kind = None if geometry is None else geometry.get("prst")
    if width is None or height is None or width < height:
        return
    if kind in _LINES or shape.find(WPS + "cNvCnPr") is not None:
        yield from _line(shape, properties, width, frame, theme)
    elif kind == "rect" and height <= _THIN and width > height * _ELONGATED:
        color = _fill(properties, theme)
        if color is not None:
            yield Rule(-1, "drawing", color, height, width, "single", frame.edge, frame.x, frame.y)
        else:
            yield from _line(shape, properties, width, frame, theme)


def _fill(properties: Element, theme: Theme) -> str | None:
    solid = properties.find(A + "solidFill")
    return None if solid is None else drawing_color(solid, theme)


def _line(
    shape: Element, properties: Element, width: float, frame: Frame, theme: Theme
) -> Iterator[Rule]:
    outline = properties.find(A + "ln")
    if outline is not None and outline.find(A + "noFill") is not None:
        return
    color = None if outline is None else _fill(outline, theme)
    thickness = None if outline is None else measure(outline.get("w"), EMU)
    compound = None if outline is None else outline.get("cmpd")
    styled = shape.find(f"{WPS}style/{A}lnRef")
    if styled is not None:
        color = color or drawing_color(styled, theme)
        thickness = thickness if thickness is not None else _styled_width(styled, theme)
    if thickness is None:
        thickness = _DEFAULT_WIDTH
    kind = _COMPOUNDS.get(compound or "", "single")
    yield Rule(-1, "drawing", color, thickness, width, kind, frame.edge, frame.x, frame.y)


def _styled_width(reference: Element, theme: Theme) -> float | None:
    index = (reference.get("idx") or "").strip()
    position = int(index) - 1 if index.isdecimal() and len(index) < 3 else -1
    return theme.lines[position] if 0 <= position < len(theme.lines) else None
