"""Lists for programs: exactly the JSON contract, deterministic, always valid UTF-8."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from govlint.model.finding import Outcome, RuleOutcome
from govlint.model.grid import GridProblem
from govlint.model.items import ItemList
from govlint.model.listing import (
    Comparison,
    Difference,
    Grain,
    ListFinding,
    ListPlace,
    ListReport,
    ListsReport,
    Match,
    Matter,
    Rate,
    RegionList,
    Unmatched,
)
from govlint.reporters.json import VERSION, dumps
from govlint.reporters.lists.tally import check_summary, compare_summary

LONGEST_INDENTED = 2000
"""Elements of an array up to which each is spread over several lines."""


def to_json_check(report: ListsReport) -> str:
    """Return the result of ``lists check`` as one JSON object, ending with a line feed."""
    content = {
        "version": VERSION,
        "tool": report.tool,
        "day": report.day,
        "lists": [_list(one) for one in report.lists],
        "summary": check_summary(report),
    }
    return dumps(content, indent=2) + "\n"


def _list(one: ListReport) -> dict[str, Any]:
    items = one.items
    return {
        "path": items.path,
        "format": items.format,
        "region": items.region,
        "kind": items.kind.value,
        "title": items.title or None,
        "sha256": items.sha256,
        "rows": items.frame.height,
        "columns": dict(items.columns),
        "unknown_columns": list(items.unknown),
        "problems": _problems(items.problems),
        "findings": [_finding(finding) for finding in one.findings],
        "not_checked": _not_checked(one.outcomes),
        "error": items.error,
    }


def _not_checked(outcomes: Iterable[RuleOutcome]) -> list[dict[str, Any]]:
    return [
        {"code": one.code, "reason": one.reason}
        for one in outcomes
        if one.outcome is Outcome.NOT_CHECKED
    ]


def _problems(problems: Iterable[GridProblem]) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "message": one.message} for one in problems]


def _place(place: ListPlace) -> dict[str, Any]:
    found: dict[str, Any] = {"sheet": place.sheet, "table": place.table, "row": place.row}
    return found if place.page is None else {**found, "page": place.page}


def _finding(one: ListFinding) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "source": one.source,
        "severity": one.severity.value,
        "outcome": one.outcome.value,
        "field": one.field,
        **_place(one.place),
        "rows": list(one.rows),
        "matter": one.matter or None,
        "message": one.message,
        "why": one.why,
        "how": one.how,
        "evidence": one.evidence,
        "expected": one.expected,
        "actual": one.actual,
        "confidence": one.confidence,
    }


def to_json_compare(comparison: Comparison, brief: bool = False) -> str:
    """Return the result of ``lists compare`` as one JSON object, ending with a line feed.

    Args:
        comparison: the result.
        brief: leave ``items`` and ``unmatched`` empty; nothing else changes.
    """
    return "".join(json_parts(comparison, brief))


def json_parts(comparison: Comparison, brief: bool = False) -> Iterator[str]:
    """Yield the text of ``to_json_compare`` in pieces, for results that fill a disk."""
    items = () if brief else comparison.items
    unmatched = () if brief else comparison.unmatched
    reference = {"kind": comparison.reference, "path": comparison.reference_path}
    counted = comparison.counts
    yield "{\n"
    yield from _member("version", VERSION)
    yield from _member("tool", comparison.tool)
    yield from _member("day", comparison.day)
    yield from _member("reference", reference)
    yield from _member("policies", dict(comparison.policies))
    yield from _array("regions", map(_region, comparison.regions), len(comparison.regions))
    yield from _array("items", map(_matter, items), len(items))
    yield from _array("unmatched", map(_unmatched, unmatched), len(unmatched))
    yield from _array("findings", map(_difference, comparison.findings), len(comparison.findings))
    yield from _member("consistency", _consistency(comparison))
    yield from _member(
        "counts",
        {
            "by_code": dict(counted.by_code),
            "by_field": dict(counted.by_field),
            "by_region": dict(counted.by_region),
        },
    )
    yield from _array("grains", map(_grain, comparison.grains), len(comparison.grains))
    yield from _member("unused_decisions", list(comparison.unused_decisions))
    yield from _member("summary", compare_summary(comparison), last=True)
    yield "}\n"


def _member(name: str, value: Any, last: bool = False) -> Iterator[str]:
    text = textwrap.indent(dumps(value, indent=2), "  ").lstrip()
    yield f'  "{name}": {text}{"" if last else ","}\n'


def _array(name: str, elements: Iterable[Any], length: int) -> Iterator[str]:
    """Yield an array; a long one has each element on one line."""
    if not length:
        yield f'  "{name}": [],\n'
        return
    yield f'  "{name}": [\n'
    indent = 2 if length <= LONGEST_INDENTED else None
    for number, element in enumerate(elements, 1):
        text = textwrap.indent(dumps(element, indent=indent), "    ")
        yield f"{text}{',' if number < length else ''}\n"
    yield "  ],\n"


def _region(one: RegionList) -> dict[str, Any]:
    items: ItemList = one.items
    return {
        "name": one.name,
        "path": items.path,
        "level": one.level,
        "superior": one.superior,
        "rows": items.frame.height,
        "columns": dict(items.columns),
        "problems": _problems(items.problems),
        "error": items.error,
    }


def _matter(one: Matter) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "basic_code": one.basic_code,
        "type": one.type,
        "matches": [_match(match) for match in one.matches],
    }


def _match(one: Match) -> dict[str, Any]:
    return {
        "region": one.region,
        **_place(one.place),
        "name": one.name,
        "method": one.method,
        "confidence": one.confidence,
        "outcome": "matched",
    }


def _unmatched(one: Unmatched) -> dict[str, Any]:
    return {
        "region": one.region,
        **_place(one.place),
        "name": one.name,
        "outcome": one.outcome,
        "reason": one.reason or None,
        "candidates": [
            {"item": found.item, "confidence": found.confidence, "method": found.method}
            for found in one.candidates
        ],
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "code": one.code,
        "title": one.name,
        "source": one.source,
        "severity": one.severity.value,
        "outcome": one.outcome.value,
        "field": one.field,
        "policy": one.policy,
        "verdict": one.verdict,
        "item": one.item,
        "name": one.matter,
        "basic_code": one.basic_code,
        "expected": one.expected,
        "expected_from": one.expected_from,
        "places": [
            {"region": found.region, **_place(found.place), "actual": found.actual}
            for found in one.places
        ],
        "message": one.message,
        "how": one.how,
        "confidence": one.confidence,
    }


def _rate(rate: Rate, second: str) -> dict[str, Any]:
    return {"rate": rate.rate, "consistent": rate.consistent, second: rate.compared}


def _rates(rates: Mapping[str, Rate], second: str) -> dict[str, Any]:
    return {name: _rate(rate, second) for name, rate in rates.items()}


def _consistency(comparison: Comparison) -> dict[str, Any]:
    found = comparison.consistency
    return {
        **_rate(found.overall, "aligned"),
        "fields": _rates(found.fields, "compared"),
        "regions": _rates(found.regions, "aligned"),
        "bodies": _rates(found.bodies, "compared"),
    }


def _grain(one: Grain) -> dict[str, Any]:
    return {
        "whole": _standing(one.whole),
        "parts": [_standing(found) for found in one.parts],
        "confidence": one.confidence,
    }


def _standing(found: tuple[str, ListPlace, str]) -> dict[str, Any]:
    region, place, name = found
    return {"region": region, **_place(place), "name": name}
