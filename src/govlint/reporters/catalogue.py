"""The catalogue of rules, the table of clauses and the result of the self-test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from govlint.engine.coverage import ClauseRow, Status
from govlint.engine.selftest import ExampleResult
from govlint.model.finding import Severity
from govlint.reporters.excerpt import wrap
from govlint.reporters.json import dumps
from govlint.reporters.paint import Paint, painter
from govlint.reporters.terms import FAMILY_TERMS, FORM_TERMS, SEVERITY_TERMS, STATUS_TERMS
from govlint.reporters.visible import visible
from govlint.rules.rule import Rule
from govlint.text.width import display_width, pad, truncate_around


def rules_text(rules: Iterable[Rule], *, color: bool = False, width: int = 100) -> str:
    """Render the catalogue: code, severity, name and source of every rule, by family."""
    return "\n".join(_rules(list(rules), painter(color), width)) + "\n"


def rules_json(rules: Iterable[Rule]) -> str:
    """Return the catalogue as JSON, everything about a rule but its trees."""
    return dumps({"rules": [rule_object(rule) for rule in rules]}, indent=2) + "\n"


def rule_object(rule: Rule) -> dict[str, Any]:
    """Return one rule as plain values."""
    return {
        "code": rule.code,
        "name": rule.name,
        "slug": rule.slug,
        "family": rule.family,
        "source": rule.cited,
        "strength": rule.strength.value,
        "severity": rule.severity.value,
        "cases": [
            {"name": case.name, "strength": case.strength.value, "severity": case.weight().value}
            for case in rule.cases
        ],
        "valid_from": rule.valid_from.isoformat() if rule.valid_from else None,
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "needs": sorted(need.value for need in rule.needs),
        "facts": list(rule.facts),
        "reads": list(rule.reads),
        "aliases": list(rule.aliases),
        "enabled": rule.enabled,
        "fix": None if rule.fix is None else {"safe": rule.fix.safe},
        "message": rule.message_text,
        "why": rule.why,
        "how": rule.how,
        "origin": rule.origin,
        "file": rule.file,
        "since": rule.since,
    }


def coverage_text(rows: Sequence[ClauseRow], *, color: bool = False, width: int = 100) -> str:
    """Render every clause with the rules that check it, or why none does."""
    paint = painter(color)
    lines: list[str] = []
    for document in dict.fromkeys(row.document for row in rows):
        lines.append(paint(visible(document), "head"))
        own = [row for row in rows if row.document == document]
        lines += [line for row in own for line in _clause(row, width)]
        lines.append("")
    counts = [
        f"{term} {sum(row.status == status for row in rows)}"
        for status, term in STATUS_TERMS.items()
    ]
    return "\n".join([*lines, f"共 {len(rows)} 条：{'，'.join(counts)}"]) + "\n"


def coverage_json(rows: Iterable[ClauseRow]) -> str:
    """Return the table of clauses as JSON."""
    clauses = [
        {
            "document": row.document,
            "number": row.number,
            "requirement": row.requirement,
            "status": row.status.value,
            "rules": list(row.rules),
            "formats": {code: list(forms) for code, forms in row.formats.items()},
            "reason": row.reason,
        }
        for row in rows
    ]
    return dumps({"clauses": clauses}, indent=2) + "\n"


def selftest_text(results: Sequence[ExampleResult], rules: int) -> str:
    """Render the failed examples with file and line, then the totals and what was not run."""
    failed = [result for result in results if not result.ok]
    lines = [
        visible(f"{result.file}:{result.line}  {result.code}  {result.message}")
        for result in failed
    ]
    skipped = Counter(result.skipped for result in results if result.skipped)
    lines += [visible(f"未运行 {count} 个：{reason}") for reason, count in skipped.items()]
    verdict = f"{len(failed)} 个不符" if failed else "全部相符"
    if skipped:
        verdict = f"{sum(skipped.values())} 个未运行，{'' if failed else '其余'}{verdict}"
    return "\n".join([*lines, f"{rules} 条规则，{len(results)} 个例子：{verdict}"]) + "\n"


def _rules(rules: list[Rule], paint: Paint, width: int) -> Iterator[str]:
    codes = max((display_width(rule.code) for rule in rules), default=0)
    names = max((display_width(rule.name) for rule in rules), default=0)
    for family in dict.fromkeys(rule.family for rule in rules):
        own = [rule for rule in rules if rule.family == family]
        yield paint(f"{visible(FAMILY_TERMS.get(family, family))}（{len(own)} 条）", "head")
        for rule in own:
            weight = pad(_weight(rule), 4)
            head = f"  {pad(visible(rule.code), codes)}  {weight}  {pad(visible(rule.name), names)}"
            room = max(width - display_width(head) - 2, 16)
            yield f"{head}  {paint(_short(rule.cited, room), 'dim')}"
    yield f"共 {len(rules)} 条"


def _weight(rule: Rule) -> str:
    if not rule.enabled or rule.severity is Severity.OFF:
        return SEVERITY_TERMS[Severity.OFF]
    return SEVERITY_TERMS[rule.severity]


def _clause(row: ClauseRow, width: int) -> Iterator[str]:
    """Yield the clause, and below it its rules, which are never cut."""
    checked = row.status is Status.CHECKED
    found = checking(row) if checked else STATUS_TERMS[row.status]
    reason = f"：{row.reason}" if row.reason else ""
    yield _short(f"  {pad(row.number, 12)}  {row.requirement}", width)
    yield from (f"{'':16}{line}" for line in wrap(visible(found + reason), width - 16))


def checking(row: ClauseRow, shown: Callable[[str], str] = str) -> str:
    """Return the rules of a clause with the types of files that each can be judged in.

    Args:
        row: the clause.
        shown: how a code is written, for instance as a link.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for code in row.rules:
        groups.setdefault(tuple(row.formats.get(code, ())), []).append(shown(code))
    return "；".join("、".join(codes) + _seen(forms) for forms, codes in groups.items())


def _seen(forms: Sequence[str]) -> str:
    if len(forms) == len(FORM_TERMS):
        return ""
    return f"（{'、'.join(FORM_TERMS[form] for form in forms)}）" if forms else ""


def _short(text: str, width: int) -> str:
    return truncate_around(visible(text), 0, 0, width)[0]
