"""Rules asked of small invented papers that are held against sources."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from govlint.burden.copies.index import MemoryIndex
from govlint.burden.copies.sources import source_of
from govlint.model.copies import Source
from govlint.model.elements import OfficialDocument
from govlint.rules.api import Hit
from govlint.rules.context import Context, Sources
from govlint.rules.facts import NO_FACTS, Facts, Organ, known_facts
from govlint.rules.named import function_of
from govlint.rules.registry import load_rules
from tests.structure.support import read

DAY = datetime.date(2026, 6, 1)
NUMBER = "国办发〔2025〕21号"
TITLE = "国务院办公厅关于加强农村公路养护的意见"
CITES = f"根据《{TITLE}》（{NUMBER}），现将有关事项通知如下。"
PLAIN = "现将有关事项通知如下。"
OWN = "东山县、南湖县先行试点夜间反光警示桩，每公里安装20根，所需经费由市级补助一半。"
GIVEN = Facts(superior_docs=(NUMBER,))
CITY = Facts(issuer=Organ(name="甲市人民政府", level="市", parent="甲省人民政府"))


def superior(
    *body: str, title: str = TITLE, number: str = NUMBER, issuer: str = "国务院办公厅"
) -> Source:
    """Return a paper of a superior with this body."""
    lines = (title, number, "各省、自治区、直辖市人民政府：", *body, issuer, "2025年3月4日")
    return source_of(read(*lines), f"{title}.txt")


def paper(
    *body: str,
    opening: str = CITES,
    title: str = "甲市人民政府关于加强农村公路养护的通知",
    recipients: str = "各县人民政府：",
    day: str = "2025年5月6日",
) -> OfficialDocument:
    """Return a paper of a city to its counties with this body."""
    return read(title, recipients, opening, *body, "甲市人民政府", day)


def hits(
    code: str,
    official: OfficialDocument,
    *sources: Source,
    facts: Facts = NO_FACTS,
    parameters: Mapping[str, Any] | None = None,
) -> list[Hit]:
    """Return what a packaged rule finds in a paper that is held against sources."""
    rule = load_rules().get(code)
    context = Context(
        official,
        known_facts(facts, official),
        DAY,
        {**rule.parameters, **(parameters or {})},
        sources=Sources(MemoryIndex(sources)) if sources else None,
    )
    return list(function_of(str(rule.check))(context))


def marked(official: OfficialDocument, hit: Hit) -> str:
    """Return the words that a hit marks."""
    return official.document.blocks[hit.span.block].text[hit.span.start : hit.span.end]
