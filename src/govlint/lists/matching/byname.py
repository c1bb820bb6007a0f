"""Matters by their names: equal names with type and basis, equal names, names alike but for words.

Clusters of one name are one matter where no region has two of them. Where a region has several
rows of one name, what they are based on and the bodies tell them apart, or else a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from govlint.lists.matching.clusters import (
    FULL,
    NAME,
    SIMILAR,
    Board,
    Candidate,
    Cluster,
    Split,
    disjoint,
    doubt,
    lawful,
    merge,
)
from govlint.lists.matching.names import Name
from govlint.lists.matching.words import name_words

SURE, EQUAL, WEAKER, LOOSE, REORDERED = 0.98, 0.95, 0.9, 0.92, 0.9
"""Confidence of the ways in which names are one."""
_MOST = 60
"""Clusters of one name up to which every pair is looked at."""
SEVERAL = "几个地区有几行同名，依据和实施主体分不清这一行是其中哪一项"
TWICE = "本地区另有一行名称相同或只差几个字，可能是重复，也可能是两项"
COMMON = "名称太笼统，依据又不能互相印证，不能凭名称认定"
SAME_BUT_LAW = "名称相同，但编码不同、依据也不同，不能认定是同一事项"


def is_common(name: Name) -> bool:
    """Tell whether a name says what is done and not to what (变更登记)."""
    return bool(name.key) and name_words().bare.fullmatch(name.key) is not None


def by_names(board: Board) -> None:
    """Merge the clusters of one name and type, and then those of one name."""
    for bucket in _buckets(board, lambda c: (c.lead.name.key, c.lead.type)):
        _settle(board, bucket)
    for bucket in _buckets(board, lambda c: c.lead.name.key):
        _across_types(board, bucket)


def by_loose_names(board: Board) -> None:
    """Merge clusters whose names are equal without words that say little, or in another order."""
    for bucket in _buckets(board, lambda c: c.lead.name.loose):
        _loosely(bucket, LOOSE)
    for bucket in _buckets(board, lambda c: c.lead.name.order):
        if not any("转" in cluster.lead.name.loose for cluster in bucket):
            _loosely(bucket, REORDERED)


def _buckets(board: Board, key: Callable[[Cluster], Hashable]) -> Iterator[list[Cluster]]:
    """Yield the clusters that share a key, where there are several; in their order."""
    found: dict[Hashable, list[Cluster]] = defaultdict(list)
    for cluster in board.alive():
        if cluster.lead.name.key:
            found[key(cluster)].append(cluster)
    yield from (bucket for bucket in found.values() if len(bucket) > 1)


def _settle(board: Board, bucket: Sequence[Cluster]) -> None:
    """Merge clusters of one name and type, as far as it is clear which are one."""
    if not disjoint(bucket):
        bucket = _tolerate(board, _by_spelling(board, bucket))
    if disjoint(bucket):
        for cluster in bucket[1:]:
            _join(bucket[0], cluster)
    else:
        _sort_out(board, bucket)


def _by_spelling(board: Board, bucket: Sequence[Cluster]) -> list[Cluster]:
    """Merge clusters of one spelling first, where a name has several; return what is left."""
    spellings: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in bucket:
        spellings[cluster.lead.name.light].append(cluster)
    for same in spellings.values() if len(spellings) > 1 else ():
        if disjoint(same):
            for cluster in same[1:]:
                _join(same[0], cluster)
        else:
            _sort_out(board, same)
    left = [cluster for cluster in bucket if cluster.merged is None and not cluster.open]
    return sorted(left, key=board.rank)


def _join(into: Cluster, cluster: Cluster) -> None:
    """Merge a cluster of the same name, unless what else is known speaks against it."""
    law = lawful(into.norms, cluster.norms)
    if is_common(into.lead.name) and law < 1:
        doubt(cluster, [(into, EQUAL / 2, NAME)], COMMON)
    elif law < 0 and _codes_differ(into, cluster):
        if cluster.regions.bit_count() == 1:
            doubt(cluster, [(into, WEAKER / 2, NAME)], SAME_BUT_LAW)
    else:
        _merge_named(into, cluster)


def _merge_named(into: Cluster, cluster: Cluster) -> None:
    full = lawful(into.norms, cluster.norms) > 0 and bool(into.lead.type)
    alike = into.lead.type == cluster.lead.type
    if full and alike:
        merge(into, cluster, FULL, SURE)
    else:
        merge(into, cluster, NAME, EQUAL if alike else WEAKER)


def _codes_differ(one: Cluster, other: Cluster) -> bool:
    mine, theirs = one.lead, other.lead
    return (bool(mine.code) or mine.stray) and (bool(theirs.code) or theirs.stray)


def _tolerate(board: Board, bucket: Sequence[Cluster]) -> list[Cluster]:
    """Merge spellings of one name that but for a few regions stand in different ones.

    In these few, the row of the rarer spelling is asked about.
    """
    left: list[Cluster] = []
    for cluster in bucket:
        into = next((core for core in left if _spellings(core, cluster)), None)
        if into is None:
            left.append(cluster)
            continue
        twice = into.regions & cluster.regions
        for placed in cluster.members if twice else ():
            if placed.unit.regions & twice:
                board.splits.append(Split(placed.unit, placed.unit.regions & twice, into))
        _merge_named(into, cluster)
    return left


def _spellings(one: Cluster, other: Cluster) -> bool:
    """Tell whether two clusters of one name are its spellings, in nearly all regions apart."""
    twice = (one.regions & other.regions).bit_count()
    fewer = min(one.regions.bit_count(), other.regions.bit_count())
    apart = one.lead.name.light == other.lead.name.light or (
        bool(one.lead.body) and bool(other.lead.body) and one.lead.body != other.lead.body
    )
    if not twice or apart or fewer < 3 or lawful(one.norms, other.norms) < 0:
        return False
    return twice <= max(1, fewer // 20) and not (one.lead.code and other.lead.code)


def _sort_out(board: Board, bucket: Sequence[Cluster]) -> None:
    """Merge clusters of a name that a region has several times, where the evidence is clear."""
    left = list(bucket)
    if len(left) <= _MOST:
        _by_evidence(left)
    left = [cluster for cluster in left if cluster.merged is None]
    for cluster in sorted(left, key=lambda c: c.regions.bit_count()):
        if cluster.merged is None and not cluster.lead.code and not board.is_listed(cluster):
            _by_elimination(board, cluster, [other for other in left if other.merged is None])


def _by_evidence(left: Sequence[Cluster]) -> None:
    """Merge the pairs that share most, as long as no other cluster shares as much with either."""
    while True:
        pairs = _pairs(left)
        clear = next((pair for pair in pairs if _is_clear(pair, pairs)), None)
        if clear is None:
            return
        _merge_named(clear[1], clear[2])


_Pair = tuple[int, Cluster, Cluster]


def _pairs(left: Sequence[Cluster]) -> list[_Pair]:
    alive = [cluster for cluster in left if cluster.merged is None]
    pairs = [
        (weight, one, other)
        for at, one in enumerate(alive)
        for other in alive[at + 1 :]
        if not one.regions & other.regions
        and (weight := _evidence(one, other)) > 0
        and not (one.lead.code and other.lead.code)
    ]
    return sorted(pairs, key=lambda pair: -pair[0])


def _is_clear(pair: _Pair, pairs: Sequence[_Pair]) -> bool:
    """Tell whether no cluster in the way of a pair shares as much with one of it."""
    weight, one, other = pair
    return not any(
        rival[0] >= weight and rival is not pair and _rivals(rival, one, other) for rival in pairs
    )


def _rivals(rival: _Pair, one: Cluster, other: Cluster) -> bool:
    """Tell whether a pair of one of two clusters with a third keeps the two from being one."""
    for mine, theirs in ((one, other), (other, one)):
        third = rival[2] if rival[1] is mine else rival[1] if rival[2] is mine else None
        if third is not None and third is not theirs and third.regions & theirs.regions:
            return True
    return False


def _evidence(one: Cluster, other: Cluster) -> int:
    """Weigh what two clusters of one name share; 0 or less: nothing that tells."""
    law = lawful(one.norms, other.norms)
    mine, theirs = one.lead.body, other.lead.body
    body = 0 if not (mine and theirs) else 1 if mine == theirs else -1
    light = one.lead.name.light == other.lead.name.light
    if law < 0 or (body < 0 and law < 2):
        return -1
    return 4 * law + 2 * max(body, 0) + light if law or body > 0 else 0


def _by_elimination(board: Board, cluster: Cluster, others: Sequence[Cluster]) -> None:
    """Merge a cluster with the one that alone can be it, or put it under review."""
    rest = [other for other in others if other is not cluster and not other.open]
    free = [other for other in rest if not other.regions & cluster.regions]
    fits = [other for other in free if _evidence(other, cluster) >= 0]
    single = cluster.regions.bit_count() == 1
    if len(fits) == 1:
        board.unite(fits[0], cluster, NAME, WEAKER)
    elif fits:
        doubt(cluster, [(other, EQUAL / 2, NAME) for other in fits[:3]], SEVERAL)
    elif free and single:
        doubt(cluster, [(other, WEAKER / 2, NAME) for other in free[:3]], SEVERAL)
    elif single and not cluster.norms:
        doubt(cluster, [(other, EQUAL / 2, NAME) for other in rest[:3]], TWICE)


def _across_types(board: Board, bucket: Sequence[Cluster]) -> None:
    """Merge clusters of one name whose types differ or are not told, where that is clear."""
    if disjoint(bucket):
        for cluster in bucket[1:]:
            law = lawful(bucket[0].norms, cluster.norms)
            both = bool(bucket[0].lead.type and cluster.lead.type)
            if law < 0 and both and board.own(cluster) == 1:
                doubt(cluster, [(bucket[0], WEAKER / 2, NAME)], SAME_BUT_LAW)
            elif law >= 0 or not both:
                _join(bucket[0], cluster)
        return
    for cluster in bucket:
        untyped = not cluster.lead.type and not cluster.lead.code
        if untyped and not cluster.open and not board.is_listed(cluster):
            _by_elimination(board, cluster, [other for other in bucket if other.merged is None])


def _loosely(bucket: Sequence[Cluster], confidence: float) -> None:
    """Merge clusters of loosely one name, where no region has two and nothing else is against."""
    cores: list[Cluster] = []
    for cluster in bucket:
        if cluster.merged is not None or cluster.open:
            continue
        fits = [core for core in cores if not core.regions & cluster.regions]
        single = cluster.regions.bit_count() == 1
        if len(fits) == 1 and _agree(fits[0], cluster):
            merge(fits[0], cluster, SIMILAR, confidence)
        elif single and cores:
            near: list[Candidate] = [
                (core, confidence / 2, SIMILAR) for core in (fits or cores)[:3]
            ]
            doubt(cluster, near, SEVERAL if fits else TWICE)
        else:
            cores.append(cluster)


def _agree(one: Cluster, other: Cluster) -> bool:
    """Tell whether types, bases and codes leave it open that two clusters are one matter."""
    types = not (one.lead.type and other.lead.type) or one.lead.type == other.lead.type
    return types and lawful(one.norms, other.norms) >= 0 and not _codes_differ(one, other)
