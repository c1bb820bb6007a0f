"""Which row of the catalogue a matter belongs to, and where the two differ in a field."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from govlint.lists.api import ListContext, NotChecked
from govlint.lists.checks.columns import POSITION, basic_codes, even_column, positions
from govlint.model.items import Field, ItemList

KEY, NAME, VALUE, BOUND = "key", "name_key", "value", "bound"
NO_CATALOGUE = "没有给出目录（--catalogue）"
_NATIONAL = "^[0-9]{12}$"


def catalogue_of(context: ListContext) -> ItemList:
    """Return the catalogue that binds the list.

    Raises:
        NotChecked: none is given.
    """
    if context.catalogue is None:
        raise NotChecked(NO_CATALOGUE)
    return context.catalogue


def national(items: ItemList) -> pl.DataFrame:
    """Return the national 基本编码 of a list (``key``) with the places of their rows."""
    codes = basic_codes(items)
    if codes is None:
        return pl.DataFrame(schema={KEY: pl.String, POSITION: pl.UInt32})
    rows = pl.DataFrame([codes.alias(KEY), positions(items)])
    return rows.filter(pl.col(KEY).str.contains(_NATIONAL))


def differing(context: ListContext, field: Field) -> pl.DataFrame:
    """Return the rows that differ in a field from the row of the catalogue that they belong to.

    A row belongs to the only one with its 基本编码; one without a code, or whose code differs from
    that of its namesake in the digits of the type alone, to the only one of its name.

    Returns:
        ``position``, ``value`` (of the list), ``bound`` (of the catalogue), ``key`` (the 基本编码
        of the row, ``""`` without one) in the order of the list; worked out once for each list.

    Raises:
        NotChecked: there is no catalogue, it has no such column, or no rows belong together.
    """
    catalogue = catalogue_of(context)
    if not catalogue.has(field):
        raise NotChecked(f"目录没有{field.term}列")
    known = f"differing {field}"
    if known not in context.notes:
        context.notes[known] = _differing(context.items, catalogue, field)
    found: pl.DataFrame | None = context.notes[known]
    if found is None:
        raise NotChecked("清单和目录没有可以对照的编码或名称")
    return found


def told_by_catalogue(context: ListContext, field: Field) -> Mapping[int, str]:
    """Return what the catalogue says to the rows that differ from it, by their places."""
    if context.catalogue is None or not context.items.has(field):
        return {}
    try:
        rows = differing(context, field)
    except NotChecked:
        return {}
    return dict(rows.select(POSITION, BOUND).iter_rows())


def _differing(items: ItemList, catalogue: ItemList, field: Field) -> pl.DataFrame | None:
    own = _keyed(items, field)
    theirs = _keyed(catalogue, field).filter(pl.col(VALUE) != "").rename({VALUE: BOUND})
    named = theirs.filter((pl.len().over(NAME) == 1) & (pl.col(NAME) != ""))
    coded = theirs.filter((pl.len().over(KEY) == 1) & (pl.col(KEY) != ""))
    if own.is_empty() or (coded.is_empty() and named.is_empty()):
        return None
    by_code = own.join(coded.select(KEY, BOUND), on=KEY, how="inner")
    rest = own.join(coded, on=KEY, how="anti").filter(
        (pl.len().over(NAME) == 1) & (pl.col(NAME) != "")
    )
    namesakes = rest.join(named.select(NAME, BOUND, code=KEY), on=NAME, how="inner")
    by_name = namesakes.filter(_one_matter(pl.col(KEY), pl.col("code")))
    both = pl.concat([by_code, by_name.select(by_code.columns)])
    if both.is_empty() and coded.is_empty():
        return None
    other = both.filter((pl.col(VALUE) != pl.col(BOUND)) & (pl.col(VALUE) != ""))
    return other.sort(POSITION).select(POSITION, VALUE, BOUND, KEY)


def _one_matter(own: pl.Expr, theirs: pl.Expr) -> pl.Expr:
    """Tell whether codes of namesakes let them be one: none, or other digits of the type."""
    same = (own.str.slice(0, 2) == theirs.str.slice(0, 2)) & (
        own.str.slice(4) == theirs.str.slice(4)
    )
    return (own == "") | (theirs == "") | same


def _keyed(items: ItemList, field: Field) -> pl.DataFrame:
    """Return a field with 基本编码 and name of each row."""
    codes = national(items)
    names = (
        even_column(items, Field.NAME)
        if items.has(Field.NAME)
        else pl.repeat("", items.frame.height, dtype=pl.String, eager=True)
    )
    rows = pl.DataFrame([positions(items), items.frame[str(field)].alias(VALUE), names.alias(NAME)])
    keyed = rows.join(codes, on=POSITION, how="left", maintain_order="left")
    return keyed.with_columns(pl.col(KEY).fill_null(""))
