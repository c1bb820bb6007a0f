"""What several checks of lists work out over whole columns, once for each list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import polars as pl

from govlint.lists.api import ListContext
from govlint.lists.values import blank
from govlint.lists.values.codes import ITEM_LENGTH, credit_code_ok, organisation_code_ok
from govlint.lists.values.enums import status_of
from govlint.model.items import SHEET, TABLE, Field, ItemList

POSITION = "position"
CODE, OK, BODY, DIGIT, BASIC = "code", "ok", "organ", "digit", "tail"
ITEM_PATTERN = "^[0-9A-HJ-NPQRTUWXY]{18}[1-6][0-9]{12}$"
MOST_OF = 0.5


def positions(items: ItemList) -> pl.Series:
    """Return the places of all matters, from 0."""
    return pl.int_range(items.frame.height, dtype=pl.UInt32, eager=True).alias(POSITION)


def evened(name: str) -> pl.Expr:
    """Return a column for comparing: half-width, without blanks, capitals."""
    return pl.col(name).str.normalize("NFKC").str.replace_all(r"[\s'`]", "").str.to_uppercase()


def evened_texts(values: pl.Series) -> pl.Series:
    """Return texts for comparing (see ``evened``); plain codes are taken as they are."""
    if not values.str.contains("[^0-9A-Z-]").any():
        return values
    return values.to_frame("text").select(evened("text"))["text"].alias(values.name)


def even_column(items: ItemList, name: str) -> pl.Series:
    """Return a column for comparing (see ``evened``), worked out once for each list."""
    known = _EVENED.setdefault(items, {})
    if name not in known:
        known[name] = evened_texts(items.frame[str(name)])
    return known[name]


_EVENED: WeakKeyDictionary[ItemList, dict[str, pl.Series]] = WeakKeyDictionary()


def filled(items: ItemList, name: str) -> pl.Expr:
    """Tell for each row whether a cell holds something other than 无 and the like."""
    values = items.frame[str(name)]
    doubtful = values.filter(~values.str.contains("[0-9]{2}")).unique().to_list()
    return ~pl.col(name).is_in([text for text in doubtful if blank(text)])


def with_column(items: ItemList, name: str) -> pl.Expr:
    """Tell for each row whether its sheet or table has a column for a field."""
    lacking = [place for place, fields in items.absent.items() if name in fields]
    without = [
        pl.col(SHEET).eq_missing(pl.lit(sheet, pl.String))
        & pl.col(TABLE).eq_missing(pl.lit(table, pl.UInt32))
        for sheet, table in lacking
    ]
    return ~pl.any_horizontal(without) if without else pl.lit(value=True)


def mapped(
    items: ItemList,
    name: str,
    function: Callable[[str], Any],
    dtype: pl.DataType | type[pl.DataType],
) -> pl.Series:
    """Return what a function makes of each cell, asked once for each different text."""
    texts = items.frame[name].unique()
    values = pl.DataFrame(
        {name: texts, "value": pl.Series([function(text) for text in texts.to_list()], dtype=dtype)}
    )
    joined = items.frame.select(name).join(values, on=name, how="left", maintain_order="left")
    return joined["value"]


def code_parts(context: ListContext) -> pl.DataFrame:
    """Return the parts of every 实施编码 that is not blank.

    Columns: ``position``, ``code`` (as printed), ``ok`` (built like one of 31 characters),
    ``organ`` (18), ``digit`` (UInt8), ``tail`` (12); parts are null where ``ok`` is false.
    """
    if "code_parts" not in context.notes:
        context.notes["code_parts"] = _code_parts(context.items)
    parts: pl.DataFrame = context.notes["code_parts"]
    return parts


def _code_parts(items: ItemList) -> pl.DataFrame:
    name = str(Field.ITEM_CODE)
    code = pl.col(CODE)
    return (
        items.frame.select(
            pl.col(name).alias(CODE), positions(items), filled(items, name).alias("filled")
        )
        .filter("filled")
        .drop("filled")
        .with_columns(code.str.contains(ITEM_PATTERN).alias(OK))
        .with_columns(
            pl.when(OK).then(code.str.slice(0, 18)).alias(BODY),
            pl.when(OK).then(code.str.slice(18, 1)).cast(pl.UInt8, strict=False).alias(DIGIT),
            pl.when(OK).then(code.str.slice(19)).alias(BASIC),
        )
    )


def national_codes(context: ListContext) -> bool:
    """Tell whether the list's 实施编码 have to be those of the national scheme.

    They have where the header says so, where at least half of them have 31 characters, or where the
    catalogue uses them.
    """
    if "national_codes" not in context.notes:
        context.notes["national_codes"] = _national(context)
    return bool(context.notes["national_codes"])


def _national(context: ListContext) -> bool:
    if not context.items.has(Field.ITEM_CODE):
        return False
    if "国家" in context.items.columns[Field.ITEM_CODE]:
        return True
    if _mostly_long(code_parts(context)[CODE]):
        return True
    catalogue = context.catalogue
    if catalogue is None or not catalogue.has(Field.ITEM_CODE):
        return False
    return _mostly_long(_code_parts(catalogue)[CODE])


def _mostly_long(codes: pl.Series) -> bool:
    if codes.is_empty():
        return False
    long = codes.str.replace_all(r"\s", "").str.len_chars() == ITEM_LENGTH
    return float(long.mean() or 0) >= MOST_OF  # type: ignore[arg-type]


def bodies_ok(context: ListContext) -> Mapping[str, tuple[bool, bool]]:
    """Tell for each organ's code in the list whether its two check characters are right."""
    if "bodies_ok" not in context.notes:
        organs = code_parts(context)[BODY].drop_nulls().unique().to_list()
        context.notes["bodies_ok"] = checked(organs)
    found: Mapping[str, tuple[bool, bool]] = context.notes["bodies_ok"]
    return found


def checked(codes: Iterable[str]) -> dict[str, tuple[bool, bool]]:
    """Tell for credit codes whether the last character, and that of the organ's code, are right."""
    return {code: (credit_code_ok(code), organisation_code_ok(code[8:17])) for code in codes}


def cancelled(items: ItemList) -> pl.Series:
    """Tell for each row whether its state says that the matter is cancelled."""
    if not items.has(Field.STATUS):
        return pl.repeat(False, items.frame.height, dtype=pl.Boolean, eager=True)
    return mapped(items, Field.STATUS, lambda text: status_of(text) == "取消", pl.Boolean)


def basic_codes(items: ItemList) -> pl.Series | None:
    """Return the 基本编码 of every row (``""`` where there is none): the column, else the tail."""
    if items.has(Field.BASIC_CODE):
        own = even_column(items, Field.BASIC_CODE)
    elif items.has(Field.ITEM_CODE):
        own = pl.repeat("", items.frame.height, dtype=pl.String, eager=True)
    else:
        return None
    if not items.has(Field.ITEM_CODE):
        return own
    code = even_column(items, Field.ITEM_CODE)
    tail = pl.DataFrame({CODE: code, "own": own}).select(
        pl.when(pl.col("own") != "")
        .then("own")
        .when(pl.col(CODE).str.contains(ITEM_PATTERN))
        .then(pl.col(CODE).str.slice(19))
        .otherwise(pl.lit(""))
        .alias(CODE)
    )
    return tail[CODE]
