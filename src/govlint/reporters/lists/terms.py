"""Words of lists, as people say them, and the orders in which reports show things."""

from __future__ import annotations

from collections.abc import Mapping

from govlint.model.finding import SEVERITY_ORDER, Outcome, Severity
from govlint.model.items import Field
from govlint.model.listing import ListPlace
from govlint.reporters.terms import REVIEW_TERM, SEVERITY_TERMS

WHOLE_LIST = "整份清单"
NAMELESS = "（没有名称）"
LEVEL_TERMS: Mapping[int, str] = {
    1: "国家级",
    2: "省级",
    3: "市级",
    4: "县级",
    5: "乡级",
    6: "村级",
}
REFERENCE_TERMS: Mapping[str, str] = {
    "catalogue": "目录",
    "superior": "上级清单",
    "majority": "多数地区",
    "law": "法律法规",
}
REFERENCE_MEANINGS: Mapping[str, str] = {
    "catalogue": "以目录为准：目录里写了的，各地应当与目录一致；目录留空的格不作要求",
    "superior": "没有给目录：四级应当一致的字段以上级清单为准，其余以同级多数地区为准",
    "majority": "没有给目录，也没有上级清单：以同级多数地区的写法为准；"
    "多数不等于正确，法律法规另有规定的，以法律法规为准",
}
POLICY_TERMS: Mapping[str, str] = {
    "Eq4": "四级一致",
    "EqR": "同级一致",
    "Dir": "只许更优",
    "Free": "可以不同",
}
POLICY_MEANINGS: Mapping[str, str] = {
    "Eq4": "省、市、县、乡都应当与标准一样",
    "EqR": "同一级的各个地区应当一样",
    "Dir": "可以比标准对办事人更有利，不得更差",
    "Free": "各地自己定，只列出，不作评判",
}
VERDICT_TERMS: Mapping[str, str] = {
    "different": "不同",
    "worse": "更差",
    "better": "更优",
    "missing": "缺少",
    "only_here": "独有",
    "unjustified": "无依据",
}
METHOD_TERMS: Mapping[str, str] = {
    "code": "编码相同",
    "name+type+basis": "名称、类型、依据相同",
    "name": "名称相同",
    "similar": "名称相近",
    "decision": "人工决定",
}
_FIELD_TERMS: Mapping[str, str] = {str(name): name.term for name in Field}
_FIELD_ORDER: Mapping[str, int] = {str(name): rank for rank, name in enumerate(Field)}


def field_term(name: str | None) -> str:
    """Return the Chinese term of a field; a name we do not know stays as it is."""
    return WHOLE_LIST if name is None else _FIELD_TERMS.get(name, name)


def field_rank(name: str | None) -> tuple[int, str]:
    """Return where a field stands among the others."""
    return _FIELD_ORDER.get(name or "", len(_FIELD_ORDER)), name or ""


def weight_term(severity: Severity, outcome: Outcome) -> str:
    """Return the word for how much a finding weighs: 错误, 警告, 提示 or 需人工判断."""
    return REVIEW_TERM if outcome is Outcome.REVIEW else SEVERITY_TERMS[severity]


def weight_rank(severity: Severity, outcome: Outcome) -> int:
    """Return the rank of a finding by weight: what failed before what needs a person."""
    return (outcome is Outcome.REVIEW) * len(SEVERITY_ORDER) - SEVERITY_ORDER[severity]


def counts(severity: Severity, outcome: Outcome) -> bool:
    """Tell whether a finding counts as an inconsistency: failed, as error or warning."""
    return outcome is Outcome.FAIL and severity in (Severity.ERROR, Severity.WARNING)


def where(place: ListPlace) -> str:
    """Say where a matter stands, as in ``表“许可” 第17行``; empty when nothing is known."""
    parts = []
    if place.sheet is not None:
        parts.append(f"表“{place.sheet}”")
    if place.page is not None:
        parts.append(f"第{place.page}页")
    if place.table is not None:
        parts.append(f"第{place.table}个表格")
    if place.row is not None:
        parts.append(f"第{place.row}行")
    return " ".join(parts)


def part(place: ListPlace) -> str:
    """Name the sheet or the table of a place; empty where the file has but one."""
    if place.sheet is not None:
        return place.sheet
    return "" if place.table is None else f"第{place.table}个表格"


def named(matter: str) -> str:
    """Return the name of a matter, or words for one that has none."""
    return matter if matter.strip() else NAMELESS


def level_term(level: int | None) -> str:
    """Return the word for a level, 不明 for none."""
    return LEVEL_TERMS.get(level or 0, "不明")


def share(rate: float | None) -> str:
    """Return a rate as people read it: 87.1%; 没有可比的 where nothing was compared."""
    return "没有可比的" if rate is None else f"{rate * 100:.1f}%"
