"""Separators: drawn as a shape of DrawingML or VML, or as the border of a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govlint.builder.docx.xml import EIGHTHS, Element, both_generations, el, emus
from govlint.builder.paragraphs import DrawnLine
from govlint.builder.spec import PageLook

_BORDER_SPACE = 31
"""Points; the farthest that Word lets a border stand from its text."""


@dataclass
class Shapes:
    """Counts the shapes of a document: each needs an id of its own."""

    count: int = 0

    def next(self) -> int:
        """Return the next id."""
        self.count += 1
        return self.count


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One line as drawn: a double line is two of them."""

    x: float
    y: float
    length: float
    thickness: float
    color: str
    on_page: bool

    @property
    def sides(self) -> tuple[str, str, str, str]:
        """What ``x`` and ``y`` count from, as DrawingML and as VML say it."""
        if self.on_page:
            return "page", "page", "page", "page"
        return "margin", "paragraph", "margin", "text"


def line_runs(line: DrawnLine, page: PageLook, shapes: Shapes, how: str) -> list[Element]:
    """Return a run for each line that a separator is drawn with.

    Args:
        line: the separator.
        page: page setup; the line is centred over its type area, or on the paper.
        shapes: for the ids.
        how: ``vml``, anything else is DrawingML.
    """
    found = []
    for stroke in _strokes(line, page):
        number = shapes.next()
        fallback = _vml(stroke, number)
        if how != "vml":
            fallback = both_generations(_drawing(stroke, number), fallback)
        found.append(el("w:r", fallback))
    return found


def _strokes(line: DrawnLine, page: PageLook) -> list[_Stroke]:
    look = line.look
    width = page.width if line.on_page else page.text_width
    x, top = (width - look.length) / 2, line.offset - look.height / 2
    drawn = [(top + middle, thickness) for middle, thickness in look.strokes]
    if len(drawn) == 1:
        drawn = [(line.offset, look.thickness)]
    return [
        _Stroke(x, y, look.length, thickness, look.color, line.on_page) for y, thickness in drawn
    ]


def _drawing(stroke: _Stroke, number: int) -> Element:
    across, down, _, _ = stroke.sides
    anchor = el(
        "wp:anchor",
        el("wp:simplePos", x=0, y=0),
        el("wp:positionH", offset_el(emus(stroke.x)), relativeFrom=across),
        el("wp:positionV", offset_el(emus(stroke.y)), relativeFrom=down),
        el("wp:extent", cx=emus(stroke.length), cy=0),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:wrapNone"),
        el("wp:docPr", id=number, name=f"直线 {number}"),
        el("wp:cNvGraphicFramePr"),
        _graphic(stroke),
        **ANCHOR,
        relativeHeight=number,
    )
    return el("w:drawing", anchor)


ANCHOR: Mapping[str, int] = {
    "distT": 0,
    "distB": 0,
    "distL": 0,
    "distR": 0,
    "simplePos": 0,
    "behindDoc": 0,
    "locked": 0,
    "layoutInCell": 1,
    "allowOverlap": 1,
}
"""What every floating shape says of itself."""


def offset_el(value: int) -> Element:
    """Return ``wp:posOffset`` of a length in EMU."""
    made = el("wp:posOffset")
    made.text = str(value)
    return made


def _graphic(stroke: _Stroke) -> Element:
    outline = el(
        "a:ln",
        el("a:solidFill", el("a:srgbClr", val=stroke.color)),
        w=emus(stroke.thickness),
    )
    shape = el(
        "wps:wsp",
        el("wps:cNvCnPr"),
        el(
            "wps:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=emus(stroke.length), cy=0)),
            el("a:prstGeom", el("a:avLst"), prst="line"),
            outline,
        ),
        el("wps:bodyPr"),
    )
    return el("a:graphic", el("a:graphicData", shape, uri=SHAPE_URI))


SHAPE_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _vml(stroke: _Stroke, number: int) -> Element:
    _, _, across, down = stroke.sides
    style = (
        f"position:absolute;z-index:{number};mso-position-horizontal-relative:{across};"
        f"mso-position-vertical-relative:{down}"
    )
    shape = el(
        "v:line",
        id=f"直线 {number}",
        style=style,
        strokecolor=f"#{stroke.color}",
        strokeweight=f"{stroke.thickness:.2f}pt",
    )
    shape.set("from", f"{stroke.x:.2f}pt,{stroke.y:.2f}pt")
    shape.set("to", f"{stroke.x + stroke.length:.2f}pt,{stroke.y:.2f}pt")
    return el("w:pict", shape)


_BORDERS = {
    "double": "double",
    "thick_thin": "thickThinSmallGap",
    "thin_thick": "thinThickSmallGap",
}


def borders(lines: tuple[DrawnLine, ...], height: float) -> Element | None:
    """Return ``w:pBdr`` that draws the lines of a paragraph, None without lines.

    Args:
        lines: the lines at one paragraph.
        height: height of the paragraph's text in points.
    """
    edges = {line.edge: line for line in lines}
    found: list[Element] = []
    for edge, name in (("above", "top"), ("below", "bottom")):
        line = edges.get(edge)
        if line is not None:
            space = line.offset - line.look.height / 2 - height if edge == "below" else 0.0
            found.append(
                el(
                    f"w:{name}",
                    val=_BORDERS.get(line.look.compound, "single"),
                    sz=round(line.look.thickness * EIGHTHS),
                    space=max(0, min(_BORDER_SPACE, round(space))),
                    color=line.look.color,
                )
            )
    return el("w:pBdr", *found) if found else None
