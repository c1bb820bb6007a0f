"""The same matters across regions: what departs from which reference, and how much is the same.

Everything about rows is a join, a group or a distinct of polars; Python sees distinct values and
what departs.
"""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from govlint.lists.comparison.bases import basis_forms
from govlint.lists.comparison.columns import Column, Rows, column_of, rows_of
from govlint.lists.comparison.fields import Departing, FieldResult, compare_field
from govlint.lists.comparison.findings import Book, findings_of
from govlint.lists.comparison.forms import Form, form_of
from govlint.lists.comparison.law import Permits, lawless, permits_beyond, wrong_bases
from govlint.lists.comparison.outside import outsiders, without_entry
from govlint.lists.comparison.policies import (
    OUTSIDE,
    FieldPolicy,
    field_policies,
    policy_names,
)
from govlint.lists.comparison.presence import presence
from govlint.lists.comparison.promises import bounds_of, compare_promises
from govlint.lists.comparison.rates import consistency_of, counts_of, pairs_of
from govlint.lists.comparison.upstream import cancelled_matters, still_listed
from govlint.lists.laws import Laws
from govlint.lists.matching.grains import grains
from govlint.model.finding import Severity
from govlint.model.items import Field, ItemList
from govlint.model.listing import Alignment, Comparison, RegionList
from govlint.rules.registry import RuleSet
from govlint.rules.select import UnknownRuleError
from govlint.version import __version__

NORMS, PROMISE = "norms", "promise"


def compare(
    regions: Sequence[RegionList],
    alignment: Alignment,
    catalogue: ItemList | None,
    laws: Laws,
    policies: Mapping[str, str],
    day: datetime.date,
    rules: RuleSet,
    severities: Mapping[str, Severity] | None = None,
) -> Comparison:
    """Compare the lists of regions.

    Args:
        regions: the regions; those without a single matter are left out of presence.
        alignment: which of their rows belong to which matter.
        catalogue: the list that binds all of them; an empty cell of it binds nothing.
        laws: what is known about laws on the day.
        policies: field to policy (Eq4, EqR, Dir, Free), where a profile has its own.
        day: the day at which lists are judged.
        rules: the rules about lists that are asked.
        severities: what an office has chosen, by ``CODE`` or ``CODE:case``.
    """
    with _without_collection():
        return _compared(
            regions, alignment, catalogue, laws, policies, Book(rules, day, severities or {})
        )


def _compared(
    regions: Sequence[RegionList],
    alignment: Alignment,
    catalogue: ItemList | None,
    laws: Laws,
    policies: Mapping[str, str],
    book: Book,
) -> Comparison:
    gone = cancelled_matters(alignment.matters, catalogue, book.day)
    rows = rows_of(regions, alignment, book.day, gone)
    split = grains(regions, alignment)
    outside = outsiders(rows, catalogue, split)
    results = _results(rows, catalogue, laws, policies, book, outside)
    findings, counted = findings_of(rows, results, book)
    absence = presence(rows, alignment, catalogue, split, book, outside - _told(results))
    pairs = pairs_of(rows, counted)
    return Comparison(
        tool=f"govlint {__version__}",
        day=book.day.isoformat(),
        reference=_reference(regions, catalogue),
        reference_path=catalogue.path if catalogue is not None else None,
        regions=tuple(regions),
        catalogue=catalogue,
        alignment=alignment,
        findings=(*findings, *absence.findings),
        consistency=consistency_of(rows, results, pairs, catalogue),
        counts=counts_of(rows, pairs, absence),
        policies=policy_names(policies),
        grains=split,
    )


@contextmanager
def _without_collection() -> Iterator[None]:
    """Leave off looking for cycles: there are none, and findings are many small objects."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


def _reference(regions: Sequence[RegionList], catalogue: ItemList | None) -> str:
    if catalogue is not None:
        return "catalogue"
    names = {region.name for region in regions}
    return "superior" if any(region.superior in names for region in regions) else "majority"


def _told(results: Sequence[FieldResult]) -> frozenset[int]:
    """Return the matters that are found to stand outside the catalogue by their codes."""
    return frozenset(
        one.matter
        for result in results
        for one in result.departing
        if one.judgement.situation == OUTSIDE
    )


def _results(
    rows: Rows,
    catalogue: ItemList | None,
    laws: Laws,
    policies: Mapping[str, str],
    book: Book,
    outside: frozenset[int],
) -> list[FieldResult]:
    """Compare every field that is not free; bases first, as the law of limits asks for them."""
    chosen = {policy.field: policy for policy in field_policies(policies)}
    order = sorted(chosen, key=lambda field: field != Field.BASIS)
    found: dict[str, FieldResult] = {}
    bases: Column | None = None
    for field in order:
        policy = chosen[field]
        column = column_of(rows, field, _forms(policy, laws, book.day), catalogue)
        if column is None:
            continue
        permits = None
        if field == Field.BASIS:
            bases = column
        elif field == Field.LEGAL_LIMIT:
            permits = permits_beyond(rows, column, bases)
        result = _result(rows, policy, column, book, permits)
        if field == Field.BASIC_CODE:
            more = without_entry(rows, column, outside, catalogue)
            result = replace(result, departing=[*result.departing, *more])
        if field == Field.FEE_STANDARD and Field.FEE in found:
            result = _without(result, found[Field.FEE.value])
        found[field] = result
    return [found[field] for field in chosen if field in found]


def _without(result: FieldResult, told: FieldResult) -> FieldResult:
    """Leave out the rows of which another field says the same: a fee where others take none."""
    lines = {line for one in told.departing for line in one.lines}
    kept = [
        replace(one, lines=[line for line in one.lines if line not in lines])
        for one in result.departing
    ]
    return replace(result, departing=[one for one in kept if one.lines])


def _forms(
    policy: FieldPolicy, laws: Laws, day: datetime.date
) -> Callable[[Sequence[str]], Sequence[Form]]:
    if policy.kind == NORMS:
        return partial(basis_forms, laws=laws, day=day)
    return lambda texts: [form_of(policy.kind, text) for text in texts]


def _result(
    rows: Rows, policy: FieldPolicy, column: Column, book: Book, permits: Permits | None
) -> FieldResult:
    if policy.kind == PROMISE:
        return compare_promises(rows, policy, column, bounds_of(_parameters(policy, book)))
    hook, unlawful = (permits.hook, permits.lines) if permits is not None else (None, None)
    result = compare_field(rows, policy, column, hook, unlawful)
    own = _OWN.get(policy.field)
    more = list(own(rows, column)) if own is not None else []
    more += lawless(rows, column, permits)
    return FieldResult(policy, [*result.departing, *more], result.compared)


_OWN: Mapping[str, Callable[[Rows, Column], Iterator[Departing]]] = {
    Field.BASIS.value: wrong_bases,
    Field.BASIC_CODE.value: still_listed,
}
"""What is to be found in a field beside what departs from a reference."""


def _parameters(policy: FieldPolicy, book: Book) -> Mapping[str, object]:
    code, _ = policy.cases["worse"]
    try:
        return book.rules.get(code).parameters
    except UnknownRuleError:
        return {}
