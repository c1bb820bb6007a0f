"""What comes out of lists: findings of one list, and a comparison across regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from govlint.model.finding import Outcome, RuleOutcome, Severity
from govlint.model.items import ItemList

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a matter stands: row as a person counts it, sheet, table, page."""

    row: int | None = None
    sheet: str | None = None
    table: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ListFinding:
    """One defect of a list; ``place.row`` is None where it concerns the whole list."""

    code: str
    name: str
    source: str
    severity: Severity
    outcome: Outcome
    field: str | None
    place: ListPlace
    message: str
    why: str
    how: str
    evidence: str = ""
    expected: str | None = None
    actual: str | None = None
    confidence: float = 1.0
    rows: tuple[int, ...] = ()
    """Every row concerned, where there are several."""
    matter: str = ""
    """Name of the matter as printed."""


@dataclass(frozen=True, slots=True)
class ListReport:
    """Everything said about one list."""

    items: ItemList
    findings: tuple[ListFinding, ...] = ()
    outcomes: tuple[RuleOutcome, ...] = ()


@dataclass(frozen=True)
class ListsReport:
    """The result of ``lists check``."""

    lists: tuple[ListReport, ...]
    tool: str
    day: str


@dataclass(frozen=True, slots=True)
class RegionList:
    """A region of a comparison, its level (1 国 … 5 乡, None: not known) and its list."""

    name: str
    level: int | None
    items: ItemList
    superior: str | None = None
    """Name of the region of this comparison that stands directly above it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row that belongs to a matter."""

    region: str
    place: ListPlace
    name: str
    method: str
    """code, name+type+basis, name, similar, or decision."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter across regions (``item`` of the contract)."""

    id: str
    name: str
    basic_code: str
    type: str
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that an unmatched row may belong to."""

    item: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A row that belongs to no matter for certain; ``outcome`` is review or only_here."""

    region: str
    place: ListPlace
    name: str
    outcome: str
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """A region that departs from the reference."""

    region: str
    place: ListPlace
    actual: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding of a comparison: a matter, a field, a code, and the regions that depart."""

    code: str
    name: str
    source: str
    severity: Severity
    outcome: Outcome
    field: str
    policy: str
    """Eq4, EqR, Dir or Free."""
    verdict: str
    """different, worse, better, missing, only_here or unjustified."""
    item: str | None
    matter: str
    basic_code: str
    expected: str | None
    expected_from: str | None
    """catalogue, superior, majority or law."""
    places: tuple[Departure, ...]
    message: str
    how: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with what it is made of; ``rate`` is None where nothing was compared."""

    consistent: int
    compared: int

    @property
    def rate(self) -> float | None:
        """Share of what is consistent, 0..1, rounded to four places."""
        return round(self.consistent / self.compared, 4) if self.compared else None


@dataclass(frozen=True, slots=True)
class Consistency:
    """同一事项同一标准率: over all, by field, by region, by department (body)."""

    overall: Rate
    fields: Mapping[str, Rate] = field(default_factory=dict)
    regions: Mapping[str, Rate] = field(default_factory=dict)
    bodies: Mapping[str, Rate] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Rate] = field(default_factory=dict)
    """By (region, field), for the heat map."""


@dataclass(frozen=True, slots=True)
class Counts:
    """One per place over findings that failed as error or warning."""

    by_code: Mapping[str, int] = field(default_factory=dict)
    by_field: Mapping[str, int] = field(default_factory=dict)
    by_region: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Alignment:
    """Which row belongs to which matter, in relational terms.

    Attributes:
        matters: ``matter`` (UInt32, from 0), ``name``, ``basic_code``, ``type`` (String, ``""``
            where unknown), ``catalogue`` (UInt32: place in the catalogue's frame; null: not in it).
        rows: every row of every region once: ``region`` (UInt32: place in the regions),
            ``position`` (UInt32: place in that region's frame), ``matter`` (UInt32; null: none
            for certain),
            ``method`` (String), ``confidence`` (Float64), ``outcome`` (matched, review, only_here),
            ``reason`` (String, Chinese, ``""``).
        candidates: of rows under review: ``region``, ``position``, ``matter``, ``confidence``,
            ``method``.
    """

    matters: pl.DataFrame
    rows: pl.DataFrame
    candidates: pl.DataFrame


@dataclass(frozen=True, eq=False)
class Comparison:
    """The same matters across regions.

    ``items`` and ``unmatched`` are worked out when they are first asked for.
    """

    tool: str
    day: str
    reference: str
    """catalogue, superior or majority."""
    reference_path: str | None
    regions: tuple[RegionList, ...]
    catalogue: ItemList | None
    alignment: Alignment
    findings: tuple[Difference, ...]
    consistency: Consistency
    counts: Counts
    policies: Mapping[str, str] = field(default_factory=dict)
    """Field to policy, as the run had them."""
    grains: tuple[Grain, ...] = ()
    """Matters that are split in one region and whole in another."""
    unused_decisions: tuple[str, ...] = ()
    """Decisions that fit no row, as one Chinese line each."""

    @cached_property
    def items(self) -> tuple[Matter, ...]:
        """The matters with their rows."""
        from govlint.model.listing_rows import matters_of

        return matters_of(self)

    @cached_property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """The rows that belong to no matter for certain."""
        from govlint.model.listing_rows import unmatched_of

        return unmatched_of(self)


@dataclass(frozen=True, slots=True)
class Grain:
    """A matter that one region lists as one and another as several (主项、子项)."""

    whole: tuple[str, ListPlace, str]
    """Region, place and name of the one."""
    parts: Sequence[tuple[str, ListPlace, str]]
    """Region, place and name of each of the several."""
    confidence: float
