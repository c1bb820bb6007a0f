"""Matters by their codes: which names under one code are one matter, and which contradict it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from govlint.lists.matching.clusters import CODE, Cluster, Unit, cluster_of, merge
from govlint.lists.matching.differences import Verdict, Vocabulary, excludes, judge
from govlint.lists.matching.names import Name

NATIONAL = re.compile("[0-9]{12}")
ALIKE = 0.6
"""From here on a name under a shared code is a variant, below it is quite another one."""
FEW = 3
"""Characters that a variant under a shared code may differ in, less than half of the name."""
STEADY = 2
"""Regions from which on a name under a code is meant so, and is no slip."""
CONTRADICTED = "编码与候选事项相同，名称却差别很大；请核对编码是否填错"
OWNED = "编码指向一个事项，名称却是另一个事项的；请核对编码是否填错"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A unit whose name is not that of its code."""

    unit: Unit
    cluster: Cluster
    reason: str


@dataclass(slots=True)
class ByCode:
    """What codes tell: the matters, and the rows whose names contradict their codes."""

    clusters: list[Cluster] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)


def by_codes(units: Iterable[Unit], catalogue: int, vocabulary: Vocabulary) -> ByCode:
    """Make clusters of units with codes that several regions or the catalogue have.

    Args:
        units: a unit for each code and name.
        catalogue: the bit of the catalogue.
        vocabulary: the names of the comparison.
    """
    of_code: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        of_code[unit.code].append(unit)
    ordered = {code: _ordered(of_code[code], catalogue) for code in sorted(of_code)}
    owners: dict[str, set[str]] = defaultdict(set)
    for code, several in ordered.items():
        owners[several[0].name.key].add(code)
        owners[several[0].name.loose].add(code)
    result = ByCode()
    for several in ordered.values():
        _resolve(several, catalogue, owners, vocabulary, result)
    return result


def _ordered(units: Sequence[Unit], catalogue: int) -> list[Unit]:
    if len(units) == 1:
        return list(units)
    return sorted(
        units,
        key=lambda unit: (
            not unit.regions & catalogue,
            -unit.regions.bit_count(),
            unit.content,
        ),
    )


def _resolve(
    units: Sequence[Unit],
    catalogue: int,
    owners: Mapping[str, set[str]],
    vocabulary: Vocabulary,
    result: ByCode,
) -> None:
    """Sort the names under one code: the main one, its variants, others beside it, strangers."""
    cores = [cluster_of(units[0], CODE, 1.0)]
    names = {id(cores[0]): units[0].name}
    for unit in units[1:]:
        nearest, confidence = _nearest(unit, cores, names, vocabulary)
        steady = bool(unit.regions & catalogue) or unit.regions.bit_count() >= STEADY
        beside = any(core.regions & unit.regions for core in cores)
        if _owned(unit, owners):
            result.contradictions.append(Contradiction(unit, nearest, OWNED))
        elif steady and beside and confidence < _SLIP:
            cores.append(cluster_of(unit, CODE, 1.0))
            names[id(cores[-1])] = unit.name
        elif confidence:
            merge(nearest, cluster_of(unit, CODE, 1.0), CODE, confidence)
        elif steady and not excludes(unit.name.key, nearest.lead.name.key):
            merge(nearest, cluster_of(unit, CODE, 1.0), CODE, _RENAMED)
        else:
            result.contradictions.append(Contradiction(unit, nearest, CONTRADICTED))
    result.clusters += cores


def _owned(unit: Unit, owners: Mapping[str, set[str]]) -> bool:
    """Tell whether the name of a unit is that of another code, and not of its own."""
    found = owners.get(unit.name.key) or owners.get(unit.name.loose) or {unit.code}
    return unit.code not in found


_SLIP, _VARIANT, _RENAMED = 0.97, 0.9, 0.8


def _nearest(
    unit: Unit, cores: Sequence[Cluster], names: Mapping[int, Name], vocabulary: Vocabulary
) -> tuple[Cluster, float]:
    """Return the core whose name is nearest, and how sure it is that the name is its variant."""
    rated = [
        (_relation(unit.name, names[id(core)], vocabulary), -place, core)
        for place, core in enumerate(cores)
    ]
    best = max(rated, key=lambda entry: entry[:2])
    return best[2], best[0]


def _relation(one: Name, other: Name, vocabulary: Vocabulary) -> float:
    """Return how sure it is that two names under one code are variants, 0.0 where they are not."""
    if not one.key or not other.key:
        return _VARIANT
    judged = judge(one, other, vocabulary)
    if judged.verdict is Verdict.SAME:
        return _SLIP
    if excludes(one.key, other.key, but="act"):
        return 0.0
    short, long = sorted((one.loose, other.loose), key=len)
    near = Levenshtein.normalized_similarity(one.key, other.key) >= ALIKE
    changed = Levenshtein.distance(one.key, other.key)
    few = changed <= FEW and changed * 2 < min(len(one.key), len(other.key))
    return _VARIANT if near or few or short in long else 0.0


def shared(clusters: Iterable[Cluster], catalogue: int) -> Iterator[Unit]:
    """Yield the units whose code and name several regions have, or one and the catalogue."""
    for cluster in clusters:
        if cluster.regions.bit_count() >= STEADY:
            yield from (placed.unit for placed in cluster.members)
