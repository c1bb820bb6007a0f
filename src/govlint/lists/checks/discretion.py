"""Discretion standards: steps without gap or overlap, within what the law allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govlint.lists.api import ListContext, ListHit, Row
from govlint.lists.values import blank, plain
from govlint.lists.values.ranges import ENDLESS, Range, open_range, ranges
from govlint.model.items import Field

_STATUTORY = re.compile(r"法定(?:处罚)?(?:幅度|种类|标准|范围|裁量)?|法律规定|依法可处|处罚幅度")
_BREAK = re.compile(r"[;\n。]")
_SEVERAL = re.compile(r"对?个人|对?单位|企业|法人|主管人员|直接责任|非经营|经营性")


def steps(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-12: the steps of a standard join on and stay within the statutory range."""
    text = row[Field.DISCRETION]
    if blank(text):
        return
    statutory, found = _taken_apart(text)
    if statutory is None:
        within = ranges(row.get(Field.BASIS, ""))
        statutory, told = (within[0], False) if len(set(map(_ends, within))) == 1 else (None, False)
    else:
        told = True
    if statutory is not None:
        yield from _outside(statutory, found, told=told)
    if not _SEVERAL.search(plain(text)):
        yield from _joins(found)


def _taken_apart(text: str) -> tuple[Range | None, list[Range]]:
    """Return the range that the text calls statutory, and the steps."""
    statutory: Range | None = None
    found: list[Range] = []
    for piece in _BREAK.split(plain(text)):
        here = ranges(piece)
        if here and statutory is None and not found and _STATUTORY.search(piece):
            statutory, here = here[0], here[1:]
        alone = open_range(piece) if not here and not _STATUTORY.search(piece) else None
        found += [*here, *([alone] if alone else [])]
    return statutory, found


def _ends(one: Range) -> tuple[object, ...]:
    return (one.unit, one.low, one.high)


def _outside(statutory: Range, found: Sequence[Range], *, told: bool) -> Iterator[ListHit]:
    for step in found:
        if step.unit == statutory.unit and (_below(step, statutory) or _above(step, statutory)):
            values = {"step": step.printed, "range": statutory.printed}
            yield ListHit(
                Field.DISCRETION, values, case="超出法定幅度", actual=step.printed,
                expected=statutory.printed, evidence=step.printed, review=not told,
            )  # fmt: skip
            return


def _below(step: Range, statutory: Range) -> bool:
    return 0 < step.low < statutory.low


def _above(step: Range, statutory: Range) -> bool:
    return statutory.high < step.high < ENDLESS


def _joins(found: Sequence[Range]) -> Iterator[ListHit]:
    """Hold each step against the next; steps that do not rise are of several sequences."""
    units = {step.unit for step in found}
    if len(found) < 2 or len(units) != 1:
        return
    ordered = list(found) if found[0].low <= found[-1].low else list(reversed(found))
    if any(one.low > other.low or one.high > other.high for one, other in _pairs(ordered)):
        return
    for one, other in _pairs(ordered):
        values = {"first": one.printed, "second": other.printed}
        evidence = f"{one.printed}；{other.printed}"
        if other.low > one.high:
            yield ListHit(Field.DISCRETION, values, case="", actual=evidence, evidence=evidence)
        elif other.low < one.high:
            yield ListHit(Field.DISCRETION, values, case="重叠", actual=evidence, evidence=evidence)
        elif one.high_in is other.low_in:
            yield ListHit(Field.DISCRETION, values, case="交界", actual=evidence, evidence=evidence,
                          review=True)  # fmt: skip


def _pairs(found: Sequence[Range]) -> list[tuple[Range, Range]]:
    return list(pairwise(found))
