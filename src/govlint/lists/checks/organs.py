"""Organs in lists of powers: names given up, one power in two hands, one power on every level."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache

import polars as pl

from govlint.lists import known
from govlint.lists.api import ListContext, ListHit, Row
from govlint.lists.checks.columns import (
    ITEM_PATTERN,
    POSITION,
    cancelled,
    evened,
    mapped,
    national_codes,
    positions,
)
from govlint.lists.values import blank, plain
from govlint.lists.values.enums import level_of
from govlint.model.items import Field, ItemList
from govlint.text.characters import HAN

BODIES = (Field.BODY, Field.ENTRUSTED_TO, Field.JOINT_BODIES, Field.LEAD, Field.PARTNERS)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PARTS = re.compile(r"[、,;/\n]|以及|会同|和(?=.{2,8}[省市县区州])|及(?=.{2,8}[省市县区州])")


def former_names(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-7: an organ is called as it is called since the reforms."""
    for field in BODIES:
        for part in _PARTS.split(_BRACKETED.sub("", plain(row.get(field, "")))):
            found = _former(part)
            if found and datetime.date.fromisoformat(found["since"]) <= context.day:
                values = {"organ": part, "now": found["now"]}
                yield ListHit(field, values, actual=part, expected=found["now"], evidence=part)


@cache
def _names() -> dict[str, dict[str, str]]:
    return {record["name"]: record for record in known.records("former_organs")}


@cache
def _pattern() -> re.Pattern[str]:
    longest = sorted(_names(), key=len, reverse=True)
    region = rf"(?!原)(?:{HAN}{{1,10}}[省市县区州盟旗师团]|[省市县区州])"
    names = "|".join(map(re.escape, longest))
    return re.compile(rf"(?:{region})?(?P<name>{names})(?:{HAN}{{1,8}}分局|{HAN}{{1,6}}所)?")


def _former(part: str) -> dict[str, str] | None:
    found = _pattern().fullmatch(part)
    return _names()[found["name"]] if found else None


_SHARED = re.compile(
    r"牵头|配合|会同|联合|共同|分工|协助|主办|协办|分别|按照?(?:各自)?(?:职责|权限|管理权限)|委托|各自"
)
_PLACE = re.compile(
    rf"^{HAN}{{0,10}}?(?:自治[区州县]|省|市|县|区|州|盟|旗|街道|镇|乡)(?={HAN}{{2,}})"
)
_NO_OFFICE = re.compile(
    r"(?:镇|乡|街道|街道办事处|村|社区|人民政府|分局|支局|大队|中队|派出所|所|站)$|^各|有关|相关|所属"
    rf"|^{HAN}{{1,10}}(?:[省市县区州盟旗]|自治区)$"
)
"""Offices that each place has; places themselves, which groups of a file may name."""
SHOWN = 6
"""Codes named in a message."""
MOST = 20
"""Rows of one name, from which on the list is not of one place."""
NAME_KEY, ORGAN, LEVEL_KEY = "name_key", "organ_key", "level_key"


def in_two_hands(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-8: one power of one level is in one hand, or the list says who leads."""
    rows = _rows(items, context)
    size = pl.len().over(NAME_KEY, LEVEL_KEY)
    several = rows.filter((size > 1) & (size <= MOST))
    for group in several.partition_by(NAME_KEY, LEVEL_KEY, maintain_order=True):
        if _same_codes(group) and national_codes(context):
            continue
        places = group[POSITION].to_list()
        organs = [organ for organ in dict.fromkeys(group[ORGAN].to_list()) if organ]
        functions = list(dict.fromkeys(_function(organ) for organ in organs))
        if len(functions) > 1:
            if not _divided(items, places) and not any(map(_NO_OFFICE.search, organs)):
                yield _overlap(items, places, organs)
        elif len(organs) <= 1:
            repeated = list(_repeated(items, places))
            yield from repeated or (_under_codes(items, group) if organs else ())


def _rows(items: ItemList, context: ListContext) -> pl.DataFrame:
    """Return rows by name and type, by level and organ, worked out once; cancelled ones aside."""
    if "organs" not in context.notes:
        context.notes["organs"] = _keyed(items)
    rows: pl.DataFrame = context.notes["organs"]
    return rows


def _keyed(items: ItemList) -> pl.DataFrame:
    parts = {"kind": Field.TYPE, "parent": Field.PARENT, "region": Field.REGION_CODE}
    others = {ORGAN: Field.BODY, LEVEL_KEY: Field.LEVEL}
    plain_name = pl.col("evened").str.replace_all(r"[《》“”\"()（）、,，·]", "")
    rows = pl.DataFrame(
        [
            positions(items),
            _even(items, Field.NAME).to_frame("evened").select(plain_name.alias("plain"))["plain"],
            (~cancelled(items)).alias("current"),
            *(_even(items, field).alias(key) for key, field in {**parts, **others}.items()),
            *(_bare(items, field) for field in (Field.ITEM_CODE, Field.HANDLING_CODE)),
        ]
    ).filter(pl.col("current") & (pl.col("plain") != ""))
    key = pl.concat_str("plain", *parts, separator="\n")
    return rows.with_columns(key.alias(NAME_KEY)).sort(POSITION)


def _even(items: ItemList, field: Field) -> pl.Series:
    """Return a column for comparing, its texts evened out once each."""
    if not items.has(field):
        return _empty(items, field)
    texts = items.frame.select(field).unique().with_columns(evened(field).alias("even"))
    return items.frame.select(field).join(texts, on=field, how="left", maintain_order="left")[
        "even"
    ]


def _bare(items: ItemList, field: Field) -> pl.Series:
    if not items.has(field):
        return _empty(items, field)
    return items.frame[field].str.strip_chars().alias(str(field))


def _empty(items: ItemList, field: Field) -> pl.Series:
    return pl.repeat("", items.frame.height, dtype=pl.String, eager=True).alias(str(field))


def _same_codes(group: pl.DataFrame) -> bool:
    codes = group[str(Field.ITEM_CODE)]
    return codes.n_unique() == 1 and codes[0] != ""


def _function(organ: str) -> str:
    """Return an organ without its region: 甲县水务局 and 乙县水务局 do the same in two places."""
    return _PLACE.sub("", _BRACKETED.sub("", organ))


def _divided(items: ItemList, places: Sequence[int]) -> bool:
    """Tell whether a row among these says who leads and who helps."""
    fields = [field for field in items.columns if field not in (Field.BASIS, Field.ACCOUNTABILITY)]
    return _SHARED.search(_text(items, fields, places)) is not None or _joint(items, places)


def _joint(items: ItemList, places: Sequence[int]) -> bool:
    if not items.has(Field.JOINT_BODIES):
        return False
    return any(not blank(cell) for cell in items.frame[Field.JOINT_BODIES].gather(list(places)))


def _overlap(items: ItemList, places: Sequence[int], organs: Sequence[str]) -> ListHit:
    names = items.frame[Field.BODY].gather(list(places)).unique(maintain_order=True).to_list()
    printed = "、".join(names)
    return ListHit(
        Field.BODY, {"organs": printed, "count": len(organs)}, actual=names[-1], evidence=printed,
        rows=(places[-1], *places[:-1]),
    )  # fmt: skip


_ASIDE = frozenset(
    (Field.ITEM_CODE, Field.BASIC_CODE, Field.ROW_ID, Field.LINK, Field.VERSION, Field.NAME)
)
"""Fields in which a matter entered twice may differ."""


_TELLING = (
    Field.BASIS,
    Field.MATERIALS,
    Field.CONDITIONS,
    Field.FLOW,
    Field.LEGAL_LIMIT,
    Field.DUTY,
)
"""Fields that say enough of a matter for two rows to be the same one."""


def _repeated(items: ItemList, places: Sequence[int]) -> Iterator[ListHit]:
    """Yield rows that say the same of the same matter; what differs makes matters of their own."""
    fields = [field for field in items.columns if field not in _ASIDE]
    if not fields:
        return
    cells = items.frame.select(evened(field) for field in fields)[list(places)]
    same = cells.with_columns(pl.Series(POSITION, places)).group_by(fields, maintain_order=True)
    told = [field for field in _TELLING if field in fields]
    for _, group in same:
        found = group[POSITION].to_list()
        if len(found) > 1 and not _only_codes(items, found):
            name = str(items.frame[Field.NAME][found[-1]])
            yield ListHit(
                Field.NAME,
                {"count": len(found)},
                case="重复",
                actual=name,
                evidence=name,
                review=not any(group[field][0] for field in told),
                rows=(found[-1], *found[:-1]),
            )


def _under_codes(items: ItemList, group: pl.DataFrame) -> Iterator[ListHit]:
    """Yield rows of one name, organ and type that have codes and contents of their own.

    Their names may have lost what sets them apart. Parts of one matter (子项, 业务办理项), and
    levels that stand in the code, are no such rows.
    """
    codes = group[str(Field.ITEM_CODE)]
    if (codes == "").any() or codes.n_unique() < group.height:
        return
    if group["parent"][0] or (group[str(Field.HANDLING_CODE)] != "").any():
        return
    national = codes.filter(codes.str.contains(ITEM_PATTERN))
    if national.str.slice(18, 1).n_unique() > 1 or national.str.slice(19, 9).is_duplicated().any():
        return
    places = group[POSITION].to_list()
    printed = [str(name) for name in items.frame[Field.NAME].gather(places)]
    listed = "、".join(str(code) for code in items.frame[Field.ITEM_CODE].gather(places)[:SHOWN])
    yield ListHit(
        Field.NAME, {"count": len(places), "codes": listed}, case="同名", actual=printed[-1],
        evidence=printed[-1], review=True, rows=(places[-1], *places[:-1]),
    )  # fmt: skip


def _only_codes(items: ItemList, places: Sequence[int]) -> bool:
    """Tell whether the rows bear one code, which is a repeated code (L-CODE-7)."""
    if not items.has(Field.ITEM_CODE):
        return False
    codes = items.frame[Field.ITEM_CODE].gather(list(places)).str.strip_chars().unique()
    return len(codes) == 1 and codes[0] != ""


_OWN_LEVEL = "本级"
_DIVISION = re.compile(
    r"分级|权限|以上|以下|以外|范围内|跨|限额|除外|层级|划分|按照|分别|其中|仅|只|负责|辖区|管辖|规模|总投资|等级|[省市县]管"
)
ALL_LEVELS = (2, 3, 4)
"""Province, city, county."""
_DIVIDING = (Field.NAME, Field.LEVEL, Field.REMARK, Field.CONDITIONS, Field.DUTY, Field.BODY,
             Field.POWER_SOURCE, Field.AUDIENCE)  # fmt: skip
"""Fields in which a list may say who decides on what."""


def on_every_level(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-9: one power that several levels exercise as their own has a rule of division."""
    source = pl.col(Field.POWER_SOURCE) if items.has(Field.POWER_SOURCE) else pl.lit("")
    own = pl.col(Field.LEVEL).str.contains(_OWN_LEVEL, literal=True)
    if items.has(Field.REMARK):
        own = own | pl.col(Field.REMARK).str.contains("本级行使", literal=True)
    told = items.frame.select(
        positions(items),
        mapped(items, Field.LEVEL, _mask, pl.UInt8).alias("mask"),
        own.alias("own"),
        source.str.contains(_OWN_LEVEL, literal=True).alias("source"),
    )
    groups = (
        _rows(items, context)
        .join(told, on=POSITION)
        .group_by(NAME_KEY, maintain_order=True)
        .agg(
            pl.col(POSITION),
            pl.col("mask").bitwise_or(),
            pl.col("own").all(),
            pl.col("source").all(),
        )
        .filter((pl.col("mask") & MASK == MASK) & (pl.col("own") | pl.col("source")))
    )
    for places, sure in groups.select(POSITION, "own").iter_rows():
        if (sure or len(places) >= len(ALL_LEVELS)) and not _division(items, places):
            printed = "；".join(dict.fromkeys(items.frame[Field.LEVEL].gather(places).to_list()))
            yield ListHit(
                Field.LEVEL, {"levels": printed}, actual=printed, evidence=printed,
                review=not sure, rows=(places[-1], *places[:-1]),
            )  # fmt: skip


MASK = sum(1 << level for level in ALL_LEVELS)


def _mask(text: str) -> int:
    return sum(1 << level for level in level_of(text))


def _division(items: ItemList, places: Sequence[int]) -> bool:
    fields = [field for field in _DIVIDING if items.has(field)]
    return _DIVISION.search(_text(items, fields, places)) is not None


def _text(items: ItemList, fields: Sequence[str], places: Sequence[int]) -> str:
    cells = items.frame.select(fields)[list(places)]
    return "\n".join(str(cell) for row in cells.iter_rows() for cell in row)
