"""Separators: drawn as a shape of DrawingML or VML, or as the border of a paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govlint.builder.docx.xml import EIGHTHS, Element, both_generations, el, emus
from govlint.builder.flow import DrawnLine
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


def line_run(line: DrawnLine, page: PageLook, shapes: Shapes, how: str) -> Element:
    """Return a run that holds a drawn line.

    Args:
        line: the line.
        page: page setup; the line is centred over its type area.
        shapes: for the id.
        how: ``drawing`` or ``vml``.
    """
    number = shapes.next()
    fallback = _vml(line, page, number)
    if how == "vml":
        return el("w:r", fallback)
    return el("w:r", both_generations(_drawing(line, page, number), fallback))


def _drawing(line: DrawnLine, page: PageLook, number: int) -> Element:
    look = line.look
    left = emus((page.text_width - look.length) / 2)
    anchor = el(
        "wp:anchor",
        el("wp:simplePos", x=0, y=0),
        el("wp:positionH", offset_el(left), relativeFrom="margin"),
        el("wp:positionV", offset_el(emus(line.offset)), relativeFrom="paragraph"),
        el("wp:extent", cx=emus(look.length), cy=0),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:wrapNone"),
        el("wp:docPr", id=number, name=f"直线 {number}"),
        el("wp:cNvGraphicFramePr"),
        _graphic(line),
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


def _graphic(line: DrawnLine) -> Element:
    look = line.look
    outline = el(
        "a:ln",
        el("a:solidFill", el("a:srgbClr", val=look.color)),
        w=emus(look.thickness),
    )
    shape = el(
        "wps:wsp",
        el("wps:cNvCnPr"),
        el(
            "wps:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", cx=emus(look.length), cy=0)),
            el("a:prstGeom", el("a:avLst"), prst="line"),
            outline,
        ),
        el("wps:bodyPr"),
    )
    return el("a:graphic", el("a:graphicData", shape, uri=SHAPE_URI))


SHAPE_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _vml(line: DrawnLine, page: PageLook, number: int) -> Element:
    look = line.look
    left = (page.text_width - look.length) / 2
    style = (
        f"position:absolute;z-index:{number};mso-position-horizontal-relative:margin;"
        "mso-position-vertical-relative:text"
    )
    shape = el(
        "v:line",
        id=f"直线 {number}",
        style=style,
        strokecolor=f"#{look.color}",
        strokeweight=f"{look.thickness:.2f}pt",
    )
    shape.set("from", f"{left:.2f}pt,{line.offset:.2f}pt")
    shape.set("to", f"{left + look.length:.2f}pt,{line.offset:.2f}pt")
    return el("w:pict", shape)


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
            space = line.offset - line.look.thickness / 2 - height if edge == "below" else 0.0
            found.append(
                el(
                    f"w:{name}",
                    val="single",
                    sz=round(line.look.thickness * EIGHTHS),
                    space=max(0, min(_BORDER_SPACE, round(space))),
                    color=line.look.color,
                )
            )
    return el("w:pBdr", *found) if found else None
