"""Matter by region: how each region stands to the reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from govlint.model.finding import Outcome, Severity
from govlint.model.listing import Comparison, Departure, Difference
from govlint.model.listing_rows import id_of
from govlint.reporters.lists.rows import texts_of
from govlint.reporters.lists.tally import departures
from govlint.reporters.lists.terms import REFERENCE_TERMS, counts, field_rank, field_term
from govlint.reporters.lists.wording import expected


class State(StrEnum):
    """How a region stands to the reference in one matter; the value is the word for it."""

    DIFFERENT = "不同"
    MISSING = "缺少"
    REVIEW = "待核对"
    NOTED = "提示"
    BETTER = "更优"
    ONLY = "独有"
    SAME = "一致"
    NONE = "未列"
    UNREAD = "读不了"


MEANINGS: Mapping[State, str] = {
    State.SAME: "有这个事项，应当一致的字段都与标准一致",
    State.DIFFERENT: "至少一个字段与标准不一致、比标准更差或者没有依据地多出来；格里写着哪些字段",
    State.BETTER: "比标准对办事人更有利（如承诺时限更短），不算不一致",
    State.MISSING: "标准里有、同级多数地区也有，这里没有，也没有说明理由",
    State.ONLY: "只有这一个地区列出",
    State.REVIEW: "可能是同一事项或者可能不一致，程序不能肯定，要人看",
    State.NOTED: "有小的差别，只作提示，不算不一致",
    State.NONE: "这里没有这个事项，也不要求有",
    State.UNREAD: "这个地区的文件读不了，没有比对",
}
# What a cell is called where several things are found in it: the first of these.
_ORDER = tuple(State)


@dataclass(frozen=True, slots=True)
class Note:
    """A field that departs: how, and what stands there."""

    state: State
    field: str
    actual: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One region in one matter: its state, the worst of its fields, and each field that departs."""

    state: State
    notes: tuple[Note, ...] = ()


SAME = Cell(State.SAME)
ABSENT = Cell(State.NONE)
UNREAD = Cell(State.UNREAD)
ONLY = Cell(State.ONLY)


@dataclass(frozen=True, slots=True)
class Line:
    """One matter across the regions.

    Attributes:
        item: its id, ``""`` for a row that only one region has.
        name: its name.
        basic_code: its code.
        type: its type.
        source: where the reference comes from, in the words of people.
        expected: field to what should stand there, for the fields that depart somewhere.
        cells: region to how it stands, in the order of the comparison.
    """

    item: str
    name: str
    basic_code: str
    type: str
    source: str
    expected: Mapping[str, str]
    cells: Mapping[str, Cell]

    @property
    def departs(self) -> int:
        """Number of regions that differ or lack the matter."""
        bad = (State.DIFFERENT, State.MISSING)
        return sum(cell.state in bad for cell in self.cells.values())


Found = Sequence[tuple[Difference, Departure]]


def lines(comparison: Comparison) -> Iterator[Line]:
    """Yield every matter, then every row that only one region has."""
    regions = [region.name for region in comparison.regions]
    unread = {region.name for region in comparison.regions if region.items.error is not None}
    present = _present(comparison)
    review = _under_review(comparison)
    found: dict[str, list[tuple[Difference, Departure]]] = {}
    for one, place in departures(comparison):
        if one.item is not None:
            found.setdefault(one.item, []).append((one, place))
    matters = comparison.alignment.matters.select(
        "matter", "name", "basic_code", "type", "catalogue"
    )
    for matter, name, code, kind, row in matters.iter_rows():
        own = found.get(id_of(matter), [])
        cells = _cells(regions, unread, present.get(matter, ()), review.get(matter, ()), own)
        source = _source(comparison, row is not None, own)
        yield Line(id_of(matter), name, code, kind, source, _expected(own), cells)
    yield from _only_here(comparison, regions, unread)


def _present(comparison: Comparison) -> Mapping[int, Sequence[int]]:
    """Return the regions that have each matter."""
    rows = comparison.alignment.rows.filter(outcome="matched")
    return dict(rows.group_by("matter").agg("region").iter_rows())


def _under_review(comparison: Comparison) -> Mapping[int, Sequence[int]]:
    """Return the regions of which a row may belong to each matter."""
    return dict(comparison.alignment.candidates.group_by("matter").agg("region").iter_rows())


def _cells(
    regions: Sequence[str],
    unread: set[str],
    present: Sequence[int],
    review: Sequence[int],
    own: Found,
) -> dict[str, Cell]:
    cells = dict.fromkeys(regions, ABSENT)
    cells |= dict.fromkeys(unread, UNREAD)
    cells |= {regions[number]: Cell(State.REVIEW) for number in review}
    cells |= {regions[number]: SAME for number in present}
    departing: dict[str, dict[str, Note]] = {}
    for one, place in own:
        note = Note(state_of(one), one.field, place.actual or "")
        fields = departing.setdefault(place.region, {})
        fields[one.field] = min(fields.get(one.field, note), note, key=_gravity)
    for region, fields in departing.items():
        notes = sorted(fields.values(), key=lambda note: (_gravity(note), field_rank(note.field)))
        cells[region] = Cell(notes[0].state, tuple(notes))
    return cells


def _gravity(note: Note) -> int:
    return _ORDER.index(note.state)


def state_of(one: Difference) -> State:
    """Return what a finding makes of the regions that it names."""
    if one.verdict == "only_here":
        return State.ONLY
    if one.outcome is Outcome.REVIEW:
        return State.REVIEW
    if one.verdict == "better" or one.severity is Severity.OFF:
        return State.BETTER if one.verdict == "better" else State.NOTED
    if one.verdict == "missing":
        return State.MISSING if counts(one.severity, one.outcome) else State.NONE
    return State.DIFFERENT if counts(one.severity, one.outcome) else State.NOTED


def _expected(own: Found) -> dict[str, str]:
    found = {one.field: expected(one) for one, _ in own if one.field != "presence"}
    return {name: found[name] for name in sorted(found, key=field_rank) if found[name]}


def _source(comparison: Comparison, in_catalogue: bool, own: Found) -> str:
    """Say where the reference of a matter comes from: all that its findings name."""
    names = [one.expected_from for one, _ in own if one.expected_from]
    if not names:
        known = comparison.reference != "catalogue" or in_catalogue
        names = [comparison.reference] if known else []
    terms = [REFERENCE_TERMS.get(name, name) for name in REFERENCE_TERMS if name in names]
    return "、".join(terms) or "目录里没有"


def _only_here(comparison: Comparison, regions: Sequence[str], unread: set[str]) -> Iterator[Line]:
    cells = dict.fromkeys(regions, ABSENT) | dict.fromkeys(unread, UNREAD)
    wanted = ("name", "basic_code", "item_code", "type")
    for region, texts in texts_of(comparison, "only_here", wanted):
        code = texts["basic_code"] or texts["item_code"]
        own = {**cells, regions[region]: ONLY}
        yield Line("", texts["name"], code, texts["type"], "", {}, own)


def told(cell: Cell, longest: int) -> str:
    """Return the words of a cell: its state, then each field with what stands there."""
    parts = [str(cell.state)]
    for note in cell.notes:
        if note.field != "presence":
            shown = " ".join(note.actual.split())
            shown = shown if len(shown) <= longest else shown[: longest - 1] + "…"
            word = "" if note.state is cell.state else f"[{note.state}] "
            parts.append(f"{word}{field_term(note.field)}：{shown or '（空）'}")
    return "\n".join(parts)
