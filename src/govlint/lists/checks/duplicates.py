"""Keys that stand for more than one matter: codes, 业务办理项编码, identifiers of rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked
from govlint.lists.checks.columns import (
    CODE,
    ITEM_PATTERN,
    POSITION,
    cancelled,
    even_column,
    evened_texts,
    filled,
    national_codes,
    positions,
)
from govlint.model.items import Field, ItemList

WHOLE = "whole"
SHOWN = 6
"""Rows named in a message."""


def repeated_codes(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-7: (实施编码, version) stands for one matter.

    Raises:
        NotChecked: the list has no column of codes.
    """
    if not items.has(Field.ITEM_CODE):
        raise NotChecked("没有实施编码列")
    for code, group in code_groups(items, context):
        names = list(dict.fromkeys(group["name"].to_list()))
        placed = group[POSITION].to_list()
        yield ListHit(
            Field.ITEM_CODE,
            {"names": "、".join(f"“{name}”" for name in names[:SHOWN]), "count": len(placed)},
            case="两个名称" if len(names) > 1 else "",
            actual=code,
            evidence=code,
            rows=(placed[-1], *placed[:-1]),
        )


def code_groups(items: ItemList, context: ListContext) -> list[tuple[str, pl.DataFrame]]:
    """Return the codes that wrongly stand several times, with their rows in order."""
    if "code_groups" not in context.notes:
        national = national_codes(context)
        context.notes["code_groups"] = [
            (str(group[CODE][0]), group)
            for group in _same_keys(items)
            if not _legitimate(group, national=national)
        ]
    found: list[tuple[str, pl.DataFrame]] = context.notes["code_groups"]
    return found


def _same_keys(items: ItemList) -> Iterator[pl.DataFrame]:
    """Yield the rows of each (code, version) that stands more than once; cancelled ones aside."""
    rows = items.frame.select(
        even_column(items, Field.ITEM_CODE).alias(CODE),
        positions(items),
        filled(items, Field.ITEM_CODE).alias("filled"),
        (~cancelled(items)).alias("current"),
    ).filter(pl.col("filled") & pl.col("current"))
    rows = rows.filter(rows[CODE].is_duplicated())
    places = rows[POSITION]
    edition = _taken(items, Field.VERSION, places)
    rows = rows.with_columns(edition.alias("edition"))
    several = rows.filter(rows.select(CODE, "edition").is_duplicated()).sort(POSITION)
    places = several[POSITION]
    optional = (Field.NAME, Field.BODY, Field.LEVEL, Field.HANDLING_CODE, Field.PARENT)
    whole = items.frame[places].select(pl.struct(*items.columns).hash().alias(WHOLE))
    described = several.with_columns(
        whole[WHOLE], *(_taken(items, name, places).alias(str(name)) for name in optional)
    )
    yield from described.partition_by(CODE, "edition", maintain_order=True)


def _taken(items: ItemList, name: Field, places: pl.Series) -> pl.Series:
    """Return some cells of a column for comparing, empty ones where there is no such column."""
    if items.has(name):
        return evened_texts(items.frame[str(name)].gather(places))
    return pl.repeat("", places.len(), dtype=pl.String, eager=True)


def _legitimate(group: pl.DataFrame, *, national: bool) -> bool:
    """Tell whether several rows may well have one code.

    They may where each is a 业务办理项 with a code of its own (one that two different rows share is
    L-CODE-6), where they are parts of one matter that has the code, and, as local codes name no
    organ, where several organs or levels handle it.
    """
    if _are_handled(group, national=national):
        return True
    names, parents = group[str(Field.NAME)], group[str(Field.PARENT)]
    if names.n_unique() == group.height and parents[0] and parents.n_unique() == 1:
        return True
    if national or names.n_unique() > 1:
        return False
    return any(
        (group[str(name)] != "").all() and group[str(name)].n_unique() == group.height
        for name in (Field.BODY, Field.LEVEL)
    )


def _are_handled(group: pl.DataFrame, *, national: bool) -> bool:
    """Tell whether rows are 业务办理项 of one matter, each with a code of its own."""
    handling, names = group[str(Field.HANDLING_CODE)], group[str(Field.NAME)]
    if not (handling != "").all() or group.select(handling.name, WHOLE).n_unique() < group.height:
        return False
    if not national:
        return True
    bare = [_UNSAID.sub("", name) for name in names.unique().to_list()]
    return all(_variants(bare[0], other) for other in bare[1:])


_UNSAID = re.compile(
    r"[(\[（].*|首次|新办|新设|设立|设置|新建|变更|延续|延期|换发|换证|换领|补发|补办|补证|补领|遗失|注销|撤销|终止|恢复|年检|年审|备案"
    r"|增项|增补|迁入|迁出|申请|申领|办理|核发|登记|注册|许可|审批|[-—_、]"
)
"""What 业务办理项 of one matter are told apart by, and words that any matter may have."""


def _variants(first: str, second: str) -> bool:
    """Tell whether two names, common words aside, may be those of one matter: half is the same."""
    shorter = min(len(first), len(second))
    same = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return shorter == 0 or first == second or same.size * 2 >= max(shorter, 2)


def handling_codes(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-6: a 业务办理项编码 begins with the 实施编码 of its row, and stands once.

    Raises:
        NotChecked: the column of 业务办理项编码 is empty.
    """
    name = str(Field.HANDLING_CODE)
    repeated = [place for _, group in code_groups(items, context) for place in group[POSITION]]
    rows = items.frame.select(
        even_column(items, name).alias(name),
        even_column(items, Field.ITEM_CODE).alias(CODE),
        positions(items),
        filled(items, name).alias("filled"),
        (~cancelled(items)).alias("current"),
    ).filter(pl.col("filled") & pl.col("current"))
    if rows.is_empty():
        raise NotChecked("业务办理项编码列是空的")
    rows = rows.with_columns(_taken(items, Field.VERSION, rows[POSITION]).alias("edition"))
    yield from _other_prefix(rows.filter(~pl.col(POSITION).is_in(repeated)), name)
    yield from _repeated_suffix(rows, name, frozenset(repeated))


def _other_prefix(rows: pl.DataFrame, name: str) -> Iterator[ListHit]:
    wrong = rows.filter(
        pl.col(CODE).str.contains(ITEM_PATTERN)
        & (pl.col(name).str.slice(0, pl.col(CODE).str.len_chars()) != pl.col(CODE))
    ).sort(POSITION)
    for handling, code, position in wrong.select(name, CODE, POSITION).iter_rows():
        yield ListHit(
            Field.HANDLING_CODE,
            {"code": code},
            actual=handling,
            expected=f"{code}…",
            evidence=handling,
            rows=(position,),
        )


def _repeated_suffix(rows: pl.DataFrame, name: str, repeated: frozenset[int]) -> Iterator[ListHit]:
    """Rows of one version that share a 业务办理项编码; a row that stands twice is L-CODE-7."""
    shared = rows.filter(pl.struct(name, "edition").is_duplicated()).sort(POSITION)
    for group in shared.partition_by(name, "edition", maintain_order=True):
        placed = group[POSITION].to_list()
        if repeated.issuperset(placed):
            continue
        handling = str(group[name][0])
        yield ListHit(
            Field.HANDLING_CODE,
            {"count": len(placed)},
            case="重复",
            actual=handling,
            evidence=handling,
            rows=(placed[-1], *placed[:-1]),
        )


def repeated_identifiers(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-ID-1: the identifier of a row stands once."""
    name = str(Field.ROW_ID)
    repeated = {
        place for _, group in _code_groups_if_any(items, context) for place in group[POSITION]
    }
    rows = items.frame.select(
        even_column(items, name).alias(name), positions(items), filled(items, name).alias("filled")
    ).filter("filled")
    shared = rows.filter(pl.col(name).is_duplicated()).sort(POSITION)
    for group in shared.partition_by(name, maintain_order=True):
        placed = group[POSITION].to_list()
        if repeated.issuperset(placed):
            continue
        identifier = str(group[name][0])
        yield ListHit(
            Field.ROW_ID,
            {"count": len(placed)},
            actual=identifier,
            evidence=identifier,
            rows=(placed[-1], *placed[:-1]),
        )


def _code_groups_if_any(items: ItemList, context: ListContext) -> list[tuple[str, pl.DataFrame]]:
    return code_groups(items, context) if items.has(Field.ITEM_CODE) else []
