"""Run the examples of rules about lists: through the real readers and the real comparison."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from govlint.engine.listing import ListSession, check_list
from govlint.lists.aligning import align
from govlint.lists.comparing import compare
from govlint.lists.laws import read_laws
from govlint.lists.places import level_of_region, superior_of
from govlint.lists.reading import list_of
from govlint.model.finding import Outcome, Severity
from govlint.model.items import ItemList, ListKind
from govlint.model.listing import RegionList
from govlint.readers.grids import read_grids
from govlint.rules.list_examples import WHOLE
from govlint.rules.registry import RuleSet
from govlint.rules.rule import Rule

CATALOGUE, LAWS = "catalogue", "laws"
FILE_NAME = "示例.csv"
DAY = datetime.date(2026, 11, 1)
Found = tuple[str, str, Severity, Outcome]
"""Region and row, field, severity and outcome of a finding."""


def problems(rule: Rule, example: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a rule does not do as its example says."""
    tables: dict[str, list[str]] = dict(example["tables"])
    info: Mapping[str, str] = example["info"]
    laws = read_laws("\n".join(tables.pop(LAWS, [])).encode())
    bound = tables.pop(CATALOGUE, None)
    catalogue = _items(bound, info, None) if bound else None
    day = datetime.date.fromisoformat(info["date"]) if "date" in info else DAY
    session = ListSession(RuleSet((rule,)), laws, day, catalogue)
    if not tables:
        yield "示例里没有清单"
        return
    if len(tables) > 1 or rule.scope == "regions":
        yield from _judged(example, list(_compared(tables, session, rule)), "")
        return
    lines = next(iter(tables.values()))
    report = check_list(_items(lines, info, next(iter(tables)) or None), session)
    found = [
        (str(one.place.row or WHOLE), one.field or "", one.severity, one.outcome)
        for one in report.findings
    ]
    reason = report.outcomes[0].reason if report.outcomes else "没有读出事项"
    outcome = report.outcomes[0].outcome if report.outcomes else Outcome.NOT_CHECKED
    expected = info.get("expect", "pass" if example["good"] else "fail")
    if outcome != expected:
        yield f"应为 {expected}，实为 {outcome}" + (f"（{reason}）" if reason else "")
    yield from _judged(example, found, reason)


def _items(lines: Sequence[str], info: Mapping[str, str], region: str | None) -> ItemList:
    title = [info["title"]] if "title" in info else []
    raw = "\n".join([*title, *lines]).encode()
    items = list_of(read_grids(io.BytesIO(raw).getvalue(), name=FILE_NAME), region=region)
    return replace(items, kind=ListKind(info["kind"])) if "kind" in info else items


def _compared(
    tables: Mapping[str, Sequence[str]], session: ListSession, rule: Rule
) -> Iterator[Found]:
    above = superior_of(list(tables))
    regions = tuple(
        RegionList(name, level_of_region(name), _items(lines, {}, name), above.get(name))
        for name, lines in tables.items()
    )
    alignment = align(regions, session.catalogue, None)
    result = compare(
        regions, alignment, session.catalogue, session.laws, {}, session.day, session.rules
    )
    for finding in result.findings:
        if finding.code == rule.code:
            for place in finding.places:
                row = place.place.row or WHOLE
                yield f"{place.region}:{row}", finding.field, finding.severity, finding.outcome


def _judged(example: Mapping[str, Any], found: Sequence[Found], reason: str) -> Iterator[str]:
    info: Mapping[str, str] = example["info"]
    expected = [] if example["good"] else info.get("row", "").split(",")
    if "region" in info:
        expected = [f"{info['region']}:{row}" for row in expected]
    elif any(":" in place for place, *_ in found):
        expected = [place for place in expected if place]
    places = [place for place, *_ in found]
    if sorted(filter(None, expected)) != sorted(places):
        yield f"应在 {'、'.join(expected) or '无'}，实在 {'、'.join(places) or '无'}（{reason}）"
    for _, field, severity, outcome in found:
        if "field" in info and field != info["field"]:
            yield f"应为字段 {info['field']}，实为 {field}"
        if "severity" in info and severity != info["severity"]:
            yield f"应为 {info['severity']}，实为 {severity}"
        if "expect" in info and outcome != info["expect"]:
            yield f"应为 {info['expect']}，实为 {outcome}"
