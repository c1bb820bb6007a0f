"""Pictures that float at a paragraph: seals behind the text, stamps of signatures."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from govlint.builder.docx.lines import ANCHOR, Shapes, offset_el
from govlint.builder.docx.xml import Element, el, emus
from govlint.builder.paragraphs import DrawnPicture
from govlint.builder.pictures import picture_bytes

PICTURE_URI = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMES = {"seal": "印章", "stamp": "签名章"}


@dataclass
class Images:
    """The pictures of a document by what they show; each is stored once."""

    part: Any
    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def relationship(self, kind: str, color: str) -> str:
        """Return the id of the relationship to a picture."""
        if (kind, color) not in self.found:
            raw = io.BytesIO(picture_bytes(kind, color))
            self.found[kind, color] = self.part.get_or_add_image(raw)[0]
        return self.found[kind, color]


def picture_run(picture: DrawnPicture, images: Images, shapes: Shapes) -> Element:
    """Return a run that holds a floating picture.

    Args:
        picture: what it shows, and where.
        images: the pictures of the document.
        shapes: for the id.
    """
    number = shapes.next()
    name = f"{_NAMES[picture.kind]} {number}"
    size = {"cx": emus(picture.width), "cy": emus(picture.height)}
    anchor = el(
        "wp:anchor",
        el("wp:simplePos", x=0, y=0),
        el("wp:positionH", offset_el(emus(picture.x)), relativeFrom="margin"),
        el("wp:positionV", offset_el(emus(picture.y)), relativeFrom="paragraph"),
        el("wp:extent", **size),
        el("wp:effectExtent", l=0, t=0, r=0, b=0),
        el("wp:wrapNone"),
        el("wp:docPr", id=number, name=name),
        el("wp:cNvGraphicFramePr"),
        _graphic(images.relationship(picture.kind, picture.color), name, size),
        **{**ANCHOR, "behindDoc": int(picture.kind == "seal")},
        relativeHeight=number,
    )
    return el("w:r", el("w:drawing", anchor))


def _graphic(relationship: str, name: str, size: dict[str, int]) -> Element:
    picture = el(
        "pic:pic",
        el("pic:nvPicPr", el("pic:cNvPr", id=0, name=name), el("pic:cNvPicPr")),
        el("pic:blipFill", el("a:blip", r_embed=relationship), el("a:stretch", el("a:fillRect"))),
        el(
            "pic:spPr",
            el("a:xfrm", el("a:off", x=0, y=0), el("a:ext", **size)),
            el("a:prstGeom", el("a:avLst"), prst="rect"),
        ),
    )
    return el("a:graphic", el("a:graphicData", picture, uri=PICTURE_URI))
