"""What a list of powers has to state: classes, required fields, duties, stages of the duties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import polars as pl

from govlint.lists.api import ListContext, ListHit, Row
from govlint.lists.checks.bases import short
from govlint.lists.checks.columns import POSITION, filled, positions, with_column
from govlint.lists.values import blank, empty, plain
from govlint.lists.values.enums import type_of
from govlint.model.items import ROW, Field, ItemList, ListKind

NINE = "行政许可、行政处罚、行政强制、行政征收、行政给付、行政检查、行政确认、行政奖励、行政裁决"
_NINE = frozenset(NINE.split("、"))
_OTHER = re.compile(
    r"^其[他它](?:的)?(?:行政)?(?:权力|职权|权利|类别?|事项)?(?:\(.*\))?$|^(?:行政)?其[他它]"
)
_OF_SERVICES = frozenset(["公共服务"])
_NUMBERED = re.compile(
    r"^[\d一二三四五六七八九十]+[、.:．]|^\([\d一二三四五六七八九十]+\)|类$|事项$"
)
_IN_BRACKETS = re.compile(r"[^()]+\(([^()]+)\)")
"""A class of the region's own with the usual one behind it: 行政审批(行政许可)."""
_SEVERAL = re.compile(r"[、/,;\n]")
SHOWN = 6
"""Rows named in a message."""


def class_words(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-1: the class of a power is one of the nine, 其他, or one that the list declares."""
    types = items.frame.select(pl.col(Field.TYPE), positions(items))
    for (printed,), group in types.group_by(Field.TYPE, maintain_order=True):
        if blank(str(printed)) or _allowed(str(printed), context):
            continue
        sure = context.kind is ListKind.POWERS or plain(str(printed)).startswith("行政")
        for position in group[POSITION].to_list():
            yield ListHit(
                Field.TYPE,
                {"classes": NINE},
                actual=str(printed),
                evidence=str(printed),
                review=not sure,
                rows=(position,),
            )


def _allowed(printed: str, context: ListContext) -> bool:
    words = [plain(printed), *_SEVERAL.split(plain(printed))]
    if _known(words[0], context) or all(_known(word, context) for word in words[1:]):
        return True
    return plain(printed) in _declared(context)


def _known(word: str, context: ListContext) -> bool:
    word = _NUMBERED.sub("", word)
    within = _IN_BRACKETS.fullmatch(word)
    if within and type_of(within[1]) in _NINE:
        return True
    if type_of(word) in _NINE or _OTHER.match(word) or word in _NINE:
        return True
    services = context.kind is not ListKind.DUTIES
    if services and (type_of(word) in _OF_SERVICES or word.startswith("公共服务")):
        return True
    return word in context.parameters.get("classes", ())


def _declared(context: ListContext) -> str:
    """Return where a list, or the catalogue, may declare classes of its own."""
    items = context.items
    told = [items.title, *items.headings.values()]
    if context.catalogue is not None and context.catalogue.has(Field.TYPE):
        told += context.catalogue.frame[Field.TYPE].unique().to_list()
    return "\n".join(plain(text) for text in told)


REQUIRED: Sequence[tuple[Field, ...]] = (
    (Field.NAME,),
    (Field.ITEM_CODE, Field.BASIC_CODE),
    (Field.TYPE,),
    (Field.BODY,),
    (Field.FLOW,),
    (Field.SUPERVISION, Field.COMPLAINT),
)
"""Fields that a list of powers publishes; of several any one will do."""
OPTIONAL = (
    Field.ENTRUSTED_TO,
    Field.JOINT_BODIES,
    Field.SPECIAL_PROCEDURE,
    Field.INTERMEDIARY,
)
"""Fields of which a matter may well have nothing; a list then writes 无."""
SPOKEN = 0.5
"""Share of the cells without anything that say 无, from which on an empty one is a slip."""
_ONE_BODY = re.compile(
    r"(?:局|厅|委|办|部|署|院|委员会|办公室|政府|中心|支队|总队|街道办事处).*(?:清单|目录|事项)"
)


_CALLED = re.compile("权力|权责|职权")
"""A list that calls itself one of powers; one that only has columns of one is looked at."""


def required_fields(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-2: the fields that have to be published are there and filled."""
    for fields in REQUIRED:
        present = [field for field in fields if items.has(field)]
        if present:
            yield from _unfilled(items, present[0], context)
        elif context.kind is ListKind.POWERS and not _told_elsewhere(fields[0], items):
            sure = _CALLED.search("".join([items.title, *items.headings.values()])) is not None
            values = {"column": fields[0].term}
            yield ListHit(fields[0], values, case="没有列", review=not sure)
    for field in filter(items.has, OPTIONAL):
        yield from _left_empty(items, field)


def _told_elsewhere(field: Field, items: ItemList) -> bool:
    """Tell whether the title says whose list it is, so that no column has to."""
    return field is Field.BODY and bool(_ONE_BODY.search(items.title))


def _unfilled(items: ItemList, field: Field, context: ListContext) -> Iterator[ListHit]:
    said = items.frame.select(pl.any_horizontal(pl.col(name) != "" for name in items.columns))
    named = field is Field.NAME or not items.has(Field.NAME)
    rows = items.frame.select(
        positions(items),
        filled(items, field).alias("filled"),
        said.to_series().alias("said")
        & with_column(items, field)
        & (pl.lit(value=True) if named else filled(items, Field.NAME)),
    )
    bare = rows.filter(~pl.col("filled") & pl.col("said"))[POSITION].to_list()
    most = float(context.parameters.get("most", 0.5)) * items.frame.height
    if len(bare) > max(most, 1):
        values = {"column": field.term, "count": len(bare)}
        yield ListHit(field, values, case="整列未填", rows=())
        return
    for position in bare:
        printed = str(items.frame[field][position])
        yield ListHit(field, {"column": field.term}, actual=printed, rows=(position,))


def _left_empty(items: ItemList, field: Field) -> Iterator[ListHit]:
    """Name the cells that are empty where the list itself writes 无."""
    named = filled(items, Field.NAME) if items.has(Field.NAME) else pl.lit(value=True)
    rows = items.frame.select(
        pl.col(field),
        (~filled(items, field)).alias("nothing"),
        (named & with_column(items, field)).alias("named"),
        positions(items),
        ROW,
    ).filter("named")
    bare, nothing = rows.filter(pl.col(field) == ""), int(rows["nothing"].sum())
    if bare.is_empty() or nothing - bare.height < SPOKEN * nothing:
        return
    places = "、".join(f"第{row}行" for row in bare[ROW].head(SHOWN))
    more = f"等{bare.height}行" if bare.height > SHOWN else ""
    values = {"column": field.term, "count": bare.height, "places": places + more}
    yield ListHit(field, values, case="空着", evidence=places + more,
                  concerned=tuple(bare[POSITION].to_list()))  # fmt: skip


def duties(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-3: every power has its duties and what its organ answers for."""
    for field in (Field.DUTY, Field.ACCOUNTABILITY):
        if field in row and (empty(row[field]) or blank(row[field])):
            yield ListHit(field, {"what": field.term}, actual=row[field], evidence=row[field])


STAGES: dict[str, tuple[tuple[str, str], ...]] = {
    "行政许可": (
        ("受理", "受理|接件|收件"),
        ("审查", "审查|审核|核查|评审|勘验"),
        ("决定", "决定|批准|核发|审批"),
        ("送达", "送达|颁发|发证|制证|发放|告知申请人"),
        ("监管", "监管|监督检查|监督管理|事后|事中"),
    ),
    "行政处罚": (
        ("立案", "立案"),
        ("调查", "调查|取证"),
        ("审查", "审查|审核|法制审核|复核"),
        ("告知", "告知|听证|陈述"),
        ("决定", "决定"),
        ("送达", "送达"),
        ("执行", "执行"),
    ),
    "行政强制": (
        ("告知", "告知|催告|通知当事人|陈述"),
        ("决定", "决定|批准|报告"),
        ("实施", "实施|执行|查封|扣押|强制"),
    ),
    "行政检查": (
        ("检查", "检查|巡查|抽查|核查"),
        ("处置", "处置|处理|整改|移送|反馈|结果|记录"),
    ),
}
"""Stages that the duties of a class of powers usually go through, each with its words."""
FEWEST = 2
"""Stages that a text must name to be one that goes by stages."""


def stages(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-4: duties that go by stages leave none out."""
    expected = STAGES.get(type_of(row[Field.TYPE]) or "")
    if expected is None or blank(row[Field.DUTY]):
        return
    text = plain(row[Field.DUTY])
    missing = [name for name, words in expected if not re.search(words, text)]
    if missing and len(expected) - len(missing) >= FEWEST:
        values = {"type": row[Field.TYPE], "missing": "、".join(missing)}
        yield ListHit(
            Field.DUTY, values, actual=short(row[Field.DUTY]), evidence=short(row[Field.DUTY]),
            expected="、".join(name for name, _ in expected), review=True,
        )  # fmt: skip
