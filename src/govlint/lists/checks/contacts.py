"""Where and whom to ask: places, telephone numbers, pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked, Row
from govlint.lists.checks.columns import filled, mapped
from govlint.lists.values import plain
from govlint.lists.values.enums import channels
from govlint.lists.values.phones import bad_numbers, bad_urls, lengths, own_numbers
from govlint.lists.values.region_codes import code_of_region, fits
from govlint.model.items import Field, ItemList
from govlint.structure.regions import LEVELS, regions_at

TELEPHONES = (Field.CONSULT, Field.COMPLAINT)


def places(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CONT-1: a matter says where it is handled, unless all of it is done on line."""
    name = str(Field.PLACE)
    named = filled(items, Field.NAME) if items.has(Field.NAME) else pl.lit(value=True)
    missing = items.frame.select((~filled(items, name) & named).alias(name))[name].arg_true()
    if missing.len() == items.frame.height:
        yield ListHit(Field.PLACE, case="整列")
        return
    ways = items.frame[str(Field.CHANNEL)] if items.has(Field.CHANNEL) else None
    for position in missing.to_list():
        if ways is None or "全程网办" not in channels(ways[position]):
            printed = items.frame[name][position]
            yield ListHit(Field.PLACE, actual=printed, rows=(position,))
    yield from _elsewhere(items, context)


def _elsewhere(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """Name places that lie outside the region of the list, as far as both are known for sure."""
    own = code_of_region(items.region) if items.region else None
    if own is None:
        return
    areas = mapped(items, Field.PLACE, _area, pl.String)
    verdicts = {area: fits(area, own) for area in areas.drop_nulls().unique().to_list()}
    outside = [area for area, fine in verdicts.items() if fine is False]
    strange = areas.is_in(outside).arg_true().to_list()
    inside = areas.len() - areas.null_count() - len(strange)
    for position in strange:
        printed = items.frame[str(Field.PLACE)][position]
        yield ListHit(
            Field.PLACE, {"region": items.region}, case="外地", actual=printed, evidence=printed,
            review=inside < context.parameters["fewest"], rows=(position,),
        )  # fmt: skip


def _area(text: str) -> str | None:
    """Return the code of the region that a place begins with: a city, or a county below one."""
    found, end = regions_at(plain(text))
    above = found[0].level if found else None
    if above not in LEVELS[:3]:
        return None
    return code_of_region(plain(text)[:end])


def telephones(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-CONT-2: telephone numbers have the form of one; complaints go elsewhere than questions.

    Raises:
        NotChecked: the list has no column of telephones.
    """
    if not any(field in row for field in TELEPHONES):
        raise NotChecked("没有咨询电话列和监督投诉电话列")
    wrong = False
    for field in TELEPHONES:
        for number in bad_numbers(row.get(field, "")):
            wrong = True
            yield ListHit(field, {"number": number}, actual=row[field], evidence=number)
        yield from _odd_length(row, field, context)
    asked, complained = (own_numbers(row.get(field, "")) for field in TELEPHONES)
    if not wrong and asked and asked == complained:
        yield ListHit(
            Field.COMPLAINT,
            case="相同",
            actual=row[Field.COMPLAINT],
            evidence=row[Field.COMPLAINT],
        )


def _odd_length(row: Row, field: Field, context: ListContext) -> Iterator[ListHit]:
    """All fixed telephones of one area have as many digits: one that has not is wrong."""
    for area, count in lengths(row.get(field, "")):
        usual = _usual_lengths(context).get(area)
        if usual is not None and count != usual:
            yield ListHit(
                field,
                {"area": f"0{area}", "count": count, "usual": usual},
                case="位数",
                actual=row[field],
                evidence=row[field],
            )


def _usual_lengths(context: ListContext) -> dict[str, int]:
    """Return the digits that nearly all different numbers of an area code in this list have."""
    if "phone_lengths" not in context.notes:
        seen: dict[str, Counter[int]] = {}
        for field in (name for name in TELEPHONES if context.items.has(name)):
            for text in context.items.frame[str(field)].unique().to_list():
                for area, count in lengths(text):
                    seen.setdefault(area, Counter())[count] += 1
        fewest, share = context.parameters["fewest"], context.parameters["share"]
        context.notes["phone_lengths"] = {
            area: counts.most_common(1)[0][0]
            for area, counts in seen.items()
            if counts.total() >= fewest and counts.most_common(1)[0][1] >= share * counts.total()
        } | {area: 8 for area in seen if len(area) == 2}
    found: dict[str, int] = context.notes["phone_lengths"]
    return found


def pages(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-CONT-3: the address of a page is written so that it can be opened."""
    for address in bad_urls(row[Field.LINK]):
        yield ListHit(Field.LINK, {"address": address}, actual=row[Field.LINK], evidence=address)
