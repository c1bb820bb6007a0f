"""Negative lists of market access: version, size, classes, permits in the guise of 备案."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import polars as pl

from govlint.lists.api import ListContext, ListHit, NotApplicable, NotChecked
from govlint.lists.checks.bases import short
from govlint.lists.checks.columns import POSITION, evened, positions
from govlint.lists.values import plain
from govlint.model.items import Field, ItemList

ACCESS = "市场准入"
_VERSION = re.compile(r"市场准入负面清单[》]?[（(]?(?P<year>20\d\d)年?版?")
_VERSION_OF = re.compile(r"(?P<year>20\d\d)年?版?(?:的)?《?市场准入负面清单")
_NATIONAL = re.compile(r"^(?:全国)?市场准入负面清单[（(]?20\d\d年版?[）)]?$")
_REPLACED = re.compile(r"废止|取代|替代|代替|原|修订|对照|不再执行|失效")


def current_version(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-NEG-2: the version in force is the one that is cited, and it is complete.

    Raises:
        NotApplicable: it is no list of market access.
    """
    title = "".join([items.title, *items.headings.values()])
    if ACCESS not in title and not _cites(items):
        raise NotApplicable("不是市场准入负面清单")
    newest = int(context.parameters["newest"])
    yield from _old_title(items, newest)
    yield from _old_cells(items, newest)
    if _NATIONAL.match(plain(items.title).replace(" ", "")):
        yield from _incomplete(items, context, newest)


def _years(text: str) -> list[tuple[int, str]]:
    words = plain(text)
    found = [*_VERSION.finditer(words), *_VERSION_OF.finditer(words)]
    return [(int(one["year"]), one[0]) for one in found]


def _old_title(items: ItemList, newest: int) -> Iterator[ListHit]:
    for text in dict.fromkeys([items.title, *items.headings.values()]):
        old = [printed for year, printed in _years(text) if year < newest]
        if old:
            yield ListHit(None, {"version": old[0], "newest": newest}, actual=old[0],
                          expected=f"{newest}年版", evidence=text)  # fmt: skip
            return


_CITING = (Field.BASIS, Field.REMARK, Field.MEASURE, Field.CONDITIONS)


def _cites(items: ItemList) -> bool:
    fields = [field for field in _CITING if items.has(field)]
    if not fields:
        return False
    found = items.frame.select(
        pl.any_horizontal(
            pl.col(field).str.contains("市场准入负面清单", literal=True) for field in fields
        )
    )
    return bool(found.to_series().any())


def _old_cells(items: ItemList, newest: int) -> Iterator[ListHit]:
    for field in _CITING:
        if not items.has(field):
            continue
        cells = items.frame.select(positions(items), pl.col(field)).filter(
            pl.col(field).str.contains("市场准入负面清单", literal=True)
        )
        for position, text in cells.iter_rows():
            old = [printed for year, printed in _years(text) if year < newest]
            if old and not _REPLACED.search(plain(text)):
                yield ListHit(
                    field,
                    {"version": old[0], "newest": newest},
                    actual=old[0],
                    expected=f"{newest}年版",
                    evidence=short(text),
                    rows=(position,),
                )


def _code_field(items: ItemList) -> Field | None:
    """Return the column of the codes of six digits."""
    for field in (Field.ITEM_CODE, Field.BASIC_CODE, Field.ROW_ID):
        if items.has(field):
            codes = items.frame.select(evened(field)).to_series()
            if 2 * codes.str.contains("^[12][0-9]{5}$").sum() >= len(codes):
                return field
    return None


def _codes(items: ItemList) -> pl.Series | None:
    field = _code_field(items)
    return None if field is None else items.frame.select(evened(field)).to_series()


def _incomplete(items: ItemList, context: ListContext, newest: int) -> Iterator[ListHit]:
    codes = _codes(items)
    if codes is None or _years(items.title)[0][0] != newest:
        return
    expected = (int(context.parameters["banned"]), int(context.parameters["permitted"]))
    kept = codes.filter(codes.str.contains("^[12][0-9]{5}$")).unique()
    counts = (int(kept.str.starts_with("1").sum()), int(kept.str.starts_with("2").sum()))
    if counts != expected:
        values = {"banned": counts[0], "permitted": counts[1], "newest": newest,
                  "bans": expected[0], "permits": expected[1]}  # fmt: skip
        yield ListHit(
            None, values, case="项数不符", actual=f"{counts[0]}+{counts[1]}",
            expected=f"{expected[0]}+{expected[1]}",
        )  # fmt: skip


_FILING = re.compile(
    r"备案.{0,12}?(?:审查同意|审核同意|经.{0,8}(?:同意|批准|审批|核准)|批准|审批|核准|审查通过|审核通过|审查|许可)"
    r"|(?:经|须|应当?|需)(?:.{0,8})(?:批准|审批|审查同意|审核同意|核准|同意)(?:后)?.{0,6}备案"
)
_DENIED = re.compile(
    r"不得|不再|无需|无须|不需|不作|不做|不进行|免于|取消|禁止|不实行|不设|变相|不是|并非|即时办结|当场办结|"
    r"批准文号|许可证(?:备案|复印)|备案审查制度|备案后.{0,6}监督"
)


_SAYING = (Field.MEASURE, Field.CONDITIONS, Field.FLOW, Field.NAME)


def beyond_the_list(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-NEG-3: what is filed is not approved, and what is managed stands in the national list."""
    fields = [field for field in _SAYING if items.has(field)]
    rows = items.frame.select(positions(items), *fields)
    for row in rows.iter_rows(named=True):
        yield from _disguised({field: row[field] for field in fields}, row[POSITION])
    if context.catalogue is not None:
        yield from _not_listed(items, context.catalogue)


def _disguised(row: Mapping[Field, str], position: int) -> Iterator[ListHit]:
    for field, text in row.items():
        for piece in re.split("[;。\n]", plain(text)):
            found = _FILING.search(piece)
            if found and not _DENIED.search(piece):
                yield ListHit(
                    field,
                    {"words": found[0]},
                    actual=found[0],
                    evidence=short(piece),
                    rows=(position,),
                )
                return


def _not_listed(items: ItemList, catalogue: ItemList) -> Iterator[ListHit]:
    fields = (Field.ITEM_CODE, Field.BASIC_CODE, Field.NAME)
    field = next((one for one in fields if items.has(one) and catalogue.has(one)), None)
    if field is None:
        return
    known = catalogue.frame.select(evened(field)).to_series().unique()
    rows = items.frame.select(positions(items), evened(field).alias("key"), pl.col(field))
    missing = rows.filter(~pl.col("key").is_in(known.implode()) & (pl.col("key") != ""))
    for position, printed in missing.select(POSITION, field).iter_rows():
        yield ListHit(
            field,
            case="清单之外",
            actual=printed,
            evidence=printed,
            review=field is Field.NAME,
            rows=(position,),
        )


_BANNED, _PERMITTED = "禁止", "许可"


def classes(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-NEG-4: the class of an item is the one that its code says.

    Raises:
        NotChecked: the list has no codes of six digits, or no classes.
    """
    codes = _codes(items)
    fields = [field for field in (Field.TYPE, Field.MEASURE, Field.NAME) if items.has(field)]
    if codes is None or not fields:
        raise NotChecked("没有六位项目编码列或类别列")
    rows = items.frame.select(positions(items), *fields).with_columns(codes.alias("code"))
    pattern = {"1": _BANNED, "2": _PERMITTED}
    for row in rows.iter_rows(named=True):
        code = row["code"]
        expected = pattern.get(code[:1]) if re.fullmatch("[12][0-9]{5}", code) else None
        others = (field for field in fields if _class(row[field], field) not in (None, expected))
        field = next(others, None) if expected else None
        if field:
            yield ListHit(
                _code_field(items) if field is Field.NAME else field,
                {"code": code},
                actual=row[field],
                expected=f"{expected}准入类",
                evidence=short(row[field]),
                rows=(row[POSITION],),
            )


def _class(printed: str, field: Field) -> str | None:
    words = plain(printed)
    if field is Field.TYPE:
        found = {word for word in (_BANNED, _PERMITTED) if word in words}
        return found.pop() if len(found) == 1 else None
    if field is Field.NAME:
        return _PERMITTED if _UNPERMITTED.match(words) else None
    return _BANNED if re.match(r"禁止(?!未)", words) else None


_UNPERMITTED = re.compile("未(?:获得|取得|经)(?:许可|批准|审批|核准|相应资质).{0,40}不得")
"""How the national list names what is permitted on conditions."""
