"""Rows that other regions list as parts of their matter, or as a part of it: for review.

A part is told by a name that goes on in brackets behind the name of the whole, by the name of the
main matter in a column of its own, or by the last digits of the 基本编码.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from govlint.lists.matching.clusters import CODE, NAME, Board, Cluster, Method, doubt, found
from govlint.lists.matching.differences import likeness
from govlint.lists.matching.grains import whole_of

BY_CODE, BY_NAME = 0.6, 0.55
"""Confidence of what may be a part or a whole."""
ALIKE = 0.5
"""How alike the names have to be where codes alone tell the part."""
MOST = 3
"""Candidates that are named for one row."""
PART = "可能是候选事项的子项，两边列得粗细不同；请核对是否算同一事项"
WHOLE = "候选事项可能是这一项的子项，两边列得粗细不同；请核对是否算同一事项"
_NUMBERED = re.compile("[0-9]{9}(?P<part>[0-9]{3})")
_NONE = "000"

_Pair = tuple[Cluster, Cluster, float, Method]
"""Part, whole, confidence and method."""


def by_parts(board: Board, rows: pl.DataFrame, parents: pl.Series | None) -> None:
    """Put parts whose region lacks the whole under review, and wholes whose region lacks parts.

    Args:
        board: the clusters, matched by names and likeness.
        rows: with ``unit`` and ``code``.
        parents: name of the main matter of each row; None where no list tells it.
    """
    clusters = [cluster for cluster in board.clusters if cluster.merged is None]
    lonely = {id(c) for c in clusters if c.regions.bit_count() == 1 and not board.is_listed(c)}
    if not lonely:
        return
    clusters.sort(key=board.rank)
    pairs = [
        *_coded(clusters, _codes(clusters, lonely, rows)),
        *_named(clusters, _parents(rows, parents)),
    ]
    asked: dict[int, int] = defaultdict(int)
    for part, whole, sure, method in pairs:
        if part.regions & whole.regions or not _may_be_one(part, whole):
            continue
        for mine, other, reason in ((part, whole, PART), (whole, part, WHOLE)):
            known = any(found(candidate) is other for candidate, _, _ in mine.candidates)
            if id(mine) in lonely and not known and asked[id(mine)] < MOST:
                asked[id(mine)] += 1
                doubt(mine, [(other, sure, method)], mine.reason or reason)


def _may_be_one(part: Cluster, whole: Cluster) -> bool:
    mine, theirs = part.lead.type, whole.lead.type
    return part is not whole and (not mine or not theirs or mine == theirs)


def _parents(rows: pl.DataFrame, parents: pl.Series | None) -> Mapping[int, str]:
    """Return the name of the main matter of each unit that has one."""
    if parents is None:
        return {}
    told = rows.select("unit", parents.alias("parent")).filter(pl.col("parent") != "")
    first = told.sort("unit", "parent").unique("unit", keep="first", maintain_order=True)
    return dict(first.iter_rows())


def _named(clusters: Sequence[Cluster], parents: Mapping[int, str]) -> Iterator[_Pair]:
    """Yield parts and wholes by their names."""
    by_key: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_key[cluster.lead.name.key].append(cluster)
    for part in clusters:
        key = whole_of(part.lead.name.printed, parents.get(part.lead.place, ""))
        for whole in by_key.get(key, ()) if key else ():
            yield part, whole, BY_NAME, NAME


def _codes(clusters: Sequence[Cluster], lonely: set[int], rows: pl.DataFrame) -> Mapping[int, str]:
    """Return the code of each cluster, also where no other region has it."""
    bare = [c.lead.place for c in clusters if id(c) in lonely and not c.lead.code and c.lead.stray]
    held = rows.filter((pl.col("code") != "") & pl.col("unit").is_in(bare)).select("unit", "code")
    first = held.sort("unit", "code").unique("unit", keep="first", maintain_order=True)
    stray = dict(first.iter_rows())
    return {id(c): c.lead.code or stray.get(c.lead.place, "") for c in clusters}


def _coded(clusters: Sequence[Cluster], codes: Mapping[int, str]) -> Iterator[_Pair]:
    """Yield parts and wholes by the last digits of their codes."""
    groups: dict[str, list[Cluster]] = defaultdict(list)
    wholes: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        told = _NUMBERED.fullmatch(codes[id(cluster)])
        if told:
            held = wholes if told["part"] == _NONE else groups
            held[told.string[:9]].append(cluster)
    for main, parts in groups.items():
        for part in parts:
            for whole in wholes.get(main, ()):
                if likeness(part.lead.name, whole.lead.name) >= ALIKE:
                    yield part, whole, BY_CODE, CODE
