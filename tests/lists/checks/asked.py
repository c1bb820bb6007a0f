"""Ask a rule about a list that is written as CSV: what it finds, and where."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from govlint.engine.listing import ListSession, check_list
from govlint.lists.laws import load_laws
from govlint.lists.reading import list_of
from govlint.lists.values.codes import credit_code_expected, organisation_code_expected
from govlint.model.finding import RuleOutcome
from govlint.model.items import ItemList
from govlint.model.listing import ListFinding
from govlint.readers.grids import read_grids
from govlint.rules.registry import RuleSet, load_rules

DAY = datetime.date(2026, 3, 1)


def items_of(rows: str, region: str | None = None) -> ItemList:
    """Read a list."""
    return list_of(read_grids(rows.encode(), name="示例.csv"), region=region)


def asked(
    code: str,
    rows: str,
    region: str | None = None,
    catalogue: str = "",
    parameters: Mapping[str, object] | None = None,
) -> tuple[Sequence[ListFinding], RuleOutcome]:
    """Return what a rule finds in a list, and its outcome."""
    rule = load_rules().get(code)
    rule = replace(rule, parameters={**rule.parameters, **(parameters or {})})
    bound = items_of(catalogue) if catalogue else None
    session = ListSession(RuleSet((rule,)), load_laws(), DAY, bound)
    report = check_list(items_of(rows, region), session)
    return report.findings, report.outcomes[0]


def found(
    code: str, rows: str, region: str | None = None
) -> list[tuple[int | None, str | None, str]]:
    """Return row, field and outcome of what a rule finds."""
    findings, outcome = asked(code, rows, region)
    assert "规则内部错误" not in outcome.reason
    return [(one.place.row, one.field, str(one.outcome)) for one in findings]


def organ(region: str = "520100", number: int = 1) -> str:
    """Return the credit code of an invented organ."""
    inner = f"MB9X9X{number:02}"
    inner += organisation_code_expected(inner)
    code = f"11{region}{inner}"
    return code + credit_code_expected(code)


def item(number: int = 1, level: int = 3, region: str = "520100", kind: str = "01") -> str:
    """Return an invented 实施编码."""
    return f"{organ(region)}{level}00{kind}{number:05}000"
