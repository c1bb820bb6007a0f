"""Units (rows that cannot be told apart) and clusters of them that are one matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from govlint.lists.matching.names import Name

Method = Literal["code", "name+type+basis", "name", "similar", "decision"]
"""How a row is matched."""
CODE: Final = "code"
FULL: Final = "name+type+basis"
NAME: Final = "name"
SIMILAR: Final = "similar"
DECISION: Final = "decision"


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Rows of several regions that have one code, or one name, type and basis.

    Attributes:
        place: place among the units.
        name: of its rows.
        code: code by which it may be matched, ``""`` without one.
        type: type of its rows, ``""`` where none is told.
        norms: what its rows are based on.
        body: what the bodies work on, where that is asked.
        regions: a bit for each region that has such a row; the catalogue has the highest one.
        rows: how many rows it has.
        stray: its rows have a national code that no other region has.
    """

    place: int
    name: Name
    code: str = ""
    type: str = ""
    norms: frozenset[str] = frozenset()
    body: str = ""
    regions: int = 0
    rows: int = 1
    stray: bool = False

    @property
    def content(self) -> tuple[str, ...]:
        """What orders units, whatever the order of the regions."""
        return (
            self.name.key,
            self.type,
            self.name.light,
            self.code,
            self.body,
            *sorted(self.norms),
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """How a unit came into its cluster."""

    unit: Unit
    method: Method
    confidence: float


@dataclass(slots=True, eq=False)
class Cluster:
    """Units that are one matter. Clusters grow while they are matched; nothing else keeps them.

    Attributes:
        members: its units, the one that leads it first.
        regions: the regions of all of them.
        norms: what any of them is based on.
        candidates: clusters that it may be one with, with confidence and method.
        open: it stays under review: which of its candidates it is cannot be told.
        reason: why, in Chinese.
        merged: the cluster that took it in.
    """

    members: list[Placed]
    regions: int
    norms: frozenset[str]
    candidates: list[Candidate] = field(default_factory=list)
    open: bool = False
    reason: str = ""
    merged: Cluster | None = None

    @property
    def lead(self) -> Unit:
        """The unit that gives it name, type and code."""
        return self.members[0].unit


Candidate = tuple[Cluster, float, Method]
"""What a cluster may be one with, how sure that is, and by what it is told."""


@dataclass(frozen=True, slots=True)
class Split:
    """A region that has two rows of what is one matter elsewhere: one of them is asked about."""

    unit: Unit
    regions: int
    cluster: Cluster


@dataclass(slots=True)
class Board:
    """The clusters of a comparison.

    Attributes:
        regions: how many regions there are; the catalogue has the bit behind them.
        clusters: those that no other has taken in.
        splits: rows that are taken out of their unit.
    """

    regions: int
    clusters: list[Cluster] = field(default_factory=list)
    splits: list[Split] = field(default_factory=list)

    @property
    def catalogue(self) -> int:
        """The bit of the catalogue."""
        return 1 << self.regions

    def own(self, cluster: Cluster) -> int:
        """Count the regions of a cluster, the catalogue not among them."""
        return (cluster.regions & ~self.catalogue).bit_count()

    def rank(self, cluster: Cluster) -> tuple[object, ...]:
        """Return what orders clusters: the catalogue's first, then those with more regions."""
        listed = not cluster.regions & self.catalogue
        coded = not cluster.lead.code
        return (listed, coded, -cluster.regions.bit_count(), cluster.lead.content)

    def is_listed(self, cluster: Cluster) -> bool:
        """Tell whether a cluster is a matter of the catalogue."""
        return bool(cluster.regions & self.catalogue)

    def unite(self, one: Cluster, other: Cluster, method: Method, confidence: float) -> None:
        """Merge two clusters; the one that ranks first leads."""
        into, taken = sorted((one, other), key=self.rank)
        merge(into, taken, method, confidence)

    def alive(self) -> list[Cluster]:
        """Return the clusters that may still grow, in their order."""
        left = [cluster for cluster in self.clusters if cluster.merged is None and not cluster.open]
        return sorted(left, key=self.rank)


def cluster_of(unit: Unit, method: Method, confidence: float) -> Cluster:
    """Return a cluster of one unit."""
    return Cluster([Placed(unit, method, confidence)], unit.regions, unit.norms)


def found(cluster: Cluster) -> Cluster:
    """Return the cluster that a cluster has become."""
    while cluster.merged is not None:
        cluster = cluster.merged
    return cluster


def merge(into: Cluster, other: Cluster, method: Method, confidence: float) -> None:
    """Take the units of a cluster into another; what made it a cluster stays the weaker proof."""
    for placed in other.members:
        how = method if placed.confidence >= confidence else placed.method
        into.members.append(Placed(placed.unit, how, min(placed.confidence, confidence)))
    into.regions |= other.regions
    into.norms |= other.norms
    other.merged = into


def doubt(cluster: Cluster, others: Iterable[Candidate], reason: str) -> None:
    """Put a cluster under review, with the clusters that it may be one with."""
    cluster.open = True
    cluster.reason = reason
    cluster.candidates = [*cluster.candidates, *others]


def titles(norms: frozenset[str]) -> frozenset[str]:
    """Return the titles among what a row is based on, without their articles."""
    return frozenset(norm for norm in norms if "§" not in norm)


def lawful(one: frozenset[str], other: frozenset[str]) -> int:
    """Weigh what two bases have in common: 2 an article, 1 a norm, 0 nothing told, -1 neither."""
    shared = one & other
    if any("§" in norm for norm in shared):
        return 2
    if shared:
        return 1
    return -1 if one and other else 0


def disjoint(clusters: Sequence[Cluster]) -> bool:
    """Tell whether no region stands in two of the clusters."""
    seen = 0
    for cluster in clusters:
        if seen & cluster.regions:
            return False
        seen |= cluster.regions
    return True
