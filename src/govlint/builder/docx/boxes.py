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
    counts from the top of the page, or from the anchor's top with ``on_page`` False.
    """

    width: float
    height: float
    y: float
    align: str | None = None
    on_page: bool = True


def box_run(box: Box, content: Sequence[Element], shapes: Shapes) -> Element:
    """Return a run that holds a text box without edge, fill and inner margins."""
    number = shapes.next()
    fallback = _vml(box, [copy.deepcopy(child) for child in content], number)
    return el("w:r", both_generations(_drawing(box, content, number), fallback))


def _drawing(box: Box, content: Sequence[Element], number: int) -> Element:
    across = offset_el(0)
    if box.align is not None:
        across = el("wp:align")
        across.text = box.align
    size = {"cx": emus(box.width), "cy": emus(box.height)}
    anchor = el(
        "wp:anchor",
        el("wp:simplePos", x=0, y=0),
        el("wp:positionH", across, relativeFrom="margin"),
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
        el("a:graphic", el("a:graphicData", _shape(size, content), uri=SHAPE_URI)),
        **ANCHOR,
        relativeHeight=number,
    )
    return el("w:drawing", anchor)


def _shape(size: dict[str, int], content: Sequence[Element]) -> Element:
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
        el("wps:bodyPr", lIns=0, tIns=0, rIns=0, bIns=0, anchor="t"),
    )


def _vml(box: Box, content: Sequence[Element], number: int) -> Element:
    across = f"mso-position-horizontal:{box.align};" if box.align else "margin-left:0;"
    relative = "page" if box.on_page else "text"
    style = (
        f"position:absolute;{across}margin-top:{box.y:.2f}pt;width:{box.width:.2f}pt;"
        f"height:{box.height:.2f}pt;z-index:{number};mso-position-horizontal-relative:margin;"
        f"mso-position-vertical-relative:{relative}"
    )
    return el(
        "w:pict",
        el(
            "v:rect",
            el("v:textbox", el("w:txbxContent", *content), inset="0,0,0,0"),
            id=f"文本框 {number}",
            style=style,
            filled="f",
            stroked="f",
        ),
    )
