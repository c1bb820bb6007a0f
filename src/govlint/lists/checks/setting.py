"""Whether what a power rests on may set powers of its class at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govlint.lists.api import ListContext, ListHit, Row
from govlint.lists.checks.bases import short
from govlint.lists.values.citations import Citation, citations
from govlint.lists.values.enums import type_of
from govlint.lists.values.norms import LAW, LOCAL, RANKS, REGULATION, RULE, rank_of
from govlint.model.items import Field

MAY_SET: dict[str, frozenset[str]] = {
    "行政许可": frozenset((LAW, REGULATION, LOCAL)),
    "行政处罚": frozenset((LAW, REGULATION, LOCAL, RULE)),
    "行政强制": frozenset((LAW, REGULATION, LOCAL)),
    "行政征收": frozenset((LAW, REGULATION, LOCAL, RULE)),
}
"""Ranks of norms that may set powers of a class; papers without force of law set none."""
_EXECUTION = re.compile(r"强制执行|强制拆除|代履行|加处罚款|加收滞纳金|划拨|拍卖")
_HEAVY = re.compile(r"吊销|暂扣|没收|责令停产|责令停业|责令关闭|限制从业|行政拘留|降低资质")
_PROVINCE = re.compile(r"(?:省|自治区)(?:人民)?政府令|^(?:北京|天津|上海|重庆)市(?:人民)?政府令")


def may_set(row: Row, context: ListContext) -> Iterator[ListHit]:
    """L-PWR-5: the strongest basis has the rank that a power of this class needs.

    A basis of which nothing tells its rank may be of any, so then nothing is said.
    """
    kind = type_of(row[Field.TYPE]) or ""
    allowed, cited = MAY_SET.get(kind), citations(row[Field.BASIS])
    ranks = [rank_in(citation, context) for citation in cited]
    if allowed is None or not ranks or None in ranks:
        return
    strongest = min((rank for rank in ranks if rank), key=RANKS.index)
    values = {"type": kind, "rank": strongest, "allowed": "、".join(_in_order(allowed))}
    evidence = "；".join(citation.title or citation.number for citation in cited)
    if strongest not in allowed:
        temporary = kind == "行政许可" and any(_PROVINCE.search(c.number) for c in cited)
        yield ListHit(
            Field.BASIS, values, case="临时许可" if temporary else "", actual=strongest,
            expected=values["allowed"], evidence=short(evidence), review=temporary,
        )  # fmt: skip
    elif _beyond(kind, strongest, row.get(Field.NAME, "")):
        yield ListHit(
            Field.BASIS, values, case="种类待核", actual=strongest,
            evidence=short(row.get(Field.NAME, "")), review=True,
        )  # fmt: skip


def _beyond(kind: str, rank: str, name: str) -> bool:
    """Tell whether a name speaks of a measure that takes a higher rank than the class as such."""
    if kind == "行政强制":
        return rank != LAW and bool(_EXECUTION.search(name))
    return kind == "行政处罚" and rank == RULE and bool(_HEAVY.search(name))


def _in_order(ranks: frozenset[str]) -> list[str]:
    return [rank for rank in RANKS if rank in ranks]


def rank_in(citation: Citation, context: ListContext) -> str | None:
    """Return the rank of a cited norm: as known, else as title and number tell it."""
    law = context.laws.find(citation.title, context.day) if citation.title else None
    if law is not None and law.rank:
        return law.rank
    return rank_of(citation.title, citation.number, context.items.region)


__all__ = ["MAY_SET", "may_set", "rank_in"]
