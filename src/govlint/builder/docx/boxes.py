"""Text boxes, and the paragraphs inside them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from govlint.builder.docx.lines import ANCHOR, SHAPE_URI, Shapes, offset_el
from govlint.builder.docx.xml import Element, both_generations, el, emus


@dataclass(frozen=True, slots=True)
class Box:
    """Size and place of a text box in points.

    ``align`` sets it against a side of the type area, else it begins at its left edge; ``y``
    counts from the top of the page, or from the anchor's top with ``on_page`` False. ``x`` counts
    from the left edge of the page; ``turned``: its text is turned clockwise by 90 degrees.
    """

    width: float
    height: float
    y: float
    align: str | None = None
    on_page: bool = True
    x: float | None = None
    turned: bool = False


_INSETS = {"lIns": 0, "tIns": 0, "rIns": 0, "bIns": 0}


def box_run(box: Box, content: Sequence[Element], shapes: Shapes, *, vml: bool = False) -> Element:
    """Return a run that holds a text box without edge, fill and inner margins.

    Args:
        box: size and place.
        content: its paragraphs.
        shapes: for the id.
        vml: write it as older files do, without DrawingML.
    """
    number = shapes.next()
    fallback = _vml(box, [copy.deepcopy(child) for child in content], number)
    return el(
        "w:r", fallback if vml else both_generations(_drawing(box, content, number), fallback)
    )


def _drawing(box: Box, content: Sequence[Element], number: int) -> Element:
    across = offset_el(emus(box.x or 0.0))
    if box.align is not None:
        across = el("wp:align")
        across.text = box.align
    size = {"cx": emus(box.width), "cy": emus(box.height)}
    anchor = el(
        "wp:anchor",
        el("wp:simplePos", x=0, y=0),
        el("wp:positionH", across, relativeFrom="margin" if box.x is None else "page"),
        el(
            "wp:positionV",
            offset_el(emus(box.y)),
            relativeFrom="page" if box.on_page else "paragraph",
        ),
        el("wp:extent", **size),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:wrapNone"),
        el("wp:docPr", id=number, name=f"文本框 {number}"),
        el("wp:cNvGraphicFramePr"),
        el("a:graphic", el("a:graphicData", _shape(size, content, box), uri=SHAPE_URI)),
        **ANCHOR,
        relativeHeight=number,
    )
    return el("w:drawing", anchor)


def _shape(size: dict[str, int], content: Sequence[Element], box: Box) -> Element:
    return el(
        "wps:wsp",
        el("wps:cNvSpPr", txBox=1),
        el(
            "wps:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", **size)),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
            el("a:noFill"),
            el("a:ln", el("a:noFill")),
        ),
        el("wps:txbx", el("w:txbxContent", *content)),
        el("wps:bodyPr", **({"vert": "vert"} if box.turned else {}), **_INSETS, anchor="t"),
    )


def _vml(box: Box, content: Sequence[Element], number: int) -> Element:
    across = "margin-left:0;" if box.x is None else f"margin-left:{box.x:.2f}pt;"
    if box.align:
        across = f"mso-position-horizontal:{box.align};"
    relative = "page" if box.on_page else "text"
    side = "margin" if box.x is None else "page"
    style = (
        f"position:absolute;{across}margin-top:{box.y:.2f}pt;width:{box.width:.2f}pt;"
        f"height:{box.height:.2f}pt;z-index:{number};mso-position-horizontal-relative:{side};"
        f"mso-position-vertical-relative:{relative}"
    )
    turned = {"style": "layout-flow:vertical"} if box.turned else {}
    return el(
        "w:pict",
        el(
            "v:rect",
            el("v:textbox", el("w:txbxContent", *content), inset="0,0,0,0", **turned),
            id=f"文本框 {number}",
            style=style,
            filled="f",
            stroked="f",
        ),
    )
