"""A list against the catalogue that binds it: codes, types, levels."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked
from govlint.lists.checks.bound import (
    BOUND,
    KEY,
    VALUE,
    catalogue_of,
    differing,
    national,
    told_by_catalogue,
)
from govlint.lists.checks.columns import (
    BASIC,
    CODE,
    DIGIT,
    OK,
    POSITION,
    cancelled,
    code_parts,
)
from govlint.lists.checks.tails import unlike
from govlint.lists.values.codes import as_coded, type_codes
from govlint.lists.values.enums import level_of, other_type, type_of
from govlint.model.items import Field, ItemList

NO_CODES = "清单或目录没有12位的基本编码"


def known_codes(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-8: the 基本编码 stands in the catalogue, and is not cancelled there.

    Raises:
        NotChecked: there is no catalogue, or one of the two has no national 基本编码.
    """
    catalogue = catalogue_of(context)
    own, theirs = national(items), national(catalogue)
    if own.is_empty() or theirs.is_empty():
        raise NotChecked(NO_CODES)
    theirs = theirs.with_columns(cancelled(catalogue).gather(theirs[POSITION]).alias("off"))
    standing = theirs.filter(~pl.col("off"))[KEY].unique()
    areas = theirs[KEY].str.slice(0, 2).unique().to_list()
    field = Field.BASIC_CODE if items.has(Field.BASIC_CODE) else Field.ITEM_CODE
    gone = set(theirs.filter(pl.col("off"))[KEY].to_list())
    unknown = own.filter(~pl.col(KEY).is_in(standing.to_list()))
    told = _told_elsewhere(unknown, frozenset(standing.to_list()), context)
    for key, position in unknown.iter_rows():
        if key in gone or (key[:2] in areas and position not in told):
            yield ListHit(
                field,
                case="已取消" if key in gone else "",
                actual=key,
                evidence=key,
                rows=(position,),
            )


def _told_elsewhere(
    unknown: pl.DataFrame, standing: frozenset[str], context: ListContext
) -> frozenset[int]:
    """Return the rows whose unknown code has a cause that another rule names.

    The 基本编码 departs from the tail of the 实施编码, which the catalogue has (L-CODE-3); its
    digits of the type are wrong (L-CODE-5), or the type is, and the digits with it (L-TYPE-1).
    """
    items = context.items
    told: set[int] = set()
    if items.has(Field.ITEM_CODE, Field.BASIC_CODE):
        told |= _departing(items, standing, context)
    if items.has(Field.TYPE):
        bound = told_by_catalogue(context, Field.TYPE)
        kinds = items.frame[str(Field.TYPE)].gather(unknown[POSITION])
        for (key, position), kind in zip(unknown.iter_rows(), kinds, strict=True):
            wanted = type_of(bound.get(position, ""))
            slip = other_type(key[2:4], kind) and _corrected(key, kind) in standing
            if slip or (wanted and type_of(kind) not in (None, wanted)):
                told.add(position)
    return frozenset(told)


def _departing(items: ItemList, standing: frozenset[str], context: ListContext) -> set[int]:
    try:
        rows = unlike(items, context)
    except NotChecked:
        return set()
    return set(rows.filter(pl.col(BASIC).is_in(list(standing)))[POSITION].to_list())


def _corrected(key: str, kind: str) -> str:
    """Return a 基本编码 with the digits of the type that the row states."""
    number = next((number for number, word in type_codes().items() if word == type_of(kind)), "")
    return key[:2] + number + key[4:]


def same_type(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-TYPE-1: the type is that of the catalogue."""
    rows = differing(context, Field.TYPE)
    for position, own, bound in rows.select(POSITION, VALUE, BOUND).iter_rows():
        given, wanted = type_of(own), type_of(bound)
        if given and wanted and given != wanted:
            yield ListHit(Field.TYPE, actual=own, expected=bound, rows=(position,))


def within_levels(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-LVL-1: the level is one of those that the catalogue gives."""
    rows = differing(context, Field.LEVEL)
    coded = _coded_levels(rows, context)
    for position, own, bound in rows.select(POSITION, VALUE, BOUND).iter_rows():
        given, wanted = level_of(own), level_of(bound)
        if given and wanted and not given <= wanted:
            digit, region = coded.get(position, (0, ""))
            slip = digit in as_coded(wanted, region) and digit not in as_coded(given, region)
            lower = min(given - wanted) > max(wanted) and not slip
            yield ListHit(
                Field.LEVEL,
                case="下放" if lower else "",
                actual=own,
                expected=bound,
                review=lower,
                rows=(position,),
            )


def _coded_levels(rows: pl.DataFrame, context: ListContext) -> dict[int, tuple[int, str]]:
    """Return what the 实施编码 of rows says: the digit of the level, two digits of the region."""
    if not context.items.has(Field.ITEM_CODE):
        return {}
    codes = code_parts(context).filter(OK).join(rows, on=POSITION, how="semi")
    parts = codes.select(POSITION, DIGIT, pl.col(CODE).str.slice(2, 2)).iter_rows()
    return {position: (digit, region) for position, digit, region in parts}
