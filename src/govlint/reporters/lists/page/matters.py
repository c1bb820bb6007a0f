"""What departs, matter by matter, with what the filters of the page go by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govlint.model.listing import Comparison, Departure, Difference
from govlint.reporters.lists.differing import differing
from govlint.reporters.lists.matrix import State, state_of
from govlint.reporters.lists.terms import (
    REFERENCE_TERMS,
    VERDICT_TERMS,
    field_rank,
    field_term,
    named,
    weight_rank,
    weight_term,
    where,
)
from govlint.reporters.lists.wording import actual, cure, expected
from govlint.reporters.sidebyside.escaping import told

MOST_LINES = 12_000
"""Lines that a page can show without becoming unwieldy."""
LONGEST = 400
_REGIONS_NAMED = 30
HEADS = ("轻重", "字段", "应为", "现在写的", "差在哪里", "地区和位置", "怎么办", "规则")
BETTER, REVIEW = "better", "review"


@dataclass(frozen=True, slots=True)
class Entry:
    """Regions that depart alike in a field of a matter."""

    one: Difference
    actual: str
    places: tuple[Departure, ...]

    @property
    def rank(self) -> int:
        """Return how grave it is, the gravest first."""
        better = state_of(self.one) is State.BETTER
        return 99 if better else weight_rank(self.one.severity, self.one.outcome)


@dataclass(frozen=True, slots=True)
class Section:
    """A matter with everything that departs in it."""

    name: str
    basic_code: str
    entries: tuple[Entry, ...]

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Return its place: by the gravest that it has, then by how many regions depart."""
        gravest = min(entry.rank for entry in self.entries)
        places = sum(len(entry.places) for entry in self.entries)
        return gravest, -places, self.name, self.basic_code


def sections(comparison: Comparison) -> list[Section]:
    """Return the matters that have any finding, the gravest first."""
    found: dict[tuple[str, str, str], list[Entry]] = {}
    for one in comparison.findings:
        key = (one.item or "", one.matter, one.basic_code)
        found.setdefault(key, []).extend(_entries(one))
    made = [
        Section(name, code, tuple(sorted(entries, key=_place)))
        for (_, name, code), entries in found.items()
    ]
    return sorted(made, key=lambda section: section.rank)


def _place(entry: Entry) -> tuple[int, tuple[int, str], str, str]:
    return entry.rank, field_rank(entry.one.field), entry.one.code, entry.actual


def _entries(one: Difference) -> Iterator[Entry]:
    alike: dict[str, list[Departure]] = {}
    for place in one.places:
        alike.setdefault(place.actual or "", []).append(place)
    for text, places in alike.items():
        yield Entry(one, text, tuple(places))


def within(found: Sequence[Section], most: int) -> list[Section]:
    """Return the first matters, each whole, that have at most ``most`` lines together."""
    kept: list[Section] = []
    lines = 0
    for section in found:
        lines += len(section.entries)
        if lines > most:
            break
        kept.append(section)
    return kept


def weight_of(one: Difference) -> tuple[str, str]:
    """Return the key of the filter and the word for how much a finding weighs."""
    if state_of(one) is State.BETTER:
        return BETTER, "更优"
    key = REVIEW if one.outcome == REVIEW else one.severity.value
    return key, weight_term(one.severity, one.outcome)


def matter(section: Section, numbers: Mapping[str, int]) -> str:
    """Return a matter as HTML.

    Args:
        section: what departs in it.
        numbers: region to its number in the filter.
    """
    code = f' <span class="code">{told(section.basic_code)}</span>' if section.basic_code else ""
    rows = (_line(entry, numbers) for entry in section.entries)
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    body = "\n".join(rows)
    text = told(f"{section.name} {section.basic_code}".casefold())
    return (
        f'<section class="matter" data-t="{text}">\n<h3>{told(named(section.name))}{code}</h3>\n'
        f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody></table>\n</section>"
    )


def _line(entry: Entry, numbers: Mapping[str, int]) -> str:
    one = entry.one
    key, word = weight_of(one)
    regions = " ".join(str(numbers[place.region]) for place in entry.places)
    verdict = VERDICT_TERMS.get(one.verdict, one.verdict)
    source = REFERENCE_TERMS.get(one.expected_from or "", "")
    cells = (
        f'<span class="weight w-{key}">{word}</span>',
        f"{told(field_term(one.field))}<br><small>{told(verdict)}</small>",
        _quoted(expected(one)) + (f"<br><small>出自{told(source)}</small>" if source else ""),
        _quoted(actual(one, entry.places[0])),
        lined(_cut(differing(one.expected or "", entry.actual))),
        _places(entry.places),
        lined(_cut(cure(one))),
        f"{told(one.code)}<br><small>{told(one.name)}；{told(one.source)}</small>",
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr data-r="{regions}" data-f="{told(one.field)}" data-s="{key}">{row}</tr>'


def _places(places: Sequence[Departure]) -> str:
    shown = "、".join(
        " ".join(filter(None, (place.region, where(place.place))))
        for place in places[:_REGIONS_NAMED]
    )
    more = f" 等 {len(places)} 个地区" if len(places) > _REGIONS_NAMED else ""
    return told(shown) + more


def _quoted(text: str) -> str:
    return lined(_cut(text))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def lined(text: str) -> str:
    """Return text of several lines for a page."""
    return "<br>".join(told(line) for line in text.splitlines())
