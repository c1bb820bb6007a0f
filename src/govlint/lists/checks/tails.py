"""The last twelve characters of an 实施编码 against the 基本编码 of its row."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked
from govlint.lists.checks.bound import KEY, national
from govlint.lists.checks.columns import (
    BASIC,
    CODE,
    MOST_OF,
    OK,
    POSITION,
    code_parts,
    even_column,
    filled,
    positions,
)
from govlint.lists.values.enums import other_type
from govlint.model.items import Field, ItemList

OWN = "basic"
"""Column of the 基本编码 of the row."""
_HANDLED, _KIND = "handled", "kind"
_DIGITS = slice(2, 4)
"""Where the digits of the type stand in a 基本编码."""


def tails(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-3: the last twelve characters of the 实施编码 are the 基本编码 of the row.

    Raises:
        NotChecked: the column is empty, or its codes are local ones.
    """
    listed = _listed(context)
    for position, code, tail, basic, handled, kind in unlike(items, context).iter_rows():
        if only_types(tail, basic) and _tells(kind, wrong=tail, right=basic):
            continue  # L-CODE-5 says what is wrong with it
        whole = len(basic) == len(tail)
        at_basic = _basic_is_wrong(tail, basic, listed, handled, kind)
        yield ListHit(
            Field.BASIC_CODE if at_basic else Field.ITEM_CODE,
            {"tail": tail, "basic": basic},
            actual=basic if at_basic else code,
            expected=tail if at_basic else code[:19] + basic if whole else None,
            evidence=basic if at_basic else tail,
            rows=(position,),
        )


def _listed(context: ListContext) -> frozenset[str]:
    if context.catalogue is None:
        return frozenset()
    return frozenset(national(context.catalogue)[KEY].to_list())


def _basic_is_wrong(tail: str, basic: str, listed: frozenset[str], handled: str, kind: str) -> bool:
    """Tell which of two codes is the wrong one: the catalogue, the 业务办理项编码, the type do."""
    if (tail in listed) != (basic in listed):
        return tail in listed
    if handled in (tail, basic):
        return handled == tail
    return len(basic) != len(tail) or _tells(kind, wrong=basic, right=tail)


def _tells(kind: str, *, wrong: str, right: str) -> bool:
    """Tell whether the type of the row speaks against one code and not against the other."""
    return other_type(wrong[_DIGITS], kind) and not other_type(right[_DIGITS], kind)


def only_types(tail: str, basic: str) -> bool:
    """Tell whether two codes differ in the digits of the type alone."""
    return tail != basic and tail[:2] == basic[:2] and tail[4:] == basic[4:]


def unlike(items: ItemList, context: ListContext) -> pl.DataFrame:
    """Return the rows whose two codes differ, in the order of the list.

    Returns:
        ``position``, ``code``, ``tail``, ``basic``, ``handled`` (the 基本编码 within the
        业务办理项编码) and ``kind`` (事项类型), both ``""`` where there is none.

    Raises:
        NotChecked: the column of the 基本编码 is empty, or its codes are local ones.
    """
    name = str(Field.BASIC_CODE)
    basics = items.frame.select(
        even_column(items, name).alias(OWN),
        positions(items),
        filled(items, name).alias("filled"),
    ).filter("filled")
    if basics.is_empty():
        raise NotChecked("基本编码列是空的")
    if float(basics[OWN].str.contains("^[0-9]{12}$").mean() or 0) < MOST_OF:  # type: ignore[arg-type]
        raise NotChecked("基本编码是地方编码，不是12位数字")
    both = code_parts(context).filter(OK).join(basics, on=POSITION, how="inner")
    wrong = both.filter(pl.col(BASIC) != pl.col(OWN)).sort(POSITION)
    places = wrong[POSITION]
    return wrong.select(
        POSITION,
        CODE,
        BASIC,
        OWN,
        _taken(items, Field.HANDLING_CODE, places).str.slice(19, 12).alias(_HANDLED),
        _taken(items, Field.TYPE, places).alias(_KIND),
    )


def _taken(items: ItemList, field: Field, places: pl.Series) -> pl.Series:
    if not items.has(field):
        return pl.repeat("", places.len(), dtype=pl.String, eager=True)
    return items.frame[str(field)].gather(places)
