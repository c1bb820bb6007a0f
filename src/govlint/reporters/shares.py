"""What of a document its sources have, in a few lines: shares and sources, no verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from govlint.model.copies import UNCOUNTED, Comparison, RankedSource
from govlint.reporters.terms import COPY_TERMS, RELATION_TERMS
from govlint.reporters.visible import visible

NEW = "new"
NOT_COPIED = frozenset({*UNCOUNTED, NEW})
"""Classes that no copy ratio counts."""
_SOURCES_SHOWN = 3


def percent(share: float) -> str:
    """Return a share 0..1 for people: 38.1%."""
    return f"{share * 100:.1f}%"


def name_of(source: RankedSource) -> str:
    """Return the title of a source, or the name of its file where it has none."""
    return source.source.title or PurePath(source.source.path).name


def searched(comparison: Comparison) -> str:
    """Say how many documents were looked through."""
    return f"比对了 {comparison.searched:,} 份文件"


def lines(comparison: Comparison) -> Iterator[str]:
    """Yield what a report for people says of a comparison: the shares, then the likeliest sources.

    Args:
        comparison: the document against its sources.
    """
    if not comparison.spans:
        yield f"{searched(comparison)}，没有找到重合的文字"
        return
    told = {
        name: f"{term} {percent(comparison.shares[name])}"
        for name, term in COPY_TERMS.items()
        if comparison.shares.get(name)
    }
    yield f"{searched(comparison)}：重合 {percent(comparison.copy_ratio)}{_divided(told)}"
    yield f"来源：{'；'.join(_sources(comparison))}"


def _divided(told: Mapping[str, str]) -> str:
    copied = "，".join(text for name, text in told.items() if name not in NOT_COPIED)
    others = "".join(f"，{text}" for name, text in told.items() if name in NOT_COPIED)
    return (f"（{copied}）" if copied else "") + others


def _sources(comparison: Comparison) -> Iterator[str]:
    shown = comparison.sources[:_SOURCES_SHOWN]
    for source in shown:
        relation = RELATION_TERMS[source.relation]
        yield f"{visible(name_of(source))}（{relation}，{percent(source.copy_ratio)}）"
    more = len(comparison.sources) - len(shown)
    if more:
        yield f"另有 {more} 份"
