"""Seals on pages: F7351-2 a single one, F7351-3 those of a joint paper."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from govlint.model.document import Image
from govlint.model.elements import Element, Span
from govlint.model.pages import Box
from govlint.model.units import from_mm, to_mm
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.area import ruled_edges
from govlint.rules.context import Context
from govlint.rules.measure import edges, pitch_of_text
from govlint.rules.signing import Signing, signing
from govlint.rules.spacing import USUAL_PITCH, last_line_at
from govlint.structure.printed import printed_at

DRAWN = "vector"
"""A seal drawn with paths is found by its red: its colour is known to be right."""
TANGENT = from_mm(0.05)
"""Rounds so near to one another touch."""
LINE = 30.0
"""Points of one line (行): a character of 3号 and seven eighths of another."""


def single(context: Context) -> Iterator[Hit]:
    """F7351-2: a seal lies on name and date, both below its middle, and close to the body.

    Raises:
        NotChecked: where the seals stand is unknown, or their colour (that of pictures).
    """
    sealed, found = _placed(context), signing(context)
    hits = list(_empty(context, sealed, found)) or list(_too_low(context, sealed, found))
    if not hits and len(sealed) == 1 and len(found.organs) <= 1:
        hits = list(_off_middle(context, sealed[0], found))
    yield from hits
    if not hits and any(one.source != DRAWN for one in sealed):
        raise NotChecked("印章是图片，看不出颜色，只查了印章的位置")


def _placed(context: Context) -> list[Image]:
    """Return the seals in reading order: row by row, from left to right."""
    sealed = [one for one in context.official.seals if one.box is not None and one.page]
    if not sealed:
        raise NotChecked("看不出印章盖在页面的什么位置")
    rows: list[list[Image]] = []
    for image in sorted(sealed, key=lambda one: (one.page or 0, _middle(one)[1])):
        above = rows[-1][0] if rows else None
        if above is not None and above.page == image.page and _is_beside(above, image):
            rows[-1].append(image)
        else:
            rows.append([image])
    return [one for row in rows for one in sorted(row, key=lambda image: _middle(image)[0])]


def _is_beside(one: Image, other: Image) -> bool:
    return abs(_middle(one)[1] - _middle(other)[1]) < _height(one) / 2


def _box(image: Image) -> Box:
    return image.box or (0.0, 0.0, 0.0, 0.0)


def _middle(image: Image) -> tuple[float, float]:
    x0, top, x1, bottom = _box(image)
    return (x0 + x1) / 2, (top + bottom) / 2


def _height(image: Image) -> float:
    return _box(image)[3] - _box(image)[1]


def _touches(context: Context, image: Image, span: Span | None) -> bool:
    """Tell whether the round of a seal reaches a text."""
    page, box = printed_at(context.official.document, span) if span else (None, None)
    if box is None or page != image.page:
        return False
    x, y = _middle(image)
    across = max(box[0] - x, 0.0, x - box[2]) / max((_box(image)[2] - _box(image)[0]) / 2, 1.0)
    down = max(box[1] - y, 0.0, y - box[3]) / max(_height(image) / 2, 1.0)
    return bool(across**2 + down**2 <= 1.0)


def _empty(context: Context, sealed: Sequence[Image], found: Signing) -> Iterator[Hit]:
    texts = (*found.organs, found.date)
    for image in sealed:
        if not any(_touches(context, image, span) for span in texts):
            yield _hit(image, "空白印章")


def _too_low(context: Context, sealed: Sequence[Image], found: Signing) -> Iterator[Hit]:
    """Yield a first row of seals that begins more than one line below the text above it."""
    line = last_line_at(context, found.above) if found.above else None
    if line is None or line.page != sealed[0].page:
        return
    pitch = max(pitch_of_text(context) or USUAL_PITCH, LINE)
    top = min(_box(one)[1] for one in sealed if one.page == line.page)
    free = top - line.box[3]
    if free > context.parameters["lines"] * pitch + from_mm(context.parameters["play_mm"]):
        yield _hit(sealed[0], "离正文太远", free=f"{free / pitch:.1f}")


def _off_middle(context: Context, image: Image, found: Signing) -> Iterator[Hit]:
    """Yield a seal that is not centred on the date, or has name and date above its middle."""
    document = context.official.document
    spans = [span for span in (*found.organs, found.date) if span is not None]
    boxes = [box for page, box in (printed_at(document, one) for one in spans) if box is not None]
    if len(boxes) < len(spans) or not boxes:
        return
    allowed = from_mm(context.parameters["tolerance_mm"])
    x, y = _middle(image)
    texts = [(box[0] + box[2]) / 2 for box in boxes]
    off = min((x - text for text in texts), key=abs)
    if abs(off) > allowed:
        side = "右" if off > 0 else "左"
        yield _hit(image, "没有居中", side=side, off=f"{to_mm(abs(off)):.0f}")
        return
    above, below = boxes[0][1], boxes[-1][3]
    if (above + below) / 2 < y - allowed or below > _box(image)[3] + allowed:
        yield _hit(image, "没有下压")


def joint(context: Context) -> Iterator[Hit]:
    """F7351-3: one seal on every name, side by side without touching, inside the type area.

    Raises:
        NotApplicable: a single organ signs.
        NotChecked: where the seals stand is unknown.
    """
    found = signing(context)
    if len(found.organs) < 2:
        raise NotApplicable("不是几个机关联合署名")
    sealed = _placed(context)
    if len(sealed) != len(found.organs):
        counts = {"seals": len(sealed), "organs": len(found.organs)}
        yield _hit(sealed[0], "数量", **counts)
        return
    yield from _crossing(context, sealed)
    yield from _outside(context, sealed)
    yield from _on_names(context, sealed, found)


def _crossing(context: Context, sealed: Sequence[Image]) -> Iterator[Hit]:
    least = from_mm(context.parameters["gap_mm"]) + TANGENT
    for one, other in itertools.combinations(sealed, 2):
        (x, y), (u, v) = _middle(one), _middle(other)
        apart = ((x - u) ** 2 + (y - v) ** 2) ** 0.5
        reach = (_height(one) + _height(other)) / 2
        if one.page == other.page and apart - reach <= least:
            yield _hit(other, "相交")
            return


def _outside(context: Context, sealed: Sequence[Image]) -> Iterator[Hit]:
    allowed = from_mm(context.parameters["tolerance_mm"])
    for image in sealed:
        area = edges(context, image.page) or ruled_edges(context, image.page or 1)
        x0, _, x1, _ = _box(image)
        if area and (x0 < area.left - allowed or x1 > area.right + allowed):
            yield _hit(image, "超出版心")
            return


def _on_names(context: Context, sealed: Sequence[Image], found: Signing) -> Iterator[Hit]:
    """Yield a seal that lies not on its name, or the last one if it leaves out the date."""
    for image, name in zip(sealed, found.organs, strict=True):
        if not _touches(context, image, name):
            yield _hit(image, "没有一一对应", name=context.printed(name))
            return
    tops = [_middle(image)[1] for image in sealed]
    rows = [pair for pair in itertools.pairwise(tops) if abs(pair[0] - pair[1]) < LINE]
    if any(abs(one - other) > from_mm(context.parameters["align_mm"]) for one, other in rows):
        yield _hit(sealed[-1], "没有对齐")
    if found.date is not None and not _touches(context, sealed[-1], found.date):
        yield _hit(sealed[-1], "没有压日期")


def _hit(image: Image, case: str, **values: object) -> Hit:
    place = Span(image.block, 0, 0)
    return Hit(Element.SEAL, place, values, case, evidence="", page=image.page, box=image.box)
