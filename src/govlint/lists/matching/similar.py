"""Matters whose names are alike: slips of the pen are matched, what is unsure goes to review.

Only names that share characters which are rare among the names of the comparison are looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from govlint.lists.matching.byname import SAME_BUT_LAW
from govlint.lists.matching.clusters import SIMILAR, Board, Candidate, Cluster, doubt, found, lawful
from govlint.lists.matching.differences import Judged, Verdict, Vocabulary, judge, likeness

FLOOR = 0.6
"""Below it two names are not looked at further."""
ASKED, ALIKE_ENOUGH = 0.7, 0.8
"""From here on a person is asked about an unsure pair; the same where nothing but the names speaks
for it."""
STEADY = 3
"""Regions that have a name, from which on a name of one character else is asked about."""
MARGIN = 0.04
"""By how much the best has to be better than the second."""
HIGHEST, WEAK = 0.94, 0.85
"""Confidence of the best match by likeness, and of one where a word more says little."""
_RARE = 6
"""Pairs of characters of a name, the rarest, by which others are found."""
_COMMON = 400
"""Names from which on a pair of characters tells nothing."""
_TIMES = 5
"""How many more regions have to write a name right than have the same slip."""
_MOST = 8
"""Names that are looked at for one."""
ALIKE = "名称与候选事项相近，但不能认定是同一事项"
RIVALS = "名称与几个事项同样相近，分不清是哪一个"
PARTS = "与候选事项只差一个表示环节或类别的词，一个可能包含另一个"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two clusters whose names are alike; the first seeks, the second may take it in."""

    seeker: Cluster
    other: Cluster
    judged: Judged


def by_likeness(board: Board, vocabulary: Vocabulary) -> None:
    """Merge clusters whose names differ by slips of the pen, and put the unsure under review."""
    clusters = board.alive()
    everywhere = (board.catalogue << 1) - 1
    seekers = {
        place
        for place, cluster in enumerate(clusters)
        if not cluster.lead.code
        and not board.is_listed(cluster)
        and cluster.regions | board.catalogue != everywhere
        and cluster.lead.name.key
    }
    if not seekers:
        return
    pairs = list(_judged(clusters, seekers, vocabulary))
    same = [pair for pair in pairs if pair.judged.verdict is Verdict.SAME]
    _merge(board, same, same)
    _merge(board, [pair for pair in pairs if _is_sure(pair)], pairs)
    _ask(board, pairs)


def _is_sure(pair: _Pair) -> bool:
    """Tell whether type and article agree where names differ by a word that says little."""
    mine, theirs = found(pair.seeker), found(pair.other)
    named = bool(mine.lead.type) and mine.lead.type == theirs.lead.type
    unsure = pair.judged.verdict is Verdict.UNSURE and pair.judged.weak
    return unsure and named and lawful(mine.norms, theirs.norms) > 1


def _judged(
    clusters: Sequence[Cluster], seekers: set[int], vocabulary: Vocabulary
) -> Iterator[_Pair]:
    """Yield the pairs that are alike, from the side of each seeker, best first."""
    near: dict[int, list[tuple[bool, float, int]]] = defaultdict(list)
    for mine, theirs in _blocked(clusters, seekers):
        if clusters[mine].regions & clusters[theirs].regions:
            continue
        differ = _types_differ(clusters[mine], clusters[theirs])
        floor = ALIKE_ENOUGH if differ else FLOOR
        score = likeness(clusters[mine].lead.name, clusters[theirs].lead.name, floor)
        if score:
            near[mine].append((differ, -score, theirs))
    for mine in sorted(near):
        for _, _, theirs in sorted(near[mine])[:_MOST]:
            seeker, other = clusters[mine], clusters[theirs]
            judged = judge(seeker.lead.name, other.lead.name, vocabulary)
            if judged.verdict is Verdict.SAME and _is_usual(seeker, other, judged):
                judged = Judged(Verdict.UNSURE, judged.score)
            if judged.verdict is not Verdict.OTHER:
                yield _Pair(seeker, other, judged)


def _is_usual(one: Cluster, other: Cluster, judged: Judged) -> bool:
    """Tell whether what looks like a slip may be none, by the regions that write it so."""
    if not judged.odd:
        return False
    slip, right = (one, other) if judged.odd == 1 else (other, one)
    regions, others = slip.regions.bit_count(), right.regions.bit_count()
    return regions * _TIMES > others if regions > 1 else others == 1 and not judged.firm


def _types_differ(one: Cluster, other: Cluster) -> bool:
    return bool(one.lead.type and other.lead.type) and one.lead.type != other.lead.type


def _blocked(clusters: Sequence[Cluster], seekers: set[int]) -> Iterator[tuple[int, int]]:
    """Return the pairs that share rare pairs of characters."""
    places: list[int] = []
    grams: list[str] = []
    for place, cluster in enumerate(clusters):
        loose = f"^{cluster.lead.name.loose}$"
        several = {loose[at : at + 2] for at in range(len(loose) - 1)}
        grams += several
        places += [place] * len(several)
    frame = pl.DataFrame(
        {"place": places, "gram": grams}, schema={"place": pl.UInt32, "gram": pl.String}
    )
    known = frame.with_columns(pl.len().over("gram").alias("often")).filter(
        pl.col("often").is_between(2, _COMMON)
    )
    asked = known.filter(pl.col("place").is_in(list(seekers)))
    rare = asked.filter(pl.col("often").rank("ordinal").over("place") <= _RARE)
    shared = rare.join(known.select("gram", pl.col("place").alias("other")), on="gram")
    pairs = shared.filter(pl.col("place") != pl.col("other")).group_by("place", "other").len()
    yield from pairs.select("place", "other").sort("place", "other").iter_rows()


def _merge(board: Board, pairs: Sequence[_Pair], others: Sequence[_Pair]) -> None:
    """Merge what is alike, the best pairs first, unless a second among the others is as good."""
    rivals = _rivals(others)
    ordered = sorted(pairs, key=lambda p: (-p.judged.score, *_content(p)))
    for pair in ordered:
        one, other = found(pair.seeker), found(pair.other)
        if one is other or one.open or other.open or one.regions & other.regions:
            continue
        if _contradict(one, other) or not _is_clear(pair, rivals):
            continue
        highest = HIGHEST if pair.judged.verdict is Verdict.SAME else WEAK
        board.unite(one, other, SIMILAR, round(min(highest, pair.judged.score), 2))


def _content(pair: _Pair) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return pair.seeker.lead.content, pair.other.lead.content


def _contradict(one: Cluster, other: Cluster) -> bool:
    coded = (one.lead.code or one.lead.stray) and (other.lead.code or other.lead.stray)
    return bool(coded) or _types_differ(one, other) or lawful(one.norms, other.norms) < 0


def _rivals(pairs: Sequence[_Pair]) -> Mapping[int, list[_Pair]]:
    by_cluster: dict[int, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        by_cluster[id(pair.seeker)].append(pair)
        by_cluster[id(pair.other)].append(pair)
    return by_cluster


def _is_clear(pair: _Pair, rivals: Mapping[int, list[_Pair]]) -> bool:
    """Tell whether no third cluster is as like to one of a pair and stands in its way."""
    for mine, theirs in ((pair.seeker, pair.other), (pair.other, pair.seeker)):
        for rival in rivals[id(mine)]:
            third = found(rival.other if rival.seeker is mine else rival.seeker)
            if third in (found(mine), found(theirs)):
                continue
            close = rival.judged.score > pair.judged.score - MARGIN
            free = not third.regions & found(mine).regions
            if close and free and third.regions & found(theirs).regions:
                return False
    return True


def _ask(board: Board, pairs: Sequence[_Pair]) -> None:
    """Put clusters of one region that may be one with another under review."""
    asked: dict[int, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        seeker, other = found(pair.seeker), found(pair.other)
        single = seeker.regions.bit_count() == 1 and not board.is_listed(seeker)
        apart = not seeker.regions & other.regions
        if seeker is not other and single and apart and _is_near(board, pair, seeker, other):
            asked[id(seeker)].append(pair)
    for several in asked.values():
        closer = [pair for pair in several if pair.judged.verdict in _CLOSE] or several
        best = sorted(closer, key=lambda p: (-p.judged.score, board.rank(p.other)))[:3]
        seeker = found(best[0].seeker)
        near: list[Candidate] = [
            (found(p.other), round(min(HIGHEST, p.judged.score), 2), SIMILAR) for p in best
        ]
        doubt(seeker, near, _reason(seeker, best))


_CLOSE = (Verdict.SAME, Verdict.UNSURE)


def _is_near(board: Board, pair: _Pair, seeker: Cluster, other: Cluster) -> bool:
    """Tell whether a person is asked about a pair, by what else speaks for or against it."""
    judged, law = pair.judged, lawful(seeker.norms, other.norms)
    if judged.verdict is Verdict.SAME:
        return True
    if _types_differ(seeker, other):
        return False
    if judged.verdict is Verdict.NEAR:
        known = law > 0 or (law == 0 and board.own(other) >= STEADY)
        return known and judged.score >= (ASKED if law > 1 else ALIKE_ENOUGH)
    if law < 0:
        return judged.verdict is Verdict.UNSURE and judged.score >= ALIKE_ENOUGH
    return judged.within or judged.score >= ASKED


def _reason(seeker: Cluster, best: Sequence[_Pair]) -> str:
    verdict = best[0].judged.verdict
    if verdict is not Verdict.SAME:
        return PARTS if verdict is Verdict.PART else ALIKE
    other = found(best[0].other)
    if _types_differ(seeker, other):
        return ALIKE
    return SAME_BUT_LAW.replace("名称相同", "名称相近") if _contradict(seeker, other) else RIVALS
