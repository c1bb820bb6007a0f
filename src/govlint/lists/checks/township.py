"""Lists of what a township has to do: three parts, and for what it helps with, who leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked
from govlint.lists.checks.columns import POSITION, filled, positions
from govlint.lists.values import plain
from govlint.model.items import SHEET, TABLE, Field, ItemList

PARTS = (("基本履职", "基本"), ("配合履职", "配合"), ("上级部门收回", "收回|上级"))
ASSISTING = re.compile("配合")
_DUTIES = ((Field.LEAD,), (Field.LEAD_DUTY, Field.DUTY), (Field.PARTNER_DUTY,))


def parts(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-TWN-1: the three parts are there; matters that are helped with name lead and duties.

    Raises:
        NotChecked: the list does not say to which part matters belong.
    """
    told = _told(items)
    if not told:
        raise NotChecked("看不出事项属于哪一部分")
    missing = [name for name, words in PARTS if not any(re.search(words, text) for text in told)]
    if missing and len(missing) < len(PARTS):
        yield ListHit(None, {"missing": "、".join(missing)}, case="缺部分")
    for fields in _DUTIES:
        field = next((one for one in fields if items.has(one)), None)
        if field is not None:
            yield from _unnamed(items, field)


def _told(items: ItemList) -> list[str]:
    """Return the words that say to which part matters belong: type, sheets, titles."""
    told = [*items.headings.values(), *items.headings]
    if items.has(Field.TYPE):
        told += items.frame[Field.TYPE].unique().to_list()
    return [plain(text) for text in told if re.search("|".join(w for _, w in PARTS), plain(text))]


def _unnamed(items: ItemList, field: Field) -> Iterator[ListHit]:
    rows = items.frame.select(
        positions(items), filled(items, field).alias("filled"), _part(items).alias("part")
    )
    bare = rows.filter(~pl.col("filled") & pl.col("part").str.contains(ASSISTING.pattern))
    for position in bare[POSITION].to_list():
        yield ListHit(field, {"what": field.term}, rows=(position,))


def _part(items: ItemList) -> pl.Expr:
    if items.has(Field.TYPE):
        return pl.col(Field.TYPE)
    table = pl.col(TABLE).cast(pl.String)
    place = pl.coalesce(pl.col(SHEET), table, pl.lit(""))
    titles = dict(items.headings)
    return pl.concat_str(place, place.replace_strict(titles, default=""))
