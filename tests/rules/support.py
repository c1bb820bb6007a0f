"""Hand-made official documents and rule files: nothing here depends on readers or structure."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from govlint import resources
from govlint.model.blocks import Paragraph, Run
from govlint.model.document import Capability, Document, Section
from govlint.model.elements import (
    Citation,
    Element,
    ElementText,
    Heading,
    Layout,
    OfficialDocument,
    Part,
    Span,
    Stage,
)
from govlint.rules.context import Context
from govlint.rules.facts import NO_FACTS, Facts, known_facts
from govlint.rules.loader import load_rule
from govlint.rules.rule import Rule, rule_from

NUMBER = (
    r"(?P<organ>[\u4e00-\u9fff]+)(?P<opening>[〔\[（(])(?P<year>\d+)(?P<closing>[〕\]）)])"
    r"(?P<ordinal_mark>第)?(?P<serial>\d+)(?P<suffix>号)"
)
DATE = r"(?P<year>\d+|二〇..)年(?P<month>\d+|.)月(?P<day>\d+|.)日"
PATTERNS = {Element.DOCUMENT_NUMBER: NUMBER, Element.DOCUMENT_DATE: DATE, Element.PRINT_DATE: DATE}
DAY = datetime.date(2024, 5, 7)


def parts_of(pattern: str, text: str, block: int, offset: int = 0) -> dict[str, Part]:
    match = re.search(pattern, text[offset:])
    if match is None:
        return {}
    return {
        name: Part(value, value, Span(block, offset + match.start(name), offset + match.end(name)))
        for name, value in match.groupdict().items()
        if value is not None
    }


def element(name: Element, text: str, block: int, confidence: float = 1.0) -> ElementText:
    parts = parts_of(PATTERNS[name], text, block) if name in PATTERNS else {}
    return ElementText(name, (Span(block, 0, len(text)),), text, text, confidence, parts)


def citation(text: str, number: str, block: int) -> Citation:
    start = text.index(number)
    span = Span(block, start, start + len(number))
    return Citation(None, number, span, None, span, parts_of(NUMBER, text, block, start))


def heading(level: int, number: int, title: str = "总体要求", block: int = 0) -> Heading:
    return Heading(level, f"{number}、", number, Span(block, 0, 2), Span(block, 0, 2), title)


def official(
    elements: Mapping[Element, str] | None = None,
    *,
    citations: tuple[tuple[str, str], ...] = (),
    headings: tuple[Heading, ...] = (),
    sections: tuple[Section, ...] = (),
    provides: frozenset[Capability] = frozenset({Capability.TEXT}),
    confidence: float = 1.0,
    **fields: Any,
) -> OfficialDocument:
    """One paragraph per element, then one per citation (its text and the number in it)."""
    texts = [*(elements or {}).values(), *(text for text, _ in citations)]
    found = {
        name: (element(name, text, block, confidence),)
        for block, (name, text) in enumerate((elements or {}).items())
    }
    first = len(elements or {})
    values: dict[str, Any] = {
        "kind": "通知",
        "layout": Layout.STANDARD,
        "stage": Stage.FINAL,
        "has_masthead": True,
        **fields,
    }
    return OfficialDocument(
        document=Document(
            format="text",
            blocks=tuple(
                Paragraph((Run(text),), line=line, column=1) for line, text in enumerate(texts, 1)
            ),
            provides=provides,
            sections=sections,
        ),
        elements=found,
        citations=tuple(
            citation(text, number, first + index) for index, (text, number) in enumerate(citations)
        ),
        headings=headings,
        **values,
    )


def context(
    document: OfficialDocument | None = None,
    facts: Facts = NO_FACTS,
    day: datetime.date = DAY,
    parameters: Mapping[str, Any] | None = None,
) -> Context:
    document = document or official()
    return Context(document, known_facts(facts, document), day, parameters or {})


HEAD = """code = "Z1-1"
name = "测试规则"
slug = "test-rule"
source = "测试办法 1.1"
strength = "应"
since = "0.1.0"
reads = ["document_number"]
test = "opening.text = '〔'"
"""
BODY = """写成了“{text}”。

## 为什么
因为。

## 怎么改
改。

## 不合格
```doc element=document_number
甲政发«[»2024]7号
```

## 合格
```doc element=document_number
甲政发〔2024〕7号
```
"""


def rule_text(head: str = HEAD, body: str = BODY, extra: str = "", drop: str = "") -> str:
    """Return a rule file: the standard head without the keys in ``drop``, with ``extra`` added."""
    kept = [line for line in head.splitlines() if line.split(" ")[0] not in drop.split()]
    return "\n".join(["+++", *kept, *extra.splitlines(), "+++", body])


def rule(extra: str = "", drop: str = "", body: str = BODY, origin: str = "packaged") -> Rule:
    text = rule_text(body=body, extra=extra, drop=drop)
    return rule_from(load_rule(text, "format/Z1-1-test.md", "format", origin))


def packaged(code: str) -> Rule:
    """Return one packaged rule from its own file."""
    [entry] = [
        entry
        for entry in (resources.data("rules") / "format").iterdir()
        if entry.name.startswith(f"{code}-")
    ]
    return rule_from(load_rule(entry.read_text(encoding="utf-8"), entry.name, "format"))
