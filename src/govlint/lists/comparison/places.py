"""Where rows stand and what they say, looked up for those alone that are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import polars as pl

from govlint.lists.comparison.columns import LINE, REGION, Rows
from govlint.lists.comparison.stacks import has_field, stacked
from govlint.model.items import Field, ItemList
from govlint.model.listing import Departure, ListPlace


def departures(rows: Rows, lines: Iterable[int], field: str) -> dict[int, Departure]:
    """Return region, place and text of rows, by their places in the frame of ``Rows``."""
    wanted = pl.Series(LINE, sorted(set(lines)), dtype=pl.UInt32)
    at = rows.places.gather(wanted)
    names = [region.name for region in rows.regions]
    cells = stacked(rows.regions, [_printed(region.items, field) for region in rows.regions])
    region = rows.frame[REGION].gather(wanted)
    columns = (wanted, region, cells.gather(at), *rows.where[at].get_columns())
    told = zip(*(column.to_list() for column in columns), strict=True)
    return {
        line: Departure(names[region], ListPlace(*place), text)
        for line, region, text, *place in told
    }


def _printed(items: ItemList, field: str) -> pl.Series | None:
    """Return the cells of a field, or the codes that stand for it."""
    if has_field(items, field):
        return items.frame[field]
    code = field == Field.BASIC_CODE and has_field(items, Field.ITEM_CODE)
    return items.frame[Field.ITEM_CODE] if code else None


def names_of(rows: Rows) -> Mapping[int, tuple[str, str]]:
    """Return name and basic code of each matter by its number."""
    return {
        number: (name, code)
        for number, name, code in rows.matters.select("matter", "name", "basic_code").iter_rows()
    }
