"""Codes of matters: form, check characters, and what they say against the other columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotChecked
from govlint.lists.checks.bound import told_by_catalogue
from govlint.lists.checks.columns import (
    BASIC,
    BODY,
    CODE,
    DIGIT,
    MOST_OF,
    OK,
    POSITION,
    bodies_ok,
    checked,
    code_parts,
    even_column,
    filled,
    national_codes,
    positions,
)
from govlint.lists.checks.tails import OWN, only_types, unlike
from govlint.lists.values.codes import (
    MUNICIPALITIES,
    as_coded,
    credit_code_expected,
    is_credit_code,
    organisation_code_expected,
    structure_problem,
    type_codes,
)
from govlint.lists.values.enums import level_of, other_type, type_of
from govlint.model.items import Field, ItemList

LOCAL = "清单用的是地方编码，不是31位的国家实施编码"
NAMES = {1: "国家级", 2: "省级", 3: "市级", 4: "县级", 5: "乡级", 6: "村级"}


def structure(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-1: an 实施编码 has 31 characters, a 基本编码 twelve digits.

    Raises:
        NotChecked: the list has no codes, or local ones.
    """
    if not items.has(Field.ITEM_CODE):
        yield from _basic_structure(items)
        return
    if not context.parameters["national"] and not national_codes(context):
        raise NotChecked(LOCAL)
    for position, code in (
        code_parts(context).filter(~pl.col(OK)).select(POSITION, CODE).iter_rows()
    ):
        yield ListHit(
            Field.ITEM_CODE,
            {"problem": structure_problem(code)},
            actual=code,
            evidence=code,
            rows=(position,),
        )


def _basic_structure(items: ItemList) -> Iterator[ListHit]:
    """A list that has the 基本编码 alone: all twelve digits, where most are."""
    if not items.has(Field.BASIC_CODE):
        raise NotChecked("没有实施编码列")
    name = str(Field.BASIC_CODE)
    codes = items.frame.select(name, positions(items), filled(items, name).alias(OK)).filter(OK)
    good = codes[name].str.contains("^[0-9]{12}$")
    if codes.is_empty() or float(good.mean() or 0) < MOST_OF:  # type: ignore[arg-type]
        raise NotChecked(LOCAL)
    for code, position, _ in codes.filter(~good).iter_rows():
        yield ListHit(
            Field.BASIC_CODE, case="基本编码", actual=code, evidence=code, rows=(position,)
        )


def check_characters(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-2: the check characters of the organ's codes, within an 实施编码 or by themselves.

    Raises:
        NotChecked: the list has no column of codes.
    """
    if not items.has(Field.ITEM_CODE) and not items.has(Field.CREDIT_CODE):
        raise NotChecked("没有实施编码列")
    if items.has(Field.ITEM_CODE):
        wrong = [organ for organ, both in bodies_ok(context).items() if not all(both)]
        rows = code_parts(context).filter(pl.col(BODY).is_in(wrong))
        for position, code, organ in rows.select(POSITION, CODE, BODY).iter_rows():
            yield _wrong_character(Field.ITEM_CODE, code, organ, position)
    if items.has(Field.CREDIT_CODE):
        yield from _credit_codes(items)


def _credit_codes(items: ItemList) -> Iterator[ListHit]:
    name = str(Field.CREDIT_CODE)
    codes = pl.DataFrame([even_column(items, name).alias(name), positions(items)])
    shaped = [code for code in codes[name].unique().to_list() if is_credit_code(code)]
    wrong = [code for code, both in checked(shaped).items() if not all(both)]
    for code, position in codes.filter(pl.col(name).is_in(wrong)).iter_rows():
        yield _wrong_character(Field.CREDIT_CODE, code, code, position)


def _wrong_character(field: Field, code: str, organ: str, position: int) -> ListHit:
    inner = organisation_code_expected(organ[8:17])
    last = credit_code_expected(organ)
    if inner == organ[16]:
        problem = f"第18位校验码应为{last}，现为{organ[17]}"
    elif last == organ[17]:
        problem = f"其中组织机构代码{organ[8:17]}的校验码（第17位）应为{inner}，现为{organ[16]}"
    else:
        problem = "与两个校验码（第17、18位）都对不上，前面至少有一位抄错"
    expected = organ[:17] + last if inner == organ[16] else None
    return ListHit(
        field,
        {"problem": problem, "organ": organ},
        actual=code,
        expected=expected + code[18:] if expected else None,
        evidence=organ,
        rows=(position,),
    )


def levels(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-4: the digit of the level is that of 行使层级, or without it of the region.

    Raises:
        NotChecked: the list has no national codes, or neither levels nor a known region.
    """
    codes = code_parts(context).filter(OK)
    if codes.is_empty():
        raise NotChecked(LOCAL)
    if items.has(Field.LEVEL):
        yield from _against_column(items, codes, context)
        return
    yield from _against_region(codes, context)


def _against_column(
    items: ItemList, codes: pl.DataFrame, context: ListContext
) -> Iterator[ListHit]:
    name = str(Field.LEVEL)
    region = pl.col(CODE).str.slice(2, 2).alias("region")
    rows = codes.with_columns(region).join(items.frame.select(name, positions(items)), on=POSITION)
    keys = [DIGIT, "region", name]
    districts = _of_districts(rows, context)
    wrong = [
        (digit, region, level)
        for digit, region, level in rows.select(keys).unique().iter_rows()
        if level_of(level)
        and (
            digit not in as_coded(level_of(level), region)
            or (region in districts and digit == _DISTRICT and level_of(level) == {_DISTRICT})
        )
    ]
    bound = told_by_catalogue(context, Field.LEVEL)
    for position, code, digit, level in _those(rows, keys, wrong, (POSITION, CODE, DIGIT, name)):
        wanted = level_of(bound.get(position, ""))
        if not level_of(level) <= wanted and digit in as_coded(wanted, code[2:4]):
            continue  # the column departs from the catalogue: L-LVL-1
        yield ListHit(
            Field.ITEM_CODE,
            {"digit": digit, "coded": NAMES[digit], "level": level},
            actual=code,
            expected=_replaced(code, level_of(level)),
            evidence=str(digit),
            rows=(position,),
        )


_DISTRICT = 3
"""Digit of the level that districts of the four municipalities have where no level is skipped."""


def _of_districts(rows: pl.DataFrame, context: ListContext) -> frozenset[str]:
    """Return the municipalities of whose districts a list gives the level the digit 3.

    In such a list 市级 has another digit.
    """
    if context.region_level != _DISTRICT + 1:
        return frozenset()
    usual = rows.filter(pl.col(DIGIT) == _DISTRICT).group_by("region", Field.LEVEL).len()
    counted: Counter[str] = Counter()
    for region, level, count in usual.iter_rows():
        counted[region] += count if level_of(level) == {_DISTRICT + 1} else -count
    return frozenset(region for region, more in counted.items() if more > 0) & MUNICIPALITIES


def _those(
    rows: pl.DataFrame, keys: list[str], wrong: list[tuple[Any, ...]], wanted: tuple[str, ...]
) -> Iterator[tuple[Any, ...]]:
    """Yield columns of the rows whose keys are among the wrong ones, in the order of the list."""
    schema = {key: rows.schema[key] for key in keys}
    found = rows.join(pl.DataFrame(wrong, schema=schema, orient="row"), on=keys, how="semi")
    yield from found.sort(POSITION).select(wanted).iter_rows()


def _replaced(code: str, levels: frozenset[int]) -> str | None:
    return f"{code[:18]}{min(levels)}{code[19:]}" if len(levels) == 1 else None


def _against_region(codes: pl.DataFrame, context: ListContext) -> Iterator[ListHit]:
    level = context.region_level
    if level is None:
        raise NotChecked("没有行使层级列，也认不出是哪一级地区的清单")
    same = codes.filter(
        (pl.col(DIGIT) == level)
        | ((pl.col(DIGIT) + 1 == level) & pl.col(CODE).str.slice(2, 2).is_in(list(MUNICIPALITIES)))
    )
    parameters = context.parameters
    few = codes.height < parameters["fewest"] or same.height < parameters["share"] * codes.height
    others = codes.join(same, on=POSITION, how="anti").sort(POSITION)
    for position, code, digit in others.select(POSITION, CODE, DIGIT).iter_rows():
        yield ListHit(
            Field.ITEM_CODE,
            {"digit": digit, "coded": NAMES[digit], "level": NAMES[level]},
            case="地区",
            actual=code,
            evidence=str(digit),
            review=few,
            rows=(position,),
        )


def types(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-CODE-5: the two digits of the type are those of 事项类型."""
    name = str(Field.TYPE)
    field, rows = _with_tails(items, context)
    digits = pl.col(BASIC).str.slice(2, 2).alias("digits")
    rows = rows.with_columns(digits).join(items.frame.select(name, positions(items)), on=POSITION)
    keys = ["digits", name]
    wrong = [pair for pair in rows.select(keys).unique().iter_rows() if other_type(*pair)]
    known, others = type_codes(), _of_another(items, context)
    bound = told_by_catalogue(context, Field.TYPE)
    for position, code, tail, kind in _those(rows, keys, wrong, (POSITION, CODE, BASIC, name)):
        coded = known.get(tail[2:4], "没有这个类型")
        if position in others or type_of(bound.get(position, "")) == coded:
            continue  # L-CODE-3; the column departs from the catalogue: L-TYPE-1
        number = next(number for number, word in known.items() if word == type_of(kind))
        yield ListHit(
            field,
            {"digits": tail[2:4], "coded": coded, "type": kind, "right": number},
            actual=code,
            expected=code.removesuffix(tail) + tail[:2] + number + tail[4:],
            evidence=tail[2:4],
            rows=(position,),
        )


def _of_another(items: ItemList, context: ListContext) -> frozenset[int]:
    """Return the rows whose 实施编码 ends in another 基本编码 than theirs (L-CODE-3)."""
    if not items.has(Field.ITEM_CODE, Field.BASIC_CODE):
        return frozenset()
    try:
        rows = unlike(items, context)
    except NotChecked:
        return frozenset()
    pairs = rows.select(POSITION, BASIC, OWN).iter_rows()
    return frozenset(position for position, tail, own in pairs if not only_types(tail, own))


def _with_tails(items: ItemList, context: ListContext) -> tuple[Field, pl.DataFrame]:
    """Return where the digits stand: in the 实施编码, else in the 基本编码."""
    if items.has(Field.ITEM_CODE):
        codes = code_parts(context).filter(OK)
        if not codes.is_empty():
            return Field.ITEM_CODE, codes.select(POSITION, CODE, BASIC)
    if items.has(Field.BASIC_CODE):
        name = str(Field.BASIC_CODE)
        basics = items.frame.select(
            positions(items), pl.col(name).alias(CODE), even_column(items, name).alias(BASIC)
        ).filter(pl.col(BASIC).str.contains("^[0-9]{12}$"))
        if not basics.is_empty():
            return Field.BASIC_CODE, basics
    raise NotChecked("没有国家实施编码或基本编码")
