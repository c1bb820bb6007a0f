"""Region codes: those of a column, and those within the codes of organs (L-CODE-9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked
from govlint.lists.checks.columns import (
    BODY,
    CODE,
    OK,
    POSITION,
    code_parts,
    even_column,
    filled,
    positions,
)
from govlint.lists.values.region_codes import code_of_region, digits_of, fits, provinces
from govlint.model.items import Field, ItemList

VERTICAL = re.compile(
    "税务|海关|海事|气象|烟草|邮政|金融监管|金融监督|银保监|银监|保监|证监|人民银行|外汇|调查队|地震|通信管理|无线电|出入境|边检"
    "|检验检疫|铁路|民航|民用航空|煤矿安全|煤监|矿山安全|国家安全|消防|长江|黄河|珠江|淮河|海河|流域|能源监管|粮食和物资储备|航道"
    "|移民|专员办|监管局|分行|支行"
)
"""Words of organs that answer to the centre: their codes may be those of other regions."""


def regions(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-9: region codes are valid, and those of organs fit the region of the list.

    Raises:
        NotChecked: the list has no codes of regions, or the region of the list is not known.
    """
    has_column, has_codes = items.has(Field.REGION_CODE), items.has(Field.ITEM_CODE)
    if not has_column and not has_codes:
        raise NotChecked("没有实施编码或行政区划代码列")
    if has_column:
        yield from _column(items)
    codes = code_parts(context).filter(OK) if has_codes else None
    if codes is None or codes.is_empty():
        if not has_column:
            raise NotChecked("清单没有国家实施编码")
        return
    own = code_of_region(items.region) if items.region else None
    area = own or _usual_province(codes, context)
    if area is None:
        if not has_column:
            raise NotChecked("不知道清单所在地区的行政区划代码")
        return
    yield from _organs(items, codes, area, certain=own is not None)


def _column(items: ItemList) -> Iterator[ListHit]:
    """Codes of regions have 6, 9 or 12 digits (or 2, 4 of one), and those of a province first."""
    name = str(Field.REGION_CODE)
    rows = items.frame.select(
        even_column(items, name).alias(name), positions(items), filled(items, name).alias("filled")
    ).filter("filled")
    good = pl.col(name).str.contains("^([0-9]{6}|[0-9]{9}|[0-9]{12})$") & pl.col(name).str.slice(
        0, 2
    ).is_in([*provinces(), "10", "00"])
    for code, position, _ in rows.filter(~good).iter_rows():
        yield ListHit(Field.REGION_CODE, case="无效", actual=code, evidence=code, rows=(position,))


def _usual_province(codes: pl.DataFrame, context: ListContext) -> str | None:
    """Return the province in which nearly all organs of the list are registered."""
    found = codes[BODY].str.slice(2, 2).value_counts(sort=True)
    first = found.row(0)
    fewest, share = context.parameters["fewest"], context.parameters["share"]
    if codes.height < fewest or first[1] < share * codes.height or first[0] not in provinces():
        return None
    return f"{first[0]}0000"


def _organs(items: ItemList, codes: pl.DataFrame, area: str, *, certain: bool) -> Iterator[ListHit]:
    registered = codes.with_columns(codes[BODY].str.slice(2, 6).alias("area"))
    verdicts = {code: fits(code, area) for code in registered["area"].unique().to_list()}
    usual = registered["area"].value_counts(sort=True)["area"][0]
    for position, code, organ_area in (
        registered.filter(
            pl.col("area").is_in([code for code, fine in verdicts.items() if not fine])
        )
        .select(POSITION, CODE, "area")
        .iter_rows()
    ):
        if organ_area == usual or (items.has(Field.BODY) and _vertical(items, position)):
            continue
        unsure = verdicts[organ_area] is None
        yield ListHit(
            Field.ITEM_CODE,
            {
                "area": organ_area,
                "own": digits_of(area),
                "region": items.region or "清单中其他机关",
            },
            actual=code,
            evidence=organ_area,
            review=unsure,
            confidence=0.9 if certain else 0.8,
            rows=(position,),
        )


def _vertical(items: ItemList, position: int) -> bool:
    return VERTICAL.search(str(items.frame[str(Field.BODY)][position])) is not None
