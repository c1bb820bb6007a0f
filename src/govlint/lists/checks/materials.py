"""Materials, steps and what others have to do: catch-alls, shared certificates, agents, proofs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import polars as pl

from govlint.lists import known
from govlint.lists.api import ListContext, ListHit, NotChecked, Row
from govlint.lists.checks.bases import short
from govlint.lists.checks.columns import filled, positions
from govlint.lists.values import blank, plain
from govlint.lists.values.citations import citations
from govlint.lists.values.clauses import Clause, material_set
from govlint.lists.values.limits import parse_limit, unit_of
from govlint.model.items import Field, ItemList, ListKind
from govlint.structure.numerals import chinese_number

_PAPERS = (
    "(?:申请|申报|证明|相关|有关|辅助|佐证)*(?:材料|资料|文件|证件|手续|证明|证照|文书)(?:等|清单)?"
)
_ASKED = "(?:[的有关相必要需所应当须提交供办理认为规定与其他审批许可事项]|法律|法规|规章|要求)*"
_CATCH_ALL = re.compile(rf"^(?:.*[的等及和与、,])?其[他它余]{_ASKED}{_PAPERS}$")
_WHATEVER = re.compile(
    r"^(?:.{0,20}(?:机关|部门|机构|单位|窗口|[局厅委])(?:认为|要求|规定|另行规定|需要|所需)(?:应当|需要?|须|必要|必须)?"
    r"(?:提交|提供|补充|报送)?的|"
    r"按(?:规定|要求)(?:需要)?(?:提交|提供)的|(?:所需|需要|相关|有关|必要)的?)"
    rf"{_ASKED}{_PAPERS}$"
)


_OTHERS = frozenset(("其他", "其它", "其他等", "其余"))
_FORM_BEHIND = re.compile(r"(?:\([^()]*\)|[.,;:]|原件|复印件|扫描件|电子版|各?一式?.份|\d+份)+$")
_BOUND = re.compile(
    r"(?:证明(?!材料|文件|资料).{2,}|符合.{2,}|[》第]第?.{1,6}[条款].{0,8})的其[他它余]"
)
"""What 其他材料 are to prove, or the article that asks for them: a person has to look."""


def catch_all(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-MAT-3: every material is named; 其他材料 is none."""
    clauses = material_set(row[Field.MATERIALS])
    for clause in clauses:
        words = _FORM_BEHIND.sub("", plain(clause.printed))
        # In front of others it is a heading.
        alone = words in _OTHERS and clause is clauses[-1]
        if (alone or _CATCH_ALL.match(words)) and not _listed(words, row[Field.MATERIALS]):
            bound = _BOUND.search(words) is not None
            yield ListHit(
                Field.MATERIALS, review=bound, actual=clause.printed, evidence=short(clause.printed)
            )
        elif _WHATEVER.match(words):
            yield ListHit(Field.MATERIALS, case="笼统", actual=clause.printed,
                          evidence=short(clause.printed), review=True)  # fmt: skip


def _listed(words: str, text: str) -> bool:
    """Tell whether the materials are named behind 其他材料, which is their heading then."""
    _, found, behind = plain(text).partition(words)
    return bool(found) and _NAMES_THEM.match(behind) is not None


_NAMES_THEM = re.compile(
    r"(?:\([^()]*\))?:\s*[^\s;。]|包括|如|\((?:如|包括|即|[^()]*、)|\s*(?:\(1\)|\(一\)|①)"
)


@cache
def _certificates() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = known.records("shared_certificates")
    return tuple((re.compile(record["pattern"]), record["name"]) for record in table)


_SPARED = re.compile(
    r"免(?:于)?(?:提交|提供|交)|无需(?:提交|提供)|不需(?:要)?(?:提交|提供)|不用(?:提交|提供)|电子证照|共享|核验|查验|调取|系统|告知承诺|承诺制|"
    r"现场出示|出示|容缺|自动获取|内部核查"
)


def shared_certificates(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-MAT-4: what departments can look up themselves is not asked for again."""
    text = row[Field.MATERIALS]
    found = [
        (clause, name)
        for clause in material_set(text)
        if not _SPARED.search(clause.printed)
        for name in [_certificate(clause)]
        if name
    ]
    if found and not re.search(r"(?:以上|上述|所列).{0,12}(?:免提交|共享|电子证照)", plain(text)):
        names = "、".join(dict.fromkeys(name for _, name in found))
        printed = "；".join(clause.printed for clause, _ in found)
        yield ListHit(Field.MATERIALS, {"names": names}, actual=printed, evidence=short(printed),
                      review=not context.parameters.get("sure", False))  # fmt: skip


def _certificate(clause: Clause) -> str | None:
    words = re.sub(r"\([^()]*\)", "", clause.key)
    words = re.sub(r"(?:原件|复印件|扫描件|及|和|正本|副本|各|一份|电子版|\d+份)+$", "", words)
    return next((name for pattern, name in _certificates() if pattern.fullmatch(words)), None)


_TERM = re.compile(
    r"(?P<amount>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}|半)个?(?P<unit>工作日|自然日|日|天|小时|分钟|月)"
)
_STEP = re.compile(r"[;\n。,]|→|->|-{1,2}(?!\d)|[、](?=(?:\d|受理|审|决|办|送|制|发))")
_ASIDE = re.compile(
    "送达|公示|公告|公布|听证|专家|评审|检测|检验|勘验|鉴定|补正|补齐|补全|一次性?告知|延长|延期|整改|缴费|有效期|"
    "内提出|提前|期满|届满|总计|共计|合计|总时限|承诺|法定|并行|同时"
)
"""Words of steps whose time is not counted, or is a total."""


def longer_than_promised(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-FLOW-2: the steps together take no longer than what is promised."""
    header = context.items.columns.get(Field.PROMISED_LIMIT, "")
    promise = parse_limit(row[Field.PROMISED_LIMIT], unit_of(header))
    if promise is None or promise.kind != "plain" or promise.total is None:
        return
    terms = [term for piece in _STEP.split(plain(row[Field.FLOW])) for term in _terms(piece)]
    if len(terms) < 2 or {unit for _, unit in terms} != {promise.unit}:
        return
    total = sum((amount for amount, _ in terms), Decimal(0))
    if total > promise.total:
        printed = row[Field.PROMISED_LIMIT]
        values = {"total": f"{total.normalize():f}{promise.unit}", "promise": printed}
        yield ListHit(Field.FLOW, values, actual=values["total"], expected=printed,
                      evidence=short(row[Field.FLOW]))  # fmt: skip


def _terms(piece: str) -> Iterator[tuple[Decimal, str]]:
    found = list(_TERM.finditer(piece))
    if len(found) == 1 and not _ASIDE.search(piece):
        amount, unit = found[0]["amount"], found[0]["unit"]
        yield _number(amount), {"天": "日", "自然日": "日"}.get(unit, unit)


def _number(text: str) -> Decimal:
    if text == "半":
        return Decimal("0.5")
    return Decimal(text) if text[0].isdigit() else Decimal(chinese_number(text) or 0)


_NO_AGENT = re.compile(r"^(?:否|无|没有|不涉及|不需要?|无需|不含|不存在|免).*|^0$")
_BASED = re.compile(r"依据|根据|按照|法|条例|规定|办法|〔|\[(?:19|20)\d\d\]")


def agents(items: ItemList, context: ListContext) -> Iterator[ListHit]:
    """L-INT-1: an agent's service that is asked for names the norm that asks for it."""
    rows = items.frame.select(
        positions(items),
        pl.col(Field.INTERMEDIARY),
        filled(items, Field.INTERMEDIARY).alias("filled"),
    ).filter("filled")
    asked = [(p, text) for p, text, _ in rows.iter_rows() if not _NO_AGENT.match(plain(text))]
    bare = [
        (p, text) for p, text in asked if not citations(text) and not _BASED.search(plain(text))
    ]
    based = len(asked) - len(bare)
    few = float(context.parameters["few"]) * items.frame.height
    sure = len(bare) == 1 or len(bare) <= max(based, few)
    for position, text in bare:
        yield ListHit(Field.INTERMEDIARY, actual=text, evidence=short(text), review=not sure,
                      rows=(position,))  # fmt: skip


_NEIGHBOURS = re.compile(
    r"(?:居委会|村委会|村\(居\)委会|居\(村\)委会|居民委员会|村民委员会|村\(居\)民委员会|社区|街道办(?:事处)?).{0,6}(?:出具|开具|盖章).{0,16}证明"
    r"|(?:居委会|村委会|村\(居\)委会|居\(村\)委会|居民委员会|村民委员会|村\(居\)民委员会).{0,10}证明"
)


def proofs(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-CERT-1: a proof has its basis, and who asks for it and who issues it.

    Raises:
        NotChecked: the list has no materials.
    """
    if context.kind is ListKind.PROOFS:
        for field in (Field.PROOF_REQUESTER, Field.PROOF_ISSUER):
            if field in row and blank(row[field]):
                yield ListHit(field, {"what": field.term}, case="要素不全", actual=row[field])
        return
    if Field.MATERIALS not in row:
        raise NotChecked("没有申请材料列")
    for clause in material_set(row[Field.MATERIALS]):
        found = _NEIGHBOURS.search(plain(clause.printed))
        if found and not citations(clause.printed) and not _SPARED.search(clause.printed):
            yield ListHit(Field.MATERIALS, actual=clause.printed, evidence=short(clause.printed))


__all__ = [
    "agents",
    "catch_all",
    "longer_than_promised",
    "proofs",
    "shared_certificates",
]
