"""Findings of a comparison: one for each matter, field and code."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from govlint.lists.comparison.columns import Rows
from govlint.lists.comparison.fields import (
    FROM_CATALOGUE,
    FROM_LAW,
    FROM_MAJORITY,
    FROM_SUPERIOR,
    Departing,
    FieldResult,
)
from govlint.lists.comparison.forms import NOTE
from govlint.lists.comparison.places import departures, names_of
from govlint.lists.comparison.policies import (
    BEYOND,
    CATALOGUE,
    CHANGED,
    EXTRA,
    MISSING,
    OUTSIDE,
    STRICT,
    WORSE,
    FieldPolicy,
)
from govlint.lists.comparison.wording import VARIANTS, by_regions, regions_named, short
from govlint.model.finding import Outcome, Severity
from govlint.model.items import Field
from govlint.model.listing import Departure, Difference
from govlint.model.listing_rows import id_of
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Case, Rule
from govlint.rules.select import UnknownRuleError
from govlint.rules.template import TemplateError, render

_WEIGHT = {Severity.OFF: 0, Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}
COUNTED = frozenset((Severity.WARNING, Severity.ERROR))
_WHERE = {FROM_CATALOGUE: "目录", FROM_SUPERIOR: "上级清单", FROM_LAW: "法律规定"}
_VERDICTS = {
    WORSE: "worse",
    EXTRA: "unjustified",
    "abolished": "different",
    BEYOND: "different",
}
BY_PARTS = frozenset(("norms", "clauses", "extras", "materials", "steps", "name", "text"))
"""Kinds of which the minimal difference alone says what is wrong."""
DECIDE = "由管清单的机关定出统一的标准，各地照改。"
AS_REFERENCE = "按{where}增减；确需不同的，写明依据，报管清单的机关核定。"
CHANGE_TO = "改为“{expected}”；确需不同的，写明依据，报管清单的机关核定。"
UNDECIDED = "“{name}”的{field}各地不一致，没有哪一种占多数，请先定出统一的标准：{diff}。"
PLAIN = "“{name}”的{field}与{where}不一致：{diff}。"
SHOULD = "“{name}”的{field}与{where}不一致，应为“{expected}”：{diff}。"
BASIS = "{message}对照：{where}。"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule, its case for a situation, and how heavy that is."""

    rule: Rule
    case: Case
    severity: Severity
    named: bool
    """The rule has a case of its own for it, with its own words."""


@dataclass(frozen=True)
class Book:
    """The rules of a run.

    Attributes:
        rules: those about lists.
        day: the day at which lists are judged; rules not valid then are left out.
        severities: what an office has chosen, by ``CODE`` or ``CODE:case``.
    """

    rules: RuleSet
    day: datetime.date
    severities: Mapping[str, Severity] = field(default_factory=dict)
    _known: dict[tuple[str, str], Verdict | None] = field(default_factory=dict, repr=False)

    def verdict(self, code: str, case: str) -> Verdict | None:
        """Return the verdict of a case; None where the run has no such rule or it is off."""
        key = code, case
        if key not in self._known:
            self._known[key] = self._find(code, case)
        return self._known[key]

    def _find(self, code: str, name: str) -> Verdict | None:
        try:
            rule = self.rules.get(code)
        except UnknownRuleError:
            return None
        if rule.code != code or not _valid(rule, self.day):
            return None
        own = next((case for case in rule.cases if case.name == name), None)
        case = own or rule.cases[0]
        chosen = self.severities.get(f"{code}:{case.name}") or self.severities.get(code)
        severity = chosen or case.weight()
        if severity is Severity.OFF:
            return None
        return Verdict(rule, case, severity, own is not None)


def _valid(rule: Rule, day: datetime.date) -> bool:
    return not (
        (rule.valid_from and day < rule.valid_from) or (rule.valid_to and day > rule.valid_to)
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows that count against regions: code, field, its policy, the rows."""

    code: str
    field: str
    strict: bool
    lines: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A departure with what the rules say of it."""

    departing: Departing
    verdict: Verdict
    code: str


def findings_of(
    rows: Rows, results: Sequence[FieldResult], book: Book
) -> tuple[list[Difference], list[Counted]]:
    """Return the findings of all fields, by matter, and what counts against regions."""
    names = names_of(rows)
    order = {result.policy.field: place for place, result in enumerate(results)}
    found: list[tuple[int, Difference]] = []
    counted: list[Counted] = []
    for result in results:
        pieces = [piece for one in result.departing for piece in _pieces(one, result.policy, book)]
        lines = (line for piece in pieces for line in piece.departing.lines)
        places = departures(rows, lines, result.policy.field)
        pieces.sort(key=lambda piece: (piece.departing.matter, piece.code))
        for (matter, code), group in groupby(pieces, lambda p: (p.departing.matter, p.code)):
            draft = _Draft(result.policy, code, tuple(group), places)
            found.append((matter, draft.difference(*names[matter])))
            if draft.counts:
                strict = result.policy.policy in STRICT
                counted.append(Counted(code, result.policy.field, strict, draft.lines))
    found.sort(key=lambda one: (one[0], order[one[1].field], one[1].code))
    return [difference for _, difference in found], counted


def _pieces(departing: Departing, policy: FieldPolicy, book: Book) -> Iterator[_Piece]:
    situation = departing.judgement.situation
    bound = departing.source == FROM_CATALOGUE and CATALOGUE in policy.cases
    if bound and situation != OUTSIDE:
        situation = CATALOGUE
    named = policy.case_of(situation)
    verdict = book.verdict(*named) if named else None
    if named and verdict is not None:
        yield _Piece(departing, verdict, named[0])


@dataclass(frozen=True)
class _Draft:
    """A finding in the making: everything that departs in a field of a matter under one code."""

    policy: FieldPolicy
    code: str
    pieces: tuple[_Piece, ...]
    places: Mapping[int, Departure]

    @cached_property
    def main(self) -> _Piece:
        """The piece that decides reference, case and message."""
        return max(
            self.pieces,
            key=lambda piece: (
                not piece.departing.judgement.review,
                piece.departing.reference is not None,
                _WEIGHT[piece.verdict.severity],
                len(piece.departing.lines),
            ),
        )

    @cached_property
    def lines(self) -> list[int]:
        """The rows that depart, each once."""
        return sorted({line for piece in self.pieces for line in piece.departing.lines})

    @property
    def failed(self) -> bool:
        """Tell whether anything departs for certain."""
        return not self.main.departing.judgement.review

    @property
    def severity(self) -> Severity:
        """The heaviest severity of what decides the outcome."""
        deciding = [p for p in self.pieces if p.departing.judgement.review != self.failed]
        return max((p.verdict.severity for p in deciding), key=lambda weight: _WEIGHT[weight])

    @property
    def counts(self) -> bool:
        """Tell whether it counts against the regions."""
        return self.failed and self.severity in COUNTED

    def difference(self, name: str, basic_code: str) -> Difference:
        """Return the finding."""
        main = self.main.departing
        source = main.source
        expected = self._expected()
        return Difference(
            code=self.code,
            name=self.main.verdict.rule.name,
            source=self.main.verdict.rule.cited,
            severity=self.severity,
            outcome=Outcome.FAIL if self.failed else Outcome.REVIEW,
            field=self.policy.field,
            policy=self.policy.policy,
            verdict=_verdict(main, self.code),
            item=id_of(main.matter),
            matter=name,
            basic_code=basic_code,
            expected=expected,
            expected_from=source or FROM_MAJORITY,
            places=tuple(self.places[line] for line in self.lines),
            message=self._message(name, expected or ""),
            how=self._remedy(expected or ""),
            confidence=round(min(piece.departing.confidence for piece in self.pieces), 4),
        )

    def _expected(self) -> str | None:
        main = self.main.departing
        if self.divided:
            return None
        if main.expected is not None:
            return main.expected or None
        return main.reference.printed.partition(NOTE)[0] if main.reference is not None else None

    @cached_property
    def divided(self) -> bool:
        """Tell whether what some of the rows should have is what others should not have."""
        if len(self.pieces) == 1 or self.main.departing.expected is not None:
            return False
        said = self.main.departing.reference
        return said is not None and any(p.departing.actual.key == said.key for p in self.pieces)

    def _remedy(self, expected: str) -> str:
        """Say what to do: what the reference has, or what the rule says where the law is it."""
        main = self.main.departing
        if main.source == FROM_LAW or main.judgement.situation in (OUTSIDE, CATALOGUE):
            return self.main.verdict.rule.how
        if main.source is None or not expected:
            return DECIDE
        whole = self.policy.kind not in BY_PARTS or self.policy.field == Field.NAME
        own = CHANGE_TO if whole else AS_REFERENCE
        return own.format(expected=short(expected), where=_where(main))

    def _message(self, name: str, expected: str) -> str:
        main = self.main
        names = list(dict.fromkeys(self.places[line].region for line in self.lines))
        actual = (short(piece.departing.actual.printed.partition(NOTE)[0]) for piece in self.pieces)
        values = {
            "name": name,
            "field": Field(self.policy.field).term,
            "expected": short(expected),
            "actual": "”“".join(list(dict.fromkeys(actual))[:VARIANTS]),
            "regions": regions_named(names),
            "count": len(names),
            "where": _where(main.departing),
            "diff": by_regions(self._said()),
        }
        values |= {"text": values["diff"], "evidence": values["diff"]}
        if main.departing.source is None or self.divided:
            return UNDECIDED.format_map(values)
        own = SHOULD if expected and self.policy.kind not in BY_PARTS else PLAIN
        message = _rendered(main.verdict, values) or own.format_map(values)
        if str(values["where"]) in message or main.departing.source == FROM_LAW:
            return message
        return BASIS.format_map({**values, "message": message})

    def _said(self) -> list[tuple[str, list[str]]]:
        """Return the differences with the regions that have each."""
        said: dict[str, dict[str, None]] = {}
        for piece in self.pieces:
            one = piece.departing
            undecided = one.source is None or self.divided
            diff = f"“{short(one.actual.printed)}”" if undecided else one.judgement.diff
            names = said.setdefault(diff.partition(NOTE)[0], {})
            names.update({self.places[line].region: None for line in one.lines})
        return [(diff, list(names)) for diff, names in said.items()]


def _rendered(verdict: Verdict, values: Mapping[str, object]) -> str | None:
    """Return the rule's own words for a comparison, None where it has none."""
    whole = verdict.rule.message if verdict.rule.scope == "regions" else None
    message = (verdict.case.message or whole) if verdict.named else None
    if message is None:
        return None
    try:
        return render(message, values, None)  # type: ignore[arg-type]
    except TemplateError:
        # A message that asks for what a comparison does not have was written for single lists.
        return None


def _where(departing: Departing) -> str:
    if departing.where:
        return departing.where
    if departing.source != FROM_MAJORITY:
        return _WHERE.get(departing.source or "", "")
    votes, voters = departing.votes
    return f"多数地区（{voters}个中的{votes}个）" if voters > votes else "其他地区"


def _verdict(departing: Departing, code: str) -> str:
    situation = departing.judgement.situation
    if situation == MISSING and code == "L-MAT-2":
        return "better"
    if situation == CHANGED and departing.where:
        return "worse"
    return _VERDICTS.get(situation, "different")
