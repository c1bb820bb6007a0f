"""Promised limits: they may be shorter anywhere, and far longer than those of the peers nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import polars as pl

from govlint.lists.comparison.columns import GROUP, ID, MATTER, Column, Rows
from govlint.lists.comparison.fields import (
    FROM_CATALOGUE,
    FROM_MAJORITY,
    REFERENCE,
    Departing,
    FieldResult,
    compared_lines,
    counted_forms,
    lines_of,
    lines_of_verdicts,
    printed_above,
    runs_of,
)
from govlint.lists.comparison.forms import Form
from govlint.lists.comparison.judging import Judgement
from govlint.lists.comparison.policies import WORSE, FieldPolicy
from govlint.lists.values.limits import Limit, longer

MEDIAN, OTHERS = "同级地区中位数", "同级其他地区最长的"
SHORT = Decimal(1)
"""What a promise may be beyond the peers' in any case: where all of them do it at once, one day."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many times the median of the peers a promise may be, and how many there must be for it.

    Of fewer peers it is the longest promise that counts.
    """

    times: Decimal = Decimal(2)
    fewest: int = 3


def bounds_of(parameters: Mapping[str, Any]) -> Bounds:
    """Return the bounds that a rule's parameters set."""
    return Bounds(Decimal(str(parameters.get("times", 2))), int(parameters.get("fewest", 3)))


def compare_promises(
    rows: Rows, policy: FieldPolicy, column: Column, bounds: Bounds
) -> FieldResult:
    """Find promises that are far longer than what peers promise in the same unit."""
    runs = runs_of(rows, policy, column)
    departing = list(_beyond_catalogue(rows, column, runs))
    alone = runs.filter(pl.col(REFERENCE).is_null())
    found = list(_longer(column, counted_forms(alone), bounds))
    named = [(one.group, one.actual) for one in found]
    departing += [
        _departing(rows, column, found[number], lines, confidence)
        for number, lines, confidence in lines_of_verdicts(rows, alone, named)
    ]
    return FieldResult(policy, departing, compared_lines(rows, column, runs))


def _beyond_catalogue(rows: Rows, column: Column, runs: pl.DataFrame) -> Iterator[Departing]:
    """Find promises that are longer than the one that the catalogue gives."""
    differing = runs.filter(pl.col(REFERENCE) != pl.col(ID)).with_columns(
        (pl.col(GROUP) // rows.levels).alias(MATTER)
    )
    for matter, reference, actual, lines, confidence in lines_of(
        rows, differing, [MATTER, REFERENCE, ID]
    ).iter_rows():
        form = column.forms[actual]
        if longer(form.value, column.forms[reference].value):
            yield Departing(
                matter,
                lines,
                column.forms[reference],
                FROM_CATALOGUE,
                form,
                Judgement(WORSE, f"“{form.printed}”"),
                confidence,
                expected=printed_above(column, matter),
            )


class _Found(NamedTuple):
    """A form of a group that is too long, what the peers promise, and whose promise that is."""

    group: int
    actual: int
    expected: str
    whose: str


def _longer(column: Column, counted: pl.DataFrame, bounds: Bounds) -> Iterator[_Found]:
    """Yield what is longer than the bounds allow."""
    amounts = [_amount(form) for form in column.forms]
    for group, votes in groupby(counted.iter_rows(), key=itemgetter(0)):
        known = [(amounts[actual], actual, count) for _, actual, count in votes]
        for amount, actual, _ in known:
            if amount is None or not amount[1]:
                continue
            value, unit = amount
            peers = _peers(known, actual, unit)
            if not peers:
                continue
            few = len(peers) < bounds.fewest
            usual = peers[-1] if few else _median(peers)
            if value > max(usual * bounds.times, usual + SHORT):
                yield _Found(group, actual, _printed(usual, unit), OTHERS if few else MEDIAN)


def _median(peers: Sequence[Decimal]) -> Decimal:
    return (peers[(len(peers) - 1) // 2] + peers[len(peers) // 2]) / 2


_Amount = tuple[Decimal, str] | None
"""Amount and unit; at once is nothing of any unit."""


def _peers(known: Sequence[tuple[_Amount, int, int]], own: int, unit: str) -> list[Decimal]:
    """Return what the other regions promise in one unit, in order.

    Several regions that promise the same are peers of each other.
    """
    found: list[Decimal] = []
    for amount, actual, count in known:
        if amount is not None and amount[1] in (unit, ""):
            found += [amount[0]] * (count - (actual == own))
    return sorted(found)


def _amount(form: Form) -> _Amount:
    limit: Limit | None = form.value
    if limit is None:
        return None
    if limit.kind == "immediate":
        return Decimal(0), ""
    return (limit.total, limit.unit) if limit.total is not None and limit.unit else None


def _printed(median: Decimal, unit: str) -> str:
    number = f"{median.normalize():f}"
    return f"{number}{'个' if unit in ('工作日', '月', '小时') else ''}{unit}"


def _departing(
    rows: Rows, column: Column, found: _Found, lines: Sequence[int], confidence: float
) -> Departing:
    form = column.forms[found.actual]
    judgement = Judgement(WORSE, f"“{form.printed}”")
    return Departing(
        found.group // rows.levels,
        lines,
        form,
        FROM_MAJORITY,
        form,
        judgement,
        confidence,
        expected=found.expected,
        where=found.whose,
    )
