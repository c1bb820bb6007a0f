"""Where name and date stand: F7351-1 sealed papers, F7352-1 others, F7352-2 joint ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from govlint.model.elements import Element, Span
from govlint.rules.api import Hit, NotApplicable, NotChecked
from govlint.rules.context import Context
from govlint.rules.signing import Form, Place, Signing, fits, form_of, place_of, places_of, signing
from govlint.rules.spacing import lines_between
from govlint.structure import organs

UNREADABLE = "读不出署名和成文日期在一行里的位置"
NAME, DATE = Element.ISSUER_SIGNATURE, Element.DOCUMENT_DATE


class _Misfit(NamedTuple):
    """One part of a form that a signature block does not keep."""

    element: Element
    span: Span
    said: str


class _Block(NamedTuple):
    """A signature block as measured; of names side by side in a Word file no places are known."""

    names: tuple[Span, ...]
    date: Span
    name_places: tuple[Place, ...]
    date_place: Place


def sealed(context: Context) -> Iterator[Hit]:
    """F7351-1: date 4 字 from the right, name centred above it; or, unless known, either form.

    Raises:
        NotApplicable: a person signs, or the paper is known to have no seal.
        NotChecked: the places cannot be read.
    """
    form = form_of(context)
    if form in (Form.STAMPED, Form.UNSEALED):
        raise NotApplicable("不是加盖印章的公文")
    blocks = _measured(context)
    found = [_sealed_misfits(context, block) for block in blocks]
    if form is None:
        found += [_unsealed_misfits(context, one) for one in blocks if one.name_places]
    wrong = min(found, key=len)
    if wrong:
        values = {"what": "，".join(one.said for one in wrong)}
        first = wrong[0]
        yield Hit(first.element, first.span, values, "盖章" if form else "未知")


def unsealed(context: Context) -> Iterator[Hit]:
    """F7352-1: below one blank line, name 2 字 from the right, date 2 字 right of its beginning.

    Raises:
        NotApplicable: a person signs, or the paper has a seal.
        NotChecked: the places cannot be read, or nobody knows whether there is a seal.
    """
    form = form_of(context)
    if form is None:
        raise NotChecked("文件里看不出是否加盖印章，可用 --facts 给出；署名的位置按 F7351-1 查")
    if form is not Form.UNSEALED:
        raise NotApplicable("不是不加盖印章的公文")
    found = signing(context)
    yield from _distances(context, found)
    blocks = [one for one in _measured(context) if one.name_places]
    if not blocks:
        return  # names side by side, which F7352-2 reports
    for wrong in min((_unsealed_misfits(context, one) for one in blocks), key=len):
        case = "署名" if wrong.element is NAME else "日期"
        yield Hit(wrong.element, wrong.span, {"what": wrong.said}, case)


def _distances(context: Context, found: Signing) -> Iterator[Hit]:
    """Yield a wrong number of blank lines above the name, and a date not on the next line."""
    allowed = context.parameters["line_tolerance"]
    if not found.organs:
        return
    if found.above is not None:
        free = lines_between(context, found.above, found.organs[0])
        if free is not None and abs(free - context.parameters["lines"]) > allowed:
            yield Hit(NAME, found.organs[0], {"free": f"{max(free, 0):.2g}"}, "空行")
    if found.date is not None:
        free = lines_between(context, found.organs[-1], found.date)
        if free is not None and free > allowed:
            yield Hit(DATE, found.date, {"free": f"{free:.2g}"}, "隔行")


def _measured(context: Context) -> list[_Block]:
    """Return the block as it may stand: the date of a Word file may be a little wider."""
    found = signing(context)
    if not found.organs or found.date is None:
        raise NotApplicable("没有署名或者成文日期")
    dates = places_of(context, found.date)
    names = [place_of(context, span) for span in found.organs]
    known = tuple(one for one in names if one is not None)
    beside = _side_by_side(context, found.organs) is not None
    if not dates or (len(known) < len(names) and not beside):
        raise NotChecked(UNREADABLE)
    places = known if len(known) == len(names) else ()
    return [_Block(found.organs, found.date, places, date) for date in dates]


def _sealed_misfits(context: Context, block: _Block) -> list[_Misfit]:
    """Return what departs from the sealed form.

    A name too long to be centred inside the type area need only begin left of the date; several
    names stand as their seals need it.
    """
    wanted, tolerance = context.parameters["date_right"], context.parameters["tolerance"]
    date, size = block.date_place, block.date_place.size
    wrong = []
    if not fits(date.right, wanted, size, tolerance):
        said = f"成文日期右空 {_shown(date.right / size)} 字"
        wrong.append(_Misfit(DATE, block.date, said))
    if len(block.names) > 1:
        return wrong
    name = block.name_places[0]
    overlong = name.left - name.right > date.left - date.right + 2 * wanted * size
    off = (name.middle - date.middle) / size
    if not overlong and abs(off) > tolerance:
        side = "左" if off > 0 else "右"
        said = f"署名比成文日期的中线偏{side} {_shown(abs(off))} 字"
        wrong.append(_Misfit(NAME, block.names[0], said))
    return wrong


def _unsealed_misfits(context: Context, block: _Block) -> list[_Misfit]:
    """Return what departs from the form without a seal.

    Of several names the lead organ's is held to its place, the date to any of them.
    """
    right, shift = context.parameters["name_right"], context.parameters["shift"]
    tolerance = context.parameters["tolerance"]
    name, date = block.name_places[0], block.date_place
    size = name.size
    wrong = []
    width, dated = (name.left - name.right) / size, (date.left - date.right) / size
    ends = [] if dated > width + tolerance else [name.right]
    ends += [date.right] if dated > width - shift - tolerance else []
    if not any(fits(one, right, size, tolerance) for one in ends):
        said = f"署名右空 {_shown(name.right / size)} 字"
        wrong.append(_Misfit(NAME, block.names[0], said))
    shifts = [one.left - date.left for one in block.name_places]
    if not any(fits(one, shift, size, tolerance) for one in shifts):
        side = "右" if shifts[-1] >= 0 else "左"
        said = f"成文日期首字在署名首字{side}面 {_shown(abs(shifts[-1]) / size)} 字"
        wrong.append(_Misfit(DATE, block.date, said))
    return wrong


def _shown(characters: float) -> str:
    return f"{characters:.1f}".removesuffix(".0")


def lead_first(context: Context) -> Iterator[Hit]:
    """F7352-2: the lead organ signs first, the others below it, one to a line.

    Raises:
        NotApplicable: a single organ or a person signs.
    """
    signed = context.official.signed_organs
    if len(signed) < 2 or form_of(context) is Form.STAMPED:
        raise NotApplicable("不是几个机关联合署名")
    lead = _lead(context)
    names = [one.name for one in signed]
    if lead is not None and not organs.same_organ(names[0], lead):
        later = [one for one in signed[1:] if organs.same_organ(one.name, lead)]
        if later:
            values = {"lead": later[0].name, "first": names[0]}
            yield Hit(NAME, later[0].span, values, "主办机关")
    beside = _side_by_side(context, [one.span for one in signed])
    if form_of(context) is Form.UNSEALED and beside is not None:
        yield Hit(NAME, beside, {"name": context.printed(beside)}, "并排")


def _lead(context: Context) -> str | None:
    """Return the organ named first in the mark."""
    marks = context.all(Element.ISSUER_MARK)
    return next((one.parts["organ"].value for one in marks if "organ" in one.parts), None)


def _side_by_side(context: Context, spans: Sequence[Span]) -> Span | None:
    """Return the first name that stands behind another one on the same line."""
    for one, other in itertools.pairwise(spans):
        same = (one.block, one.cell) == (other.block, other.cell)
        if same and "\n" not in context.block_text(one)[one.end : other.start]:
            return other
    return None
