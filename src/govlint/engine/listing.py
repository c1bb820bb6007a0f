"""One list through all rules about lists."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import polars as pl

from govlint.engine.options import Options, UsageError
from govlint.engine.profile import Profile, load_profile, weighed
from govlint.engine.severities import Severities, keys_of, laid_upon
from govlint.lists.api import ListContext, ListHit, NotApplicable, NotChecked
from govlint.lists.laws import Laws
from govlint.lists.places import level_of_region
from govlint.lists.schemes import scheme_of
from govlint.model.finding import Outcome, RuleOutcome, Severity
from govlint.model.items import PAGE, ROW, SHEET, TABLE, Field, ItemList
from govlint.model.listing import ListFinding, ListPlace, ListReport
from govlint.rules.named import function_of
from govlint.rules.registry import RuleSet, load_rules
from govlint.rules.rule import Case, Rule
from govlint.rules.select import UnknownRuleError
from govlint.rules.template import render

INTERNAL = "规则内部错误"
MATTER, WHOLE_LIST = "row", "list"
POSITION = "position"


@dataclass(frozen=True)
class ListSession:
    """Rules and settings of a run over lists."""

    rules: RuleSet
    """Those about lists, with parameters and severities as profile and configuration have them."""
    laws: Laws
    day: datetime.date
    catalogue: ItemList | None = None
    policies: Mapping[str, str] = field(default_factory=dict)
    """Policies of fields that the profile changes."""


class _Judgement(NamedTuple):
    outcome: RuleOutcome
    findings: tuple[ListFinding, ...] = ()
    failed: bool = False


def rules_about_lists(options: Options) -> tuple[RuleSet, Profile | None]:
    """Choose the rules of a run over lists, as profile and configuration have them.

    Raises:
        UsageError: a selector fits no rule, or the profile cannot be used.
        RuleFileError: a rule file of the office cannot be used.
    """
    available = load_rules(options.rules_dirs)
    try:
        chosen = available.select(options.select, options.ignore).about_lists()
        own = keys_of(options.severity, available)
    except UnknownRuleError as error:
        raise UsageError(str(error)) from error
    profile = load_profile(options.profile, available) if options.profile else None
    below: Severities = profile.severity if profile else {}
    severities = laid_upon(below, own)
    rules = (profile.with_parameters(rule) if profile else rule for rule in chosen)
    return RuleSet(tuple(weighed(rule, severities) for rule in rules)), profile


def check_list(items: ItemList, session: ListSession) -> ListReport:
    """Run the rules of a session over one list.

    A rule that raises does not stop the run: its outcome is 未检查 with the reason.
    """
    if items.error is not None or not items.frame.height:
        return ListReport(items)
    context = ListContext(
        items,
        session.day,
        session.laws,
        catalogue=session.catalogue,
        scheme=scheme_of(items, session.catalogue),
        region_level=level_of_region(items.region) if items.region else None,
    )
    judged = [
        _judge(rule, context, session) for rule in session.rules if rule.list_check or rule.check
    ]
    findings = in_order(tuple(one for it in judged for one in it.findings))
    return ListReport(items, findings, tuple(it.outcome for it in judged))


def in_order(findings: tuple[ListFinding, ...]) -> tuple[ListFinding, ...]:
    """Return findings in the order of the list."""
    return tuple(sorted(findings, key=_order))


def _order(finding: ListFinding) -> tuple[Any, ...]:
    place = finding.place
    return (place.sheet or "", place.table or 0, place.row or 0, finding.code, finding.field or "")


def _judge(rule: Rule, context: ListContext, session: ListSession) -> _Judgement:
    closed = _gate(rule, context)
    if closed is not None:
        return _Judgement(closed)
    own = replace(context, parameters=rule.parameters)
    try:
        findings = tuple(_findings(rule, own))
    except NotChecked as reason:
        return _Judgement(RuleOutcome(rule.code, Outcome.NOT_CHECKED, str(reason)))
    except NotApplicable as reason:
        return _Judgement(RuleOutcome(rule.code, Outcome.NOT_APPLICABLE, str(reason)))
    except Exception as error:
        reason_text = f"{INTERNAL}：{type(error).__name__}: {error}"
        return _Judgement(RuleOutcome(rule.code, Outcome.NOT_CHECKED, reason_text), failed=True)
    return _Judgement(RuleOutcome(rule.code, worst_of(findings)), findings)


def worst_of(findings: Sequence[ListFinding]) -> Outcome:
    """Return the outcome of a rule with these findings."""
    outcomes = {finding.outcome for finding in findings}
    if Outcome.FAIL in outcomes:
        return Outcome.FAIL
    return Outcome.REVIEW if outcomes else Outcome.PASS


def failed_inside(report: ListReport) -> bool:
    """Tell whether a rule of ours failed on a list, which is a defect of govlint."""
    return any(outcome.reason.startswith(INTERNAL) for outcome in report.outcomes)


def _gate(rule: Rule, context: ListContext) -> RuleOutcome | None:
    """Return why a rule is not asked of a list; None when it is."""
    if rule.valid_from and context.day < rule.valid_from:
        reason = f"{rule.valid_from.isoformat()} 起才有这条规定"
        return RuleOutcome(rule.code, Outcome.NOT_APPLICABLE, reason)
    if rule.valid_to and context.day > rule.valid_to:
        reason = f"这条规定在 {rule.valid_to.isoformat()} 以后不再有效"
        return RuleOutcome(rule.code, Outcome.NOT_APPLICABLE, reason)
    if rule.lists and context.kind not in rule.lists:
        return RuleOutcome(rule.code, Outcome.NOT_APPLICABLE, "不是这条规则所管的清单")
    missing = [Field(name).term for name in rule.requires if name not in context.items.columns]
    if missing:
        reason = f"没有{'、'.join(missing)}列"
        return RuleOutcome(rule.code, Outcome.NOT_CHECKED, reason)
    return None


def _findings(rule: Rule, context: ListContext) -> Iterator[ListFinding]:
    check: Callable[[Any, ListContext], Iterator[ListHit]] = function_of(
        str(rule.list_check or rule.check)
    )
    if rule.scope == WHOLE_LIST or rule.list_check:
        for hit in check(context.items, context):
            found = finding_of(rule, hit, context.items, hit.rows)
            yield from [found] if found else []
        return
    for hit, positions in _hits_of_rows(rule, check, context):
        for position in positions:
            found = finding_of(rule, hit, context.items, (position,))
            yield from [found] if found else []


def _hits_of_rows(
    rule: Rule, check: Callable[[Any, ListContext], Iterator[ListHit]], context: ListContext
) -> Iterator[tuple[ListHit, list[int]]]:
    """Ask a check once for every different combination of the fields that it reads."""
    frame = context.items.frame
    fields = [name for name in rule.reads if name in context.items.columns]
    if not fields:
        raise NotChecked(f"没有{'、'.join(Field(name).term for name in rule.reads)}列")
    position = pl.int_range(pl.len(), dtype=pl.UInt32).alias(POSITION)
    keys = [*fields, SHEET, TABLE] if context.items.absent else fields
    groups = frame.select(*keys, position).group_by(keys, maintain_order=True).agg(POSITION)
    for number, found in enumerate(groups.select(keys).iter_rows(named=True)):
        row = _without_absent(found, context.items)
        if any(name not in row for name in rule.requires):
            continue
        hits = list(check(row, context))
        if hits:
            positions = groups[POSITION][number].to_list()
            yield from ((hit, positions) for hit in hits)


def _without_absent(row: dict[str, Any], items: ItemList) -> dict[str, Any]:
    """Leave out the fields that the sheet or table of a matter has no column for."""
    if not items.absent:
        return row
    place = (row[SHEET], row[TABLE])
    lacking = {SHEET, TABLE, *items.absent.get(place, ())}
    return {name: value for name, value in row.items() if name not in lacking}


def finding_of(
    rule: Rule,
    hit: ListHit,
    items: ItemList,
    positions: Sequence[int],
) -> ListFinding | None:
    """Turn a hit into a finding; None where its severity is off.

    Args:
        rule: the rule that hit.
        hit: what was found.
        items: the list.
        positions: places in its frame of the matters concerned, the one to be mended first; empty:
            the list as a whole.

    Raises:
        TemplateError: a placeholder of the message has no value.
        ValueError: the rule has no case of the name that the hit gives.
    """
    case = case_of_list(rule, hit.case)
    severity = case.weight()
    if severity is Severity.OFF:
        return None
    row = items.frame.row(positions[0], named=True) if positions else {}
    name = str(row.get(Field.NAME, ""))
    return ListFinding(
        code=rule.code,
        name=rule.name,
        source=rule.cited,
        severity=severity,
        outcome=Outcome.REVIEW if hit.review else Outcome.FAIL,
        field=str(hit.field) if hit.field else None,
        place=place_of(row) if positions else ListPlace(items.title_row),
        message=message_of(rule, case, hit, name),
        why=rule.why,
        how=rule.how,
        evidence=hit.evidence or (hit.actual or ""),
        expected=hit.expected,
        actual=hit.actual,
        confidence=hit.confidence,
        rows=_numbers(items, positions) or _places(items, hit.concerned),
        matter=name,
    )


def _numbers(items: ItemList, positions: Sequence[int]) -> tuple[int, ...]:
    return _places(items, positions) if len(positions) > 1 else ()


def _places(items: ItemList, positions: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(items.frame[ROW].gather(list(positions)).to_list()))


def place_of(row: Mapping[str, Any]) -> ListPlace:
    """Return where a row of a frame stands."""
    return ListPlace(row.get(ROW), row.get(SHEET), row.get(TABLE), row.get(PAGE))


def case_of_list(rule: Rule, name: str) -> Case:
    """Return the case of a rule by name, or its usual one.

    Raises:
        ValueError: the rule has no case of that name.
    """
    for case in rule.cases:
        if case.name == name:
            return case
    if name:
        raise ValueError(f"规则 {rule.code} 没有名为“{name}”的 [[case]]")
    return rule.cases[0]


def message_of(rule: Rule, case: Case, hit: ListHit, name: str) -> str:
    """Fill in the message of a case.

    Raises:
        TemplateError: a placeholder has no value.
    """
    values = {
        "name": name,
        "field": Field(hit.field).term if hit.field else "清单",
        "text": hit.evidence or hit.actual or "",
        "actual": hit.actual or "",
        "expected": hit.expected or "",
        "evidence": hit.evidence or "",
        **hit.values,
    }
    return render(case.message or rule.message, values, None) or rule.name  # type: ignore[arg-type]
