"""Judge a list of a kind, on a day, with laws and a catalogue: what a rule finds, and where."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from govlint.engine.listing import ListSession, check_list
from govlint.lists.laws import read_laws
from govlint.model.finding import Outcome
from govlint.model.items import ListKind
from govlint.model.listing import ListFinding
from govlint.rules.registry import RuleSet, load_rules
from tests.lists.checks.asked import items_of

DAY = datetime.date(2026, 3, 1)
LAWS = "法律名称,位阶,状态,施行日期,废止日期,条数,替代\n"


class Judged(NamedTuple):
    """What a rule said of a list."""

    outcome: Outcome
    reason: str
    findings: Sequence[ListFinding]

    @property
    def places(self) -> list[tuple[int | None, str | None, str]]:
        """Row, field and outcome of each finding."""
        return [(one.place.row, one.field, str(one.outcome)) for one in self.findings]


def judged(
    code: str,
    rows: str,
    *,
    kind: ListKind = ListKind.UNKNOWN,
    title: str = "",
    laws: str = "",
    day: datetime.date = DAY,
    region: str | None = None,
    catalogue: str = "",
    **parameters: object,
) -> Judged:
    """Ask a rule about a list that is written as CSV.

    Args:
        code: the rule.
        rows: header and matters.
        kind: what kind of list it is.
        title: its title; it takes no row.
        laws: rows of a table of laws.
        day: the day it is judged at.
        region: whose list it is.
        catalogue: the list that binds it.
        parameters: of the rule, in place of its own.
    """
    rule = load_rules().get(code)
    rule = replace(rule, parameters={**rule.parameters, **parameters})
    known = read_laws((LAWS + laws).encode() if laws else b"")
    bound = items_of(catalogue) if catalogue else None
    items = replace(items_of(rows, region), kind=kind, title=title)
    report = check_list(items, ListSession(RuleSet((rule,)), known, day, bound))
    outcome = report.outcomes[0]
    assert "规则内部错误" not in outcome.reason, outcome.reason
    return Judged(outcome.outcome, outcome.reason, report.findings)
