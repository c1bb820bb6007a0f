"""Before a rule is asked: does it concern this document at all, and can it be judged?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from govlint.model.document import Capability
from govlint.model.elements import TERMS, Element, ElementText, Layout, Stage
from govlint.model.finding import Outcome
from govlint.rules.context import NO_REPOSITORY, NO_SOURCES, Context
from govlint.rules.facts import FACT_TERMS
from govlint.rules.rule import Rule
from govlint.rules.vocabulary import COLLECTIONS, IMPRINT_ELEMENTS, PAGE_ELEMENTS

DRAFT_REASON = "送审稿"
NO_DOCUMENT = "没有认出公文，不查格式"
_BLANK_NUMBER = re.compile(r"[〕\]］】）)]\s*第?[\s_×xX]*号$")
_BLANK_DATE = re.compile(r"年[\s_×xX]*(\d{1,2})?[\s_×xX]*月[\s_×xX]*日$")
_BLANK: Mapping[Element, re.Pattern[str]] = {
    Element.DOCUMENT_NUMBER: _BLANK_NUMBER,
    Element.DOCUMENT_DATE: _BLANK_DATE,
}
_OFF_THE_WEB = frozenset({*IMPRINT_ELEMENTS, *PAGE_ELEMENTS, Element.MASTHEAD})
_ELEMENTS = frozenset(Element)
_CAPABILITY_TERMS: Mapping[Capability, str] = {
    Capability.TEXT: "文字",
    Capability.LAYOUT: "版式（字体、字号、页边距）",
    Capability.GLYPHS: "字在页面上的位置",
    Capability.FACTS: "事实",
}
_NOT_OF_THE_FILE = frozenset({Capability.FACTS, Capability.SOURCES, Capability.REPOSITORY})


class Verdict(NamedTuple):
    """Why a rule is not asked."""

    outcome: Outcome
    reason: str


def gate(rule: Rule, context: Context) -> Verdict | None:
    """Return why a rule is not asked of a document; None when it is."""
    for test in _NOT_APPLICABLE:
        reason = test(rule, context)
        if reason:
            return Verdict(Outcome.NOT_APPLICABLE, reason)
    for test in _NOT_CHECKED:
        reason = test(rule, context)
        if reason:
            return Verdict(Outcome.NOT_CHECKED, reason)
    reason = _nothing_to_read(rule, context)
    return Verdict(Outcome.NOT_APPLICABLE, reason) if reason else None


def is_blank(element: ElementText) -> bool:
    """Tell whether a number or date is printed with a gap to be filled in after signing."""
    pattern = _BLANK.get(element.name)
    return pattern is not None and pattern.search(element.normalised) is not None


def unfilled(rule: Rule, context: Context) -> list[Element]:
    """Return the elements a rule reads that are absent or printed blank."""
    names = [Element(name) for name in rule.reads if name not in COLLECTIONS]
    return [
        name
        for name in names
        if not context.all(name) or any(is_blank(found) for found in context.all(name))
    ]


def _validity(rule: Rule, context: Context) -> str | None:
    if rule.valid_from and context.day < rule.valid_from:
        return f"{rule.valid_from.isoformat()} 起才有这条规定"
    if rule.valid_to and context.day > rule.valid_to:
        return f"这条规定在 {rule.valid_to.isoformat()} 以后不再有效"
    return None


def _form(rule: Rule, context: Context) -> str | None:
    return NO_DOCUMENT if rule.form and context.official.kind is None else None


def _web(rule: Rule, context: Context) -> str | None:
    if context.official.layout is not Layout.WEB:
        return None
    sees_pages = rule.needs & {Capability.LAYOUT, Capability.GLYPHS}
    if rule.masthead or sees_pages or _OFF_THE_WEB.intersection(rule.reads):
        return "网页文本，不查版面、版头和版记"
    return None


def _layout(rule: Rule, context: Context) -> str | None:
    if rule.layouts and context.official.layout not in rule.layouts:
        return f"不适用于 {context.official.layout} 格式"
    return None


def _kind(rule: Rule, context: Context) -> str | None:
    kind = context.official.kind
    if (rule.kinds and kind not in rule.kinds) or kind in rule.not_kinds:
        return f"不适用于文种“{kind or '未识别'}”"
    return None


def _stage(rule: Rule, context: Context) -> str | None:
    if rule.stages and context.official.stage not in rule.stages:
        return DRAFT_REASON if context.official.stage is Stage.DRAFT else "定稿"
    return None


def _masthead(rule: Rule, context: Context) -> str | None:
    return "文稿未套红" if rule.masthead and not context.official.has_masthead else None


def _draft(rule: Rule, context: Context) -> str | None:
    if not rule.not_in_draft or context.official.stage is not Stage.DRAFT:
        return None
    return DRAFT_REASON if unfilled(rule, context) else None


def _needs(rule: Rule, context: Context) -> str | None:
    missing = rule.needs - context.official.document.provides - _NOT_OF_THE_FILE
    if not missing:
        return None
    terms = "、".join(_CAPABILITY_TERMS[need] for need in sorted(missing))
    return f"从 {context.official.document.format} 文件里读不到{terms}"


def _sources(rule: Rule, context: Context) -> str | None:
    without = Capability.SOURCES in rule.needs and context.sources is None
    return NO_SOURCES if without else None


def _repository(rule: Rule, context: Context) -> str | None:
    without = Capability.REPOSITORY in rule.needs and context.repository is None
    return NO_REPOSITORY if without else None


def _facts(rule: Rule, context: Context) -> str | None:
    missing = [name for name in rule.facts if context.facts.value(name) is None]
    if not missing:
        return None
    terms = "、".join(FACT_TERMS[name] for name in missing)
    return f"文件里看不出{terms}，可用 --facts 给出"


def _nothing_to_read(rule: Rule, context: Context) -> str | None:
    """Say which element is missing: all that are asked one by one, or one that is compared."""
    if rule.judges_absence or not rule.reads:
        return None
    asked = [name for name in rule.reads if name in rule.each]
    absent = [name for name in rule.reads if _is_absent(name, context)]
    if asked and all(name in absent for name in asked):
        return f"文中没有{_term(asked[0])}"
    others = [name for name in absent if name not in asked]
    return f"文中没有{_term(others[0])}" if others else None


def _is_absent(name: str, context: Context) -> bool:
    if name == "sections":
        return not context.official.document.sections
    if name in COLLECTIONS:
        return not getattr(context.official, name)
    return name in _ELEMENTS and not context.all(Element(name))


_COLLECTION_TERMS: Mapping[str, str] = {
    "headings": "层次序数",
    "citations": "引用的文件",
    "dates": "日期",
    "attachments": "附件",
    "attachment_items": "附件说明",
    "attachment_references": "“见附件”",
    "sections": "版面设置",
}


def _term(name: str) -> str:
    return _COLLECTION_TERMS.get(name) or TERMS[Element(name)]


Gate = Callable[[Rule, Context], str | None]
_NOT_APPLICABLE: tuple[Gate, ...] = (
    _validity,
    _form,
    _web,
    _layout,
    _kind,
    _stage,
    _masthead,
    _draft,
)
_NOT_CHECKED: tuple[Gate, ...] = (_needs, _sources, _repository, _facts)
