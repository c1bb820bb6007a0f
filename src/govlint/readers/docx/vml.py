"""VML: the drawings of Word 97 to 2007 and of WPS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govlint.model.blocks import Format, Run
from govlint.model.document import Image, Rule
from govlint.readers.docx.colors import parse_color
from govlint.readers.docx.names import ALTERNATE, TXBX_CONTENT, Element, O, V, alternative
from govlint.readers.docx.values import measure

_SHAPES = frozenset(V + name for name in ("line", "rect", "shape", "roundrect", "polyline", "oval"))
_LINE_TYPES = ("_t32", "_t20")
"""Shape types of the straight connector and the line."""
_COMPOUNDS = {"thinThin": "double", "thickThin": "thick_thin", "thinThick": "thin_thick"}
_COMPOUNDS["thickBetweenThin"] = "double"
_THIN = 8.0
_ELONGATED = 20
_Size = tuple[float | None, float | None]


def read_vml(
    element: Element, scale: tuple[float, float] = (1.0, 1.0)
) -> Iterator[Rule | Image | Run | Element]:
    """Yield the images, lines, text boxes and WordArt below an element, in their order.

    Args:
        element: ``w:pict``, ``w:object`` or a group.
        scale: points per unit of length of the surrounding group, across and down.
    """
    for child in element:
        if child.tag == ALTERNATE:
            branch = alternative(child)
            if branch is not None:
                yield from read_vml(branch, scale)
        elif child.tag == V + "group":
            yield from read_vml(child, _group_scale(child, scale))
        elif child.tag in _SHAPES:
            yield from _shape(child, scale)


def _style(element: Element) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in (element.get("style") or "").split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(value: str | None, scale: float) -> float | None:
    number = measure((value or "").lower(), 1.0)
    bare = number is not None and (value or "").strip()[-1:].isdigit()
    return number if number is None or not bare else round(number * scale, 4)


def vml_alignment(content: Element) -> str | None:
    """Return ``mso-position-horizontal`` of the shape around a text box; None: by an offset."""
    for holder in content.iterancestors():
        align = _style(holder).get("mso-position-horizontal")
        if align is not None:
            return align if align != "absolute" else None
    return None


def vml_turn(content: Element) -> int:
    """Return the direction of the text in the text box around, in degrees clockwise."""
    box = content.getparent()
    style = {} if box is None else _style(box)
    if not style.get("layout-flow", "").startswith("vertical"):
        return 0
    return 270 if style.get("mso-layout-flow-alt") == "bottom-to-top" else 90


def _size(style: Mapping[str, str], scale: tuple[float, float]) -> _Size:
    # A bare number is pixels outside a group, units of the group inside.
    across, down = scale if scale != (1.0, 1.0) else (0.75, 0.75)
    return _length(style.get("width"), across), _length(style.get("height"), down)


def _group_scale(group: Element, scale: tuple[float, float]) -> tuple[float, float]:
    width, height = _size(_style(group), scale)
    units = [measure(part, 1.0) for part in (group.get("coordsize") or "").split(",")]
    if len(units) != 2 or not units[0] or not units[1]:
        return scale
    return (width or 0.0) / units[0], (height or 0.0) / units[1]


def _shape(shape: Element, scale: tuple[float, float]) -> Iterator[Rule | Image | Run | Element]:
    style = _style(shape)
    if style.get("visibility") == "hidden":
        return
    content = shape.find(f"{V}textbox/{TXBX_CONTENT}")
    picture, art = shape.find(V + "imagedata"), shape.find(V + "textpath")
    width, height = _size(style, scale)
    if content is not None:
        yield content
    elif picture is not None:
        floating = style.get("position") == "absolute"
        description = picture.get(O + "title") or shape.get("alt") or ""
        yield Image(-1, width, height, floating, shape.get("id") or "", description)
    elif art is not None and art.get("string"):
        yield _word_art(shape, art)
    else:
        yield from _line(shape, style, (width, height), scale)


def _word_art(shape: Element, art: Element) -> Run:
    """Text of WordArt: its colour is the fill of the shape, its size that of the path's font."""
    style = _style(art)
    bold = style.get("font-weight", "").lower() in {"bold", "700"}
    look = Format(
        font=style.get("font-family", "").strip("\"' ") or None,
        size=_length(style.get("font-size"), 1.0),
        bold=bold,
        color=parse_color(shape.get("fillcolor")) or "FFFFFF",
    )
    return Run(" ".join((art.get("string") or "").split("\n")), look)


def _line(
    shape: Element, style: Mapping[str, str], size: _Size, scale: tuple[float, float]
) -> Iterator[Rule]:
    """Yield a rule where the shape is a line lying flat, or a thin rectangle."""
    edge, y = _edge(style)
    if shape.tag == V + "line":
        ends = [_point(shape.get(name), scale) for name in ("from", "to")]
        length, drop = abs(ends[1][0] - ends[0][0]), abs(ends[1][1] - ends[0][1])
        if edge is None and shape.get("from"):
            y = ends[0][1]
            edge = ("below" if y > 6 else "above") if _moves_with_text(style) else None
        if length > drop:
            yield _stroke(shape, length, edge, ends[0][0], y)
        return
    width, height = size
    if shape.get(O + "hr") in {"t", "true"}:
        color = parse_color(shape.get("fillcolor")) or "808080"
        yield Rule(-1, "vml", color, height, width or None, "single", None)
    elif (
        width
        and height is not None
        and width > height
        and shape.get("type", "").endswith(_LINE_TYPES)
    ):
        yield _stroke(shape, width, edge, None, y)
    elif width and height is not None and height <= _THIN and width > height * _ELONGATED:
        drawn = parse_color(shape.get("fillcolor")) or parse_color(shape.get("strokecolor"))
        yield Rule(-1, "vml", drawn or "000000", height or None, width, "single", edge, y=y)


def _edge(style: Mapping[str, str]) -> tuple[str | None, float | None]:
    top = _length(style.get("margin-top"), 1.0)
    if top is None or not _moves_with_text(style):
        return None, top
    return ("below" if top > 6 else "above"), top


def _moves_with_text(style: Mapping[str, str]) -> bool:
    """Tell whether a shape is placed against its paragraph and not against the page."""
    relative = style.get("mso-position-vertical-relative", "text")
    return relative in {"text", "paragraph", "line"}


def _point(value: str | None, scale: tuple[float, float]) -> tuple[float, float]:
    parts = (value or "0,0").split(",")
    across, down = (*parts, "0")[:2]
    return _length(across, scale[0]) or 0.0, _length(down, scale[1]) or 0.0


def _stroke(
    shape: Element, length: float, edge: str | None, x: float | None, y: float | None
) -> Rule:
    stroke = shape.find(V + "stroke")
    kind = None if stroke is None else stroke.get("linestyle")
    weight = shape.get("strokeweight") or (None if stroke is None else stroke.get("weight"))
    color = shape.get("strokecolor") or (None if stroke is None else stroke.get("color"))
    return Rule(
        -1,
        "vml",
        parse_color(color) or "000000",
        _length(weight, 1.0) if weight else 0.75,
        round(length, 2),
        _COMPOUNDS.get(kind or "", "single"),
        edge,
        x,
        y,
    )
